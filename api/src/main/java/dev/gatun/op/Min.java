// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;

/// The smallest element along some axes; NaN where there is one. No elements are an error.
///
/// The gradient is shared evenly among equal smallest elements.
///
/// @param axes the axes, non-negative; none means all
/// @param keepDims whether reduced axes stay with size 1
public record Min(List<Integer> axes, boolean keepDims) implements ReduceOp, Differentiable {
    public Min {
        axes = List.copyOf(axes);
    }

    @Override
    public double initial() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double combine(double sum, double x) {
        return Math.min(sum, x);
    }

    @Override
    public long combineLong(long sum, long x) {
        return Math.min(sum, x);
    }

    @Override
    public boolean rejectsEmpty() {
        return true;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Shape kept = keptShape(v.x(0).shape());
        Tensor mask = v.x(0).equal(v.y(0).reshape(kept)).to(v.x(0).dtype());
        Tensor share = v.grad().reshape(kept).div(Ops.apply(new Sum(axes, true), mask));
        return new Tensor[] {mask.mul(share)};
    }
}
