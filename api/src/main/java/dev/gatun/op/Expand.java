// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// A view broadcast to a larger shape: new leading axes and axes of size 1 are repeated with stride 0.
///
/// @param shape the shape to broadcast to
public record Expand(Shape shape) implements ViewOp, Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        Check.that(shape.equals(Shape.broadcast(x.shape(), shape)), this, "the shape must broadcast to the target",
                () -> "shape=" + x.shape() + ", target=" + shape, inputs);
        int added = shape.rank() - x.rank();
        long[] strides = new long[shape.rank()];
        for (int i = added; i < strides.length; i++) {
            strides[i] = x.dim(i - added) == shape.dim(i) ? x.stride(i - added) : 0;
        }
        return List.of(TensorSpec.strided(x.dtype(), shape, strides));
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().sumTo(v.x(0).shape())};
    }
}
