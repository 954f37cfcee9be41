// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// A new last axis that is 1 at the operand's value and 0 elsewhere. Operand: class numbers (`I64`).
///
/// A number outside `[0, classes)` is an [IndexOutOfBoundsException].
///
/// @param classes the size of the new axis
/// @param dtype the type of the result
public record OneHot(long classes, DType dtype) implements Op {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        Check.index(this, x);
        return List.of(TensorSpec.of(dtype, x.shape().inserted(-1, classes)));
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }
}
