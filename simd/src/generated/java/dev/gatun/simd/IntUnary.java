// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Elementwise functions of one `int` operand.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class IntUnary {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private IntUnary() {
    }

    static void neg(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.neg();
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = t2.neg();
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = t4.neg();
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = t6.neg();
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.neg();
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = t0.neg();
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void abs(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.abs();
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = t2.abs();
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = t4.abs();
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = t6.abs();
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.abs();
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = t0.abs();
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void square(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.mul(t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = t2.mul(t2);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = t4.mul(t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = t6.mul(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.mul(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = t0.mul(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void cube(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.mul(t0);
            IntVector t2 = t1.mul(t0);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t4 = t3.mul(t3);
            IntVector t5 = t4.mul(t3);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            IntVector t7 = t6.mul(t6);
            IntVector t8 = t7.mul(t6);
            IntVector t9 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            IntVector t10 = t9.mul(t9);
            IntVector t11 = t10.mul(t9);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.mul(t0);
            IntVector t2 = t1.mul(t0);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = t0.mul(t0);
            IntVector t2 = t1.mul(t0);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void sign(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector c0 = IntVector.broadcast(Simd.I, 0);
        IntVector c1 = IntVector.broadcast(Simd.I, 1);
        IntVector c2 = IntVector.broadcast(Simd.I, -1);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.GT, c0);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.LT, c0);
            IntVector t3 = t0.blend(c2, t2);
            IntVector t4 = t3.blend(c1, t1);
            IntVector t5 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t6 = t5.compare(VectorOperators.GT, c0);
            VectorMask<Integer> t7 = t5.compare(VectorOperators.LT, c0);
            IntVector t8 = t5.blend(c2, t7);
            IntVector t9 = t8.blend(c1, t6);
            IntVector t10 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t11 = t10.compare(VectorOperators.GT, c0);
            VectorMask<Integer> t12 = t10.compare(VectorOperators.LT, c0);
            IntVector t13 = t10.blend(c2, t12);
            IntVector t14 = t13.blend(c1, t11);
            IntVector t15 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t16 = t15.compare(VectorOperators.GT, c0);
            VectorMask<Integer> t17 = t15.compare(VectorOperators.LT, c0);
            IntVector t18 = t15.blend(c2, t17);
            IntVector t19 = t18.blend(c1, t16);
            t4.intoMemorySegment(dst, dsti, NATIVE);
            t9.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t14.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t19.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.GT, c0);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.LT, c0);
            IntVector t3 = t0.blend(c2, t2);
            IntVector t4 = t3.blend(c1, t1);
            t4.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.GT, c0);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.LT, c0);
            IntVector t3 = t0.blend(c2, t2);
            IntVector t4 = t3.blend(c1, t1);
            t4.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void relu(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector c0 = IntVector.broadcast(Simd.I, 0);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.LE, c0);
            IntVector t2 = t0.blend(c0, t1);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t4 = t3.compare(VectorOperators.LE, c0);
            IntVector t5 = t3.blend(c0, t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t7 = t6.compare(VectorOperators.LE, c0);
            IntVector t8 = t6.blend(c0, t7);
            IntVector t9 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t10 = t9.compare(VectorOperators.LE, c0);
            IntVector t11 = t9.blend(c0, t10);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.LE, c0);
            IntVector t2 = t0.blend(c0, t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.LE, c0);
            IntVector t2 = t0.blend(c0, t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void clamp(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, int low, int high) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector c0 = IntVector.broadcast(Simd.I, low);
        IntVector c1 = IntVector.broadcast(Simd.I, high);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.max(c0);
            IntVector t2 = t1.min(c1);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t4 = t3.max(c0);
            IntVector t5 = t4.min(c1);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            IntVector t7 = t6.max(c0);
            IntVector t8 = t7.min(c1);
            IntVector t9 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            IntVector t10 = t9.max(c0);
            IntVector t11 = t10.min(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.max(c0);
            IntVector t2 = t1.min(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = t0.max(c0);
            IntVector t2 = t1.min(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }
}
