// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise tangent of radians.
public record Tan() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.tan(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.y(0).square().add(1))};
    }
}
