// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.BatchNorm;
import dev.gatun.op.BatchNormGrad;
import dev.gatun.op.LayerNorm;
import dev.gatun.op.Op;
import dev.gatun.op.Softmax;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RowKernelsTest {
    private static final int ROWS = 7;
    private static final int[] WIDTHS = {1, 3, 4, 7, 15, 16, 17, 31, 33, 128, 257, 1000, 4096, 4097};

    private static Tensor run(Op op, Tensor... inputs) {
        Dispatcher.Choice choice = Dispatcher.forced("*:simd").choose(op, Arrays.stream(inputs).map(Tensor::spec)
                .toArray(TensorSpec[]::new));
        Tensor[] outputs = choice.outputs().stream().map(Tensor::empty).toArray(Tensor[]::new);
        choice.kernel().run(inputs, outputs, Arena.ofAuto().allocate(Math.max(1, choice.scratchBytes()), 64));
        return outputs[0];
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

    @Test
    void normalisesChannelsFarFromZeroAndFarFromTheirFirstElement() {
        float[] values = new Rng(5).normal(DType.F32, 4, 3, 5, 7).toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] += i % 105 == 0 ? -300 : 1000;
        }
        Tensor x = Tensor.of(values, 4, 3, 5, 7);
        Tensor gradOut = new Rng(6).normal(DType.F32, 4, 3, 5, 7);
        float[] y = run(new BatchNorm(1e-5), x).toFloats();
        float[] gradX = run(new BatchNormGrad(1e-5), x, gradOut).toFloats();
        float[] grads = gradOut.toFloats();
        for (int c = 0; c < 3; c++) {
            double mean = 0;
            double gradMean = 0;
            for (int i = 0; i < 140; i++) {
                mean += values[at(i, c)] / 140.0;
                gradMean += grads[at(i, c)] / 140.0;
            }
            double variance = 0;
            double along = 0;
            for (int i = 0; i < 140; i++) {
                variance += Math.pow(values[at(i, c)] - mean, 2) / 140;
                along += grads[at(i, c)] * (values[at(i, c)] - mean) / 140;
            }
            double deviation = Math.sqrt(variance + 1e-5);
            for (int i = 0; i < 140; i++) {
                double hat = (values[at(i, c)] - mean) / deviation;
                // The mean has an error of half an ulp of 1000, which is small beside the deviation.
                assertEquals(hat, y[at(i, c)], 1e-4);
                assertEquals((grads[at(i, c)] - gradMean - hat * along / deviation) / deviation, gradX[at(i, c)],
                        1e-4 / deviation);
            }
        }
    }

    // Element i of channel c of [4, 3, 5, 7].
    private static int at(int i, int c) {
        return i / 35 * 105 + c * 35 + i % 35;
    }
}
