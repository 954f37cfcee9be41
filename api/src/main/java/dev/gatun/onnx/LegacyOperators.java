// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.op.BatchNormInference;
import dev.gatun.op.Ops;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import java.util.function.BinaryOperator;

/// The meanings that operators had before version 7, when an attribute said how the second operand broadcasts.
final class LegacyOperators {
    private LegacyOperators() {
    }

    static void register(Operators operators) {
        binary(operators, "Add", Tensor::add);
        binary(operators, "Sub", Tensor::sub);
        binary(operators, "Mul", Tensor::mul);
        binary(operators, "Div", Tensor::div);
        binary(operators, "Pow", Tensor::pow);
        binary(operators, "And", Tensor::and);
        binary(operators, "Or", Tensor::or);
        binary(operators, "Xor", Tensor::xor);
        binary(operators, "Equal", Tensor::equal);
        binary(operators, "Less", Tensor::less);
        binary(operators, "Greater", Tensor::greater);
        binary(operators, "PRelu",
                (x, slope) -> x.less(0).select(x.mul(slope.rank() == 1 && slope.size() > 1 ? channels(
                        slope, x.rank()) : slope), x));
        operators.compute("Gemm", 1, MathOperators::gemm);
        operators.computeAll("BatchNormalization", 1,
                call -> new Tensor[] {Ops.apply(new BatchNormInference(call.number(
                        "epsilon", 1e-5f)), call.tensor(0), call.tensor(1), call.tensor(2), call.tensor(3),
                        call.tensor(4))});
        operators.computeAll("Dropout", 1, call -> new Tensor[] {call.tensor(0), null});
    }

    private static void binary(Operators operators, String name, BinaryOperator<Tensor> function) {
        operators.compute(name, 1, call -> {
            Tensor a = call.tensor(0);
            Tensor b = call.tensor(1);
            if (call.flag("broadcast", false) && call.hasAttribute("axis")) {
                int axis = call.axis(call.integer("axis", 0), a.rank());
                for (int missing = a.rank() - axis - b.rank(); missing > 0; missing--) {
                    b = b.unsqueeze(b.rank());
                }
            }
            return function.apply(a, b);
        });
    }

    private static Tensor channels(Tensor slope, int rank) {
        long[] dims = new long[Math.max(1, rank - 1)];
        Arrays.fill(dims, 1);
        dims[0] = slope.size();
        return slope.reshape(dims);
    }
}
