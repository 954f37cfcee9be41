// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

/// A step of RMSProp (Hinton, lecture 6e of "Neural networks for machine learning", 2012), as PyTorch's `RMSprop`:
///
///     g = gradient + weightDecay * parameter
///     square = alpha * square + (1 - alpha) * g^2
///     mean = alpha * mean + (1 - alpha) * g                                             (if centered)
///     d = g / (sqrt(square - mean^2) + eps), without mean if not centered
///     velocity = momentum * velocity + d                                                (if there is momentum)
///     parameter -= rate * (velocity, or d without momentum)
///
/// The states are square, mean if centered, velocity if there is momentum, in this order.
///
/// @param alpha the share of the averages that is kept
/// @param eps what is added to the root
/// @param weightDecay the factor of the parameter that is added to its gradient
/// @param momentum the share of the velocity that is kept, 0 for none
/// @param centered whether the gradient's variance is used instead of its mean square
public record RmsPropStep(double alpha, double eps, double weightDecay, double momentum, boolean centered)
        implements
            OptimizerStep {
    @Override
    public int states() {
        return 1 + (centered ? 1 : 0) + (momentum == 0 ? 0 : 1);
    }

    @Override
    public RmsPropStep withWeightDecay(double decay) {
        return new RmsPropStep(alpha, eps, decay, momentum, centered);
    }

    @Override
    public void update(double[] e, double rate, double step) {
        double g = e[1] + weightDecay * e[0];
        e[2] = alpha * e[2] + (1 - alpha) * g * g;
        double square = e[2];
        if (centered) {
            e[3] = alpha * e[3] + (1 - alpha) * g;
            square -= e[3] * e[3];
        }
        double change = g / (Math.sqrt(square) + eps);
        if (momentum != 0) {
            int velocity = e.length - 1;
            e[velocity] = momentum * e[velocity] + change;
            change = e[velocity];
        }
        e[0] -= rate * change;
    }
}
