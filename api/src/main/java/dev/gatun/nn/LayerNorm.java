// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;

/// Brings the last axes of each example to mean 0 and variance 1, then scales and shifts them:
/// `(x - mean) / sqrt(variance + epsilon) * weight + bias` (Ba, Kiros and Hinton 2016).
///
/// `[1, 3]` (mean 2, variance 1) becomes `[-1, 1]` up to epsilon. Parameters `weight` (ones) and `bias` (zeros) of the
/// shape of the normalised axes.
public final class LayerNorm extends Layer {
    private final Shape shape;
    private final double epsilon;
    private final Tensor weight;
    private final Tensor bias;

    /// A layer in `F32` over last axes of the given sizes, with epsilon 1e-5.
    public LayerNorm(long... dims) {
        this(dims, 1e-5, true, DType.F32);
    }

    /// A layer with all choices.
    ///
    /// @param affine whether there are weight and bias
    public LayerNorm(long[] dims, double epsilon, boolean affine, DType dtype) {
        this.shape = Shape.of(dims);
        this.epsilon = epsilon;
        this.weight = affine ? parameter("weight", Tensor.ones(dtype, dims)) : null;
        this.bias = affine ? parameter("bias", Tensor.zeros(dtype, dims)) : null;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return Functional.layerNorm(x, shape.rank(), weight, bias, epsilon);
    }

    @Override
    protected String settings() {
        return shape + ", epsilon=" + epsilon;
    }
}
