// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;

/// Operators on the bits of integers.
final class BitOperators {
    private BitOperators() {
    }

    static void register(Operators operators) {
        operators.move("BitwiseAnd", 18, call -> call.tensor(0).and(call.tensor(1)));
        operators.move("BitwiseOr", 18, call -> call.tensor(0).or(call.tensor(1)));
        operators.move("BitwiseXor", 18, call -> call.tensor(0).xor(call.tensor(1)));
        operators.move("BitwiseNot", 18, call -> call.tensor(0).xor(Tensor.full(-1, call.tensor(0).dtype())));
        operators.move("BitShift", 11, call -> switch (call.text("direction", "")) {
            case "LEFT" -> call.tensor(0).shiftLeft(call.tensor(1));
            case "RIGHT" -> shiftRight(call.tensor(0), call.tensor(1));
            default -> throw call.error("the direction must be LEFT or RIGHT", "direction=" + call.text("direction",
                    ""));
        });
    }

    private static Tensor shiftRight(Tensor x, Tensor by) {
        if (x.dtype() != DType.U64) {
            return x.shiftRight(by);
        }
        // Where the sign of 64 bits came in, the bits are cut off.
        Tensor ones = Tensor.full(-1, DType.I64);
        Tensor shift = by.to(DType.I64);
        Tensor kept = ones.xor(ones.shiftLeft(shift.neg().add(64)));
        return x.to(DType.I64).shiftRight(shift).and(kept).to(DType.U64);
    }
}
