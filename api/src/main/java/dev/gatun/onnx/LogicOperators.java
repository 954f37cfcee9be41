// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.Tensor;
import java.util.function.BinaryOperator;

/// Comparisons, logic and choice.
final class LogicOperators {
    private LogicOperators() {
    }

    static void register(Operators operators) {
        binary(operators, "Equal", 7, Tensor::equal);
        binary(operators, "Less", 7, Tensor::less);
        binary(operators, "LessOrEqual", 12, Tensor::lessEqual);
        binary(operators, "Greater", 7, Tensor::greater);
        binary(operators, "GreaterOrEqual", 12, Tensor::greaterEqual);
        binary(operators, "And", 7, Tensor::and);
        binary(operators, "Or", 7, Tensor::or);
        binary(operators, "Xor", 7, Tensor::xor);
        operators.compute("Not", 1, call -> call.tensor(0).not());
        operators.move("Where", 9, call -> call.tensor(0).select(call.tensor(1), call.tensor(2)));
    }

    private static void binary(Operators operators, String name, int since, BinaryOperator<Tensor> function) {
        operators.compute(name, since, call -> function.apply(call.tensor(0), call.tensor(1)));
    }
}
