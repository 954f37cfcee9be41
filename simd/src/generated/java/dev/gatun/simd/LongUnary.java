// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Elementwise functions of one `long` operand.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class LongUnary {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private LongUnary() {
    }

    static void neg(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.neg();
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = t2.neg();
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = t4.neg();
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = t6.neg();
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.neg();
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = t0.neg();
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void abs(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.abs();
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = t2.abs();
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = t4.abs();
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = t6.abs();
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.abs();
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = t0.abs();
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void square(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.mul(t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = t2.mul(t2);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = t4.mul(t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = t6.mul(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.mul(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = t0.mul(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void cube(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.mul(t0);
            LongVector t2 = t1.mul(t0);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t4 = t3.mul(t3);
            LongVector t5 = t4.mul(t3);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            LongVector t7 = t6.mul(t6);
            LongVector t8 = t7.mul(t6);
            LongVector t9 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            LongVector t10 = t9.mul(t9);
            LongVector t11 = t10.mul(t9);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.mul(t0);
            LongVector t2 = t1.mul(t0);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = t0.mul(t0);
            LongVector t2 = t1.mul(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t2.lane(0));
            } else {
                t2.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void sign(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector c0 = LongVector.broadcast(Simd.L, 0L);
        LongVector c1 = LongVector.broadcast(Simd.L, 1L);
        LongVector c2 = LongVector.broadcast(Simd.L, -1L);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.GT, c0);
            VectorMask<Long> t2 = t0.compare(VectorOperators.LT, c0);
            LongVector t3 = t0.blend(c2, t2);
            LongVector t4 = t3.blend(c1, t1);
            LongVector t5 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t6 = t5.compare(VectorOperators.GT, c0);
            VectorMask<Long> t7 = t5.compare(VectorOperators.LT, c0);
            LongVector t8 = t5.blend(c2, t7);
            LongVector t9 = t8.blend(c1, t6);
            LongVector t10 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t11 = t10.compare(VectorOperators.GT, c0);
            VectorMask<Long> t12 = t10.compare(VectorOperators.LT, c0);
            LongVector t13 = t10.blend(c2, t12);
            LongVector t14 = t13.blend(c1, t11);
            LongVector t15 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t16 = t15.compare(VectorOperators.GT, c0);
            VectorMask<Long> t17 = t15.compare(VectorOperators.LT, c0);
            LongVector t18 = t15.blend(c2, t17);
            LongVector t19 = t18.blend(c1, t16);
            t4.intoMemorySegment(dst, dsti, NATIVE);
            t9.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t14.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t19.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.GT, c0);
            VectorMask<Long> t2 = t0.compare(VectorOperators.LT, c0);
            LongVector t3 = t0.blend(c2, t2);
            LongVector t4 = t3.blend(c1, t1);
            t4.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            VectorMask<Long> t1 = t0.compare(VectorOperators.GT, c0);
            VectorMask<Long> t2 = t0.compare(VectorOperators.LT, c0);
            LongVector t3 = t0.blend(c2, t2);
            LongVector t4 = t3.blend(c1, t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t4.lane(0));
            } else {
                t4.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void relu(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector c0 = LongVector.broadcast(Simd.L, 0L);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.LE, c0);
            LongVector t2 = t0.blend(c0, t1);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t4 = t3.compare(VectorOperators.LE, c0);
            LongVector t5 = t3.blend(c0, t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t7 = t6.compare(VectorOperators.LE, c0);
            LongVector t8 = t6.blend(c0, t7);
            LongVector t9 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t10 = t9.compare(VectorOperators.LE, c0);
            LongVector t11 = t9.blend(c0, t10);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.LE, c0);
            LongVector t2 = t0.blend(c0, t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            VectorMask<Long> t1 = t0.compare(VectorOperators.LE, c0);
            LongVector t2 = t0.blend(c0, t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t2.lane(0));
            } else {
                t2.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void clamp(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, long low, long high) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector c0 = LongVector.broadcast(Simd.L, low);
        LongVector c1 = LongVector.broadcast(Simd.L, high);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.max(c0);
            LongVector t2 = t1.min(c1);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t4 = t3.max(c0);
            LongVector t5 = t4.min(c1);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            LongVector t7 = t6.max(c0);
            LongVector t8 = t7.min(c1);
            LongVector t9 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            LongVector t10 = t9.max(c0);
            LongVector t11 = t10.min(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.max(c0);
            LongVector t2 = t1.min(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = t0.max(c0);
            LongVector t2 = t1.min(c1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t2.lane(0));
            } else {
                t2.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }
}
