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
        return new Tensor[] {Ops.apply(new TanhGrad(), v.y(0), v.grad())};
    }
}
