// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.TensorSpec;

/// Elementwise shift of the bits of integers to higher places: `a * 2^b`, which wraps around; 0 where all bits leave.
/// Both operands have one integer type; the result for a negative `b` is that of a large one. With broadcasting.
public record ShiftLeft() implements BinaryOp {
    @Override
    public double apply(double a, double b) {
        throw new IllegalArgumentException(name() + ": not defined for floating-point numbers");
    }

    @Override
    public long applyLong(long a, long b) {
        return b < 0 || b > 63 ? 0 : a << b;
    }

    @Override
    public void checkOperand(TensorSpec operand) {
        Check.integer(this, operand);
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }
}
