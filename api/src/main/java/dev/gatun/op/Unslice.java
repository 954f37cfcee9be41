// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The adjoint of [Slice]: zeros with the operand's elements at `start, start + step, …` along one axis.
///
/// @param dim the size of the result along the axis
/// @param axis the axis, non-negative
/// @param start the position of the operand's first element
/// @param step the distance between positions, at least 1
public record Unslice(long dim, int axis, long start, long step) implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        long count = x.dim(axis);
        Check.that(start >= 0 && step >= 1 && (count == 0 || start + (count - 1) * step < dim), this,
                "the elements must fit into the axis", "axis=" + axis + ", start=" + start + ", step=" + step
                        + ", count=" + count + ", dim=" + dim,
                inputs);
        return List.of(TensorSpec.of(x.dtype(), x.shape().with(axis, dim)));
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        long end = Math.min(dim, start + v.x(0).dim(axis) * step);
        return new Tensor[] {Ops.apply(new Slice(axis, start, Math.max(start, end), step), v.grad())};
    }
}
