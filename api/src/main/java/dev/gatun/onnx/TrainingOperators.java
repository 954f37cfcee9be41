// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.Tensor;

/// Steps of optimizers, of the domain `ai.onnx.preview.training`.
///
/// Operands: learning rate, number of steps so far, then for all parameters in turn their values, gradients and moments.
/// Results: new values, then new moments.
final class TrainingOperators {
    private static final String DOMAIN = "ai.onnx.preview.training:";

    private TrainingOperators() {
    }

    /// One parameter's step, from rate, count, value, gradient and moments to the new value and moments.
    @FunctionalInterface
    private interface Step {
        Tensor[] next(Call call, Tensor rate, Tensor count, Tensor[] operands);
    }

    static void register(Operators operators) {
        operators.computeAll(DOMAIN + "Momentum", 1, call -> all(call, 1, TrainingOperators::momentum));
        operators.computeAll(DOMAIN + "Adagrad", 1, call -> all(call, 1, TrainingOperators::adagrad));
        operators.computeAll(DOMAIN + "Adam", 1, call -> all(call, 2, TrainingOperators::adam));
    }

    private static Tensor[] all(Call call, int moments, Step step) {
        Tensor[] operands = call.tensors(2);
        int count = operands.length / (moments + 2);
        Tensor[] results = new Tensor[count * (moments + 1)];
        for (int i = 0; i < count; i++) {
            Tensor[] own = new Tensor[moments + 2];
            for (int k = 0; k < own.length; k++) {
                own[k] = operands[k * count + i];
            }
            Tensor x = own[0];
            Tensor[] next = step.next(call, call.tensor(0).reshape().to(x.dtype()), call.tensor(1).reshape().to(x
                    .dtype()), own);
            for (int k = 0; k < next.length; k++) {
                results[k * count + i] = next[k];
            }
        }
        return results;
    }

    private static Tensor regularized(Call call, Tensor x, Tensor gradient) {
        return gradient.add(x.mul(call.number("norm_coefficient", 0)));
    }

    private static Tensor[] momentum(Call call, Tensor rate, Tensor count, Tensor[] o) {
        double alpha = call.number("alpha", 0);
        Tensor gradient = regularized(call, o[0], o[1]);
        Tensor first = gradient.add(o[2].mul(alpha));
        Tensor later = gradient.mul(call.number("beta", 0)).add(o[2].mul(alpha));
        Tensor moment = count.greater(0).select(later, first);
        boolean nesterov = call.text("mode", "standard").equals("nesterov");
        Tensor direction = nesterov ? gradient.add(moment.mul(alpha)) : moment;
        return new Tensor[] {o[0].sub(direction.mul(rate)), moment};
    }

    private static Tensor[] adagrad(Call call, Tensor rate, Tensor count, Tensor[] o) {
        Tensor slowed = rate.div(count.mul(call.number("decay_factor", 0)).add(1));
        Tensor gradient = regularized(call, o[0], o[1]);
        Tensor squares = o[2].add(gradient.square());
        Tensor divisor = squares.sqrt().add(call.number("epsilon", 1e-6f));
        return new Tensor[] {o[0].sub(gradient.mul(slowed).div(divisor)), squares};
    }

    private static Tensor[] adam(Call call, Tensor rate, Tensor count, Tensor[] o) {
        double alpha = call.number("alpha", 0.9f);
        double beta = call.number("beta", 0.999f);
        Tensor gradient = regularized(call, o[0], o[1]);
        Tensor mean = o[2].mul(alpha).add(gradient.mul(1 - alpha));
        Tensor squares = o[3].mul(beta).add(gradient.square().mul(1 - beta));
        Tensor divisor = squares.sqrt().add(call.number("epsilon", 1e-6f));
        Tensor ones = count.mul(0).add(1);
        Tensor correction = ones.sub(ones.mul(beta).pow(count)).sqrt().div(ones.sub(ones.mul(alpha).pow(count)));
        Tensor adjusted = count.greater(0).select(rate.mul(correction), rate);
        Tensor x = o[0].sub(mean.mul(adjusted).div(divisor));
        return new Tensor[] {x.mul(1 - call.number("norm_coefficient_post", 0)), mean, squares};
    }
}
