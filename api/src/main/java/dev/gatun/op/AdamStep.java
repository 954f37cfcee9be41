// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

/// A step of Adam (Kingma, Ba, ICLR 2015) or AdamW (Loshchilov, Hutter, ICLR 2019), as PyTorch's `Adam` and `AdamW`:
///
///     g = gradient + weightDecay * parameter                                            (if not decoupled)
///     parameter *= 1 - rate * weightDecay                                               (if decoupled)
///     mean = beta1 * mean + (1 - beta1) * g
///     square = beta2 * square + (1 - beta2) * g^2
///     parameter -= rate / (1 - beta1^step) * mean / (sqrt(square) / sqrt(1 - beta2^step) + eps)
///
/// The states are mean and square, in this order.
///
/// @param beta1 the share of the mean that is kept
/// @param beta2 the share of the mean square that is kept
/// @param eps what is added to the root
/// @param weightDecay the weight decay
/// @param decoupled whether weights decay apart from the gradient, as in AdamW
public record AdamStep(double beta1, double beta2, double eps, double weightDecay, boolean decoupled)
        implements
            OptimizerStep {
    @Override
    public int states() {
        return 2;
    }

    @Override
    public AdamStep withWeightDecay(double decay) {
        return new AdamStep(beta1, beta2, eps, decay, decoupled);
    }

    @Override
    public void update(double[] e, double rate, double step) {
        double g = decoupled ? e[1] : e[1] + weightDecay * e[0];
        double parameter = decoupled ? e[0] * (1 - rate * weightDecay) : e[0];
        e[2] = beta1 * e[2] + (1 - beta1) * g;
        e[3] = beta2 * e[3] + (1 - beta2) * g * g;
        double root = Math.sqrt(e[3]) / Math.sqrt(1 - Math.pow(beta2, step)) + eps;
        e[0] = parameter - rate / (1 - Math.pow(beta1, step)) * e[2] / root;
    }
}
