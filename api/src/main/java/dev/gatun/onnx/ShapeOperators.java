// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Shapes, types and layout: what moves elements or makes them of nothing.
final class ShapeOperators {
    private ShapeOperators() {
    }

    static void register(Operators operators) {
        operators.values("Identity", 1, call -> new Value[] {call.value(0)});
        operators.values("Constant", 1, call -> new Value[] {constant(call)});
        operators.move("Cast", 6, call -> call.tensor(0).to(call.dtype("to", null)));
        operators.move("Shape", 1, ShapeOperators::shape);
        operators.move("Reshape", 5, ShapeOperators::reshape);
        operators.move("Flatten", 1, ShapeOperators::flatten);
        operators.move("Transpose", 1, ShapeOperators::transpose);
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
        long[] dims = call.tensor(0).shape().dims();
        int start = bound(call.integer("start", 0), dims.length);
        int end = Math.max(start, bound(call.integer("end", dims.length), dims.length));
        return Tensor.of(Arrays.copyOfRange(dims, start, end), end - start);
    }

    private static int bound(long bound, int rank) {
        return Math.clamp(bound < 0 ? bound + rank : bound, 0, rank);
    }

    private static Tensor reshape(Call call) {
        Tensor x = call.tensor(0);
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
}
