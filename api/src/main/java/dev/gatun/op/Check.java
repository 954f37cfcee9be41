// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Checks of operands, with messages of the form `op: rule that failed: name=value; operands`.
final class Check {
    private Check() {
    }

    /// Fails unless there are `count` operands.
    static List<TensorSpec> operands(Op op, List<TensorSpec> inputs, int count) {
        that(inputs.size() == count, op, "wrong number of operands", "expected=" + count + ", got=" + inputs.size(),
                inputs);
        return inputs;
    }

    static void floating(Op op, TensorSpec x) {
        if (!x.dtype().isFloat() || !x.dtype().hasArithmetic()) {
            throw new IllegalArgumentException(op.name() + ": operand must be f32 or f64: operand=" + x
                    + "; convert with .to(DType.F32)");
        }
    }

    static void arithmetic(Op op, TensorSpec x) {
        if (!x.dtype().hasArithmetic()) {
            throw new IllegalArgumentException(op.name() + ": " + x.dtype() + " has no arithmetic: operand=" + x
                    + "; convert with .to(DType.F32)");
        }
    }

    static void bool(Op op, TensorSpec x) {
        if (x.dtype() != DType.BOOL) {
            throw new IllegalArgumentException(op.name() + ": operand must be bool: operand=" + x
                    + "; compare with .notEqual(0)");
        }
    }

    static void index(Op op, TensorSpec x) {
        if (x.dtype() != DType.I64) {
            throw new IllegalArgumentException(op.name() + ": indices must be i64: indices=" + x
                    + "; convert with .to(DType.I64)");
        }
    }

    static void axis(Op op, int axis, TensorSpec x) {
        that(axis >= 0 && axis < x.rank(), op, "axis out of range", "axis=" + axis + ", rank=" + x.rank(), List.of(x));
    }

    static void sameType(Op op, TensorSpec a, TensorSpec b) {
        if (a.dtype() != b.dtype()) {
            throw new IllegalArgumentException(op.name() + ": operands must have one element type: lhs=" + a + ", rhs="
                    + b + "; convert one with .to(...)");
        }
    }

    /// Fails with rule, values and operands unless `holds`.
    static void that(boolean holds, Op op, String rule, String values, List<TensorSpec> inputs) {
        if (!holds) {
            throw new IllegalArgumentException(op.name() + ": " + rule + ": " + values + "; " + text(inputs));
        }
    }

    private static String text(List<TensorSpec> inputs) {
        return inputs.isEmpty() ? "no operands" : String.join(", ", inputs.stream().map(TensorSpec::toString).toList());
    }

    /// The spec of random numbers, from the state `I64[2]` of a generator.
    static TensorSpec random(Op op, List<TensorSpec> inputs, Shape shape, DType dtype) {
        TensorSpec state = operands(op, inputs, 1).get(0);
        boolean fits = state.packed().equals(TensorSpec.of(DType.I64, 2));
        that(fits, op, "the state must be i64[2]", "state=" + state, inputs);
        that(dtype == DType.F32 || dtype == DType.F64, op, "the element type must be f32 or f64", "dtype=" + dtype,
                inputs);
        return TensorSpec.of(dtype, shape);
    }
}
