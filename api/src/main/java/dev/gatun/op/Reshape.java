// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The same elements in row-major order under another shape of the same size. The operand must be contiguous
/// ([Tensor#reshape] copies where it is not).
///
/// @param shape the new shape
public record Reshape(Shape shape) implements ViewOp, Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        Check.that(x.size() == shape.size(), this, "the number of elements must not change", "from=" + x.shape()
                + " (" + x.size() + "), to=" + shape + " (" + shape.size() + ")", inputs);
        Check.that(x.isContiguous(), this, "the operand must be contiguous", "operand=" + x, inputs);
        return List.of(TensorSpec.of(x.dtype(), shape));
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().reshape(v.x(0).shape())};
    }
}
