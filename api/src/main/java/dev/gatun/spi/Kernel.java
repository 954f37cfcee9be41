// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

import dev.gatun.tensor.Tensor;
import java.lang.foreign.MemorySegment;

/// A prepared implementation of one op for operands of fixed specs. Thread-safe: runs may overlap.
@FunctionalInterface
public interface Kernel {
    /// Runs once.
    ///
    /// @param inputs operands of exactly the specs that were offered
    /// @param outputs contiguous results of arbitrary content, to be filled wholly
    /// @param scratch working memory of at least the offered size, of arbitrary content, for this run alone
    void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch);

    /// Fixes all operands, for repeated runs; a kernel overrides this where it can do work ahead.
    default Runnable bind(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        return () -> run(inputs, outputs, scratch);
    }
}
