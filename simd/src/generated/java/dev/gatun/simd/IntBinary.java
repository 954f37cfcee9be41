// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Elementwise functions of two `int` operands; the letters name vectors (V) and single elements (S).
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class IntBinary {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private IntBinary() {
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
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t2 = t0.add(t1);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            IntVector t5 = t3.add(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t2 = t0.add(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            IntVector t2 = t0.add(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void addVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.add(bSame);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = t2.add(bSame);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = t4.add(bSame);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = t6.add(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.add(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = t0.add(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void addSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector aSame = IntVector.broadcast(Simd.I, a.get(ValueLayout.JAVA_INT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t1 = aSame.add(t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = aSame.add(t2);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = aSame.add(t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, b, bi + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = aSame.add(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t1 = aSame.add(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            IntVector t1 = aSame.add(t0);
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
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t2 = t0.sub(t1);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            IntVector t5 = t3.sub(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t2 = t0.sub(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            IntVector t2 = t0.sub(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void subVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.sub(bSame);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = t2.sub(bSame);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = t4.sub(bSame);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = t6.sub(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.sub(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = t0.sub(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void subSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector aSame = IntVector.broadcast(Simd.I, a.get(ValueLayout.JAVA_INT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t1 = aSame.sub(t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = aSame.sub(t2);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = aSame.sub(t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, b, bi + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = aSame.sub(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t1 = aSame.sub(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            IntVector t1 = aSame.sub(t0);
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
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t2 = t0.mul(t1);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            IntVector t5 = t3.mul(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t2 = t0.mul(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            IntVector t2 = t0.mul(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void mulVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.mul(bSame);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = t2.mul(bSame);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = t4.mul(bSame);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = t6.mul(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.mul(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = t0.mul(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void mulSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector aSame = IntVector.broadcast(Simd.I, a.get(ValueLayout.JAVA_INT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t1 = aSame.mul(t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = aSame.mul(t2);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = aSame.mul(t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, b, bi + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = aSame.mul(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t1 = aSame.mul(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            IntVector t1 = aSame.mul(t0);
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
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t2 = t0.max(t1);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            IntVector t5 = t3.max(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t2 = t0.max(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            IntVector t2 = t0.max(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void maxVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.max(bSame);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = t2.max(bSame);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = t4.max(bSame);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = t6.max(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.max(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = t0.max(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void maxSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector aSame = IntVector.broadcast(Simd.I, a.get(ValueLayout.JAVA_INT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t1 = aSame.max(t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = aSame.max(t2);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = aSame.max(t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, b, bi + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = aSame.max(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t1 = aSame.max(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            IntVector t1 = aSame.max(t0);
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
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t2 = t0.min(t1);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            IntVector t5 = t3.min(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t2 = t0.min(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            IntVector t2 = t0.min(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void minVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.min(bSame);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = t2.min(bSame);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = t4.min(bSame);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = t6.min(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = t0.min(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = t0.min(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void minSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector aSame = IntVector.broadcast(Simd.I, a.get(ValueLayout.JAVA_INT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t1 = aSame.min(t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = aSame.min(t2);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = aSame.min(t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, b, bi + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = aSame.min(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t1 = aSame.min(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            IntVector t1 = aSame.min(t0);
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
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.EQ, t1);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = t3.compare(VectorOperators.EQ, t4);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.EQ, t1);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.EQ, t1);
            Conditions.write(dst, dsti, n - i, t2.toLong());
        }
    }

    static void equalVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.EQ, bSame);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t3 = t2.compare(VectorOperators.EQ, bSame);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = t4.compare(VectorOperators.EQ, bSame);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t7 = t6.compare(VectorOperators.EQ, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.EQ, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.EQ, bSame);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void equalSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector aSame = IntVector.broadcast(Simd.I, a.get(ValueLayout.JAVA_INT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.EQ, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t3 = aSame.compare(VectorOperators.EQ, t2);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = aSame.compare(VectorOperators.EQ, t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, b, bi + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t7 = aSame.compare(VectorOperators.EQ, t6);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.EQ, t0);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.EQ, t0);
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
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.NE, t1);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = t3.compare(VectorOperators.NE, t4);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.NE, t1);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.NE, t1);
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
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.NE, bSame);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t3 = t2.compare(VectorOperators.NE, bSame);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = t4.compare(VectorOperators.NE, bSame);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t7 = t6.compare(VectorOperators.NE, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.NE, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.NE, bSame);
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
        IntVector aSame = IntVector.broadcast(Simd.I, a.get(ValueLayout.JAVA_INT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.NE, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t3 = aSame.compare(VectorOperators.NE, t2);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = aSame.compare(VectorOperators.NE, t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, b, bi + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t7 = aSame.compare(VectorOperators.NE, t6);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.NE, t0);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.NE, t0);
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
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.LT, t1);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = t3.compare(VectorOperators.LT, t4);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.LT, t1);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.LT, t1);
            Conditions.write(dst, dsti, n - i, t2.toLong());
        }
    }

    static void lessVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.LT, bSame);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t3 = t2.compare(VectorOperators.LT, bSame);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = t4.compare(VectorOperators.LT, bSame);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t7 = t6.compare(VectorOperators.LT, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.LT, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.LT, bSame);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void lessSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector aSame = IntVector.broadcast(Simd.I, a.get(ValueLayout.JAVA_INT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.LT, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t3 = aSame.compare(VectorOperators.LT, t2);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = aSame.compare(VectorOperators.LT, t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, b, bi + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t7 = aSame.compare(VectorOperators.LT, t6);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.LT, t0);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.LT, t0);
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
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.LE, t1);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = t3.compare(VectorOperators.LE, t4);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.LE, t1);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.LE, t1);
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
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.LE, bSame);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t3 = t2.compare(VectorOperators.LE, bSame);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = t4.compare(VectorOperators.LE, bSame);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t7 = t6.compare(VectorOperators.LE, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.LE, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.LE, bSame);
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
        IntVector aSame = IntVector.broadcast(Simd.I, a.get(ValueLayout.JAVA_INT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.LE, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t3 = aSame.compare(VectorOperators.LE, t2);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = aSame.compare(VectorOperators.LE, t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, b, bi + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t7 = aSame.compare(VectorOperators.LE, t6);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.LE, t0);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.LE, t0);
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
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.GT, t1);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = t3.compare(VectorOperators.GT, t4);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.GT, t1);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.GT, t1);
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
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.GT, bSame);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t3 = t2.compare(VectorOperators.GT, bSame);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = t4.compare(VectorOperators.GT, bSame);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t7 = t6.compare(VectorOperators.GT, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.GT, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.GT, bSame);
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
        IntVector aSame = IntVector.broadcast(Simd.I, a.get(ValueLayout.JAVA_INT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.GT, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t3 = aSame.compare(VectorOperators.GT, t2);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = aSame.compare(VectorOperators.GT, t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, b, bi + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t7 = aSame.compare(VectorOperators.GT, t6);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.GT, t0);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.GT, t0);
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
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.GE, t1);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = t3.compare(VectorOperators.GE, t4);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.GE, t1);
            Conditions.write(dst, dsti, Simd.F_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            VectorMask<Integer> t2 = t0.compare(VectorOperators.GE, t1);
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
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.GE, bSame);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, a, ai + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t3 = t2.compare(VectorOperators.GE, bSame);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, a, ai + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = t4.compare(VectorOperators.GE, bSame);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t7 = t6.compare(VectorOperators.GE, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.GE, bSame);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, a, ai, NATIVE, in);
            VectorMask<Integer> t1 = t0.compare(VectorOperators.GE, bSame);
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
        IntVector aSame = IntVector.broadcast(Simd.I, a.get(ValueLayout.JAVA_INT_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.GE, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t3 = aSame.compare(VectorOperators.GE, t2);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 8 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t5 = aSame.compare(VectorOperators.GE, t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, b, bi + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Integer> t7 = aSame.compare(VectorOperators.GE, t6);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.F_LANES, Simd.F_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.F_LANES, Simd.F_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.F_LANES, Simd.F_LANES, t7.toLong());
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.GE, t0);
            Conditions.write(dst, dsti, Simd.F_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            VectorMask<Integer> t1 = aSame.compare(VectorOperators.GE, t0);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void selectVVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                          MemorySegment c, long cAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            long t0 = Conditions.read(a, ai, Simd.F_LANES);
            VectorMask<Integer> t1 = VectorMask.fromLong(Simd.I, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, c, ci, NATIVE);
            IntVector t4 = t3.blend(t2, t1);
            long t5 = Conditions.read(a, ai + 1 * Simd.F_LANES, Simd.F_LANES);
            VectorMask<Integer> t6 = VectorMask.fromLong(Simd.I, t5);
            IntVector t7 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            IntVector t8 = IntVector.fromMemorySegment(Simd.I, c, ci + 4 * Simd.F_LANES, NATIVE);
            IntVector t9 = t8.blend(t7, t6);
            t4.intoMemorySegment(dst, dsti, NATIVE);
            t9.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            long t0 = Conditions.read(a, ai, Simd.F_LANES);
            VectorMask<Integer> t1 = VectorMask.fromLong(Simd.I, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, c, ci, NATIVE);
            IntVector t4 = t3.blend(t2, t1);
            t4.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            long t0 = Conditions.read(a, ai, n - i);
            VectorMask<Integer> t1 = VectorMask.fromLong(Simd.I, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, c, ci, NATIVE, in);
            IntVector t4 = t3.blend(t2, t1);
            t4.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void selectVVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                          MemorySegment c, long cAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector cSame = IntVector.broadcast(Simd.I, c.get(ValueLayout.JAVA_INT_UNALIGNED, cAt));
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            long t0 = Conditions.read(a, ai, Simd.F_LANES);
            VectorMask<Integer> t1 = VectorMask.fromLong(Simd.I, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t3 = cSame.blend(t2, t1);
            long t4 = Conditions.read(a, ai + 1 * Simd.F_LANES, Simd.F_LANES);
            VectorMask<Integer> t5 = VectorMask.fromLong(Simd.I, t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            IntVector t7 = cSame.blend(t6, t5);
            t3.intoMemorySegment(dst, dsti, NATIVE);
            t7.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            long t0 = Conditions.read(a, ai, Simd.F_LANES);
            VectorMask<Integer> t1 = VectorMask.fromLong(Simd.I, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t3 = cSame.blend(t2, t1);
            t3.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            long t0 = Conditions.read(a, ai, n - i);
            VectorMask<Integer> t1 = VectorMask.fromLong(Simd.I, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            IntVector t3 = cSame.blend(t2, t1);
            t3.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void selectVSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                          MemorySegment c, long cAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            long t0 = Conditions.read(a, ai, Simd.F_LANES);
            VectorMask<Integer> t1 = VectorMask.fromLong(Simd.I, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, c, ci, NATIVE);
            IntVector t3 = t2.blend(bSame, t1);
            long t4 = Conditions.read(a, ai + 1 * Simd.F_LANES, Simd.F_LANES);
            VectorMask<Integer> t5 = VectorMask.fromLong(Simd.I, t4);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, c, ci + 4 * Simd.F_LANES, NATIVE);
            IntVector t7 = t6.blend(bSame, t5);
            t3.intoMemorySegment(dst, dsti, NATIVE);
            t7.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            long t0 = Conditions.read(a, ai, Simd.F_LANES);
            VectorMask<Integer> t1 = VectorMask.fromLong(Simd.I, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, c, ci, NATIVE);
            IntVector t3 = t2.blend(bSame, t1);
            t3.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            long t0 = Conditions.read(a, ai, n - i);
            VectorMask<Integer> t1 = VectorMask.fromLong(Simd.I, t0);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, c, ci, NATIVE, in);
            IntVector t3 = t2.blend(bSame, t1);
            t3.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void selectVSS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                          MemorySegment c, long cAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        IntVector cSame = IntVector.broadcast(Simd.I, c.get(ValueLayout.JAVA_INT_UNALIGNED, cAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + i;
            long dsti = dstAt + 4L * i;
            long t0 = Conditions.read(a, ai, Simd.F_LANES);
            VectorMask<Integer> t1 = VectorMask.fromLong(Simd.I, t0);
            IntVector t2 = cSame.blend(bSame, t1);
            long t3 = Conditions.read(a, ai + 1 * Simd.F_LANES, Simd.F_LANES);
            VectorMask<Integer> t4 = VectorMask.fromLong(Simd.I, t3);
            IntVector t5 = cSame.blend(bSame, t4);
            long t6 = Conditions.read(a, ai + 2 * Simd.F_LANES, Simd.F_LANES);
            VectorMask<Integer> t7 = VectorMask.fromLong(Simd.I, t6);
            IntVector t8 = cSame.blend(bSame, t7);
            long t9 = Conditions.read(a, ai + 3 * Simd.F_LANES, Simd.F_LANES);
            VectorMask<Integer> t10 = VectorMask.fromLong(Simd.I, t9);
            IntVector t11 = cSame.blend(bSame, t10);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + i;
            long dsti = dstAt + 4L * i;
            long t0 = Conditions.read(a, ai, Simd.F_LANES);
            VectorMask<Integer> t1 = VectorMask.fromLong(Simd.I, t0);
            IntVector t2 = cSame.blend(bSame, t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ai = aAt + i;
            long dsti = dstAt + 4L * i;
            long t0 = Conditions.read(a, ai, n - i);
            VectorMask<Integer> t1 = VectorMask.fromLong(Simd.I, t0);
            IntVector t2 = cSame.blend(bSame, t1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void selectSVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                          MemorySegment c, long cAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        VectorMask<Integer> aSame = VectorMask.fromLong(Simd.I, a.get(ValueLayout.JAVA_BYTE, aAt) == 0 ? 0L : -1L);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, c, ci, NATIVE);
            IntVector t2 = t1.blend(t0, aSame);
            IntVector t3 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, c, ci + 4 * Simd.F_LANES, NATIVE);
            IntVector t5 = t4.blend(t3, aSame);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, c, ci, NATIVE);
            IntVector t2 = t1.blend(t0, aSame);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            IntVector t1 = IntVector.fromMemorySegment(Simd.I, c, ci, NATIVE, in);
            IntVector t2 = t1.blend(t0, aSame);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void selectSVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                          MemorySegment c, long cAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        VectorMask<Integer> aSame = VectorMask.fromLong(Simd.I, a.get(ValueLayout.JAVA_BYTE, aAt) == 0 ? 0L : -1L);
        IntVector cSame = IntVector.broadcast(Simd.I, c.get(ValueLayout.JAVA_INT_UNALIGNED, cAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t1 = cSame.blend(t0, aSame);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, b, bi + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = cSame.blend(t2, aSame);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, b, bi + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = cSame.blend(t4, aSame);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, b, bi + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = cSame.blend(t6, aSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE);
            IntVector t1 = cSame.blend(t0, aSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, b, bi, NATIVE, in);
            IntVector t1 = cSame.blend(t0, aSame);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void selectSSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                          MemorySegment c, long cAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        VectorMask<Integer> aSame = VectorMask.fromLong(Simd.I, a.get(ValueLayout.JAVA_BYTE, aAt) == 0 ? 0L : -1L);
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, c, ci, NATIVE);
            IntVector t1 = t0.blend(bSame, aSame);
            IntVector t2 = IntVector.fromMemorySegment(Simd.I, c, ci + 4 * Simd.F_LANES, NATIVE);
            IntVector t3 = t2.blend(bSame, aSame);
            IntVector t4 = IntVector.fromMemorySegment(Simd.I, c, ci + 8 * Simd.F_LANES, NATIVE);
            IntVector t5 = t4.blend(bSame, aSame);
            IntVector t6 = IntVector.fromMemorySegment(Simd.I, c, ci + 12 * Simd.F_LANES, NATIVE);
            IntVector t7 = t6.blend(bSame, aSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, c, ci, NATIVE);
            IntVector t1 = t0.blend(bSame, aSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            IntVector t0 = IntVector.fromMemorySegment(Simd.I, c, ci, NATIVE, in);
            IntVector t1 = t0.blend(bSame, aSame);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void selectSSS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                          MemorySegment c, long cAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        VectorMask<Integer> aSame = VectorMask.fromLong(Simd.I, a.get(ValueLayout.JAVA_BYTE, aAt) == 0 ? 0L : -1L);
        IntVector bSame = IntVector.broadcast(Simd.I, b.get(ValueLayout.JAVA_INT_UNALIGNED, bAt));
        IntVector cSame = IntVector.broadcast(Simd.I, c.get(ValueLayout.JAVA_INT_UNALIGNED, cAt));
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long dsti = dstAt + 4L * i;
            IntVector t0 = cSame.blend(bSame, aSame);
            IntVector t1 = cSame.blend(bSame, aSame);
            IntVector t2 = cSame.blend(bSame, aSame);
            IntVector t3 = cSame.blend(bSame, aSame);
            t0.intoMemorySegment(dst, dsti, NATIVE);
            t1.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t2.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t3.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long dsti = dstAt + 4L * i;
            IntVector t0 = cSame.blend(bSame, aSame);
            t0.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Integer> in = Simd.I.indexInRange(i, n);
            long dsti = dstAt + 4L * i;
            IntVector t0 = cSame.blend(bSame, aSame);
            t0.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }
}
