// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

/// An op that finds the position of the best element along one axis, as `I64`. NaN is better than any number.
public interface ArgReduceOp extends Op {
    /// The axis, non-negative.
    int axis();

    /// Whether the axis stays with size 1.
    boolean keepDims();

    /// Whether `x` beats the best element before it; neither is NaN.
    boolean better(double best, double x);

    /// Whether the integer `x` beats the best element before it.
    boolean better(long best, long x);

    @Override
    default Fidelity fidelity() {
        return Fidelity.EXACT;
    }
}
