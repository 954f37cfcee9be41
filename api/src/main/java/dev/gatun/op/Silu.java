// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `x / (1 + e^-x)`: the sigmoid linear unit, also called swish.
public record Silu() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return x / (1 + Math.exp(-x));
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new SiluGrad(), v.x(0), v.grad())};
    }
}
