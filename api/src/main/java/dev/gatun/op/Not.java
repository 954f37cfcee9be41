// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.TensorSpec;

/// Logical negation of a `BOOL` tensor.
public record Not() implements UnaryOp {
    @Override
    public void checkOperand(TensorSpec operand) {
        Check.bool(this, operand);
    }

    @Override
    public double apply(double x) {
        return x == 0 ? 1 : 0;
    }

    @Override
    public long applyLong(long x) {
        return x == 0 ? 1 : 0;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }
}
