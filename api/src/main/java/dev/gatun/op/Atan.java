// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise arc tangent in radians.
public record Atan() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.atan(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.x(0).square().add(1).reciprocal())};
    }
}
