// SPDX-License-Identifier: Apache-2.0
package dev.gatun.model;

import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// Logistic regression: classes by weighted sums of the inputs, turned into probabilities (Cox 1958).
///
/// Parameters `linear.weight` and `linear.bias`. [#forward] gives scores for the loss, [#probabilities] what they mean.
/// A score of 0 means the probability 1/2; so does `[0, 0]` for two classes.
public final class LogisticRegression extends Layer {
    private final Linear linear;
    private final boolean binary;

    private LogisticRegression(long features, long outputs, boolean binary, Rng rng) {
        this.linear = child("linear", new Linear(features, outputs, rng));
        this.binary = binary;
    }

    /// A model that says yes or no: `[N, features] -> [N]`, trained with [dev.gatun.nn.Losses#bceWithLogits].
    public static LogisticRegression binary(long features, Rng rng) {
        return new LogisticRegression(features, 1, true, rng);
    }

    /// A model of several classes: `[N, features] -> [N, classes]`, trained with [dev.gatun.nn.Losses#crossEntropy].
    public static LogisticRegression softmax(long features, long classes, Rng rng) {
        return new LogisticRegression(features, classes, false, rng);
    }

    @Override
    protected Tensor compute(Tensor x) {
        Tensor scores = linear.forward(x);
        return binary ? scores.squeeze(-1) : scores;
    }

    /// The probability of yes, `[N]`, or of each class, `[N, classes]`.
    public Tensor probabilities(Tensor x) {
        Tensor scores = forward(x);
        return binary ? scores.sigmoid() : scores.softmax(-1);
    }
}
