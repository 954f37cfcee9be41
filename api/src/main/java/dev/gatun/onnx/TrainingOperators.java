// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

/// Steps of optimizers.
final class TrainingOperators {
    private TrainingOperators() {
    }

    static void register(Operators operators) {
    }
}
