// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Slices picked along one axis by position: the axis is replaced by the dimensions of the indices.
/// Operands: x, indices (`I64`, of any rank). With `axis = 0` and a matrix x these are rows, as in an embedding.
///
/// An index outside the axis is an [IndexOutOfBoundsException].
///
/// @param axis the axis, non-negative
public record IndexSelect(int axis) implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2);
        TensorSpec x = inputs.get(0);
        TensorSpec index = inputs.get(1);
        Check.axis(this, axis, x);
        Check.index(this, index);
        return List.of(TensorSpec.of(x.dtype(), shape(x.shape(), index.shape())));
    }

    private Shape shape(Shape x, Shape index) {
        Shape shape = x.without(axis);
        for (int i = 0; i < index.rank(); i++) {
            shape = shape.inserted(axis + i, index.dim(i));
        }
        return shape;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Tensor.zeros(v.x(0).spec()).indexAdd(axis, v.x(1), v.grad()), null};
    }
}
