// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Gradients of activation functions: operand `a` is the function's operand or result, `b` the gradient.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class FloatGradients {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private FloatGradients() {
    }

    static void relu(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LE, c0);
            FloatVector t3 = t1.blend(c0, t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t5 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t6 = t4.compare(VectorOperators.LE, c0);
            FloatVector t7 = t5.blend(c0, t6);
            t3.intoMemorySegment(dst, dsti, NATIVE);
            t7.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LE, c0);
            FloatVector t3 = t1.blend(c0, t2);
            t3.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LE, c0);
            FloatVector t3 = t1.blend(c0, t2);
            t3.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void leakyRelu(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n,
                          float slope) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, slope);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GT, c1);
            FloatVector t3 = t1.mul(c0);
            FloatVector t4 = t3.blend(t1, t2);
            FloatVector t5 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t7 = t5.compare(VectorOperators.GT, c1);
            FloatVector t8 = t6.mul(c0);
            FloatVector t9 = t8.blend(t6, t7);
            t4.intoMemorySegment(dst, dsti, NATIVE);
            t9.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GT, c1);
            FloatVector t3 = t1.mul(c0);
            FloatVector t4 = t3.blend(t1, t2);
            t4.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GT, c1);
            FloatVector t3 = t1.mul(c0);
            FloatVector t4 = t3.blend(t1, t2);
            t4.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void elu(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n,
                    float alpha) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, alpha);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.0013820411f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.008368677f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.04166827f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 0.16666521f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, 0.49999994f);
        FloatVector c11 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c12 = IntVector.broadcast(Simd.I, 1065353216);
        FloatVector c13 = FloatVector.broadcast(Simd.F, -87.33f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GT, c1);
            FloatVector t3 = t1.mul(c0);
            FloatVector t4 = t0.fma(c2, c3);
            IntVector t5 = t4.reinterpretAsInts();
            FloatVector t6 = t5.reinterpretAsFloats();
            FloatVector t7 = t6.sub(c3);
            FloatVector t8 = t7.fma(c4, t0);
            FloatVector t9 = t7.fma(c5, t8);
            FloatVector t10 = c6.fma(t9, c7);
            FloatVector t11 = t10.fma(t9, c8);
            FloatVector t12 = t11.fma(t9, c9);
            FloatVector t13 = t12.fma(t9, c10);
            FloatVector t14 = t13.fma(t9, c11);
            FloatVector t15 = t14.fma(t9, c11);
            IntVector t16 = t5.lanewise(VectorOperators.LSHL, 23);
            IntVector t17 = t16.add(c12);
            FloatVector t18 = t17.reinterpretAsFloats();
            FloatVector t19 = t15.mul(t18);
            VectorMask<Float> t20 = t0.compare(VectorOperators.LT, c13);
            FloatVector t21 = t19.blend(c1, t20);
            FloatVector t22 = t3.mul(t21);
            FloatVector t23 = t22.blend(t1, t2);
            FloatVector t24 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t25 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t26 = t24.compare(VectorOperators.GT, c1);
            FloatVector t27 = t25.mul(c0);
            FloatVector t28 = t24.fma(c2, c3);
            IntVector t29 = t28.reinterpretAsInts();
            FloatVector t30 = t29.reinterpretAsFloats();
            FloatVector t31 = t30.sub(c3);
            FloatVector t32 = t31.fma(c4, t24);
            FloatVector t33 = t31.fma(c5, t32);
            FloatVector t34 = c6.fma(t33, c7);
            FloatVector t35 = t34.fma(t33, c8);
            FloatVector t36 = t35.fma(t33, c9);
            FloatVector t37 = t36.fma(t33, c10);
            FloatVector t38 = t37.fma(t33, c11);
            FloatVector t39 = t38.fma(t33, c11);
            IntVector t40 = t29.lanewise(VectorOperators.LSHL, 23);
            IntVector t41 = t40.add(c12);
            FloatVector t42 = t41.reinterpretAsFloats();
            FloatVector t43 = t39.mul(t42);
            VectorMask<Float> t44 = t24.compare(VectorOperators.LT, c13);
            FloatVector t45 = t43.blend(c1, t44);
            FloatVector t46 = t27.mul(t45);
            FloatVector t47 = t46.blend(t25, t26);
            t23.intoMemorySegment(dst, dsti, NATIVE);
            t47.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GT, c1);
            FloatVector t3 = t1.mul(c0);
            FloatVector t4 = t0.fma(c2, c3);
            IntVector t5 = t4.reinterpretAsInts();
            FloatVector t6 = t5.reinterpretAsFloats();
            FloatVector t7 = t6.sub(c3);
            FloatVector t8 = t7.fma(c4, t0);
            FloatVector t9 = t7.fma(c5, t8);
            FloatVector t10 = c6.fma(t9, c7);
            FloatVector t11 = t10.fma(t9, c8);
            FloatVector t12 = t11.fma(t9, c9);
            FloatVector t13 = t12.fma(t9, c10);
            FloatVector t14 = t13.fma(t9, c11);
            FloatVector t15 = t14.fma(t9, c11);
            IntVector t16 = t5.lanewise(VectorOperators.LSHL, 23);
            IntVector t17 = t16.add(c12);
            FloatVector t18 = t17.reinterpretAsFloats();
            FloatVector t19 = t15.mul(t18);
            VectorMask<Float> t20 = t0.compare(VectorOperators.LT, c13);
            FloatVector t21 = t19.blend(c1, t20);
            FloatVector t22 = t3.mul(t21);
            FloatVector t23 = t22.blend(t1, t2);
            t23.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GT, c1);
            FloatVector t3 = t1.mul(c0);
            FloatVector t4 = t0.fma(c2, c3);
            IntVector t5 = t4.reinterpretAsInts();
            FloatVector t6 = t5.reinterpretAsFloats();
            FloatVector t7 = t6.sub(c3);
            FloatVector t8 = t7.fma(c4, t0);
            FloatVector t9 = t7.fma(c5, t8);
            FloatVector t10 = c6.fma(t9, c7);
            FloatVector t11 = t10.fma(t9, c8);
            FloatVector t12 = t11.fma(t9, c9);
            FloatVector t13 = t12.fma(t9, c10);
            FloatVector t14 = t13.fma(t9, c11);
            FloatVector t15 = t14.fma(t9, c11);
            IntVector t16 = t5.lanewise(VectorOperators.LSHL, 23);
            IntVector t17 = t16.add(c12);
            FloatVector t18 = t17.reinterpretAsFloats();
            FloatVector t19 = t15.mul(t18);
            VectorMask<Float> t20 = t0.compare(VectorOperators.LT, c13);
            FloatVector t21 = t19.blend(c1, t20);
            FloatVector t22 = t3.mul(t21);
            FloatVector t23 = t22.blend(t1, t2);
            t23.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void sigmoid(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 1.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t1.mul(t0);
            FloatVector t3 = c0.sub(t0);
            FloatVector t4 = t2.mul(t3);
            FloatVector t5 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.mul(t5);
            FloatVector t8 = c0.sub(t5);
            FloatVector t9 = t7.mul(t8);
            t4.intoMemorySegment(dst, dsti, NATIVE);
            t9.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t1.mul(t0);
            FloatVector t3 = c0.sub(t0);
            FloatVector t4 = t2.mul(t3);
            t4.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t1.mul(t0);
            FloatVector t3 = c0.sub(t0);
            FloatVector t4 = t2.mul(t3);
            t4.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void tanh(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 1.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.neg();
            FloatVector t3 = t2.fma(t0, c0);
            FloatVector t4 = t1.mul(t3);
            FloatVector t5 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t5.neg();
            FloatVector t8 = t7.fma(t5, c0);
            FloatVector t9 = t6.mul(t8);
            t4.intoMemorySegment(dst, dsti, NATIVE);
            t9.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.neg();
            FloatVector t3 = t2.fma(t0, c0);
            FloatVector t4 = t1.mul(t3);
            t4.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t0.neg();
            FloatVector t3 = t2.fma(t0, c0);
            FloatVector t4 = t1.mul(t3);
            t4.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void gelu(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, -0.5f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, 0.0013820411f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.008368677f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.04166827f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.16666521f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 0.49999994f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c11 = IntVector.broadcast(Simd.I, 1065353216);
        FloatVector c12 = FloatVector.broadcast(Simd.F, -87.33f);
        FloatVector c13 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector c14 = FloatVector.broadcast(Simd.F, 0.3989423f);
        IntVector c15 = IntVector.broadcast(Simd.I, 1104674816);
        FloatVector c16 = FloatVector.broadcast(Simd.F, 13.5f);
        FloatVector c17 = FloatVector.broadcast(Simd.F, -9.604625E-19f);
        FloatVector c18 = FloatVector.broadcast(Simd.F, -4.475389E-16f);
        FloatVector c19 = FloatVector.broadcast(Simd.F, -3.197842E-13f);
        FloatVector c20 = FloatVector.broadcast(Simd.F, -1.5260207E-10f);
        FloatVector c21 = FloatVector.broadcast(Simd.F, -5.5088076E-8f);
        FloatVector c22 = FloatVector.broadcast(Simd.F, -1.623398E-5f);
        FloatVector c23 = FloatVector.broadcast(Simd.F, -0.005021593f);
        FloatVector c24 = FloatVector.broadcast(Simd.F, 3.4226947E-17f);
        FloatVector c25 = FloatVector.broadcast(Simd.F, 8.935106E-15f);
        FloatVector c26 = FloatVector.broadcast(Simd.F, 7.721683E-12f);
        FloatVector c27 = FloatVector.broadcast(Simd.F, 2.9614127E-9f);
        FloatVector c28 = FloatVector.broadcast(Simd.F, 9.629061E-7f);
        FloatVector c29 = FloatVector.broadcast(Simd.F, 2.746435E-4f);
        FloatVector c30 = FloatVector.broadcast(Simd.F, 0.13605031f);
        IntVector c31 = IntVector.broadcast(Simd.I, 1056964608);
        IntVector c32 = IntVector.broadcast(Simd.I, -2147483648);
        FloatVector c33 = FloatVector.broadcast(Simd.F, 0.5f);
        int i = 0;
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.mul(t0);
            FloatVector t3 = t2.mul(c0);
            FloatVector t4 = t3.fma(c1, c2);
            IntVector t5 = t4.reinterpretAsInts();
            FloatVector t6 = t5.reinterpretAsFloats();
            FloatVector t7 = t6.sub(c2);
            FloatVector t8 = t7.fma(c3, t3);
            FloatVector t9 = t7.fma(c4, t8);
            FloatVector t10 = c5.fma(t9, c6);
            FloatVector t11 = t10.fma(t9, c7);
            FloatVector t12 = t11.fma(t9, c8);
            FloatVector t13 = t12.fma(t9, c9);
            FloatVector t14 = t13.fma(t9, c10);
            FloatVector t15 = t14.fma(t9, c10);
            IntVector t16 = t5.lanewise(VectorOperators.LSHL, 23);
            IntVector t17 = t16.add(c11);
            FloatVector t18 = t17.reinterpretAsFloats();
            FloatVector t19 = t15.mul(t18);
            VectorMask<Float> t20 = t3.compare(VectorOperators.LT, c12);
            FloatVector t21 = t19.blend(c13, t20);
            FloatVector t22 = t21.mul(c14);
            FloatVector t23 = t0.mul(t0);
            IntVector t24 = t23.reinterpretAsInts();
            IntVector t25 = t24.min(c15);
            FloatVector t26 = t25.reinterpretAsFloats();
            FloatVector t27 = t26.sub(c16);
            FloatVector t28 = t27.mul(t27);
            FloatVector t29 = c17.fma(t28, c18);
            FloatVector t30 = t29.fma(t28, c19);
            FloatVector t31 = t30.fma(t28, c20);
            FloatVector t32 = t31.fma(t28, c21);
            FloatVector t33 = t32.fma(t28, c22);
            FloatVector t34 = t33.fma(t28, c23);
            FloatVector t35 = c24.fma(t28, c25);
            FloatVector t36 = t35.fma(t28, c26);
            FloatVector t37 = t36.fma(t28, c27);
            FloatVector t38 = t37.fma(t28, c28);
            FloatVector t39 = t38.fma(t28, c29);
            FloatVector t40 = t39.fma(t28, c30);
            FloatVector t41 = t34.fma(t27, t40);
            FloatVector t42 = t0.abs();
            FloatVector t43 = t42.mul(t41);
            IntVector t44 = t43.reinterpretAsInts();
            IntVector t45 = t44.min(c31);
            FloatVector t46 = t45.reinterpretAsFloats();
            IntVector t47 = t0.reinterpretAsInts();
            IntVector t48 = t47.and(c32);
            IntVector t49 = t46.reinterpretAsInts();
            IntVector t50 = t49.or(t48);
            FloatVector t51 = t50.reinterpretAsFloats();
            FloatVector t52 = t51.add(c33);
            FloatVector t53 = t0.fma(t22, t52);
            FloatVector t54 = t1.mul(t53);
            t54.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            geluTail(dst, dstAt, a, aAt, b, bAt, n, i);
        }
    }

    private static void geluTail(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                                 int n, int i) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, -0.5f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, 0.0013820411f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.008368677f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.04166827f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.16666521f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 0.49999994f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c11 = IntVector.broadcast(Simd.I, 1065353216);
        FloatVector c12 = FloatVector.broadcast(Simd.F, -87.33f);
        FloatVector c13 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector c14 = FloatVector.broadcast(Simd.F, 0.3989423f);
        IntVector c15 = IntVector.broadcast(Simd.I, 1104674816);
        FloatVector c16 = FloatVector.broadcast(Simd.F, 13.5f);
        FloatVector c17 = FloatVector.broadcast(Simd.F, -9.604625E-19f);
        FloatVector c18 = FloatVector.broadcast(Simd.F, -4.475389E-16f);
        FloatVector c19 = FloatVector.broadcast(Simd.F, -3.197842E-13f);
        FloatVector c20 = FloatVector.broadcast(Simd.F, -1.5260207E-10f);
        FloatVector c21 = FloatVector.broadcast(Simd.F, -5.5088076E-8f);
        FloatVector c22 = FloatVector.broadcast(Simd.F, -1.623398E-5f);
        FloatVector c23 = FloatVector.broadcast(Simd.F, -0.005021593f);
        FloatVector c24 = FloatVector.broadcast(Simd.F, 3.4226947E-17f);
        FloatVector c25 = FloatVector.broadcast(Simd.F, 8.935106E-15f);
        FloatVector c26 = FloatVector.broadcast(Simd.F, 7.721683E-12f);
        FloatVector c27 = FloatVector.broadcast(Simd.F, 2.9614127E-9f);
        FloatVector c28 = FloatVector.broadcast(Simd.F, 9.629061E-7f);
        FloatVector c29 = FloatVector.broadcast(Simd.F, 2.746435E-4f);
        FloatVector c30 = FloatVector.broadcast(Simd.F, 0.13605031f);
        IntVector c31 = IntVector.broadcast(Simd.I, 1056964608);
        IntVector c32 = IntVector.broadcast(Simd.I, -2147483648);
        FloatVector c33 = FloatVector.broadcast(Simd.F, 0.5f);
        VectorMask<Float> in = Simd.F.indexInRange(i, n);
        long ai = aAt + 4L * i;
        long bi = bAt + 4L * i;
        long dsti = dstAt + 4L * i;
        FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
        FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
        FloatVector t2 = t0.mul(t0);
        FloatVector t3 = t2.mul(c0);
        FloatVector t4 = t3.fma(c1, c2);
        IntVector t5 = t4.reinterpretAsInts();
        FloatVector t6 = t5.reinterpretAsFloats();
        FloatVector t7 = t6.sub(c2);
        FloatVector t8 = t7.fma(c3, t3);
        FloatVector t9 = t7.fma(c4, t8);
        FloatVector t10 = c5.fma(t9, c6);
        FloatVector t11 = t10.fma(t9, c7);
        FloatVector t12 = t11.fma(t9, c8);
        FloatVector t13 = t12.fma(t9, c9);
        FloatVector t14 = t13.fma(t9, c10);
        FloatVector t15 = t14.fma(t9, c10);
        IntVector t16 = t5.lanewise(VectorOperators.LSHL, 23);
        IntVector t17 = t16.add(c11);
        FloatVector t18 = t17.reinterpretAsFloats();
        FloatVector t19 = t15.mul(t18);
        VectorMask<Float> t20 = t3.compare(VectorOperators.LT, c12);
        FloatVector t21 = t19.blend(c13, t20);
        FloatVector t22 = t21.mul(c14);
        FloatVector t23 = t0.mul(t0);
        IntVector t24 = t23.reinterpretAsInts();
        IntVector t25 = t24.min(c15);
        FloatVector t26 = t25.reinterpretAsFloats();
        FloatVector t27 = t26.sub(c16);
        FloatVector t28 = t27.mul(t27);
        FloatVector t29 = c17.fma(t28, c18);
        FloatVector t30 = t29.fma(t28, c19);
        FloatVector t31 = t30.fma(t28, c20);
        FloatVector t32 = t31.fma(t28, c21);
        FloatVector t33 = t32.fma(t28, c22);
        FloatVector t34 = t33.fma(t28, c23);
        FloatVector t35 = c24.fma(t28, c25);
        FloatVector t36 = t35.fma(t28, c26);
        FloatVector t37 = t36.fma(t28, c27);
        FloatVector t38 = t37.fma(t28, c28);
        FloatVector t39 = t38.fma(t28, c29);
        FloatVector t40 = t39.fma(t28, c30);
        FloatVector t41 = t34.fma(t27, t40);
        FloatVector t42 = t0.abs();
        FloatVector t43 = t42.mul(t41);
        IntVector t44 = t43.reinterpretAsInts();
        IntVector t45 = t44.min(c31);
        FloatVector t46 = t45.reinterpretAsFloats();
        IntVector t47 = t0.reinterpretAsInts();
        IntVector t48 = t47.and(c32);
        IntVector t49 = t46.reinterpretAsInts();
        IntVector t50 = t49.or(t48);
        FloatVector t51 = t50.reinterpretAsFloats();
        FloatVector t52 = t51.add(c33);
        FloatVector t53 = t0.fma(t22, t52);
        FloatVector t54 = t1.mul(t53);
        t54.intoMemorySegment(dst, dsti, NATIVE, in);
    }

    static void geluTanh(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 20.0f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 0.071354814f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, 1.5957692f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.0013820411f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.008368677f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 0.04166827f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, 0.16666521f);
        FloatVector c11 = FloatVector.broadcast(Simd.F, 0.49999994f);
        FloatVector c12 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c13 = IntVector.broadcast(Simd.I, 1065353216);
        FloatVector c14 = FloatVector.broadcast(Simd.F, -87.33f);
        FloatVector c15 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector c16 = FloatVector.broadcast(Simd.F, 0.21406445f);
        int i = 0;
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.abs();
            FloatVector t3 = t2.min(c0);
            FloatVector t4 = t3.mul(t3);
            FloatVector t5 = t0.mul(t0);
            FloatVector t6 = t5.fma(c1, c2);
            FloatVector t7 = t0.mul(t6);
            FloatVector t8 = t7.abs();
            FloatVector t9 = t8.neg();
            FloatVector t10 = t9.fma(c3, c4);
            IntVector t11 = t10.reinterpretAsInts();
            FloatVector t12 = t11.reinterpretAsFloats();
            FloatVector t13 = t12.sub(c4);
            FloatVector t14 = t13.fma(c5, t9);
            FloatVector t15 = t13.fma(c6, t14);
            FloatVector t16 = c7.fma(t15, c8);
            FloatVector t17 = t16.fma(t15, c9);
            FloatVector t18 = t17.fma(t15, c10);
            FloatVector t19 = t18.fma(t15, c11);
            FloatVector t20 = t19.fma(t15, c12);
            FloatVector t21 = t20.fma(t15, c12);
            IntVector t22 = t11.lanewise(VectorOperators.LSHL, 23);
            IntVector t23 = t22.add(c13);
            FloatVector t24 = t23.reinterpretAsFloats();
            FloatVector t25 = t21.mul(t24);
            VectorMask<Float> t26 = t9.compare(VectorOperators.LT, c14);
            FloatVector t27 = t25.blend(c15, t26);
            FloatVector t28 = t27.add(c12);
            FloatVector t29 = c12.div(t28);
            VectorMask<Float> t30 = t7.compare(VectorOperators.LT, c15);
            FloatVector t31 = t27.mul(t29);
            FloatVector t32 = t29.blend(t31, t30);
            FloatVector t33 = t27.mul(t29);
            FloatVector t34 = t33.mul(t29);
            FloatVector t35 = t4.fma(c16, c2);
            FloatVector t36 = t0.mul(t34);
            FloatVector t37 = t36.fma(t35, t32);
            FloatVector t38 = t1.mul(t37);
            t38.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            geluTanhTail(dst, dstAt, a, aAt, b, bAt, n, i);
        }
    }

    private static void geluTanhTail(MemorySegment dst, long dstAt, MemorySegment a, long aAt,
                                     MemorySegment b, long bAt, int n, int i) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, 20.0f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 0.071354814f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, 1.5957692f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.0013820411f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.008368677f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 0.04166827f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, 0.16666521f);
        FloatVector c11 = FloatVector.broadcast(Simd.F, 0.49999994f);
        FloatVector c12 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c13 = IntVector.broadcast(Simd.I, 1065353216);
        FloatVector c14 = FloatVector.broadcast(Simd.F, -87.33f);
        FloatVector c15 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector c16 = FloatVector.broadcast(Simd.F, 0.21406445f);
        VectorMask<Float> in = Simd.F.indexInRange(i, n);
        long ai = aAt + 4L * i;
        long bi = bAt + 4L * i;
        long dsti = dstAt + 4L * i;
        FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
        FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
        FloatVector t2 = t0.abs();
        FloatVector t3 = t2.min(c0);
        FloatVector t4 = t3.mul(t3);
        FloatVector t5 = t0.mul(t0);
        FloatVector t6 = t5.fma(c1, c2);
        FloatVector t7 = t0.mul(t6);
        FloatVector t8 = t7.abs();
        FloatVector t9 = t8.neg();
        FloatVector t10 = t9.fma(c3, c4);
        IntVector t11 = t10.reinterpretAsInts();
        FloatVector t12 = t11.reinterpretAsFloats();
        FloatVector t13 = t12.sub(c4);
        FloatVector t14 = t13.fma(c5, t9);
        FloatVector t15 = t13.fma(c6, t14);
        FloatVector t16 = c7.fma(t15, c8);
        FloatVector t17 = t16.fma(t15, c9);
        FloatVector t18 = t17.fma(t15, c10);
        FloatVector t19 = t18.fma(t15, c11);
        FloatVector t20 = t19.fma(t15, c12);
        FloatVector t21 = t20.fma(t15, c12);
        IntVector t22 = t11.lanewise(VectorOperators.LSHL, 23);
        IntVector t23 = t22.add(c13);
        FloatVector t24 = t23.reinterpretAsFloats();
        FloatVector t25 = t21.mul(t24);
        VectorMask<Float> t26 = t9.compare(VectorOperators.LT, c14);
        FloatVector t27 = t25.blend(c15, t26);
        FloatVector t28 = t27.add(c12);
        FloatVector t29 = c12.div(t28);
        VectorMask<Float> t30 = t7.compare(VectorOperators.LT, c15);
        FloatVector t31 = t27.mul(t29);
        FloatVector t32 = t29.blend(t31, t30);
        FloatVector t33 = t27.mul(t29);
        FloatVector t34 = t33.mul(t29);
        FloatVector t35 = t4.fma(c16, c2);
        FloatVector t36 = t0.mul(t34);
        FloatVector t37 = t36.fma(t35, t32);
        FloatVector t38 = t1.mul(t37);
        t38.intoMemorySegment(dst, dsti, NATIVE, in);
    }

    static void silu(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        if (dst.getClass() != Simd.SEGMENT
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
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.abs();
            FloatVector t3 = t2.neg();
            FloatVector t4 = t3.fma(c0, c1);
            IntVector t5 = t4.reinterpretAsInts();
            FloatVector t6 = t5.reinterpretAsFloats();
            FloatVector t7 = t6.sub(c1);
            FloatVector t8 = t7.fma(c2, t3);
            FloatVector t9 = t7.fma(c3, t8);
            FloatVector t10 = c4.fma(t9, c5);
            FloatVector t11 = t10.fma(t9, c6);
            FloatVector t12 = t11.fma(t9, c7);
            FloatVector t13 = t12.fma(t9, c8);
            FloatVector t14 = t13.fma(t9, c9);
            FloatVector t15 = t14.fma(t9, c9);
            IntVector t16 = t5.lanewise(VectorOperators.LSHL, 23);
            IntVector t17 = t16.add(c10);
            FloatVector t18 = t17.reinterpretAsFloats();
            FloatVector t19 = t15.mul(t18);
            VectorMask<Float> t20 = t3.compare(VectorOperators.LT, c11);
            FloatVector t21 = t19.blend(c12, t20);
            FloatVector t22 = t21.add(c9);
            FloatVector t23 = c9.div(t22);
            VectorMask<Float> t24 = t0.compare(VectorOperators.LT, c12);
            FloatVector t25 = t21.mul(t23);
            FloatVector t26 = t23.blend(t25, t24);
            FloatVector t27 = t21.mul(t23);
            FloatVector t28 = t27.mul(t23);
            FloatVector t29 = t0.fma(t28, t26);
            FloatVector t30 = t1.mul(t29);
            FloatVector t31 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t32 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t33 = t31.abs();
            FloatVector t34 = t33.neg();
            FloatVector t35 = t34.fma(c0, c1);
            IntVector t36 = t35.reinterpretAsInts();
            FloatVector t37 = t36.reinterpretAsFloats();
            FloatVector t38 = t37.sub(c1);
            FloatVector t39 = t38.fma(c2, t34);
            FloatVector t40 = t38.fma(c3, t39);
            FloatVector t41 = c4.fma(t40, c5);
            FloatVector t42 = t41.fma(t40, c6);
            FloatVector t43 = t42.fma(t40, c7);
            FloatVector t44 = t43.fma(t40, c8);
            FloatVector t45 = t44.fma(t40, c9);
            FloatVector t46 = t45.fma(t40, c9);
            IntVector t47 = t36.lanewise(VectorOperators.LSHL, 23);
            IntVector t48 = t47.add(c10);
            FloatVector t49 = t48.reinterpretAsFloats();
            FloatVector t50 = t46.mul(t49);
            VectorMask<Float> t51 = t34.compare(VectorOperators.LT, c11);
            FloatVector t52 = t50.blend(c12, t51);
            FloatVector t53 = t52.add(c9);
            FloatVector t54 = c9.div(t53);
            VectorMask<Float> t55 = t31.compare(VectorOperators.LT, c12);
            FloatVector t56 = t52.mul(t54);
            FloatVector t57 = t54.blend(t56, t55);
            FloatVector t58 = t52.mul(t54);
            FloatVector t59 = t58.mul(t54);
            FloatVector t60 = t31.fma(t59, t57);
            FloatVector t61 = t32.mul(t60);
            t30.intoMemorySegment(dst, dsti, NATIVE);
            t61.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.abs();
            FloatVector t3 = t2.neg();
            FloatVector t4 = t3.fma(c0, c1);
            IntVector t5 = t4.reinterpretAsInts();
            FloatVector t6 = t5.reinterpretAsFloats();
            FloatVector t7 = t6.sub(c1);
            FloatVector t8 = t7.fma(c2, t3);
            FloatVector t9 = t7.fma(c3, t8);
            FloatVector t10 = c4.fma(t9, c5);
            FloatVector t11 = t10.fma(t9, c6);
            FloatVector t12 = t11.fma(t9, c7);
            FloatVector t13 = t12.fma(t9, c8);
            FloatVector t14 = t13.fma(t9, c9);
            FloatVector t15 = t14.fma(t9, c9);
            IntVector t16 = t5.lanewise(VectorOperators.LSHL, 23);
            IntVector t17 = t16.add(c10);
            FloatVector t18 = t17.reinterpretAsFloats();
            FloatVector t19 = t15.mul(t18);
            VectorMask<Float> t20 = t3.compare(VectorOperators.LT, c11);
            FloatVector t21 = t19.blend(c12, t20);
            FloatVector t22 = t21.add(c9);
            FloatVector t23 = c9.div(t22);
            VectorMask<Float> t24 = t0.compare(VectorOperators.LT, c12);
            FloatVector t25 = t21.mul(t23);
            FloatVector t26 = t23.blend(t25, t24);
            FloatVector t27 = t21.mul(t23);
            FloatVector t28 = t27.mul(t23);
            FloatVector t29 = t0.fma(t28, t26);
            FloatVector t30 = t1.mul(t29);
            t30.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t0.abs();
            FloatVector t3 = t2.neg();
            FloatVector t4 = t3.fma(c0, c1);
            IntVector t5 = t4.reinterpretAsInts();
            FloatVector t6 = t5.reinterpretAsFloats();
            FloatVector t7 = t6.sub(c1);
            FloatVector t8 = t7.fma(c2, t3);
            FloatVector t9 = t7.fma(c3, t8);
            FloatVector t10 = c4.fma(t9, c5);
            FloatVector t11 = t10.fma(t9, c6);
            FloatVector t12 = t11.fma(t9, c7);
            FloatVector t13 = t12.fma(t9, c8);
            FloatVector t14 = t13.fma(t9, c9);
            FloatVector t15 = t14.fma(t9, c9);
            IntVector t16 = t5.lanewise(VectorOperators.LSHL, 23);
            IntVector t17 = t16.add(c10);
            FloatVector t18 = t17.reinterpretAsFloats();
            FloatVector t19 = t15.mul(t18);
            VectorMask<Float> t20 = t3.compare(VectorOperators.LT, c11);
            FloatVector t21 = t19.blend(c12, t20);
            FloatVector t22 = t21.add(c9);
            FloatVector t23 = c9.div(t22);
            VectorMask<Float> t24 = t0.compare(VectorOperators.LT, c12);
            FloatVector t25 = t21.mul(t23);
            FloatVector t26 = t23.blend(t25, t24);
            FloatVector t27 = t21.mul(t23);
            FloatVector t28 = t27.mul(t23);
            FloatVector t29 = t0.fma(t28, t26);
            FloatVector t30 = t1.mul(t29);
            t30.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void softplus(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n,
                         float beta, float threshold) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, beta);
        FloatVector c1 = FloatVector.broadcast(Simd.F, threshold);
        FloatVector c2 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.0013820411f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.008368677f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.04166827f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 0.16666521f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, 0.49999994f);
        FloatVector c11 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c12 = IntVector.broadcast(Simd.I, 1065353216);
        FloatVector c13 = FloatVector.broadcast(Simd.F, -87.33f);
        FloatVector c14 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.mul(c0);
            FloatVector t3 = t2.abs();
            FloatVector t4 = t3.neg();
            FloatVector t5 = t4.fma(c2, c3);
            IntVector t6 = t5.reinterpretAsInts();
            FloatVector t7 = t6.reinterpretAsFloats();
            FloatVector t8 = t7.sub(c3);
            FloatVector t9 = t8.fma(c4, t4);
            FloatVector t10 = t8.fma(c5, t9);
            FloatVector t11 = c6.fma(t10, c7);
            FloatVector t12 = t11.fma(t10, c8);
            FloatVector t13 = t12.fma(t10, c9);
            FloatVector t14 = t13.fma(t10, c10);
            FloatVector t15 = t14.fma(t10, c11);
            FloatVector t16 = t15.fma(t10, c11);
            IntVector t17 = t6.lanewise(VectorOperators.LSHL, 23);
            IntVector t18 = t17.add(c12);
            FloatVector t19 = t18.reinterpretAsFloats();
            FloatVector t20 = t16.mul(t19);
            VectorMask<Float> t21 = t4.compare(VectorOperators.LT, c13);
            FloatVector t22 = t20.blend(c14, t21);
            VectorMask<Float> t23 = t2.compare(VectorOperators.LT, c14);
            FloatVector t24 = c11.blend(t22, t23);
            FloatVector t25 = t22.add(c11);
            FloatVector t26 = t24.div(t25);
            FloatVector t27 = t1.mul(t26);
            VectorMask<Float> t28 = t2.compare(VectorOperators.GT, c1);
            FloatVector t29 = t27.blend(t1, t28);
            FloatVector t30 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t31 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t32 = t30.mul(c0);
            FloatVector t33 = t32.abs();
            FloatVector t34 = t33.neg();
            FloatVector t35 = t34.fma(c2, c3);
            IntVector t36 = t35.reinterpretAsInts();
            FloatVector t37 = t36.reinterpretAsFloats();
            FloatVector t38 = t37.sub(c3);
            FloatVector t39 = t38.fma(c4, t34);
            FloatVector t40 = t38.fma(c5, t39);
            FloatVector t41 = c6.fma(t40, c7);
            FloatVector t42 = t41.fma(t40, c8);
            FloatVector t43 = t42.fma(t40, c9);
            FloatVector t44 = t43.fma(t40, c10);
            FloatVector t45 = t44.fma(t40, c11);
            FloatVector t46 = t45.fma(t40, c11);
            IntVector t47 = t36.lanewise(VectorOperators.LSHL, 23);
            IntVector t48 = t47.add(c12);
            FloatVector t49 = t48.reinterpretAsFloats();
            FloatVector t50 = t46.mul(t49);
            VectorMask<Float> t51 = t34.compare(VectorOperators.LT, c13);
            FloatVector t52 = t50.blend(c14, t51);
            VectorMask<Float> t53 = t32.compare(VectorOperators.LT, c14);
            FloatVector t54 = c11.blend(t52, t53);
            FloatVector t55 = t52.add(c11);
            FloatVector t56 = t54.div(t55);
            FloatVector t57 = t31.mul(t56);
            VectorMask<Float> t58 = t32.compare(VectorOperators.GT, c1);
            FloatVector t59 = t57.blend(t31, t58);
            t29.intoMemorySegment(dst, dsti, NATIVE);
            t59.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.mul(c0);
            FloatVector t3 = t2.abs();
            FloatVector t4 = t3.neg();
            FloatVector t5 = t4.fma(c2, c3);
            IntVector t6 = t5.reinterpretAsInts();
            FloatVector t7 = t6.reinterpretAsFloats();
            FloatVector t8 = t7.sub(c3);
            FloatVector t9 = t8.fma(c4, t4);
            FloatVector t10 = t8.fma(c5, t9);
            FloatVector t11 = c6.fma(t10, c7);
            FloatVector t12 = t11.fma(t10, c8);
            FloatVector t13 = t12.fma(t10, c9);
            FloatVector t14 = t13.fma(t10, c10);
            FloatVector t15 = t14.fma(t10, c11);
            FloatVector t16 = t15.fma(t10, c11);
            IntVector t17 = t6.lanewise(VectorOperators.LSHL, 23);
            IntVector t18 = t17.add(c12);
            FloatVector t19 = t18.reinterpretAsFloats();
            FloatVector t20 = t16.mul(t19);
            VectorMask<Float> t21 = t4.compare(VectorOperators.LT, c13);
            FloatVector t22 = t20.blend(c14, t21);
            VectorMask<Float> t23 = t2.compare(VectorOperators.LT, c14);
            FloatVector t24 = c11.blend(t22, t23);
            FloatVector t25 = t22.add(c11);
            FloatVector t26 = t24.div(t25);
            FloatVector t27 = t1.mul(t26);
            VectorMask<Float> t28 = t2.compare(VectorOperators.GT, c1);
            FloatVector t29 = t27.blend(t1, t28);
            t29.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t0.mul(c0);
            FloatVector t3 = t2.abs();
            FloatVector t4 = t3.neg();
            FloatVector t5 = t4.fma(c2, c3);
            IntVector t6 = t5.reinterpretAsInts();
            FloatVector t7 = t6.reinterpretAsFloats();
            FloatVector t8 = t7.sub(c3);
            FloatVector t9 = t8.fma(c4, t4);
            FloatVector t10 = t8.fma(c5, t9);
            FloatVector t11 = c6.fma(t10, c7);
            FloatVector t12 = t11.fma(t10, c8);
            FloatVector t13 = t12.fma(t10, c9);
            FloatVector t14 = t13.fma(t10, c10);
            FloatVector t15 = t14.fma(t10, c11);
            FloatVector t16 = t15.fma(t10, c11);
            IntVector t17 = t6.lanewise(VectorOperators.LSHL, 23);
            IntVector t18 = t17.add(c12);
            FloatVector t19 = t18.reinterpretAsFloats();
            FloatVector t20 = t16.mul(t19);
            VectorMask<Float> t21 = t4.compare(VectorOperators.LT, c13);
            FloatVector t22 = t20.blend(c14, t21);
            VectorMask<Float> t23 = t2.compare(VectorOperators.LT, c14);
            FloatVector t24 = c11.blend(t22, t23);
            FloatVector t25 = t22.add(c11);
            FloatVector t26 = t24.div(t25);
            FloatVector t27 = t1.mul(t26);
            VectorMask<Float> t28 = t2.compare(VectorOperators.GT, c1);
            FloatVector t29 = t27.blend(t1, t28);
            t29.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void clamp(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n,
                      float low, float high) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, low);
        FloatVector c1 = FloatVector.broadcast(Simd.F, high);
        FloatVector c2 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GE, c0);
            VectorMask<Float> t3 = t0.compare(VectorOperators.LE, c1);
            VectorMask<Float> t4 = t2.and(t3);
            FloatVector t5 = c2.blend(t1, t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t7 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t8 = t6.compare(VectorOperators.GE, c0);
            VectorMask<Float> t9 = t6.compare(VectorOperators.LE, c1);
            VectorMask<Float> t10 = t8.and(t9);
            FloatVector t11 = c2.blend(t7, t10);
            t5.intoMemorySegment(dst, dsti, NATIVE);
            t11.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GE, c0);
            VectorMask<Float> t3 = t0.compare(VectorOperators.LE, c1);
            VectorMask<Float> t4 = t2.and(t3);
            FloatVector t5 = c2.blend(t1, t4);
            t5.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t2 = t0.compare(VectorOperators.GE, c0);
            VectorMask<Float> t3 = t0.compare(VectorOperators.LE, c1);
            VectorMask<Float> t4 = t2.and(t3);
            FloatVector t5 = c2.blend(t1, t4);
            t5.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void hardTanh(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n,
                         float low, float high) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, low);
        FloatVector c1 = FloatVector.broadcast(Simd.F, high);
        FloatVector c2 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LE, c0);
            FloatVector t3 = t1.blend(c2, t2);
            VectorMask<Float> t4 = t0.compare(VectorOperators.GE, c1);
            FloatVector t5 = t3.blend(c2, t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t7 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t8 = t6.compare(VectorOperators.LE, c0);
            FloatVector t9 = t7.blend(c2, t8);
            VectorMask<Float> t10 = t6.compare(VectorOperators.GE, c1);
            FloatVector t11 = t9.blend(c2, t10);
            t5.intoMemorySegment(dst, dsti, NATIVE);
            t11.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LE, c0);
            FloatVector t3 = t1.blend(c2, t2);
            VectorMask<Float> t4 = t0.compare(VectorOperators.GE, c1);
            FloatVector t5 = t3.blend(c2, t4);
            t5.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            VectorMask<Float> t2 = t0.compare(VectorOperators.LE, c0);
            FloatVector t3 = t1.blend(c2, t2);
            VectorMask<Float> t4 = t0.compare(VectorOperators.GE, c1);
            FloatVector t5 = t3.blend(c2, t4);
            t5.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void hardSwish(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                          int n) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, 0.33333334f);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 0.5f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, 3.0f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, -3.0f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.fma(c0, c1);
            FloatVector t3 = t1.mul(t2);
            VectorMask<Float> t4 = t0.compare(VectorOperators.GE, c2);
            FloatVector t5 = t3.blend(t1, t4);
            VectorMask<Float> t6 = t0.compare(VectorOperators.LE, c3);
            FloatVector t7 = t5.blend(c4, t6);
            FloatVector t8 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t10 = t8.fma(c0, c1);
            FloatVector t11 = t9.mul(t10);
            VectorMask<Float> t12 = t8.compare(VectorOperators.GE, c2);
            FloatVector t13 = t11.blend(t9, t12);
            VectorMask<Float> t14 = t8.compare(VectorOperators.LE, c3);
            FloatVector t15 = t13.blend(c4, t14);
            t7.intoMemorySegment(dst, dsti, NATIVE);
            t15.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.fma(c0, c1);
            FloatVector t3 = t1.mul(t2);
            VectorMask<Float> t4 = t0.compare(VectorOperators.GE, c2);
            FloatVector t5 = t3.blend(t1, t4);
            VectorMask<Float> t6 = t0.compare(VectorOperators.LE, c3);
            FloatVector t7 = t5.blend(c4, t6);
            t7.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t0.fma(c0, c1);
            FloatVector t3 = t1.mul(t2);
            VectorMask<Float> t4 = t0.compare(VectorOperators.GE, c2);
            FloatVector t5 = t3.blend(t1, t4);
            VectorMask<Float> t6 = t0.compare(VectorOperators.LE, c3);
            FloatVector t7 = t5.blend(c4, t6);
            t7.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }
}
