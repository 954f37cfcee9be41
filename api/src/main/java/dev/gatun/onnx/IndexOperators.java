// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

/// Gathering, scattering and selection by index.
final class IndexOperators {
    private IndexOperators() {
    }

    static void register(Operators operators) {
    }
}
