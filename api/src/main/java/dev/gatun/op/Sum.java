// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import java.util.List;

/// The sum along some axes; 0 over no elements. Integers wrap around.
///
/// @param axes the axes, non-negative; none means all
/// @param keepDims whether reduced axes stay with size 1
public record Sum(List<Integer> axes, boolean keepDims) implements ReduceOp, Differentiable {
    public Sum {
        axes = List.copyOf(axes);
    }

    @Override
    public double initial() {
        return 0;
    }

    @Override
    public double combine(double sum, double x) {
        return sum + x;
    }

    @Override
    public long combineLong(long sum, long x) {
        return sum + x;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().reshape(keptShape(v.x(0).shape())).expand(v.x(0).shape())};
    }
}
