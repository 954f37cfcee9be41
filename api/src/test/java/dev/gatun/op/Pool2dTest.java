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

class Pool2dTest {
    private static Tensor row(double... values) {
        return Tensor.of(values, 1, 1, 1, values.length);
    }

    private static Tensor[] max(int kernel, Window2d window, boolean ceilMode, Tensor x) {
        return Ops.applyAll(new MaxPool2d(1, kernel, window, ceilMode), x);
    }

    private static Tensor average(int kernel, Window2d window, boolean countIncludePad, boolean ceilMode, Tensor x) {
        return Ops.apply(new AvgPool2d(1, kernel, window, countIncludePad, ceilMode), x);
    }

    private static Window2d along(int stride, int padding) {
        return Window2d.of(1, stride, 0, padding);
    }

    @Test
    void maximumComesWithItsPlace() {
        Tensor x = Tensor.of(new float[] {1, 5, 2, 0, 3, 3, 9, 4, 8, 7, 6, 5, 0, 0, 0, 1}, 1, 1, 4, 4);
        Tensor[] y = Ops.applyAll(new MaxPool2d(2, 2, Window2d.of(2, 0), false), x);
        assertArrayEquals(new float[] {5, 9, 8, 6}, y[0].toFloats());
        assertArrayEquals(new long[] {1, 6, 8, 10}, y[1].toLongs());
        Tensor[] transposed = Ops.applyAll(new MaxPool2d(2, 2, Window2d.of(2, 0), false), x.t());
        assertArrayEquals(new float[] {5, 8, 9, 6}, transposed[0].toFloats());
        assertArrayEquals(new long[] {4, 2, 9, 10}, transposed[1].toLongs());
    }

    @Test
    void paddingNeverWinsNanAlwaysDoes() {
        Tensor[] y = max(3, along(1, 1), false, row(-5, -7, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, -1));
        assertArrayEquals(new double[] {-5, -5, -7, -1, -1}, y[0].toDoubles());
        assertArrayEquals(new long[] {0, 0, 1, 4, 4}, y[1].toLongs());
        double nan = Double.NaN;
        Tensor[] z = max(2, along(1, 0), false, row(3, nan, 4, 4, nan, nan));
        assertArrayEquals(new double[] {nan, nan, 4, nan, nan}, z[0].toDoubles());
        assertArrayEquals(new long[] {1, 1, 2, 4, 5}, z[1].toLongs());
        Tensor[] low = max(2, along(2, 0), false, row(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY));
        assertArrayEquals(new long[] {0}, low[1].toLongs());
    }

    @Test
    void maximumGradientGoesToTheFirstOfEqualOnesAndAddsUp() {
        Tensor gradient = Autograd.gradient(x -> max(3, along(1, 0), false, x)[0].sum(), row(1, 4, 4, 2, 0));
        assertArrayEquals(new double[] {0, 2, 1, 0, 0}, gradient.toDoubles());
    }

    @Test
    void ceilModeTakesTheRest() {
        Tensor x = row(1, 2, 3, 4, 5);
        assertArrayEquals(new double[] {2, 4}, max(2, along(2, 0), false, x)[0].toDoubles());
        assertArrayEquals(new double[] {2, 4, 5}, max(2, along(2, 0), true, x)[0].toDoubles());
        assertArrayEquals(new double[] {1.5, 3.5, 5}, average(2, along(2, 0), true, true, x).toDoubles());
        // The last window of ceil mode would start in the padding behind the row: it is left out, as in PyTorch.
        assertArrayEquals(new double[] {1, 3, 5}, max(2, along(2, 1), true, x)[0].toDoubles());
        assertEquals(2, max(1, Window2d.of(1, 3, 0, 0), true, row(1, 2, 3, 4, 5))[0].size());
    }

    @Test
    void averageCountsPaddingIfAsked() {
        Tensor x = row(1, 2, 3, 4);
        assertArrayEquals(new double[] {1, 2, 3, 7 / 3.0}, average(3, along(1, 1), true, false, x).toDoubles(), 1e-15);
        assertArrayEquals(new double[] {1.5, 2, 3, 3.5}, average(3, along(1, 1), false, false, x).toDoubles(), 1e-15);
    }

    @Test
    void averageGradientIsSpread() {
        Tensor gradient = Autograd.gradient(x -> average(2, along(2, 0), true, false, x).sum(), row(1, 2, 3, 4, 5));
        assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.5, 0}, gradient.toDoubles());
    }

    @Test
    void adaptiveAverageDividesUnevenly() {
        Tensor x = row(1, 2, 3, 4, 5);
        assertArrayEquals(new double[] {3}, Ops.apply(new AdaptiveAvgPool2d(1, 1), x).toDoubles());
        assertArrayEquals(new double[] {2, 4}, Ops.apply(new AdaptiveAvgPool2d(1, 2), x).toDoubles(), 1e-15);
        assertArrayEquals(new double[] {1.5, 3, 4.5}, Ops.apply(new AdaptiveAvgPool2d(1, 3), x).toDoubles(), 1e-15);
        Tensor y = Ops.apply(new AdaptiveAvgPool2d(2, 1), Tensor.arange(8, DType.F32).reshape(1, 1, 4, 2));
        assertArrayEquals(new float[] {1.5f, 5.5f}, y.toFloats());
    }

    @Test
    void rejectsWindowsWithoutAnElement() {
        TensorSpec x = TensorSpec.of(DType.F32, 1, 1, 4, 4);
        String text = assertThrows(IllegalArgumentException.class, () -> new MaxPool2d(2, 2, Window2d.of(1, 2), false)
                .infer(List.of(x))).getMessage();
        assertEquals("maxpool2d: every window must fit into the padded input and meet an element of it: kernel=[2,2], "
                + "input=[4,4], stride=1 pad=2 dilation=1, ceilMode=false; f32[1,1,4,4]", text);
        for (Op op : List.of(new MaxPool2d(5, 2, Window2d.unit(), false), new MaxPool2d(0, 2, Window2d.unit(), false),
                new AvgPool2d(2, 5, Window2d.unit(), true, true),
                // Elements at -2 and 1 of an image with one row.
                new MaxPool2d(2, 1, Window2d.of(1, 1, 2, 0).dilation(3, 1), false))) {
            TensorSpec image = op instanceof MaxPool2d pool && pool.kernelW() == 1
                    ? TensorSpec.of(DType.F32, 1, 1, 1, 4) : x;
            assertThrows(IllegalArgumentException.class, () -> op.infer(List.of(image)));
        }
        assertThrows(IllegalArgumentException.class, () -> new AvgPool2d(1, 1, Window2d.unit(), true, false)
                .infer(List.of(TensorSpec.of(DType.F32, 1, 1, 0, 4))));
    }

    @Test
    void takesEmptyBatches() {
        Tensor x = Tensor.zeros(DType.F32, 0, 3, 5, 5);
        assertEquals(TensorSpec.of(DType.F32, 0, 3, 3, 2), max(2, Window2d.of(2, 0), false, x)[0].spec());
        assertEquals(0, average(2, Window2d.of(2, 0), true, false, x).size());
    }
}
