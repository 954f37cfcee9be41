// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// A view with the axes in another order: axis `i` of the result is axis `order[i]` of the operand.
///
/// @param order each axis once, non-negative
public record Permute(List<Integer> order) implements ViewOp, Differentiable {
    public Permute {
        order = List.copyOf(order);
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        long[] dims = new long[x.rank()];
        long[] strides = new long[x.rank()];
        Check.that(order.size() == x.rank() && namesEachOnce(), this, "order must name each axis once", () -> "order="
                + order + ", rank=" + x.rank(), inputs);
        for (int i = 0; i < dims.length; i++) {
            dims[i] = x.dim(order.get(i));
            strides[i] = x.stride(order.get(i));
        }
        return List.of(TensorSpec.strided(x.dtype(), Shape.of(dims), strides));
    }

    private boolean namesEachOnce() {
        for (int i = 0; i < order.size(); i++) {
            if (!order.contains(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        int[] inverse = new int[order.size()];
        for (int i = 0; i < inverse.length; i++) {
            inverse[order.get(i)] = i;
        }
        return new Tensor[] {v.grad().permute(inverse)};
    }
}
