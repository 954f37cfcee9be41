// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Sequences and optional values.
final class SequenceOperators {
    private SequenceOperators() {
    }

    static void register(Operators operators) {
        operators.values("SequenceEmpty", 11, _ -> new Value[] {new Value.Sequence(List.of())});
        operators.values("SequenceConstruct", 11, call -> new Value[] {new Value.Sequence(List.of(call.values()))});
        operators.values("SequenceAt", 11, call -> new Value[] {items(call, 0).get(place(call, 1, items(call, 0)
                .size()))});
        operators.values("SequenceLength", 11, call -> new Value[] {ControlOperators.whole(items(call, 0).size())});
        operators.values("SequenceInsert", 11, call -> {
            List<Value> items = new ArrayList<>(items(call, 0));
            items.add(call.has(2) ? place(call, 2, items.size() + 1, items.size()) : items.size(), call.value(1));
            return new Value[] {new Value.Sequence(items)};
        });
        operators.values("SequenceErase", 11, call -> {
            List<Value> items = new ArrayList<>(items(call, 0));
            items.remove(call.has(1) ? place(call, 1, items.size()) : items.size() - 1);
            return new Value[] {new Value.Sequence(items)};
        });
        operators.values("SplitToSequence", 11, call -> new Value[] {split(call)});
        operators.values("ConcatFromSequence", 11, call -> new Value[] {concat(call)});
        operators.values("SequenceMap", 17, SequenceOperators::map);
        operators.values("Optional", 15, call -> new Value[] {new Value.Maybe(call.has(0) ? call.value(0) : null)});
        operators.values("OptionalHasElement", 15, call -> new Value[] {ControlOperators.truth(call.has(0) && !(call
                .value(0) instanceof Value.Maybe maybe && maybe.value() == null))});
        operators.values("OptionalGetElement", 15, call -> new Value[] {element(call)});
    }

    private static List<Value> items(Call call, int i) {
        Value value = call.value(i);
        if (value instanceof Value.Maybe maybe && maybe.value() != null) {
            value = maybe.value();
        }
        if (value instanceof Value.Sequence sequence) {
            return sequence.items();
        }
        throw call.error("a sequence was expected", "operand=" + i);
    }

    private static int place(Call call, int i, int size) {
        return place(call, i, size, size);
    }

    // A place in `[0, size)`; negative ones count from `end`.
    private static int place(Call call, int i, int size, int end) {
        long at = call.integer(i);
        long place = at < 0 ? at + end : at;
        if (place < 0 || place >= size) {
            throw call.error("the place must lie in the sequence", "place=" + at + ", size=" + size);
        }
        return (int) place;
    }

    private static Value element(Call call) {
        Value value = call.value(0);
        if (!(value instanceof Value.Maybe maybe)) {
            return value;
        }
        if (maybe.value() == null) {
            throw call.error("the optional value is empty", "value=" + value);
        }
        return maybe.value();
    }

    private static Value split(Call call) {
        Tensor x = call.tensor(0);
        int axis = call.axis(call.integer("axis", 0), x.rank());
        long dim = x.dim(axis);
        List<Value> items = new ArrayList<>();
        boolean single = !call.has(1);
        boolean drop = single && !call.flag("keepdims", true);
        if (!single && call.tensor(1).rank() == 1) {
            x.split(axis, call.longs(1)).forEach(part -> items.add(new Value.Numbers(part, call.type(0))));
            return new Value.Sequence(items);
        }
        long size = single ? 1 : call.integer(1);
        if (size < 1) {
            throw call.error("parts must have a positive size", "split=" + size);
        }
        for (long start = 0; start < dim; start += size) {
            Tensor part = x.slice(axis, start, Math.min(dim, start + size));
            items.add(new Value.Numbers(drop ? part.squeeze(axis) : part, call.type(0)));
        }
        return new Value.Sequence(items);
    }

    private static Value concat(Call call) {
        Tensor[] parts = items(call, 0).stream().map(Value::tensor).toArray(Tensor[]::new);
        if (parts.length == 0) {
            throw call.error("the sequence must not be empty", "items=0");
        }
        boolean isNew = call.flag("new_axis", false);
        int axis = call.axis(call.integer("axis", 0), parts[0].rank() + (isNew ? 1 : 0));
        Tensor joined = isNew ? Tensor.stack(axis, parts) : Tensor.concat(axis, parts);
        ElementType type = items(call, 0).get(0) instanceof Value.Numbers numbers ? numbers.type() : ElementType.of(
                joined.dtype());
        return new Value.Numbers(joined, type);
    }

    private static Value[] map(Call call) {
        Program.Body body = call.body("body");
        int length = items(call, 0).size();
        List<List<Value>> results = new ArrayList<>();
        for (int i = 0; i < body.results(); i++) {
            results.add(new ArrayList<>());
        }
        for (int step = 0; step < length; step++) {
            Value[] inputs = new Value[call.count()];
            for (int i = 0; i < inputs.length; i++) {
                if (call.value(i) instanceof Value.Sequence sequence) {
                    if (sequence.items().size() != length) {
                        throw call.error("sequences must have one length", "first=" + length + ", other=" + sequence
                                .items().size());
                    }
                    inputs[i] = sequence.items().get(step);
                } else {
                    inputs[i] = call.value(i);
                }
            }
            Value[] values = body.run(inputs);
            for (int i = 0; i < values.length; i++) {
                results.get(i).add(values[i]);
            }
        }
        return results.stream().map(Value.Sequence::new).toArray(Value[]::new);
    }
}
