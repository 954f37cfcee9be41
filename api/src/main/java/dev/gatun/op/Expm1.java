// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `e^x - 1`, accurate near 0.
public record Expm1() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.expm1(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.y(0).add(1))};
    }
}
