// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// A view of the same elements that has no gradient: the loss is treated as not depending on the operand through it.
public record Detach() implements ViewOp, Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        return List.of(Check.operands(this, inputs, 1).get(0));
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {null};
    }
}
