// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import dev.gatun.op.SgdStep;
import dev.gatun.tensor.Tensor;
import java.util.Map;

/// Stochastic gradient descent, with momentum (Polyak 1964), Nesterov's variant (Sutskever et al. 2013) and weight
/// decay.
///
///     g = gradient + weightDecay * p
///     b = g                                    first step
///     b = momentum * b + (1 - dampening) * g   later
///     p = p - rate * b                         plain momentum
///     p = p - rate * (g + momentum * b)        nesterov
///
/// Without momentum `b = g`. With `momentum = 0.9`, `rate = 0.1` and the gradient 1 in each step, `p = 1` becomes 0.9,
/// then `0.9 - 0.1 * 1.9 = 0.71`. State for each parameter: `momentum_buffer`, if there is momentum.
public final class Sgd extends Optimizer {
    /// Plain gradient descent.
    public Sgd(Map<String, Tensor> parameters, double learningRate) {
        this(parameters, learningRate, 0);
    }

    /// With momentum.
    public Sgd(Map<String, Tensor> parameters, double learningRate, double momentum) {
        this(parameters, learningRate, momentum, 0, false, 0);
    }

    /// With all choices.
    ///
    /// @throws IllegalArgumentException if a number is out of range, or `nesterov` is set without momentum or with
    ///     dampening
    public Sgd(Map<String, Tensor> parameters, double learningRate, double momentum, double dampening,
            boolean nesterov, double weightDecay) {
        super(parameters, learningRate, new SgdStep(share("momentum", momentum), dampening, notNegative("weightDecay",
                weightDecay), nesterov), momentum == 0 ? new String[0] : new String[] {"momentum_buffer"});
    }
}
