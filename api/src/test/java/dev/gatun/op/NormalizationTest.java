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

class NormalizationTest {
    private static Tensor f64(long[] dims, double... values) {
        return Tensor.of(values, dims);
    }

    private static String message(Op op, TensorSpec... inputs) {
        return assertThrows(IllegalArgumentException.class, () -> op.infer(List.of(inputs))).getMessage();
    }

    private static TensorSpec f32(long... dims) {
        return TensorSpec.of(DType.F32, dims);
    }

    @Test
    void layerNormalisesEachRow() {
        // Mean 2, variance 1, and mean 0, variance 4; with eps = 0.
        Tensor x = f64(new long[] {2, 2}, 1, 3, -2, 2);
        Tensor weight = f64(new long[] {2}, 10, 100);
        Tensor bias = f64(new long[] {2}, 1, 2);
        assertArrayEquals(new double[] {-1, 1, -1, 1}, Ops.apply(new LayerNorm(1, 0), x).toDoubles(), 1e-15);
        assertArrayEquals(new double[] {-9, 102, -9, 102}, Ops.apply(new LayerNorm(1, 0), x, weight, bias).toDoubles(),
                1e-12);
        // Mean 1, variance (0 + 4 + 9 + 1) / 4 = 3.5 over both axes, and eps = 0.5.
        assertArrayEquals(new double[] {0, 1, -1.5, 0.5}, Ops.apply(new LayerNorm(2, 0.5), x).toDoubles(), 1e-15);
    }

    @Test
    void groupNormalisesChannelsTogether() {
        Tensor x = f64(new long[] {1, 4, 1}, 1, 3, -2, 2);
        Tensor weight = f64(new long[] {4}, 1, 2, 3, 4);
        assertArrayEquals(new double[] {-1, 2, -3, 4}, Ops.apply(new GroupNorm(2, 0), x, weight).toDoubles(), 1e-12);
        assertArrayEquals(new double[] {0, 1, -1.5, 0.5}, Ops.apply(new GroupNorm(1, 0.5), x).toDoubles(), 1e-15);
    }

    @Test
    void rootMeanSquareIsOne() {
        Tensor x = f64(new long[] {1, 2}, 1, 7);
        assertArrayEquals(new double[] {0.2, 14}, Ops.apply(new RmsNorm(1, 0), x, f64(new long[] {2}, 1, 10))
                .toDoubles(), 1e-12);
    }

    @Test
    void batchNormalisesEachChannelAndTellsItsStatistics() {
        Tensor x = f64(new long[] {2, 2}, 1, -2, 3, 2);
        Tensor[] results = Ops.applyAll(new BatchNorm(0), x, f64(new long[] {2}, 10, 100), f64(new long[] {2}, 1, 2));
        assertArrayEquals(new double[] {-9, -98, 11, 102}, results[0].toDoubles(), 1e-12);
        assertArrayEquals(new double[] {2, 0}, results[1].toDoubles());
        assertArrayEquals(new double[] {1, 4}, results[2].toDoubles());
        Tensor known = Ops.apply(new BatchNormInference(0), x, f64(new long[] {2}, 10, 100), f64(new long[] {2}, 1, 2),
                results[1], results[2]);
        assertArrayEquals(results[0].toDoubles(), known.toDoubles(), 1e-12);
        assertArrayEquals(new double[] {-1, -1, 1, 1}, Ops.apply(new BatchNormInference(0), x, results[1], results[2])
                .toDoubles(), 1e-12);
    }

    @Test
    void trainingNeedsMoreThanOneValueInEachChannel() {
        assertEquals("batchnorm: training needs more than one value in each channel: values=1, input=[1,3,1,1]; "
                + "input f32[1,3,1,1], weight f32[3], bias f32[3]",
                message(new BatchNorm(1e-5), f32(1, 3, 1, 1), f32(3), f32(3)));
        message(new BatchNorm(1e-5), f32(0, 3, 4, 4));
        new BatchNorm(1e-5).infer(List.of(f32(1, 3, 1, 2)));
    }

    @Test
    void rejectsParametersOfAnotherShape() {
        assertEquals("layernorm: weight must have the shape of what it scales: weight=[4], expected=[3]; "
                + "input f32[2,3], weight f32[4]", message(new LayerNorm(1, 1e-5), f32(2, 3), f32(4)));
        assertEquals("groupnorm: groups must divide the channels: input.dim(1)=6, groups=4; f32[2,6]",
                message(new GroupNorm(4, 1e-5), f32(2, 6)));
        message(new GroupNorm(0, 1e-5), f32(2, 6));
        message(new LayerNorm(3, 1e-5), f32(2, 6));
        message(new LayerNorm(0, 1e-5), f32(2, 6));
        message(new LayerNorm(1, 1e-5), f32(2, 6), TensorSpec.of(DType.F64, 6));
        message(new BatchNorm(1e-5), f32(6));
        message(new BatchNormInference(1e-5), f32(2, 6), f32(6));
        message(new BatchNormInference(1e-5), f32(2, 6), f32(6), f32(5));
        message(new RmsNorm(1, 1e-5), TensorSpec.of(DType.I32, 2, 6));
    }

    @Test
    void emptyInputsGiveEmptyResults() {
        Tensor x = Tensor.zeros(DType.F32, 0, 4);
        assertEquals(x.spec(), Ops.apply(new LayerNorm(1, 1e-5), x).spec());
        assertEquals(x.spec(), Ops.apply(new GroupNorm(2, 1e-5), x).spec());
        assertEquals(f32(3, 0), Ops.apply(new LayerNorm(1, 1e-5), Tensor.zeros(DType.F32, 3, 0)).spec());
    }
}
