// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise logistic function `1 / (1 + e^-x)`.
public record Sigmoid() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new SigmoidGrad(), v.y(0), v.grad())};
    }
}
