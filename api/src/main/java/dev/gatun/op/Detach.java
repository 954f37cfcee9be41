// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// A view of the same elements that has no gradient: tapes treat it as not depending on its operand.
public record Detach() implements ViewOp {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        return List.of(Check.operands(this, inputs, 1).get(0));
    }
}
