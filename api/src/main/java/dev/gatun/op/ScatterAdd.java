// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The adjoint of [Gather]: a copy of x with each source element added at its index along one axis; with `axis = 1`,
/// `y[i][index[i][j][k]][k] += source[i][j][k]`. Operands: x, indices (`I64`), source (of the indices' shape).
///
/// Equal indices add up, in row-major order. An index outside the axis is an [IndexOutOfBoundsException].
///
/// @param axis the axis, non-negative
public record ScatterAdd(int axis) implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 3);
        TensorSpec x = inputs.get(0);
        Check.axis(this, axis, x);
        Check.arithmetic(this, x);
        Indices.checkSource(this, axis, x, inputs);
        return List.of(x.packed());
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad(), null, v.needs(2) ? v.grad().gather(axis, v.x(1)) : null};
    }
}
