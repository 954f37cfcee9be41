// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.LayerNorm;
import dev.gatun.op.Op;
import dev.gatun.op.Softmax;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RowKernelsTest {
    private static final int ROWS = 7;
    private static final int[] WIDTHS = {1, 3, 4, 7, 15, 16, 17, 31, 33, 128, 257, 1000, 4096, 4097};

    private static Tensor run(Op op, Tensor x) {
        Dispatcher.Choice choice = Dispatcher.forced("*:simd").choose(op, new TensorSpec[] {x.spec()});
        Tensor y = Tensor.empty(choice.outputs().get(0));
        choice.kernel().run(new Tensor[] {x}, new Tensor[] {y}, Arena.ofAuto().allocate(Math.max(1,
                choice.scratchBytes()), 64));
        return y;
    }

    private static float get(Tensor x, long i) {
        return x.segment().getAtIndex(ValueLayout.JAVA_FLOAT, i);
    }

    private static Tensor normal(Random random, int n, double mean, double first) {
        Tensor x = Tensor.empty(TensorSpec.of(DType.F32, ROWS, n));
        for (long i = 0; i < x.size(); i++) {
            double value = i % n == 0 ? first : mean + random.nextGaussian();
            x.segment().setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) value);
        }
        return x;
    }

    @Test
    void layerNormIsExactWhereverTheFirstElementLies() {
        Random random = new Random(5);
        for (int n : WIDTHS) {
            for (double[] form : List.of(new double[] {0, 0.5}, new double[] {1000, 1001}, new double[] {0, 1000},
                    new double[] {-300, 300}, new double[] {0, -1e6})) {
                Tensor x = normal(random, n, form[0], form[1]);
                Tensor y = run(new LayerNorm(1, 1e-5), x);
                for (long row = 0; row < ROWS; row++) {
                    checkRow(x, y, row * n, n);
                }
            }
        }
    }

    // x is rounded already, so errors are of the mean (half an ulp of it), of the deviation, and of three operations.
    // Longer rows are summed without a shift, with the error of sums that ReduceKernels states.
    private static void checkRow(Tensor x, Tensor y, long at, int n) {
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += get(x, at + i) / (double) n;
        }
        double variance = 0;
        for (int i = 0; i < n; i++) {
            variance += (get(x, at + i) - mean) * (get(x, at + i) - mean) / n;
        }
        double inverse = 1 / Math.sqrt(variance + 1e-5);
        for (int i = 0; i < n; i++) {
            double exact = (get(x, at + i) - mean) * inverse;
            double ofSum = n <= 4096 ? 1 : 4096.0 / (4 * Simd.F_LANES) + 7;
            double bound = (Math.abs(mean) * inverse * ofSum + 32 * Math.abs(exact) + 32) * 0x1p-24 + 1e-7;
            assertEquals(exact, get(y, at + i), bound, "n=" + n + " i=" + i);
        }
    }

    @Test
    void softmaxGivesZeroForMinusInfinityAndNanForNan() {
        Random random = new Random(6);
        for (int n : WIDTHS) {
            Tensor x = normal(random, n, 3, 80);
            x.segment().setAtIndex(ValueLayout.JAVA_FLOAT, 2L * n - 1, Float.NEGATIVE_INFINITY);
            x.segment().setAtIndex(ValueLayout.JAVA_FLOAT, 4L * n - 1, Float.intBitsToFloat(0x7FC1_2345));
            Tensor y = run(new Softmax(1), x);
            for (int row = 0; row < ROWS; row++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += get(y, (long) row * n + i);
                }
                if (row == 3 || row == 1 && n == 1) {
                    assertTrue(Double.isNaN(sum), "n=" + n + " row=" + row);
                } else {
                    assertEquals(1, sum, n * 0x1p-22, "n=" + n + " row=" + row);
                }
            }
            assertTrue(n == 1 || get(y, 2L * n - 1) == 0, "n=" + n);
        }
    }
}
