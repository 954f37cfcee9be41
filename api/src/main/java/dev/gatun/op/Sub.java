// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `a - b` with broadcasting; integers wrap around.
public record Sub() implements BinaryOp, Differentiable {
    @Override
    public double apply(double a, double b) {
        return a - b;
    }

    @Override
    public long applyLong(long a, long b) {
        return a - b;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor gradA = v.needs(0) ? v.grad().sumTo(v.x(0).shape()) : null;
        Tensor gradB = v.needs(1) ? v.grad().neg().sumTo(v.x(1).shape()) : null;
        return new Tensor[] {gradA, gradB};
    }
}
