// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Functions of elements beyond the range of the vector code, one by one.
final class UnaryLimits {
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

    private UnaryLimits() {
    }

    static void sin(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            dst.set(FLOAT, dstAt + 4L * i, (float) Math.sin(a.get(FLOAT, aAt + 4L * i)));
        }
    }

    static void cos(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        for (int i = 0; i < n; i++) {
            dst.set(FLOAT, dstAt + 4L * i, (float) Math.cos(a.get(FLOAT, aAt + 4L * i)));
        }
    }
}
