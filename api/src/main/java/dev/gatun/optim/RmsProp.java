// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import dev.gatun.op.RmsPropStep;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// RMSProp (Hinton 2012, lecture 6e): each number's step is divided by the root of a running mean of its squared
/// gradients.
///
///     g = gradient + weightDecay * p
///     s = alpha * s + (1 - alpha) * g^2
///     a = alpha * a + (1 - alpha) * g                       centered; else a = 0
///     d = g / (sqrt(s - a^2) + epsilon)
///     b = momentum * b + d                                  without momentum b = d
///     p = p - rate * b
///
/// With `rate = 0.01`, `alpha = 0.99` and the first gradient 4, `s = 0.16` and `p` changes by `-0.01 * 4 / 0.4 = -0.1`.
/// State for each parameter: `square_avg` (s), `grad_avg` (a) if centered, `momentum_buffer` (b) if there is momentum.
public final class RmsProp extends Optimizer {
    /// Alpha 0.99, epsilon 1e-8, no momentum, not centered, no weight decay.
    public RmsProp(Map<String, Tensor> parameters, double learningRate) {
        this(parameters, learningRate, 0.99, 1e-8, 0, false, 0);
    }

    /// With all choices.
    public RmsProp(Map<String, Tensor> parameters, double learningRate, double alpha, double epsilon, double momentum,
            boolean centered, double weightDecay) {
        super(parameters, learningRate, new RmsPropStep(share("alpha", alpha), notNegative("epsilon", epsilon),
                notNegative("weightDecay", weightDecay), share("momentum", momentum), centered),
                states(momentum,
                        centered));
    }

    private static String[] states(double momentum, boolean centered) {
        List<String> names = new ArrayList<>(List.of("square_avg"));
        if (centered) {
            names.add("grad_avg");
        }
        if (momentum > 0) {
            names.add("momentum_buffer");
        }
        return names.toArray(new String[0]);
    }
}
