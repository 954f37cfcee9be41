// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Elements picked along one axis by position, one index for each result element: with `axis = 1`,
/// `y[i][j][k] = x[i][index[i][j][k]][k]`. Operands: x, indices (`I64`, of the result's shape).
///
/// The indices have the rank of x, and outside the axis no larger dimensions than x. An index outside the axis is an
/// [IndexOutOfBoundsException].
///
/// @param axis the axis, non-negative
public record Gather(int axis) implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2);
        TensorSpec x = inputs.get(0);
        TensorSpec index = inputs.get(1);
        Check.axis(this, axis, x);
        Check.index(this, index);
        Indices.checkFit(this, axis, x, index, inputs);
        return List.of(TensorSpec.of(x.dtype(), index.shape()));
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Tensor.zeros(v.x(0).spec()).scatterAdd(axis, v.x(1), v.grad()), null};
    }
}
