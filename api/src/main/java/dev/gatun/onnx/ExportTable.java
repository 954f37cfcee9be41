// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.op.Abs;
import dev.gatun.op.Acos;
import dev.gatun.op.Acosh;
import dev.gatun.op.AdaptiveAvgPool2d;
import dev.gatun.op.Add;
import dev.gatun.op.All;
import dev.gatun.op.And;
import dev.gatun.op.Any;
import dev.gatun.op.ArgMax;
import dev.gatun.op.ArgMin;
import dev.gatun.op.Asin;
import dev.gatun.op.Asinh;
import dev.gatun.op.Atan;
import dev.gatun.op.Atanh;
import dev.gatun.op.AvgPool2d;
import dev.gatun.op.BatchNormInference;
import dev.gatun.op.Cast;
import dev.gatun.op.Ceil;
import dev.gatun.op.Clamp;
import dev.gatun.op.Concat;
import dev.gatun.op.Contiguous;
import dev.gatun.op.Conv1d;
import dev.gatun.op.Conv2d;
import dev.gatun.op.ConvTranspose2d;
import dev.gatun.op.Cos;
import dev.gatun.op.Cosh;
import dev.gatun.op.CumSum;
import dev.gatun.op.Detach;
import dev.gatun.op.Diagonal;
import dev.gatun.op.Div;
import dev.gatun.op.Elu;
import dev.gatun.op.Equal;
import dev.gatun.op.Erf;
import dev.gatun.op.Exp;
import dev.gatun.op.Expand;
import dev.gatun.op.Expm1;
import dev.gatun.op.Flip;
import dev.gatun.op.Floor;
import dev.gatun.op.Gather;
import dev.gatun.op.Gelu;
import dev.gatun.op.Greater;
import dev.gatun.op.GreaterEqual;
import dev.gatun.op.GroupNorm;
import dev.gatun.op.Gru;
import dev.gatun.op.HardSigmoid;
import dev.gatun.op.HardSwish;
import dev.gatun.op.HardTanh;
import dev.gatun.op.IndexSelect;
import dev.gatun.op.IsFinite;
import dev.gatun.op.IsNan;
import dev.gatun.op.LayerNorm;
import dev.gatun.op.LeakyRelu;
import dev.gatun.op.Less;
import dev.gatun.op.LessEqual;
import dev.gatun.op.Linear;
import dev.gatun.op.Log;
import dev.gatun.op.Log1p;
import dev.gatun.op.LogSoftmax;
import dev.gatun.op.LogSumExp;
import dev.gatun.op.Lstm;
import dev.gatun.op.MatMul;
import dev.gatun.op.Max;
import dev.gatun.op.MaxPool2d;
import dev.gatun.op.Maximum;
import dev.gatun.op.Mean;
import dev.gatun.op.Min;
import dev.gatun.op.Minimum;
import dev.gatun.op.Mul;
import dev.gatun.op.Neg;
import dev.gatun.op.Not;
import dev.gatun.op.NotEqual;
import dev.gatun.op.OneHot;
import dev.gatun.op.Op;
import dev.gatun.op.Or;
import dev.gatun.op.Pad;
import dev.gatun.op.Permute;
import dev.gatun.op.Pow;
import dev.gatun.op.PowScalar;
import dev.gatun.op.Prod;
import dev.gatun.op.Reciprocal;
import dev.gatun.op.ReduceOp;
import dev.gatun.op.Relu;
import dev.gatun.op.Remainder;
import dev.gatun.op.Reshape;
import dev.gatun.op.Round;
import dev.gatun.op.Rsqrt;
import dev.gatun.op.Scatter;
import dev.gatun.op.ScatterAdd;
import dev.gatun.op.ShiftLeft;
import dev.gatun.op.ShiftRight;
import dev.gatun.op.Sigmoid;
import dev.gatun.op.Sign;
import dev.gatun.op.Silu;
import dev.gatun.op.Sin;
import dev.gatun.op.Sinh;
import dev.gatun.op.Slice;
import dev.gatun.op.Softmax;
import dev.gatun.op.Softplus;
import dev.gatun.op.Sort;
import dev.gatun.op.Sqrt;
import dev.gatun.op.Square;
import dev.gatun.op.Sub;
import dev.gatun.op.Sum;
import dev.gatun.op.Tan;
import dev.gatun.op.Tanh;
import dev.gatun.op.Tril;
import dev.gatun.op.Triu;
import dev.gatun.op.Unslice;
import dev.gatun.op.Where;
import dev.gatun.op.Window2d;
import dev.gatun.op.Xor;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/// For each op that ONNX has a counterpart of, how it is written in the operators of [OnnxExport#OPSET].
///
/// Ops that are missing here are written by their decomposition, if they have one.
final class ExportTable {
    /// Writes a node's op.
    @FunctionalInterface
    interface Mapping<T extends Op> {
        /// Writes `op`, whose operands and results are those of `node`.
        ///
        /// @return whether it could; if not, nothing was written, and its decomposition is
        boolean write(T op, ExportNode node);
    }

