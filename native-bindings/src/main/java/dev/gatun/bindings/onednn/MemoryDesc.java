// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Type, dimensions and layout of an operand.
///
/// @param handle a `dnnl_memory_desc_t`
record MemoryDesc(MemorySegment handle) {
    private static final int MOST_DIMS = 12;

    /// Bytes that an operand takes.
    long bytes() {
        return DnnlHeader.dnnl_memory_desc_get_size(handle);
    }

    /// Whether both have the same type, dimensions and layout.
    boolean isSame(MemoryDesc other) {
        return DnnlHeader.dnnl_memory_desc_equal(handle, other.handle) != 0;
    }

    /// A `dnnl_dims_t`.
    static MemorySegment dims(Arena arena, long... dims) {
        return arena.allocateFrom(ValueLayout.JAVA_LONG, Arrays.copyOf(dims, MOST_DIMS));
    }
}
