// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/// Reductions of `float` elements.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class FloatReductions {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    // Lanes are folded in this order, so that results do not depend on how the code is compiled.
    private static final VectorShuffle<Float> FOLD1 = Simd.F.shuffleFromOp(i -> (i ^ 1) % Simd.F_LANES);
    private static final VectorShuffle<Float> FOLD2 = Simd.F.shuffleFromOp(i -> (i ^ 2) % Simd.F_LANES);
    private static final VectorShuffle<Float> FOLD4 = Simd.F.shuffleFromOp(i -> (i ^ 4) % Simd.F_LANES);
    private static final VectorShuffle<Float> FOLD8 = Simd.F.shuffleFromOp(i -> (i ^ 8) % Simd.F_LANES);

    private FloatReductions() {
    }

    static float sum(MemorySegment a, long aAt, int n) {
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector sum0_0 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_1 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_2 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_3 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t0);
            sum0_1 = sum0_1.lanewise(VectorOperators.ADD, t1);
            sum0_2 = sum0_2.lanewise(VectorOperators.ADD, t2);
            sum0_3 = sum0_3.lanewise(VectorOperators.ADD, t3);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t0);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t0, in);
        }
        FloatVector all0 = sum0_0.lanewise(VectorOperators.ADD, sum0_1);
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

    static float largest(MemorySegment a, long aAt, int n) {
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector sum0_0 = FloatVector.broadcast(Simd.F, Float.NEGATIVE_INFINITY);
        FloatVector sum0_1 = FloatVector.broadcast(Simd.F, Float.NEGATIVE_INFINITY);
        FloatVector sum0_2 = FloatVector.broadcast(Simd.F, Float.NEGATIVE_INFINITY);
        FloatVector sum0_3 = FloatVector.broadcast(Simd.F, Float.NEGATIVE_INFINITY);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MAX, t0);
            sum0_1 = sum0_1.lanewise(VectorOperators.MAX, t1);
            sum0_2 = sum0_2.lanewise(VectorOperators.MAX, t2);
            sum0_3 = sum0_3.lanewise(VectorOperators.MAX, t3);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MAX, t0);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            sum0_0 = sum0_0.lanewise(VectorOperators.MAX, t0, in);
        }
        FloatVector all0 = sum0_0.lanewise(VectorOperators.MAX, sum0_1);
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

    static float smallest(MemorySegment a, long aAt, int n) {
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector sum0_0 = FloatVector.broadcast(Simd.F, Float.POSITIVE_INFINITY);
        FloatVector sum0_1 = FloatVector.broadcast(Simd.F, Float.POSITIVE_INFINITY);
        FloatVector sum0_2 = FloatVector.broadcast(Simd.F, Float.POSITIVE_INFINITY);
        FloatVector sum0_3 = FloatVector.broadcast(Simd.F, Float.POSITIVE_INFINITY);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MIN, t0);
            sum0_1 = sum0_1.lanewise(VectorOperators.MIN, t1);
            sum0_2 = sum0_2.lanewise(VectorOperators.MIN, t2);
            sum0_3 = sum0_3.lanewise(VectorOperators.MIN, t3);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MIN, t0);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            sum0_0 = sum0_0.lanewise(VectorOperators.MIN, t0, in);
        }
        FloatVector all0 = sum0_0.lanewise(VectorOperators.MIN, sum0_1);
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
            FloatVector sum0 = FloatVector.fromMemorySegment(Simd.F, dst, to, NATIVE);
            FloatVector sum1 = FloatVector.fromMemorySegment(Simd.F, dst, to + 4 * Simd.F_LANES, NATIVE);
            FloatVector sum2 = FloatVector.fromMemorySegment(Simd.F, dst, to + 8 * Simd.F_LANES, NATIVE);
            FloatVector sum3 = FloatVector.fromMemorySegment(Simd.F, dst, to + 12 * Simd.F_LANES, NATIVE);
            for (int row = 0; row < rows; row++) {
                FloatVector x0 = FloatVector.fromMemorySegment(Simd.F, a, from, NATIVE);
                FloatVector x1 = FloatVector.fromMemorySegment(Simd.F, a, from + 4 * Simd.F_LANES, NATIVE);
                FloatVector x2 = FloatVector.fromMemorySegment(Simd.F, a, from + 8 * Simd.F_LANES, NATIVE);
                FloatVector x3 = FloatVector.fromMemorySegment(Simd.F, a, from + 12 * Simd.F_LANES, NATIVE);
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
            FloatVector sum = FloatVector.fromMemorySegment(Simd.F, dst, to, NATIVE);
            for (int row = 0; row < rows; row++) {
                FloatVector x = FloatVector.fromMemorySegment(Simd.F, a, from, NATIVE);
                sum = sum.lanewise(VectorOperators.ADD, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long to = dstAt + 4L * i;
            long from = aAt + 4L * i;
            FloatVector sum = FloatVector.fromMemorySegment(Simd.F, dst, to, NATIVE, in);
            for (int row = 0; row < rows; row++) {
                FloatVector x = FloatVector.fromMemorySegment(Simd.F, a, from, NATIVE, in);
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
            FloatVector sum0 = FloatVector.fromMemorySegment(Simd.F, dst, to, NATIVE);
            FloatVector sum1 = FloatVector.fromMemorySegment(Simd.F, dst, to + 4 * Simd.F_LANES, NATIVE);
            FloatVector sum2 = FloatVector.fromMemorySegment(Simd.F, dst, to + 8 * Simd.F_LANES, NATIVE);
            FloatVector sum3 = FloatVector.fromMemorySegment(Simd.F, dst, to + 12 * Simd.F_LANES, NATIVE);
            for (int row = 0; row < rows; row++) {
                FloatVector x0 = FloatVector.fromMemorySegment(Simd.F, a, from, NATIVE);
                FloatVector x1 = FloatVector.fromMemorySegment(Simd.F, a, from + 4 * Simd.F_LANES, NATIVE);
                FloatVector x2 = FloatVector.fromMemorySegment(Simd.F, a, from + 8 * Simd.F_LANES, NATIVE);
                FloatVector x3 = FloatVector.fromMemorySegment(Simd.F, a, from + 12 * Simd.F_LANES, NATIVE);
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
            FloatVector sum = FloatVector.fromMemorySegment(Simd.F, dst, to, NATIVE);
            for (int row = 0; row < rows; row++) {
                FloatVector x = FloatVector.fromMemorySegment(Simd.F, a, from, NATIVE);
                sum = sum.lanewise(VectorOperators.MAX, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long to = dstAt + 4L * i;
            long from = aAt + 4L * i;
            FloatVector sum = FloatVector.fromMemorySegment(Simd.F, dst, to, NATIVE, in);
            for (int row = 0; row < rows; row++) {
                FloatVector x = FloatVector.fromMemorySegment(Simd.F, a, from, NATIVE, in);
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
            FloatVector sum0 = FloatVector.fromMemorySegment(Simd.F, dst, to, NATIVE);
            FloatVector sum1 = FloatVector.fromMemorySegment(Simd.F, dst, to + 4 * Simd.F_LANES, NATIVE);
            FloatVector sum2 = FloatVector.fromMemorySegment(Simd.F, dst, to + 8 * Simd.F_LANES, NATIVE);
            FloatVector sum3 = FloatVector.fromMemorySegment(Simd.F, dst, to + 12 * Simd.F_LANES, NATIVE);
            for (int row = 0; row < rows; row++) {
                FloatVector x0 = FloatVector.fromMemorySegment(Simd.F, a, from, NATIVE);
                FloatVector x1 = FloatVector.fromMemorySegment(Simd.F, a, from + 4 * Simd.F_LANES, NATIVE);
                FloatVector x2 = FloatVector.fromMemorySegment(Simd.F, a, from + 8 * Simd.F_LANES, NATIVE);
                FloatVector x3 = FloatVector.fromMemorySegment(Simd.F, a, from + 12 * Simd.F_LANES, NATIVE);
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
            FloatVector sum = FloatVector.fromMemorySegment(Simd.F, dst, to, NATIVE);
            for (int row = 0; row < rows; row++) {
                FloatVector x = FloatVector.fromMemorySegment(Simd.F, a, from, NATIVE);
                sum = sum.lanewise(VectorOperators.MIN, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long to = dstAt + 4L * i;
            long from = aAt + 4L * i;
            FloatVector sum = FloatVector.fromMemorySegment(Simd.F, dst, to, NATIVE, in);
            for (int row = 0; row < rows; row++) {
                FloatVector x = FloatVector.fromMemorySegment(Simd.F, a, from, NATIVE, in);
                sum = sum.lanewise(VectorOperators.MIN, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE, in);
        }
    }
}
