// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;

/// A view of the same elements in row-major order under another shape of the same size.
///
/// The operand may be strided as long as some strides give the new shape ([Tensor#reshape] copies where none do).
///
/// @param shape the new shape
public record Reshape(Shape shape) implements ViewOp, Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        Check.that(x.size() == shape.size(), this, "the number of elements must not change", () -> "from=" + x.shape()
                + " (" + x.size() + "), to=" + shape + " (" + shape.size() + ")", inputs);
        long[] strides = strides(x, shape);
        Check.that(strides != null, this, "the operand's strides do not allow a view", () -> "strides="
                + Arrays.toString(x.strides()) + ", to=" + shape, inputs);
        return List.of(TensorSpec.strided(x.dtype(), shape, strides));
    }

    /// Whether a tensor of spec `x` can be looked at as `shape` without a copy.
    public static boolean isView(TensorSpec x, Shape shape) {
        return x.isContiguous() || x.size() != shape.size() || strides(x, shape) != null;
    }

    // The strides of the view, or null. Axes of x that lie behind each other in memory form a block; the new axes must
    // divide into the same blocks.
    private static long[] strides(TensorSpec x, Shape shape) {
        if (x.isContiguous()) {
            return shape.strides();
        }
        long[] strides = new long[shape.rank()];
        int next = shape.rank() - 1;
        long step = x.stride(-1);
        long block = 1;
        for (int axis = x.rank() - 1; axis >= 0; axis--) {
            block *= x.dim(axis);
            if (axis > 0 && (x.dim(axis - 1) == 1 || x.stride(axis - 1) == block * step)) {
                continue;
            }
            long filled = 1;
            while (next >= 0 && (filled < block || shape.dim(next) == 1)) {
                strides[next] = filled * step;
                filled *= shape.dim(next--);
            }
            if (filled != block) {
                return null;
            }
            step = axis > 0 ? x.stride(axis - 1) : 0;
            block = 1;
        }
        return strides;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().reshape(v.x(0).shape())};
    }
}
