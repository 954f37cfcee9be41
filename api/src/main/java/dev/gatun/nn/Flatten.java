// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.Tensor;

/// Joins all axes but the first: `[batch, a, b, …] -> [batch, a * b * …]`. `[8, 16, 5, 5]` becomes `[8, 400]`.
public final class Flatten extends Layer {
    /// A layer that joins axis 1 and all behind it.
    public Flatten() {
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.rank() == 2 ? x : x.flatten(1, -1);
    }
}
