// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// Adds up gradients of several small batches, for one step as with a large one.
///
///     accumulator.add(Autograd.valueAndGradients(loss, parameters).gradients());
///     if (accumulator.count() == 4) {
///         optimizer.step(accumulator.mean());
///         accumulator.reset();
///     }
///
/// The sums have memory of their own, so each batch may have its own [Scope]. For one thread at a time.
public final class GradientAccumulator {
    private final Map<String, Tensor> sums = new LinkedHashMap<>();
    private int count;

    /// For gradients of the given parameters.
    public GradientAccumulator(Map<String, Tensor> parameters) {
        parameters.forEach((name, parameter) -> sums.put(name, Scope.outside(() -> Tensor.zeros(parameter.spec()))));
    }

    /// Adds the gradients of one batch.
    ///
    /// @throws IllegalArgumentException if one is missing
    public void add(Map<String, Tensor> gradients) {
        try (Scope _ = Scope.open("accumulate")) {
            sums.forEach((name, sum) -> {
                Tensor gradient = gradients.get(name);
                if (gradient == null) {
                    throw new IllegalArgumentException("accumulate: each parameter needs a gradient: parameter="
                            + name);
                }
                sum.copyFrom(sum.add(gradient));
            });
        }
        count++;
    }

    /// The number of batches since the last [#reset()].
    public int count() {
        return count;
    }

    /// The means over the batches, by name; in the memory of the calling thread's scope.
    ///
    /// @throws IllegalStateException if there was no batch
    public Map<String, Tensor> mean() {
        if (count == 0) {
            throw new IllegalStateException("accumulate: there is no mean before the first batch: count=0");
        }
        Map<String, Tensor> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum.div(count)));
        return means;
    }

    /// Starts from zero.
    public void reset() {
        sums.values().forEach(sum -> sum.fill(0));
        count = 0;
    }
}
