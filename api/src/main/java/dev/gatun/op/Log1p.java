// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `log(1 + x)`, accurate near 0; below -1 gives NaN.
public record Log1p() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.log1p(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().div(v.x(0).add(1))};
    }
}
