// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import dev.gatun.op.AdamStep;
import dev.gatun.tensor.Tensor;
import java.util.Map;

/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): first `p = p * (1 - rate * weightDecay)`, then the
/// step of [Adam] without decay.
///
/// State for each parameter: `exp_avg`, `exp_avg_sq`.
public final class AdamW extends Optimizer {
    /// With the betas 0.9 and 0.999, epsilon 1e-8 and weight decay 0.01.
    public AdamW(Map<String, Tensor> parameters, double learningRate) {
        this(parameters, learningRate, 0.9, 0.999, 1e-8, 0.01);
    }

    /// With all choices.
    public AdamW(Map<String, Tensor> parameters, double learningRate, double beta1, double beta2, double epsilon,
            double weightDecay) {
        super(parameters, learningRate, new AdamStep(share("beta1", beta1), share("beta2", beta2), notNegative(
                "epsilon", epsilon), notNegative("weightDecay", weightDecay), true), "exp_avg", "exp_avg_sq");
    }
}
