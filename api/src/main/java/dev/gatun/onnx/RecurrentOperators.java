// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

/// Recurrent networks.
final class RecurrentOperators {
    private RecurrentOperators() {
    }

    static void register(Operators operators) {
    }
}
