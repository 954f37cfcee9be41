// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// An op that combines the elements along some axes into one.
public interface ReduceOp extends Op {
    /// The axes, non-negative and ascending; none means all axes.
    List<Integer> axes();

    /// Whether reduced axes stay with size 1.
    boolean keepDims();

    /// The value of an empty reduction, which the elements are combined with.
    double initial();

    /// Combines an intermediate value with one floating-point element.
    double combine(double sum, double x);

    /// Combines an intermediate value with one integer element.
    long combineLong(long sum, long x);

    /// The result from the combined floating-point elements and their number.
    default double finish(double sum, long count) {
        return sum;
    }

    /// Whether a reduction over no element is an error.
    default boolean rejectsEmpty() {
        return false;
    }

    /// The type of the result for operands of type `operand`.
    default DType result(DType operand) {
        return operand;
    }

    /// Whether axis `i` of an operand is reduced.
    default boolean reduces(int i) {
        return axes().isEmpty() || axes().contains(i);
    }

    /// Fails unless an operand of this spec is allowed; arithmetic types are.
    default void checkOperand(TensorSpec operand) {
        Check.arithmetic(this, operand);
    }

    @Override
    default List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        checkOperand(x);
        return List.of(TensorSpec.of(result(x.dtype()), Reductions.shape(this, x, axes(), keepDims(),
                rejectsEmpty())));
    }

    /// The operand's shape with reduced axes of size 1.
    default Shape keptShape(Shape shape) {
        return Reductions.kept(shape, axes());
    }
}
