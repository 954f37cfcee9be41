// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;

/// Views of memory for matrix kernels, where they help.
///
/// Each access asks whether the segment's arena is confined to another thread. Where a program has used some confined
/// arena before a kernel is compiled, the compiler no longer takes the answer for granted, and then does not move bound
/// checks out of loops either: kernels run at a fifth of their speed. The session of a slice of all memory is a constant,
/// but such a slice costs a fifth itself. So both are tried when the first kernel is compiled.
final class Views {
    // All of memory, where this module may make such a segment.
    @SuppressWarnings("restricted") // Asked for on the line below.
    private static final MemorySegment ALL = Views.class.getModule().isNativeAccessEnabled()
            ? MemorySegment.NULL.reinterpret(Long.MAX_VALUE)
            : null;

    private Views() {
    }

    /// The memory of `segment`, which the caller keeps reachable: a slice of all memory if that is faster.
    static MemorySegment of(MemorySegment segment) {
        return Choice.SLICES ? slice(segment) : segment;
    }

    /// The memory of `segment` as a slice of all memory.
    static MemorySegment slice(MemorySegment segment) {
        return segment.isNative() ? ALL.asSlice(segment.address(), segment.byteSize()) : segment;
    }

    private static final class Choice {
        private static final boolean SLICES = ALL != null && KernelWarmUp.isReady()
                && KernelWarmUp.time(true) < KernelWarmUp.time(false) * 0.6;
    }
}