    private static final Set<DType> FLOATS = EnumSet.of(DType.F16, DType.BF16, DType.F32, DType.F64);
    private static final Set<DType> WIDE = EnumSet.of(DType.F16, DType.BF16, DType.F32, DType.F64, DType.I32,
            DType.I64);
    private static final Set<DType> SIGNED = EnumSet.of(DType.F16, DType.BF16, DType.F32, DType.F64, DType.I8,
            DType.I16,
            DType.I32, DType.I64);
    private static final Set<DType> NUMBERS = EnumSet.complementOf(EnumSet.of(DType.BOOL));
    private static final Map<Class<? extends Op>, Mapping<?>> TABLE = table();
    // Elements before this one are from the end; an end before all elements.
    private static final long BEFORE_ALL = Long.MIN_VALUE;

    private ExportTable() {
    }

    /// Writes a node's op; false if there is no way to without decomposing it.
    @SuppressWarnings("unchecked") // Mappings are put in by the class of their op.
    static <T extends Op> boolean write(T op, ExportNode node) {
        Mapping<T> mapping = (Mapping<T>) TABLE.get(op.getClass());
        return mapping != null && mapping.write(op, node);
    }

    private static Map<Class<? extends Op>, Mapping<?>> table() {
        Map<Class<? extends Op>, Mapping<?>> table = new HashMap<>();
        addElementwise(table);
        addReductions(table);
        addLayouts(table);
        addIndexing(table);
        addNetworks(table);
        return Map.copyOf(table);
    }

    // ---- the same operator under a name

