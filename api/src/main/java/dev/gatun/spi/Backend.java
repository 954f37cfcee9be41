// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

import dev.gatun.op.Op;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// A set of kernels, such as `simd`. Thread-safe.
public interface Backend {
    /// The name used in messages and in `-Dgatun.dispatch`.
    String name();

    /// One line about what it found on this machine, such as the width of its vectors.
    String details();

    /// What its speed depends on here, such as the version of a library and the width of its vectors: measurements of
    /// another version are not used.
    default String version() {
        return details();
    }

    /// Says whether and at what cost this backend runs `op` on such operands. Cheap and without side effects.
    Offer offer(Op op, List<TensorSpec> inputs, List<TensorSpec> outputs);
}
