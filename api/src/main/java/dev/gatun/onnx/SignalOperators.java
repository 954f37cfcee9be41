// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

/// Fourier transforms and windows.
final class SignalOperators {
    private SignalOperators() {
    }

    static void register(Operators operators) {
    }
}