    private static void addElementwise(Map<Class<? extends Op>, Mapping<?>> table) {
        for (Class<? extends Op> same : List.of(Acos.class, Acosh.class, Asin.class, Asinh.class, Atan.class,
                Atanh.class,
                Cos.class, Cosh.class, Exp.class, Log.class, Reciprocal.class, Sigmoid.class, Sin.class, Sinh.class,
                Sqrt.class, Tan.class, Tanh.class, HardSwish.class)) {
            table.put(same, same(same.getSimpleName(), FLOATS));
        }
        for (Class<? extends Op> same : List.of(Abs.class, Sign.class, Erf.class, Add.class, Sub.class, Mul.class,
                Div.class, Greater.class, Less.class)) {
            table.put(same, same(same.getSimpleName(), NUMBERS));
        }
        table.put(Neg.class, same("Neg", SIGNED));
        table.put(Relu.class, same("Relu", SIGNED));
        table.put(Pow.class, same("Pow", WIDE));
        table.put(MatMul.class, same("MatMul", WIDE));
        table.put(Not.class, same("Not", EnumSet.of(DType.BOOL)));
        table.put(Equal.class, same("Equal", EnumSet.allOf(DType.class)));
        table.put(Where.class, same("Where", EnumSet.allOf(DType.class)));
        table.put(IsNan.class, same("IsNaN", FLOATS));
        table.put(Maximum.class, same("Max", NUMBERS));
        table.put(Minimum.class, same("Min", NUMBERS));
        table.put(GreaterEqual.class, same("GreaterOrEqual", NUMBERS));
        table.put(LessEqual.class, same("LessOrEqual", NUMBERS));
        for (Class<? extends Op> rounding : List.of(Ceil.class, Floor.class, Round.class)) {
            table.put(rounding, (_, node) -> node.spec(0).dtype().isFloat() ? emit(node, rounding.getSimpleName(), node
                    .in(), Map.of()) : alias(node));
        }
        for (Class<? extends Op> logic : List.of(And.class, Or.class, Xor.class)) {
            String name = logic.getSimpleName();
            table.put(logic, (_, node) -> emit(node, node.spec(0).dtype() == DType.BOOL ? name : "Bitwise" + name, node
                    .in(), Map.of()));
        }
        put(table, ShiftLeft.class, (op, node) -> shift(op, node, "LEFT"));
        put(table, ShiftRight.class, (op, node) -> shift(op, node, "RIGHT"));
        put(table, NotEqual.class, (_, node) -> emit(node, "Not", List.of(node.step("Equal", node.in(0), node.in(1))),
                Map.of()));
        put(table, Rsqrt.class, (_, node) -> emit(node, "Reciprocal", List.of(node.step("Sqrt", node.in(0))),
                Map.of()));
        put(table, Square.class, (_, node) -> emit(node, "Mul", List.of(node.in(0), node.in(0)), Map.of()));
        put(table, Silu.class, (_, node) -> emit(node, "Mul", List.of(node.in(0), node.step("Sigmoid", node.in(0))),
                Map.of()));
        put(table, Expm1.class, (_, node) -> emit(node, "Sub", List.of(node.step("Exp", node.in(0)), one(node)),
                Map.of()));
        put(table, Log1p.class, (_, node) -> emit(node, "Log", List.of(node.step("Add", node.in(0), one(node))),
                Map.of()));
        put(table, IsFinite.class,
                (op, node) -> checked(op, node, FLOATS)
                        && emit(node, "Not", List.of(node.step("Or", node.step("IsNaN", node.in(
                                0)), node.step("IsInf", node.in(0)))), Map.of()));
        put(table, Elu.class, (op, node) -> emit(node, "Elu", node.in(), Map.of("alpha", op.alpha())));
        put(table, LeakyRelu.class, (op, node) -> emit(node, "LeakyRelu", node.in(), Map.of("alpha", op.slope())));
        put(table, HardSigmoid.class, (_, node) -> emit(node, "HardSigmoid", node.in(), Map.of("alpha", 1 / 6.0, "beta",
                0.5)));
        put(table, Gelu.class, (op, node) -> emit(node, "Gelu", node.in(), Map.of("approximate", op.tanh() ? "tanh"
                : "none")));
        put(table, Clamp.class, (op, node) -> clip(node, op.min(), op.max()));
        put(table, HardTanh.class, (op, node) -> clip(node, op.min(), op.max()));
        put(table, Softplus.class, ExportTable::softplus);
        put(table, PowScalar.class,
                (op, node) -> checked(op, node, WIDE)
                        && emit(node, "Pow", List.of(node.in(0), node.number(op.exponent(), node
                                .spec(0).dtype())), Map.of()));
        put(table, Cast.class, (op, node) -> emit(node, "Cast", node.in(), Map.of("to", ElementType.of(op.dtype())
                .code())));
        put(table, Remainder.class, (_, node) -> remainder(node));
    }

    // The operator of that name, for operands of some types.
    private static <T extends Op> Mapping<T> same(String operator, Set<DType> types) {
        return (op, node) -> checked(op, node, types) && emit(node, operator, node.in(), Map.of());
    }

    private static boolean checked(Op op, ExportNode node, Set<DType> types) {
        if (!types.contains(node.spec(0).dtype())) {
            throw node.refuse(op, "ONNX has no such operator for this type: operand=" + node.spec(0));
        }
        return true;
    }

    private static boolean shift(Op op, ExportNode node, String direction) {
        return checked(op, node, EnumSet.of(DType.U8, DType.U16, DType.U32, DType.U64)) && emit(node, "BitShift", node
                .in(), Map.of("direction", direction));
    }

    private static boolean clip(ExportNode node, double min, double max) {
        DType dtype = node.spec(0).dtype();
        String low = min <= smallest(dtype) ? "" : node.number(dtype.isFloat() ? min : Math.ceil(min), dtype);
        String high = max >= largest(dtype) ? "" : node.number(dtype.isFloat() ? max : Math.floor(max), dtype);
        return emit(node, "Clip", List.of(node.in(0), low, high), Map.of());
    }

