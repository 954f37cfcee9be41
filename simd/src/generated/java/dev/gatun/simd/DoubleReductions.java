// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/// Reductions of `double` elements.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class DoubleReductions {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    // Lanes are folded in this order, so that results do not depend on how the code is compiled.
    private static final VectorShuffle<Double> FOLD1 = Simd.D.shuffleFromOp(i -> (i ^ 1) % Simd.D_LANES);
    private static final VectorShuffle<Double> FOLD2 = Simd.D.shuffleFromOp(i -> (i ^ 2) % Simd.D_LANES);
    private static final VectorShuffle<Double> FOLD4 = Simd.D.shuffleFromOp(i -> (i ^ 4) % Simd.D_LANES);

    private DoubleReductions() {
    }

    static double sum(MemorySegment a, long aAt, int n) {
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector sum0_0 = DoubleVector.broadcast(Simd.D, 0.0);
        DoubleVector sum0_1 = DoubleVector.broadcast(Simd.D, 0.0);
        DoubleVector sum0_2 = DoubleVector.broadcast(Simd.D, 0.0);
        DoubleVector sum0_3 = DoubleVector.broadcast(Simd.D, 0.0);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t0);
            sum0_1 = sum0_1.lanewise(VectorOperators.ADD, t1);
            sum0_2 = sum0_2.lanewise(VectorOperators.ADD, t2);
            sum0_3 = sum0_3.lanewise(VectorOperators.ADD, t3);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t0);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            sum0_0 = Simd.D_LANES == 2 ? sum0_0.lanewise(VectorOperators.ADD, t0.withLane(1, 0))
                    : sum0_0.lanewise(VectorOperators.ADD, t0, in);
        }
        DoubleVector all0 = sum0_0.lanewise(VectorOperators.ADD, sum0_1);
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
        return Simd.D_LANES == 2 ? Double.sum(all0.lane(0), all0.lane(1)) : all0.lane(0);
    }

    static double largest(MemorySegment a, long aAt, int n) {
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector sum0_0 = DoubleVector.broadcast(Simd.D, Double.NEGATIVE_INFINITY);
        DoubleVector sum0_1 = DoubleVector.broadcast(Simd.D, Double.NEGATIVE_INFINITY);
        DoubleVector sum0_2 = DoubleVector.broadcast(Simd.D, Double.NEGATIVE_INFINITY);
        DoubleVector sum0_3 = DoubleVector.broadcast(Simd.D, Double.NEGATIVE_INFINITY);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MAX, t0);
            sum0_1 = sum0_1.lanewise(VectorOperators.MAX, t1);
            sum0_2 = sum0_2.lanewise(VectorOperators.MAX, t2);
            sum0_3 = sum0_3.lanewise(VectorOperators.MAX, t3);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MAX, t0);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            sum0_0 = Simd.D_LANES == 2 ? sum0_0.lanewise(VectorOperators.MAX, t0)
                    : sum0_0.lanewise(VectorOperators.MAX, t0, in);
        }
        DoubleVector all0 = sum0_0.lanewise(VectorOperators.MAX, sum0_1);
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

    static double smallest(MemorySegment a, long aAt, int n) {
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector sum0_0 = DoubleVector.broadcast(Simd.D, Double.POSITIVE_INFINITY);
        DoubleVector sum0_1 = DoubleVector.broadcast(Simd.D, Double.POSITIVE_INFINITY);
        DoubleVector sum0_2 = DoubleVector.broadcast(Simd.D, Double.POSITIVE_INFINITY);
        DoubleVector sum0_3 = DoubleVector.broadcast(Simd.D, Double.POSITIVE_INFINITY);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MIN, t0);
            sum0_1 = sum0_1.lanewise(VectorOperators.MIN, t1);
            sum0_2 = sum0_2.lanewise(VectorOperators.MIN, t2);
            sum0_3 = sum0_3.lanewise(VectorOperators.MIN, t3);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.MIN, t0);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            sum0_0 = Simd.D_LANES == 2 ? sum0_0.lanewise(VectorOperators.MIN, t0)
                    : sum0_0.lanewise(VectorOperators.MIN, t0, in);
        }
        DoubleVector all0 = sum0_0.lanewise(VectorOperators.MIN, sum0_1);
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
            DoubleVector sum0 = DoubleVector.fromMemorySegment(Simd.D, dst, to, NATIVE);
            DoubleVector sum1 = DoubleVector.fromMemorySegment(Simd.D, dst, to + 8 * Simd.D_LANES, NATIVE);
            DoubleVector sum2 = DoubleVector.fromMemorySegment(Simd.D, dst, to + 16 * Simd.D_LANES, NATIVE);
            DoubleVector sum3 = DoubleVector.fromMemorySegment(Simd.D, dst, to + 24 * Simd.D_LANES, NATIVE);
            for (int row = 0; row < rows; row++) {
                DoubleVector x0 = DoubleVector.fromMemorySegment(Simd.D, a, from, NATIVE);
                DoubleVector x1 = DoubleVector.fromMemorySegment(Simd.D, a, from + 8 * Simd.D_LANES, NATIVE);
                DoubleVector x2 = DoubleVector.fromMemorySegment(Simd.D, a, from + 16 * Simd.D_LANES, NATIVE);
                DoubleVector x3 = DoubleVector.fromMemorySegment(Simd.D, a, from + 24 * Simd.D_LANES, NATIVE);
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
            DoubleVector sum = DoubleVector.fromMemorySegment(Simd.D, dst, to, NATIVE);
            for (int row = 0; row < rows; row++) {
                DoubleVector x = DoubleVector.fromMemorySegment(Simd.D, a, from, NATIVE);
                sum = sum.lanewise(VectorOperators.ADD, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE);
        }
        if (i < n && Simd.D_LANES == 2) {
            double sum = dst.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, dstAt + 8L * i);
            for (int row = 0; row < rows; row++) {
                sum = Double.sum(sum, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt + 8L * i + row * rowBytes));
            }
            dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dstAt + 8L * i, sum);
            return;
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D.indexInRange(i, n);
            long to = dstAt + 8L * i;
            long from = aAt + 8L * i;
            DoubleVector sum = DoubleVector.fromMemorySegment(Simd.D, dst, to, NATIVE, in);
            for (int row = 0; row < rows; row++) {
                DoubleVector x = DoubleVector.fromMemorySegment(Simd.D, a, from, NATIVE, in);
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
            DoubleVector sum0 = DoubleVector.fromMemorySegment(Simd.D, dst, to, NATIVE);
            DoubleVector sum1 = DoubleVector.fromMemorySegment(Simd.D, dst, to + 8 * Simd.D_LANES, NATIVE);
            DoubleVector sum2 = DoubleVector.fromMemorySegment(Simd.D, dst, to + 16 * Simd.D_LANES, NATIVE);
            DoubleVector sum3 = DoubleVector.fromMemorySegment(Simd.D, dst, to + 24 * Simd.D_LANES, NATIVE);
            for (int row = 0; row < rows; row++) {
                DoubleVector x0 = DoubleVector.fromMemorySegment(Simd.D, a, from, NATIVE);
                DoubleVector x1 = DoubleVector.fromMemorySegment(Simd.D, a, from + 8 * Simd.D_LANES, NATIVE);
                DoubleVector x2 = DoubleVector.fromMemorySegment(Simd.D, a, from + 16 * Simd.D_LANES, NATIVE);
                DoubleVector x3 = DoubleVector.fromMemorySegment(Simd.D, a, from + 24 * Simd.D_LANES, NATIVE);
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
            DoubleVector sum = DoubleVector.fromMemorySegment(Simd.D, dst, to, NATIVE);
            for (int row = 0; row < rows; row++) {
                DoubleVector x = DoubleVector.fromMemorySegment(Simd.D, a, from, NATIVE);
                sum = sum.lanewise(VectorOperators.MAX, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE);
        }
        if (i < n && Simd.D_LANES == 2) {
            double sum = dst.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, dstAt + 8L * i);
            for (int row = 0; row < rows; row++) {
                sum = Math.max(sum, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt + 8L * i + row * rowBytes));
            }
            dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dstAt + 8L * i, sum);
            return;
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D.indexInRange(i, n);
            long to = dstAt + 8L * i;
            long from = aAt + 8L * i;
            DoubleVector sum = DoubleVector.fromMemorySegment(Simd.D, dst, to, NATIVE, in);
            for (int row = 0; row < rows; row++) {
                DoubleVector x = DoubleVector.fromMemorySegment(Simd.D, a, from, NATIVE, in);
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
            DoubleVector sum0 = DoubleVector.fromMemorySegment(Simd.D, dst, to, NATIVE);
            DoubleVector sum1 = DoubleVector.fromMemorySegment(Simd.D, dst, to + 8 * Simd.D_LANES, NATIVE);
            DoubleVector sum2 = DoubleVector.fromMemorySegment(Simd.D, dst, to + 16 * Simd.D_LANES, NATIVE);
            DoubleVector sum3 = DoubleVector.fromMemorySegment(Simd.D, dst, to + 24 * Simd.D_LANES, NATIVE);
            for (int row = 0; row < rows; row++) {
                DoubleVector x0 = DoubleVector.fromMemorySegment(Simd.D, a, from, NATIVE);
                DoubleVector x1 = DoubleVector.fromMemorySegment(Simd.D, a, from + 8 * Simd.D_LANES, NATIVE);
                DoubleVector x2 = DoubleVector.fromMemorySegment(Simd.D, a, from + 16 * Simd.D_LANES, NATIVE);
                DoubleVector x3 = DoubleVector.fromMemorySegment(Simd.D, a, from + 24 * Simd.D_LANES, NATIVE);
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
            DoubleVector sum = DoubleVector.fromMemorySegment(Simd.D, dst, to, NATIVE);
            for (int row = 0; row < rows; row++) {
                DoubleVector x = DoubleVector.fromMemorySegment(Simd.D, a, from, NATIVE);
                sum = sum.lanewise(VectorOperators.MIN, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE);
        }
        if (i < n && Simd.D_LANES == 2) {
            double sum = dst.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, dstAt + 8L * i);
            for (int row = 0; row < rows; row++) {
                sum = Math.min(sum, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt + 8L * i + row * rowBytes));
            }
            dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dstAt + 8L * i, sum);
            return;
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D.indexInRange(i, n);
            long to = dstAt + 8L * i;
            long from = aAt + 8L * i;
            DoubleVector sum = DoubleVector.fromMemorySegment(Simd.D, dst, to, NATIVE, in);
            for (int row = 0; row < rows; row++) {
                DoubleVector x = DoubleVector.fromMemorySegment(Simd.D, a, from, NATIVE, in);
                sum = sum.lanewise(VectorOperators.MIN, x);
                from += rowBytes;
            }
            sum.intoMemorySegment(dst, to, NATIVE, in);
        }
    }
}
