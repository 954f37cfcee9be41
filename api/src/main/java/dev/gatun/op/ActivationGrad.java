// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The gradient of an activation function as one elementwise op: `f'(x) * g`, linear in its second operand.
interface ActivationGrad extends BinaryOp, Differentiable {
    @Override
    default List<TensorSpec> infer(List<TensorSpec> inputs) {
        List<TensorSpec> outputs = BinaryOp.super.infer(inputs);
        Check.that(inputs.get(0).shape().equals(inputs.get(1).shape()), this, "operands must have one shape", "lhs="
                + inputs.get(0).shape() + ", rhs=" + inputs.get(1).shape(), inputs);
        return outputs;
    }

    @Override
    default void checkOperand(TensorSpec operand) {
        Check.floating(this, operand);
    }
}
