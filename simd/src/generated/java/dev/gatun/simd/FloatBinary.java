// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Elementwise functions of two `float` operands; the letters name vectors (V) and single elements (S).
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class FloatBinary {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private FloatBinary() {
    }

    static void addVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.add(t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t3.add(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.add(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t0.add(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void addVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector bSame = FloatVector.broadcast(Simd.F, b.get(ValueLayout.JAVA_FLOAT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.add(bSame);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = t2.add(bSame);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t4.add(bSame);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.add(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.add(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.add(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void addSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector aSame = FloatVector.broadcast(Simd.F, a.get(ValueLayout.JAVA_FLOAT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t1 = aSame.add(t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = aSame.add(t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = aSame.add(t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = aSame.add(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t1 = aSame.add(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t1 = aSame.add(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void subVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.sub(t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t3.sub(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.sub(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t0.sub(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void subVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector bSame = FloatVector.broadcast(Simd.F, b.get(ValueLayout.JAVA_FLOAT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(bSame);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = t2.sub(bSame);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t4.sub(bSame);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.sub(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.sub(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void subSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector aSame = FloatVector.broadcast(Simd.F, a.get(ValueLayout.JAVA_FLOAT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t1 = aSame.sub(t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = aSame.sub(t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = aSame.sub(t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = aSame.sub(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t1 = aSame.sub(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t1 = aSame.sub(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void mulVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.mul(t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t3.mul(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.mul(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t0.mul(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void mulVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector bSame = FloatVector.broadcast(Simd.F, b.get(ValueLayout.JAVA_FLOAT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.mul(bSame);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = t2.mul(bSame);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t4.mul(bSame);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.mul(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.mul(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.mul(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void mulSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector aSame = FloatVector.broadcast(Simd.F, a.get(ValueLayout.JAVA_FLOAT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t1 = aSame.mul(t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = aSame.mul(t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = aSame.mul(t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = aSame.mul(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t1 = aSame.mul(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t1 = aSame.mul(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void divVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.div(t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t3.div(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.div(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t0.div(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void divVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector bSame = FloatVector.broadcast(Simd.F, b.get(ValueLayout.JAVA_FLOAT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.div(bSame);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = t2.div(bSame);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t4.div(bSame);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.div(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.div(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.div(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void divSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector aSame = FloatVector.broadcast(Simd.F, a.get(ValueLayout.JAVA_FLOAT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t1 = aSame.div(t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = aSame.div(t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = aSame.div(t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = aSame.div(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t1 = aSame.div(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t1 = aSame.div(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void maxVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.max(t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t3.max(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.max(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t0.max(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void maxVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector bSame = FloatVector.broadcast(Simd.F, b.get(ValueLayout.JAVA_FLOAT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.max(bSame);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = t2.max(bSame);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t4.max(bSame);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.max(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.max(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.max(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void maxSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector aSame = FloatVector.broadcast(Simd.F, a.get(ValueLayout.JAVA_FLOAT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t1 = aSame.max(t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = aSame.max(t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = aSame.max(t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = aSame.max(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t1 = aSame.max(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t1 = aSame.max(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void minVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.min(t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t3.min(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.min(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t0.min(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void minVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector bSame = FloatVector.broadcast(Simd.F, b.get(ValueLayout.JAVA_FLOAT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.min(bSame);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = t2.min(bSame);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t4.min(bSame);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.min(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.min(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.min(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void minSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector aSame = FloatVector.broadcast(Simd.F, a.get(ValueLayout.JAVA_FLOAT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t1 = aSame.min(t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = aSame.min(t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = aSame.min(t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = aSame.min(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t1 = aSame.min(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t1 = aSame.min(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void equalVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.EQ, t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = t3.compare(VectorOperators.EQ, t4);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.EQ, t1);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t2 = t0.compare(VectorOperators.EQ, t1);
            Conditions.write(dst, dsti, n - i, t2.toLong());
        }
    }

    static void equalVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector bSame = FloatVector.broadcast(Simd.F, b.get(ValueLayout.JAVA_FLOAT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.EQ, bSame);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t3 = t2.compare(VectorOperators.EQ, bSame);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = t4.compare(VectorOperators.EQ, bSame);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = t6.compare(VectorOperators.EQ, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.EQ, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            VectorMask<Float> t1 = t0.compare(VectorOperators.EQ, bSame);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void equalSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector aSame = FloatVector.broadcast(Simd.F, a.get(ValueLayout.JAVA_FLOAT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.EQ, t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t3 = aSame.compare(VectorOperators.EQ, t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = aSame.compare(VectorOperators.EQ, t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = aSame.compare(VectorOperators.EQ, t6);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.EQ, t0);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.EQ, t0);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void notEqualVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                           int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.NE, t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = t3.compare(VectorOperators.NE, t4);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.NE, t1);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t2 = t0.compare(VectorOperators.NE, t1);
            Conditions.write(dst, dsti, n - i, t2.toLong());
        }
    }

    static void notEqualVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                           int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector bSame = FloatVector.broadcast(Simd.F, b.get(ValueLayout.JAVA_FLOAT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.NE, bSame);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t3 = t2.compare(VectorOperators.NE, bSame);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = t4.compare(VectorOperators.NE, bSame);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = t6.compare(VectorOperators.NE, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.NE, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            VectorMask<Float> t1 = t0.compare(VectorOperators.NE, bSame);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void notEqualSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                           int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector aSame = FloatVector.broadcast(Simd.F, a.get(ValueLayout.JAVA_FLOAT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.NE, t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t3 = aSame.compare(VectorOperators.NE, t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = aSame.compare(VectorOperators.NE, t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = aSame.compare(VectorOperators.NE, t6);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.NE, t0);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.NE, t0);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void lessVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LT, t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = t3.compare(VectorOperators.LT, t4);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LT, t1);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LT, t1);
            Conditions.write(dst, dsti, n - i, t2.toLong());
        }
    }

    static void lessVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector bSame = FloatVector.broadcast(Simd.F, b.get(ValueLayout.JAVA_FLOAT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.LT, bSame);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t3 = t2.compare(VectorOperators.LT, bSame);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = t4.compare(VectorOperators.LT, bSame);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = t6.compare(VectorOperators.LT, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.LT, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            VectorMask<Float> t1 = t0.compare(VectorOperators.LT, bSame);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void lessSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector aSame = FloatVector.broadcast(Simd.F, a.get(ValueLayout.JAVA_FLOAT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.LT, t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t3 = aSame.compare(VectorOperators.LT, t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = aSame.compare(VectorOperators.LT, t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = aSame.compare(VectorOperators.LT, t6);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.LT, t0);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.LT, t0);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void lessEqualVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                            int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LE, t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = t3.compare(VectorOperators.LE, t4);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LE, t1);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LE, t1);
            Conditions.write(dst, dsti, n - i, t2.toLong());
        }
    }

    static void lessEqualVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                            int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector bSame = FloatVector.broadcast(Simd.F, b.get(ValueLayout.JAVA_FLOAT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.LE, bSame);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t3 = t2.compare(VectorOperators.LE, bSame);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = t4.compare(VectorOperators.LE, bSame);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = t6.compare(VectorOperators.LE, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.LE, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            VectorMask<Float> t1 = t0.compare(VectorOperators.LE, bSame);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void lessEqualSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                            int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector aSame = FloatVector.broadcast(Simd.F, a.get(ValueLayout.JAVA_FLOAT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.LE, t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t3 = aSame.compare(VectorOperators.LE, t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = aSame.compare(VectorOperators.LE, t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = aSame.compare(VectorOperators.LE, t6);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.LE, t0);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.LE, t0);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void greaterVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                          int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GT, t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = t3.compare(VectorOperators.GT, t4);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GT, t1);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GT, t1);
            Conditions.write(dst, dsti, n - i, t2.toLong());
        }
    }

    static void greaterVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                          int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector bSame = FloatVector.broadcast(Simd.F, b.get(ValueLayout.JAVA_FLOAT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.GT, bSame);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t3 = t2.compare(VectorOperators.GT, bSame);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = t4.compare(VectorOperators.GT, bSame);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = t6.compare(VectorOperators.GT, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.GT, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            VectorMask<Float> t1 = t0.compare(VectorOperators.GT, bSame);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void greaterSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                          int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector aSame = FloatVector.broadcast(Simd.F, a.get(ValueLayout.JAVA_FLOAT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.GT, t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t3 = aSame.compare(VectorOperators.GT, t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = aSame.compare(VectorOperators.GT, t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = aSame.compare(VectorOperators.GT, t6);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.GT, t0);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.GT, t0);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void greaterEqualVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                               int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GE, t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = t3.compare(VectorOperators.GE, t4);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GE, t1);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GE, t1);
            Conditions.write(dst, dsti, n - i, t2.toLong());
        }
    }

    static void greaterEqualVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                               int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector bSame = FloatVector.broadcast(Simd.F, b.get(ValueLayout.JAVA_FLOAT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.GE, bSame);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t3 = t2.compare(VectorOperators.GE, bSame);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = t4.compare(VectorOperators.GE, bSame);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = t6.compare(VectorOperators.GE, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.GE, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            VectorMask<Float> t1 = t0.compare(VectorOperators.GE, bSame);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void greaterEqualSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                               int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector aSame = FloatVector.broadcast(Simd.F, a.get(ValueLayout.JAVA_FLOAT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.GE, t0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t3 = aSame.compare(VectorOperators.GE, t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t5 = aSame.compare(VectorOperators.GE, t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = aSame.compare(VectorOperators.GE, t6);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.GE, t0);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t1 = aSame.compare(VectorOperators.GE, t0);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }
}
