// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.TensorSpec;

/// The gradient of an activation function as one elementwise op: `f'(x) * g`, linear in its second operand.
interface ActivationGrad extends BinaryOp, Differentiable {
    @Override
    default void checkOperand(TensorSpec operand) {
        Check.floating(this, operand);
    }
}
