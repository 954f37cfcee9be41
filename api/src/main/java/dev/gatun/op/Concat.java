// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Any number of operands of one type (at least one) joined along an axis; the other dimensions are equal.
///
/// @param axis the axis, non-negative
public record Concat(int axis) implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.that(!inputs.isEmpty(), this, "at least one operand is needed", "operands=0", inputs);
        TensorSpec first = inputs.get(0);
        Check.axis(this, axis, first);
        long dim = 0;
        for (TensorSpec x : inputs) {
            Check.sameType(this, first, x);
            Check.that(x.rank() == first.rank() && x.shape().with(axis, 0).equals(first.shape().with(axis, 0)), this,
                    "dims other than the axis must be equal", "axis=" + axis + ", first=" + first.shape() + ", other="
                            + x.shape(),
                    inputs);
            dim = Math.addExact(dim, x.dim(axis));
        }
        return List.of(TensorSpec.of(first.dtype(), first.shape().with(axis, dim)));
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor[] gradients = new Tensor[v.count()];
        long start = 0;
        for (int i = 0; i < gradients.length; i++) {
            long end = start + v.x(i).dim(axis);
            gradients[i] = v.needs(i) ? v.grad().slice(axis, start, end) : null;
            start = end;
        }
        return gradients;
    }
}
