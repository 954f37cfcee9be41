// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `1 / sqrt(x)`; 0 gives infinity, negative NaN.
public record Rsqrt() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return 1 / Math.sqrt(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.y(0).mul(v.y(0)).mul(v.y(0))).mul(-0.5)};
    }
}
