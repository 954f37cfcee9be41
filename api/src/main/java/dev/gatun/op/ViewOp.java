// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.TensorSpec;

/// An op whose one result looks at the memory of its one operand: [#infer] gives the strides, nothing is copied.
public interface ViewOp extends Op {
    /// The position of the result's first element in the operand, in elements.
    default long offset(TensorSpec input) {
        return 0;
    }

    @Override
    default Fidelity fidelity() {
        return Fidelity.EXACT;
    }
}
