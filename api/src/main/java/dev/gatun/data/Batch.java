// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.tensor.Tensor;

/// Some examples at once.
///
/// @param x the inputs, first axis the examples
/// @param y the targets, first axis the examples
public record Batch(Tensor x, Tensor y) {
    /// The number of examples.
    public int size() {
        return Math.toIntExact(x.dim(0));
    }
}
