// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise square root; negative gives NaN.
public record Sqrt() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.sqrt(x);
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().div(v.y(0).mul(2))};
    }
}
