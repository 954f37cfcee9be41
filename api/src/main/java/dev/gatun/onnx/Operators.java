// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// All operators that can be run, by domain, name and the version since which each has its meaning.
///
/// An operator is a function of a [Call], written in tensor functions, so that it runs at once, on a tape and in a capture.
/// It is registered with what happens to element types that have no arithmetic:
/// - `compute`: half floats are computed as `F32`, 16-bit and unsigned integers as `I32` or `I64`, and results of the
///   wider type are rounded (wrapped) back;
/// - `index`: the same, but whole-number results are positions and stay as they are;
/// - `move`: elements are only moved, so every type goes through as it is, also coded ones;
/// - `values`: the function deals with all of that itself.
///
/// An operator's key is its name, with the domain in front where that is not `ai.onnx`: `com.microsoft:Gelu`.
final class Operators {
    /// A function with one result.
    @FunctionalInterface
    interface One {
        Tensor apply(Call call);
    }

    /// A function with several results; unwanted ones may be null.
    @FunctionalInterface
    interface Many {
        Tensor[] apply(Call call);
    }

    /// A function of values of any kind.
    @FunctionalInterface
    interface Any {
        Value[] apply(Call call);
    }

    private static final class Standard {
        private static final Operators INSTANCE = new Operators();
    }

    private final Map<String, NavigableMap<Integer, Any>> entries = new HashMap<>();

    private Operators() {
        MathOperators.register(this);
        LegacyOperators.register(this);
        LogicOperators.register(this);
        ShapeOperators.register(this);
        CastOperators.register(this);
        TextOperators.register(this);
        RandomOperators.register(this);
        ReduceOperators.register(this);
        ActivationOperators.register(this);
        NetworkOperators.register(this);
        ControlOperators.register(this);
        SequenceOperators.register(this);
        IndexOperators.register(this);
        ImageOperators.register(this);
        QuantOperators.register(this);
        RecurrentOperators.register(this);
        SignalOperators.register(this);
        AttentionOperators.register(this);
        LossOperators.register(this);
        TrainingOperators.register(this);
    }

    static Operators standard() {
        return Standard.INSTANCE;
    }

    /// The operator in force at a version of its domain, or null.
    Any find(String key, long version) {
        NavigableMap<Integer, Any> versions = entries.get(key);
        Map.Entry<Integer, Any> entry = versions == null ? null : versions.floorEntry((int) Math.min(version,
                Integer.MAX_VALUE));
        return entry == null ? null : entry.getValue();
    }

    /// The first version of an operator that is known, or -1.
    int first(String key) {
        return entries.containsKey(key) ? entries.get(key).firstKey() : -1;
    }

    void values(String key, int since, Any function) {
        if (entries.computeIfAbsent(key, _ -> new TreeMap<>()).put(since, function) != null) {
            throw new IllegalStateException("onnx: an operator is registered twice: key=" + key + ", since=" + since);
        }
    }

    void compute(String key, int since, One function) {
        computeAll(key, since, call -> new Tensor[] {function.apply(call)});
    }

    void computeAll(String key, int since, Many function) {
        values(key, since, call -> widened(call, function, true));
    }

    void index(String key, int since, One function) {
        indexAll(key, since, call -> new Tensor[] {function.apply(call)});
    }

    void indexAll(String key, int since, Many function) {
        values(key, since, call -> widened(call, function, false));
    }

    void move(String key, int since, One function) {
        moveAll(key, since, call -> new Tensor[] {function.apply(call)});
    }

    void moveAll(String key, int since, Many function) {
        values(key, since, call -> {
            ElementType type = call.count() > 0 && call.has(0) && call.value(0) instanceof Value.Numbers ? call.type(0)
                    : null;
            Tensor[] results = function.apply(call);
            Value[] values = new Value[results.length];
            for (int i = 0; i < values.length; i++) {
                boolean coded = results[i] != null && type != null && type.isCoded() && results[i].dtype() == DType.U8;
                values[i] = coded ? new Value.Numbers(results[i], type) : results[i] == null ? null : Value.of(
                        results[i]);
            }
            return values;
        });
    }

    /// Makes an operator that was registered before take `U64` operands in their own order: as `I64`, the upper half of the
    /// range would come first.
    void unsigned(String key, int since) {
        Any signed = entries.get(key).get(since);
        entries.get(key).put(since, call -> {
            Value[] inputs = call.values();
            for (int i = 0; i < inputs.length; i++) {
                if (call.has(i) && inputs[i] instanceof Value.Numbers(Tensor x, _) && x.dtype() == DType.U64) {
                    inputs[i] = Value.of(flipped(x.to(DType.I64)));
                }
            }
            boolean isUnsigned = call.has(0) && call.type(0) == ElementType.UINT64;
            Value[] results = signed.apply(call.with(inputs));
            for (int i = 0; isUnsigned && i < results.length; i++) {
                if (results[i] instanceof Value.Numbers(Tensor y, _) && y.dtype() == DType.I64) {
                    results[i] = Value.of(flipped(y).to(DType.U64));
                }
            }
            return results;
        });
    }

    private static Tensor flipped(Tensor x) {
        return x.xor(Tensor.of(new long[] {Long.MIN_VALUE}, new long[0]));
    }

    private static Value[] widened(Call call, Many function, boolean narrowIntegers) {
        DType half = null;
        DType integer = null;
        Value[] inputs = call.values();
        for (int i = 0; i < inputs.length; i++) {
            if (!(inputs[i] instanceof Value.Numbers numbers)) {
                continue;
            }
            if (numbers.type().isCoded()) {
                throw call.unsupported("element type " + numbers.type());
            }
            DType dtype = numbers.tensor().dtype();
            DType wide = wide(dtype);
            if (wide != dtype) {
                inputs[i] = Value.of(numbers.tensor().to(wide));
                half = half == null && dtype.isFloat() ? dtype : half;
                integer = integer == null && dtype.isInt() ? dtype : integer;
            }
        }
        Tensor[] results = function.apply(half == null && integer == null ? call : call.with(inputs));
        return narrowed(results, half, narrowIntegers ? integer : null);
    }

    private static Value[] narrowed(Tensor[] results, DType half, DType integer) {
        Value[] values = new Value[results.length];
        for (int i = 0; i < values.length; i++) {
            Tensor y = results[i];
            if (y != null && half != null && y.dtype() == DType.F32) {
                y = y.to(half);
            } else if (y != null && integer != null && y.dtype() == wide(integer)) {
                y = y.to(integer);
            }
            values[i] = y == null ? null : Value.of(y);
        }
        return values;
    }

    /// The type in which elements of `dtype` are computed.
    static DType wide(DType dtype) {
        return switch (dtype) {
            case F16, BF16 -> DType.F32;
            case I16, U16 -> DType.I32;
            case U32, U64 -> DType.I64;
            default -> dtype;
        };
    }
}
