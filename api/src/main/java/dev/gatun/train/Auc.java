// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The area under the receiver operating characteristic, from ranks (the Mann-Whitney statistic).
final class Auc implements Metric {
    private record Scored(double score, boolean positive) {
    }

    private final List<Scored> all = new ArrayList<>();

    @Override
    public String name() {
        return "auc";
    }

    @Override
    public void add(Tensor predictions, Tensor targets) {
        double[][] scores = Scores.of("auc", predictions, targets);
        long[] classes = Scores.classes("auc", targets);
        for (int i = 0; i < scores.length; i++) {
            if (scores[i].length != 2) {
                throw new IllegalArgumentException("auc: two classes are needed: predictions=" + predictions.spec());
            }
            all.add(new Scored(scores[i][1] - scores[i][0], Scores.index("auc", classes[i], 2) == 1));
        }
    }

    @Override
    public double value() {
        all.sort(Comparator.comparingDouble(Scored::score));
        double positiveRanks = 0;
        long positives = 0;
        for (int start = 0, end; start < all.size(); start = end) {
            end = start;
            long tied = 0;
            while (end < all.size() && all.get(end).score() == all.get(start).score()) {
                tied += all.get(end++).positive() ? 1 : 0;
            }
            end = Math.max(end, start + 1);
            positiveRanks += tied * (start + 1 + end) / 2.0;
            positives += tied;
        }
        return (positiveRanks - positives * (positives + 1) / 2.0) / (positives * (double) (all.size() - positives));
    }

    @Override
    public void reset() {
        all.clear();
    }
}
