// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

/// A step of stochastic gradient descent, as PyTorch's `SGD`:
///
///     g = gradient + weightDecay * parameter
///     velocity = g at step 1, then momentum * velocity + (1 - dampening) * g
///     parameter -= rate * (nesterov ? g + momentum * velocity : velocity)
///
/// Without momentum there is no state and `parameter -= rate * g`; otherwise the state is the velocity.
///
/// @param momentum the share of the velocity that is kept, at least 0
/// @param dampening what is taken off the gradient before it is added to the velocity
/// @param weightDecay the factor of the parameter that is added to its gradient
/// @param nesterov whether to look ahead along the velocity; needs momentum and no dampening
public record SgdStep(double momentum, double dampening, double weightDecay, boolean nesterov)
        implements
            OptimizerStep {
    public SgdStep {
        if (nesterov && (momentum <= 0 || dampening != 0)) {
            throw new IllegalArgumentException("sgdstep: nesterov needs momentum and no dampening: momentum=" + momentum
                    + ", dampening=" + dampening);
        }
    }

    @Override
    public int states() {
        return momentum == 0 ? 0 : 1;
    }

    @Override
    public SgdStep withWeightDecay(double decay) {
        return new SgdStep(momentum, dampening, decay, nesterov);
    }

    @Override
    public void update(double[] e, double rate, double step) {
        double g = e[1] + weightDecay * e[0];
        if (momentum != 0) {
            e[2] = step == 1 ? g : momentum * e[2] + (1 - dampening) * g;
            g = nesterov ? g + momentum * e[2] : e[2];
        }
        e[0] -= rate * g;
    }
}
