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

    /// This kernel for operands of which some never change: it may hold them in a form of its own, made here once, such as
    /// packed weights. Needs no more working memory than this one. Gives `this` where nothing is gained.
    ///
    /// @param constants for each operand its value, or null where it varies; runs are given the same tensors again
    default Kernel fix(Tensor[] constants) {
        return this;
    }
}
