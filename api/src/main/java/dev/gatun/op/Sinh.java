// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise hyperbolic sine.
public record Sinh() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.sinh(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.x(0).cosh())};
    }
}
