// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

/// Choices and loops over graphs.
final class ControlOperators {
    private ControlOperators() {
    }

    static void register(Operators operators) {
    }
}