    private static double smallest(DType dtype) {
        return dtype.isFloat() ? Double.NEGATIVE_INFINITY : SIGNED.contains(dtype) ? -Math.scalb(1.0, 8 * dtype.bytes()
                - 1) : 0;
    }

    private static double largest(DType dtype) {
        return dtype.isFloat() ? Double.POSITIVE_INFINITY : Math.scalb(1.0, 8 * dtype.bytes() - (SIGNED.contains(dtype)
                ? 1 : 0)) - 1;
    }

    private static boolean softplus(Softplus op, ExportNode node) {
        // Where the threshold is lower, the function has a step there that ONNX's lacks.
        if (op.threshold() < 17) {
            throw node.refuse(op, "ONNX has no threshold, and this one can be seen in the result: threshold="
                    + op.threshold());
        }
        if (op.beta() == 1) {
            return emit(node, "Softplus", node.in(), Map.of());
        }
        String beta = node.number(op.beta(), node.spec(0).dtype());
        return emit(node, "Div", List.of(node.step("Softplus", node.step("Mul", node.in(0), beta)), beta), Map.of());
    }

    private static boolean remainder(ExportNode node) {
        DType dtype = node.spec(0).dtype();
        if (!dtype.isFloat()) {
            return emit(node, "Mod", node.in(), Map.of());
        }
        String zero = node.number(0, dtype);
        String rest = node.step("Mod", Map.of("fmod", 1), node.in(0), node.in(1));
        String differ = node.step("Xor", node.step("Less", rest, zero), node.step("Less", node.in(1), zero));
        String mends = node.step("And", node.step("Not", node.step("Equal", rest, zero)), differ);
        return emit(node, "Where", List.of(mends, node.step("Add", rest, node.in(1)), rest), Map.of());
    }

    private static String one(ExportNode node) {
        return node.number(1, node.spec(0).dtype());
    }

    // ---- reductions

    private static void addReductions(Map<Class<? extends Op>, Mapping<?>> table) {
        put(table, Sum.class, (op, node) -> checked(op, node, WIDE) && reduce(node, "ReduceSum", op));
        put(table, Mean.class, (op, node) -> checked(op, node, WIDE) && reduce(node, "ReduceMean", op));
        put(table, Max.class, (op, node) -> reduce(node, "ReduceMax", op));
        put(table, Min.class, (op, node) -> reduce(node, "ReduceMin", op));
        put(table, Prod.class, (op, node) -> checked(op, node, WIDE) && reduce(node, "ReduceProd", op));
        put(table, All.class, (op, node) -> reduceTruth(node, "ReduceProd", op));
        put(table, Any.class, (op, node) -> reduceTruth(node, "ReduceSum", op));
        put(table, LogSumExp.class, (op, node) -> emit(node, "ReduceLogSumExp", withAxes(node, node.in(0), op.axes()),
                keep(op.keepDims())));
        put(table, ArgMax.class, (op, node) -> emit(node, "ArgMax", node.in(), Map.of("axis", op.axis(), "keepdims", op
                .keepDims() ? 1 : 0)));
        put(table, ArgMin.class, (op, node) -> emit(node, "ArgMin", node.in(), Map.of("axis", op.axis(), "keepdims", op
                .keepDims() ? 1 : 0)));
        put(table, CumSum.class, (op, node) -> emit(node, "CumSum", List.of(node.in(0), node.scalar(op.axis())), Map.of(
                "reverse", op.reverse() ? 1 : 0)));
        put(table, Softmax.class, (op, node) -> emit(node, "Softmax", node.in(), Map.of("axis", op.axis())));
        put(table, LogSoftmax.class, (op, node) -> emit(node, "LogSoftmax", node.in(), Map.of("axis", op.axis())));
    }

    private static boolean reduce(ExportNode node, String operator, ReduceOp op) {
        return emit(node, operator, withAxes(node, node.in(0), op.axes()), keep(op.keepDims()));
    }

