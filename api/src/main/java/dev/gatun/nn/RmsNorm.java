// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;

/// Divides the last axes of each example by their root mean square, then scales them:
/// `x / sqrt(mean(x^2) + epsilon) * weight` (Zhang and Sennrich 2019).
///
/// `[1, 7]` (mean square 25) becomes `[0.2, 1.4]`. Parameter `weight` (ones) of the shape of the normalised axes.
public final class RmsNorm extends Layer {
    private final Shape shape;
    private final double epsilon;
    private final Tensor weight;

    /// A layer in `F32` over last axes of the given sizes, with epsilon 1e-6.
    public RmsNorm(long... dims) {
        this(dims, 1e-6, DType.F32);
    }

    /// A layer with all choices.
    public RmsNorm(long[] dims, double epsilon, DType dtype) {
        this.shape = Shape.of(dims);
        this.epsilon = epsilon;
        this.weight = parameter("weight", Tensor.ones(dtype, dims));
    }

    @Override
    protected Tensor compute(Tensor x) {
        return Functional.rmsNorm(x, shape.rank(), weight, epsilon);
    }

    @Override
    protected String settings() {
        return shape + ", epsilon=" + epsilon;
    }
}
