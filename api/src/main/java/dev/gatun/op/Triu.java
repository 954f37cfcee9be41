// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The operand with zeros below a diagonal of its last two axes, as a copy. The elements that stay have
/// `column - row >= diagonal`. Of every element type.
///
/// @param diagonal the number of the diagonal: 0 for the main one, positive above it
public record Triu(long diagonal) implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        Check.that(x.rank() >= 2, this, "operand must be a matrix or a batch of them", "rank=" + x.rank(), inputs);
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
