// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Conv2d;
import dev.gatun.op.Conv2dInputGrad;
import dev.gatun.op.Conv2dWeightGrad;
import dev.gatun.op.Op;
import dev.gatun.op.Window2d;
import dev.gatun.spi.Dispatcher;
import dev.gatun.spi.Kernel;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BatchLanesConvTest {
    private static final Dispatcher REFERENCE = Dispatcher.forced("*:reference");
    private static final int RUNS = 12;

    private static Tensor expected(Op op, Tensor... inputs) {
        TensorSpec[] specs = Arrays.stream(inputs).map(Tensor::spec).toArray(TensorSpec[]::new);
        Dispatcher.Choice choice = REFERENCE.choose(op, specs);
        Tensor y = Tensor.empty(choice.outputs().getFirst());
        choice.kernel().run(inputs, new Tensor[] {y}, MemorySegment.NULL);
        return y;
    }

    // The first runs use small kernels, the last ones compiled ones.
    private static float[] run(Kernel kernel, long scratchBytes, TensorSpec result, String what, Tensor... inputs) {
        Tensor y = Tensor.empty(result);
        MemorySegment scratch = Arena.ofAuto().allocate(scratchBytes, 64);
        float[] first = null;
        for (int threads = 1; threads <= 3; threads++) {
            try (Workers workers = Workers.of(threads)) {
                for (int i = 0; i < RUNS; i++) {
                    y.fill(Double.NaN);
                    workers.call(() -> {
                        kernel.run(inputs, new Tensor[] {y}, scratch);
                        return null;
                    });
                    first = first == null ? y.toFloats() : first;
                    assertArrayEquals(first, y.toFloats(), what + " with " + threads + " threads");
                }
            }
        }
        return first;
    }

    // `bounds` has for each result the sum of the magnitudes of its products.
    private static void near(Tensor expected, Tensor bounds, float[] actual, int terms, String what) {
        float[] values = expected.toFloats();
        float[] sizes = bounds.toFloats();
        for (int i = 0; i < values.length; i++) {
            double most = 2 * (terms + 4) * 0x1p-24 * sizes[i];
            assertTrue(Math.abs(values[i] - actual[i]) <= most, what + " at " + i + ": " + actual[i] + " but expected "
                    + values[i]);
        }
    }

    private static void check(int blocks, int channels, int height, int width, int out, int kernelH, int kernelW,
            Window2d w) {
        int batch = blocks * BatchLanes.IMAGES;
        int outH = (int) w.outHeight(height, kernelH);
        int outW = (int) w.outWidth(width, kernelW);
        ConvSizes sizes = new ConvSizes(4, batch, 1, channels, height, width, out, kernelH, kernelW, outH, outW, w);
        String what = sizes.toString();
        assertTrue(BatchLanes.suits(sizes), what);
        Tensor x = new Rng(1).normal(DType.F32, batch, channels, height, width);
        Tensor weight = new Rng(2).normal(DType.F32, out, channels, kernelH, kernelW);
        Tensor bias = new Rng(3).normal(DType.F32, out);
        Tensor grad = new Rng(4).normal(DType.F32, batch, out, outH, outW);

        Conv2d op = new Conv2d(w, 1);
        BatchLanesConv forward = BatchLanesConv.forward(sizes, true);
        Tensor y = expected(op, x, weight, bias);
        float[] found = run(forward, forward.scratchBytes(), y.spec(), what, x, weight, bias);
        near(y, expected(op, x.abs(), weight.abs(), bias.abs()), found, sizes.depth(), what);
        float[] positive = run(forward.withRelu(), forward.scratchBytes(), y.spec(), what + " relu", x, weight, bias);
        for (int i = 0; i < found.length; i++) {
            assertEquals(Math.max(found[i], 0), positive[i], what);
        }

        BatchLanesConv back = BatchLanesConv.inputGradient(sizes);
        Op inputGrad = new Conv2dInputGrad(w, 1, height, width);
        near(expected(inputGrad, grad, weight), expected(inputGrad, grad.abs(), weight.abs()), run(back,
                back.scratchBytes(), x.spec(), what + " input gradient", grad, weight), out * kernelH * kernelW, what);

        BatchLanesWeightGradient sums = new BatchLanesWeightGradient(sizes);
        Op weightGrad = new Conv2dWeightGrad(w, 1, kernelH, kernelW);
        near(expected(weightGrad, x, grad), expected(weightGrad, x.abs(), grad.abs()), run(sums, sums.scratchBytes(),
                weight.spec(), what + " weight gradient", x, grad), batch * outH * outW, what);
    }

    private static Window2d window(int stride, int pad, int dilation) {
        return new Window2d(stride, stride, pad, pad, pad, pad, dilation, dilation);
    }

    @Test
    void agreesWithTheReferenceOnAllShapes() {
        Assumptions.assumeTrue(Simd.F_LANES > 2, "vectors of two lanes are not used");
        check(1, 1, 9, 8, 3, 5, 5, window(1, 2, 1));
        check(1, 6, 14, 14, 16, 5, 5, window(1, 0, 1));
        check(2, 3, 11, 9, 5, 3, 3, window(2, 1, 1));
        check(1, 5, 8, 8, 7, 1, 1, window(2, 0, 1));
        check(2, 16, 9, 7, 17, 3, 3, window(1, 1, 1));
        check(1, 2, 9, 12, 3, 3, 2, window(1, 2, 2));
        check(1, 4, 5, 5, 4, 5, 5, window(1, 4, 1));
        check(1, 3, 17, 4, 2, 3, 3, new Window2d(3, 1, 0, 2, 2, 1, 1, 1));
        check(1, 64, 5, 5, 33, 3, 3, window(1, 1, 1));
    }

    @Test
    void doesNotMultiplyWhatIsOutsideTheImage() {
        Assumptions.assumeTrue(Simd.F_LANES > 2, "vectors of two lanes are not used");
        Window2d w = window(1, 1, 1);
        int batch = BatchLanes.IMAGES;
        ConvSizes sizes = new ConvSizes(4, batch, 1, 1, 5, 5, 1, 3, 3, 5, 5, w);
        Tensor x = Tensor.ones(DType.F32, batch, 1, 5, 5);
        Tensor weight = Tensor.full(Double.POSITIVE_INFINITY, DType.F32, 1, 1, 3, 3);
        BatchLanesConv forward = BatchLanesConv.forward(sizes, false);
        for (float value : run(forward, forward.scratchBytes(), x.spec(), "infinite weights", x, weight)) {
            assertEquals(Float.POSITIVE_INFINITY, value);
        }
    }

    @Test
    void leavesBatchesOfOtherSizesAlone() {
        Window2d w = window(1, 1, 1);
        assertTrue(!BatchLanes.suits(new ConvSizes(4, BatchLanes.IMAGES + 1, 1, 4, 8, 8, 4, 3, 3, 8, 8, w)));
        assertTrue(!BatchLanes.suits(new ConvSizes(8, BatchLanes.IMAGES, 1, 4, 8, 8, 4, 3, 3, 8, 8, w)));
        assertTrue(!BatchLanes.suits(new ConvSizes(4, BatchLanes.IMAGES, 2, 4, 8, 8, 4, 3, 3, 8, 8, w)));
    }
}
