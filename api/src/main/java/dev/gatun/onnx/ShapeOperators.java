// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Shapes, types and layout: what moves elements or makes them of nothing.
final class ShapeOperators {
    // Made on the heap.
    private static final int LONGEST_RANGE = 1 << 26;

    private ShapeOperators() {
    }

    static void register(Operators operators) {
        operators.values("Identity", 1, call -> new Value[] {call.value(0)});
        operators.values("Constant", 1, call -> new Value[] {constant(call)});
        operators.values("Shape", 1, call -> new Value[] {Value.of(shape(call))});
        operators.values("Size", 1, call -> new Value[] {Value.of(Tensor.of(new long[] {shapeOf(call).size()},
                new long[0]))});
        operators.values("Reshape", 5, ShapeOperators::reshape);
        operators.move("Flatten", 1, ShapeOperators::flatten);
        operators.move("Transpose", 1, ShapeOperators::transpose);
        operators.move("ConstantOfShape", 9, ShapeOperators::constantOfShape);
        operators.values("Range", 11, call -> new Value[] {Value.of(range(call))});
        operators.move("Slice", 1, call -> slice(call, call.integers("starts"), call.integers("ends"), call.integers(
                "axes"), null));
        operators.move("Slice", 10,
                call -> slice(call, call.longs(1), call.longs(2), call.has(3) ? call.longs(3) : null,
                        call.has(4) ? call.longs(4) : null));
        // An experiment before version 10.
        operators.move("DynamicSlice", 1,
                call -> slice(call, call.longs(1), call.longs(2), call.has(3) ? call.longs(3) : null,
                        call.has(4) ? call.longs(4) : null));
        operators.moveAll("Split", 1, call -> split(call, call.integers("split")));
        operators.moveAll("Split", 13, call -> split(call, call.has(1) ? call.longs(1) : null));
        operators.move("Pad", 1, call -> Padding.pad(call, call.tensor(0), call.integers(call.hasAttribute("pads")
                ? "pads" : "paddings"), null, call.number("value", 0)));
        operators.move("Pad", 11, Padding::pad);
        operators.move("Concat", 4, call -> Tensor.concat(call.axis(call.integer("axis", 0), call.tensor(0).rank()),
                call.tensors(0)));
        operators.move("Squeeze", 1, call -> squeeze(call, call.integers("axes")));
        operators.move("Squeeze", 13, call -> squeeze(call, call.has(1) ? call.longs(1) : null));
        operators.move("Unsqueeze", 1, call -> unsqueeze(call, call.integers("axes")));
        operators.move("Unsqueeze", 13, call -> unsqueeze(call, call.longs(1)));
        operators.move("Expand", 8, ShapeOperators::expand);
    }

    private static Value constant(Call call) {
        if (call.hasAttribute("value")) {
            return call.constant("value");
        }
        if (call.hasAttribute("sparse_value")) {
            return call.constant("sparse_value");
        }
        if (call.hasAttribute("value_int")) {
            return Value.of(Tensor.of(new long[] {call.integer("value_int", 0)}, new long[0]));
        }
        if (call.hasAttribute("value_ints")) {
            long[] values = call.integers("value_ints");
            return Value.of(Tensor.of(values, values.length));
        }
        if (call.hasAttribute("value_float")) {
            return Value.of(Tensor.of(new float[] {(float) call.number("value_float", 0)}, new long[0]));
        }
        if (call.hasAttribute("value_floats")) {
            float[] values = call.numbers("value_floats");
            return Value.of(Tensor.of(values, values.length));
        }
        if (call.hasAttribute("value_string")) {
            return new Value.Texts(Shape.scalar(), List.of(call.text("value_string", "")));
        }
        if (call.hasAttribute("value_strings")) {
            List<String> values = call.texts("value_strings");
            return new Value.Texts(Shape.of(values.size()), values);
        }
        throw call.error("an attribute must give the value", "attributes=none");
    }

