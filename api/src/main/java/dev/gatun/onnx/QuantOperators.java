// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

/// Quantisation and integer products.
final class QuantOperators {
    private QuantOperators() {
    }

    static void register(Operators operators) {
    }
}