    // Reductions of truth values are younger than those of numbers, and not everywhere.
    private static boolean reduceTruth(ExportNode node, String operator, ReduceOp op) {
        String numbers = node.step("Cast", Map.of("to", ElementType.INT32.code()), node.in(0));
        String reduced = node.step(operator, keep(op.keepDims()), withAxes(node, numbers, op.axes()).toArray(
                String[]::new));
        return emit(node, "Cast", List.of(reduced), Map.of("to", ElementType.BOOL.code()));
    }

    private static List<String> withAxes(ExportNode node, String operand, List<Integer> axes) {
        return axes.isEmpty() ? List.of(operand)
                : List.of(operand, node.longs(axes.stream().mapToLong(Integer::longValue).toArray()));
    }

    private static Map<String, Integer> keep(boolean keepDims) {
        return Map.of("keepdims", keepDims ? 1 : 0);
    }

    // ---- layout

    private static void addLayouts(Map<Class<? extends Op>, Mapping<?>> table) {
        put(table, Contiguous.class, (_, node) -> alias(node));
        put(table, Detach.class, (_, node) -> alias(node));
        put(table, Reshape.class, (op, node) -> reshape(op, node));
        put(table, Expand.class, (op, node) -> emit(node, "Expand", List.of(node.in(0), node.longs(expand(op, node))),
                Map.of()));
        put(table, Permute.class, (op, node) -> emit(node, "Transpose", node.in(), Map.of("perm", op.order().stream()
                .mapToLong(Integer::longValue).toArray())));
        put(table, Slice.class, (op, node) -> emit(node, "Slice", List.of(node.in(0), node.longs(op.start()), node
                .longs(op.end()), node.longs(op.axis()), node.longs(op.step())), Map.of()));
        put(table, Flip.class, (op, node) -> {
            long[] axes = op.axes().stream().mapToLong(Integer::longValue).toArray();
            return emit(node, "Slice", List.of(node.in(0), node.longs(filled(axes.length, -1)), node.longs(filled(
                    axes.length, BEFORE_ALL)), node.longs(axes), node.longs(filled(axes.length, -1))), Map.of());
        });
        put(table, Concat.class, (op, node) -> emit(node, "Concat", node.in(), Map.of("axis", op.axis())));
        put(table, Pad.class, (op, node) -> emit(node, "Pad", List.of(node.in(0), node.longs(LongStream.concat(op
                .before().stream().mapToLong(Long::longValue), op.after().stream().mapToLong(Long::longValue))
                .toArray()), node.number(op.value(), node.spec(0).dtype())), Map.of()));
        put(table, Unslice.class, ExportTable::unslice);
        put(table, Tril.class,
                (op, node) -> emit(node, "Trilu", List.of(node.in(0), node.scalar(op.diagonal())), Map.of(
                        "upper", 0)));
        put(table, Triu.class,
                (op, node) -> emit(node, "Trilu", List.of(node.in(0), node.scalar(op.diagonal())), Map.of(
                        "upper", 1)));
        put(table, Diagonal.class, (op, node) -> {
            StringBuilder from = new StringBuilder();
            StringBuilder to = new StringBuilder();
            for (int i = 0; i < node.spec(0).rank(); i++) {
                boolean isOn = i == op.first() || i == op.second();
                char letter = isOn ? 'z' : (char) ('a' + i);
                from.append(letter);
                if (!isOn) {
                    to.append(letter);
                }
            }
            return emit(node, "Einsum", node.in(), Map.of("equation", from + "->" + to + "z"));
        });
    }

    private static boolean alias(ExportNode node) {
        node.alias();
        return true;
    }

    private static boolean reshape(Reshape op, ExportNode node) {
        long[] from = node.dimsIn(0);
        long[] to = node.dimsOut(0);
        if (op.shape().size() == 0) {
            return emit(node, "Reshape", List.of(node.in(0), node.longs(op.shape().dims())), Map.of("allowzero", 1));
        }
        boolean hasOpen = false;
        for (int i = 0; i < to.length; i++) {
            if (to[i] < 0) {
                // 0 takes the operand's size at the same place, -1 what is left; that may be said once.
                boolean isKept = i < from.length && from[i] == to[i];
                if (!isKept && hasOpen) {
                    throw node.refuse(op, "more than one size depends on the size of the batch");
                }
                hasOpen |= !isKept;
                to[i] = isKept ? 0 : -1;
            }
        }
        return emit(node, "Reshape", List.of(node.in(0), node.longs(to)), Map.of());
    }

