// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Whether any element along some axes is true; false over no elements.
///
/// @param axes the axes, non-negative; none means all
/// @param keepDims whether reduced axes stay with size 1
public record Any(List<Integer> axes, boolean keepDims) implements ReduceOp {
    public Any {
        axes = List.copyOf(axes);
    }

    @Override
    public double initial() {
        return 0;
    }

    @Override
    public double combine(double sum, double x) {
        return sum != 0 || x != 0 ? 1 : 0;
    }

    @Override
    public long combineLong(long sum, long x) {
        return sum | x;
    }

    @Override
    public void checkOperand(TensorSpec operand) {
        Check.bool(this, operand);
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }
}
