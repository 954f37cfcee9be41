// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The arithmetic mean along some axes; NaN over no elements.
///
/// @param axes the axes, non-negative; none means all
/// @param keepDims whether reduced axes stay with size 1
public record Mean(List<Integer> axes, boolean keepDims) implements ReduceOp, Differentiable {
    public Mean {
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
    public double finish(double sum, long count) {
        return sum / count;
    }

    @Override
    public void checkOperand(TensorSpec operand) {
        if (operand.dtype().isInt()) {
            throw new IllegalArgumentException("mean: integers have no mean: operand=" + operand
                    + "; convert with .to(DType.F32)");
        }
        Check.floating(this, operand);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        long count = v.x(0).size() / Math.max(1, v.y(0).size());
        Tensor grad = v.grad().div(count).reshape(keptShape(v.x(0).shape()));
        return new Tensor[] {grad.expand(v.x(0).shape())};
    }
}
