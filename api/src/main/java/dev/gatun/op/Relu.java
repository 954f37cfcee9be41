// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `max(x, 0)`: the rectified linear unit. The gradient at 0 is 0; NaN stays NaN.
public record Relu() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return x > 0 || Double.isNaN(x) ? x : 0;
    }

    @Override
    public boolean acceptsIntegers() {
        return true;
    }

    @Override
    public long applyLong(long x) {
        return Math.max(x, 0);
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new ReluGrad(), v.x(0), v.grad())};
    }
}
