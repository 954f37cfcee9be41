// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/// Reductions of `int` elements.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class IntReductions {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    // Lanes are folded in this order, so that results do not depend on how the code is compiled.
    private static final VectorShuffle<Integer> FOLD1 = Simd.I.shuffleFromOp(i -> (i ^ 1) % Simd.F_LANES);
    private static final VectorShuffle<Integer> FOLD2 = Simd.I.shuffleFromOp(i -> (i ^ 2) % Simd.F_LANES);
    private static final VectorShuffle<Integer> FOLD4 = Simd.I.shuffleFromOp(i -> (i ^ 4) % Simd.F_LANES);
    private static final VectorShuffle<Integer> FOLD8 = Simd.I.shuffleFromOp(i -> (i ^ 8) % Simd.F_LANES);

    private IntReductions() {
    }

    static int sum(MemorySegment a, long aAt, int n) {
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector sum0_0 = IntVector.broadcast(Simd.I, 0);
        IntVector sum0_1 = IntVector.broadcast(Simd.I, 0);
        IntVector sum0_2 = IntVector.broadcast(Simd.I, 0);
        IntVector sum0_3 = IntVector.broadcast(Simd.I, 0);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t0);
            sum0_1 = sum0_1.lanewise(VectorOperators.ADD, t1);
            sum0_2 = sum0_2.lanewise(VectorOperators.ADD, t2);
            sum0_3 = sum0_3.lanewise(VectorOperators.ADD, t3);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t0);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t0, in);
        }
        IntVector all0 = sum0_0.lanewise(VectorOperators.ADD, sum0_1);
        all0 = all0.lanewise(VectorOperators.ADD, sum0_2.lanewise(VectorOperators.ADD, sum0_3));
        if (Simd.F_LANES > 8) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD8));
        }
        if (Simd.F_LANES > 4) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD4));
        }
        if (Simd.F_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD2));
        }
        if (Simd.F_LANES > 1) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD1));
        }
        return all0.lane(0);
    }

    static int largest(MemorySegment a, long aAt, int n) {
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector sum0_0 = IntVector.broadcast(Simd.I, Integer.MIN_VALUE);
        IntVector sum0_1 = IntVector.broadcast(Simd.I, Integer.MIN_VALUE);
        IntVector sum0_2 = IntVector.broadcast(Simd.I, Integer.MIN_VALUE);
        IntVector sum0_3 = IntVector.broadcast(Simd.I, Integer.MIN_VALUE);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MAX, t0);
            sum0_1 = sum0_1.lanewise(VectorOperators.MAX, t1);
            sum0_2 = sum0_2.lanewise(VectorOperators.MAX, t2);
            sum0_3 = sum0_3.lanewise(VectorOperators.MAX, t3);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MAX, t0);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            sum0_0 = sum0_0.lanewise(VectorOperators.MAX, t0, in);
        }
        IntVector all0 = sum0_0.lanewise(VectorOperators.MAX, sum0_1);
        all0 = all0.lanewise(VectorOperators.MAX, sum0_2.lanewise(VectorOperators.MAX, sum0_3));
        if (Simd.F_LANES > 8) {
            all0 = all0.lanewise(VectorOperators.MAX, all0.rearrange(FOLD8));
        }
        if (Simd.F_LANES > 4) {
            all0 = all0.lanewise(VectorOperators.MAX, all0.rearrange(FOLD4));
        }
        if (Simd.F_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.MAX, all0.rearrange(FOLD2));
        }
        if (Simd.F_LANES > 1) {
            all0 = all0.lanewise(VectorOperators.MAX, all0.rearrange(FOLD1));
        }
        return all0.lane(0);
    }

    static int smallest(MemorySegment a, long aAt, int n) {
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector sum0_0 = IntVector.broadcast(Simd.I, Integer.MAX_VALUE);
        IntVector sum0_1 = IntVector.broadcast(Simd.I, Integer.MAX_VALUE);
        IntVector sum0_2 = IntVector.broadcast(Simd.I, Integer.MAX_VALUE);
        IntVector sum0_3 = IntVector.broadcast(Simd.I, Integer.MAX_VALUE);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MIN, t0);
            sum0_1 = sum0_1.lanewise(VectorOperators.MIN, t1);
            sum0_2 = sum0_2.lanewise(VectorOperators.MIN, t2);
            sum0_3 = sum0_3.lanewise(VectorOperators.MIN, t3);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MIN, t0);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            sum0_0 = sum0_0.lanewise(VectorOperators.MIN, t0, in);
        }
        IntVector all0 = sum0_0.lanewise(VectorOperators.MIN, sum0_1);
        all0 = all0.lanewise(VectorOperators.MIN, sum0_2.lanewise(VectorOperators.MIN, sum0_3));
        if (Simd.F_LANES > 8) {
            all0 = all0.lanewise(VectorOperators.MIN, all0.rearrange(FOLD8));
        }
        if (Simd.F_LANES > 4) {
            all0 = all0.lanewise(VectorOperators.MIN, all0.rearrange(FOLD4));
        }
        if (Simd.F_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.MIN, all0.rearrange(FOLD2));
        }
        if (Simd.F_LANES > 1) {
            all0 = all0.lanewise(VectorOperators.MIN, all0.rearrange(FOLD1));
        }
        return all0.lane(0);
    }

    /// Combines `dst` with `rows` rows of `a`, `rowBytes` apart.
    static void sumRows(MemorySegment dst, long dstAt, MemorySegment a, long aAt, long rowBytes, int rows,
                     int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long to = dstAt + 4L * i;
            long from = aAt + 4L * i;
            IntVector sum0 = IntVector.fromMemorySegment(Simd.I, dst, to, NATIVE);
            IntVector sum1 = IntVector.fromMemorySegment(Simd.I, dst, to + 4 * Simd.F_LANES, NATIVE);
            IntVector sum2 = IntVector.fromMemorySegment(Simd.I, dst, to + 8 * Simd.F_LANES, NATIVE);
            IntVector sum3 = IntVector.fromMemorySegment(Simd.I, dst, to + 12 * Simd.F_LANES, NATIVE);
            for (int row = 0; row < rows; row++) {
                IntVector x0 = IntVector.fromMemorySegment(Simd.I, a, from, NATIVE);
                IntVector x1 = IntVector.fromMemorySegment(Simd.I, a, from + 4 * Simd.F_LANES, NATIVE);
                IntVector x2 = IntVector.fromMemorySegment(Simd.I, a, from + 8 * Simd.F_LANES, NATIVE);
                IntVector x3 = IntVector.fromMemorySegment(Simd.I, a, from + 12 * Simd.F_LANES, NATIVE);
                sum0 = sum0.lanewise(VectorOperators.ADD, x0);
                sum1 = sum1.lanewise(VectorOperators.ADD, x1);
                sum2 = sum2.lanewise(VectorOperators.ADD, x2);
                sum3 = sum3.lanewise(VectorOperators.ADD, x3);
                from += rowBytes;
            }
            sum0.intoMemorySegment(dst, to, NATIVE);
            sum1.intoMemorySegment(dst, to + 4 * Simd.F_LANES, NATIVE);
            sum2.intoMemorySegment(dst, to + 8 * Simd.F_LANES, NATIVE);
            sum3.intoMemorySegment(dst, to + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long to = dstAt + 4L * i;
            long from = aAt + 4L * i;
            IntVector sum = IntVector.fromMemorySegment(Simd.I, dst, to, NATIVE);
            for (int row = 0; row < rows; row++) {
                IntVector x = IntVector.fromMemorySegment(Simd.I, a, from, NATIVE);
                sum = sum.lanewise(VectorOperators.ADD, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long to = dstAt + 4L * i;
            long from = aAt + 4L * i;
            IntVector sum = IntVector.fromMemorySegment(Simd.I, dst, to, NATIVE, in);
            for (int row = 0; row < rows; row++) {
                IntVector x = IntVector.fromMemorySegment(Simd.I, a, from, NATIVE, in);
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
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long to = dstAt + 4L * i;
            long from = aAt + 4L * i;
            IntVector sum0 = IntVector.fromMemorySegment(Simd.I, dst, to, NATIVE);
            IntVector sum1 = IntVector.fromMemorySegment(Simd.I, dst, to + 4 * Simd.F_LANES, NATIVE);
            IntVector sum2 = IntVector.fromMemorySegment(Simd.I, dst, to + 8 * Simd.F_LANES, NATIVE);
            IntVector sum3 = IntVector.fromMemorySegment(Simd.I, dst, to + 12 * Simd.F_LANES, NATIVE);
            for (int row = 0; row < rows; row++) {
                IntVector x0 = IntVector.fromMemorySegment(Simd.I, a, from, NATIVE);
                IntVector x1 = IntVector.fromMemorySegment(Simd.I, a, from + 4 * Simd.F_LANES, NATIVE);
                IntVector x2 = IntVector.fromMemorySegment(Simd.I, a, from + 8 * Simd.F_LANES, NATIVE);
                IntVector x3 = IntVector.fromMemorySegment(Simd.I, a, from + 12 * Simd.F_LANES, NATIVE);
                sum0 = sum0.lanewise(VectorOperators.MAX, x0);
                sum1 = sum1.lanewise(VectorOperators.MAX, x1);
                sum2 = sum2.lanewise(VectorOperators.MAX, x2);
                sum3 = sum3.lanewise(VectorOperators.MAX, x3);
                from += rowBytes;
            }
            sum0.intoMemorySegment(dst, to, NATIVE);
            sum1.intoMemorySegment(dst, to + 4 * Simd.F_LANES, NATIVE);
            sum2.intoMemorySegment(dst, to + 8 * Simd.F_LANES, NATIVE);
            sum3.intoMemorySegment(dst, to + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long to = dstAt + 4L * i;
            long from = aAt + 4L * i;
            IntVector sum = IntVector.fromMemorySegment(Simd.I, dst, to, NATIVE);
            for (int row = 0; row < rows; row++) {
                IntVector x = IntVector.fromMemorySegment(Simd.I, a, from, NATIVE);
                sum = sum.lanewise(VectorOperators.MAX, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long to = dstAt + 4L * i;
            long from = aAt + 4L * i;
            IntVector sum = IntVector.fromMemorySegment(Simd.I, dst, to, NATIVE, in);
            for (int row = 0; row < rows; row++) {
                IntVector x = IntVector.fromMemorySegment(Simd.I, a, from, NATIVE, in);
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
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long to = dstAt + 4L * i;
            long from = aAt + 4L * i;
            IntVector sum0 = IntVector.fromMemorySegment(Simd.I, dst, to, NATIVE);
            IntVector sum1 = IntVector.fromMemorySegment(Simd.I, dst, to + 4 * Simd.F_LANES, NATIVE);
            IntVector sum2 = IntVector.fromMemorySegment(Simd.I, dst, to + 8 * Simd.F_LANES, NATIVE);
            IntVector sum3 = IntVector.fromMemorySegment(Simd.I, dst, to + 12 * Simd.F_LANES, NATIVE);
            for (int row = 0; row < rows; row++) {
                IntVector x0 = IntVector.fromMemorySegment(Simd.I, a, from, NATIVE);
                IntVector x1 = IntVector.fromMemorySegment(Simd.I, a, from + 4 * Simd.F_LANES, NATIVE);
                IntVector x2 = IntVector.fromMemorySegment(Simd.I, a, from + 8 * Simd.F_LANES, NATIVE);
                IntVector x3 = IntVector.fromMemorySegment(Simd.I, a, from + 12 * Simd.F_LANES, NATIVE);
                sum0 = sum0.lanewise(VectorOperators.MIN, x0);
                sum1 = sum1.lanewise(VectorOperators.MIN, x1);
                sum2 = sum2.lanewise(VectorOperators.MIN, x2);
                sum3 = sum3.lanewise(VectorOperators.MIN, x3);
                from += rowBytes;
            }
            sum0.intoMemorySegment(dst, to, NATIVE);
            sum1.intoMemorySegment(dst, to + 4 * Simd.F_LANES, NATIVE);
            sum2.intoMemorySegment(dst, to + 8 * Simd.F_LANES, NATIVE);
            sum3.intoMemorySegment(dst, to + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long to = dstAt + 4L * i;
            long from = aAt + 4L * i;
            IntVector sum = IntVector.fromMemorySegment(Simd.I, dst, to, NATIVE);
            for (int row = 0; row < rows; row++) {
                IntVector x = IntVector.fromMemorySegment(Simd.I, a, from, NATIVE);
                sum = sum.lanewise(VectorOperators.MIN, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long to = dstAt + 4L * i;
            long from = aAt + 4L * i;
            IntVector sum = IntVector.fromMemorySegment(Simd.I, dst, to, NATIVE, in);
            for (int row = 0; row < rows; row++) {
                IntVector x = IntVector.fromMemorySegment(Simd.I, a, from, NATIVE, in);
                sum = sum.lanewise(VectorOperators.MIN, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE, in);
        }
    }
}
