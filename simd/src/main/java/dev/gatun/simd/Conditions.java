// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Conditions in memory, one byte of 0 or 1 each, against bits of a mask.
final class Conditions {
    private static final ValueLayout.OfLong EIGHT = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final long LOW_BITS = 0x0101_0101_0101_0101L;

    private Conditions() {
    }

    /// Reads `count` bytes, at most 64, as bits; any byte but 0 sets its bit.
    static long read(MemorySegment segment, long at, int count) {
        if (count == 16) {
            return bits(segment.get(EIGHT, at)) | bits(segment.get(EIGHT, at + 8)) << 8;
        }
        if (count == 8) {
            return bits(segment.get(EIGHT, at));
        }
        long result = 0;
        for (int i = 0; i < count; i++) {
            result |= segment.get(ValueLayout.JAVA_BYTE, at + i) == 0 ? 0 : 1L << i;
        }
        return result;
    }

    /// Writes the low `count` bits, at most 64, as bytes of 0 and 1.
    static void write(MemorySegment segment, long at, int count, long bits) {
        if (count == 16) {
            segment.set(EIGHT, at, Long.expand(bits, LOW_BITS));
            segment.set(EIGHT, at + 8, Long.expand(bits >>> 8, LOW_BITS));
        } else if (count == 8) {
            segment.set(EIGHT, at, Long.expand(bits, LOW_BITS));
        } else {
            for (int i = 0; i < count; i++) {
                segment.set(ValueLayout.JAVA_BYTE, at + i, (byte) (bits >>> i & 1));
            }
        }
    }

    // Bit 0 of each byte is enough: BOOL memory holds 0 and 1 alone.
    private static long bits(long bytes) {
        return Long.compress(bytes, LOW_BITS);
    }
}
