// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Elementwise functions of two `long` operands; the letters name vectors (V) and single elements (S).
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class LongBinary {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private LongBinary() {
    }

    static void addVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t2 = t0.add(t1);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            LongVector t5 = t3.add(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t2 = t0.add(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            LongVector t2 = t0.add(t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t2.lane(0));
            } else {
                t2.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void addVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.add(bSame);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = t2.add(bSame);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = t4.add(bSame);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = t6.add(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.add(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = t0.add(bSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void addSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector aSame = LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t1 = aSame.add(t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = aSame.add(t2);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = aSame.add(t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, b, bi + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = aSame.add(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t1 = aSame.add(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            LongVector t1 = aSame.add(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void subVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t2 = t0.sub(t1);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            LongVector t5 = t3.sub(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t2 = t0.sub(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            LongVector t2 = t0.sub(t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t2.lane(0));
            } else {
                t2.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void subVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.sub(bSame);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = t2.sub(bSame);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = t4.sub(bSame);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = t6.sub(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.sub(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = t0.sub(bSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void subSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector aSame = LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t1 = aSame.sub(t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = aSame.sub(t2);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = aSame.sub(t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, b, bi + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = aSame.sub(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t1 = aSame.sub(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            LongVector t1 = aSame.sub(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void mulVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t2 = t0.mul(t1);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            LongVector t5 = t3.mul(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t2 = t0.mul(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            LongVector t2 = t0.mul(t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t2.lane(0));
            } else {
                t2.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void mulVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.mul(bSame);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = t2.mul(bSame);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = t4.mul(bSame);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = t6.mul(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.mul(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = t0.mul(bSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void mulSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector aSame = LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t1 = aSame.mul(t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = aSame.mul(t2);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = aSame.mul(t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, b, bi + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = aSame.mul(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t1 = aSame.mul(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            LongVector t1 = aSame.mul(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void maxVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t2 = t0.max(t1);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            LongVector t5 = t3.max(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t2 = t0.max(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            LongVector t2 = t0.max(t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t2.lane(0));
            } else {
                t2.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void maxVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.max(bSame);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = t2.max(bSame);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = t4.max(bSame);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = t6.max(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.max(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = t0.max(bSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void maxSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector aSame = LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t1 = aSame.max(t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = aSame.max(t2);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = aSame.max(t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, b, bi + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = aSame.max(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t1 = aSame.max(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            LongVector t1 = aSame.max(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void minVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t2 = t0.min(t1);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            LongVector t5 = t3.min(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t2 = t0.min(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            LongVector t2 = t0.min(t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t2.lane(0));
            } else {
                t2.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void minVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.min(bSame);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = t2.min(bSame);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = t4.min(bSame);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = t6.min(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = t0.min(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = t0.min(bSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void minSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector aSame = LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t1 = aSame.min(t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = aSame.min(t2);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = aSame.min(t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, b, bi + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = aSame.min(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t1 = aSame.min(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            LongVector t1 = aSame.min(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void equalVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t2 = t0.compare(VectorOperators.EQ, t1);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = t3.compare(VectorOperators.EQ, t4);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t2 = t0.compare(VectorOperators.EQ, t1);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            VectorMask<Long> t2 = t0.compare(VectorOperators.EQ, t1);
            Conditions.write(dst, dsti, n - i, t2.toLong());
        }
    }

    static void equalVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.EQ, bSame);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t3 = t2.compare(VectorOperators.EQ, bSame);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = t4.compare(VectorOperators.EQ, bSame);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t7 = t6.compare(VectorOperators.EQ, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.EQ, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            VectorMask<Long> t1 = t0.compare(VectorOperators.EQ, bSame);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void equalSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector aSame = LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.EQ, t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t3 = aSame.compare(VectorOperators.EQ, t2);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = aSame.compare(VectorOperators.EQ, t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, b, bi + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t7 = aSame.compare(VectorOperators.EQ, t6);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.EQ, t0);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.EQ, t0);
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
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t2 = t0.compare(VectorOperators.NE, t1);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = t3.compare(VectorOperators.NE, t4);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t2 = t0.compare(VectorOperators.NE, t1);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            VectorMask<Long> t2 = t0.compare(VectorOperators.NE, t1);
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
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.NE, bSame);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t3 = t2.compare(VectorOperators.NE, bSame);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = t4.compare(VectorOperators.NE, bSame);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t7 = t6.compare(VectorOperators.NE, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.NE, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            VectorMask<Long> t1 = t0.compare(VectorOperators.NE, bSame);
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
        LongVector aSame = LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.NE, t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t3 = aSame.compare(VectorOperators.NE, t2);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = aSame.compare(VectorOperators.NE, t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, b, bi + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t7 = aSame.compare(VectorOperators.NE, t6);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.NE, t0);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.NE, t0);
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
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t2 = t0.compare(VectorOperators.LT, t1);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = t3.compare(VectorOperators.LT, t4);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t2 = t0.compare(VectorOperators.LT, t1);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            VectorMask<Long> t2 = t0.compare(VectorOperators.LT, t1);
            Conditions.write(dst, dsti, n - i, t2.toLong());
        }
    }

    static void lessVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.LT, bSame);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t3 = t2.compare(VectorOperators.LT, bSame);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = t4.compare(VectorOperators.LT, bSame);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t7 = t6.compare(VectorOperators.LT, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.LT, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            VectorMask<Long> t1 = t0.compare(VectorOperators.LT, bSame);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void lessSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        LongVector aSame = LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.LT, t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t3 = aSame.compare(VectorOperators.LT, t2);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = aSame.compare(VectorOperators.LT, t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, b, bi + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t7 = aSame.compare(VectorOperators.LT, t6);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.LT, t0);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.LT, t0);
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
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t2 = t0.compare(VectorOperators.LE, t1);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = t3.compare(VectorOperators.LE, t4);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t2 = t0.compare(VectorOperators.LE, t1);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            VectorMask<Long> t2 = t0.compare(VectorOperators.LE, t1);
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
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.LE, bSame);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t3 = t2.compare(VectorOperators.LE, bSame);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = t4.compare(VectorOperators.LE, bSame);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t7 = t6.compare(VectorOperators.LE, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.LE, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            VectorMask<Long> t1 = t0.compare(VectorOperators.LE, bSame);
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
        LongVector aSame = LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.LE, t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t3 = aSame.compare(VectorOperators.LE, t2);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = aSame.compare(VectorOperators.LE, t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, b, bi + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t7 = aSame.compare(VectorOperators.LE, t6);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.LE, t0);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.LE, t0);
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
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t2 = t0.compare(VectorOperators.GT, t1);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = t3.compare(VectorOperators.GT, t4);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t2 = t0.compare(VectorOperators.GT, t1);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            VectorMask<Long> t2 = t0.compare(VectorOperators.GT, t1);
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
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.GT, bSame);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t3 = t2.compare(VectorOperators.GT, bSame);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = t4.compare(VectorOperators.GT, bSame);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t7 = t6.compare(VectorOperators.GT, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.GT, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            VectorMask<Long> t1 = t0.compare(VectorOperators.GT, bSame);
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
        LongVector aSame = LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.GT, t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t3 = aSame.compare(VectorOperators.GT, t2);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = aSame.compare(VectorOperators.GT, t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, b, bi + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t7 = aSame.compare(VectorOperators.GT, t6);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.GT, t0);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.GT, t0);
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
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t2 = t0.compare(VectorOperators.GE, t1);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = t3.compare(VectorOperators.GE, t4);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t2 = t0.compare(VectorOperators.GE, t1);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            LongVector t1 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            VectorMask<Long> t2 = t0.compare(VectorOperators.GE, t1);
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
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.GE, bSame);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t3 = t2.compare(VectorOperators.GE, bSame);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = t4.compare(VectorOperators.GE, bSame);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t7 = t6.compare(VectorOperators.GE, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE);
            VectorMask<Long> t1 = t0.compare(VectorOperators.GE, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, ai)) : LongVector.fromMemorySegment(Simd.L, a, ai, NATIVE, in);
            VectorMask<Long> t1 = t0.compare(VectorOperators.GE, bSame);
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
        LongVector aSame = LongVector.broadcast(Simd.L, a.get(ValueLayout.JAVA_LONG_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.GE, t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t3 = aSame.compare(VectorOperators.GE, t2);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t5 = aSame.compare(VectorOperators.GE, t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, b, bi + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Long> t7 = aSame.compare(VectorOperators.GE, t6);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.GE, t0);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            VectorMask<Long> t1 = aSame.compare(VectorOperators.GE, t0);
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
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long dsti = dstAt + 8L * i;
            long t0 = Conditions.read(a, ai, Simd.D_LANES);
            VectorMask<Long> t1 = VectorMask.fromLong(Simd.L, t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, c, ci, NATIVE);
            LongVector t4 = t3.blend(t2, t1);
            long t5 = Conditions.read(a, ai + 1 * Simd.D_LANES, Simd.D_LANES);
            VectorMask<Long> t6 = VectorMask.fromLong(Simd.L, t5);
            LongVector t7 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            LongVector t8 = LongVector.fromMemorySegment(Simd.L, c, ci + 8 * Simd.D_LANES, NATIVE);
            LongVector t9 = t8.blend(t7, t6);
            t4.intoMemorySegment(dst, dsti, NATIVE);
            t9.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long dsti = dstAt + 8L * i;
            long t0 = Conditions.read(a, ai, Simd.D_LANES);
            VectorMask<Long> t1 = VectorMask.fromLong(Simd.L, t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, c, ci, NATIVE);
            LongVector t4 = t3.blend(t2, t1);
            t4.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long dsti = dstAt + 8L * i;
            long t0 = Conditions.read(a, ai, n - i);
            VectorMask<Long> t1 = VectorMask.fromLong(Simd.L, t0);
            LongVector t2 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            LongVector t3 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, c.get(ValueLayout.JAVA_LONG_UNALIGNED, ci)) : LongVector.fromMemorySegment(Simd.L, c, ci, NATIVE, in);
            LongVector t4 = t3.blend(t2, t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t4.lane(0));
            } else {
                t4.intoMemorySegment(dst, dsti, NATIVE, in);
            }
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
        LongVector cSame = LongVector.broadcast(Simd.L, c.get(ValueLayout.JAVA_LONG_UNALIGNED, cAt));
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            long t0 = Conditions.read(a, ai, Simd.D_LANES);
            VectorMask<Long> t1 = VectorMask.fromLong(Simd.L, t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t3 = cSame.blend(t2, t1);
            long t4 = Conditions.read(a, ai + 1 * Simd.D_LANES, Simd.D_LANES);
            VectorMask<Long> t5 = VectorMask.fromLong(Simd.L, t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            LongVector t7 = cSame.blend(t6, t5);
            t3.intoMemorySegment(dst, dsti, NATIVE);
            t7.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            long t0 = Conditions.read(a, ai, Simd.D_LANES);
            VectorMask<Long> t1 = VectorMask.fromLong(Simd.L, t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t3 = cSame.blend(t2, t1);
            t3.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            long t0 = Conditions.read(a, ai, n - i);
            VectorMask<Long> t1 = VectorMask.fromLong(Simd.L, t0);
            LongVector t2 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            LongVector t3 = cSame.blend(t2, t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t3.lane(0));
            } else {
                t3.intoMemorySegment(dst, dsti, NATIVE, in);
            }
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
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + i;
            long ci = cAt + 8L * i;
            long dsti = dstAt + 8L * i;
            long t0 = Conditions.read(a, ai, Simd.D_LANES);
            VectorMask<Long> t1 = VectorMask.fromLong(Simd.L, t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, c, ci, NATIVE);
            LongVector t3 = t2.blend(bSame, t1);
            long t4 = Conditions.read(a, ai + 1 * Simd.D_LANES, Simd.D_LANES);
            VectorMask<Long> t5 = VectorMask.fromLong(Simd.L, t4);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, c, ci + 8 * Simd.D_LANES, NATIVE);
            LongVector t7 = t6.blend(bSame, t5);
            t3.intoMemorySegment(dst, dsti, NATIVE);
            t7.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + i;
            long ci = cAt + 8L * i;
            long dsti = dstAt + 8L * i;
            long t0 = Conditions.read(a, ai, Simd.D_LANES);
            VectorMask<Long> t1 = VectorMask.fromLong(Simd.L, t0);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, c, ci, NATIVE);
            LongVector t3 = t2.blend(bSame, t1);
            t3.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + i;
            long ci = cAt + 8L * i;
            long dsti = dstAt + 8L * i;
            long t0 = Conditions.read(a, ai, n - i);
            VectorMask<Long> t1 = VectorMask.fromLong(Simd.L, t0);
            LongVector t2 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, c.get(ValueLayout.JAVA_LONG_UNALIGNED, ci)) : LongVector.fromMemorySegment(Simd.L, c, ci, NATIVE, in);
            LongVector t3 = t2.blend(bSame, t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t3.lane(0));
            } else {
                t3.intoMemorySegment(dst, dsti, NATIVE, in);
            }
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
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        LongVector cSame = LongVector.broadcast(Simd.L, c.get(ValueLayout.JAVA_LONG_UNALIGNED, cAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + i;
            long dsti = dstAt + 8L * i;
            long t0 = Conditions.read(a, ai, Simd.D_LANES);
            VectorMask<Long> t1 = VectorMask.fromLong(Simd.L, t0);
            LongVector t2 = cSame.blend(bSame, t1);
            long t3 = Conditions.read(a, ai + 1 * Simd.D_LANES, Simd.D_LANES);
            VectorMask<Long> t4 = VectorMask.fromLong(Simd.L, t3);
            LongVector t5 = cSame.blend(bSame, t4);
            long t6 = Conditions.read(a, ai + 2 * Simd.D_LANES, Simd.D_LANES);
            VectorMask<Long> t7 = VectorMask.fromLong(Simd.L, t6);
            LongVector t8 = cSame.blend(bSame, t7);
            long t9 = Conditions.read(a, ai + 3 * Simd.D_LANES, Simd.D_LANES);
            VectorMask<Long> t10 = VectorMask.fromLong(Simd.L, t9);
            LongVector t11 = cSame.blend(bSame, t10);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + i;
            long dsti = dstAt + 8L * i;
            long t0 = Conditions.read(a, ai, Simd.D_LANES);
            VectorMask<Long> t1 = VectorMask.fromLong(Simd.L, t0);
            LongVector t2 = cSame.blend(bSame, t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ai = aAt + i;
            long dsti = dstAt + 8L * i;
            long t0 = Conditions.read(a, ai, n - i);
            VectorMask<Long> t1 = VectorMask.fromLong(Simd.L, t0);
            LongVector t2 = cSame.blend(bSame, t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t2.lane(0));
            } else {
                t2.intoMemorySegment(dst, dsti, NATIVE, in);
            }
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
        VectorMask<Long> aSame = VectorMask.fromLong(Simd.L, a.get(ValueLayout.JAVA_BYTE, aAt) == 0 ? 0L : -1L);
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, c, ci, NATIVE);
            LongVector t2 = t1.blend(t0, aSame);
            LongVector t3 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, c, ci + 8 * Simd.D_LANES, NATIVE);
            LongVector t5 = t4.blend(t3, aSame);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t1 = LongVector.fromMemorySegment(Simd.L, c, ci, NATIVE);
            LongVector t2 = t1.blend(t0, aSame);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            LongVector t1 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, c.get(ValueLayout.JAVA_LONG_UNALIGNED, ci)) : LongVector.fromMemorySegment(Simd.L, c, ci, NATIVE, in);
            LongVector t2 = t1.blend(t0, aSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t2.lane(0));
            } else {
                t2.intoMemorySegment(dst, dsti, NATIVE, in);
            }
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
        VectorMask<Long> aSame = VectorMask.fromLong(Simd.L, a.get(ValueLayout.JAVA_BYTE, aAt) == 0 ? 0L : -1L);
        LongVector cSame = LongVector.broadcast(Simd.L, c.get(ValueLayout.JAVA_LONG_UNALIGNED, cAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t1 = cSame.blend(t0, aSame);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, b, bi + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = cSame.blend(t2, aSame);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, b, bi + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = cSame.blend(t4, aSame);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, b, bi + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = cSame.blend(t6, aSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE);
            LongVector t1 = cSame.blend(t0, aSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bi)) : LongVector.fromMemorySegment(Simd.L, b, bi, NATIVE, in);
            LongVector t1 = cSame.blend(t0, aSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
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
        VectorMask<Long> aSame = VectorMask.fromLong(Simd.L, a.get(ValueLayout.JAVA_BYTE, aAt) == 0 ? 0L : -1L);
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ci = cAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, c, ci, NATIVE);
            LongVector t1 = t0.blend(bSame, aSame);
            LongVector t2 = LongVector.fromMemorySegment(Simd.L, c, ci + 8 * Simd.D_LANES, NATIVE);
            LongVector t3 = t2.blend(bSame, aSame);
            LongVector t4 = LongVector.fromMemorySegment(Simd.L, c, ci + 16 * Simd.D_LANES, NATIVE);
            LongVector t5 = t4.blend(bSame, aSame);
            LongVector t6 = LongVector.fromMemorySegment(Simd.L, c, ci + 24 * Simd.D_LANES, NATIVE);
            LongVector t7 = t6.blend(bSame, aSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ci = cAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = LongVector.fromMemorySegment(Simd.L, c, ci, NATIVE);
            LongVector t1 = t0.blend(bSame, aSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long ci = cAt + 8L * i;
            long dsti = dstAt + 8L * i;
            LongVector t0 = Simd.D_LANES == 2 ? LongVector.broadcast(Simd.L, c.get(ValueLayout.JAVA_LONG_UNALIGNED, ci)) : LongVector.fromMemorySegment(Simd.L, c, ci, NATIVE, in);
            LongVector t1 = t0.blend(bSame, aSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
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
        VectorMask<Long> aSame = VectorMask.fromLong(Simd.L, a.get(ValueLayout.JAVA_BYTE, aAt) == 0 ? 0L : -1L);
        LongVector bSame = LongVector.broadcast(Simd.L, b.get(ValueLayout.JAVA_LONG_UNALIGNED, bAt));
        LongVector cSame = LongVector.broadcast(Simd.L, c.get(ValueLayout.JAVA_LONG_UNALIGNED, cAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long dsti = dstAt + 8L * i;
            LongVector t0 = cSame.blend(bSame, aSame);
            LongVector t1 = cSame.blend(bSame, aSame);
            LongVector t2 = cSame.blend(bSame, aSame);
            LongVector t3 = cSame.blend(bSame, aSame);
            t0.intoMemorySegment(dst, dsti, NATIVE);
            t1.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t2.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t3.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long dsti = dstAt + 8L * i;
            LongVector t0 = cSame.blend(bSame, aSame);
            t0.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Long> in = Simd.D_LANES == 2 ? null : Simd.L.indexInRange(i, n);
            long dsti = dstAt + 8L * i;
            LongVector t0 = cSame.blend(bSame, aSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_LONG_UNALIGNED, dsti, t0.lane(0));
            } else {
                t0.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }
}
