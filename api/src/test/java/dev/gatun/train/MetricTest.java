// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MetricTest {
    private static final Tensor SCORES = Tensor.of(new float[] {3, 1, 2, 1, 3, 2, 1, 2, 3, 3, 2, 1}, 4, 3);

    private static double value(Metric metric, Tensor predictions, long... targets) {
        metric.reset();
        // In two batches, to see that batches add up.
        int half = targets.length / 2;
        metric.add(predictions.slice(0, 0, half), Tensor.of(Arrays.copyOf(targets, half), half));
        metric.add(predictions.slice(0, half, targets.length), Tensor.of(Arrays.copyOfRange(targets, half,
                targets.length), targets.length - half));
        return metric.value();
    }

    @Test
    void accuracyCountsHighestScores() {
        assertEquals(0.75, value(Metric.accuracy(), SCORES, 0, 1, 2, 1));
        assertEquals(1.0, value(Metric.topK(2), SCORES, 0, 1, 2, 1));
        assertEquals(0.75, value(Metric.topK(2), SCORES, 0, 1, 2, 2));
        assertTrue(Double.isNaN(Metric.accuracy().value()));
        assertEquals(0.5, value(Metric.accuracy(), Tensor.of(-1f, 2f, 3f, -4f), 0, 1, 0, 1));
        assertEquals(0.0, value(Metric.accuracy(), Tensor.of(new float[] {Float.NaN, 1, 1, Float.NaN}, 2, 2), 0, 1));
    }

    @Test
    void confusionMatrixGivesPrecisionRecallAndF1() {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        assertEquals(0.75, value(matrix, SCORES, 0, 1, 2, 1));
        assertEquals(1, matrix.count(1, 0));
        assertEquals(0.5, matrix.precision(0));
        assertEquals(0.5, matrix.recall(1));
        assertEquals((2.0 / 3 + 2.0 / 3 + 1) / 3, value(Metric.f1(3), SCORES, 0, 1, 2, 1), 1e-15);
        assertTrue(matrix.toString().startsWith("actual \\ predicted      0      1      2"));
    }

    @Test
    void aucCountsPairsAndTies() {
        Metric auc = Metric.auc();
        assertEquals(1.0, value(auc, Tensor.of(1f, 2f, 3f, 4f), 0, 0, 1, 1));
        assertEquals(0.0, value(auc, Tensor.of(4f, 3f, 2f, 1f), 0, 0, 1, 1));
        assertEquals(0.5, value(auc, Tensor.of(1f, 1f, 1f, 1f), 0, 1, 0, 1));
        assertEquals(0.75, value(auc, Tensor.of(0.1f, 0.4f, 0.35f, 0.8f), 0, 0, 1, 1));
    }

    @Test
    void r2IsOneForPerfectAndZeroForTheMean() {
        Metric r2 = Metric.r2();
        Tensor y = Tensor.of(1f, 2f, 3f, 6f);
        r2.add(y, y);
        assertEquals(1, r2.value());
        r2.reset();
        r2.add(Tensor.of(3f, 3f, 3f, 3f), y);
        assertEquals(0, r2.value(), 1e-12);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> value(Metric.accuracy(), SCORES, 0, 1, 2, 3));
        assertThrows(IllegalArgumentException.class, () -> Metric.accuracy().add(SCORES, Tensor.of(new long[] {0}, 1)));
        assertThrows(IllegalArgumentException.class, () -> value(Metric.auc(), SCORES, 0, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> Metric.topK(0));
    }
}
