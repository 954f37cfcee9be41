// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise sign: -1, 0 or 1. Its gradient is 0.
public record Sign() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return x == 0 ? 0 : Math.signum(x);
    }

    @Override
    public boolean acceptsIntegers() {
        return true;
    }

    @Override
    public long applyLong(long x) {
        return Long.signum(x);
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
