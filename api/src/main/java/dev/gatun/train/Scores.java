// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import dev.gatun.tensor.Tensor;

/// Reads predictions and targets of metrics.
final class Scores {
    private Scores() {
    }

    /// Scores by example and class; a single score `s` of a two-class problem becomes `{0, s}`.
    static double[][] of(String metric, Tensor predictions, Tensor targets) {
        boolean single = predictions.rank() == 1 || predictions.rank() == 2 && predictions.dim(1) == 1;
        if (predictions.rank() < 1 || predictions.rank() > 2 || predictions.dim(0) != targets.size()) {
            throw new IllegalArgumentException(metric + ": predictions must be [batch, classes] with one target each: "
                    + "predictions=" + predictions.spec() + ", targets=" + targets.spec());
        }
        double[] flat = predictions.toDoubles();
        int batch = Math.toIntExact(predictions.dim(0));
        int classes = single ? 1 : Math.toIntExact(predictions.dim(1));
        double[][] scores = new double[batch][];
        for (int i = 0; i < batch; i++) {
            scores[i] = new double[Math.max(2, classes)];
            if (single) {
                scores[i][1] = flat[i];
            } else {
                System.arraycopy(flat, i * classes, scores[i], 0, classes);
            }
        }
        return scores;
    }

    static long[] classes(String metric, Tensor targets) {
        if (!targets.dtype().isFloat()) {
            return targets.toLongs();
        }
        double[] values = targets.toDoubles();
        long[] classes = new long[values.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = (long) values[i];
            if (classes[i] != values[i]) {
                throw new IllegalArgumentException(metric + ": targets must be class numbers: index=" + i + ", target="
                        + values[i]);
            }
        }
        return classes;
    }

    static int index(String metric, long target, int classes) {
        if (target < 0 || target >= classes) {
            throw new IllegalArgumentException(metric + ": target out of range: target=" + target + ", classes="
                    + classes);
        }
        return (int) target;
    }

    /// The number of the highest score; of equal ones the first.
    static int best(double[] scores) {
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            best = scores[c] > scores[best] ? c : best;
        }
        return best;
    }
}
