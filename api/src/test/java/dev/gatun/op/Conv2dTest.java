// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.autograd.Autograd;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class Conv2dTest {
    private static final Tensor NINE = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 1, 3, 3);

    private static Tensor conv(Window2d window, int groups, Tensor... inputs) {
        return Ops.apply(new Conv2d(window, groups), inputs);
    }

    private static void assertValues(Tensor actual, double... expected) {
        assertArrayEquals(expected, actual.toDoubles(), 1e-6);
    }

    @Test
    void slidesTheKernelWithoutFlippingIt() {
        Tensor weight = Tensor.of(new float[] {1, 0, 0, -1}, 1, 1, 2, 2);
        assertValues(conv(Window2d.unit(), 1, NINE, weight), -4, -4, -4, -4);
        assertValues(conv(Window2d.unit(), 1, NINE, weight, Tensor.of(10f)), 6, 6, 6, 6);
    }

    @Test
    void stepsPadsAndDilates() {
        Tensor ones = Tensor.ones(DType.F32, 1, 1, 3, 3);
        assertValues(conv(Window2d.of(2, 1), 1, NINE, ones), 12, 16, 24, 28);
        Tensor four = Tensor.ones(DType.F32, 1, 1, 2, 2);
        assertValues(conv(Window2d.unit().dilation(2), 1, NINE, four), 20);
        Tensor column = Tensor.of(new float[] {1, 2}, 1, 1, 2, 1);
        Tensor two = Tensor.ones(DType.F32, 1, 1, 2, 1);
        assertValues(conv(Window2d.unit().padding(1, 0, 0, 0), 1, column, two), 1, 3);
        assertValues(conv(Window2d.unit().padding(0, 0, 1, 0), 1, column, two), 3, 2);
    }

    @Test
    void keepsGroupsApart() {
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 1, 4, 1, 1);
        Tensor weight = Tensor.of(new float[] {1, 10, 100, 1000}, 2, 2, 1, 1);
        assertValues(conv(Window2d.unit(), 2, x, weight), 21, 4300);
        assertValues(conv(Window2d.unit(), 4, x, weight.reshape(4, 1, 1, 1)), 1, 20, 300, 4000);
    }

    @Test
    void takesStridedOperands() {
        Tensor weight = Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
        Tensor packed = conv(Window2d.unit(), 1, NINE.t().contiguous(), weight.t().contiguous());
        assertValues(conv(Window2d.unit(), 1, NINE.t(), weight.t()), packed.toDoubles());
        assertValues(packed, 37, 67, 47, 77);
    }

    @Test
    void takesEmptyBatchesAndChannels() {
        Tensor weight = Tensor.ones(DType.F32, 2, 1, 2, 2);
        Tensor empty = Tensor.zeros(DType.F32, 0, 1, 3, 3);
        assertEquals(TensorSpec.of(DType.F32, 0, 2, 2, 2), conv(Window2d.unit(), 1, empty, weight).spec());
        Tensor grad = Autograd.gradient(w -> conv(Window2d.unit(), 1, empty, w).sum(), weight);
        assertValues(grad, new double[8]);
        Tensor none = conv(Window2d.unit(), 1, Tensor.zeros(DType.F32, 1, 0, 2, 2), Tensor.zeros(DType.F32, 1, 0, 2, 2),
                Tensor.of(3f));
        assertValues(none, 3);
    }

    @Test
    void gradientsByHand() {
        Tensor weight = Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
        assertValues(Autograd.gradient(x -> conv(Window2d.unit(), 1, x, weight).sum(), NINE), 1, 3, 2, 4, 10, 6, 3, 7,
                4);
        assertValues(Autograd.gradient(w -> conv(Window2d.unit(), 1, NINE, w).sum(), weight), 12, 16, 24, 28);
        Tensor bias = Tensor.of(0f);
        assertValues(Autograd.gradient(b -> conv(Window2d.unit(), 1, NINE, weight, b).sum(), bias), 4);
    }

    private static String message(Op op, TensorSpec... inputs) {
        return assertThrows(IllegalArgumentException.class, () -> op.infer(List.of(inputs))).getMessage();
    }

    private static TensorSpec f32(long... dims) {
        return TensorSpec.of(DType.F32, dims);
    }

    @Test
    void rejectsWeightWithWrongChannelCount() {
        assertEquals("conv2d: weight in-channels must equal input channels / groups: weight.dim(1)=64, "
                + "input.dim(1)=32, groups=1; input f32[8,32,56,56], weight f32[128,64,3,3]",
                message(new Conv2d(Window2d.unit(), 1), f32(8, 32, 56, 56), f32(128, 64, 3, 3)));
    }

    @Test
    void rejectsWhatDoesNotFit() {
        Conv2d conv = new Conv2d(Window2d.of(1, 1), 1);
        assertEquals("conv2d: the kernel must fit into the padded input: kernel=[5,3], input=[2,2], stride=1 pad=1 "
                + "dilation=1; input f32[1,1,2,2], weight f32[1,1,5,3]",
                message(conv, f32(1, 1, 2, 2), f32(1, 1, 5, 3)));
        assertEquals("conv2d: groups must divide the out-channels: weight.dim(0)=3, groups=2; input f32[1,2,4,4], "
                + "weight f32[3,1,3,3]",
                message(new Conv2d(Window2d.unit(), 2), f32(1, 2, 4, 4), f32(3, 1, 3, 3)));
        assertEquals("conv2d: bias must have one element for each out-channel: bias=[4], out-channels=3; "
                + "input f32[1,2,4,4], weight f32[3,2,3,3], bias f32[4]",
                message(conv, f32(1, 2, 4, 4), f32(3, 2, 3, 3), f32(4)));
        message(conv, f32(2, 4, 4), f32(3, 2, 3, 3));
        message(conv, f32(1, 2, 4, 4), f32(3, 2, 0, 3));
        message(conv, f32(1, 2, 4, 4), TensorSpec.of(DType.F64, 3, 2, 3, 3));
        message(conv, TensorSpec.of(DType.I32, 1, 2, 4, 4), TensorSpec.of(DType.I32, 3, 2, 3, 3));
        message(conv, f32(1, 2, 4, 4));
        message(new Conv2d(Window2d.unit(), 0), f32(1, 2, 4, 4), f32(3, 2, 3, 3));
        assertEquals("conv2dinputgrad: groups must be positive: groups=-1; gradOut f32[1,3,4,4], weight f32[3,2,3,3]",
                message(new Conv2dInputGrad(Window2d.unit(), -1, 6, 6), f32(1, 3, 4, 4), f32(3, 2, 3, 3)));
        message(new Conv2dInputGrad(Window2d.unit(), 1, 6, 5), f32(1, 3, 4, 4), f32(3, 2, 3, 3));
        message(new Conv2dWeightGrad(Window2d.unit(), 1, 3, 2), f32(1, 2, 6, 6), f32(1, 3, 4, 4));
    }

    @Test
    void rejectsWindowsThatDoNotMove() {
        for (int[] v : new int[][] {{0, 1, 0, 1}, {1, 0, 0, 1}, {1, 1, -1, 1}, {1, 1, 0, 0}}) {
            assertThrows(IllegalArgumentException.class,
                    () -> new Window2d(v[0], v[1], v[2], v[2], v[2], v[2], v[3], v[3]));
        }
    }

    @Test
    void transposedConvolutionSpreadsTheKernel() {
        Tensor x = Tensor.of(new float[] {1, 2}, 1, 1, 1, 2);
        Tensor weight = Tensor.of(new float[] {10, 1}, 1, 1, 1, 2);
        Window2d window = Window2d.of(1, 2, 0, 0);
        assertValues(Ops.apply(new ConvTranspose2d(window, 0, 0, 1), x, weight), 10, 1, 20, 2);
        assertValues(Ops.apply(new ConvTranspose2d(window, 0, 1, 1), x, weight, Tensor.of(5f)), 15, 6, 25, 7, 5);
        String text = message(new ConvTranspose2d(window, 0, 2, 1), x.spec(), weight.spec());
        assertEquals("convtranspose2d: output padding must be at least 0 and less than the stride: "
                + "outputPadding=[0,2], stride=[1,2] pad=0 dilation=1; input f32[1,1,1,2], weight f32[1,1,1,2]", text);
    }

    @Test
    void convolvesSequences() {
        Tensor x = Tensor.of(new float[] {1, 2, 4, 8}, 1, 1, 4);
        Tensor weight = Tensor.of(new float[] {1, -1}, 1, 1, 2);
        assertValues(Ops.apply(new Conv1d(1, 0, 1, 1), x, weight), -1, -2, -4);
        assertValues(Ops.apply(new Conv1d(2, 1, 2, 1), x, weight), -2, -6);
        assertEquals("conv1d: weight in-channels must equal input channels / groups: weight.dim(1)=2, input.dim(1)=1, "
                + "groups=1; input f32[1,1,4], weight f32[1,2,2]",
                message(new Conv1d(1, 0, 1, 1), x.spec(), f32(1, 2, 2)));
    }
}