    private static long[] expand(Expand op, ExportNode node) {
        long[] from = node.dimsIn(0);
        long[] to = node.dimsOut(0);
        for (int i = 0; i < to.length; i++) {
            int at = i - (to.length - from.length);
            if (to[i] < 0 && (at < 0 || from[at] != to[i])) {
                throw node.refuse(op, "a size depends on the size of the batch");
            }
            to[i] = to[i] < 0 ? 1 : to[i];
        }
        return to;
    }

    private static boolean unslice(Unslice op, ExportNode node) {
        if (op.step() != 1) {
            throw node.refuse(op, "only steps of 1 can be written");
        }
        int rank = node.spec(0).rank();
        long[] pads = new long[2 * rank];
        pads[op.axis()] = op.start();
        pads[rank + op.axis()] = op.dim() - op.start() - node.spec(0).dim(op.axis());
        return emit(node, "Pad", List.of(node.in(0), node.longs(pads), node.number(0, node.spec(0).dtype())), Map.of());
    }

    private static long[] filled(int count, long value) {
        long[] values = new long[count];
        Arrays.fill(values, value);
        return values;
    }

    // ---- indexing

    private static void addIndexing(Map<Class<? extends Op>, Mapping<?>> table) {
        put(table, IndexSelect.class, (op, node) -> emit(node, "Gather", node.in(), Map.of("axis", op.axis())));
        put(table, Gather.class, (op, node) -> emit(node, "GatherElements", node.in(), Map.of("axis", op.axis())));
        put(table, ScatterAdd.class, (op, node) -> emit(node, "ScatterElements", node.in(), Map.of("axis", op.axis(),
                "reduction", "add")));
        put(table, Scatter.class, (op, node) -> emit(node, "ScatterElements", node.in(), Map.of("axis", op.axis(),
                "reduction", switch (op.mode()) {
                    case REPLACE -> "none";
                    case MULTIPLY -> "mul";
                    case MAXIMUM -> "max";
                    case MINIMUM -> "min";
                })));
        put(table, OneHot.class, (op, node) -> {
            if (op.dtype() == DType.BF16) {
                throw node.refuse(op, "ONNX has no such operator for this type");
            }
            Tensor values = Tensor.zeros(op.dtype(), 2);
            op.dtype().setLong(values.segment(), op.dtype().bytes(), 1);
            boolean isSingle = node.spec(0).rank() == 0;
            String index = isSingle ? node.step("Unsqueeze", node.in(0), node.longs(0)) : node.in(0);
            String rows = isSingle ? node.temporary() : node.out();
            node.emit("OneHot", List.of(index, node.scalar(op.classes()), node.constant(values)), List.of(rows), Map
                    .of());
            return !isSingle || emit(node, "Squeeze", List.of(rows, node.longs(0)), Map.of());
        });
        put(table, Sort.class, (op, node) -> {
            List<String> results = node.isUsed(1) ? List.of(node.out(0), node.out(1))
                    : List.of(node.out(0), node.temporary());
            node.emit("TopK", List.of(node.in(0), node.longs(node.spec(0).dim(op.axis()))), results, Map.of("axis", op
                    .axis(), "largest", op.descending() ? 1 : 0));
            return true;
        });
    }

    // ---- networks

