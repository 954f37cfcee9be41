// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/// The loops of softmax, cross-entropy and normalisation over many rows, packed or apart; `s` holds four floats for each.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class FloatLines {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    // Lanes are folded in this order, so that results do not depend on how the code is compiled.
    private static final VectorShuffle<Float> FOLD1 = Simd.F.shuffleFromOp(i -> (i ^ 1) % Simd.F_LANES);
    private static final VectorShuffle<Float> FOLD2 = Simd.F.shuffleFromOp(i -> (i ^ 2) % Simd.F_LANES);
    private static final VectorShuffle<Float> FOLD4 = Simd.F.shuffleFromOp(i -> (i ^ 4) % Simd.F_LANES);
    private static final VectorShuffle<Float> FOLD8 = Simd.F.shuffleFromOp(i -> (i ^ 8) % Simd.F_LANES);

    private FloatLines() {
    }

    static void largest(MemorySegment a, long aAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector sum0 = FloatVector.broadcast(Simd.F, Float.NEGATIVE_INFINITY);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                VectorMask<Float> t1 = t0.compare(VectorOperators.GT, sum0);
                sum0 = sum0.blend(t0, t1);
            }
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            VectorMask<Float> t0 = aLast.compare(VectorOperators.GT, sum0);
            sum0 = sum0.blend(aLast, t0);
            FloatVector all0 = sum0;
            if (Simd.F_LANES > 8) {
                FloatVector other = all0.rearrange(FOLD8);
                all0 = all0.blend(other, other.compare(VectorOperators.GT, all0));
            }
            if (Simd.F_LANES > 4) {
                FloatVector other = all0.rearrange(FOLD4);
                all0 = all0.blend(other, other.compare(VectorOperators.GT, all0));
            }
            if (Simd.F_LANES > 2) {
                FloatVector other = all0.rearrange(FOLD2);
                all0 = all0.blend(other, other.compare(VectorOperators.GT, all0));
            }
            if (Simd.F_LANES > 1) {
                FloatVector other = all0.rearrange(FOLD1);
                all0 = all0.blend(other, other.compare(VectorOperators.GT, all0));
            }
            s.set(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0, all0.lane(0));
        }
    }

    static void expOfDifference(MemorySegment dst, long dstAt, MemorySegment a, long aAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 0.0013820411f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, 0.008368677f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.04166827f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.16666521f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.49999994f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c10 = IntVector.broadcast(Simd.I, 1065353216);
        FloatVector c11 = FloatVector.broadcast(Simd.F, -87.33f);
        FloatVector c12 = FloatVector.broadcast(Simd.F, 0.0f);
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        VectorMask<Float> fresh = VectorMask.fromLong(Simd.F, -1L << Simd.F_LANES - (n - whole));
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long dstr = dstAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0));
            FloatVector sum0 = FloatVector.broadcast(Simd.F, 0.0f);
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = t0.sub(p0);
                FloatVector t2 = t1.fma(c0, c1);
                IntVector t3 = t2.reinterpretAsInts();
                FloatVector t4 = t3.reinterpretAsFloats();
                FloatVector t5 = t4.sub(c1);
                FloatVector t6 = t5.fma(c2, t1);
                FloatVector t7 = t5.fma(c3, t6);
                FloatVector t8 = c4.fma(t7, c5);
                FloatVector t9 = t8.fma(t7, c6);
                FloatVector t10 = t9.fma(t7, c7);
                FloatVector t11 = t10.fma(t7, c8);
                FloatVector t12 = t11.fma(t7, c9);
                FloatVector t13 = t12.fma(t7, c9);
                IntVector t14 = t3.lanewise(VectorOperators.LSHL, 23);
                IntVector t15 = t14.add(c10);
                FloatVector t16 = t15.reinterpretAsFloats();
                FloatVector t17 = t13.mul(t16);
                VectorMask<Float> t18 = t1.compare(VectorOperators.LT, c11);
                FloatVector t19 = t17.blend(c12, t18);
                t19.intoMemorySegment(dst, dstr + at, NATIVE);
                sum0 = sum0.add(t19);
            }
            FloatVector t0 = aLast.sub(p0);
            FloatVector t1 = t0.fma(c0, c1);
            IntVector t2 = t1.reinterpretAsInts();
            FloatVector t3 = t2.reinterpretAsFloats();
            FloatVector t4 = t3.sub(c1);
            FloatVector t5 = t4.fma(c2, t0);
            FloatVector t6 = t4.fma(c3, t5);
            FloatVector t7 = c4.fma(t6, c5);
            FloatVector t8 = t7.fma(t6, c6);
            FloatVector t9 = t8.fma(t6, c7);
            FloatVector t10 = t9.fma(t6, c8);
            FloatVector t11 = t10.fma(t6, c9);
            FloatVector t12 = t11.fma(t6, c9);
            IntVector t13 = t2.lanewise(VectorOperators.LSHL, 23);
            IntVector t14 = t13.add(c10);
            FloatVector t15 = t14.reinterpretAsFloats();
            FloatVector t16 = t12.mul(t15);
            VectorMask<Float> t17 = t0.compare(VectorOperators.LT, c11);
            FloatVector t18 = t16.blend(c12, t17);
            t18.intoMemorySegment(dst, dstr + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector t19 = c12.blend(t18, fresh);
            sum0 = sum0.add(t19);
            FloatVector all0 = sum0;
            if (Simd.F_LANES > 8) {
                FloatVector other = all0.rearrange(FOLD8);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 4) {
                FloatVector other = all0.rearrange(FOLD4);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 2) {
                FloatVector other = all0.rearrange(FOLD2);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 1) {
                FloatVector other = all0.rearrange(FOLD1);
                all0 = all0.add(other);
            }
            s.set(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 4, all0.lane(0));
        }
    }

    static void sumOfExp(MemorySegment a, long aAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 0.0013820411f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, 0.008368677f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.04166827f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.16666521f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.49999994f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c10 = IntVector.broadcast(Simd.I, 1065353216);
        FloatVector c11 = FloatVector.broadcast(Simd.F, -87.33f);
        FloatVector c12 = FloatVector.broadcast(Simd.F, 0.0f);
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        VectorMask<Float> fresh = VectorMask.fromLong(Simd.F, -1L << Simd.F_LANES - (n - whole));
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0));
            FloatVector sum0 = FloatVector.broadcast(Simd.F, 0.0f);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = t0.sub(p0);
                FloatVector t2 = t1.fma(c0, c1);
                IntVector t3 = t2.reinterpretAsInts();
                FloatVector t4 = t3.reinterpretAsFloats();
                FloatVector t5 = t4.sub(c1);
                FloatVector t6 = t5.fma(c2, t1);
                FloatVector t7 = t5.fma(c3, t6);
                FloatVector t8 = c4.fma(t7, c5);
                FloatVector t9 = t8.fma(t7, c6);
                FloatVector t10 = t9.fma(t7, c7);
                FloatVector t11 = t10.fma(t7, c8);
                FloatVector t12 = t11.fma(t7, c9);
                FloatVector t13 = t12.fma(t7, c9);
                IntVector t14 = t3.lanewise(VectorOperators.LSHL, 23);
                IntVector t15 = t14.add(c10);
                FloatVector t16 = t15.reinterpretAsFloats();
                FloatVector t17 = t13.mul(t16);
                VectorMask<Float> t18 = t1.compare(VectorOperators.LT, c11);
                FloatVector t19 = t17.blend(c12, t18);
                sum0 = sum0.add(t19);
            }
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector t0 = aLast.sub(p0);
            FloatVector t1 = t0.fma(c0, c1);
            IntVector t2 = t1.reinterpretAsInts();
            FloatVector t3 = t2.reinterpretAsFloats();
            FloatVector t4 = t3.sub(c1);
            FloatVector t5 = t4.fma(c2, t0);
            FloatVector t6 = t4.fma(c3, t5);
            FloatVector t7 = c4.fma(t6, c5);
            FloatVector t8 = t7.fma(t6, c6);
            FloatVector t9 = t8.fma(t6, c7);
            FloatVector t10 = t9.fma(t6, c8);
            FloatVector t11 = t10.fma(t6, c9);
            FloatVector t12 = t11.fma(t6, c9);
            IntVector t13 = t2.lanewise(VectorOperators.LSHL, 23);
            IntVector t14 = t13.add(c10);
            FloatVector t15 = t14.reinterpretAsFloats();
            FloatVector t16 = t12.mul(t15);
            VectorMask<Float> t17 = t0.compare(VectorOperators.LT, c11);
            FloatVector t18 = t16.blend(c12, t17);
            FloatVector t19 = c12.blend(t18, fresh);
            sum0 = sum0.add(t19);
            FloatVector all0 = sum0;
            if (Simd.F_LANES > 8) {
                FloatVector other = all0.rearrange(FOLD8);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 4) {
                FloatVector other = all0.rearrange(FOLD4);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 2) {
                FloatVector other = all0.rearrange(FOLD2);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 1) {
                FloatVector other = all0.rearrange(FOLD1);
                all0 = all0.add(other);
            }
            s.set(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 4, all0.lane(0));
        }
    }

    static void multiply(MemorySegment dst, long dstAt, MemorySegment a, long aAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long dstr = dstAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 4));
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = t0.mul(p0);
                t1.intoMemorySegment(dst, dstr + at, NATIVE);
            }
            FloatVector t0 = aLast.mul(p0);
            t0.intoMemorySegment(dst, dstr + 4L * (n - Simd.F_LANES), NATIVE);
        }
    }

    static void subtractTwice(MemorySegment dst, long dstAt, MemorySegment a, long aAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long dstr = dstAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0));
            FloatVector p1 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 4));
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = t0.sub(p0);
                FloatVector t2 = t1.sub(p1);
                t2.intoMemorySegment(dst, dstr + at, NATIVE);
            }
            FloatVector t0 = aLast.sub(p0);
            FloatVector t1 = t0.sub(p1);
            t1.intoMemorySegment(dst, dstr + 4L * (n - Simd.F_LANES), NATIVE);
        }
    }

    static void sumOfProducts(MemorySegment a, long aAt, MemorySegment b, long bAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 0.0f);
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        VectorMask<Float> fresh = VectorMask.fromLong(Simd.F, -1L << Simd.F_LANES - (n - whole));
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long br = bAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector sum0 = FloatVector.broadcast(Simd.F, 0.0f);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, br + at, NATIVE);
                FloatVector t2 = t0.mul(t1);
                sum0 = sum0.add(t2);
            }
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector bLast = FloatVector.fromMemorySegment(Simd.F, b, br + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector t0 = aLast.mul(bLast);
            FloatVector t1 = c0.blend(t0, fresh);
            sum0 = sum0.add(t1);
            FloatVector all0 = sum0;
            if (Simd.F_LANES > 8) {
                FloatVector other = all0.rearrange(FOLD8);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 4) {
                FloatVector other = all0.rearrange(FOLD4);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 2) {
                FloatVector other = all0.rearrange(FOLD2);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 1) {
                FloatVector other = all0.rearrange(FOLD1);
                all0 = all0.add(other);
            }
            s.set(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0, all0.lane(0));
        }
    }

    static void softmaxGradient(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long br = bAt + 4L * n * row;
            long dstr = dstAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0));
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector bLast = FloatVector.fromMemorySegment(Simd.F, b, br + 4L * (n - Simd.F_LANES), NATIVE);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, br + at, NATIVE);
                FloatVector t2 = t1.sub(p0);
                FloatVector t3 = t0.mul(t2);
                t3.intoMemorySegment(dst, dstr + at, NATIVE);
            }
            FloatVector t0 = bLast.sub(p0);
            FloatVector t1 = aLast.mul(t0);
            t1.intoMemorySegment(dst, dstr + 4L * (n - Simd.F_LANES), NATIVE);
        }
    }

    static void sum(MemorySegment a, long aAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 0.0f);
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        VectorMask<Float> fresh = VectorMask.fromLong(Simd.F, -1L << Simd.F_LANES - (n - whole));
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector sum0 = FloatVector.broadcast(Simd.F, 0.0f);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                sum0 = sum0.add(t0);
            }
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector t0 = c0.blend(aLast, fresh);
            sum0 = sum0.add(t0);
            FloatVector all0 = sum0;
            if (Simd.F_LANES > 8) {
                FloatVector other = all0.rearrange(FOLD8);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 4) {
                FloatVector other = all0.rearrange(FOLD4);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 2) {
                FloatVector other = all0.rearrange(FOLD2);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 1) {
                FloatVector other = all0.rearrange(FOLD1);
                all0 = all0.add(other);
            }
            s.set(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0, all0.lane(0));
        }
    }

    static void logSoftmaxGradient(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 0.0013820411f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, 0.008368677f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.04166827f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.16666521f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.49999994f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c10 = IntVector.broadcast(Simd.I, 1065353216);
        FloatVector c11 = FloatVector.broadcast(Simd.F, -87.33f);
        FloatVector c12 = FloatVector.broadcast(Simd.F, 0.0f);
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long br = bAt + 4L * n * row;
            long dstr = dstAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0));
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector bLast = FloatVector.fromMemorySegment(Simd.F, b, br + 4L * (n - Simd.F_LANES), NATIVE);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, br + at, NATIVE);
                FloatVector t2 = t0.fma(c0, c1);
                IntVector t3 = t2.reinterpretAsInts();
                FloatVector t4 = t3.reinterpretAsFloats();
                FloatVector t5 = t4.sub(c1);
                FloatVector t6 = t5.fma(c2, t0);
                FloatVector t7 = t5.fma(c3, t6);
                FloatVector t8 = c4.fma(t7, c5);
                FloatVector t9 = t8.fma(t7, c6);
                FloatVector t10 = t9.fma(t7, c7);
                FloatVector t11 = t10.fma(t7, c8);
                FloatVector t12 = t11.fma(t7, c9);
                FloatVector t13 = t12.fma(t7, c9);
                IntVector t14 = t3.lanewise(VectorOperators.LSHL, 23);
                IntVector t15 = t14.add(c10);
                FloatVector t16 = t15.reinterpretAsFloats();
                FloatVector t17 = t13.mul(t16);
                VectorMask<Float> t18 = t0.compare(VectorOperators.LT, c11);
                FloatVector t19 = t17.blend(c12, t18);
                FloatVector t20 = t19.neg();
                FloatVector t21 = t20.fma(p0, t1);
                t21.intoMemorySegment(dst, dstr + at, NATIVE);
            }
            FloatVector t0 = aLast.fma(c0, c1);
            IntVector t1 = t0.reinterpretAsInts();
            FloatVector t2 = t1.reinterpretAsFloats();
            FloatVector t3 = t2.sub(c1);
            FloatVector t4 = t3.fma(c2, aLast);
            FloatVector t5 = t3.fma(c3, t4);
            FloatVector t6 = c4.fma(t5, c5);
            FloatVector t7 = t6.fma(t5, c6);
            FloatVector t8 = t7.fma(t5, c7);
            FloatVector t9 = t8.fma(t5, c8);
            FloatVector t10 = t9.fma(t5, c9);
            FloatVector t11 = t10.fma(t5, c9);
            IntVector t12 = t1.lanewise(VectorOperators.LSHL, 23);
            IntVector t13 = t12.add(c10);
            FloatVector t14 = t13.reinterpretAsFloats();
            FloatVector t15 = t11.mul(t14);
            VectorMask<Float> t16 = aLast.compare(VectorOperators.LT, c11);
            FloatVector t17 = t15.blend(c12, t16);
            FloatVector t18 = t17.neg();
            FloatVector t19 = t18.fma(p0, bLast);
            t19.intoMemorySegment(dst, dstr + 4L * (n - Simd.F_LANES), NATIVE);
        }
    }

    static void moments(MemorySegment a, long aAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 0.0f);
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        VectorMask<Float> fresh = VectorMask.fromLong(Simd.F, -1L << Simd.F_LANES - (n - whole));
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, a.get(ValueLayout.JAVA_FLOAT_UNALIGNED, ar));
            FloatVector sum0 = FloatVector.broadcast(Simd.F, 0.0f);
            FloatVector sum1 = FloatVector.broadcast(Simd.F, 0.0f);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = t0.sub(p0);
                sum0 = sum0.add(t1);
                sum1 = t1.fma(t1, sum1);
            }
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector t0 = aLast.sub(p0);
            FloatVector t1 = c0.blend(t0, fresh);
            sum0 = sum0.add(t1);
            FloatVector t2 = c0.blend(t0, fresh);
            sum1 = t2.fma(t2, sum1);
            FloatVector all0 = sum0;
            if (Simd.F_LANES > 8) {
                FloatVector other = all0.rearrange(FOLD8);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 4) {
                FloatVector other = all0.rearrange(FOLD4);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 2) {
                FloatVector other = all0.rearrange(FOLD2);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 1) {
                FloatVector other = all0.rearrange(FOLD1);
                all0 = all0.add(other);
            }
            s.set(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0, all0.lane(0));
            FloatVector all1 = sum1;
            if (Simd.F_LANES > 8) {
                FloatVector other = all1.rearrange(FOLD8);
                all1 = all1.add(other);
            }
            if (Simd.F_LANES > 4) {
                FloatVector other = all1.rearrange(FOLD4);
                all1 = all1.add(other);
            }
            if (Simd.F_LANES > 2) {
                FloatVector other = all1.rearrange(FOLD2);
                all1 = all1.add(other);
            }
            if (Simd.F_LANES > 1) {
                FloatVector other = all1.rearrange(FOLD1);
                all1 = all1.add(other);
            }
            s.set(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 4, all1.lane(0));
        }
    }

    static void sumOfSquares(MemorySegment a, long aAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 0.0f);
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        VectorMask<Float> fresh = VectorMask.fromLong(Simd.F, -1L << Simd.F_LANES - (n - whole));
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector sum0 = FloatVector.broadcast(Simd.F, 0.0f);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                sum0 = t0.fma(t0, sum0);
            }
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector t0 = c0.blend(aLast, fresh);
            sum0 = t0.fma(t0, sum0);
            FloatVector all0 = sum0;
            if (Simd.F_LANES > 8) {
                FloatVector other = all0.rearrange(FOLD8);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 4) {
                FloatVector other = all0.rearrange(FOLD4);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 2) {
                FloatVector other = all0.rearrange(FOLD2);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 1) {
                FloatVector other = all0.rearrange(FOLD1);
                all0 = all0.add(other);
            }
            s.set(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 4, all0.lane(0));
        }
    }

    static void standardize(MemorySegment dst, long dstAt, MemorySegment a, long aAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long dstr = dstAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0));
            FloatVector p1 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 4));
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = t0.sub(p0);
                FloatVector t2 = t1.mul(p1);
                t2.intoMemorySegment(dst, dstr + at, NATIVE);
            }
            FloatVector t0 = aLast.sub(p0);
            FloatVector t1 = t0.mul(p1);
            t1.intoMemorySegment(dst, dstr + 4L * (n - Simd.F_LANES), NATIVE);
        }
    }

    static void standardizeScaled(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long dstr = dstAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0));
            FloatVector p1 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 4));
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector bLast = FloatVector.fromMemorySegment(Simd.F, b, bAt + 4L * (n - Simd.F_LANES), NATIVE);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bAt + at, NATIVE);
                FloatVector t2 = t0.sub(p0);
                FloatVector t3 = t2.mul(p1);
                FloatVector t4 = t3.mul(t1);
                t4.intoMemorySegment(dst, dstr + at, NATIVE);
            }
            FloatVector t0 = aLast.sub(p0);
            FloatVector t1 = t0.mul(p1);
            FloatVector t2 = t1.mul(bLast);
            t2.intoMemorySegment(dst, dstr + 4L * (n - Simd.F_LANES), NATIVE);
        }
    }

    static void standardizeAffine(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, MemorySegment c, long cAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long dstr = dstAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0));
            FloatVector p1 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 4));
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector bLast = FloatVector.fromMemorySegment(Simd.F, b, bAt + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector cLast = FloatVector.fromMemorySegment(Simd.F, c, cAt + 4L * (n - Simd.F_LANES), NATIVE);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bAt + at, NATIVE);
                FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, cAt + at, NATIVE);
                FloatVector t3 = t0.sub(p0);
                FloatVector t4 = t3.mul(p1);
                FloatVector t5 = t4.fma(t1, t2);
                t5.intoMemorySegment(dst, dstr + at, NATIVE);
            }
            FloatVector t0 = aLast.sub(p0);
            FloatVector t1 = t0.mul(p1);
            FloatVector t2 = t1.fma(bLast, cLast);
            t2.intoMemorySegment(dst, dstr + 4L * (n - Simd.F_LANES), NATIVE);
        }
    }

    static void gradientSums(MemorySegment a, long aAt, MemorySegment b, long bAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 0.0f);
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        VectorMask<Float> fresh = VectorMask.fromLong(Simd.F, -1L << Simd.F_LANES - (n - whole));
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long br = bAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0));
            FloatVector sum0 = FloatVector.broadcast(Simd.F, 0.0f);
            FloatVector sum1 = FloatVector.broadcast(Simd.F, 0.0f);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, br + at, NATIVE);
                FloatVector t2 = t0.sub(p0);
                FloatVector t3 = t1.mul(t2);
                sum0 = sum0.add(t1);
                sum1 = sum1.add(t3);
            }
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector bLast = FloatVector.fromMemorySegment(Simd.F, b, br + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector t0 = aLast.sub(p0);
            FloatVector t1 = bLast.mul(t0);
            FloatVector t2 = c0.blend(bLast, fresh);
            sum0 = sum0.add(t2);
            FloatVector t3 = c0.blend(t1, fresh);
            sum1 = sum1.add(t3);
            FloatVector all0 = sum0;
            if (Simd.F_LANES > 8) {
                FloatVector other = all0.rearrange(FOLD8);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 4) {
                FloatVector other = all0.rearrange(FOLD4);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 2) {
                FloatVector other = all0.rearrange(FOLD2);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 1) {
                FloatVector other = all0.rearrange(FOLD1);
                all0 = all0.add(other);
            }
            s.set(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 8, all0.lane(0));
            FloatVector all1 = sum1;
            if (Simd.F_LANES > 8) {
                FloatVector other = all1.rearrange(FOLD8);
                all1 = all1.add(other);
            }
            if (Simd.F_LANES > 4) {
                FloatVector other = all1.rearrange(FOLD4);
                all1 = all1.add(other);
            }
            if (Simd.F_LANES > 2) {
                FloatVector other = all1.rearrange(FOLD2);
                all1 = all1.add(other);
            }
            if (Simd.F_LANES > 1) {
                FloatVector other = all1.rearrange(FOLD1);
                all1 = all1.add(other);
            }
            s.set(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 12, all1.lane(0));
        }
    }

    static void weightedGradientSums(MemorySegment a, long aAt, MemorySegment b, long bAt, MemorySegment c, long cAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 0.0f);
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        VectorMask<Float> fresh = VectorMask.fromLong(Simd.F, -1L << Simd.F_LANES - (n - whole));
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long br = bAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0));
            FloatVector sum0 = FloatVector.broadcast(Simd.F, 0.0f);
            FloatVector sum1 = FloatVector.broadcast(Simd.F, 0.0f);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, br + at, NATIVE);
                FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, cAt + at, NATIVE);
                FloatVector t3 = t1.mul(t2);
                FloatVector t4 = t0.sub(p0);
                FloatVector t5 = t3.mul(t4);
                sum0 = sum0.add(t3);
                sum1 = sum1.add(t5);
            }
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector bLast = FloatVector.fromMemorySegment(Simd.F, b, br + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector cLast = FloatVector.fromMemorySegment(Simd.F, c, cAt + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector t0 = bLast.mul(cLast);
            FloatVector t1 = aLast.sub(p0);
            FloatVector t2 = t0.mul(t1);
            FloatVector t3 = c0.blend(t0, fresh);
            sum0 = sum0.add(t3);
            FloatVector t4 = c0.blend(t2, fresh);
            sum1 = sum1.add(t4);
            FloatVector all0 = sum0;
            if (Simd.F_LANES > 8) {
                FloatVector other = all0.rearrange(FOLD8);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 4) {
                FloatVector other = all0.rearrange(FOLD4);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 2) {
                FloatVector other = all0.rearrange(FOLD2);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 1) {
                FloatVector other = all0.rearrange(FOLD1);
                all0 = all0.add(other);
            }
            s.set(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 8, all0.lane(0));
            FloatVector all1 = sum1;
            if (Simd.F_LANES > 8) {
                FloatVector other = all1.rearrange(FOLD8);
                all1 = all1.add(other);
            }
            if (Simd.F_LANES > 4) {
                FloatVector other = all1.rearrange(FOLD4);
                all1 = all1.add(other);
            }
            if (Simd.F_LANES > 2) {
                FloatVector other = all1.rearrange(FOLD2);
                all1 = all1.add(other);
            }
            if (Simd.F_LANES > 1) {
                FloatVector other = all1.rearrange(FOLD1);
                all1 = all1.add(other);
            }
            s.set(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 12, all1.lane(0));
        }
    }

    static void gradient(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long br = bAt + 4L * n * row;
            long dstr = dstAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0));
            FloatVector p1 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 4));
            FloatVector p2 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 8));
            FloatVector p3 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 12));
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector bLast = FloatVector.fromMemorySegment(Simd.F, b, br + 4L * (n - Simd.F_LANES), NATIVE);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, br + at, NATIVE);
                FloatVector t2 = t0.sub(p0);
                FloatVector t3 = t1.sub(p3);
                FloatVector t4 = t3.mul(p1);
                FloatVector t5 = t2.fma(p2, t4);
                t5.intoMemorySegment(dst, dstr + at, NATIVE);
            }
            FloatVector t0 = aLast.sub(p0);
            FloatVector t1 = bLast.sub(p3);
            FloatVector t2 = t1.mul(p1);
            FloatVector t3 = t0.fma(p2, t2);
            t3.intoMemorySegment(dst, dstr + 4L * (n - Simd.F_LANES), NATIVE);
        }
    }

    static void largestApart(MemorySegment a, long aAt, long aStride,
            MemorySegment s, long sAt, int rows, int n) {
        if (s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        for (int row = 0; row < rows; row++) {
            long ar = aAt + aStride * row;
            long sr = sAt + 16L * row;
            FloatVector sum0 = FloatVector.broadcast(Simd.F, Float.NEGATIVE_INFINITY);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                VectorMask<Float> t1 = t0.compare(VectorOperators.GT, sum0);
                sum0 = sum0.blend(t0, t1);
            }
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            VectorMask<Float> t0 = aLast.compare(VectorOperators.GT, sum0);
            sum0 = sum0.blend(aLast, t0);
            FloatVector all0 = sum0;
            if (Simd.F_LANES > 8) {
                FloatVector other = all0.rearrange(FOLD8);
                all0 = all0.blend(other, other.compare(VectorOperators.GT, all0));
            }
            if (Simd.F_LANES > 4) {
                FloatVector other = all0.rearrange(FOLD4);
                all0 = all0.blend(other, other.compare(VectorOperators.GT, all0));
            }
            if (Simd.F_LANES > 2) {
                FloatVector other = all0.rearrange(FOLD2);
                all0 = all0.blend(other, other.compare(VectorOperators.GT, all0));
            }
            if (Simd.F_LANES > 1) {
                FloatVector other = all0.rearrange(FOLD1);
                all0 = all0.blend(other, other.compare(VectorOperators.GT, all0));
            }
            s.set(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 8, all0.lane(0));
        }
    }

    static void expOfDifferenceApart(MemorySegment dst, long dstAt, long dstStride, MemorySegment a, long aAt, long aStride,
            MemorySegment s, long sAt, int rows, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 0.0013820411f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, 0.008368677f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.04166827f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.16666521f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.49999994f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c10 = IntVector.broadcast(Simd.I, 1065353216);
        FloatVector c11 = FloatVector.broadcast(Simd.F, -87.33f);
        FloatVector c12 = FloatVector.broadcast(Simd.F, 0.0f);
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        VectorMask<Float> fresh = VectorMask.fromLong(Simd.F, -1L << Simd.F_LANES - (n - whole));
        for (int row = 0; row < rows; row++) {
            long ar = aAt + aStride * row;
            long dstr = dstAt + dstStride * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 8));
            FloatVector sum0 = FloatVector.broadcast(Simd.F, 0.0f);
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = t0.sub(p0);
                FloatVector t2 = t1.fma(c0, c1);
                IntVector t3 = t2.reinterpretAsInts();
                FloatVector t4 = t3.reinterpretAsFloats();
                FloatVector t5 = t4.sub(c1);
                FloatVector t6 = t5.fma(c2, t1);
                FloatVector t7 = t5.fma(c3, t6);
                FloatVector t8 = c4.fma(t7, c5);
                FloatVector t9 = t8.fma(t7, c6);
                FloatVector t10 = t9.fma(t7, c7);
                FloatVector t11 = t10.fma(t7, c8);
                FloatVector t12 = t11.fma(t7, c9);
                FloatVector t13 = t12.fma(t7, c9);
                IntVector t14 = t3.lanewise(VectorOperators.LSHL, 23);
                IntVector t15 = t14.add(c10);
                FloatVector t16 = t15.reinterpretAsFloats();
                FloatVector t17 = t13.mul(t16);
                VectorMask<Float> t18 = t1.compare(VectorOperators.LT, c11);
                FloatVector t19 = t17.blend(c12, t18);
                t19.intoMemorySegment(dst, dstr + at, NATIVE);
                sum0 = sum0.add(t19);
            }
            FloatVector t0 = aLast.sub(p0);
            FloatVector t1 = t0.fma(c0, c1);
            IntVector t2 = t1.reinterpretAsInts();
            FloatVector t3 = t2.reinterpretAsFloats();
            FloatVector t4 = t3.sub(c1);
            FloatVector t5 = t4.fma(c2, t0);
            FloatVector t6 = t4.fma(c3, t5);
            FloatVector t7 = c4.fma(t6, c5);
            FloatVector t8 = t7.fma(t6, c6);
            FloatVector t9 = t8.fma(t6, c7);
            FloatVector t10 = t9.fma(t6, c8);
            FloatVector t11 = t10.fma(t6, c9);
            FloatVector t12 = t11.fma(t6, c9);
            IntVector t13 = t2.lanewise(VectorOperators.LSHL, 23);
            IntVector t14 = t13.add(c10);
            FloatVector t15 = t14.reinterpretAsFloats();
            FloatVector t16 = t12.mul(t15);
            VectorMask<Float> t17 = t0.compare(VectorOperators.LT, c11);
            FloatVector t18 = t16.blend(c12, t17);
            t18.intoMemorySegment(dst, dstr + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector t19 = c12.blend(t18, fresh);
            sum0 = sum0.add(t19);
            FloatVector all0 = sum0;
            if (Simd.F_LANES > 8) {
                FloatVector other = all0.rearrange(FOLD8);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 4) {
                FloatVector other = all0.rearrange(FOLD4);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 2) {
                FloatVector other = all0.rearrange(FOLD2);
                all0 = all0.add(other);
            }
            if (Simd.F_LANES > 1) {
                FloatVector other = all0.rearrange(FOLD1);
                all0 = all0.add(other);
            }
            s.set(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 12, all0.lane(0));
        }
    }

    static void multiplyApart(MemorySegment dst, long dstAt, long dstStride, MemorySegment a, long aAt, long aStride,
            MemorySegment s, long sAt, int rows, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        for (int row = 0; row < rows; row++) {
            long ar = aAt + aStride * row;
            long dstr = dstAt + dstStride * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 12));
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = t0.mul(p0);
                t1.intoMemorySegment(dst, dstr + at, NATIVE);
            }
            FloatVector t0 = aLast.mul(p0);
            t0.intoMemorySegment(dst, dstr + 4L * (n - Simd.F_LANES), NATIVE);
        }
    }

    static void softmaxGradientApart(MemorySegment dst, long dstAt, long dstStride, MemorySegment a, long aAt, long aStride, MemorySegment b, long bAt, long bStride,
            MemorySegment s, long sAt, int rows, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        for (int row = 0; row < rows; row++) {
            long ar = aAt + aStride * row;
            long br = bAt + bStride * row;
            long dstr = dstAt + dstStride * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 8));
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector bLast = FloatVector.fromMemorySegment(Simd.F, b, br + 4L * (n - Simd.F_LANES), NATIVE);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, br + at, NATIVE);
                FloatVector t2 = t1.sub(p0);
                FloatVector t3 = t0.mul(t2);
                t3.intoMemorySegment(dst, dstr + at, NATIVE);
            }
            FloatVector t0 = bLast.sub(p0);
            FloatVector t1 = aLast.mul(t0);
            t1.intoMemorySegment(dst, dstr + 4L * (n - Simd.F_LANES), NATIVE);
        }
    }

    static void weightedGradient(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, MemorySegment c, long cAt,
            MemorySegment s, long sAt, int rows, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || s.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        int whole = (n - 1) / Simd.F_LANES * Simd.F_LANES;
        for (int row = 0; row < rows; row++) {
            long ar = aAt + 4L * n * row;
            long br = bAt + 4L * n * row;
            long dstr = dstAt + 4L * n * row;
            long sr = sAt + 16L * row;
            FloatVector p0 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 0));
            FloatVector p1 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 4));
            FloatVector p2 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 8));
            FloatVector p3 = FloatVector.broadcast(Simd.F, s.get(ValueLayout.JAVA_FLOAT_UNALIGNED, sr + 12));
            FloatVector aLast = FloatVector.fromMemorySegment(Simd.F, a, ar + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector bLast = FloatVector.fromMemorySegment(Simd.F, b, br + 4L * (n - Simd.F_LANES), NATIVE);
            FloatVector cLast = FloatVector.fromMemorySegment(Simd.F, c, cAt + 4L * (n - Simd.F_LANES), NATIVE);
            for (int i = 0; i < whole; i += Simd.F_LANES) {
                long at = 4L * i;
                FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ar + at, NATIVE);
                FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, br + at, NATIVE);
                FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, cAt + at, NATIVE);
                FloatVector t3 = t0.sub(p0);
                FloatVector t4 = t1.mul(t2);
                FloatVector t5 = t4.sub(p3);
                FloatVector t6 = t5.mul(p1);
                FloatVector t7 = t3.fma(p2, t6);
                t7.intoMemorySegment(dst, dstr + at, NATIVE);
            }
            FloatVector t0 = aLast.sub(p0);
            FloatVector t1 = bLast.mul(cLast);
            FloatVector t2 = t1.sub(p3);
            FloatVector t3 = t2.mul(p1);
            FloatVector t4 = t0.fma(p2, t3);
            t4.intoMemorySegment(dst, dstr + 4L * (n - Simd.F_LANES), NATIVE);
        }
    }
}
