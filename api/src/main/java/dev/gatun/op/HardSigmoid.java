// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `min(max(x + 3, 0), 6) / 6`. The gradient at -3 and 3 is 0.
public record HardSigmoid() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.min(Math.max(x + 3, 0), 6) / 6;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new HardTanhGrad(-3, 3), v.x(0), v.grad()).div(6)};
    }
}
