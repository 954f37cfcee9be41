// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// A view of the main diagonal of two axes of equal size: both are dropped, the diagonal becomes the last axis.
///
/// @param first one axis, non-negative
/// @param second another axis, non-negative
public record Diagonal(int first, int second) implements ViewOp, Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        Check.axis(this, first, x);
        Check.axis(this, second, x);
        Check.that(first != second && x.dim(first) == x.dim(second), this, "two axes of equal size are needed", "first="
                + first + ", second=" + second, inputs);
        int rank = x.rank() - 1;
        long[] dims = new long[rank];
        long[] strides = new long[rank];
        int kept = 0;
        for (int i = 0; i < x.rank(); i++) {
            if (i != first && i != second) {
                dims[kept] = x.dim(i);
                strides[kept++] = x.stride(i);
            }
        }
        dims[kept] = x.dim(first);
        strides[kept] = x.stride(first) + x.stride(second);
        return List.of(TensorSpec.strided(x.dtype(), Shape.of(dims), strides));
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor x = v.x(0);
        Tensor mask = Tensor.eye(x.dim(first), DType.BOOL);
        Tensor matrix = mask.select(v.grad().unsqueeze(-1), 0);
        int[] order = new int[x.rank()];
        int kept = 0;
        for (int i = 0; i < order.length; i++) {
            order[i] = i == first ? order.length - 2 : i == second ? order.length - 1 : kept++;
        }
        return new Tensor[] {matrix.permute(order)};
    }
}
