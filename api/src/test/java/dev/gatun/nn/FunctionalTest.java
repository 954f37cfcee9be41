// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.autograd.Autograd;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class FunctionalTest {
    private static final Tensor ROW = Tensor.of(new float[] {1, 4, 2, 3}, 1, 1, 4);

    @Test
    void absentOperandsAreLeftOut() {
        Tensor x = Tensor.of(new float[] {1, 2}, 1, 2);
        Tensor weight = Tensor.of(new float[] {3, 4}, 1, 2);
        assertArrayEquals(new float[] {11}, Functional.linear(x, weight, null).toFloats());
        assertArrayEquals(new float[] {12}, Functional.linear(x, weight, Tensor.of(1f)).toFloats());
        Tensor image = x.reshape(1, 2, 1, 1);
        assertArrayEquals(new float[] {11}, Functional.conv2d(image, weight.reshape(1, 2, 1, 1), null, 1, 0)
                .toFloats());
        assertEquals(Shape.of(1, 1, 3, 3), Functional.convTranspose2d(image, Tensor.ones(DType.F32, 2, 1, 3, 3), null,
                Window2d.unit(), 0, 0, 1).shape());
        Tensor statistics = Tensor.ones(DType.F32, 2);
        assertArrayEquals(new float[] {0, 1}, Functional.batchNormInference(x, null, null, statistics, statistics, 0)
                .toFloats());
        assertArrayEquals(new float[] {0, 2}, Functional.batchNormInference(x, Tensor.of(2f, 2f), null, statistics,
                statistics, 0).toFloats());
        assertThrows(IllegalArgumentException.class, () -> Functional.layerNorm(x, 1, null, Tensor.of(1f, 1f), 1e-5));
    }

    @Test
    void poolsSequences() {
        assertArrayEquals(new float[] {4, 3}, Functional.maxPool1d(ROW, 2, 2, 0).toFloats());
        assertArrayEquals(new float[] {0.5f, 3, 1.5f}, Functional.avgPool1d(ROW, 2, 2, 1).toFloats());
    }

    @Test
    void poolsWholePlanes() {
        Tensor x = Tensor.of(new float[] {1, 4, 4, 3}, 1, 1, 2, 2);
        assertArrayEquals(new float[] {3}, Functional.globalAvgPool2d(x).toFloats());
        assertArrayEquals(new float[] {4}, Functional.globalMaxPool2d(x).toFloats());
        assertArrayEquals(new float[] {0, 1, 0, 0}, Autograd.gradient(t -> Functional.globalMaxPool2d(t).sum(), x)
                .toFloats());
        assertEquals(Shape.of(1, 1, 1, 1), Functional.maxPool2d(x, 2).shape());
        assertArrayEquals(new float[] {3}, Functional.avgPool2d(x, 2).toFloats());
    }

    @Test
    void paddingRowOfAnEmbeddingHasNoGradient() {
        Tensor weight = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
        Tensor indices = Tensor.of(new long[] {2, 0, 2, 1}, 2, 2);
        assertArrayEquals(new float[] {5, 6, 1, 2, 5, 6, 3, 4}, Functional.embedding(weight, indices).toFloats());
        assertArrayEquals(new float[] {5, 6, 1, 2, 5, 6, 3, 4}, Functional.embedding(weight, indices, 0).toFloats());
        assertArrayEquals(new float[] {0, 0, 1, 1, 2, 2}, Autograd.gradient(w -> Functional.embedding(w, indices, 0)
                .sum(), weight).toFloats());
        assertThrows(IndexOutOfBoundsException.class, () -> Functional.embedding(weight, Tensor.of(new long[] {3}, 1)));
    }

    @Test
    void attentionScalesByTheWidth() {
        Tensor query = Tensor.of(new double[] {1, 1, 1, 1}, 1, 4);
        Tensor key = Tensor.of(new double[] {0, 0, 0, 0, 1, 1, 1, 1}, 2, 4);
        Tensor value = Tensor.of(new double[] {0, 1}, 2, 1);
        double[] y = Functional.scaledDotProductAttention(query, key, value, null, false).toDoubles();
        assertArrayEquals(new double[] {1 / (1 + Math.exp(-2))}, y, 1e-15);
    }

    @Test
    void dropoutDrawsFromTheGenerator() {
        Rng rng = new Rng(1);
        Functional.dropout(ROW, 0.5, rng);
        assertArrayEquals(new long[] {1, 1}, rng.state().toLongs());
    }
}
