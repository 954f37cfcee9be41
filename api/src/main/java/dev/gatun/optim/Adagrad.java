// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import dev.gatun.op.AdagradStep;
import dev.gatun.tensor.Tensor;
import java.util.Map;

/// Adagrad (Duchi, Hazan and Singer 2011): each number's step is divided by the root of all its squared gradients.
///
///     g = gradient + weightDecay * p
///     s = s + g^2
///     p = p - rate / (1 + (t - 1) * rateDecay) * g / (sqrt(s) + epsilon)       t = 1, 2, …
///
/// With `rate = 0.1` and the gradient 4 in each step, `p = 1` becomes 0.9, then `0.9 - 0.1 / sqrt(2) = 0.829…`. State
/// for each parameter: `sum` (s).
public final class Adagrad extends Optimizer {
    /// Epsilon 1e-10, no decay, sums from 0.
    public Adagrad(Map<String, Tensor> parameters, double learningRate) {
        this(parameters, learningRate, 0, 1e-10, 0, 0);
    }

    /// With all choices.
    ///
    /// @param initialSum what `s` starts from
    public Adagrad(Map<String, Tensor> parameters, double learningRate, double rateDecay, double epsilon,
            double weightDecay, double initialSum) {
        super(parameters, learningRate, new AdagradStep(notNegative("rateDecay", rateDecay), notNegative("epsilon",
                epsilon), notNegative("weightDecay", weightDecay)), "sum");
        fillState(0, notNegative("initialSum", initialSum));
    }
}
