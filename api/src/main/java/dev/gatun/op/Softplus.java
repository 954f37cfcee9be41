// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `log(1 + e^(beta x)) / beta`, and `x` where `beta x` exceeds `threshold`.
///
/// @param beta the sharpness, not 0
/// @param threshold where the function becomes linear, in units of `beta x`
public record Softplus(double beta, double threshold) implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return x * beta > threshold ? x : Math.log1p(Math.exp(x * beta)) / beta;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new SoftplusGrad(beta, threshold), v.x(0), v.grad())};
    }
}
