// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;

/// An elementwise comparison: operands of one type (`BOOL` too), results `BOOL`.
interface Comparison extends BinaryOp {
    @Override
    default DType result(DType operand) {
        return DType.BOOL;
    }

    @Override
    default void checkOperand(TensorSpec operand) {
        if (operand.dtype() != DType.BOOL) {
            Check.arithmetic(this, operand);
        }
    }

    @Override
    default Fidelity fidelity() {
        return Fidelity.EXACT;
    }
}
