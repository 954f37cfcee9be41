// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Conversions between element types.
final class CastOperators {
    private CastOperators() {
    }

    static void register(Operators operators) {
        operators.values("Cast", 6, call -> {
            ElementType to = call.elementType("to", null);
            if (to == null) {
                throw call.error("the new element type is missing", "to=none");
            }
            return new Value[] {cast(call, to)};
        });
        operators.values("CastLike", 15, call -> new Value[] {cast(call, call.type(1))});
        operators.values("BitCast", 26, call -> new Value[] {bitCast(call)});
    }

    private static Value cast(Call call, ElementType to) {
        boolean saturate = call.flag("saturate", true);
        String mode = call.text("round_mode", "up");
        if (to.dtype() == null && to != ElementType.STRING) {
            throw call.unsupported("element type " + to);
        }
        if (call.value(0) instanceof Value.Texts texts) {
            return to == ElementType.STRING ? texts : parse(call, texts, to, saturate, mode);
        }
        ElementType from = call.type(0);
        Tensor x = call.tensor(0);
        if (from == to) {
            return call.value(0);
        }
        if (to == ElementType.STRING) {
            return format(x, from);
        }
        return convert(from.isCoded() ? decode(x, from) : x, to, saturate, mode);
    }

    /// A tensor of numbers as one of another element type.
    private static Value convert(Tensor x, ElementType to, boolean saturate, String mode) {
        return to.isCoded() ? new Value.Numbers(encode(x, to, saturate, mode), to) : Value.of(x.to(to.dtype()));
    }

    /// The numbers that codes stand for, as `F32`.
    static Tensor decode(Tensor codes, ElementType type) {
        float[] values = SmallFloat.of(type).values();
        return Tensor.of(values, values.length).indexSelect(0, codes.to(DType.I64));
    }

    /// The codes of numbers; they must be known when a plan is made.
    static Tensor encode(Tensor x, ElementType type, boolean saturate, String mode) {
        SmallFloat small = SmallFloat.of(type);
        Tensor source = x.contiguous();
        MemorySegment from = source.segment();
        Tensor codes = Tensor.empty(TensorSpec.of(DType.U8, x.shape()));
        MemorySegment to = codes.segment();
        DType dtype = x.dtype();
        for (long i = 0; i < x.size(); i++) {
            float value = (float) dtype.getDouble(from, i * dtype.bytes());
            to.set(ValueLayout.JAVA_BYTE, i, (byte) small.code(value, saturate, mode));
        }
        return codes;
    }

    // ---- texts

    private static Value format(Tensor x, ElementType from) {
        Tensor numbers = from.isCoded() ? decode(x, from) : x;
        boolean isSingle = numbers.dtype() != DType.F64;
        List<String> texts = new ArrayList<>();
        if (numbers.dtype().isFloat()) {
            for (double value : numbers.toDoubles()) {
                texts.add(format(value, isSingle));
            }
        } else {
            for (long value : numbers.toLongs()) {
                texts.add(from == ElementType.UINT64 ? Long.toUnsignedString(value) : from == ElementType.BOOL
                        ? value != 0 ? "True" : "False" : Long.toString(value));
            }
        }
        return new Value.Texts(x.shape(), texts);
    }

    private static String format(double value, boolean isSingle) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "INF" : "-INF";
        }
        String shortest = isSingle ? Float.toString((float) value) : Double.toString(value);
        String plain = new BigDecimal(shortest).toPlainString();
        return plain.endsWith(".0") && shortest.contains("E") ? plain.substring(0, plain.length() - 2) : plain;
    }

    private static Value parse(Call call, Value.Texts texts, ElementType to, boolean saturate, String mode) {
        double[] values = new double[texts.texts().size()];
        long[] wholes = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            String text = texts.texts().get(i).strip();
            try {
                switch (text.toUpperCase(Locale.ROOT)) {
                    case "NAN" -> values[i] = Double.NaN;
                    case "INF", "+INF" -> values[i] = Double.POSITIVE_INFINITY;
                    case "-INF" -> values[i] = Double.NEGATIVE_INFINITY;
                    default -> {
                        values[i] = to == ElementType.FLOAT ? Float.parseFloat(text) : Double.parseDouble(text);
                        wholes[i] = text.matches("[+-]?\\d{1,20}") ? new BigInteger(text).longValue()
                                : (long) values[i];
                    }
                }
            } catch (NumberFormatException _) {
                throw call.error("a text must be a number", "text='" + text + "'");
            }
        }
        long[] dims = texts.shape().dims();
        Tensor numbers = to.dtype().isInt() && !to.isCoded() ? Tensor.of(wholes, dims) : Tensor.of(values, dims);
        return convert(numbers, to, saturate, mode);
    }

    // ---- bits

    private static Value bitCast(Call call) {
        ElementType from = call.type(0);
        ElementType to = call.elementType("to", from);
        if (to.dtype() == null || from.dtype() == null || to.bits() != from.bits()) {
            throw call.error("types must have the same number of bits", "from=" + from + ", to=" + to);
        }
        Tensor x = call.tensor(0).contiguous();
        return new Value.Numbers(Tensor.copyOf(x.segment(), to.dtype(), x.shape().dims()), to);
    }

}
