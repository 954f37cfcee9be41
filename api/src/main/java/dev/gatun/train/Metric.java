// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import dev.gatun.tensor.Tensor;

/// A figure of merit that is gathered batch by batch.
///
/// For classes, predictions are scores `[batch, classes]` and targets class numbers `[batch]`. For two classes,
/// predictions may also be one score for class 1, `[batch]` or `[batch, 1]`, a logit. For regression both have one shape.
public interface Metric {
    /// The name in progress lines and logs, such as `accuracy`.
    String name();

    /// Adds a batch.
    void add(Tensor predictions, Tensor targets);

    /// The figure over all batches since the last reset; NaN where nothing was added.
    double value();

    /// Forgets all batches.
    void reset();

    /// Whether a larger figure is better.
    default boolean isLargerBetter() {
        return true;
    }

    /// The share of examples whose highest score is that of their class.
    static Metric accuracy() {
        return new TopK("accuracy", 1);
    }

    /// The share of examples whose class is among the `k` highest scores.
    static Metric topK(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("topK: k must be positive: k=" + k);
        }
        return new TopK("top" + k, k);
    }

    /// The mean over the classes of `2 * precision * recall / (precision + recall)` (macro F1); a class that neither
    /// occurs nor is predicted does not count.
    static Metric f1(int classes) {
        ConfusionMatrix matrix = new ConfusionMatrix(classes);
        return new Metric() {
            @Override
            public String name() {
                return "f1";
            }

            @Override
            public void add(Tensor predictions, Tensor targets) {
                matrix.add(predictions, targets);
            }

            @Override
            public double value() {
                return matrix.macroF1();
            }

            @Override
            public void reset() {
                matrix.reset();
            }
        };
    }

    /// The area under the receiver operating characteristic of a two-class problem: the chance that a random example of
    /// class 1 scores above one of class 0, ties counting half.
    static Metric auc() {
        return new Auc();
    }

    /// The coefficient of determination `1 - sum (y - p)^2 / sum (y - mean y)^2`, over all elements.
    static Metric r2() {
        return new RSquared();
    }
}
