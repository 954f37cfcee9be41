// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

/// Losses.
final class LossOperators {
    private LossOperators() {
    }

    static void register(Operators operators) {
    }
}
