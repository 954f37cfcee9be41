// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// An elementwise op of two operands of one type, whose shapes broadcast to the result's.
public interface BinaryOp extends Op {
    /// The function of one pair of floating-point elements, in double precision; a comparison gives 0 or 1.
    double apply(double a, double b);

    /// The function of one pair of integer (or bool) elements.
    ///
    /// @throws IllegalArgumentException if it is defined for floating-point elements only
    default long applyLong(long a, long b) {
        throw new IllegalArgumentException(name() + ": not defined for integers");
    }

    /// The type of the result for operands of type `operand`.
    default DType result(DType operand) {
        return operand;
    }

    /// Fails unless operands of this spec are allowed; arithmetic types are.
    default void checkOperand(TensorSpec operand) {
        Check.arithmetic(this, operand);
    }

    @Override
    default List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2);
        TensorSpec a = inputs.get(0);
        TensorSpec b = inputs.get(1);
        Check.sameType(this, a, b);
        checkOperand(a);
        Shape shape = Shape.broadcast(a.shape(), b.shape());
        Check.that(shape != null, this, "shapes must broadcast", "lhs=" + a.shape() + ", rhs=" + b.shape(), inputs);
        return List.of(TensorSpec.of(result(a.dtype()), shape));
    }
}
