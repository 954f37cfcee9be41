// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

/// Sequences and optional values.
final class SequenceOperators {
    private SequenceOperators() {
    }

    static void register(Operators operators) {
    }
}