    private static Tensor shape(Call call) {
        long[] dims = shapeOf(call).dims();
        int start = bound(call.integer("start", 0), dims.length);
        int end = Math.max(start, bound(call.integer("end", dims.length), dims.length));
        return Tensor.of(Arrays.copyOfRange(dims, start, end), end - start);
    }

    private static Shape shapeOf(Call call) {
        return call.value(0) instanceof Value.Texts texts ? texts.shape() : call.tensor(0).shape();
    }

    private static int bound(long bound, int rank) {
        return Math.clamp(bound < 0 ? bound + rank : bound, 0, rank);
    }

    private static Value[] reshape(Call call) {
        if (call.value(0) instanceof Value.Texts texts) {
            Tensor places = reshape(call, Tensor.arange(texts.shape().size(), DType.I64).reshape(texts.shape()));
            return new Value[] {new Value.Texts(places.shape(), texts.texts())};
        }
        return new Value[] {new Value.Numbers(reshape(call, call.tensor(0)), call.type(0))};
    }

    private static Tensor reshape(Call call, Tensor x) {
        long[] dims = call.longs(1);
        boolean zeros = call.flag("allowzero", false);
        for (int i = 0; i < dims.length; i++) {
            if (dims[i] == 0 && !zeros) {
                if (i >= x.rank()) {
                    throw call.error("0 copies a dimension that must exist", "shape=" + Arrays.toString(dims));
                }
                dims[i] = x.dim(i);
            }
        }
        return x.reshape(dims);
    }

    private static Tensor flatten(Call call) {
        Tensor x = call.tensor(0);
        long axis = call.integer("axis", 1);
        int at = axis == x.rank() ? x.rank() : call.axis(axis, x.rank() + (axis < 0 ? 0 : 1));
        long rows = 1;
        for (int i = 0; i < at; i++) {
            rows *= x.dim(i);
        }
        long columns = 1;
        for (int i = at; i < x.rank(); i++) {
            columns *= x.dim(i);
        }
        return x.reshape(Shape.of(rows, columns));
    }

    private static Tensor transpose(Call call) {
        Tensor x = call.tensor(0);
        long[] order = call.integers("perm");
        return x.permute(order == null ? IntStream.range(0, x.rank()).map(i -> x.rank() - 1 - i).toArray() : call.axes(
                order, x.rank()));
    }

    private static Tensor squeeze(Call call, long[] axes) {
        Tensor x = call.tensor(0);
        boolean[] dropped = new boolean[x.rank()];
        if (axes == null) {
            for (int i = 0; i < x.rank(); i++) {
                dropped[i] = x.dim(i) == 1;
            }
        } else {
            for (int axis : call.axes(axes, x.rank())) {
                if (x.dim(axis) != 1) {
                    throw call.error("a squeezed axis must have size 1", "axis=" + axis);
                }
                dropped[axis] = true;
            }
        }
        return x.reshape(Shape.of(IntStream.range(0, x.rank()).filter(i -> !dropped[i]).mapToLong(x::dim).toArray()));
    }

    private static Tensor unsqueeze(Call call, long[] axes) {
        Tensor x = call.tensor(0);
        int rank = x.rank() + axes.length;
        List<Long> dims = new ArrayList<>();
        for (long dim : x.shape().dims()) {
            dims.add(dim);
        }
        for (int axis : Arrays.stream(call.axes(axes, rank)).sorted().toArray()) {
            if (axis > dims.size()) {
                throw call.error("an axis appears twice", "axes=" + Arrays.toString(axes));
            }
            dims.add(axis, 1L);
        }
        return x.reshape(Shape.of(dims.stream().mapToLong(Long::longValue).toArray()));
    }

    private static Tensor expand(Call call) {
        Tensor x = call.tensor(0);
        Shape shape = Shape.broadcast(x.shape(), Shape.of(call.longs(1)));
        if (shape == null) {
            throw call.error("the shape must broadcast", "shape=" + Arrays.toString(call.longs(1)));
        }
        return x.expand(shape);
    }

