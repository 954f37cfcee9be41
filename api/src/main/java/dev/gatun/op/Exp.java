// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `e^x`.
public record Exp() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.exp(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.y(0))};
    }
}
