// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// What carries out ops: at once (eager), at once while recording for gradients (tape), or by drawing a graph
/// (capture).
public interface Executor {
    /// Applies `op`.
    ///
    /// @return its results, in the order of [Op#infer]
    Tensor[] execute(Op op, Tensor[] inputs);

    /// What made a tensor that has no data, for messages; empty where this executor does not know it.
    default String origin(Tensor tensor) {
        return "";
    }
}
