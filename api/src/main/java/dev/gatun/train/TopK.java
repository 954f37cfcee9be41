// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import dev.gatun.tensor.Tensor;

/// The share of examples whose class is among the highest scores. Of equal scores the lower class number is higher.
final class TopK implements Metric {
    private final String name;
    private final int k;
    private long hits;
    private long count;

    TopK(String name, int k) {
        this.name = name;
        this.k = k;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void add(Tensor predictions, Tensor targets) {
        double[][] scores = Scores.of(name, predictions, targets);
        long[] classes = Scores.classes(name, targets);
        for (int i = 0; i < scores.length; i++) {
            double own = scores[i][Scores.index(name, classes[i], scores[i].length)];
            int above = 0;
            for (int c = 0; c < scores[i].length; c++) {
                above += scores[i][c] > own || scores[i][c] == own && c < classes[i] || Double.isNaN(own) ? 1 : 0;
            }
            hits += above < k ? 1 : 0;
        }
        count += scores.length;
    }

    @Override
    public double value() {
        return (double) hits / count;
    }

    @Override
    public void reset() {
        hits = 0;
        count = 0;
    }
}
