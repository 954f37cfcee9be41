// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OptimizerStepTest {
    private static final double[] GRADIENTS = {1, 2};

    private static Tensor numbers(double rate, int step) {
        return Tensor.of(new double[] {rate, step}, 2);
    }

    // The parameter 1 after two steps with rate 0.1 and the gradients above, and the states.
    private static double[] two(OptimizerStep op, DType dtype) {
        Tensor[] operands = new Tensor[3 + op.states()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = Tensor.full(i == 0 ? 1 : 0, dtype, 1);
        }
        for (int step = 1; step <= 2; step++) {
            operands[1] = Tensor.full(GRADIENTS[step - 1], dtype, 1);
            operands[2] = numbers(0.1, step);
            int version = operands[0].version();
            assertEquals(0, Ops.applyAll(op, operands).length);
            assertEquals(version + 1, operands[0].version());
            assertEquals(GRADIENTS[step - 1], operands[1].item());
        }
        double[] results = new double[1 + op.states()];
        for (int i = 0; i < results.length; i++) {
            results[i] = operands[i == 0 ? 0 : i + 2].item();
        }
        return results;
    }

    private static void check(OptimizerStep op, double... expected) {
        assertArrayEquals(expected, two(op, DType.F64), 1e-14);
        assertArrayEquals(expected, two(op, DType.F32), 1e-6);
    }

    @Test
    void gradientDescentByHand() {
        check(new SgdStep(0, 0, 0, false), 0.7);
        // 1 - 0.1 * (1 + 0.5) = 0.85, then 0.85 - 0.1 * (2 + 0.425).
        check(new SgdStep(0, 0, 0.5, false), 0.6075);
        check(new SgdStep(0.9, 0, 0, false), 0.9 - 0.1 * 2.9, 2.9);
        // The first velocity is the whole gradient.
        check(new SgdStep(0.9, 0.5, 0, false), 0.9 - 0.1 * 1.9, 1.9);
        check(new SgdStep(0.9, 0, 0, true), 1 - 0.19 - 0.1 * (2 + 0.9 * 2.9), 2.9);
    }

    @Test
    void adagradByHand() {
        check(new AdagradStep(0, 0, 0), 0.9 - 0.2 / Math.sqrt(5), 5);
        check(new AdagradStep(1, 1, 0), 0.95 - 0.05 * 2 / (Math.sqrt(5) + 1), 5);
    }

    @Test
    void rmsPropByHand() {
        // Squares: 0.25 * 1, then 0.75 * 0.25 + 0.25 * 4.
        double first = 1 / 0.5;
        double second = 2 / Math.sqrt(1.1875);
        check(new RmsPropStep(0.75, 0, 0, 0, false), 1 - 0.1 * first - 0.1 * second, 1.1875);
        check(new RmsPropStep(0.75, 0, 0, 0.5, false), 1 - 0.1 * first - 0.1 * (0.5 * first + second), 1.1875,
                0.5 * first + second);
        // Means: 0.25, then 0.75 * 0.25 + 0.5.
        double mean = 0.6875;
        check(new RmsPropStep(0.75, 0, 0, 0, true), 1 - 0.1 / Math.sqrt(0.25 - 0.0625)
                - 0.2 / Math.sqrt(1.1875 - mean * mean), 1.1875, mean);
    }

    @Test
    void adamByHand() {
        // Without rest of the past the corrected averages are the gradient and its square at first.
        double mean = 0.5 * 0.5 + 0.5 * 2;
        double square = 0.75 * 0.25 + 0.25 * 4;
        double second = 0.1 * (mean / 0.75) / (Math.sqrt(square / 0.4375) + 1e-3);
        double first = 0.1 / (1 + 1e-3);
        check(new AdamStep(0.5, 0.75, 1e-3, 0, false), 1 - first - second, mean, square);
        check(new AdamStep(0.5, 0.75, 1e-3, 0.5, true), (1 * 0.95 - first) * 0.95 - second, mean, square);
        assertTrue(two(new AdamStep(0.5, 0.75, 1e-3, 0.5, false), DType.F64)[0] < 1);
    }

    @Test
    void writesThroughViewsOnly() {
        Tensor matrix = Tensor.ones(DType.F32, 2, 3);
        Ops.applyAll(new SgdStep(0, 0, 0, false), matrix.slice(1, 1, 2), Tensor.ones(DType.F32, 2, 1), numbers(0.5, 1));
        assertArrayEquals(new float[] {1, 0.5f, 1, 1, 0.5f, 1}, matrix.toFloats());
    }

    @Test
    void rejectsOperandsThatDoNotFit() {
        TensorSpec x = TensorSpec.of(DType.F32, 3);
        TensorSpec numbers = TensorSpec.of(DType.F64, 2);
        Op op = new SgdStep(0, 0, 0, false);
        for (List<TensorSpec> inputs : List.of(List.of(x, TensorSpec.of(DType.F32, 4), numbers),
                List.of(x, TensorSpec.of(DType.F64, 3), numbers), List.of(x, x, TensorSpec.of(DType.F32, 2)),
                List.of(x, x), List.of(TensorSpec.strided(DType.F32, x.shape(), new long[] {0}), x, numbers))) {
            assertThrows(IllegalArgumentException.class, () -> op.infer(inputs));
        }
        assertThrows(IllegalArgumentException.class, () -> new SgdStep(0, 0, 0, true));
        assertThrows(IllegalArgumentException.class, () -> new SgdStep(0.9, 0.1, 0, true));
    }
}