    private static Tensor constantOfShape(Call call) {
        long[] dims = call.longs(0);
        Value value = call.constant("value");
        if (value == null) {
            return Tensor.scalar(0, DType.F32).expand(dims).contiguous();
        }
        if (value.tensor().size() != 1) {
            throw call.error("the value must be one number", "value=" + value);
        }
        return value.tensor().reshape(Shape.scalar()).expand(Shape.of(dims)).contiguous();
    }

    private static Tensor range(Call call) {
        Tensor start = call.tensor(0);
        DType dtype = start.dtype();
        if (dtype.isFloat()) {
            double step = call.number(2);
            double count = Math.ceil((call.number(1) - call.number(0)) / step);
            if (step == 0 || !(count <= LONGEST_RANGE)) {
                throw call.error("the range must be finite and not longer than " + LONGEST_RANGE,
                        "start=" + call.number(0) + ", limit=" + call.number(1)
                                + ", delta=" + step);
            }
            double[] values = new double[(int) Math.max(0, count)];
            for (int i = 0; i < values.length; i++) {
                values[i] = call.number(0) + i * step;
            }
            return Tensor.of(values, values.length).to(dtype);
        }
        long step = call.integer(2);
        long first = call.integer(0);
        long span = Math.subtractExact(call.integer(1), first);
        if (step == 0 || span / step >= LONGEST_RANGE) {
            throw call.error("the range must be finite and not longer than " + LONGEST_RANGE,
                    "start=" + first + ", limit=" + call.integer(1) + ", delta="
                            + step);
        }
        long[] values = new long[(int) Math.max(0, Math.ceilDiv(span, step))];
        Arrays.setAll(values, i -> first + i * step);
        return Tensor.of(values, values.length).to(dtype);
    }

    private static Tensor slice(Call call, long[] starts, long[] ends, long[] axes, long[] steps) {
        Tensor x = call.tensor(0);
        if (starts == null || ends == null || ends.length != starts.length || axes != null
                && axes.length != starts.length || steps != null && steps.length != starts.length) {
            throw call.error("starts, ends, axes and steps must have one length", "starts=" + Arrays.toString(starts)
                    + ", ends=" + Arrays.toString(ends) + ", axes=" + Arrays.toString(axes) + ", steps=" + Arrays
                            .toString(steps));
        }
        for (int i = 0; i < starts.length; i++) {
            x = slice(call, x, call.axis(axes == null ? i : axes[i], x.rank()), starts[i], ends[i], steps == null ? 1
                    : steps[i]);
        }
        return x;
    }

    private static Tensor slice(Call call, Tensor x, int axis, long start, long end, long step) {
        long dim = x.dim(axis);
        if (step == 0) {
            throw call.error("the step must not be 0", "axis=" + axis);
        }
        long from = start < 0 ? start + dim : start;
        long to = end < 0 ? end + dim : end;
        if (step > 0) {
            from = Math.clamp(from, 0, dim);
            return x.slice(axis, from, Math.max(from, Math.clamp(to, 0, dim)), Math.min(step, Math.max(1, dim)));
        }
        from = Math.clamp(from, -1, dim - 1);
        to = Math.clamp(to, -1, dim - 1);
        if (from <= to) {
            return x.slice(axis, 0, 0);
        }
        // Backward from `from` is forward in the flipped axis.
        long distance = step == Long.MIN_VALUE ? Long.MAX_VALUE : -step;
        return x.flip(axis).slice(axis, dim - 1 - from, dim - 1 - to, Math.min(distance, dim));
    }

    private static Tensor[] split(Call call, long[] given) {
        Tensor x = call.tensor(0);
        int axis = call.axis(call.integer("axis", 0), x.rank());
        long[] sizes = given;
        if (sizes == null) {
            int count = call.small("num_outputs", call.results());
            if (count < 1 || count > call.results()) {
                throw call.error("one result for each part is needed", "num_outputs=" + count + ", results=" + call
                        .results());
            }
            long each = Math.ceilDiv(x.dim(axis), count);
            sizes = new long[count];
            for (int i = 0; i < count; i++) {
                sizes[i] = Math.clamp(x.dim(axis) - i * each, 0, each);
            }
        }
        return x.split(axis, sizes).toArray(Tensor[]::new);
    }
}
