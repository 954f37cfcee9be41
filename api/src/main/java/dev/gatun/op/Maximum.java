// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise larger one of `a` and `b` with broadcasting; NaN where either is NaN. The gradient goes to the larger
/// operand,
/// half to each where they are equal.
public record Maximum() implements BinaryOp, Differentiable {
    @Override
    public double apply(double a, double b) {
        return Math.max(a, b);
    }

    @Override
    public long applyLong(long a, long b) {
        return Math.max(a, b);
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor shared = v.x(0).equal(v.x(1)).select(v.grad().mul(0.5), v.grad());
        Tensor gradA = v.needs(0) ? v.x(0).less(v.x(1)).select(0, shared).sumTo(v.x(0).shape()) : null;
        Tensor gradB = v.needs(1) ? v.x(1).less(v.x(0)).select(0, shared).sumTo(v.x(1).shape()) : null;
        return new Tensor[] {gradA, gradB};
    }
}
