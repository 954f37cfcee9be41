// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Operators on texts. They run at once, so a plan cannot hold them.
final class TextOperators {
    /// An element of the result by the elements of two operands.
    private interface Visit {
        void at(int result, int first, int second);
    }

    private TextOperators() {
    }

    static void register(Operators operators) {
        operators.values("StringConcat", 20, call -> new Value[] {concat(call)});
    }

    static Value.Texts texts(Call call, int i) {
        if (call.value(i) instanceof Value.Texts texts) {
            return texts;
        }
        throw call.error("texts were expected", "operand=" + i);
    }

    private static Shape walk(Call call, Shape a, Shape b, Visit visit) {
        Shape shape = Shape.broadcast(a, b);
        if (shape == null) {
            throw call.error("shapes must broadcast", "first=" + a + ", second=" + b);
        }
        for (int i = 0; i < shape.size(); i++) {
            visit.at(i, place(shape, a, i), place(shape, b, i));
        }
        return shape;
    }

    // The element of a tensor of shape `x` that broadcasts to element `i` of `shape`.
    private static int place(Shape shape, Shape x, int i) {
        int at = 0;
        int rest = i;
        int step = 1;
        for (int axis = 1; axis <= shape.rank(); axis++) {
            int index = (int) (rest % shape.dim(-axis));
            rest /= (int) shape.dim(-axis);
            if (axis <= x.rank()) {
                at += x.dim(-axis) == 1 ? 0 : index * step;
                step *= (int) x.dim(-axis);
            }
        }
        return at;
    }

    static Value equal(Call call) {
        Value.Texts a = texts(call, 0);
        Value.Texts b = texts(call, 1);
        List<Boolean> equal = new ArrayList<>();
        Shape shape = walk(call, a.shape(), b.shape(), (_, i, j) -> equal.add(a.texts().get(i).equals(b.texts().get(
                j))));
        boolean[] values = new boolean[equal.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = equal.get(i);
        }
        return Value.of(Tensor.of(values, shape.dims()));
    }

    static Value where(Call call) {
        Value.Texts a = texts(call, 1);
        Value.Texts b = texts(call, 2);
        Shape shape = Shape.broadcast(a.shape(), b.shape());
        shape = shape == null ? null : Shape.broadcast(shape, call.tensor(0).shape());
        if (shape == null) {
            throw call.error("shapes must broadcast", "first=" + a.shape() + ", second=" + b.shape());
        }
        boolean[] first = call.tensor(0).to(DType.BOOL).expand(shape).toBooleans();
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            chosen.add(
                    first[i] ? a.texts().get(place(shape, a.shape(), i)) : b.texts().get(place(shape, b.shape(), i)));
        }
        return new Value.Texts(shape, chosen);
    }

    private static Value concat(Call call) {
        Value.Texts a = texts(call, 0);
        Value.Texts b = texts(call, 1);
        List<String> joined = new ArrayList<>();
        Shape shape = walk(call, a.shape(), b.shape(), (_, i, j) -> joined.add(a.texts().get(i) + b.texts().get(j)));
        return new Value.Texts(shape, joined);
    }
}