    private static void addNetworks(Map<Class<? extends Op>, Mapping<?>> table) {
        put(table, Linear.class, (_, node) -> linear(node));
        put(table, Conv2d.class, (op, node) -> emit(node, "Conv", node.in(), window(op.window(), op.groups())));
        put(table, Conv1d.class, (op, node) -> emit(node, "Conv", node.in(), Map.of("strides", new long[] {op
                .stride()}, "pads", new long[] {op.padding(), op.padding()}, "dilations", new long[] {op.dilation()},
                "group", op.groups())));
        put(table, ConvTranspose2d.class, (op, node) -> {
            Map<String, Object> attributes = window(op.window(), op.groups());
            attributes.put("output_padding", new long[] {op.outputPaddingH(), op.outputPaddingW()});
            return emit(node, "ConvTranspose", node.in(), attributes);
        });
        put(table, MaxPool2d.class, (op, node) -> {
            if (node.isUsed(1)) {
                throw node.refuse(op, "ONNX counts places over the whole tensor, not over a plane");
            }
            Map<String, Object> attributes = pool(op.window(), op.kernelH(), op.kernelW(), op.ceilMode());
            return emit(node, "MaxPool", node.in(), attributes);
        });
        put(table, AvgPool2d.class, (op, node) -> {
            Map<String, Object> attributes = pool(op.window(), op.kernelH(), op.kernelW(), op.ceilMode());
            attributes.put("count_include_pad", op.countIncludePad() ? 1 : 0);
            return emit(node, "AveragePool", node.in(), attributes);
        });
        put(table, AdaptiveAvgPool2d.class, ExportTable::adaptivePool);
        put(table, BatchNormInference.class, (op, node) -> {
            boolean isAffine = node.count() == 5;
            TensorSpec channels = node.spec(node.count() - 1);
            List<String> operands = isAffine ? node.in()
                    : List.of(node.in(0), filled(node, channels, 1), filled(node, channels, 0), node.in(1), node.in(2));
            return emit(node, "BatchNormalization", operands, Map.of("epsilon", op.eps()));
        });
        put(table, LayerNorm.class, (op, node) -> {
            long[] dims = node.spec(0).shape().dims();
            TensorSpec normalised = TensorSpec.of(node.spec(0).dtype(),
                    Arrays.copyOfRange(dims, dims.length - op.axes(),
                            dims.length));
            List<String> operands = node.count() == 1 ? List.of(node.in(0), filled(node, normalised, 1)) : node.in();
            return emit(node, "LayerNormalization", operands, Map.of("axis", -op.axes(), "epsilon", op.eps()));
        });
        put(table, GroupNorm.class, ExportTable::groupNorm);
        put(table, Lstm.class, (op, node) -> recurrent(op, node, "LSTM", op.reverse(), 2, 0, 3, 1, 2));
        put(table, Gru.class, (op, node) -> recurrent(op, node, "GRU", op.reverse(), 1, 1, 0, 2));
    }

    private static boolean linear(ExportNode node) {
        if (node.spec(0).rank() == 2) {
            return emit(node, "Gemm", node.in(), Map.of("transB", 1));
        }
        String weight = node.step("Transpose", Map.of("perm", new long[] {1, 0}), node.in(1));
        if (node.count() == 2) {
            return emit(node, "MatMul", List.of(node.in(0), weight), Map.of());
        }
        return emit(node, "Add", List.of(node.step("MatMul", node.in(0), weight), node.in(2)), Map.of());
    }

