// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.Tensor;
import java.util.function.Supplier;

/// Stands around every layer's computation, to watch what goes in and out; bound by [Layer#observing].
@FunctionalInterface
public interface LayerObserver {
    /// Called in place of the computation of `layer`, which it runs.
    ///
    /// @param computation computes the layer's output, calling this observer for inner layers
    /// @return the layer's output
    Tensor around(Layer layer, Supplier<Tensor> computation);
}
