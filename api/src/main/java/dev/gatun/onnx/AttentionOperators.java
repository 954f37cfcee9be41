// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

/// Attention and its relatives.
final class AttentionOperators {
    private AttentionOperators() {
    }

    static void register(Operators operators) {
    }
}
