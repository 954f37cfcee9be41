// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise arc sine in radians; NaN outside `[-1, 1]`.
public record Asin() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.asin(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.x(0).square().neg().add(1).rsqrt())};
    }
}
