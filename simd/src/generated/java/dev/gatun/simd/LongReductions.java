// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/// Reductions of `long` elements.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class LongReductions {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    // Lanes are folded in this order, so that results do not depend on how the code is compiled.
    private static final VectorShuffle<Long> FOLD1 = Simd.L.shuffleFromOp(i -> (i ^ 1) % Simd.D_LANES);
    private static final VectorShuffle<Long> FOLD2 = Simd.L.shuffleFromOp(i -> (i ^ 2) % Simd.D_LANES);
    private static final VectorShuffle<Long> FOLD4 = Simd.L.shuffleFromOp(i -> (i ^ 4) % Simd.D_LANES);

    private LongReductions() {
    }

    static long sum(MemorySegment a, long aAt, int n) {
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector sum0_0 = LongVector.broadcast(Simd.L, 0L);
        LongVector sum0_1 = LongVector.broadcast(Simd.L, 0L);
        LongVector sum0_2 = LongVector.broadcast(Simd.L, 0L);
        LongVector sum0_3 = LongVector.broadcast(Simd.L, 0L);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t0);
            sum0_1 = sum0_1.lanewise(VectorOperators.ADD, t1);
            sum0_2 = sum0_2.lanewise(VectorOperators.ADD, t2);
            sum0_3 = sum0_3.lanewise(VectorOperators.ADD, t3);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t0);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            sum0_0 = Simd.D_LANES == 2 ? sum0_0.lanewise(VectorOperators.ADD, t0.withLane(1, 0))
                    : sum0_0.lanewise(VectorOperators.ADD, t0, in);
        }
        LongVector all0 = sum0_0.lanewise(VectorOperators.ADD, sum0_1);
        all0 = all0.lanewise(VectorOperators.ADD, sum0_2.lanewise(VectorOperators.ADD, sum0_3));
        if (Simd.D_LANES > 4) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD4));
        }
        if (Simd.D_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD2));
        }
        if (Simd.D_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD1));
        }
        return Simd.D_LANES == 2 ? Long.sum(all0.lane(0), all0.lane(1)) : all0.lane(0);
    }

    static long largest(MemorySegment a, long aAt, int n) {
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector sum0_0 = LongVector.broadcast(Simd.L, Long.MIN_VALUE);
        LongVector sum0_1 = LongVector.broadcast(Simd.L, Long.MIN_VALUE);
        LongVector sum0_2 = LongVector.broadcast(Simd.L, Long.MIN_VALUE);
        LongVector sum0_3 = LongVector.broadcast(Simd.L, Long.MIN_VALUE);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MAX, t0);
            sum0_1 = sum0_1.lanewise(VectorOperators.MAX, t1);
            sum0_2 = sum0_2.lanewise(VectorOperators.MAX, t2);
            sum0_3 = sum0_3.lanewise(VectorOperators.MAX, t3);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MAX, t0);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            sum0_0 = Simd.D_LANES == 2 ? sum0_0.lanewise(VectorOperators.MAX, t0)
                    : sum0_0.lanewise(VectorOperators.MAX, t0, in);
        }
        LongVector all0 = sum0_0.lanewise(VectorOperators.MAX, sum0_1);
        all0 = all0.lanewise(VectorOperators.MAX, sum0_2.lanewise(VectorOperators.MAX, sum0_3));
        if (Simd.D_LANES > 4) {
            all0 = all0.lanewise(VectorOperators.MAX, all0.rearrange(FOLD4));
        }
        if (Simd.D_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.MAX, all0.rearrange(FOLD2));
        }
        if (Simd.D_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.MAX, all0.rearrange(FOLD1));
        }
        return Simd.D_LANES == 2 ? Math.max(all0.lane(0), all0.lane(1)) : all0.lane(0);
    }

    static long smallest(MemorySegment a, long aAt, int n) {
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector sum0_0 = LongVector.broadcast(Simd.L, Long.MAX_VALUE);
        LongVector sum0_1 = LongVector.broadcast(Simd.L, Long.MAX_VALUE);
        LongVector sum0_2 = LongVector.broadcast(Simd.L, Long.MAX_VALUE);
        LongVector sum0_3 = LongVector.broadcast(Simd.L, Long.MAX_VALUE);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MIN, t0);
            sum0_1 = sum0_1.lanewise(VectorOperators.MIN, t1);
            sum0_2 = sum0_2.lanewise(VectorOperators.MIN, t2);
            sum0_3 = sum0_3.lanewise(VectorOperators.MIN, t3);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MIN, t0);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            sum0_0 = Simd.D_LANES == 2 ? sum0_0.lanewise(VectorOperators.MIN, t0)
                    : sum0_0.lanewise(VectorOperators.MIN, t0, in);
        }
        LongVector all0 = sum0_0.lanewise(VectorOperators.MIN, sum0_1);
        all0 = all0.lanewise(VectorOperators.MIN, sum0_2.lanewise(VectorOperators.MIN, sum0_3));
        if (Simd.D_LANES > 4) {
            all0 = all0.lanewise(VectorOperators.MIN, all0.rearrange(FOLD4));
        }
        if (Simd.D_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.MIN, all0.rearrange(FOLD2));
        }
        if (Simd.D_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.MIN, all0.rearrange(FOLD1));
        }
        return Simd.D_LANES == 2 ? Math.min(all0.lane(0), all0.lane(1)) : all0.lane(0);
    }

    /// Combines `dst` with `rows` rows of `a`, `rowBytes` apart.
    static void sumRows(MemorySegment dst, long dstAt, MemorySegment a, long aAt, long rowBytes, int rows,
                     int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long to = dstAt + 8L * i;
            long from = aAt + 8L * i;
            LongVector sum0 = LongVector.fromMemorySegment(Simd.L, dst, to, NATIVE);
            LongVector sum1 = LongVector.fromMemorySegment(Simd.L, dst, to + 8 * Simd.D_LANES, NATIVE);
            LongVector sum2 = LongVector.fromMemorySegment(Simd.L, dst, to + 16 * Simd.D_LANES, NATIVE);
            LongVector sum3 = LongVector.fromMemorySegment(Simd.L, dst, to + 24 * Simd.D_LANES, NATIVE);
            for (int row = 0; row < rows; row++) {
                LongVector x0 = LongVector.fromMemorySegment(Simd.L, a, from, NATIVE);
                LongVector x1 = LongVector.fromMemorySegment(Simd.L, a, from + 8 * Simd.D_LANES, NATIVE);
                LongVector x2 = LongVector.fromMemorySegment(Simd.L, a, from + 16 * Simd.D_LANES, NATIVE);
                LongVector x3 = LongVector.fromMemorySegment(Simd.L, a, from + 24 * Simd.D_LANES, NATIVE);
                sum0 = sum0.lanewise(VectorOperators.ADD, x0);
                sum1 = sum1.lanewise(VectorOperators.ADD, x1);
                sum2 = sum2.lanewise(VectorOperators.ADD, x2);
                sum3 = sum3.lanewise(VectorOperators.ADD, x3);
                from += rowBytes;
            }
            sum0.intoMemorySegment(dst, to, NATIVE);
            sum1.intoMemorySegment(dst, to + 8 * Simd.D_LANES, NATIVE);
            sum2.intoMemorySegment(dst, to + 16 * Simd.D_LANES, NATIVE);
            sum3.intoMemorySegment(dst, to + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long to = dstAt + 8L * i;
            long from = aAt + 8L * i;
            LongVector sum = LongVector.fromMemorySegment(Simd.L, dst, to, NATIVE);
            for (int row = 0; row < rows; row++) {
                LongVector x = LongVector.fromMemorySegment(Simd.L, a, from, NATIVE);
                sum = sum.lanewise(VectorOperators.ADD, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE);
        }
        if (i < n && Simd.D_LANES == 2) {
            long sum = dst.get(ValueLayout.JAVA_LONG_UNALIGNED, dstAt + 8L * i);
            for (int row = 0; row < rows; row++) {
                sum = Long.sum(sum, a.get(ValueLayout.JAVA_LONG_UNALIGNED, aAt + 8L * i + row * rowBytes));
            }
            dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dstAt + 8L * i, sum);
            return;
        }
        if (i < n) {
            VectorMask<Long> in = Simd.L.indexInRange(i, n);
            long to = dstAt + 8L * i;
            long from = aAt + 8L * i;
            LongVector sum = LongVector.fromMemorySegment(Simd.L, dst, to, NATIVE, in);
            for (int row = 0; row < rows; row++) {
                LongVector x = LongVector.fromMemorySegment(Simd.L, a, from, NATIVE, in);
                sum = sum.lanewise(VectorOperators.ADD, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE, in);
        }
    }

    /// Combines `dst` with `rows` rows of `a`, `rowBytes` apart.
    static void largestRows(MemorySegment dst, long dstAt, MemorySegment a, long aAt, long rowBytes, int rows,
                     int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long to = dstAt + 8L * i;
            long from = aAt + 8L * i;
            LongVector sum0 = LongVector.fromMemorySegment(Simd.L, dst, to, NATIVE);
            LongVector sum1 = LongVector.fromMemorySegment(Simd.L, dst, to + 8 * Simd.D_LANES, NATIVE);
            LongVector sum2 = LongVector.fromMemorySegment(Simd.L, dst, to + 16 * Simd.D_LANES, NATIVE);
            LongVector sum3 = LongVector.fromMemorySegment(Simd.L, dst, to + 24 * Simd.D_LANES, NATIVE);
            for (int row = 0; row < rows; row++) {
                LongVector x0 = LongVector.fromMemorySegment(Simd.L, a, from, NATIVE);
                LongVector x1 = LongVector.fromMemorySegment(Simd.L, a, from + 8 * Simd.D_LANES, NATIVE);
                LongVector x2 = LongVector.fromMemorySegment(Simd.L, a, from + 16 * Simd.D_LANES, NATIVE);
                LongVector x3 = LongVector.fromMemorySegment(Simd.L, a, from + 24 * Simd.D_LANES, NATIVE);
                sum0 = sum0.lanewise(VectorOperators.MAX, x0);
                sum1 = sum1.lanewise(VectorOperators.MAX, x1);
                sum2 = sum2.lanewise(VectorOperators.MAX, x2);
                sum3 = sum3.lanewise(VectorOperators.MAX, x3);
                from += rowBytes;
            }
            sum0.intoMemorySegment(dst, to, NATIVE);
            sum1.intoMemorySegment(dst, to + 8 * Simd.D_LANES, NATIVE);
            sum2.intoMemorySegment(dst, to + 16 * Simd.D_LANES, NATIVE);
            sum3.intoMemorySegment(dst, to + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long to = dstAt + 8L * i;
            long from = aAt + 8L * i;
            LongVector sum = LongVector.fromMemorySegment(Simd.L, dst, to, NATIVE);
            for (int row = 0; row < rows; row++) {
                LongVector x = LongVector.fromMemorySegment(Simd.L, a, from, NATIVE);
                sum = sum.lanewise(VectorOperators.MAX, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE);
        }
        if (i < n && Simd.D_LANES == 2) {
            long sum = dst.get(ValueLayout.JAVA_LONG_UNALIGNED, dstAt + 8L * i);
            for (int row = 0; row < rows; row++) {
                sum = Math.max(sum, a.get(ValueLayout.JAVA_LONG_UNALIGNED, aAt + 8L * i + row * rowBytes));
            }
            dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dstAt + 8L * i, sum);
            return;
        }
        if (i < n) {
            VectorMask<Long> in = Simd.L.indexInRange(i, n);
            long to = dstAt + 8L * i;
            long from = aAt + 8L * i;
            LongVector sum = LongVector.fromMemorySegment(Simd.L, dst, to, NATIVE, in);
            for (int row = 0; row < rows; row++) {
                LongVector x = LongVector.fromMemorySegment(Simd.L, a, from, NATIVE, in);
                sum = sum.lanewise(VectorOperators.MAX, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE, in);
        }
    }

    /// Combines `dst` with `rows` rows of `a`, `rowBytes` apart.
    static void smallestRows(MemorySegment dst, long dstAt, MemorySegment a, long aAt, long rowBytes, int rows,
                     int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long to = dstAt + 8L * i;
            long from = aAt + 8L * i;
            LongVector sum0 = LongVector.fromMemorySegment(Simd.L, dst, to, NATIVE);
            LongVector sum1 = LongVector.fromMemorySegment(Simd.L, dst, to + 8 * Simd.D_LANES, NATIVE);
            LongVector sum2 = LongVector.fromMemorySegment(Simd.L, dst, to + 16 * Simd.D_LANES, NATIVE);
            LongVector sum3 = LongVector.fromMemorySegment(Simd.L, dst, to + 24 * Simd.D_LANES, NATIVE);
            for (int row = 0; row < rows; row++) {
                LongVector x0 = LongVector.fromMemorySegment(Simd.L, a, from, NATIVE);
                LongVector x1 = LongVector.fromMemorySegment(Simd.L, a, from + 8 * Simd.D_LANES, NATIVE);
                LongVector x2 = LongVector.fromMemorySegment(Simd.L, a, from + 16 * Simd.D_LANES, NATIVE);
                LongVector x3 = LongVector.fromMemorySegment(Simd.L, a, from + 24 * Simd.D_LANES, NATIVE);
                sum0 = sum0.lanewise(VectorOperators.MIN, x0);
                sum1 = sum1.lanewise(VectorOperators.MIN, x1);
                sum2 = sum2.lanewise(VectorOperators.MIN, x2);
                sum3 = sum3.lanewise(VectorOperators.MIN, x3);
                from += rowBytes;
            }
            sum0.intoMemorySegment(dst, to, NATIVE);
            sum1.intoMemorySegment(dst, to + 8 * Simd.D_LANES, NATIVE);
            sum2.intoMemorySegment(dst, to + 16 * Simd.D_LANES, NATIVE);
            sum3.intoMemorySegment(dst, to + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long to = dstAt + 8L * i;
            long from = aAt + 8L * i;
            LongVector sum = LongVector.fromMemorySegment(Simd.L, dst, to, NATIVE);
            for (int row = 0; row < rows; row++) {
                LongVector x = LongVector.fromMemorySegment(Simd.L, a, from, NATIVE);
                sum = sum.lanewise(VectorOperators.MIN, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE);
        }
        if (i < n && Simd.D_LANES == 2) {
            long sum = dst.get(ValueLayout.JAVA_LONG_UNALIGNED, dstAt + 8L * i);
            for (int row = 0; row < rows; row++) {
                sum = Math.min(sum, a.get(ValueLayout.JAVA_LONG_UNALIGNED, aAt + 8L * i + row * rowBytes));
            }
            dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dstAt + 8L * i, sum);
            return;
        }
        if (i < n) {
            VectorMask<Long> in = Simd.L.indexInRange(i, n);
            long to = dstAt + 8L * i;
            long from = aAt + 8L * i;
            LongVector sum = LongVector.fromMemorySegment(Simd.L, dst, to, NATIVE, in);
            for (int row = 0; row < rows; row++) {
                LongVector x = LongVector.fromMemorySegment(Simd.L, a, from, NATIVE, in);
                sum = sum.lanewise(VectorOperators.MIN, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE, in);
        }
    }
}
