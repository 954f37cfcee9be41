// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import dev.gatun.op.AdamStep;
import dev.gatun.tensor.Tensor;
import java.util.Map;

/// Adam (Kingma and Ba 2015): steps scaled by running means of the gradient and of its square.
///
///     g = gradient + weightDecay * p
///     m = beta1 * m + (1 - beta1) * g
///     v = beta2 * v + (1 - beta2) * g^2
///     p = p - rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)       t = 1, 2, …
///
/// The first step has the size `rate` for any gradient that is large against `epsilon`. [AdamW] decays weights apart
/// from the gradient. State for each parameter: `exp_avg` (m), `exp_avg_sq` (v).
public final class Adam extends Optimizer {
    /// With the betas 0.9 and 0.999, epsilon 1e-8 and no weight decay.
    public Adam(Map<String, Tensor> parameters, double learningRate) {
        this(parameters, learningRate, 0.9, 0.999, 1e-8, 0);
    }

    /// With all choices.
    public Adam(Map<String, Tensor> parameters, double learningRate, double beta1, double beta2, double epsilon,
            double weightDecay) {
        super(parameters, learningRate, new AdamStep(share("beta1", beta1), share("beta2", beta2), notNegative(
                "epsilon", epsilon), notNegative("weightDecay", weightDecay), false), "exp_avg", "exp_avg_sq");
    }
}
