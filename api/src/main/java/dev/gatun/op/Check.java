// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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

    /// Fails unless there are `least` to `most` operands.
    static void operands(Op op, List<TensorSpec> inputs, int least, int most) {
        that(inputs.size() >= least && inputs.size() <= most, op, "wrong number of operands", "expected=" + least
                + " to " + most + ", got=" + inputs.size(), inputs);
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

    static void integer(Op op, TensorSpec x) {
        if (!x.dtype().isInt()) {
            throw new IllegalArgumentException(op.name() + ": operand must hold integers: operand=" + x
                    + "; convert with .to(DType.I64)");
        }
    }

    static void bits(Op op, TensorSpec x) {
        if (!x.dtype().isInt() && x.dtype() != DType.BOOL) {
            throw new IllegalArgumentException(op.name() + ": operand must be bool or hold integers: operand=" + x
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

    /// Fails with rule, values and operands unless `holds`; `names` are the operands' roles, as far as they have any.
    static void that(boolean holds, Op op, String rule, String values, List<TensorSpec> inputs, String... names) {
        if (!holds) {
            throw new IllegalArgumentException(op.name() + ": " + rule + ": " + values + "; " + text(inputs, names));
        }
    }

    /// As above, for checks that run at each application of an op: the text is made only when it is needed.
    static void that(boolean holds, Op op, String rule, Supplier<String> values, List<TensorSpec> inputs) {
        if (!holds) {
            that(false, op, rule, values.get(), inputs);
        }
    }

    private static String text(List<TensorSpec> inputs, String... names) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            texts.add(i < names.length ? names[i] + " " + inputs.get(i) : inputs.get(i).toString());
        }
        return texts.isEmpty() ? "no operands" : String.join(", ", texts);
    }

    /// The spec of a gradient along `axis` from a result and the gradient of that, of one type and shape.
    static TensorSpec gradient(Op op, int axis, List<TensorSpec> inputs) {
        operands(op, inputs, 2);
        TensorSpec y = inputs.get(0);
        TensorSpec gradOut = inputs.get(1);
        floating(op, y);
        sameType(op, y, gradOut);
        axis(op, axis, y);
        that(y.shape().equals(gradOut.shape()), op, "result and gradOut must have one shape", "result=" + y.shape()
                + ", gradOut=" + gradOut.shape(), inputs);
        return y.packed();
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
