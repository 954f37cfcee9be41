// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The elements in order along one axis. Results: values, and their positions in the operand (`I64`).
///
/// Stable: equal elements keep their order. NaN counts as the largest, so it comes last, or first if `descending`.
///
/// @param axis the axis, non-negative
/// @param descending whether the largest come first
public record Sort(int axis, boolean descending) implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        Check.arithmetic(this, x);
        Check.axis(this, axis, x);
        return List.of(x.packed(), TensorSpec.of(DType.I64, x.shape()));
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Tensor.zeros(v.x(0).spec()).scatterAdd(axis, v.y(1), v.grad())};
    }
}
