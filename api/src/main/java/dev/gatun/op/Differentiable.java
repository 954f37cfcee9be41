// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// An op with a gradient of its own.
public interface Differentiable extends Op {
    /// The vector-Jacobian product: for each input the gradient of the loss, from the gradients of the outputs.
    ///
    /// Written in tensor functions only, so that gradients can be captured and differentiated again.
    ///
    /// @return one tensor for each input, of its shape and type; null where the gradient is zero or not needed
    Tensor[] vjp(Vjp v);
}
