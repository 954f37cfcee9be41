// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Elementwise functions of two `double` operands; the letters name vectors (V) and single elements (S).
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class DoubleBinary {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private DoubleBinary() {
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = t0.add(t1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t3.add(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = t0.add(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = t0.add(t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t2.lane(0));
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
        DoubleVector bSame = DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.add(bSame);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = t2.add(bSame);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t4.add(bSame);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.add(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.add(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.add(bSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
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
        DoubleVector aSame = DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t1 = aSame.add(t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = aSame.add(t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = aSame.add(t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = aSame.add(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t1 = aSame.add(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t1 = aSame.add(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = t0.sub(t1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t3.sub(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = t0.sub(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = t0.sub(t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t2.lane(0));
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
        DoubleVector bSame = DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.sub(bSame);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = t2.sub(bSame);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t4.sub(bSame);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.sub(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.sub(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.sub(bSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
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
        DoubleVector aSame = DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t1 = aSame.sub(t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = aSame.sub(t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = aSame.sub(t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = aSame.sub(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t1 = aSame.sub(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t1 = aSame.sub(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = t0.mul(t1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t3.mul(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = t0.mul(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = t0.mul(t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t2.lane(0));
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
        DoubleVector bSame = DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.mul(bSame);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = t2.mul(bSame);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t4.mul(bSame);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.mul(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.mul(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.mul(bSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
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
        DoubleVector aSame = DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t1 = aSame.mul(t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = aSame.mul(t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = aSame.mul(t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = aSame.mul(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t1 = aSame.mul(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t1 = aSame.mul(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void divVV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = t0.div(t1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t3.div(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = t0.div(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = t0.div(t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t2.lane(0));
            } else {
                t2.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void divVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector bSame = DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.div(bSame);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = t2.div(bSame);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t4.div(bSame);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.div(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.div(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.div(bSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void divSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector aSame = DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t1 = aSame.div(t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = aSame.div(t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = aSame.div(t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = aSame.div(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t1 = aSame.div(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t1 = aSame.div(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = t0.max(t1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t3.max(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = t0.max(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = t0.max(t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t2.lane(0));
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
        DoubleVector bSame = DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.max(bSame);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = t2.max(bSame);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t4.max(bSame);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.max(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.max(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.max(bSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
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
        DoubleVector aSame = DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t1 = aSame.max(t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = aSame.max(t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = aSame.max(t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = aSame.max(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t1 = aSame.max(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t1 = aSame.max(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = t0.min(t1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t3.min(t4);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = t0.min(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = t0.min(t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t2.lane(0));
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
        DoubleVector bSame = DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.min(bSame);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = t2.min(bSame);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t4.min(bSame);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.min(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.min(bSame);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.min(bSame);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
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
        DoubleVector aSame = DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t1 = aSame.min(t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = aSame.min(t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = aSame.min(t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = aSame.min(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t1 = aSame.min(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t1 = aSame.min(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t2 = t0.compare(VectorOperators.EQ, t1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = t3.compare(VectorOperators.EQ, t4);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t2 = t0.compare(VectorOperators.EQ, t1);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            VectorMask<Double> t2 = t0.compare(VectorOperators.EQ, t1);
            Conditions.write(dst, dsti, n - i, t2.toLong());
        }
    }

    static void equalVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector bSame = DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.EQ, bSame);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t3 = t2.compare(VectorOperators.EQ, bSame);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = t4.compare(VectorOperators.EQ, bSame);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = t6.compare(VectorOperators.EQ, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.EQ, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            VectorMask<Double> t1 = t0.compare(VectorOperators.EQ, bSame);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void equalSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector aSame = DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.EQ, t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t3 = aSame.compare(VectorOperators.EQ, t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = aSame.compare(VectorOperators.EQ, t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = aSame.compare(VectorOperators.EQ, t6);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.EQ, t0);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.EQ, t0);
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t2 = t0.compare(VectorOperators.NE, t1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = t3.compare(VectorOperators.NE, t4);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t2 = t0.compare(VectorOperators.NE, t1);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            VectorMask<Double> t2 = t0.compare(VectorOperators.NE, t1);
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
        DoubleVector bSame = DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.NE, bSame);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t3 = t2.compare(VectorOperators.NE, bSame);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = t4.compare(VectorOperators.NE, bSame);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = t6.compare(VectorOperators.NE, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.NE, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            VectorMask<Double> t1 = t0.compare(VectorOperators.NE, bSame);
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
        DoubleVector aSame = DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.NE, t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t3 = aSame.compare(VectorOperators.NE, t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = aSame.compare(VectorOperators.NE, t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = aSame.compare(VectorOperators.NE, t6);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.NE, t0);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.NE, t0);
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t2 = t0.compare(VectorOperators.LT, t1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = t3.compare(VectorOperators.LT, t4);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t2 = t0.compare(VectorOperators.LT, t1);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            VectorMask<Double> t2 = t0.compare(VectorOperators.LT, t1);
            Conditions.write(dst, dsti, n - i, t2.toLong());
        }
    }

    static void lessVS(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector bSame = DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.LT, bSame);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t3 = t2.compare(VectorOperators.LT, bSame);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = t4.compare(VectorOperators.LT, bSame);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = t6.compare(VectorOperators.LT, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.LT, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            VectorMask<Double> t1 = t0.compare(VectorOperators.LT, bSame);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void lessSV(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector aSame = DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.LT, t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t3 = aSame.compare(VectorOperators.LT, t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = aSame.compare(VectorOperators.LT, t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = aSame.compare(VectorOperators.LT, t6);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.LT, t0);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.LT, t0);
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t2 = t0.compare(VectorOperators.LE, t1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = t3.compare(VectorOperators.LE, t4);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t2 = t0.compare(VectorOperators.LE, t1);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            VectorMask<Double> t2 = t0.compare(VectorOperators.LE, t1);
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
        DoubleVector bSame = DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.LE, bSame);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t3 = t2.compare(VectorOperators.LE, bSame);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = t4.compare(VectorOperators.LE, bSame);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = t6.compare(VectorOperators.LE, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.LE, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            VectorMask<Double> t1 = t0.compare(VectorOperators.LE, bSame);
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
        DoubleVector aSame = DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.LE, t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t3 = aSame.compare(VectorOperators.LE, t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = aSame.compare(VectorOperators.LE, t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = aSame.compare(VectorOperators.LE, t6);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.LE, t0);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.LE, t0);
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t2 = t0.compare(VectorOperators.GT, t1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = t3.compare(VectorOperators.GT, t4);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t2 = t0.compare(VectorOperators.GT, t1);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            VectorMask<Double> t2 = t0.compare(VectorOperators.GT, t1);
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
        DoubleVector bSame = DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.GT, bSame);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t3 = t2.compare(VectorOperators.GT, bSame);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = t4.compare(VectorOperators.GT, bSame);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = t6.compare(VectorOperators.GT, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.GT, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            VectorMask<Double> t1 = t0.compare(VectorOperators.GT, bSame);
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
        DoubleVector aSame = DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.GT, t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t3 = aSame.compare(VectorOperators.GT, t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = aSame.compare(VectorOperators.GT, t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = aSame.compare(VectorOperators.GT, t6);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.GT, t0);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.GT, t0);
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t2 = t0.compare(VectorOperators.GE, t1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = t3.compare(VectorOperators.GE, t4);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t2 = t0.compare(VectorOperators.GE, t1);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            VectorMask<Double> t2 = t0.compare(VectorOperators.GE, t1);
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
        DoubleVector bSame = DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.GE, bSame);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t3 = t2.compare(VectorOperators.GE, bSame);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = t4.compare(VectorOperators.GE, bSame);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = t6.compare(VectorOperators.GE, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.GE, bSame);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            VectorMask<Double> t1 = t0.compare(VectorOperators.GE, bSame);
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
        DoubleVector aSame = DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, aAt));
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.GE, t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t3 = aSame.compare(VectorOperators.GE, t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = aSame.compare(VectorOperators.GE, t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = aSame.compare(VectorOperators.GE, t6);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.GE, t0);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long bi = bAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, b.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, bi)) : DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            VectorMask<Double> t1 = aSame.compare(VectorOperators.GE, t0);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }
}
