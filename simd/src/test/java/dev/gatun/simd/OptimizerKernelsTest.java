// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.AdagradStep;
import dev.gatun.op.AdamStep;
import dev.gatun.op.OptimizerStep;
import dev.gatun.op.RmsPropStep;
import dev.gatun.op.SgdStep;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

class OptimizerKernelsTest {
    private static final List<OptimizerStep> STEPS = List.of(new SgdStep(0, 0, 0.1, false), new SgdStep(0.9, 0, 0.1,
            false), new SgdStep(0.9, 0, 0, true), new AdamStep(0.9, 0.999, 1e-8, 0.01, true),
            new AdagradStep(0.1, 1e-8,
                    0.1),
            new RmsPropStep(0.9, 1e-8, 0.1, 0, false), new RmsPropStep(0.9, 1e-8, 0.1, 0.5, false),
            new RmsPropStep(0.9, 1e-8, 0.1, 0, true), new RmsPropStep(0.9, 1e-8, 0.1, 0.5, true));

    // Elements from..end of all operands after a step: parameter, gradient, numbers, states.
    private static double[][] step(OptimizerStep op, DType dtype, double[][] values, int from, int end) {
        Tensor[] operands = new Tensor[values.length];
        for (int i = 0; i < values.length; i++) {
            operands[i] = i == 2 ? Tensor.of(new double[] {0.1, 3}, 2)
                    : Tensor.of(Arrays.copyOfRange(values[i], from, end), end - from).to(dtype);
        }
        TensorSpec[] specs = Arrays.stream(operands).map(Tensor::spec).toArray(TensorSpec[]::new);
        Dispatcher.Choice choice = Dispatcher.forced("*:simd").choose(op, specs);
        MemorySegment scratch = Arena.ofAuto().allocate(choice.scratchBytes() + 1, 64);
        choice.kernel().run(operands, new Tensor[0], scratch);
        return Arrays.stream(operands).map(Tensor::toDoubles).toArray(double[][]::new);
    }

    private static double[][] values(OptimizerStep op, int n) {
        Random random = new Random(n);
        double[][] values = new double[3 + op.states()][];
        // A mean of 0.1 squared is below a mean square of at least 0.5.
        Arrays.setAll(values, i -> random.doubles(n, i == 3 ? 0.5 : 0.01, i == 3 ? 1 : 0.1).toArray());
        return values;
    }

    @Test
    void anElementsStepDoesNotDependOnItsNeighbours() {
        for (OptimizerStep op : STEPS) {
            for (DType dtype : op instanceof RmsPropStep ? List.of(DType.F32) : List.of(DType.F32, DType.F64)) {
                for (int n : new int[] {1, 3, 7, 16, 17, 31, 33, 257}) {
                    double[][] values = values(op, n);
                    double[][] together = step(op, dtype, values, 0, n);
                    for (int i = 0; i < n; i++) {
                        double[][] alone = step(op, dtype, values, i, i + 1);
                        for (int k = 0; k < values.length; k++) {
                            assertArrayEquals(alone[k], k == 2 ? together[k] : new double[] {together[k][i]}, op
                                    + " on " + dtype + " n=" + n + " i=" + i + " operand=" + k);
                        }
                    }
                }
            }
        }
    }

    @Test
    void stepsDoNotDependOnTheNumberOfThreads() {
        int n = 300_007;
        for (OptimizerStep op : STEPS) {
            double[][] values = values(op, n);
            double[][] alone = step(op, DType.F32, values, 0, n);
            try (Workers workers = Workers.of(3)) {
                assertArrayEquals(alone, workers.call(() -> step(op, DType.F32, values, 0, n)), op.toString());
            }
        }
    }
}
