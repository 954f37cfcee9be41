// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import dev.gatun.tensor.Tensor;

/// What [Adam] and [AdamW] share.
record AdamRule(Tensor[] means, Tensor[] squares, double beta1, double beta2, double epsilon, double weightDecay,
        boolean decoupled) {
    AdamRule {
        Optimizer.share("beta1", beta1);
        Optimizer.share("beta2", beta2);
        Optimizer.notNegative("epsilon", epsilon);
        Optimizer.notNegative("weightDecay", weightDecay);
    }

    void update(Optimizer optimizer, int i, Tensor parameter, Tensor gradient) {
        double rate = optimizer.learningRate();
        long t = optimizer.steps();
        Tensor g = gradient;
        if (weightDecay != 0 && decoupled) {
            parameter.copyFrom(parameter.mul(1 - rate * weightDecay));
        } else if (weightDecay != 0) {
            g = g.add(parameter.mul(weightDecay));
        }
        means[i].copyFrom(means[i].mul(beta1).add(g.mul(1 - beta1)));
        squares[i].copyFrom(squares[i].mul(beta2).add(g.square().mul(1 - beta2)));
        Tensor root = squares[i].sqrt().div(Math.sqrt(1 - Math.pow(beta2, t))).add(epsilon);
        parameter.copyFrom(parameter.sub(means[i].mul(rate / (1 - Math.pow(beta1, t))).div(root)));
    }
}
