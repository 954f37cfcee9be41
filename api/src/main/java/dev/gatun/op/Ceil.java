// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise smallest whole number not below `x`. Its gradient is 0.
public record Ceil() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.ceil(x);
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
