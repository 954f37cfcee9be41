// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// A view of the elements `start, start + step, …` before `end` along one axis.
///
/// @param axis the axis, non-negative
/// @param start the first index, in `[0, dim]`
/// @param end the index after the last one, in `[start, dim]`
/// @param step the distance between indices, at least 1
public record Slice(int axis, long start, long end, long step) implements ViewOp, Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        long dim = x.dim(axis);
        Check.that(0 <= start && start <= end && end <= dim && step >= 1, this,
                "the range must lie inside the axis",
                () -> "axis=" + axis + ", start=" + start + ", end=" + end + ", step="
                        + step + ", dim=" + dim,
                inputs);
        long[] strides = x.strides();
        strides[x.shape().axis(axis)] *= step;
        return List.of(TensorSpec.strided(x.dtype(), x.shape().with(axis, (end - start + step - 1) / step), strides));
    }

    @Override
    public long offset(TensorSpec input) {
        return start * input.stride(axis);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new Unslice(v.x(0).dim(axis), axis, start, step), v.grad())};
    }
}
