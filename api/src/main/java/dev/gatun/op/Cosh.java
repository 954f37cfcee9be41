// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise hyperbolic cosine.
public record Cosh() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.cosh(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.x(0).sinh())};
    }
}
