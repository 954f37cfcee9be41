// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Elementwise functions of one `double` operand.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class DoubleUnary {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private DoubleUnary() {
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.neg();
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = t2.neg();
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t4.neg();
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.neg();
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.neg();
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.neg();
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.abs();
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = t2.abs();
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t4.abs();
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.abs();
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.abs();
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.abs();
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.mul(t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = t2.mul(t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t4.mul(t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.mul(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.mul(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.mul(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
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
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.mul(t0);
            DoubleVector t2 = t1.mul(t0);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = t3.mul(t3);
            DoubleVector t5 = t4.mul(t3);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.mul(t6);
            DoubleVector t8 = t7.mul(t6);
            DoubleVector t9 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t10 = t9.mul(t9);
            DoubleVector t11 = t10.mul(t9);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.mul(t0);
            DoubleVector t2 = t1.mul(t0);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.mul(t0);
            DoubleVector t2 = t1.mul(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t2.lane(0));
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
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, 0.0);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, 1.0);
        DoubleVector c2 = DoubleVector.broadcast(Simd.D, -1.0);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.GT, c0);
            VectorMask<Double> t2 = t0.compare(VectorOperators.LT, c0);
            DoubleVector t3 = t0.add(c0);
            DoubleVector t4 = t3.blend(c2, t2);
            DoubleVector t5 = t4.blend(c1, t1);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = t6.compare(VectorOperators.GT, c0);
            VectorMask<Double> t8 = t6.compare(VectorOperators.LT, c0);
            DoubleVector t9 = t6.add(c0);
            DoubleVector t10 = t9.blend(c2, t8);
            DoubleVector t11 = t10.blend(c1, t7);
            DoubleVector t12 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t13 = t12.compare(VectorOperators.GT, c0);
            VectorMask<Double> t14 = t12.compare(VectorOperators.LT, c0);
            DoubleVector t15 = t12.add(c0);
            DoubleVector t16 = t15.blend(c2, t14);
            DoubleVector t17 = t16.blend(c1, t13);
            DoubleVector t18 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t19 = t18.compare(VectorOperators.GT, c0);
            VectorMask<Double> t20 = t18.compare(VectorOperators.LT, c0);
            DoubleVector t21 = t18.add(c0);
            DoubleVector t22 = t21.blend(c2, t20);
            DoubleVector t23 = t22.blend(c1, t19);
            t5.intoMemorySegment(dst, dsti, NATIVE);
            t11.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t17.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t23.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.GT, c0);
            VectorMask<Double> t2 = t0.compare(VectorOperators.LT, c0);
            DoubleVector t3 = t0.add(c0);
            DoubleVector t4 = t3.blend(c2, t2);
            DoubleVector t5 = t4.blend(c1, t1);
            t5.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            VectorMask<Double> t1 = t0.compare(VectorOperators.GT, c0);
            VectorMask<Double> t2 = t0.compare(VectorOperators.LT, c0);
            DoubleVector t3 = t0.add(c0);
            DoubleVector t4 = t3.blend(c2, t2);
            DoubleVector t5 = t4.blend(c1, t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t5.lane(0));
            } else {
                t5.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void relu(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, 0.0);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.LE, c0);
            DoubleVector t2 = t0.blend(c0, t1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t4 = t3.compare(VectorOperators.LE, c0);
            DoubleVector t5 = t3.blend(c0, t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = t6.compare(VectorOperators.LE, c0);
            DoubleVector t8 = t6.blend(c0, t7);
            DoubleVector t9 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t10 = t9.compare(VectorOperators.LE, c0);
            DoubleVector t11 = t9.blend(c0, t10);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.LE, c0);
            DoubleVector t2 = t0.blend(c0, t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            VectorMask<Double> t1 = t0.compare(VectorOperators.LE, c0);
            DoubleVector t2 = t0.blend(c0, t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t2.lane(0));
            } else {
                t2.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void clamp(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, double low, double high) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, low);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, high);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.max(c0);
            DoubleVector t2 = t1.min(c1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = t3.max(c0);
            DoubleVector t5 = t4.min(c1);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.max(c0);
            DoubleVector t8 = t7.min(c1);
            DoubleVector t9 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t10 = t9.max(c0);
            DoubleVector t11 = t10.min(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.max(c0);
            DoubleVector t2 = t1.min(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.max(c0);
            DoubleVector t2 = t1.min(c1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t2.lane(0));
            } else {
                t2.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void sqrt(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.sqrt();
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = t2.sqrt();
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t4.sqrt();
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.sqrt();
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.sqrt();
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.sqrt();
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void rsqrt(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, 1.0);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.sqrt();
            DoubleVector t2 = c0.div(t1);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = t3.sqrt();
            DoubleVector t5 = c0.div(t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.sqrt();
            DoubleVector t8 = c0.div(t7);
            DoubleVector t9 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t10 = t9.sqrt();
            DoubleVector t11 = c0.div(t10);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.sqrt();
            DoubleVector t2 = c0.div(t1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.sqrt();
            DoubleVector t2 = c0.div(t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t2.lane(0));
            } else {
                t2.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void reciprocal(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, 1.0);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = c0.div(t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = c0.div(t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = c0.div(t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = c0.div(t6);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = c0.div(t0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = c0.div(t0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void isNan(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.NE, t0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t3 = t2.compare(VectorOperators.NE, t2);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = t4.compare(VectorOperators.NE, t4);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t7 = t6.compare(VectorOperators.NE, t6);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t3.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t7.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.NE, t0);
            Conditions.write(dst, dsti, Simd.D_LANES, t1.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            VectorMask<Double> t1 = t0.compare(VectorOperators.NE, t0);
            Conditions.write(dst, dsti, n - i, t1.toLong());
        }
    }

    static void isFinite(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, Double.POSITIVE_INFINITY);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.abs();
            VectorMask<Double> t2 = t1.compare(VectorOperators.LT, c0);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t4 = t3.abs();
            VectorMask<Double> t5 = t4.compare(VectorOperators.LT, c0);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.abs();
            VectorMask<Double> t8 = t7.compare(VectorOperators.LT, c0);
            DoubleVector t9 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t10 = t9.abs();
            VectorMask<Double> t11 = t10.compare(VectorOperators.LT, c0);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
            Conditions.write(dst, dsti + 1 * Simd.D_LANES, Simd.D_LANES, t5.toLong());
            Conditions.write(dst, dsti + 2 * Simd.D_LANES, Simd.D_LANES, t8.toLong());
            Conditions.write(dst, dsti + 3 * Simd.D_LANES, Simd.D_LANES, t11.toLong());
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.abs();
            VectorMask<Double> t2 = t1.compare(VectorOperators.LT, c0);
            Conditions.write(dst, dsti, Simd.D_LANES, t2.toLong());
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.abs();
            VectorMask<Double> t2 = t1.compare(VectorOperators.LT, c0);
            Conditions.write(dst, dsti, n - i, t2.toLong());
        }
    }

    static void multiply(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, double factor) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, factor);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.mul(c0);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t3 = t2.mul(c0);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t5 = t4.mul(c0);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = t6.mul(c0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = t0.mul(c0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = t0.mul(c0);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t1.lane(0));
            } else {
                t1.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }

    static void leakyRelu(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, double slope) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, slope);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, 0.0);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.GT, c1);
            DoubleVector t2 = t0.mul(c0);
            DoubleVector t3 = t2.blend(t0, t1);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t5 = t4.compare(VectorOperators.GT, c1);
            DoubleVector t6 = t4.mul(c0);
            DoubleVector t7 = t6.blend(t4, t5);
            DoubleVector t8 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t9 = t8.compare(VectorOperators.GT, c1);
            DoubleVector t10 = t8.mul(c0);
            DoubleVector t11 = t10.blend(t8, t9);
            DoubleVector t12 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            VectorMask<Double> t13 = t12.compare(VectorOperators.GT, c1);
            DoubleVector t14 = t12.mul(c0);
            DoubleVector t15 = t14.blend(t12, t13);
            t3.intoMemorySegment(dst, dsti, NATIVE);
            t7.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t15.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            VectorMask<Double> t1 = t0.compare(VectorOperators.GT, c1);
            DoubleVector t2 = t0.mul(c0);
            DoubleVector t3 = t2.blend(t0, t1);
            t3.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Double> in = Simd.D_LANES == 2 ? null : Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = Simd.D_LANES == 2 ? DoubleVector.broadcast(Simd.D, a.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, ai)) : DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            VectorMask<Double> t1 = t0.compare(VectorOperators.GT, c1);
            DoubleVector t2 = t0.mul(c0);
            DoubleVector t3 = t2.blend(t0, t1);
            if (Simd.D_LANES == 2) {
                dst.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, dsti, t3.lane(0));
            } else {
                t3.intoMemorySegment(dst, dsti, NATIVE, in);
            }
        }
    }
}
