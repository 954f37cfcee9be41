// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise inverse of the hyperbolic cosine, at least 0; NaN below 1.
public record Acosh() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        if (x < 1) {
            return Double.NaN;
        }
        // Its square would overflow.
        if (x > 1e150) {
            return Math.log(x) + Math.log(2);
        }
        double above = x - 1;
        return Math.log1p(above + Math.sqrt(above * (x + 1)));
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.x(0).square().sub(1).rsqrt())};
    }
}
