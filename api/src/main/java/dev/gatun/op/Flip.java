// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The operand with the order of elements reversed along some axes, as a copy.
///
/// @param axes the axes, non-negative
public record Flip(List<Integer> axes) implements Differentiable {
    public Flip {
        axes = List.copyOf(axes);
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        axes.forEach(axis -> Check.axis(this, axis, x));
        return List.of(x.packed());
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(this, v.grad())};
    }
}
