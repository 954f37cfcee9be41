// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Add;
import dev.gatun.op.AvgPool2d;
import dev.gatun.op.AvgPool2dGrad;
import dev.gatun.op.Conv2d;
import dev.gatun.op.Conv2dInputGrad;
import dev.gatun.op.Conv2dWeightGrad;
import dev.gatun.op.Fused;
import dev.gatun.op.Gather;
import dev.gatun.op.Gru;
import dev.gatun.op.HardTanh;
import dev.gatun.op.IndexSelect;
import dev.gatun.op.Linear;
import dev.gatun.op.Lstm;
import dev.gatun.op.MaxPool2d;
import dev.gatun.op.MaxPool2dGrad;
import dev.gatun.op.Op;
import dev.gatun.op.Pad;
import dev.gatun.op.Relu;
import dev.gatun.op.ScaledDotProductAttention;
import dev.gatun.op.ScaledDotProductAttentionGrad;
import dev.gatun.op.ScatterAdd;
import dev.gatun.op.Tril;
import dev.gatun.op.Triu;
import dev.gatun.op.Window2d;
import dev.gatun.simd.AllocationCheck.Call;
import dev.gatun.spi.Dispatcher;
import dev.gatun.spi.Kernel;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class MatrixAllocationTest {
    private static final int CALLS = 10;

    @BeforeAll
    static void mixProfiles() {
        OperatorProfiles.mix();
    }

    @Test
    void warmProductsAllocateNothing() {
        int[][] sizes = {{1, 10, 128}, {7, 17, 31}, {64, 64, 64}, {64, 84, 120}, {64, 256, 784}, {256, 300, 64}};
        List<Call> calls = new ArrayList<>();
        for (int[] s : sizes) {
            for (int layout = 0; layout < 4; layout++) {
                boolean turnA = (layout & 1) != 0;
                boolean turnB = (layout & 2) != 0;
                Gemm gemm = Gemm.floats(s[0], s[1], s[2], turnA ? 1 : s[2], turnA ? s[0] : 1, turnB ? 1 : s[1],
                        turnB ? s[2] : 1, s[1], Gemm.Start.ZERO);
                MemorySegment a = Arena.ofAuto().allocate(4L * s[0] * s[2], 64);
                MemorySegment b = Arena.ofAuto().allocate(4L * s[1] * s[2], 64);
                MemorySegment c = Arena.ofAuto().allocate(4L * s[0] * s[1], 64);
                MemorySegment scratch = Arena.ofAuto().allocate(gemm.scratchBytes() + 1, 64);
                gemm.warmUp();
                calls.add(new Call(s[0] + "x" + s[1] + "x" + s[2] + " layout " + layout + " " + gemm, CALLS,
                        () -> gemm.run(a, 0, b, 0, null, 0, c, 0, scratch, 0)));
            }
        }
        AllocationCheck.assertNoneWhenWarm(calls);
    }

    @Test
    @DisabledIfSystemProperty(named = "gatun.simd.bits", matches = ".+",
            disabledReason = "takes long, and the code around the micro-kernels is the same at all widths")
    void warmConvolutionsAndPoolsAllocateNothing() {
        List<Call> calls = new ArrayList<>();
        for (long[] s : new long[][] {{2, 1, 28, 6}, {3, 6, 14, 16}, {1, 8, 40, 24}}) {
            Window2d window = Window2d.of(1, 2);
            Tensor x = Tensor.ones(DType.F32, s[0], s[1], s[2], s[2]);
            Tensor weight = Tensor.ones(DType.F32, s[3], s[1], 5, 5);
            Tensor y = Tensor.ones(DType.F32, s[0], s[3], s[2], s[2]);
            Tensor half = Tensor.ones(DType.F32, s[0], s[3], s[2] / 2, s[2] / 2);
            Tensor indices = Tensor.ones(DType.I64, s[0], s[3], s[2] / 2, s[2] / 2);
            Window2d two = Window2d.of(2, 0);
            AvgPool2d average = new AvgPool2d(2, 2, two, true, false);
            add(calls, new Conv2d(window, 1), x, weight, Tensor.ones(DType.F32, s[3]));
            add(calls, new Conv2dInputGrad(window, 1, s[2], s[2]), y, weight);
            add(calls, new Conv2dWeightGrad(window, 1, 5, 5), x, y);
            add(calls, new MaxPool2d(2, 2, two, false), y);
            add(calls, new MaxPool2d(3, 3, Window2d.of(1, 1), false), y);
            add(calls, new MaxPool2dGrad(s[2], s[2]), half, indices);
            add(calls, average, y);
            add(calls, new AvgPool2dGrad(average, s[2], s[2]), half);
            add(calls, new Linear(), x.reshape(s[0], s[1] * s[2] * s[2]),
                    Tensor.ones(DType.F32, 84, s[1] * s[2] * s[2]), Tensor.ones(DType.F32, 84));
        }
        Window2d same = Window2d.of(1, 1);
        Tensor x = Tensor.ones(DType.F32, 8, 32, 20, 18);
        Tensor weight = Tensor.ones(DType.F32, 48, 32, 3, 3);
        Tensor y = Tensor.ones(DType.F32, 8, 48, 20, 18);
        add(calls, new Conv2d(same, 1), x, weight);
        add(calls, new Conv2dInputGrad(same, 1, 20, 18), y, weight);
        add(calls, new Conv2dWeightGrad(same, 1, 3, 3), x, y);
        Op convRelu = new Fused(new Conv2d(same, 1), List.of(new Add(), new Relu()));
        addFixed(calls, convRelu, x, weight, y);
        addFixed(calls, new Fused(new Conv2d(Window2d.unit(), 1), List.of(new Relu())), x,
                Tensor.ones(DType.F32, 48, 32, 1, 1));
        addFixed(calls, new Conv2d(Window2d.unit(), 1), Tensor.ones(DType.F32, 1, 64, 7, 7),
                Tensor.ones(DType.F32, 64, 64, 1, 1));
        for (long size : new long[] {7, 56}) {
            Tensor image = Tensor.ones(DType.F32, 1, 16, size, size);
            Tensor taps = Tensor.ones(DType.F32, 16, 1, 3, 3);
            addFixed(calls, new Fused(new Conv2d(same, 16), List.of(new HardTanh(0, 6))), image, taps);
            addFixed(calls, new Conv2d(Window2d.of(2, 1), 16), image, taps);
        }
        addFixed(calls, new Linear(), Tensor.ones(DType.F32, 1, 784), Tensor.ones(DType.F32, 128, 784));
        addFixed(calls, new Linear(), Tensor.ones(DType.F32, 33, 784), Tensor.ones(DType.F32, 128, 784));
        AllocationCheck.assertNoneWhenWarm(calls);
    }

    @Test
    void warmRecurrentLayersAllocateNothing() {
        List<Call> calls = new ArrayList<>();
        for (long[] s : new long[][] {{33, 1, 16, 8}, {5, 7, 31, 33}, {1, 1, 257, 128}}) {
            Tensor x = Tensor.ones(DType.F32, s[0], s[1], s[2]);
            Tensor state = Tensor.ones(DType.F32, s[1], s[3]);
            for (int gates = 3; gates <= 4; gates++) {
                Tensor weightIh = Tensor.full(0.01, DType.F32, gates * s[3], s[2]);
                Tensor weightHh = Tensor.full(0.01, DType.F32, gates * s[3], s[3]);
                Tensor bias = Tensor.ones(DType.F32, gates * s[3]);
                if (gates == 3) {
                    add(calls, new Gru(true), x, state, weightIh, weightHh, bias, bias);
                } else {
                    addFixed(calls, new Lstm(false), x, state, state, weightIh, weightHh, bias, bias);
                }
            }
        }
        AllocationCheck.assertNoneWhenWarm(calls);
    }

    @Test
    void warmAttentionAllocatesNothing() {
        List<Call> calls = new ArrayList<>();
        for (long[] s : new long[][] {{1, 1, 7, 5}, {1, 3, 128, 32}, {2, 1, 61, 64}, {1, 1, 450, 24}}) {
            Tensor x = Tensor.ones(DType.F32, s);
            for (boolean causal : new boolean[] {false, true}) {
                Op op = new ScaledDotProductAttention(0.3, causal);
                Op grad = new ScaledDotProductAttentionGrad(0.3, causal);
                add(calls, op, x, x, x);
                add(calls, op, x, x, x, Tensor.ones(DType.F32, s[2], s[2]));
                add(calls, op, x, x, x, Tensor.ones(DType.BOOL, s[0], 1, 1, s[2]));
                add(calls, grad, x, x, x, x, x);
                add(calls, grad, x, x, x, x, x, Tensor.ones(DType.BOOL, s[2], 1));
            }
        }
        AllocationCheck.assertNoneWhenWarm(calls);
    }

    @Test
    void warmPadsTrianglesAndGathersAllocateNothing() {
        List<Call> calls = new ArrayList<>();
        Tensor x = Tensor.ones(DType.F32, 5, 7, 33);
        Tensor index = Tensor.ones(DType.I64, 5, 7, 3);
        add(calls, new Pad(List.of(0L, 1L, 2L), List.of(1L, 0L, 3L), 0.5), x);
        add(calls, new Tril(1), x);
        add(calls, new Triu(1), x);
        for (int axis = 0; axis < 3; axis++) {
            add(calls, new IndexSelect(axis), x, Tensor.ones(DType.I64, 40));
            add(calls, new Gather(axis), x, index);
            add(calls, new ScatterAdd(axis), x, index, Tensor.ones(DType.F32, 5, 7, 3));
        }
        AllocationCheck.assertNoneWhenWarm(calls);
    }

    private static void addFixed(List<Call> calls, Op op, Tensor... inputs) {
        TensorSpec[] specs = Arrays.stream(inputs).map(Tensor::spec).toArray(TensorSpec[]::new);
        Dispatcher.Choice choice = Dispatcher.forced("*:simd").choose(op, specs);
        Tensor[] outputs = choice.outputs().stream().map(Tensor::zeros).toArray(Tensor[]::new);
        MemorySegment scratch = Arena.ofAuto().allocate(choice.scratchBytes() + 1, 64);
        Tensor[] constants = inputs.clone();
        constants[0] = null;
        Kernel fixed = choice.kernel().fix(constants);
        calls.add(new Call(op + " with a fixed weight on " + Arrays.toString(specs), CALLS, () -> fixed.run(inputs,
                outputs, scratch)));
    }

    private static void add(List<Call> calls, Op op, Tensor... inputs) {
        TensorSpec[] specs = Arrays.stream(inputs).map(Tensor::spec).toArray(TensorSpec[]::new);
        Dispatcher.Choice choice = Dispatcher.forced("*:simd").choose(op, specs);
        Tensor[] outputs = choice.outputs().stream().map(Tensor::zeros).toArray(Tensor[]::new);
        MemorySegment scratch = Arena.ofAuto().allocate(choice.scratchBytes() + 1, 64);
        calls.add(new Call(op + " on " + Arrays.toString(specs), CALLS, () -> choice.kernel().run(inputs, outputs,
                scratch)));
    }
}
