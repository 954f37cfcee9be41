// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

/// Reductions and running sums.
final class ReduceOperators {
    private ReduceOperators() {
    }

    static void register(Operators operators) {
        operators.compute("Softmax", 13, call -> call.tensor(0).softmax((int) call.integer("axis", -1)));
        operators.compute("LogSoftmax", 13, call -> call.tensor(0).logSoftmax((int) call.integer("axis", -1)));
    }
}
