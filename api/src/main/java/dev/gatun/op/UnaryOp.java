// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// An elementwise op of one operand; the result has the operand's shape, and its type unless the op says otherwise.
///
/// NaN in gives NaN out unless the op says otherwise; empty in gives empty out.
public interface UnaryOp extends Op {
    /// The function of one floating-point element, in double precision: the definition that kernels are tested against.
    double apply(double x);

    /// The function of one integer element.
    ///
    /// @throws IllegalArgumentException if it is defined for floating-point elements only
    default long applyLong(long x) {
        throw new IllegalArgumentException(name() + ": not defined for integers");
    }

    /// Whether integer operands are allowed.
    default boolean acceptsIntegers() {
        return false;
    }

    /// The type of the result for operands of type `operand`.
    default DType result(DType operand) {
        return operand;
    }

    /// Fails unless an operand of this spec is allowed.
    default void checkOperand(TensorSpec operand) {
        if (acceptsIntegers()) {
            Check.arithmetic(this, operand);
        } else {
            Check.floating(this, operand);
        }
    }

    @Override
    default List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        checkOperand(x);
        return List.of(TensorSpec.of(result(x.dtype()), x.shape()));
    }
}
