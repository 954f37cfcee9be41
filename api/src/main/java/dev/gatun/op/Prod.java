// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.List;

/// The product along some axes; 1 over no elements. Integers wrap around.
///
/// The gradient is right at zeros; the second derivative takes zero elements as constants.
///
/// @param axes the axes, non-negative; none means all
/// @param keepDims whether reduced axes stay with size 1
public record Prod(List<Integer> axes, boolean keepDims) implements ReduceOp, Differentiable {
    public Prod {
        axes = List.copyOf(axes);
    }

    @Override
    public double initial() {
        return 1;
    }

    @Override
    public double combine(double sum, double x) {
        return sum * x;
    }

    @Override
    public long combineLong(long sum, long x) {
        return sum * x;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Shape kept = keptShape(v.x(0).shape());
        Tensor zero = v.x(0).equal(0);
        Tensor others = zero.select(1, v.x(0));
        Tensor product = Ops.apply(new Prod(axes, true), others);
        Tensor zeros = Ops.apply(new Sum(axes, true), zero.to(v.x(0).dtype()));
        Tensor atZero = zeros.equal(1).select(product, 0);
        Tensor elsewhere = zeros.equal(0).select(product, 0).div(others);
        return new Tensor[] {zero.select(atZero, elsewhere).mul(v.grad().reshape(kept))};
    }
}
