// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import dev.gatun.tensor.Tensor;
import java.util.Arrays;

/// How often examples of each class (rows) are taken for each class (columns). Its value as a metric is the accuracy.
public final class ConfusionMatrix implements Metric {
    private final long[][] counts;

    /// A matrix for class numbers below `classes`.
    public ConfusionMatrix(int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("confusion matrix: at least two classes: classes=" + classes);
        }
        counts = new long[classes][classes];
    }

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public void add(Tensor predictions, Tensor targets) {
        double[][] scores = Scores.of("confusion matrix", predictions, targets);
        long[] classes = Scores.classes("confusion matrix", targets);
        for (int i = 0; i < scores.length; i++) {
            int row = Scores.index("confusion matrix", classes[i], counts.length);
            counts[row][Scores.index("confusion matrix", Scores.best(scores[i]), counts.length)]++;
        }
    }

    /// The number of examples of class `actual` that were taken for `predicted`.
    public long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /// Of those taken for `c`, the share that is; NaN where none was.
    public double precision(int c) {
        long taken = 0;
        for (long[] row : counts) {
            taken += row[c];
        }
        return (double) counts[c][c] / taken;
    }

    /// Of class `c`, the share that was taken for it; NaN where none occurs.
    public double recall(int c) {
        long occurs = 0;
        for (long count : counts[c]) {
            occurs += count;
        }
        return (double) counts[c][c] / occurs;
    }

    double macroF1() {
        double sum = 0;
        int classes = 0;
        for (int c = 0; c < counts.length; c++) {
            long taken = 0;
            long occurs = 0;
            for (int other = 0; other < counts.length; other++) {
                taken += counts[other][c];
                occurs += counts[c][other];
            }
            if (taken + occurs > 0) {
                sum += 2.0 * counts[c][c] / (taken + occurs);
                classes++;
            }
        }
        return sum / classes;
    }

    @Override
    public double value() {
        long hits = 0;
        long all = 0;
        for (int i = 0; i < counts.length; i++) {
            hits += counts[i][i];
            for (long count : counts[i]) {
                all += count;
            }
        }
        return (double) hits / all;
    }

    @Override
    public void reset() {
        for (long[] row : counts) {
            Arrays.fill(row, 0);
        }
    }

    /// A table with actual classes in rows and predicted ones in columns.
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("actual \\ predicted");
        for (int c = 0; c < counts.length; c++) {
            out.append(String.format("%7d", c));
        }
        for (int row = 0; row < counts.length; row++) {
            out.append(String.format("%n%18d", row));
            for (long count : counts[row]) {
                out.append(String.format("%7d", count));
            }
        }
        return out.toString();
    }
}
