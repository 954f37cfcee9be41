// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `a / b` with broadcasting. Integers divide toward zero, and `x / 0` is 0 for them.
public record Div() implements BinaryOp, Differentiable {
    @Override
    public double apply(double a, double b) {
        return a / b;
    }

    @Override
    public long applyLong(long a, long b) {
        return b == 0 ? 0 : a / b;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor gradA = v.needs(0) ? v.grad().div(v.x(1)).sumTo(v.x(0).shape()) : null;
        Tensor gradB = v.needs(1) ? v.grad().mul(v.y(0)).div(v.x(1)).neg().sumTo(v.x(1).shape()) : null;
        return new Tensor[] {gradA, gradB};
    }
}
