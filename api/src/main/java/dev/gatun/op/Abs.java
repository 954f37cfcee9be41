// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `|x|`. The gradient at 0 is 0.
public record Abs() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.abs(x);
    }

    @Override
    public boolean acceptsIntegers() {
        return true;
    }

    @Override
    public long applyLong(long x) {
        return Math.abs(x);
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.x(0).sign())};
    }
}
