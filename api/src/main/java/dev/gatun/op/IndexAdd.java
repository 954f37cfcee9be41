// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The adjoint of [IndexSelect]: a copy of x with slices of the source added at positions along one axis.
/// Operands: x, indices (`I64`, of any rank), source (of the shape that [IndexSelect] would give).
///
/// Equal indices add up, in row-major order. An index outside the axis is an [IndexOutOfBoundsException].
///
/// @param axis the axis, non-negative
public record IndexAdd(int axis) implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 3);
        TensorSpec x = inputs.get(0);
        TensorSpec source = inputs.get(2);
        Check.arithmetic(this, x);
        Check.sameType(this, x, source);
        TensorSpec fitting = new IndexSelect(axis).infer(inputs.subList(0, 2)).get(0);
        Check.that(source.shape().equals(fitting.shape()), this, "source must have the shape of the selected slices",
                "source=" + source.shape() + ", expected=" + fitting.shape(), inputs);
        return List.of(x.packed());
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad(), null, v.needs(2) ? v.grad().indexSelect(axis, v.x(1)) : null};
    }
}
