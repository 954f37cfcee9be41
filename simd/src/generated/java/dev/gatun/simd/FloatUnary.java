// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Elementwise functions of one `float` operand.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class FloatUnary {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private FloatUnary() {
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
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.neg();
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = t2.neg();
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t4.neg();
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.neg();
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.neg();
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.neg();
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
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.abs();
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = t2.abs();
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t4.abs();
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.abs();
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.abs();
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.abs();
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
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.mul(t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = t2.mul(t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t4.mul(t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.mul(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.mul(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.mul(t0);
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
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.mul(t0);
            FloatVector t2 = t1.mul(t0);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = t3.mul(t3);
            FloatVector t5 = t4.mul(t3);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.mul(t6);
            FloatVector t8 = t7.mul(t6);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t10 = t9.mul(t9);
            FloatVector t11 = t10.mul(t9);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.mul(t0);
            FloatVector t2 = t1.mul(t0);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.mul(t0);
            FloatVector t2 = t1.mul(t0);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void sign(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 1.0f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, -1.0f);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.GT, c0);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LT, c0);
            FloatVector t3 = t0.add(c0);
            FloatVector t4 = t3.blend(c2, t2);
            FloatVector t5 = t4.blend(c1, t1);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = t6.compare(VectorOperators.GT, c0);
            VectorMask<Float> t8 = t6.compare(VectorOperators.LT, c0);
            FloatVector t9 = t6.add(c0);
            FloatVector t10 = t9.blend(c2, t8);
            FloatVector t11 = t10.blend(c1, t7);
            FloatVector t12 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t13 = t12.compare(VectorOperators.GT, c0);
            VectorMask<Float> t14 = t12.compare(VectorOperators.LT, c0);
            FloatVector t15 = t12.add(c0);
            FloatVector t16 = t15.blend(c2, t14);
            FloatVector t17 = t16.blend(c1, t13);
            FloatVector t18 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t19 = t18.compare(VectorOperators.GT, c0);
            VectorMask<Float> t20 = t18.compare(VectorOperators.LT, c0);
            FloatVector t21 = t18.add(c0);
            FloatVector t22 = t21.blend(c2, t20);
            FloatVector t23 = t22.blend(c1, t19);
            t5.intoMemorySegment(dst, dsti, NATIVE);
            t11.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t17.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t23.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.GT, c0);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LT, c0);
            FloatVector t3 = t0.add(c0);
            FloatVector t4 = t3.blend(c2, t2);
            FloatVector t5 = t4.blend(c1, t1);
            t5.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            VectorMask<Float> t1 = t0.compare(VectorOperators.GT, c0);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LT, c0);
            FloatVector t3 = t0.add(c0);
            FloatVector t4 = t3.blend(c2, t2);
            FloatVector t5 = t4.blend(c1, t1);
            t5.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void relu(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.LE, c0);
            FloatVector t2 = t0.blend(c0, t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t4 = t3.compare(VectorOperators.LE, c0);
            FloatVector t5 = t3.blend(c0, t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = t6.compare(VectorOperators.LE, c0);
            FloatVector t8 = t6.blend(c0, t7);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t10 = t9.compare(VectorOperators.LE, c0);
            FloatVector t11 = t9.blend(c0, t10);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.LE, c0);
            FloatVector t2 = t0.blend(c0, t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            VectorMask<Float> t1 = t0.compare(VectorOperators.LE, c0);
            FloatVector t2 = t0.blend(c0, t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void clamp(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, float low, float high) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, low);
        FloatVector c1 = FloatVector.broadcast(Simd.F, high);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.max(c0);
            FloatVector t2 = t1.min(c1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = t3.max(c0);
            FloatVector t5 = t4.min(c1);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.max(c0);
            FloatVector t8 = t7.min(c1);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t10 = t9.max(c0);
            FloatVector t11 = t10.min(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.max(c0);
            FloatVector t2 = t1.min(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.max(c0);
            FloatVector t2 = t1.min(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void sqrt(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sqrt();
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = t2.sqrt();
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t4.sqrt();
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.sqrt();
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sqrt();
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.sqrt();
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void rsqrt(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 1.0f);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sqrt();
            FloatVector t2 = c0.div(t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = t3.sqrt();
            FloatVector t5 = c0.div(t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.sqrt();
            FloatVector t8 = c0.div(t7);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t10 = t9.sqrt();
            FloatVector t11 = c0.div(t10);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sqrt();
            FloatVector t2 = c0.div(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.sqrt();
            FloatVector t2 = c0.div(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void reciprocal(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 1.0f);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = c0.div(t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = c0.div(t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = c0.div(t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = c0.div(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = c0.div(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = c0.div(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void isNan(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.NE, t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t3 = t2.compare(VectorOperators.NE, t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = t4.compare(VectorOperators.NE, t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = t6.compare(VectorOperators.NE, t6);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.NE, t0);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            VectorMask<Float> t1 = t0.compare(VectorOperators.NE, t0);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void isFinite(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, Float.POSITIVE_INFINITY);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.abs();
            VectorMask<Float> t2 = t1.compare(VectorOperators.LT, c0);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = t3.abs();
            VectorMask<Float> t5 = t4.compare(VectorOperators.LT, c0);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.abs();
            VectorMask<Float> t8 = t7.compare(VectorOperators.LT, c0);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t10 = t9.abs();
            VectorMask<Float> t11 = t10.compare(VectorOperators.LT, c0);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t8.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t11.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.abs();
            VectorMask<Float> t2 = t1.compare(VectorOperators.LT, c0);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.abs();
            VectorMask<Float> t2 = t1.compare(VectorOperators.LT, c0);
            Conditions.write(dst, dsti, n - i, t2.toLong());
        }
    }

    static void multiply(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, float factor) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, factor);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.mul(c0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = t2.mul(c0);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t4.mul(c0);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.mul(c0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.mul(c0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.mul(c0);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void leakyRelu(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, float slope) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, slope);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.GT, c1);
            FloatVector t2 = t0.mul(c0);
            FloatVector t3 = t2.blend(t0, t1);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = t4.compare(VectorOperators.GT, c1);
            FloatVector t6 = t4.mul(c0);
            FloatVector t7 = t6.blend(t4, t5);
            FloatVector t8 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t9 = t8.compare(VectorOperators.GT, c1);
            FloatVector t10 = t8.mul(c0);
            FloatVector t11 = t10.blend(t8, t9);
            FloatVector t12 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t13 = t12.compare(VectorOperators.GT, c1);
            FloatVector t14 = t12.mul(c0);
            FloatVector t15 = t14.blend(t12, t13);
            t3.intoMemorySegment(dst, dsti, NATIVE);
            t7.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t15.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.GT, c1);
            FloatVector t2 = t0.mul(c0);
            FloatVector t3 = t2.blend(t0, t1);
            t3.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            VectorMask<Float> t1 = t0.compare(VectorOperators.GT, c1);
            FloatVector t2 = t0.mul(c0);
            FloatVector t3 = t2.blend(t0, t1);
            t3.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void exp(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        IntVector c2 = IntVector.broadcast(Simd.I, 1262485632);
        FloatVector c3 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, 0.0013820411f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.008368677f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.04166827f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.16666521f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 0.49999994f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c11 = IntVector.broadcast(Simd.I, 1262485504);
        IntVector c12 = IntVector.broadcast(Simd.I, 1065353216);
        FloatVector c13 = FloatVector.broadcast(Simd.F, -104.0f);
        FloatVector c14 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.fma(c0, c1);
            IntVector t2 = t1.reinterpretAsInts();
            IntVector t3 = t2.min(c2);
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c1);
            FloatVector t6 = t5.fma(c3, t0);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = c5.fma(t7, c6);
            FloatVector t9 = t8.fma(t7, c7);
            FloatVector t10 = t9.fma(t7, c8);
            FloatVector t11 = t10.fma(t7, c9);
            FloatVector t12 = t11.fma(t7, c10);
            FloatVector t13 = t12.fma(t7, c10);
            IntVector t14 = t3.sub(c11);
            IntVector t15 = t14.lanewise(VectorOperators.ASHR, 1);
            IntVector t16 = t15.lanewise(VectorOperators.LSHL, 23);
            IntVector t17 = t16.add(c12);
            FloatVector t18 = t17.reinterpretAsFloats();
            IntVector t19 = t14.sub(t15);
            IntVector t20 = t19.lanewise(VectorOperators.LSHL, 23);
            IntVector t21 = t20.add(c12);
            FloatVector t22 = t21.reinterpretAsFloats();
            FloatVector t23 = t13.mul(t18);
            FloatVector t24 = t23.mul(t22);
            VectorMask<Float> t25 = t0.compare(VectorOperators.LT, c13);
            FloatVector t26 = t24.blend(c14, t25);
            FloatVector t27 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t28 = t27.fma(c0, c1);
            IntVector t29 = t28.reinterpretAsInts();
            IntVector t30 = t29.min(c2);
            FloatVector t31 = t30.reinterpretAsFloats();
            FloatVector t32 = t31.sub(c1);
            FloatVector t33 = t32.fma(c3, t27);
            FloatVector t34 = t32.fma(c4, t33);
            FloatVector t35 = c5.fma(t34, c6);
            FloatVector t36 = t35.fma(t34, c7);
            FloatVector t37 = t36.fma(t34, c8);
            FloatVector t38 = t37.fma(t34, c9);
            FloatVector t39 = t38.fma(t34, c10);
            FloatVector t40 = t39.fma(t34, c10);
            IntVector t41 = t30.sub(c11);
            IntVector t42 = t41.lanewise(VectorOperators.ASHR, 1);
            IntVector t43 = t42.lanewise(VectorOperators.LSHL, 23);
            IntVector t44 = t43.add(c12);
            FloatVector t45 = t44.reinterpretAsFloats();
            IntVector t46 = t41.sub(t42);
            IntVector t47 = t46.lanewise(VectorOperators.LSHL, 23);
            IntVector t48 = t47.add(c12);
            FloatVector t49 = t48.reinterpretAsFloats();
            FloatVector t50 = t40.mul(t45);
            FloatVector t51 = t50.mul(t49);
            VectorMask<Float> t52 = t27.compare(VectorOperators.LT, c13);
            FloatVector t53 = t51.blend(c14, t52);
            t26.intoMemorySegment(dst, dsti, NATIVE);
            t53.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.fma(c0, c1);
            IntVector t2 = t1.reinterpretAsInts();
            IntVector t3 = t2.min(c2);
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c1);
            FloatVector t6 = t5.fma(c3, t0);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = c5.fma(t7, c6);
            FloatVector t9 = t8.fma(t7, c7);
            FloatVector t10 = t9.fma(t7, c8);
            FloatVector t11 = t10.fma(t7, c9);
            FloatVector t12 = t11.fma(t7, c10);
            FloatVector t13 = t12.fma(t7, c10);
            IntVector t14 = t3.sub(c11);
            IntVector t15 = t14.lanewise(VectorOperators.ASHR, 1);
            IntVector t16 = t15.lanewise(VectorOperators.LSHL, 23);
            IntVector t17 = t16.add(c12);
            FloatVector t18 = t17.reinterpretAsFloats();
            IntVector t19 = t14.sub(t15);
            IntVector t20 = t19.lanewise(VectorOperators.LSHL, 23);
            IntVector t21 = t20.add(c12);
            FloatVector t22 = t21.reinterpretAsFloats();
            FloatVector t23 = t13.mul(t18);
            FloatVector t24 = t23.mul(t22);
            VectorMask<Float> t25 = t0.compare(VectorOperators.LT, c13);
            FloatVector t26 = t24.blend(c14, t25);
            t26.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.fma(c0, c1);
            IntVector t2 = t1.reinterpretAsInts();
            IntVector t3 = t2.min(c2);
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c1);
            FloatVector t6 = t5.fma(c3, t0);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = c5.fma(t7, c6);
            FloatVector t9 = t8.fma(t7, c7);
            FloatVector t10 = t9.fma(t7, c8);
            FloatVector t11 = t10.fma(t7, c9);
            FloatVector t12 = t11.fma(t7, c10);
            FloatVector t13 = t12.fma(t7, c10);
            IntVector t14 = t3.sub(c11);
            IntVector t15 = t14.lanewise(VectorOperators.ASHR, 1);
            IntVector t16 = t15.lanewise(VectorOperators.LSHL, 23);
            IntVector t17 = t16.add(c12);
            FloatVector t18 = t17.reinterpretAsFloats();
            IntVector t19 = t14.sub(t15);
            IntVector t20 = t19.lanewise(VectorOperators.LSHL, 23);
            IntVector t21 = t20.add(c12);
            FloatVector t22 = t21.reinterpretAsFloats();
            FloatVector t23 = t13.mul(t18);
            FloatVector t24 = t23.mul(t22);
            VectorMask<Float> t25 = t0.compare(VectorOperators.LT, c13);
            FloatVector t26 = t24.blend(c14, t25);
            t26.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void expm1(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        IntVector c2 = IntVector.broadcast(Simd.I, 1262485632);
        FloatVector c3 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, 1.5043645E-4f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.0013931507f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.008341707f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.041666504f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 0.16666634f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, 0.5f);
        IntVector c11 = IntVector.broadcast(Simd.I, 1056964608);
        FloatVector c12 = FloatVector.broadcast(Simd.F, -18.0f);
        FloatVector c13 = FloatVector.broadcast(Simd.F, -1.0f);
        FloatVector c14 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.fma(c0, c1);
            IntVector t2 = t1.reinterpretAsInts();
            IntVector t3 = t2.min(c2);
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c1);
            FloatVector t6 = t5.fma(c3, t0);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = t7.mul(t7);
            FloatVector t9 = c5.fma(t7, c6);
            FloatVector t10 = t9.fma(t7, c7);
            FloatVector t11 = t10.fma(t7, c8);
            FloatVector t12 = t11.fma(t7, c9);
            FloatVector t13 = t12.fma(t7, c10);
            FloatVector t14 = t8.fma(t13, t7);
            IntVector t15 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t16 = t15.add(c11);
            FloatVector t17 = t16.reinterpretAsFloats();
            FloatVector t18 = t17.sub(c10);
            FloatVector t19 = t14.fma(t17, t18);
            FloatVector t20 = t19.add(t19);
            VectorMask<Float> t21 = t0.compare(VectorOperators.LT, c12);
            FloatVector t22 = t20.blend(c13, t21);
            VectorMask<Float> t23 = t0.compare(VectorOperators.EQ, c14);
            FloatVector t24 = t22.blend(t0, t23);
            FloatVector t25 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t26 = t25.fma(c0, c1);
            IntVector t27 = t26.reinterpretAsInts();
            IntVector t28 = t27.min(c2);
            FloatVector t29 = t28.reinterpretAsFloats();
            FloatVector t30 = t29.sub(c1);
            FloatVector t31 = t30.fma(c3, t25);
            FloatVector t32 = t30.fma(c4, t31);
            FloatVector t33 = t32.mul(t32);
            FloatVector t34 = c5.fma(t32, c6);
            FloatVector t35 = t34.fma(t32, c7);
            FloatVector t36 = t35.fma(t32, c8);
            FloatVector t37 = t36.fma(t32, c9);
            FloatVector t38 = t37.fma(t32, c10);
            FloatVector t39 = t33.fma(t38, t32);
            IntVector t40 = t28.lanewise(VectorOperators.LSHL, 23);
            IntVector t41 = t40.add(c11);
            FloatVector t42 = t41.reinterpretAsFloats();
            FloatVector t43 = t42.sub(c10);
            FloatVector t44 = t39.fma(t42, t43);
            FloatVector t45 = t44.add(t44);
            VectorMask<Float> t46 = t25.compare(VectorOperators.LT, c12);
            FloatVector t47 = t45.blend(c13, t46);
            VectorMask<Float> t48 = t25.compare(VectorOperators.EQ, c14);
            FloatVector t49 = t47.blend(t25, t48);
            t24.intoMemorySegment(dst, dsti, NATIVE);
            t49.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.fma(c0, c1);
            IntVector t2 = t1.reinterpretAsInts();
            IntVector t3 = t2.min(c2);
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c1);
            FloatVector t6 = t5.fma(c3, t0);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = t7.mul(t7);
            FloatVector t9 = c5.fma(t7, c6);
            FloatVector t10 = t9.fma(t7, c7);
            FloatVector t11 = t10.fma(t7, c8);
            FloatVector t12 = t11.fma(t7, c9);
            FloatVector t13 = t12.fma(t7, c10);
            FloatVector t14 = t8.fma(t13, t7);
            IntVector t15 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t16 = t15.add(c11);
            FloatVector t17 = t16.reinterpretAsFloats();
            FloatVector t18 = t17.sub(c10);
            FloatVector t19 = t14.fma(t17, t18);
            FloatVector t20 = t19.add(t19);
            VectorMask<Float> t21 = t0.compare(VectorOperators.LT, c12);
            FloatVector t22 = t20.blend(c13, t21);
            VectorMask<Float> t23 = t0.compare(VectorOperators.EQ, c14);
            FloatVector t24 = t22.blend(t0, t23);
            t24.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.fma(c0, c1);
            IntVector t2 = t1.reinterpretAsInts();
            IntVector t3 = t2.min(c2);
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c1);
            FloatVector t6 = t5.fma(c3, t0);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = t7.mul(t7);
            FloatVector t9 = c5.fma(t7, c6);
            FloatVector t10 = t9.fma(t7, c7);
            FloatVector t11 = t10.fma(t7, c8);
            FloatVector t12 = t11.fma(t7, c9);
            FloatVector t13 = t12.fma(t7, c10);
            FloatVector t14 = t8.fma(t13, t7);
            IntVector t15 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t16 = t15.add(c11);
            FloatVector t17 = t16.reinterpretAsFloats();
            FloatVector t18 = t17.sub(c10);
            FloatVector t19 = t14.fma(t17, t18);
            FloatVector t20 = t19.add(t19);
            VectorMask<Float> t21 = t0.compare(VectorOperators.LT, c12);
            FloatVector t22 = t20.blend(c13, t21);
            VectorMask<Float> t23 = t0.compare(VectorOperators.EQ, c14);
            FloatVector t24 = t22.blend(t0, t23);
            t24.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void log(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 1.1754944E-38f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 8388608.0f);
        IntVector c2 = IntVector.broadcast(Simd.I, 1060439283);
        IntVector c3 = IntVector.broadcast(Simd.I, 1262485504);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, 23.0f);
        IntVector c6 = IntVector.broadcast(Simd.I, 8388607);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 1.0f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.05270337f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, -0.10916645f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, 0.12116791f);
        FloatVector c11 = FloatVector.broadcast(Simd.F, -0.12548342f);
        FloatVector c12 = FloatVector.broadcast(Simd.F, 0.14209552f);
        FloatVector c13 = FloatVector.broadcast(Simd.F, -0.16659367f);
        FloatVector c14 = FloatVector.broadcast(Simd.F, 0.20002224f);
        FloatVector c15 = FloatVector.broadcast(Simd.F, -0.25000167f);
        FloatVector c16 = FloatVector.broadcast(Simd.F, 0.33333313f);
        FloatVector c17 = FloatVector.broadcast(Simd.F, -1.9046542E-9f);
        FloatVector c18 = FloatVector.broadcast(Simd.F, -0.5f);
        FloatVector c19 = FloatVector.broadcast(Simd.F, 0.6931472f);
        FloatVector c20 = FloatVector.broadcast(Simd.F, Float.POSITIVE_INFINITY);
        FloatVector c21 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector c22 = FloatVector.broadcast(Simd.F, Float.NaN);
        FloatVector c23 = FloatVector.broadcast(Simd.F, Float.NEGATIVE_INFINITY);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.LT, c0);
            FloatVector t2 = t0.mul(c1);
            FloatVector t3 = t0.blend(t2, t1);
            IntVector t4 = t3.reinterpretAsInts();
            IntVector t5 = t4.sub(c2);
            IntVector t6 = t5.lanewise(VectorOperators.ASHR, 23);
            IntVector t7 = t6.add(c3);
            FloatVector t8 = t7.reinterpretAsFloats();
            FloatVector t9 = t8.sub(c4);
            FloatVector t10 = t9.sub(c5);
            FloatVector t11 = t9.blend(t10, t1);
            IntVector t12 = t5.and(c6);
            IntVector t13 = t12.add(c2);
            FloatVector t14 = t13.reinterpretAsFloats();
            FloatVector t15 = t14.sub(c7);
            FloatVector t16 = t15.mul(t15);
            FloatVector t17 = c8.fma(t15, c9);
            FloatVector t18 = t17.fma(t15, c10);
            FloatVector t19 = t18.fma(t15, c11);
            FloatVector t20 = t19.fma(t15, c12);
            FloatVector t21 = t20.fma(t15, c13);
            FloatVector t22 = t21.fma(t15, c14);
            FloatVector t23 = t22.fma(t15, c15);
            FloatVector t24 = t23.fma(t15, c16);
            FloatVector t25 = t16.mul(t15);
            FloatVector t26 = t11.mul(c17);
            FloatVector t27 = t25.fma(t24, t26);
            FloatVector t28 = t16.fma(c18, t27);
            FloatVector t29 = t28.add(t15);
            FloatVector t30 = t11.fma(c19, t29);
            VectorMask<Float> t31 = t0.compare(VectorOperators.LT, c20);
            FloatVector t32 = t0.blend(t30, t31);
            VectorMask<Float> t33 = t0.compare(VectorOperators.LT, c21);
            FloatVector t34 = t32.blend(c22, t33);
            VectorMask<Float> t35 = t0.compare(VectorOperators.EQ, c21);
            FloatVector t36 = t34.blend(c23, t35);
            FloatVector t37 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t38 = t37.compare(VectorOperators.LT, c0);
            FloatVector t39 = t37.mul(c1);
            FloatVector t40 = t37.blend(t39, t38);
            IntVector t41 = t40.reinterpretAsInts();
            IntVector t42 = t41.sub(c2);
            IntVector t43 = t42.lanewise(VectorOperators.ASHR, 23);
            IntVector t44 = t43.add(c3);
            FloatVector t45 = t44.reinterpretAsFloats();
            FloatVector t46 = t45.sub(c4);
            FloatVector t47 = t46.sub(c5);
            FloatVector t48 = t46.blend(t47, t38);
            IntVector t49 = t42.and(c6);
            IntVector t50 = t49.add(c2);
            FloatVector t51 = t50.reinterpretAsFloats();
            FloatVector t52 = t51.sub(c7);
            FloatVector t53 = t52.mul(t52);
            FloatVector t54 = c8.fma(t52, c9);
            FloatVector t55 = t54.fma(t52, c10);
            FloatVector t56 = t55.fma(t52, c11);
            FloatVector t57 = t56.fma(t52, c12);
            FloatVector t58 = t57.fma(t52, c13);
            FloatVector t59 = t58.fma(t52, c14);
            FloatVector t60 = t59.fma(t52, c15);
            FloatVector t61 = t60.fma(t52, c16);
            FloatVector t62 = t53.mul(t52);
            FloatVector t63 = t48.mul(c17);
            FloatVector t64 = t62.fma(t61, t63);
            FloatVector t65 = t53.fma(c18, t64);
            FloatVector t66 = t65.add(t52);
            FloatVector t67 = t48.fma(c19, t66);
            VectorMask<Float> t68 = t37.compare(VectorOperators.LT, c20);
            FloatVector t69 = t37.blend(t67, t68);
            VectorMask<Float> t70 = t37.compare(VectorOperators.LT, c21);
            FloatVector t71 = t69.blend(c22, t70);
            VectorMask<Float> t72 = t37.compare(VectorOperators.EQ, c21);
            FloatVector t73 = t71.blend(c23, t72);
            t36.intoMemorySegment(dst, dsti, NATIVE);
            t73.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.LT, c0);
            FloatVector t2 = t0.mul(c1);
            FloatVector t3 = t0.blend(t2, t1);
            IntVector t4 = t3.reinterpretAsInts();
            IntVector t5 = t4.sub(c2);
            IntVector t6 = t5.lanewise(VectorOperators.ASHR, 23);
            IntVector t7 = t6.add(c3);
            FloatVector t8 = t7.reinterpretAsFloats();
            FloatVector t9 = t8.sub(c4);
            FloatVector t10 = t9.sub(c5);
            FloatVector t11 = t9.blend(t10, t1);
            IntVector t12 = t5.and(c6);
            IntVector t13 = t12.add(c2);
            FloatVector t14 = t13.reinterpretAsFloats();
            FloatVector t15 = t14.sub(c7);
            FloatVector t16 = t15.mul(t15);
            FloatVector t17 = c8.fma(t15, c9);
            FloatVector t18 = t17.fma(t15, c10);
            FloatVector t19 = t18.fma(t15, c11);
            FloatVector t20 = t19.fma(t15, c12);
            FloatVector t21 = t20.fma(t15, c13);
            FloatVector t22 = t21.fma(t15, c14);
            FloatVector t23 = t22.fma(t15, c15);
            FloatVector t24 = t23.fma(t15, c16);
            FloatVector t25 = t16.mul(t15);
            FloatVector t26 = t11.mul(c17);
            FloatVector t27 = t25.fma(t24, t26);
            FloatVector t28 = t16.fma(c18, t27);
            FloatVector t29 = t28.add(t15);
            FloatVector t30 = t11.fma(c19, t29);
            VectorMask<Float> t31 = t0.compare(VectorOperators.LT, c20);
            FloatVector t32 = t0.blend(t30, t31);
            VectorMask<Float> t33 = t0.compare(VectorOperators.LT, c21);
            FloatVector t34 = t32.blend(c22, t33);
            VectorMask<Float> t35 = t0.compare(VectorOperators.EQ, c21);
            FloatVector t36 = t34.blend(c23, t35);
            t36.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            VectorMask<Float> t1 = t0.compare(VectorOperators.LT, c0);
            FloatVector t2 = t0.mul(c1);
            FloatVector t3 = t0.blend(t2, t1);
            IntVector t4 = t3.reinterpretAsInts();
            IntVector t5 = t4.sub(c2);
            IntVector t6 = t5.lanewise(VectorOperators.ASHR, 23);
            IntVector t7 = t6.add(c3);
            FloatVector t8 = t7.reinterpretAsFloats();
            FloatVector t9 = t8.sub(c4);
            FloatVector t10 = t9.sub(c5);
            FloatVector t11 = t9.blend(t10, t1);
            IntVector t12 = t5.and(c6);
            IntVector t13 = t12.add(c2);
            FloatVector t14 = t13.reinterpretAsFloats();
            FloatVector t15 = t14.sub(c7);
            FloatVector t16 = t15.mul(t15);
            FloatVector t17 = c8.fma(t15, c9);
            FloatVector t18 = t17.fma(t15, c10);
            FloatVector t19 = t18.fma(t15, c11);
            FloatVector t20 = t19.fma(t15, c12);
            FloatVector t21 = t20.fma(t15, c13);
            FloatVector t22 = t21.fma(t15, c14);
            FloatVector t23 = t22.fma(t15, c15);
            FloatVector t24 = t23.fma(t15, c16);
            FloatVector t25 = t16.mul(t15);
            FloatVector t26 = t11.mul(c17);
            FloatVector t27 = t25.fma(t24, t26);
            FloatVector t28 = t16.fma(c18, t27);
            FloatVector t29 = t28.add(t15);
            FloatVector t30 = t11.fma(c19, t29);
            VectorMask<Float> t31 = t0.compare(VectorOperators.LT, c20);
            FloatVector t32 = t0.blend(t30, t31);
            VectorMask<Float> t33 = t0.compare(VectorOperators.LT, c21);
            FloatVector t34 = t32.blend(c22, t33);
            VectorMask<Float> t35 = t0.compare(VectorOperators.EQ, c21);
            FloatVector t36 = t34.blend(c23, t35);
            t36.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void log1p(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c1 = IntVector.broadcast(Simd.I, 1060439283);
        IntVector c2 = IntVector.broadcast(Simd.I, 1262485504);
        FloatVector c3 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        IntVector c4 = IntVector.broadcast(Simd.I, 126);
        IntVector c5 = IntVector.broadcast(Simd.I, 127);
        IntVector c6 = IntVector.broadcast(Simd.I, 8388607);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.05270337f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, -0.10916645f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 0.12116791f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, -0.12548342f);
        FloatVector c11 = FloatVector.broadcast(Simd.F, 0.14209552f);
        FloatVector c12 = FloatVector.broadcast(Simd.F, -0.16659367f);
        FloatVector c13 = FloatVector.broadcast(Simd.F, 0.20002224f);
        FloatVector c14 = FloatVector.broadcast(Simd.F, -0.25000167f);
        FloatVector c15 = FloatVector.broadcast(Simd.F, 0.33333313f);
        FloatVector c16 = FloatVector.broadcast(Simd.F, -1.9046542E-9f);
        FloatVector c17 = FloatVector.broadcast(Simd.F, -0.5f);
        FloatVector c18 = FloatVector.broadcast(Simd.F, 0.6931472f);
        FloatVector c19 = FloatVector.broadcast(Simd.F, Float.POSITIVE_INFINITY);
        FloatVector c20 = FloatVector.broadcast(Simd.F, -1.0f);
        FloatVector c21 = FloatVector.broadcast(Simd.F, Float.NaN);
        FloatVector c22 = FloatVector.broadcast(Simd.F, Float.NEGATIVE_INFINITY);
        FloatVector c23 = FloatVector.broadcast(Simd.F, 2.9802322E-8f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.add(c0);
            FloatVector t2 = t1.sub(c0);
            FloatVector t3 = t1.sub(t2);
            FloatVector t4 = c0.sub(t3);
            FloatVector t5 = t0.sub(t2);
            FloatVector t6 = t4.add(t5);
            IntVector t7 = t1.reinterpretAsInts();
            IntVector t8 = t7.sub(c1);
            IntVector t9 = t8.lanewise(VectorOperators.ASHR, 23);
            IntVector t10 = t9.add(c2);
            FloatVector t11 = t10.reinterpretAsFloats();
            FloatVector t12 = t11.sub(c3);
            IntVector t13 = t8.lanewise(VectorOperators.ASHR, 23);
            IntVector t14 = t13.min(c4);
            IntVector t15 = c5.sub(t14);
            IntVector t16 = t15.lanewise(VectorOperators.LSHL, 23);
            FloatVector t17 = t16.reinterpretAsFloats();
            IntVector t18 = t8.and(c6);
            IntVector t19 = t18.add(c1);
            FloatVector t20 = t19.reinterpretAsFloats();
            FloatVector t21 = t20.sub(c0);
            FloatVector t22 = t6.fma(t17, t21);
            FloatVector t23 = t22.mul(t22);
            FloatVector t24 = c7.fma(t22, c8);
            FloatVector t25 = t24.fma(t22, c9);
            FloatVector t26 = t25.fma(t22, c10);
            FloatVector t27 = t26.fma(t22, c11);
            FloatVector t28 = t27.fma(t22, c12);
            FloatVector t29 = t28.fma(t22, c13);
            FloatVector t30 = t29.fma(t22, c14);
            FloatVector t31 = t30.fma(t22, c15);
            FloatVector t32 = t23.mul(t22);
            FloatVector t33 = t12.mul(c16);
            FloatVector t34 = t32.fma(t31, t33);
            FloatVector t35 = t23.fma(c17, t34);
            FloatVector t36 = t35.add(t22);
            FloatVector t37 = t12.fma(c18, t36);
            VectorMask<Float> t38 = t0.compare(VectorOperators.LT, c19);
            FloatVector t39 = t0.blend(t37, t38);
            VectorMask<Float> t40 = t0.compare(VectorOperators.LT, c20);
            FloatVector t41 = t39.blend(c21, t40);
            VectorMask<Float> t42 = t0.compare(VectorOperators.EQ, c20);
            FloatVector t43 = t41.blend(c22, t42);
            FloatVector t44 = t0.abs();
            VectorMask<Float> t45 = t44.compare(VectorOperators.LT, c23);
            FloatVector t46 = t43.blend(t0, t45);
            FloatVector t47 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t48 = t47.add(c0);
            FloatVector t49 = t48.sub(c0);
            FloatVector t50 = t48.sub(t49);
            FloatVector t51 = c0.sub(t50);
            FloatVector t52 = t47.sub(t49);
            FloatVector t53 = t51.add(t52);
            IntVector t54 = t48.reinterpretAsInts();
            IntVector t55 = t54.sub(c1);
            IntVector t56 = t55.lanewise(VectorOperators.ASHR, 23);
            IntVector t57 = t56.add(c2);
            FloatVector t58 = t57.reinterpretAsFloats();
            FloatVector t59 = t58.sub(c3);
            IntVector t60 = t55.lanewise(VectorOperators.ASHR, 23);
            IntVector t61 = t60.min(c4);
            IntVector t62 = c5.sub(t61);
            IntVector t63 = t62.lanewise(VectorOperators.LSHL, 23);
            FloatVector t64 = t63.reinterpretAsFloats();
            IntVector t65 = t55.and(c6);
            IntVector t66 = t65.add(c1);
            FloatVector t67 = t66.reinterpretAsFloats();
            FloatVector t68 = t67.sub(c0);
            FloatVector t69 = t53.fma(t64, t68);
            FloatVector t70 = t69.mul(t69);
            FloatVector t71 = c7.fma(t69, c8);
            FloatVector t72 = t71.fma(t69, c9);
            FloatVector t73 = t72.fma(t69, c10);
            FloatVector t74 = t73.fma(t69, c11);
            FloatVector t75 = t74.fma(t69, c12);
            FloatVector t76 = t75.fma(t69, c13);
            FloatVector t77 = t76.fma(t69, c14);
            FloatVector t78 = t77.fma(t69, c15);
            FloatVector t79 = t70.mul(t69);
            FloatVector t80 = t59.mul(c16);
            FloatVector t81 = t79.fma(t78, t80);
            FloatVector t82 = t70.fma(c17, t81);
            FloatVector t83 = t82.add(t69);
            FloatVector t84 = t59.fma(c18, t83);
            VectorMask<Float> t85 = t47.compare(VectorOperators.LT, c19);
            FloatVector t86 = t47.blend(t84, t85);
            VectorMask<Float> t87 = t47.compare(VectorOperators.LT, c20);
            FloatVector t88 = t86.blend(c21, t87);
            VectorMask<Float> t89 = t47.compare(VectorOperators.EQ, c20);
            FloatVector t90 = t88.blend(c22, t89);
            FloatVector t91 = t47.abs();
            VectorMask<Float> t92 = t91.compare(VectorOperators.LT, c23);
            FloatVector t93 = t90.blend(t47, t92);
            t46.intoMemorySegment(dst, dsti, NATIVE);
            t93.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.add(c0);
            FloatVector t2 = t1.sub(c0);
            FloatVector t3 = t1.sub(t2);
            FloatVector t4 = c0.sub(t3);
            FloatVector t5 = t0.sub(t2);
            FloatVector t6 = t4.add(t5);
            IntVector t7 = t1.reinterpretAsInts();
            IntVector t8 = t7.sub(c1);
            IntVector t9 = t8.lanewise(VectorOperators.ASHR, 23);
            IntVector t10 = t9.add(c2);
            FloatVector t11 = t10.reinterpretAsFloats();
            FloatVector t12 = t11.sub(c3);
            IntVector t13 = t8.lanewise(VectorOperators.ASHR, 23);
            IntVector t14 = t13.min(c4);
            IntVector t15 = c5.sub(t14);
            IntVector t16 = t15.lanewise(VectorOperators.LSHL, 23);
            FloatVector t17 = t16.reinterpretAsFloats();
            IntVector t18 = t8.and(c6);
            IntVector t19 = t18.add(c1);
            FloatVector t20 = t19.reinterpretAsFloats();
            FloatVector t21 = t20.sub(c0);
            FloatVector t22 = t6.fma(t17, t21);
            FloatVector t23 = t22.mul(t22);
            FloatVector t24 = c7.fma(t22, c8);
            FloatVector t25 = t24.fma(t22, c9);
            FloatVector t26 = t25.fma(t22, c10);
            FloatVector t27 = t26.fma(t22, c11);
            FloatVector t28 = t27.fma(t22, c12);
            FloatVector t29 = t28.fma(t22, c13);
            FloatVector t30 = t29.fma(t22, c14);
            FloatVector t31 = t30.fma(t22, c15);
            FloatVector t32 = t23.mul(t22);
            FloatVector t33 = t12.mul(c16);
            FloatVector t34 = t32.fma(t31, t33);
            FloatVector t35 = t23.fma(c17, t34);
            FloatVector t36 = t35.add(t22);
            FloatVector t37 = t12.fma(c18, t36);
            VectorMask<Float> t38 = t0.compare(VectorOperators.LT, c19);
            FloatVector t39 = t0.blend(t37, t38);
            VectorMask<Float> t40 = t0.compare(VectorOperators.LT, c20);
            FloatVector t41 = t39.blend(c21, t40);
            VectorMask<Float> t42 = t0.compare(VectorOperators.EQ, c20);
            FloatVector t43 = t41.blend(c22, t42);
            FloatVector t44 = t0.abs();
            VectorMask<Float> t45 = t44.compare(VectorOperators.LT, c23);
            FloatVector t46 = t43.blend(t0, t45);
            t46.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.add(c0);
            FloatVector t2 = t1.sub(c0);
            FloatVector t3 = t1.sub(t2);
            FloatVector t4 = c0.sub(t3);
            FloatVector t5 = t0.sub(t2);
            FloatVector t6 = t4.add(t5);
            IntVector t7 = t1.reinterpretAsInts();
            IntVector t8 = t7.sub(c1);
            IntVector t9 = t8.lanewise(VectorOperators.ASHR, 23);
            IntVector t10 = t9.add(c2);
            FloatVector t11 = t10.reinterpretAsFloats();
            FloatVector t12 = t11.sub(c3);
            IntVector t13 = t8.lanewise(VectorOperators.ASHR, 23);
            IntVector t14 = t13.min(c4);
            IntVector t15 = c5.sub(t14);
            IntVector t16 = t15.lanewise(VectorOperators.LSHL, 23);
            FloatVector t17 = t16.reinterpretAsFloats();
            IntVector t18 = t8.and(c6);
            IntVector t19 = t18.add(c1);
            FloatVector t20 = t19.reinterpretAsFloats();
            FloatVector t21 = t20.sub(c0);
            FloatVector t22 = t6.fma(t17, t21);
            FloatVector t23 = t22.mul(t22);
            FloatVector t24 = c7.fma(t22, c8);
            FloatVector t25 = t24.fma(t22, c9);
            FloatVector t26 = t25.fma(t22, c10);
            FloatVector t27 = t26.fma(t22, c11);
            FloatVector t28 = t27.fma(t22, c12);
            FloatVector t29 = t28.fma(t22, c13);
            FloatVector t30 = t29.fma(t22, c14);
            FloatVector t31 = t30.fma(t22, c15);
            FloatVector t32 = t23.mul(t22);
            FloatVector t33 = t12.mul(c16);
            FloatVector t34 = t32.fma(t31, t33);
            FloatVector t35 = t23.fma(c17, t34);
            FloatVector t36 = t35.add(t22);
            FloatVector t37 = t12.fma(c18, t36);
            VectorMask<Float> t38 = t0.compare(VectorOperators.LT, c19);
            FloatVector t39 = t0.blend(t37, t38);
            VectorMask<Float> t40 = t0.compare(VectorOperators.LT, c20);
            FloatVector t41 = t39.blend(c21, t40);
            VectorMask<Float> t42 = t0.compare(VectorOperators.EQ, c20);
            FloatVector t43 = t41.blend(c22, t42);
            FloatVector t44 = t0.abs();
            VectorMask<Float> t45 = t44.compare(VectorOperators.LT, c23);
            FloatVector t46 = t43.blend(t0, t45);
            t46.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void sin(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 0.63661975f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, -1.5707964f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, 4.371139E-8f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 1.7151245E-15f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, -1.95184E-4f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.00833219f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, -0.16666655f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 2.4432326E-5f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, -0.001388731f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, 0.041666646f);
        FloatVector c11 = FloatVector.broadcast(Simd.F, -0.5f);
        FloatVector c12 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c13 = IntVector.broadcast(Simd.I, 1);
        IntVector c14 = IntVector.broadcast(Simd.I, 2);
        FloatVector c15 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector c16 = FloatVector.broadcast(Simd.F, 32768.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.fma(c0, c1);
            FloatVector t2 = t1.sub(c1);
            FloatVector t3 = t2.fma(c2, t0);
            FloatVector t4 = t2.fma(c3, t3);
            FloatVector t5 = t2.fma(c4, t4);
            FloatVector t6 = t5.mul(t5);
            FloatVector t7 = c5.fma(t6, c6);
            FloatVector t8 = t7.fma(t6, c7);
            FloatVector t9 = t6.mul(t5);
            FloatVector t10 = t9.fma(t8, t5);
            FloatVector t11 = c8.fma(t6, c9);
            FloatVector t12 = t11.fma(t6, c10);
            FloatVector t13 = t6.mul(t6);
            FloatVector t14 = t6.mul(c11);
            FloatVector t15 = t13.fma(t12, t14);
            FloatVector t16 = t15.add(c12);
            IntVector t17 = t1.reinterpretAsInts();
            IntVector t18 = t17.and(c13);
            VectorMask<Float> t19 = t18.compare(VectorOperators.NE, 0).cast(Simd.F);
            FloatVector t20 = t10.blend(t16, t19);
            IntVector t21 = t17.and(c14);
            IntVector t22 = t21.lanewise(VectorOperators.LSHL, 30);
            IntVector t23 = t20.reinterpretAsInts();
            IntVector t24 = t23.lanewise(VectorOperators.XOR, t22);
            FloatVector t25 = t24.reinterpretAsFloats();
            VectorMask<Float> t26 = t0.compare(VectorOperators.EQ, c15);
            FloatVector t27 = t25.blend(t0, t26);
            FloatVector t28 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t29 = t28.fma(c0, c1);
            FloatVector t30 = t29.sub(c1);
            FloatVector t31 = t30.fma(c2, t28);
            FloatVector t32 = t30.fma(c3, t31);
            FloatVector t33 = t30.fma(c4, t32);
            FloatVector t34 = t33.mul(t33);
            FloatVector t35 = c5.fma(t34, c6);
            FloatVector t36 = t35.fma(t34, c7);
            FloatVector t37 = t34.mul(t33);
            FloatVector t38 = t37.fma(t36, t33);
            FloatVector t39 = c8.fma(t34, c9);
            FloatVector t40 = t39.fma(t34, c10);
            FloatVector t41 = t34.mul(t34);
            FloatVector t42 = t34.mul(c11);
            FloatVector t43 = t41.fma(t40, t42);
            FloatVector t44 = t43.add(c12);
            IntVector t45 = t29.reinterpretAsInts();
            IntVector t46 = t45.and(c13);
            VectorMask<Float> t47 = t46.compare(VectorOperators.NE, 0).cast(Simd.F);
            FloatVector t48 = t38.blend(t44, t47);
            IntVector t49 = t45.and(c14);
            IntVector t50 = t49.lanewise(VectorOperators.LSHL, 30);
            IntVector t51 = t48.reinterpretAsInts();
            IntVector t52 = t51.lanewise(VectorOperators.XOR, t50);
            FloatVector t53 = t52.reinterpretAsFloats();
            VectorMask<Float> t54 = t28.compare(VectorOperators.EQ, c15);
            FloatVector t55 = t53.blend(t28, t54);
            FloatVector t56 = t0.abs();
            VectorMask<Float> t57 = t56.compare(VectorOperators.LE, c16);
            if (t57.allTrue()) {
                t27.intoMemorySegment(dst, dsti, NATIVE);
            } else {
                UnaryLimits.sin(dst, dsti, a, ai, Simd.F_LANES);
            }
            FloatVector t58 = t28.abs();
            VectorMask<Float> t59 = t58.compare(VectorOperators.LE, c16);
            if (t59.allTrue()) {
                t55.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            } else {
                UnaryLimits.sin(dst, dsti + 4 * Simd.F_LANES, a, ai + 4 * Simd.F_LANES, Simd.F_LANES);
            }
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.fma(c0, c1);
            FloatVector t2 = t1.sub(c1);
            FloatVector t3 = t2.fma(c2, t0);
            FloatVector t4 = t2.fma(c3, t3);
            FloatVector t5 = t2.fma(c4, t4);
            FloatVector t6 = t5.mul(t5);
            FloatVector t7 = c5.fma(t6, c6);
            FloatVector t8 = t7.fma(t6, c7);
            FloatVector t9 = t6.mul(t5);
            FloatVector t10 = t9.fma(t8, t5);
            FloatVector t11 = c8.fma(t6, c9);
            FloatVector t12 = t11.fma(t6, c10);
            FloatVector t13 = t6.mul(t6);
            FloatVector t14 = t6.mul(c11);
            FloatVector t15 = t13.fma(t12, t14);
            FloatVector t16 = t15.add(c12);
            IntVector t17 = t1.reinterpretAsInts();
            IntVector t18 = t17.and(c13);
            VectorMask<Float> t19 = t18.compare(VectorOperators.NE, 0).cast(Simd.F);
            FloatVector t20 = t10.blend(t16, t19);
            IntVector t21 = t17.and(c14);
            IntVector t22 = t21.lanewise(VectorOperators.LSHL, 30);
            IntVector t23 = t20.reinterpretAsInts();
            IntVector t24 = t23.lanewise(VectorOperators.XOR, t22);
            FloatVector t25 = t24.reinterpretAsFloats();
            VectorMask<Float> t26 = t0.compare(VectorOperators.EQ, c15);
            FloatVector t27 = t25.blend(t0, t26);
            FloatVector t28 = t0.abs();
            VectorMask<Float> t29 = t28.compare(VectorOperators.LE, c16);
            if (t29.allTrue()) {
                t27.intoMemorySegment(dst, dsti, NATIVE);
            } else {
                UnaryLimits.sin(dst, dsti, a, ai, Simd.F_LANES);
            }
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.fma(c0, c1);
            FloatVector t2 = t1.sub(c1);
            FloatVector t3 = t2.fma(c2, t0);
            FloatVector t4 = t2.fma(c3, t3);
            FloatVector t5 = t2.fma(c4, t4);
            FloatVector t6 = t5.mul(t5);
            FloatVector t7 = c5.fma(t6, c6);
            FloatVector t8 = t7.fma(t6, c7);
            FloatVector t9 = t6.mul(t5);
            FloatVector t10 = t9.fma(t8, t5);
            FloatVector t11 = c8.fma(t6, c9);
            FloatVector t12 = t11.fma(t6, c10);
            FloatVector t13 = t6.mul(t6);
            FloatVector t14 = t6.mul(c11);
            FloatVector t15 = t13.fma(t12, t14);
            FloatVector t16 = t15.add(c12);
            IntVector t17 = t1.reinterpretAsInts();
            IntVector t18 = t17.and(c13);
            VectorMask<Float> t19 = t18.compare(VectorOperators.NE, 0).cast(Simd.F);
            FloatVector t20 = t10.blend(t16, t19);
            IntVector t21 = t17.and(c14);
            IntVector t22 = t21.lanewise(VectorOperators.LSHL, 30);
            IntVector t23 = t20.reinterpretAsInts();
            IntVector t24 = t23.lanewise(VectorOperators.XOR, t22);
            FloatVector t25 = t24.reinterpretAsFloats();
            VectorMask<Float> t26 = t0.compare(VectorOperators.EQ, c15);
            FloatVector t27 = t25.blend(t0, t26);
            FloatVector t28 = t0.abs();
            VectorMask<Float> t29 = t28.compare(VectorOperators.LE, c16);
            if (t29.allTrue()) {
                t27.intoMemorySegment(dst, dsti, NATIVE, in);
            } else {
                UnaryLimits.sin(dst, dsti, a, ai, n - i);
            }
        }
    }

    static void cos(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 0.63661975f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, -1.5707964f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, 4.371139E-8f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 1.7151245E-15f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, -1.95184E-4f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.00833219f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, -0.16666655f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 2.4432326E-5f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, -0.001388731f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, 0.041666646f);
        FloatVector c11 = FloatVector.broadcast(Simd.F, -0.5f);
        FloatVector c12 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c13 = IntVector.broadcast(Simd.I, 1);
        IntVector c14 = IntVector.broadcast(Simd.I, 2);
        FloatVector c15 = FloatVector.broadcast(Simd.F, 32768.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.fma(c0, c1);
            FloatVector t2 = t1.sub(c1);
            FloatVector t3 = t2.fma(c2, t0);
            FloatVector t4 = t2.fma(c3, t3);
            FloatVector t5 = t2.fma(c4, t4);
            FloatVector t6 = t5.mul(t5);
            FloatVector t7 = c5.fma(t6, c6);
            FloatVector t8 = t7.fma(t6, c7);
            FloatVector t9 = t6.mul(t5);
            FloatVector t10 = t9.fma(t8, t5);
            FloatVector t11 = c8.fma(t6, c9);
            FloatVector t12 = t11.fma(t6, c10);
            FloatVector t13 = t6.mul(t6);
            FloatVector t14 = t6.mul(c11);
            FloatVector t15 = t13.fma(t12, t14);
            FloatVector t16 = t15.add(c12);
            IntVector t17 = t1.reinterpretAsInts();
            IntVector t18 = t17.add(c13);
            IntVector t19 = t18.and(c13);
            VectorMask<Float> t20 = t19.compare(VectorOperators.NE, 0).cast(Simd.F);
            FloatVector t21 = t10.blend(t16, t20);
            IntVector t22 = t18.and(c14);
            IntVector t23 = t22.lanewise(VectorOperators.LSHL, 30);
            IntVector t24 = t21.reinterpretAsInts();
            IntVector t25 = t24.lanewise(VectorOperators.XOR, t23);
            FloatVector t26 = t25.reinterpretAsFloats();
            FloatVector t27 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t28 = t27.fma(c0, c1);
            FloatVector t29 = t28.sub(c1);
            FloatVector t30 = t29.fma(c2, t27);
            FloatVector t31 = t29.fma(c3, t30);
            FloatVector t32 = t29.fma(c4, t31);
            FloatVector t33 = t32.mul(t32);
            FloatVector t34 = c5.fma(t33, c6);
            FloatVector t35 = t34.fma(t33, c7);
            FloatVector t36 = t33.mul(t32);
            FloatVector t37 = t36.fma(t35, t32);
            FloatVector t38 = c8.fma(t33, c9);
            FloatVector t39 = t38.fma(t33, c10);
            FloatVector t40 = t33.mul(t33);
            FloatVector t41 = t33.mul(c11);
            FloatVector t42 = t40.fma(t39, t41);
            FloatVector t43 = t42.add(c12);
            IntVector t44 = t28.reinterpretAsInts();
            IntVector t45 = t44.add(c13);
            IntVector t46 = t45.and(c13);
            VectorMask<Float> t47 = t46.compare(VectorOperators.NE, 0).cast(Simd.F);
            FloatVector t48 = t37.blend(t43, t47);
            IntVector t49 = t45.and(c14);
            IntVector t50 = t49.lanewise(VectorOperators.LSHL, 30);
            IntVector t51 = t48.reinterpretAsInts();
            IntVector t52 = t51.lanewise(VectorOperators.XOR, t50);
            FloatVector t53 = t52.reinterpretAsFloats();
            FloatVector t54 = t0.abs();
            VectorMask<Float> t55 = t54.compare(VectorOperators.LE, c15);
            if (t55.allTrue()) {
                t26.intoMemorySegment(dst, dsti, NATIVE);
            } else {
                UnaryLimits.cos(dst, dsti, a, ai, Simd.F_LANES);
            }
            FloatVector t56 = t27.abs();
            VectorMask<Float> t57 = t56.compare(VectorOperators.LE, c15);
            if (t57.allTrue()) {
                t53.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            } else {
                UnaryLimits.cos(dst, dsti + 4 * Simd.F_LANES, a, ai + 4 * Simd.F_LANES, Simd.F_LANES);
            }
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.fma(c0, c1);
            FloatVector t2 = t1.sub(c1);
            FloatVector t3 = t2.fma(c2, t0);
            FloatVector t4 = t2.fma(c3, t3);
            FloatVector t5 = t2.fma(c4, t4);
            FloatVector t6 = t5.mul(t5);
            FloatVector t7 = c5.fma(t6, c6);
            FloatVector t8 = t7.fma(t6, c7);
            FloatVector t9 = t6.mul(t5);
            FloatVector t10 = t9.fma(t8, t5);
            FloatVector t11 = c8.fma(t6, c9);
            FloatVector t12 = t11.fma(t6, c10);
            FloatVector t13 = t6.mul(t6);
            FloatVector t14 = t6.mul(c11);
            FloatVector t15 = t13.fma(t12, t14);
            FloatVector t16 = t15.add(c12);
            IntVector t17 = t1.reinterpretAsInts();
            IntVector t18 = t17.add(c13);
            IntVector t19 = t18.and(c13);
            VectorMask<Float> t20 = t19.compare(VectorOperators.NE, 0).cast(Simd.F);
            FloatVector t21 = t10.blend(t16, t20);
            IntVector t22 = t18.and(c14);
            IntVector t23 = t22.lanewise(VectorOperators.LSHL, 30);
            IntVector t24 = t21.reinterpretAsInts();
            IntVector t25 = t24.lanewise(VectorOperators.XOR, t23);
            FloatVector t26 = t25.reinterpretAsFloats();
            FloatVector t27 = t0.abs();
            VectorMask<Float> t28 = t27.compare(VectorOperators.LE, c15);
            if (t28.allTrue()) {
                t26.intoMemorySegment(dst, dsti, NATIVE);
            } else {
                UnaryLimits.cos(dst, dsti, a, ai, Simd.F_LANES);
            }
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.fma(c0, c1);
            FloatVector t2 = t1.sub(c1);
            FloatVector t3 = t2.fma(c2, t0);
            FloatVector t4 = t2.fma(c3, t3);
            FloatVector t5 = t2.fma(c4, t4);
            FloatVector t6 = t5.mul(t5);
            FloatVector t7 = c5.fma(t6, c6);
            FloatVector t8 = t7.fma(t6, c7);
            FloatVector t9 = t6.mul(t5);
            FloatVector t10 = t9.fma(t8, t5);
            FloatVector t11 = c8.fma(t6, c9);
            FloatVector t12 = t11.fma(t6, c10);
            FloatVector t13 = t6.mul(t6);
            FloatVector t14 = t6.mul(c11);
            FloatVector t15 = t13.fma(t12, t14);
            FloatVector t16 = t15.add(c12);
            IntVector t17 = t1.reinterpretAsInts();
            IntVector t18 = t17.add(c13);
            IntVector t19 = t18.and(c13);
            VectorMask<Float> t20 = t19.compare(VectorOperators.NE, 0).cast(Simd.F);
            FloatVector t21 = t10.blend(t16, t20);
            IntVector t22 = t18.and(c14);
            IntVector t23 = t22.lanewise(VectorOperators.LSHL, 30);
            IntVector t24 = t21.reinterpretAsInts();
            IntVector t25 = t24.lanewise(VectorOperators.XOR, t23);
            FloatVector t26 = t25.reinterpretAsFloats();
            FloatVector t27 = t0.abs();
            VectorMask<Float> t28 = t27.compare(VectorOperators.LE, c15);
            if (t28.allTrue()) {
                t26.intoMemorySegment(dst, dsti, NATIVE, in);
            } else {
                UnaryLimits.cos(dst, dsti, a, ai, n - i);
            }
        }
    }

    static void round(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 8388608.0f);
        IntVector c1 = IntVector.broadcast(Simd.I, -2147483648);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.abs();
            FloatVector t2 = t1.add(c0);
            FloatVector t3 = t2.sub(c0);
            VectorMask<Float> t4 = t1.compare(VectorOperators.LT, c0);
            FloatVector t5 = t1.blend(t3, t4);
            IntVector t6 = t0.reinterpretAsInts();
            IntVector t7 = t6.and(c1);
            IntVector t8 = t5.reinterpretAsInts();
            IntVector t9 = t8.or(t7);
            FloatVector t10 = t9.reinterpretAsFloats();
            FloatVector t11 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t12 = t11.abs();
            FloatVector t13 = t12.add(c0);
            FloatVector t14 = t13.sub(c0);
            VectorMask<Float> t15 = t12.compare(VectorOperators.LT, c0);
            FloatVector t16 = t12.blend(t14, t15);
            IntVector t17 = t11.reinterpretAsInts();
            IntVector t18 = t17.and(c1);
            IntVector t19 = t16.reinterpretAsInts();
            IntVector t20 = t19.or(t18);
            FloatVector t21 = t20.reinterpretAsFloats();
            FloatVector t22 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t23 = t22.abs();
            FloatVector t24 = t23.add(c0);
            FloatVector t25 = t24.sub(c0);
            VectorMask<Float> t26 = t23.compare(VectorOperators.LT, c0);
            FloatVector t27 = t23.blend(t25, t26);
            IntVector t28 = t22.reinterpretAsInts();
            IntVector t29 = t28.and(c1);
            IntVector t30 = t27.reinterpretAsInts();
            IntVector t31 = t30.or(t29);
            FloatVector t32 = t31.reinterpretAsFloats();
            FloatVector t33 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t34 = t33.abs();
            FloatVector t35 = t34.add(c0);
            FloatVector t36 = t35.sub(c0);
            VectorMask<Float> t37 = t34.compare(VectorOperators.LT, c0);
            FloatVector t38 = t34.blend(t36, t37);
            IntVector t39 = t33.reinterpretAsInts();
            IntVector t40 = t39.and(c1);
            IntVector t41 = t38.reinterpretAsInts();
            IntVector t42 = t41.or(t40);
            FloatVector t43 = t42.reinterpretAsFloats();
            t10.intoMemorySegment(dst, dsti, NATIVE);
            t21.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t32.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t43.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.abs();
            FloatVector t2 = t1.add(c0);
            FloatVector t3 = t2.sub(c0);
            VectorMask<Float> t4 = t1.compare(VectorOperators.LT, c0);
            FloatVector t5 = t1.blend(t3, t4);
            IntVector t6 = t0.reinterpretAsInts();
            IntVector t7 = t6.and(c1);
            IntVector t8 = t5.reinterpretAsInts();
            IntVector t9 = t8.or(t7);
            FloatVector t10 = t9.reinterpretAsFloats();
            t10.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.abs();
            FloatVector t2 = t1.add(c0);
            FloatVector t3 = t2.sub(c0);
            VectorMask<Float> t4 = t1.compare(VectorOperators.LT, c0);
            FloatVector t5 = t1.blend(t3, t4);
            IntVector t6 = t0.reinterpretAsInts();
            IntVector t7 = t6.and(c1);
            IntVector t8 = t5.reinterpretAsInts();
            IntVector t9 = t8.or(t7);
            FloatVector t10 = t9.reinterpretAsFloats();
            t10.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void floor(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 8388608.0f);
        IntVector c1 = IntVector.broadcast(Simd.I, -2147483648);
        FloatVector c2 = FloatVector.broadcast(Simd.F, -1.0f);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.abs();
            FloatVector t2 = t1.add(c0);
            FloatVector t3 = t2.sub(c0);
            VectorMask<Float> t4 = t1.compare(VectorOperators.LT, c0);
            FloatVector t5 = t1.blend(t3, t4);
            IntVector t6 = t0.reinterpretAsInts();
            IntVector t7 = t6.and(c1);
            IntVector t8 = t5.reinterpretAsInts();
            IntVector t9 = t8.or(t7);
            FloatVector t10 = t9.reinterpretAsFloats();
            VectorMask<Float> t11 = t10.compare(VectorOperators.GT, t0);
            FloatVector t12 = t10.add(c2);
            FloatVector t13 = t10.blend(t12, t11);
            FloatVector t14 = t13.abs();
            IntVector t15 = t0.reinterpretAsInts();
            IntVector t16 = t15.and(c1);
            IntVector t17 = t14.reinterpretAsInts();
            IntVector t18 = t17.or(t16);
            FloatVector t19 = t18.reinterpretAsFloats();
            FloatVector t20 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t21 = t20.abs();
            FloatVector t22 = t21.add(c0);
            FloatVector t23 = t22.sub(c0);
            VectorMask<Float> t24 = t21.compare(VectorOperators.LT, c0);
            FloatVector t25 = t21.blend(t23, t24);
            IntVector t26 = t20.reinterpretAsInts();
            IntVector t27 = t26.and(c1);
            IntVector t28 = t25.reinterpretAsInts();
            IntVector t29 = t28.or(t27);
            FloatVector t30 = t29.reinterpretAsFloats();
            VectorMask<Float> t31 = t30.compare(VectorOperators.GT, t20);
            FloatVector t32 = t30.add(c2);
            FloatVector t33 = t30.blend(t32, t31);
            FloatVector t34 = t33.abs();
            IntVector t35 = t20.reinterpretAsInts();
            IntVector t36 = t35.and(c1);
            IntVector t37 = t34.reinterpretAsInts();
            IntVector t38 = t37.or(t36);
            FloatVector t39 = t38.reinterpretAsFloats();
            FloatVector t40 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t41 = t40.abs();
            FloatVector t42 = t41.add(c0);
            FloatVector t43 = t42.sub(c0);
            VectorMask<Float> t44 = t41.compare(VectorOperators.LT, c0);
            FloatVector t45 = t41.blend(t43, t44);
            IntVector t46 = t40.reinterpretAsInts();
            IntVector t47 = t46.and(c1);
            IntVector t48 = t45.reinterpretAsInts();
            IntVector t49 = t48.or(t47);
            FloatVector t50 = t49.reinterpretAsFloats();
            VectorMask<Float> t51 = t50.compare(VectorOperators.GT, t40);
            FloatVector t52 = t50.add(c2);
            FloatVector t53 = t50.blend(t52, t51);
            FloatVector t54 = t53.abs();
            IntVector t55 = t40.reinterpretAsInts();
            IntVector t56 = t55.and(c1);
            IntVector t57 = t54.reinterpretAsInts();
            IntVector t58 = t57.or(t56);
            FloatVector t59 = t58.reinterpretAsFloats();
            FloatVector t60 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t61 = t60.abs();
            FloatVector t62 = t61.add(c0);
            FloatVector t63 = t62.sub(c0);
            VectorMask<Float> t64 = t61.compare(VectorOperators.LT, c0);
            FloatVector t65 = t61.blend(t63, t64);
            IntVector t66 = t60.reinterpretAsInts();
            IntVector t67 = t66.and(c1);
            IntVector t68 = t65.reinterpretAsInts();
            IntVector t69 = t68.or(t67);
            FloatVector t70 = t69.reinterpretAsFloats();
            VectorMask<Float> t71 = t70.compare(VectorOperators.GT, t60);
            FloatVector t72 = t70.add(c2);
            FloatVector t73 = t70.blend(t72, t71);
            FloatVector t74 = t73.abs();
            IntVector t75 = t60.reinterpretAsInts();
            IntVector t76 = t75.and(c1);
            IntVector t77 = t74.reinterpretAsInts();
            IntVector t78 = t77.or(t76);
            FloatVector t79 = t78.reinterpretAsFloats();
            t19.intoMemorySegment(dst, dsti, NATIVE);
            t39.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t59.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t79.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.abs();
            FloatVector t2 = t1.add(c0);
            FloatVector t3 = t2.sub(c0);
            VectorMask<Float> t4 = t1.compare(VectorOperators.LT, c0);
            FloatVector t5 = t1.blend(t3, t4);
            IntVector t6 = t0.reinterpretAsInts();
            IntVector t7 = t6.and(c1);
            IntVector t8 = t5.reinterpretAsInts();
            IntVector t9 = t8.or(t7);
            FloatVector t10 = t9.reinterpretAsFloats();
            VectorMask<Float> t11 = t10.compare(VectorOperators.GT, t0);
            FloatVector t12 = t10.add(c2);
            FloatVector t13 = t10.blend(t12, t11);
            FloatVector t14 = t13.abs();
            IntVector t15 = t0.reinterpretAsInts();
            IntVector t16 = t15.and(c1);
            IntVector t17 = t14.reinterpretAsInts();
            IntVector t18 = t17.or(t16);
            FloatVector t19 = t18.reinterpretAsFloats();
            t19.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.abs();
            FloatVector t2 = t1.add(c0);
            FloatVector t3 = t2.sub(c0);
            VectorMask<Float> t4 = t1.compare(VectorOperators.LT, c0);
            FloatVector t5 = t1.blend(t3, t4);
            IntVector t6 = t0.reinterpretAsInts();
            IntVector t7 = t6.and(c1);
            IntVector t8 = t5.reinterpretAsInts();
            IntVector t9 = t8.or(t7);
            FloatVector t10 = t9.reinterpretAsFloats();
            VectorMask<Float> t11 = t10.compare(VectorOperators.GT, t0);
            FloatVector t12 = t10.add(c2);
            FloatVector t13 = t10.blend(t12, t11);
            FloatVector t14 = t13.abs();
            IntVector t15 = t0.reinterpretAsInts();
            IntVector t16 = t15.and(c1);
            IntVector t17 = t14.reinterpretAsInts();
            IntVector t18 = t17.or(t16);
            FloatVector t19 = t18.reinterpretAsFloats();
            t19.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void ceil(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 8388608.0f);
        IntVector c1 = IntVector.broadcast(Simd.I, -2147483648);
        FloatVector c2 = FloatVector.broadcast(Simd.F, 1.0f);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.abs();
            FloatVector t2 = t1.add(c0);
            FloatVector t3 = t2.sub(c0);
            VectorMask<Float> t4 = t1.compare(VectorOperators.LT, c0);
            FloatVector t5 = t1.blend(t3, t4);
            IntVector t6 = t0.reinterpretAsInts();
            IntVector t7 = t6.and(c1);
            IntVector t8 = t5.reinterpretAsInts();
            IntVector t9 = t8.or(t7);
            FloatVector t10 = t9.reinterpretAsFloats();
            VectorMask<Float> t11 = t10.compare(VectorOperators.LT, t0);
            FloatVector t12 = t10.add(c2);
            FloatVector t13 = t10.blend(t12, t11);
            FloatVector t14 = t13.abs();
            IntVector t15 = t0.reinterpretAsInts();
            IntVector t16 = t15.and(c1);
            IntVector t17 = t14.reinterpretAsInts();
            IntVector t18 = t17.or(t16);
            FloatVector t19 = t18.reinterpretAsFloats();
            FloatVector t20 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t21 = t20.abs();
            FloatVector t22 = t21.add(c0);
            FloatVector t23 = t22.sub(c0);
            VectorMask<Float> t24 = t21.compare(VectorOperators.LT, c0);
            FloatVector t25 = t21.blend(t23, t24);
            IntVector t26 = t20.reinterpretAsInts();
            IntVector t27 = t26.and(c1);
            IntVector t28 = t25.reinterpretAsInts();
            IntVector t29 = t28.or(t27);
            FloatVector t30 = t29.reinterpretAsFloats();
            VectorMask<Float> t31 = t30.compare(VectorOperators.LT, t20);
            FloatVector t32 = t30.add(c2);
            FloatVector t33 = t30.blend(t32, t31);
            FloatVector t34 = t33.abs();
            IntVector t35 = t20.reinterpretAsInts();
            IntVector t36 = t35.and(c1);
            IntVector t37 = t34.reinterpretAsInts();
            IntVector t38 = t37.or(t36);
            FloatVector t39 = t38.reinterpretAsFloats();
            FloatVector t40 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t41 = t40.abs();
            FloatVector t42 = t41.add(c0);
            FloatVector t43 = t42.sub(c0);
            VectorMask<Float> t44 = t41.compare(VectorOperators.LT, c0);
            FloatVector t45 = t41.blend(t43, t44);
            IntVector t46 = t40.reinterpretAsInts();
            IntVector t47 = t46.and(c1);
            IntVector t48 = t45.reinterpretAsInts();
            IntVector t49 = t48.or(t47);
            FloatVector t50 = t49.reinterpretAsFloats();
            VectorMask<Float> t51 = t50.compare(VectorOperators.LT, t40);
            FloatVector t52 = t50.add(c2);
            FloatVector t53 = t50.blend(t52, t51);
            FloatVector t54 = t53.abs();
            IntVector t55 = t40.reinterpretAsInts();
            IntVector t56 = t55.and(c1);
            IntVector t57 = t54.reinterpretAsInts();
            IntVector t58 = t57.or(t56);
            FloatVector t59 = t58.reinterpretAsFloats();
            FloatVector t60 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t61 = t60.abs();
            FloatVector t62 = t61.add(c0);
            FloatVector t63 = t62.sub(c0);
            VectorMask<Float> t64 = t61.compare(VectorOperators.LT, c0);
            FloatVector t65 = t61.blend(t63, t64);
            IntVector t66 = t60.reinterpretAsInts();
            IntVector t67 = t66.and(c1);
            IntVector t68 = t65.reinterpretAsInts();
            IntVector t69 = t68.or(t67);
            FloatVector t70 = t69.reinterpretAsFloats();
            VectorMask<Float> t71 = t70.compare(VectorOperators.LT, t60);
            FloatVector t72 = t70.add(c2);
            FloatVector t73 = t70.blend(t72, t71);
            FloatVector t74 = t73.abs();
            IntVector t75 = t60.reinterpretAsInts();
            IntVector t76 = t75.and(c1);
            IntVector t77 = t74.reinterpretAsInts();
            IntVector t78 = t77.or(t76);
            FloatVector t79 = t78.reinterpretAsFloats();
            t19.intoMemorySegment(dst, dsti, NATIVE);
            t39.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t59.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t79.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.abs();
            FloatVector t2 = t1.add(c0);
            FloatVector t3 = t2.sub(c0);
            VectorMask<Float> t4 = t1.compare(VectorOperators.LT, c0);
            FloatVector t5 = t1.blend(t3, t4);
            IntVector t6 = t0.reinterpretAsInts();
            IntVector t7 = t6.and(c1);
            IntVector t8 = t5.reinterpretAsInts();
            IntVector t9 = t8.or(t7);
            FloatVector t10 = t9.reinterpretAsFloats();
            VectorMask<Float> t11 = t10.compare(VectorOperators.LT, t0);
            FloatVector t12 = t10.add(c2);
            FloatVector t13 = t10.blend(t12, t11);
            FloatVector t14 = t13.abs();
            IntVector t15 = t0.reinterpretAsInts();
            IntVector t16 = t15.and(c1);
            IntVector t17 = t14.reinterpretAsInts();
            IntVector t18 = t17.or(t16);
            FloatVector t19 = t18.reinterpretAsFloats();
            t19.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.abs();
            FloatVector t2 = t1.add(c0);
            FloatVector t3 = t2.sub(c0);
            VectorMask<Float> t4 = t1.compare(VectorOperators.LT, c0);
            FloatVector t5 = t1.blend(t3, t4);
            IntVector t6 = t0.reinterpretAsInts();
            IntVector t7 = t6.and(c1);
            IntVector t8 = t5.reinterpretAsInts();
            IntVector t9 = t8.or(t7);
            FloatVector t10 = t9.reinterpretAsFloats();
            VectorMask<Float> t11 = t10.compare(VectorOperators.LT, t0);
            FloatVector t12 = t10.add(c2);
            FloatVector t13 = t10.blend(t12, t11);
            FloatVector t14 = t13.abs();
            IntVector t15 = t0.reinterpretAsInts();
            IntVector t16 = t15.and(c1);
            IntVector t17 = t14.reinterpretAsInts();
            IntVector t18 = t17.or(t16);
            FloatVector t19 = t18.reinterpretAsFloats();
            t19.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }
}
