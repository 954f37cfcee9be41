// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.TensorSpec;

/// Elementwise shift of the bits of integers to lower places: `a / 2^b` rounded down; the sign of signed types stays.
/// Both operands have one integer type; the result for a negative `b` is that of a large one. With broadcasting.
public record ShiftRight() implements BinaryOp {
    @Override
    public double apply(double a, double b) {
        throw new IllegalArgumentException(name() + ": not defined for floating-point numbers");
    }

    @Override
    public long applyLong(long a, long b) {
        return b < 0 || b > 63 ? a >> 63 : a >> b;
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