    private static Map<String, Object> window(Window2d window, int groups) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("strides", new long[] {window.strideH(), window.strideW()});
        attributes.put("pads", new long[] {window.padTop(), window.padLeft(), window.padBottom(), window.padRight()});
        attributes.put("dilations", new long[] {window.dilationH(), window.dilationW()});
        attributes.put("group", groups);
        return attributes;
    }

    private static Map<String, Object> pool(Window2d window, int kernelH, int kernelW, boolean ceilMode) {
        Map<String, Object> attributes = window(window, 1);
        attributes.remove("group");
        attributes.put("kernel_shape", new long[] {kernelH, kernelW});
        attributes.put("ceil_mode", ceilMode ? 1 : 0);
        return attributes;
    }

    private static boolean adaptivePool(AdaptiveAvgPool2d op, ExportNode node) {
        long[] dims = node.dimsIn(0);
        if (op.height() == 1 && op.width() == 1) {
            return emit(node, "GlobalAveragePool", node.in(), Map.of());
        }
        if (dims[2] % op.height() != 0 || dims[3] % op.width() != 0 || Math.min(dims[2], dims[3]) < 0) {
            return false;
        }
        long[] kernel = {dims[2] / op.height(), dims[3] / op.width()};
        return emit(node, "AveragePool", node.in(), Map.of("kernel_shape", kernel, "strides", kernel));
    }

    private static String filled(ExportNode node, TensorSpec spec, double value) {
        return node.constant(Tensor.full(value, spec.dtype(), spec.shape().dims()));
    }

    private static boolean groupNorm(GroupNorm op, ExportNode node) {
        TensorSpec x = node.spec(0);
        long[] dims = node.dimsIn(0);
        TensorSpec groups = TensorSpec.of(x.dtype(), op.groups());
        String rows = node.step("Reshape", node.in(0), node.longs(0, op.groups(), -1));
        String normalised = node.step("InstanceNormalization", Map.of("epsilon", op.eps()), rows,
                filled(node, groups, 1),
                filled(node, groups, 0));
        dims[0] = dims[0] < 0 ? 0 : dims[0];
        String y = node.count() == 1 ? node.out() : node.temporary();
        node.emit("Reshape", List.of(normalised, node.longs(dims)), List.of(y), Map.of());
        long[] further = LongStream.range(1, x.rank() - 1).toArray();
        for (int i = 1; i < node.count(); i++) {
            String parameter = further.length == 0 ? node.in(i) : node.step("Unsqueeze", node.in(i), node.longs(
                    further));
            String sum = i == node.count() - 1 ? node.out() : node.temporary();
            node.emit(i == 1 ? "Mul" : "Add", List.of(y, parameter), List.of(sum), Map.of());
            y = sum;
        }
        return true;
    }

    /// Writes a recurrent layer.
    ///
    /// @param states how many states there are
    /// @param order which block of ours each block of ONNX's weights is
    private static boolean recurrent(Op op, ExportNode node, String operator, boolean reverse, int states,
            int... order) {
        int weights = states + 1;
        boolean hasBias = node.count() > weights + 2;
        List<String> operands = new ArrayList<>();
        operands.add(node.in(0));
        operands.add(node.step("Unsqueeze", blocks(node, weights, order), node.longs(0)));
        operands.add(node.step("Unsqueeze", blocks(node, weights + 1, order), node.longs(0)));
        operands.add(hasBias ? node.step("Unsqueeze", node.step("Concat", Map.of("axis", 0), blocks(node, weights + 2,
                order), blocks(node, weights + 3, order)), node.longs(0)) : "");
        operands.add("");
        for (int i = 1; i <= states; i++) {
            boolean isZero = isZero(node.constantIn(i));
            if (!isZero && node.in(i).isEmpty()) {
                throw node.refuse(op, "its first state depends on the size of the batch");
            }
            operands.add(isZero ? "" : node.step("Unsqueeze", node.in(i), node.longs(0)));
        }
        long hidden = node.spec(1).dim(1);
        Map<String, Object> attributes = new HashMap<>(Map.of("hidden_size", hidden, "direction", reverse ? "reverse"
                : "forward"));
        if (operator.equals("GRU")) {
            attributes.put("linear_before_reset", 1);
        }
        List<String> results = new ArrayList<>();
        for (int i = 0; i <= states; i++) {
            results.add(node.isUsed(i) ? node.temporary() : "");
        }
        node.emit(operator, operands, results, attributes);
        for (int i = 0; i <= states; i++) {
            if (node.isUsed(i)) {
                node.emit("Squeeze", List.of(results.get(i), node.longs(i == 0 ? 1 : 0)), List.of(node.out(i)), Map
                        .of());
            }
        }
        return true;
    }

    private static String blocks(ExportNode node, int operand, int... order) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            parts.add(node.temporary());
        }
        node.emit("Split", List.of(node.in(operand)), parts, Map.of("axis", 0, "num_outputs", order.length));
        return node.step("Concat", Map.of("axis", 0), Arrays.stream(order).mapToObj(parts::get).toArray(String[]::new));
    }

    private static boolean isZero(Tensor tensor) {
        return tensor != null && (tensor.size() == 0 || Arrays.stream(tensor.toDoubles()).allMatch(x -> x == 0));
    }

    private static boolean emit(ExportNode node, String operator, List<String> operands, Map<String, ?> attributes) {
        node.emit(operator, operands, attributes);
        return true;
    }

    private static <T extends Op> void put(Map<Class<? extends Op>, Mapping<?>> table, Class<T> type,
            Mapping<T> mapping) {
        table.put(type, mapping);
    }
}
