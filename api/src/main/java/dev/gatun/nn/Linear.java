// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// `y = x weight^T + bias`: each output is a weighted sum of all inputs.
///
/// Shapes: `[…, in] -> […, out]`; parameters `weight` `[out, in]` and `bias` `[out]`, both drawn uniformly from
/// `±1 / sqrt(in)`. With `weight = [[1, 2], [3, 4]]` and `bias = [10, 20]`, `x = [1, -1]` gives `[9, 19]`.
public final class Linear extends Layer {
    private final Tensor weight;
    private final Tensor bias;

    /// A layer in `F32` with bias.
    public Linear(long in, long out, Rng rng) {
        this(in, out, true, DType.F32, rng);
    }

    /// A layer with all choices.
    public Linear(long in, long out, boolean bias, DType dtype, Rng rng) {
        Init init = Init.uniformByFanIn(in);
        this.weight = parameter("weight", init.create(rng, dtype, out, in));
        this.bias = bias ? parameter("bias", init.create(rng, dtype, out)) : null;
    }

    /// The weight, `[out, in]`.
    public Tensor weight() {
        return weight;
    }

    /// The bias, `[out]`, or null.
    public Tensor bias() {
        return bias;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return Functional.linear(x, weight, bias);
    }

    @Override
    protected String settings() {
        return weight.dim(1) + " -> " + weight.dim(0) + (bias == null ? ", no bias" : "");
    }
}
