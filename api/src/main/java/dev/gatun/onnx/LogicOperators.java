// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.function.BinaryOperator;

/// Comparisons, logic, bits and choice.
final class LogicOperators {
    private LogicOperators() {
    }

    static void register(Operators operators) {
        operators.values("Equal", 7, LogicOperators::equal);
        order(operators, "Less", 7, Tensor::less);
        order(operators, "LessOrEqual", 12, Tensor::lessEqual);
        order(operators, "Greater", 7, Tensor::greater);
        order(operators, "GreaterOrEqual", 12, Tensor::greaterEqual);
        for (int version : new int[] {7, 18}) {
            String prefix = version == 7 ? "" : "Bitwise";
            operators.compute(prefix + "And", version, call -> call.tensor(0).and(call.tensor(1)));
            operators.compute(prefix + "Or", version, call -> call.tensor(0).or(call.tensor(1)));
            operators.compute(prefix + "Xor", version, call -> call.tensor(0).xor(call.tensor(1)));
        }
        operators.compute("Not", 1, call -> call.tensor(0).not());
        // In two's complement.
        operators.compute("BitwiseNot", 18, call -> call.tensor(0).neg().sub(1));
        operators.values("BitShift", 11, call -> new Value[] {Value.of(shift(call))});
        operators.values("Where", 9, LogicOperators::where);
        operators.compute("IsNaN", 9, call -> call.tensor(0).isNan());
        operators.compute("IsInf", 10, LogicOperators::isInf);
    }

    private static void order(Operators operators, String name, int since, BinaryOperator<Tensor> function) {
        operators.compute(name, since, call -> function.apply(call.tensor(0), call.tensor(1)));
        operators.unsigned(name, since);
    }

    private static Value[] equal(Call call) {
        if (call.value(0) instanceof Value.Texts) {
            return new Value[] {TextOperators.equal(call)};
        }
        Tensor a = call.tensor(0);
        Tensor b = call.tensor(1);
        DType wide = a.dtype() == DType.BOOL ? DType.U8 : Operators.wide(a.dtype());
        return new Value[] {Value.of(a.dtype() == b.dtype() ? a.to(wide).equal(b.to(wide)) : a.equal(b))};
    }

    private static Value[] where(Call call) {
        if (call.value(1) instanceof Value.Texts) {
            return new Value[] {TextOperators.where(call)};
        }
        Tensor y = call.tensor(0).select(call.tensor(1), call.tensor(2));
        return new Value[] {new Value.Numbers(y, call.type(1))};
    }

    private static Tensor shift(Call call) {
        Tensor x = call.tensor(0);
        Tensor by = call.tensor(1);
        DType dtype = x.dtype();
        DType wide = Operators.wide(dtype);
        boolean left = call.text("direction", "").equals("LEFT");
        if (!left && !call.text("direction", "").equals("RIGHT")) {
            throw call.error("the direction must be LEFT or RIGHT", "direction=" + call.text("direction", ""));
        }
        Tensor bits = x.to(wide);
        Tensor places = by.to(wide);
        if (left) {
            return bits.shiftLeft(places).to(dtype);
        }
        if (dtype != DType.U64) {
            return bits.shiftRight(places).to(dtype);
        }
        // The sign bit of I64 is a digit here: it is cleared after the first place.
        Tensor once = bits.shiftRight(Tensor.scalar(1, wide)).and(Tensor.of(new long[] {Long.MAX_VALUE}, new long[0]));
        Tensor moved = once.shiftRight(places.sub(1).maximum(0));
        return places.equal(0).select(bits, moved).to(dtype);
    }

    private static Tensor isInf(Call call) {
        Tensor x = call.tensor(0);
        Tensor positive = x.equal(Double.POSITIVE_INFINITY);
        Tensor negative = x.equal(Double.NEGATIVE_INFINITY);
        boolean up = call.flag("detect_positive", true);
        boolean down = call.flag("detect_negative", true);
        return up && down ? positive.or(negative)
                : up ? positive : down ? negative : Tensor.zeros(DType.BOOL, x.shape().dims());
    }
}
