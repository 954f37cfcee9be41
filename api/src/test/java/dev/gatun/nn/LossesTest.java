// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.autograd.Autograd;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Values computed by hand; the golden tests compare losses and gradients with PyTorch.
class LossesTest {
    private static final double LOG2 = Math.log(2);

    private static Tensor of(double... values) {
        return Tensor.of(values, values.length);
    }

    private static Tensor classes(long... values) {
        return Tensor.of(values, values.length);
    }

    private static void assertLoss(double expected, Tensor loss) {
        assertEquals(0, loss.rank());
        assertEquals(expected, loss.item(), 1e-14);
    }

    @Test
    void distances() {
        Tensor x = of(1, 5);
        Tensor t = of(1, 2);
        assertLoss(4.5, Losses.mse(x, t));
        assertLoss(1.5, Losses.mae(x, t));
        assertLoss((0.125 + 2.5) / 2, Losses.huber(of(1.5, 5), t, 1));
        assertLoss(0.5 * 0.25 / 2 + 3 - 1, Losses.smoothL1(of(1.5, 5), t, 2, Reduction.SUM));
        assertArrayEquals(new double[] {0, 9}, Losses.mse(x, t, Reduction.NONE).toDoubles());
        assertLoss(9, Losses.mse(x, t, Reduction.SUM));
        assertArrayEquals(new double[] {0, 1, -1, 1, -1}, Autograd.gradient(p -> Losses.huber(p, of(0, 0, 0, 0, 0), 1,
                Reduction.SUM), of(0, 1, -1, 3, -3)).toDoubles());
    }

    @Test
    void twoClasses() {
        assertLoss(LOG2, Losses.bce(of(0.5, 0.5), of(0, 0.7)));
        assertLoss(LOG2, Losses.bceWithLogits(of(0, 0), of(0, 1)));
        assertLoss(3 * LOG2, Losses.bceWithLogits(of(0), of(1), of(3), Reduction.MEAN));
        assertLoss(LOG2, Losses.bceWithLogits(of(0), of(0), of(3), Reduction.MEAN));
        assertLoss(1000, Losses.bceWithLogits(of(-1000), of(1)));
        assertLoss(0, Losses.bceWithLogits(of(1000), of(1)));
        assertArrayEquals(new double[] {0, 1.5}, Losses.hinge(of(2, 0.5), of(1, -1), Reduction.NONE).toDoubles());
        assertArrayEquals(new double[] {-0.5, 0.5}, Autograd.gradient(z -> Losses.bceWithLogits(z, of(1, 0), null,
                Reduction.SUM), of(0, 0)).toDoubles());
    }

    @Test
    void impossibleProbabilitiesAreBounded() {
        assertArrayEquals(new double[] {100, 0, 100, 0}, Losses.bce(of(0, 0, 1, 1), of(1, 0, 0, 1), Reduction.NONE)
                .toDoubles(), 0);
        Tensor gradient = Autograd.gradient(p -> Losses.bce(p, of(1, 0)), of(0, 1));
        assertTrue(gradient.isFinite().all().toBooleans()[0]);
    }

    @Test
    void crossEntropyOfScores() {
        Tensor even = Tensor.zeros(DType.F64, 3, 2);
        assertLoss(LOG2, Losses.crossEntropy(even, classes(0, 1, 0)));
        assertLoss(Math.log(4.0 / 3), Losses.crossEntropy(Tensor.of(new double[] {Math.log(3), 0}, 1, 2), classes(0)));
        assertLoss(2 * LOG2, Losses.crossEntropy(even, classes(0, 1, -100), null, 0, -100, Reduction.SUM));
        assertLoss(LOG2, Losses.crossEntropy(even, classes(0, 1, -100)));
        assertArrayEquals(new double[] {LOG2, 3 * LOG2, 0}, Losses.crossEntropy(even, classes(0, 1, 7), of(1, 3), 0, 7,
                Reduction.NONE).toDoubles(), 1e-15);
        assertLoss(LOG2, Losses.crossEntropy(even, classes(0, 1, 7), of(1, 3), 0, 7, Reduction.MEAN));
        assertTrue(Double.isNaN(Losses.crossEntropy(even, classes(-100, -100, -100)).item()));
    }

