// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// A packed, row-major copy; of every element type.
public record Contiguous() implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        return List.of(Check.operands(this, inputs, 1).get(0).packed());
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad()};
    }
}
