// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise largest whole number not above `x`. Its gradient is 0.
public record Floor() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.floor(x);
    }

    @Override
    public boolean acceptsIntegers() {
        return true;
    }

    @Override
    public long applyLong(long x) {
        return x;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {null};
    }
}
