// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// An op that can be written in simpler ops. It runs on every backend, and a fast kernel may come later.
///
/// Its gradient is that of the simpler ops, unless it is also [Differentiable].
public interface Composite extends Op {
    /// The same results by simpler ops, written in tensor functions.
    Tensor[] decompose(Tensor[] inputs);
}
