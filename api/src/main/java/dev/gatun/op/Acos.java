// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise arc cosine in radians; NaN outside `[-1, 1]`.
public record Acos() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.acos(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.x(0).square().neg().add(1).rsqrt().neg())};
    }
}
