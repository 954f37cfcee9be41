// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Reductions, and functions of whole axes.
final class ReduceOperators {
    /// A reduction over some axes; over no axis it works on each element by itself.
    private interface Reduction {
        Tensor apply(Tensor x, boolean keep, int[] axes);
    }

    private ReduceOperators() {
    }

    static void register(Operators operators) {
        reduction(operators, "ReduceSum", 13, 0, (x, keep, axes) -> axes.length == 0 ? x : x.sum(keep, axes));
        reduction(operators, "ReduceMean", 18, Double.NaN, (x, keep, axes) -> axes.length == 0 ? x
                : x.dtype().isFloat() ? x.mean(keep, axes) : x.to(DType.F64).mean(keep, axes).to(x.dtype()));
        reduction(operators, "ReduceMax", 18, Double.NEGATIVE_INFINITY, (x, keep, axes) -> axes.length == 0 ? x
                : x.dtype() == DType.BOOL ? x.any(keep, axes) : x.max(keep, axes));
        reduction(operators, "ReduceMin", 18, Double.POSITIVE_INFINITY, (x, keep, axes) -> axes.length == 0 ? x
                : x.dtype() == DType.BOOL ? x.all(keep, axes) : x.min(keep, axes));
        reduction(operators, "ReduceProd", 18, 1, (x, keep, axes) -> axes.length == 0 ? x : x.prod(keep, axes));
        reduction(operators, "ReduceL1", 18, 0, (x, keep, axes) -> axes.length == 0 ? x.abs() : x.abs().sum(keep,
                axes));
        reduction(operators, "ReduceL2", 18, 0, (x, keep, axes) -> axes.length == 0 ? x.abs() : inFloats(x, y -> y
                .square().sum(keep, axes).sqrt()));
        reduction(operators, "ReduceSumSquare", 18, 0, (x, keep, axes) -> axes.length == 0 ? x.square() : x.square()
                .sum(keep, axes));
        reduction(operators, "ReduceLogSum", 18, Double.NEGATIVE_INFINITY,
                (x, keep, axes) -> inFloats(x, y -> axes.length == 0 ? y.log() : y.sum(keep, axes).log()));
        reduction(operators, "ReduceLogSumExp", 18, Double.NEGATIVE_INFINITY, (x, keep, axes) -> axes.length == 0 ? x
                : inFloats(x, y -> y.logSumExp(keep, axes)));
        operators.unsigned("ReduceMax", 1);
        operators.unsigned("ReduceMax", 18);
        operators.unsigned("ReduceMin", 1);
        operators.unsigned("ReduceMin", 18);
        operators.compute("Softmax", 1, call -> rows(call, x -> x.softmax(1)));
        operators.compute("Softmax", 13, call -> call.tensor(0).softmax(axis(call)));
        operators.compute("LogSoftmax", 1, call -> rows(call, x -> x.logSoftmax(1)));
        operators.compute("LogSoftmax", 13, call -> call.tensor(0).logSoftmax(axis(call)));
        operators.compute("Hardmax", 1, call -> rows(call, x -> hardmax(x, 1)));
        operators.compute("Hardmax", 13, call -> hardmax(call.tensor(0), axis(call)));
    }

    private static int axis(Call call) {
        return call.axis(call.integer("axis", -1), call.tensor(0).rank());
    }

    private static void reduction(Operators operators, String name, int sinceOperand, double empty,
            Reduction reduction) {
        operators.compute(name, 1, call -> reduce(call, call.integers("axes"), empty, reduction));
        operators.compute(name, sinceOperand, call -> reduce(call, call.has(1) ? call.longs(1) : null, empty,
                reduction));
    }

    private static Tensor reduce(Call call, long[] given, double empty, Reduction reduction) {
        Tensor x = call.tensor(0);
        boolean keep = call.flag("keepdims", true);
        boolean none = given == null || given.length == 0;
        if (none && call.flag("noop_with_empty_axes", false)) {
            return reduction.apply(x, keep, new int[0]);
        }
        int[] axes = none ? all(x.rank()) : call.axes(given, x.rank());
        if (x.rank() == 0) {
            return reduction.apply(x.unsqueeze(0), false, new int[] {0});
        }
        Shape shape = reduced(x.shape(), keep, axes);
        if (x.size() == 0 && shape.size() > 0) {
            return Tensor.full(limit(empty, x.dtype()), x.dtype(), shape.dims());
        }
        if (x.size() == 0) {
            return Tensor.zeros(x.dtype(), shape.dims());
        }
        return reduction.apply(x, keep, axes);
    }

    // What an infinite result is for a type without infinity.
    private static double limit(double value, DType dtype) {
        if (!Double.isInfinite(value) || dtype.isFloat()) {
            return value;
        }
        boolean high = value > 0;
        return switch (dtype) {
            case BOOL -> high ? 1 : 0;
            case U8 -> high ? 255 : 0;
            case I8 -> high ? Byte.MAX_VALUE : Byte.MIN_VALUE;
            case I32 -> high ? Integer.MAX_VALUE : Integer.MIN_VALUE;
            default -> high ? Long.MAX_VALUE : Long.MIN_VALUE;
        };
    }

    private static int[] all(int rank) {
        int[] axes = new int[rank];
        Arrays.setAll(axes, i -> i);
        return axes;
    }

    private static Shape reduced(Shape shape, boolean keep, int[] axes) {
        Shape result = shape;
        int[] sorted = Arrays.stream(axes).distinct().sorted().toArray();
        for (int i = sorted.length - 1; i >= 0; i--) {
            result = keep ? result.with(sorted[i], 1) : result.without(sorted[i]);
        }
        return result;
    }

    private static Tensor inFloats(Tensor x, UnaryOperator<Tensor> function) {
        return x.dtype().isFloat() ? function.apply(x) : function.apply(x.to(DType.F64)).to(x.dtype());
    }

    // Before version 13: over all axes from one on, taken as one.
    private static Tensor rows(Call call, UnaryOperator<Tensor> function) {
        Tensor x = call.tensor(0);
        int at = call.axis(call.integer("axis", 1), x.rank());
        long rows = 1;
        for (int i = 0; i < at; i++) {
            rows *= x.dim(i);
        }
        long columns = 1;
        for (int i = at; i < x.rank(); i++) {
            columns *= x.dim(i);
        }
        return function.apply(x.reshape(Shape.of(rows, columns))).reshape(x.shape());
    }

    private static Tensor hardmax(Tensor x, int axis) {
        Tensor last = x.argMax(axis).oneHot(x.dim(axis), x.dtype());
        int[] order = new int[x.rank()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i < axis ? i : i == axis ? x.rank() - 1 : i - 1;
        }
        return last.permute(order);
    }
}
