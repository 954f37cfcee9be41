// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.TensorSpec;

/// Elementwise logical "or" of `BOOL` tensors, and of each bit of integers, with broadcasting.
public record Or() implements BinaryOp {
    @Override
    public double apply(double a, double b) {
        return (a != 0) | (b != 0) ? 1 : 0;
    }

    @Override
    public long applyLong(long a, long b) {
        return a | b;
    }

    @Override
    public void checkOperand(TensorSpec operand) {
        Check.bits(this, operand);
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }
}
