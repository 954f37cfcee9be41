// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

/// Images, and pools and convolutions of other than two dimensions.
final class ImageOperators {
    private ImageOperators() {
    }

    static void register(Operators operators) {
    }
}
