// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise inverse of the hyperbolic tangent; infinite at -1 and 1, NaN beyond.
public record Atanh() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return 0.5 * (Math.log1p(x) - Math.log1p(-x));
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.x(0).square().neg().add(1).reciprocal())};
    }
}
