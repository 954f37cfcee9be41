// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise hyperbolic tangent.
public record Tanh() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.tanh(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.y(0).mul(v.y(0)).neg().add(1))};
    }
}
