// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Add;
import dev.gatun.op.Clamp;
import dev.gatun.op.Conv2d;
import dev.gatun.op.Conv2dInputGrad;
import dev.gatun.op.Conv2dWeightGrad;
import dev.gatun.op.Fused;
import dev.gatun.op.HardTanh;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.Relu;
import dev.gatun.op.Window2d;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ConvKernelsTest {
    private static final Dispatcher SIMD = Dispatcher.forced("*:simd");

    private static Tensor random(DType dtype, long seed, long... dims) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = 1;
        for (long dim : dims) {
            size *= (int) dim;
        }
        if (dtype == DType.F32) {
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = (float) random.nextDouble(-1, 1);
            }
            return Tensor.of(values, dims);
        }
        return Tensor.of(random.doubles(size, -1, 1).toArray(), dims);
    }

    private static void near(double[] expected, double[] sizes, Tensor actual, int terms, String what) {
        double eps = actual.dtype() == DType.F32 ? 0x1p-24 : 0x1p-53;
        double[] values = actual.toDoubles();
        for (int i = 0; i < expected.length; i++) {
            assertTrue(Math.abs(values[i] - expected[i]) <= (terms + 6) * eps * sizes[i],
                    what + " at " + i + ": " + values[i] + " but expected " + expected[i]);
        }
    }

    private static void check(DType dtype, int batch, int channels, int height, int width, int out, int kernelH,
            int kernelW, Window2d w, int groups) {
        String what = dtype + " n=" + batch + " c=" + channels + " h=" + height + " w=" + width + " o=" + out + " k="
                + kernelH + "x" + kernelW + " groups=" + groups + " " + w;
        int outH = (int) w.outHeight(height, kernelH);
        int outW = (int) w.outWidth(width, kernelW);
        int inner = channels / groups;
        Tensor x = random(dtype, 1, batch, channels, height, width);
        Tensor weight = random(dtype, 2, out, inner, kernelH, kernelW);
        Tensor bias = random(dtype, 3, out);
        Tensor grad = random(dtype, 4, batch, out, outH, outW);
        double[] xs = x.toDoubles();
        double[] ws = weight.toDoubles();
        double[] gs = grad.toDoubles();
        double[] bs = bias.toDoubles();
        double[][] y = new double[2][gs.length];
        double[][] gx = new double[2][xs.length];
        double[][] gw = new double[2][ws.length];
        for (int n = 0; n < batch; n++) {
            for (int o = 0; o < out; o++) {
                for (int i = 0; i < outH * outW; i++) {
                    int at = (n * out + o) * outH * outW + i;
                    y[0][at] = bs[o];
                    y[1][at] = Math.abs(bs[o]);
                    for (int k = 0; k < inner * kernelH * kernelW; k++) {
                        int row = i / outW * w.strideH() - w.padTop() + k / kernelW % kernelH * w.dilationH();
                        int column = i % outW * w.strideW() - w.padLeft() + k % kernelW * w.dilationW();
                        if (row < 0 || row >= height || column < 0 || column >= width) {
                            continue;
                        }
                        int c = o / (out / groups) * inner + k / (kernelW * kernelH);
                        int xAt = ((n * channels + c) * height + row) * width + column;
                        int wAt = o * inner * kernelH * kernelW + k;
                        y[0][at] += xs[xAt] * ws[wAt];
                        y[1][at] += Math.abs(xs[xAt] * ws[wAt]);
                        gx[0][xAt] += gs[at] * ws[wAt];
                        gx[1][xAt] += Math.abs(gs[at] * ws[wAt]);
                        gw[0][wAt] += gs[at] * xs[xAt];
                        gw[1][wAt] += Math.abs(gs[at] * xs[xAt]);
                    }
                }
            }
        }
        int taps = inner * kernelH * kernelW;
        near(y[0], y[1], run(new Conv2d(w, groups), x, weight, bias), taps, "forward " + what);
        near(gx[0], gx[1], run(new Conv2dInputGrad(w, groups, height, width), grad, weight),
                out * kernelH * kernelW, "input gradient " + what);
        near(gw[0], gw[1], run(new Conv2dWeightGrad(w, groups, kernelH, kernelW), x, grad), batch * outH * outW,
                "weight gradient " + what);
    }

    private static Tensor run(Op op, Tensor... inputs) {
        Dispatcher.Choice choice = SIMD.choose(op, Arrays.stream(inputs).map(Tensor::spec).toArray(TensorSpec[]::new));
        Tensor output = Tensor.full(Double.NaN, inputs[0].dtype(), choice.outputs().get(0).shape().dims());
        MemorySegment scratch = Arena.ofAuto().allocate(choice.scratchBytes(), 64);
        choice.kernel().run(inputs, new Tensor[] {output}, scratch.fill((byte) 0xFF));
        return output;
    }

    @Test
    void agreesWithLoops() {
        for (DType dtype : new DType[] {DType.F32, DType.F64}) {
            check(dtype, 2, 1, 28, 28, 6, 5, 5, Window2d.of(1, 2), 1);
            check(dtype, 3, 6, 14, 14, 16, 5, 5, Window2d.of(1, 0), 1);
            check(dtype, 1, 3, 7, 9, 4, 3, 2, Window2d.of(2, 1), 1);
            check(dtype, 2, 4, 9, 7, 6, 3, 3, Window2d.of(1, 1).dilation(2), 2);
            check(dtype, 2, 5, 11, 13, 5, 3, 3, Window2d.of(1, 1), 5);
            check(dtype, 1, 4, 11, 13, 8, 3, 3, Window2d.of(2, 1), 4);
            check(dtype, 2, 7, 5, 5, 33, 1, 1, Window2d.unit(), 1);
            check(dtype, 1, 2, 8, 8, 3, 1, 1, Window2d.of(2, 0), 1);
            check(dtype, 2, 3, 9, 70, 4, 7, 7, Window2d.of(2, 3), 1);
            check(dtype, 1, 1, 1, 1, 1, 1, 1, Window2d.unit(), 1);
            check(dtype, 1, 2, 3, 40, 17, 3, 3, Window2d.of(1, 2), 1);
            check(dtype, 1, 2, 6, 5, 2, 2, 3, new Window2d(1, 2, 0, 2, 1, 0, 2, 1), 1);
            check(dtype, 1, 1, 2, 2, 1, 1, 1, Window2d.of(1, 3), 1);
            check(dtype, 1, 40, 33, 31, 20, 3, 3, Window2d.of(1, 1), 1);
            check(dtype, 2, 57, 15, 17, 83, 1, 1, Window2d.unit(), 1);
            check(dtype, 1, 35, 23, 31, 90, 1, 1, Window2d.unit(), 1);
            check(dtype, 11, 83, 6, 7, 61, 1, 1, Window2d.unit(), 1);
        }
    }

    @Test
    void convolvesEachChannelOnItsOwn() {
        Window2d same = Window2d.of(1, 1);
        Window2d two = Window2d.of(2, 1);
        for (int[] s : new int[][] {{1, 1}, {3, 3}, {7, 7}, {5, 14}, {14, 14}, {6, 16}, {9, 17}, {13, 33}, {28, 28},
            {4, 70}}) {
            check(DType.F32, 2, 5, s[0], s[1], 5, 3, 3, same, 5);
            check(DType.F32, 1, 3, s[0], s[1], 3, 3, 3, two, 3);
            check(DType.F32, 1, 2, s[0], s[1], 2, 3, 3, new Window2d(1, 2, 0, 2, 3, 1, 1, 1), 2);
            check(DType.F32, 1, 2, s[0], s[1], 2, 3, 3, Window2d.of(2, 4).dilation(3, 2), 2);
        }
        check(DType.F32, 1, 2, 9, 40, 2, 3, 3, Window2d.unit(), 2);
        check(DType.F32, 1, 2, 9, 40, 2, 3, 3, Window2d.of(2, 0), 2);
        check(DType.F32, 1, 2, 3, 3, 2, 3, 3, Window2d.unit(), 2);
    }

    @Test
    void keepsResultsOfChannelsBetweenBoundsInPassing() {
        Conv2d conv = new Conv2d(Window2d.of(1, 1), 6);
        Tensor x = random(DType.F32, 1, 2, 6, 9, 20).mul(3);
        x.segment().set(ValueLayout.JAVA_FLOAT, 100, Float.NaN);
        Tensor weight = random(DType.F32, 2, 6, 1, 3, 3);
        Tensor bias = random(DType.F32, 3, 6);
        float[] plain = run(conv, x, weight, bias).toFloats();
        for (Op step : List.of(new Relu(), new HardTanh(0, 6), new Clamp(-0.5, 0.25), new Clamp(1, 1))) {
            Tensor[] inputs = {x, weight, bias};
            float[] fused = run(new Fused(conv, List.of(step, new Relu())), inputs).toFloats();
            float[] expected = run(new Relu(), run(step, Tensor.of(plain, plain.length))).toFloats();
            assertArrayEquals(expected, fused);
        }
        assertTrue(Float.isNaN(run(new Fused(conv, List.of(new Relu())), x, weight, bias).toFloats()[25]));
    }

    @Test
    void finishesFixedPointwiseConvolutionsInPassing() {
        List<List<Op>> epilogues = List.of(List.of(new Relu()), List.of(new HardTanh(-0.5, 0.5)), List.of(new Add()),
                List.of(new Add(), new Relu()), List.of(new Add(), new Clamp(0, 6), new Add()), List.of(new Relu(),
                        new Add()));
        for (long[] dims : new long[][] {{2, 57, 15, 17, 83}, {1, 35, 23, 31, 90}}) {
            Tensor x = random(DType.F32, 1, dims[0], dims[1], dims[2], dims[3]);
            x.segment().set(ValueLayout.JAVA_FLOAT, 8, Float.NaN);
            Tensor weight = random(DType.F32, 2, dims[4], dims[1], 1, 1);
            Tensor bias = random(DType.F32, 3, dims[4]);
            for (List<Op> epilogue : epilogues) {
                for (boolean isDense : new boolean[] {true, false}) {
                    List<Tensor> inputs = new ArrayList<>(List.of(x, weight, bias));
                    Tensor expected = Ops.apply(new Conv2d(Window2d.unit(), 1), x, weight, bias);
                    for (Op step : epilogue) {
                        if (step instanceof Add) {
                            inputs.add(isDense ? random(DType.F32, 4, dims[0], dims[4], dims[2], dims[3])
                                    : random(DType.F32, 5, dims[4], 1, 1));
                            expected = expected.add(inputs.getLast());
                        } else {
                            expected = Ops.apply(step, expected);
                        }
                    }
                    Tensor[] constants = new Tensor[inputs.size()];
                    constants[1] = weight;
                    constants[2] = bias;
                    Dispatcher.Choice choice = SIMD.choose(new Fused(new Conv2d(Window2d.unit(), 1), epilogue), inputs
                            .stream().map(Tensor::spec).toArray(TensorSpec[]::new), true);
                    Tensor output = Tensor.empty(choice.outputs().getFirst());
                    choice.kernel().fix(constants).run(inputs.toArray(Tensor[]::new), new Tensor[] {output},
                            Arena.ofAuto().allocate(choice.scratchBytes(), 64));
                    assertArrayEquals(expected.toFloats(), output.toFloats(), 1e-4f, epilogue.toString());
                    assertTrue(Float.isNaN(output.toFloats()[2]), epilogue.toString());
                }
            }
        }
    }

    @Test
    void leavesHugeStridesAndDilationsToOthers() {
        Tensor x = Tensor.ones(DType.F32, 1, 1, 3, 3);
        int most = Integer.MAX_VALUE;
        Tensor strided = Ops.apply(new Conv2d(Window2d.of(most, most), 1), x, Tensor.ones(DType.F32, 1, 1, 1, 1));
        assertArrayEquals(new float[] {0, 0, 0, 0, 1, 0, 0, 0, 0}, strided.toFloats());
        Tensor dilated = Ops.apply(new Conv2d(Window2d.of(1, 40_000).dilation(40_000), 1), x,
                Tensor.ones(DType.F32, 1, 1, 3, 3));
        assertArrayEquals(x.toFloats(), dilated.toFloats());
    }

    @Test
    void givesTheSameBitsForAnyThreadCount() {
        Tensor x = random(DType.F32, 1, 5, 6, 14, 14);
        Tensor weight = random(DType.F32, 2, 16, 6, 5, 5);
        Tensor grad = random(DType.F32, 4, 5, 16, 10, 10);
        Tensor pixels = random(DType.F32, 5, 1, 64, 13, 17);
        Tensor pointwise = random(DType.F32, 6, 160, 64, 1, 1);
        Tensor pixelGrad = random(DType.F32, 7, 1, 160, 13, 17);
        float[][] first = null;
        for (int threads : new int[] {1, 2, 3}) {
            try (Workers workers = Workers.of(threads)) {
                float[][] results = workers.call(() -> new float[][] {
                    run(new Conv2d(Window2d.unit(), 1), x, weight).toFloats(),
                    run(new Conv2d(Window2d.unit(), 1), pixels, pointwise).toFloats(),
                    run(new Conv2dWeightGrad(Window2d.unit(), 1, 1, 1), pixels, pixelGrad).toFloats(),
                    run(new Conv2dInputGrad(Window2d.unit(), 1, 14, 14), grad, weight).toFloats(),
                    run(new Conv2dWeightGrad(Window2d.unit(), 1, 5, 5), x, grad).toFloats()});
                first = first == null ? results : first;
                assertArrayEquals(first, results);
            }
        }
    }
}
