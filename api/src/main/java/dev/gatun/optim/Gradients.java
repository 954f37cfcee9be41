// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import dev.gatun.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What is done to gradients between computing and using them.
///
///     var found = Autograd.valueAndGradients(loss, parameters);
///     optimizer.step(Gradients.clipByNorm(found.gradients(), 1));
public final class Gradients {
    // Keeps the division defined, as in PyTorch.
    private static final double ADDED_TO_NORM = 1e-6;

    private Gradients() {
    }

    /// The norm of all gradients taken as one vector: the root of the sum of all squares, a scalar of the first one's
    /// type.
    ///
    /// @throws IllegalArgumentException if there are no gradients
    public static Tensor norm(Map<String, Tensor> gradients) {
        Tensor sum = null;
        for (Tensor gradient : gradients.values()) {
            Tensor squares = gradient.square().sum();
            sum = sum == null ? squares : sum.add(squares.to(sum.dtype()));
        }
        if (sum == null) {
            throw new IllegalArgumentException("norm: there must be a gradient: gradients=0");
        }
        return sum.sqrt();
    }

    /// All gradients multiplied by `min(1, maxNorm / (norm + 1e-6))`, so that their [#norm] is at most `maxNorm`. With
    /// `[3]` and `[4]`, and `maxNorm = 1`: `[0.6]` and `[0.8]`.
    public static Map<String, Tensor> clipByNorm(Map<String, Tensor> gradients, double maxNorm) {
        if (!(maxNorm > 0)) {
            throw new IllegalArgumentException("clip: the largest norm must be positive: maxNorm=" + maxNorm);
        }
        if (gradients.isEmpty()) {
            return gradients;
        }
        Tensor scale = norm(gradients).add(ADDED_TO_NORM).reciprocal().mul(maxNorm).minimum(1);
        return map(gradients, gradient -> gradient.mul(scale.to(gradient.dtype())));
    }

    /// Each element cut to `[-bound, bound]`.
    public static Map<String, Tensor> clipByValue(Map<String, Tensor> gradients, double bound) {
        if (!(bound > 0)) {
            throw new IllegalArgumentException("clip: the bound must be positive: bound=" + bound);
        }
        return map(gradients, gradient -> gradient.clamp(-bound, bound));
    }

    private static Map<String, Tensor> map(Map<String, Tensor> gradients, UnaryOperator<Tensor> change) {
        Map<String, Tensor> changed = new LinkedHashMap<>();
        gradients.forEach((name, gradient) -> changed.put(name, change.apply(gradient)));
        return changed;
    }
}
