// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.autograd.Autograd;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NetworkOpsTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    private static Tensor vector(double... values) {
        return Tensor.of(values, values.length);
    }

    private static TensorSpec f32(long... dims) {
        return TensorSpec.of(DType.F32, dims);
    }

    private static String message(Op op, TensorSpec... inputs) {
        return assertThrows(IllegalArgumentException.class, () -> op.infer(List.of(inputs))).getMessage();
    }

    @Test
    void linearMapsTheLastAxis() {
        Tensor weight = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
        Tensor bias = Tensor.of(10f, 20f, 30f);
        Tensor x = Tensor.of(new float[] {1, 1, 0, 2}, 2, 1, 2);
        Tensor y = Ops.apply(new Linear(), x, weight, bias);
        assertEquals(f32(2, 1, 3), y.spec());
        assertArrayEquals(new float[] {13, 27, 41, 14, 28, 42}, y.toFloats());
        assertArrayEquals(new float[] {3, 7, 11}, Ops.apply(new Linear(), Tensor.of(1f, 1f), weight).toFloats());
        assertArrayEquals(new float[] {1, 3, 1, 3, 1, 3}, Autograd.gradient(w -> Ops.apply(new Linear(), x, w).sum(),
                weight).toFloats());
        Tensor none = Ops.apply(new Linear(), Tensor.zeros(DType.F32, 2, 0), Tensor.zeros(DType.F32, 3, 0), bias);
        assertArrayEquals(new float[] {10, 20, 30, 10, 20, 30}, none.toFloats());
    }

    @Test
    void linearRejectsWrongWidths() {
        assertEquals("linear: weight in-features must equal the input's last dimension: weight.dim(1)=4, "
                + "input.dim(-1)=3; input f32[2,3], weight f32[5,4]", message(new Linear(), f32(2, 3), f32(5, 4)));
        assertEquals("linear: bias must have one element for each out-feature: bias=[4], weight.dim(0)=5; "
                + "input f32[2,3], weight f32[5,3], bias f32[4]", message(new Linear(), f32(2, 3), f32(5, 3), f32(4)));
        message(new Linear(), f32(), f32(5, 3));
    }

    @Test
    void softmaxSurvivesHugeAndInfiniteLogits() {
        assertArrayEquals(new double[] {0.5, 0.5, 0}, vector(1e300, 1e300, -1e300).softmax(0).toDoubles());
        assertArrayEquals(new double[] {0, 1}, vector(-INF, 3).softmax(0).toDoubles());
        assertArrayEquals(new double[] {-INF, 0}, vector(-INF, 3).logSoftmax(0).toDoubles());
        assertArrayEquals(new double[] {-2000, 0}, vector(-1000, 1000).logSoftmax(0).toDoubles());
        assertTrue(Arrays.stream(vector(-INF, -INF).softmax(0).toDoubles()).allMatch(Double::isNaN));
        assertArrayEquals(new double[] {0.25, 0.75}, vector(0, Math.log(3)).softmax(-1).toDoubles(), 1e-15);
        assertEquals(0, Tensor.zeros(DType.F32, 2, 0).softmax(1).size());
        assertThrows(IllegalArgumentException.class, () -> vector(1).softmax(1));
    }

    @Test
    void attentionMixesValuesByLikeness() {
        Tensor query = Tensor.of(new double[] {0, 0, 100, 0}, 2, 2);
        Tensor key = Tensor.of(new double[] {1, 0, 0, 1}, 2, 2);
        Tensor value = Tensor.of(new double[] {10, 20}, 2, 1);
        assertArrayEquals(new double[] {15, 10}, Ops.apply(new ScaledDotProductAttention(1, false), query, key, value)
                .toDoubles(), 1e-12);
        assertArrayEquals(new double[] {10, 10}, Ops.apply(new ScaledDotProductAttention(1, true), query, key, value)
                .toDoubles(), 1e-12);
        Tensor mask = Tensor.of(new boolean[] {false, true}, 2);
        assertArrayEquals(new double[] {20, 20}, Ops.apply(new ScaledDotProductAttention(1, false), query, key, value,
                mask).toDoubles(), 1e-12);
        Tensor added = vector(0, -INF);
        assertArrayEquals(new double[] {10, 10}, Ops.apply(new ScaledDotProductAttention(1, false), query, key, value,
                added).toDoubles(), 1e-12);
    }

    @Test
    void blindQueriesGiveZerosAndNoGradient() {
        Tensor query = Tensor.of(new double[] {1, 2}, 2, 1);
        Tensor key = Tensor.of(new double[] {1, 3}, 2, 1);
        Tensor value = Tensor.of(new double[] {5, 7}, 2, 1);
        Tensor mask = Tensor.of(new boolean[] {true, false, false, false}, 2, 2);
        Op op = new ScaledDotProductAttention(1, false);
        assertArrayEquals(new double[] {5, 0}, Ops.apply(op, query, key, value, mask).toDoubles());
        List<Tensor> gradients = Autograd.gradients(() -> Ops.apply(op, query, key, value, mask).sum(), List.of(query,
                key, value));
        assertArrayEquals(new double[] {0, 0}, gradients.get(0).toDoubles());
        assertArrayEquals(new double[] {0, 0}, gradients.get(1).toDoubles());
        assertArrayEquals(new double[] {1, 0}, gradients.get(2).toDoubles());
        Tensor none = Tensor.zeros(DType.F64, 0, 1);
        assertArrayEquals(new double[] {0, 0}, Ops.apply(op, query, none, none).toDoubles());
        assertEquals("scaleddotproductattention: mask must broadcast to the scores: mask=[3], scores=[2,2]; "
                + "query f64[2,1], key f64[2,1], value f64[2,1], mask bool[3]",
                message(op, query.spec(), key.spec(),
                        value.spec(), TensorSpec.of(DType.BOOL, 3)));
    }

    @Test
    void dropoutIsAFunctionOfItsState() {
        Tensor x = Tensor.ones(DType.F32, 10_000);
        Tensor state = new Rng(7).state();
        Op op = new Dropout(0.25);
        float[] y = Ops.apply(op, x, state).toFloats();
        assertArrayEquals(y, Ops.apply(op, x, state).toFloats());
        int dropped = 0;
        for (float value : y) {
            assertTrue(value == 0 || value == 1 / 0.75f, () -> "value " + value);
            dropped += value == 0 ? 1 : 0;
        }
        // Four standard deviations of a binomial distribution.
        assertEquals(2500, dropped, 4 * Math.sqrt(10_000 * 0.25 * 0.75));
        assertArrayEquals(y, Autograd.gradient(t -> Ops.apply(op, t, state).sum(), x).toFloats());
    }

    @Test
    void dropoutTakesOneDrawAndNewOnesDiffer() {
        Rng rng = new Rng(7);
        Tensor x = Tensor.ones(DType.F32, 100);
        float[] first = rng.draw(new Dropout(0.5), x).toFloats();
        float[] second = rng.draw(new Dropout(0.5), x).toFloats();
        assertNotEquals(Arrays.toString(first), Arrays.toString(second));
        assertArrayEquals(new long[] {7, 2}, rng.state().toLongs());
    }

    @Test
    void dropoutKnowsItsBounds() {
        Tensor state = new Rng(7).state();
        Tensor x = vector(1, Double.NaN, INF);
        assertArrayEquals(new double[3], Ops.apply(new Dropout(1), x, state).toDoubles());
        assertArrayEquals(x.toDoubles(), Ops.apply(new Dropout(0), x, state).toDoubles());
        assertThrows(IllegalArgumentException.class, () -> new Dropout(1.5));
        assertThrows(IllegalArgumentException.class, () -> new Dropout(Double.NaN));
    }

    @Test
    void crossEntropyByHand() {
        Tensor logits = Tensor.of(new double[] {0, Math.log(3), 0, 0}, 2, 2);
        Tensor targets = Tensor.of(new long[] {1, 0}, 2);
        double ln2 = Math.log(2);
        assertArrayEquals(new double[] {Math.log(4 / 3.0), ln2}, Ops.apply(new CrossEntropy(0, -100), logits, targets)
                .toDoubles(), 1e-15);
        Tensor weights = vector(10, 2);
        assertArrayEquals(new double[] {2 * Math.log(4 / 3.0), 10 * ln2}, Ops.apply(new CrossEntropy(0, -100), logits,
                targets, weights).toDoubles(), 1e-14);
        // Half of each target, weighted, and a quarter of each class, weighted.
        double first = 0.5 * 2 * Math.log(4 / 3.0) + 0.25 * (10 * Math.log(4) + 2 * Math.log(4 / 3.0));
        assertArrayEquals(new double[] {first, 5 * ln2 + 3 * ln2}, Ops.apply(new CrossEntropy(0.5, -100), logits,
                targets, weights).toDoubles(), 1e-14);
    }

    @Test
    void crossEntropyLeavesIgnoredExamplesOut() {
        Tensor logits = Tensor.of(new double[] {1, 2, INF, 0}, 2, 2);
        Tensor targets = Tensor.of(new long[] {0, -100}, 2);
        for (double smoothing : new double[] {0, 0.3}) {
            Op op = new CrossEntropy(smoothing, -100);
            double[] losses = Ops.apply(op, logits, targets).toDoubles();
            assertTrue(losses[0] > 0);
            assertEquals(0, losses[1]);
        }
        Tensor finite = Tensor.of(new double[] {1, 2, 5, 0}, 2, 2);
        double[] gradient = Autograd.gradient(x -> Ops.apply(new CrossEntropy(0.3, -100), x, targets).sum(), finite)
                .toDoubles();
        assertTrue(gradient[0] < 0 && gradient[1] > 0);
        assertEquals(0, gradient[2]);
        assertEquals(0, gradient[3]);
    }

    @Test
    void crossEntropyNamesABadTarget() {
        Tensor logits = Tensor.zeros(DType.F32, 3, 10);
        for (long bad : new long[] {10, -1}) {
            Tensor targets = Tensor.of(new long[] {0, bad, 2}, 3);
            String text = assertThrows(IndexOutOfBoundsException.class, () -> Ops.apply(new CrossEntropy(0, -100),
                    logits, targets)).getMessage();
            assertTrue(text.startsWith("crossentropy: targets must be class numbers below 10: "), text);
            assertTrue(text.endsWith("index out of range: index=" + bad + ", position=1, dim=10"), text);
        }
        message(new CrossEntropy(0, -100), f32(3, 10), TensorSpec.of(DType.I64, 2));
        message(new CrossEntropy(0, -100), f32(3, 10), f32(3));
        message(new CrossEntropy(0, -100), f32(3, 0), TensorSpec.of(DType.I64, 3));
        message(new CrossEntropy(0, -100), f32(3, 10), TensorSpec.of(DType.I64, 3), f32(9));
        assertThrows(IllegalArgumentException.class, () -> new CrossEntropy(1.5, 0));
    }
}