    @Test
    void crossEntropyOfSmoothAndSoftTargets() {
        Tensor x = Tensor.of(new double[] {Math.log(3), 0}, 1, 2);
        double right = Math.log(4.0 / 3);
        double wrong = Math.log(4);
        assertLoss(0.9 * right + 0.1 * wrong, Losses.crossEntropy(x, classes(0), null, 0.2, -100, Reduction.MEAN));
        assertLoss(0.9 * right + 0.1 * wrong, Losses.crossEntropy(x, Tensor.of(new double[] {0.9, 0.1}, 1, 2)));
        assertLoss(0.9 * right + 0.1 * wrong, Losses.crossEntropy(x, Tensor.of(new double[] {1, 0}, 1, 2), null, 0.2,
                -100, Reduction.MEAN));
        assertLoss(right + 2 * 0.5 * wrong, Losses.crossEntropy(x, Tensor.of(new double[] {1, 0.5}, 1, 2), of(1, 2), 0,
                -100, Reduction.MEAN));
    }

    @Test
    void crossEntropyOfImages() {
        Tensor x = Tensor.zeros(DType.F32, 2, 4, 3, 5);
        Tensor t = Tensor.zeros(DType.I64, 2, 3, 5);
        assertEquals(Math.log(4), Losses.crossEntropy(x, t).item(), 1e-6);
        assertEquals(t.shape(), Losses.crossEntropy(x, t, null, 0, -100, Reduction.NONE).shape());
        assertEquals(t.shape(), Losses.crossEntropy(x, x, null, 0, -100, Reduction.NONE).shape());
        Tensor scores = Tensor.of(new double[] {0, 1, Math.log(3), 1}, 1, 2, 2);
        assertArrayEquals(new double[] {Math.log(4), LOG2}, Losses.crossEntropy(scores, Tensor.of(new long[] {0, 1}, 1,
                2), null, 0, -100, Reduction.NONE).toDoubles(), 1e-15);
    }

    @Test
    void likelihoodAndDivergence() {
        Tensor half = Tensor.full(Math.log(0.5), DType.F64, 2, 2);
        assertLoss(LOG2, Losses.nll(half, classes(0, 1)));
        assertLoss(4 * LOG2, Losses.nll(half, classes(0, 1), of(1, 3), -100, Reduction.SUM));
        assertLoss(LOG2, Losses.nll(half, classes(0, 7), null, 7, Reduction.MEAN));
        Tensor certain = Tensor.of(new double[] {1, 0}, 1, 2);
        assertLoss(LOG2, Losses.klDiv(half.slice(0, 0, 1), certain));
        assertLoss(0, Losses.klDiv(half, half, true, Reduction.SUM));
        assertLoss(LOG2 / 2, Losses.klDiv(half.slice(0, 0, 1), certain, false, Reduction.MEAN));
    }

    @Test
    void margins() {
        Tensor x = Tensor.of(new double[] {3, 2.5, 0}, 1, 3);
        assertLoss(0.5 / 3, Losses.multiMargin(x, classes(0)));
        assertLoss(0.25 / 3, Losses.multiMargin(x, classes(0), 1, 2, Reduction.MEAN));
        assertLoss((4 + 3.5) / 3, Losses.multiMargin(x, classes(2)));
    }

    @Test
    void whatDoesNotFitIsNamed() {
        String message = assertThrows(IllegalArgumentException.class, () -> Losses.mse(of(1, 2), of(1))).getMessage();
        assertEquals("mse: prediction and target must have one shape: prediction=f64[2], target=f64[1]", message);
        Tensor x = Tensor.zeros(DType.F32, 2, 3);
        for (Tensor bad : List.of(classes(0), Tensor.of(new int[] {0, 1}, 2), Tensor.zeros(DType.F32, 2))) {
            assertThrows(IllegalArgumentException.class, () -> Losses.crossEntropy(x, bad));
            assertThrows(IllegalArgumentException.class, () -> Losses.nll(x, bad));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> Losses.crossEntropy(x, classes(0, 3)));
        assertThrows(IllegalArgumentException.class, () -> Losses.huber(x, x, 0));
        assertThrows(IllegalArgumentException.class, () -> Losses.multiMargin(x, classes(0, 0), 1, 3, Reduction.MEAN));
    }
}
