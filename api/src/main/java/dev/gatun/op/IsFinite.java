// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;

/// Whether an element is neither NaN nor infinite, as `BOOL`.
public record IsFinite() implements UnaryOp {
    @Override
    public DType result(DType operand) {
        return DType.BOOL;
    }

    @Override
    public double apply(double x) {
        return Double.isFinite(x) ? 1 : 0;
    }

    @Override
    public boolean acceptsIntegers() {
        return true;
    }

    @Override
    public long applyLong(long x) {
        return 1;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }
}
