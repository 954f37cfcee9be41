// SPDX-License-Identifier: Apache-2.0
package dev.gatun.model;

import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// Linear regression: outputs are weighted sums of the inputs; trained with [dev.gatun.nn.Losses#mse].
///
/// Shapes: `[N, features] -> [N, outputs]`; parameters `linear.weight` and `linear.bias`.
public final class LinearRegression extends Layer {
    private final Linear linear;

    /// A model in `F32`.
    public LinearRegression(long features, long outputs, Rng rng) {
        this.linear = child("linear", new Linear(features, outputs, rng));
    }

    @Override
    protected Tensor compute(Tensor x) {
        return linear.forward(x);
    }
}
