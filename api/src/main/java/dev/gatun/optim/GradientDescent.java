// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import dev.gatun.autograd.Autograd;
import dev.gatun.op.SgdStep;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/// Gradient descent with a backtracking line search (Armijo 1966), for losses over all data.
///
/// A step tries the learning rate `t` and halves it until `f(p - t * g) <= f(p) - slope * t * |g|^2`; the next step
/// starts from twice the rate that was found. If no rate in 60 trials is small enough, nothing changes. On `f(p) = p^2`
/// from `p = 3` with `t = 1`, the first trial `-3` is no better, the second one, `t = 0.5`, lands on the minimum 0.
///
/// [#step(Map)] has no loss to search along and uses the learning rate as it is.
public final class GradientDescent extends Optimizer {
    private static final double SLOPE = 1e-4;
    private static final int TRIALS = 60;

    /// @param learningRate the first trial of the first step
    public GradientDescent(Map<String, Tensor> parameters, double learningRate) {
        super(parameters, learningRate, new SgdStep(0, 0, 0, false));
    }

    /// @throws UnsupportedOperationException always: the search is for one rate along the whole gradient
    @Override
    public Optimizer group(BiPredicate<String, Tensor> members, double rateFactor, double weightDecay) {
        throw new UnsupportedOperationException("optimizer: gradient descent has no groups: it searches one rate for "
                + "all parameters");
    }

    @Override
    public Tensor step(Supplier<Tensor> loss) {
        try (Scope scope = Scope.open("step")) {
            Map<String, Tensor> parameters = parameters();
            Autograd.ValueAndGradients found = Autograd.valueAndGradients(loss, parameters);
            double value = found.value().item();
            double square = 0;
            for (Tensor gradient : found.gradients().values()) {
                square += gradient.square().sum().item();
            }
            count();
            if (square == 0) {
                return scope.keep(found.value());
            }
            Map<String, Tensor> before = new HashMap<>();
            parameters.forEach((name, parameter) -> before.put(name, parameter.copy()));
            double first = learningRate();
            for (int trial = 0; trial < TRIALS; trial++) {
                double rate = first * Math.scalb(1, -trial);
                parameters.forEach((name, parameter) -> parameter.copyFrom(before.get(name).sub(found.gradients()
                        .get(name).mul(rate))));
                if (loss.get().item() <= value - SLOPE * rate * square) {
                    learningRate(2 * rate);
                    return scope.keep(found.value());
                }
            }
            parameters.forEach((name, parameter) -> parameter.copyFrom(before.get(name)));
            return scope.keep(found.value());
        }
    }
}
