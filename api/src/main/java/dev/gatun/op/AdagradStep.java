// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

/// A step of Adagrad (Duchi, Hazan, Singer, JMLR 2011), as PyTorch's `Adagrad`:
///
///     g = gradient + weightDecay * parameter
///     sum += g^2
///     parameter -= rate / (1 + (step - 1) * rateDecay) * g / (sqrt(sum) + eps)
///
/// The state is the sum of squares; it starts from zeros or from a given number.
///
/// @param rateDecay the decay of the learning rate
/// @param eps what is added to the root
/// @param weightDecay the factor of the parameter that is added to its gradient
public record AdagradStep(double rateDecay, double eps, double weightDecay) implements OptimizerStep {
    @Override
    public int states() {
        return 1;
    }

    @Override
    public AdagradStep withWeightDecay(double decay) {
        return new AdagradStep(rateDecay, eps, decay);
    }

    @Override
    public void update(double[] e, double rate, double step) {
        double g = e[1] + weightDecay * e[0];
        e[2] += g * g;
        e[0] -= rate / (1 + (step - 1) * rateDecay) * g / (Math.sqrt(e[2]) + eps);
    }
}
