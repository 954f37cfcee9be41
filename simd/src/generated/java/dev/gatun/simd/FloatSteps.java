// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// The loops of optimizer steps.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class FloatSteps {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private FloatSteps() {
    }

    static void sgd(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n,
                    float rate, float decay) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = c1.fma(t0, t1);
            FloatVector t3 = c0.neg();
            FloatVector t4 = t3.fma(t2, t0);
            FloatVector t5 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t7 = c1.fma(t5, t6);
            FloatVector t8 = c0.neg();
            FloatVector t9 = t8.fma(t7, t5);
            FloatVector t10 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t11 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            FloatVector t12 = c1.fma(t10, t11);
            FloatVector t13 = c0.neg();
            FloatVector t14 = t13.fma(t12, t10);
            FloatVector t15 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t16 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            FloatVector t17 = c1.fma(t15, t16);
            FloatVector t18 = c0.neg();
            FloatVector t19 = t18.fma(t17, t15);
            t4.intoMemorySegment(dst, dsti, NATIVE);
            t9.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t14.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t19.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i < n; i += Simd.F_LANES) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = c1.fma(t0, t1);
            FloatVector t3 = c0.neg();
            FloatVector t4 = t3.fma(t2, t0);
            t4.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void momentum(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                         MemorySegment b, long bAt, MemorySegment c, long cAt, int n, float rate, float decay,
                         float momentum, float fresh) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c2 = FloatVector.broadcast(Simd.F, momentum);
        FloatVector c3 = FloatVector.broadcast(Simd.F, fresh);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = c1.fma(t0, t1);
            FloatVector t4 = c3.mul(t3);
            FloatVector t5 = c2.fma(t2, t4);
            FloatVector t6 = c0.neg();
            FloatVector t7 = t6.fma(t5, t0);
            FloatVector t8 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t10 = FloatVector.fromMemorySegment(Simd.F, c, ci + 4 * Simd.F_LANES, NATIVE);
            FloatVector t11 = c1.fma(t8, t9);
            FloatVector t12 = c3.mul(t11);
            FloatVector t13 = c2.fma(t10, t12);
            FloatVector t14 = c0.neg();
            FloatVector t15 = t14.fma(t13, t8);
            FloatVector t16 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t17 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            FloatVector t18 = FloatVector.fromMemorySegment(Simd.F, c, ci + 8 * Simd.F_LANES, NATIVE);
            FloatVector t19 = c1.fma(t16, t17);
            FloatVector t20 = c3.mul(t19);
            FloatVector t21 = c2.fma(t18, t20);
            FloatVector t22 = c0.neg();
            FloatVector t23 = t22.fma(t21, t16);
            FloatVector t24 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t25 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            FloatVector t26 = FloatVector.fromMemorySegment(Simd.F, c, ci + 12 * Simd.F_LANES, NATIVE);
            FloatVector t27 = c1.fma(t24, t25);
            FloatVector t28 = c3.mul(t27);
            FloatVector t29 = c2.fma(t26, t28);
            FloatVector t30 = c0.neg();
            FloatVector t31 = t30.fma(t29, t24);
            t7.intoMemorySegment(dst0, dst0i, NATIVE);
            t5.intoMemorySegment(dst1, dst1i, NATIVE);
            t15.intoMemorySegment(dst0, dst0i + 4 * Simd.F_LANES, NATIVE);
            t13.intoMemorySegment(dst1, dst1i + 4 * Simd.F_LANES, NATIVE);
            t23.intoMemorySegment(dst0, dst0i + 8 * Simd.F_LANES, NATIVE);
            t21.intoMemorySegment(dst1, dst1i + 8 * Simd.F_LANES, NATIVE);
            t31.intoMemorySegment(dst0, dst0i + 12 * Simd.F_LANES, NATIVE);
            t29.intoMemorySegment(dst1, dst1i + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i < n; i += Simd.F_LANES) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE, in);
            FloatVector t3 = c1.fma(t0, t1);
            FloatVector t4 = c3.mul(t3);
            FloatVector t5 = c2.fma(t2, t4);
            FloatVector t6 = c0.neg();
            FloatVector t7 = t6.fma(t5, t0);
            t7.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t5.intoMemorySegment(dst1, dst1i, NATIVE, in);
        }
    }

    static void nesterov(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                         MemorySegment b, long bAt, MemorySegment c, long cAt, int n, float rate, float decay,
                         float momentum, float fresh, float look) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c2 = FloatVector.broadcast(Simd.F, momentum);
        FloatVector c3 = FloatVector.broadcast(Simd.F, fresh);
        FloatVector c4 = FloatVector.broadcast(Simd.F, look);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = c1.fma(t0, t1);
            FloatVector t4 = c3.mul(t3);
            FloatVector t5 = c2.fma(t2, t4);
            FloatVector t6 = c4.fma(t5, t3);
            FloatVector t7 = c0.neg();
            FloatVector t8 = t7.fma(t6, t0);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t10 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t11 = FloatVector.fromMemorySegment(Simd.F, c, ci + 4 * Simd.F_LANES, NATIVE);
            FloatVector t12 = c1.fma(t9, t10);
            FloatVector t13 = c3.mul(t12);
            FloatVector t14 = c2.fma(t11, t13);
            FloatVector t15 = c4.fma(t14, t12);
            FloatVector t16 = c0.neg();
            FloatVector t17 = t16.fma(t15, t9);
            FloatVector t18 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t19 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            FloatVector t20 = FloatVector.fromMemorySegment(Simd.F, c, ci + 8 * Simd.F_LANES, NATIVE);
            FloatVector t21 = c1.fma(t18, t19);
            FloatVector t22 = c3.mul(t21);
            FloatVector t23 = c2.fma(t20, t22);
            FloatVector t24 = c4.fma(t23, t21);
            FloatVector t25 = c0.neg();
            FloatVector t26 = t25.fma(t24, t18);
            FloatVector t27 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t28 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            FloatVector t29 = FloatVector.fromMemorySegment(Simd.F, c, ci + 12 * Simd.F_LANES, NATIVE);
            FloatVector t30 = c1.fma(t27, t28);
            FloatVector t31 = c3.mul(t30);
            FloatVector t32 = c2.fma(t29, t31);
            FloatVector t33 = c4.fma(t32, t30);
            FloatVector t34 = c0.neg();
            FloatVector t35 = t34.fma(t33, t27);
            t8.intoMemorySegment(dst0, dst0i, NATIVE);
            t5.intoMemorySegment(dst1, dst1i, NATIVE);
            t17.intoMemorySegment(dst0, dst0i + 4 * Simd.F_LANES, NATIVE);
            t14.intoMemorySegment(dst1, dst1i + 4 * Simd.F_LANES, NATIVE);
            t26.intoMemorySegment(dst0, dst0i + 8 * Simd.F_LANES, NATIVE);
            t23.intoMemorySegment(dst1, dst1i + 8 * Simd.F_LANES, NATIVE);
            t35.intoMemorySegment(dst0, dst0i + 12 * Simd.F_LANES, NATIVE);
            t32.intoMemorySegment(dst1, dst1i + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i < n; i += Simd.F_LANES) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE, in);
            FloatVector t3 = c1.fma(t0, t1);
            FloatVector t4 = c3.mul(t3);
            FloatVector t5 = c2.fma(t2, t4);
            FloatVector t6 = c4.fma(t5, t3);
            FloatVector t7 = c0.neg();
            FloatVector t8 = t7.fma(t6, t0);
            t8.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t5.intoMemorySegment(dst1, dst1i, NATIVE, in);
        }
    }

    static void adagrad(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                        MemorySegment b, long bAt, MemorySegment c, long cAt, int n, float rate, float decay,
                        float eps) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c2 = FloatVector.broadcast(Simd.F, eps);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = c1.fma(t0, t1);
            FloatVector t4 = t3.fma(t3, t2);
            FloatVector t5 = t4.sqrt();
            FloatVector t6 = t5.add(c2);
            FloatVector t7 = t3.div(t6);
            FloatVector t8 = c0.neg();
            FloatVector t9 = t8.fma(t7, t0);
            FloatVector t10 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t11 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t12 = FloatVector.fromMemorySegment(Simd.F, c, ci + 4 * Simd.F_LANES, NATIVE);
            FloatVector t13 = c1.fma(t10, t11);
            FloatVector t14 = t13.fma(t13, t12);
            FloatVector t15 = t14.sqrt();
            FloatVector t16 = t15.add(c2);
            FloatVector t17 = t13.div(t16);
            FloatVector t18 = c0.neg();
            FloatVector t19 = t18.fma(t17, t10);
            FloatVector t20 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t21 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            FloatVector t22 = FloatVector.fromMemorySegment(Simd.F, c, ci + 8 * Simd.F_LANES, NATIVE);
            FloatVector t23 = c1.fma(t20, t21);
            FloatVector t24 = t23.fma(t23, t22);
            FloatVector t25 = t24.sqrt();
            FloatVector t26 = t25.add(c2);
            FloatVector t27 = t23.div(t26);
            FloatVector t28 = c0.neg();
            FloatVector t29 = t28.fma(t27, t20);
            FloatVector t30 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t31 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            FloatVector t32 = FloatVector.fromMemorySegment(Simd.F, c, ci + 12 * Simd.F_LANES, NATIVE);
            FloatVector t33 = c1.fma(t30, t31);
            FloatVector t34 = t33.fma(t33, t32);
            FloatVector t35 = t34.sqrt();
            FloatVector t36 = t35.add(c2);
            FloatVector t37 = t33.div(t36);
            FloatVector t38 = c0.neg();
            FloatVector t39 = t38.fma(t37, t30);
            t9.intoMemorySegment(dst0, dst0i, NATIVE);
            t4.intoMemorySegment(dst1, dst1i, NATIVE);
            t19.intoMemorySegment(dst0, dst0i + 4 * Simd.F_LANES, NATIVE);
            t14.intoMemorySegment(dst1, dst1i + 4 * Simd.F_LANES, NATIVE);
            t29.intoMemorySegment(dst0, dst0i + 8 * Simd.F_LANES, NATIVE);
            t24.intoMemorySegment(dst1, dst1i + 8 * Simd.F_LANES, NATIVE);
            t39.intoMemorySegment(dst0, dst0i + 12 * Simd.F_LANES, NATIVE);
            t34.intoMemorySegment(dst1, dst1i + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i < n; i += Simd.F_LANES) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE, in);
            FloatVector t3 = c1.fma(t0, t1);
            FloatVector t4 = t3.fma(t3, t2);
            FloatVector t5 = t4.sqrt();
            FloatVector t6 = t5.add(c2);
            FloatVector t7 = t3.div(t6);
            FloatVector t8 = c0.neg();
            FloatVector t9 = t8.fma(t7, t0);
            t9.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t4.intoMemorySegment(dst1, dst1i, NATIVE, in);
        }
    }

    static void adam(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At,
                     MemorySegment dst2, long dst2At, MemorySegment a, long aAt, MemorySegment b, long bAt,
                     MemorySegment c, long cAt, MemorySegment d, long dAt, int n, float rate, float decay, float keep,
                     float beta1, float fresh1, float beta2, float fresh2, float correction, float eps) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c2 = FloatVector.broadcast(Simd.F, keep);
        FloatVector c3 = FloatVector.broadcast(Simd.F, beta1);
        FloatVector c4 = FloatVector.broadcast(Simd.F, fresh1);
        FloatVector c5 = FloatVector.broadcast(Simd.F, beta2);
        FloatVector c6 = FloatVector.broadcast(Simd.F, fresh2);
        FloatVector c7 = FloatVector.broadcast(Simd.F, correction);
        FloatVector c8 = FloatVector.broadcast(Simd.F, eps);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long di = dAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            long dst2i = dst2At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, d, di, NATIVE);
            FloatVector t4 = c1.fma(t0, t1);
            FloatVector t5 = t0.mul(c2);
            FloatVector t6 = c4.mul(t4);
            FloatVector t7 = c3.fma(t2, t6);
            FloatVector t8 = c6.mul(t4);
            FloatVector t9 = t8.mul(t4);
            FloatVector t10 = c5.fma(t3, t9);
            FloatVector t11 = t10.sqrt();
            FloatVector t12 = t11.fma(c7, c8);
            FloatVector t13 = c0.neg();
            FloatVector t14 = t7.div(t12);
            FloatVector t15 = t13.fma(t14, t5);
            FloatVector t16 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t17 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t18 = FloatVector.fromMemorySegment(Simd.F, c, ci + 4 * Simd.F_LANES, NATIVE);
            FloatVector t19 = FloatVector.fromMemorySegment(Simd.F, d, di + 4 * Simd.F_LANES, NATIVE);
            FloatVector t20 = c1.fma(t16, t17);
            FloatVector t21 = t16.mul(c2);
            FloatVector t22 = c4.mul(t20);
            FloatVector t23 = c3.fma(t18, t22);
            FloatVector t24 = c6.mul(t20);
            FloatVector t25 = t24.mul(t20);
            FloatVector t26 = c5.fma(t19, t25);
            FloatVector t27 = t26.sqrt();
            FloatVector t28 = t27.fma(c7, c8);
            FloatVector t29 = c0.neg();
            FloatVector t30 = t23.div(t28);
            FloatVector t31 = t29.fma(t30, t21);
            t15.intoMemorySegment(dst0, dst0i, NATIVE);
            t7.intoMemorySegment(dst1, dst1i, NATIVE);
            t10.intoMemorySegment(dst2, dst2i, NATIVE);
            t31.intoMemorySegment(dst0, dst0i + 4 * Simd.F_LANES, NATIVE);
            t23.intoMemorySegment(dst1, dst1i + 4 * Simd.F_LANES, NATIVE);
            t26.intoMemorySegment(dst2, dst2i + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i < n; i += Simd.F_LANES) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long di = dAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            long dst2i = dst2At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE, in);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, d, di, NATIVE, in);
            FloatVector t4 = c1.fma(t0, t1);
            FloatVector t5 = t0.mul(c2);
            FloatVector t6 = c4.mul(t4);
            FloatVector t7 = c3.fma(t2, t6);
            FloatVector t8 = c6.mul(t4);
            FloatVector t9 = t8.mul(t4);
            FloatVector t10 = c5.fma(t3, t9);
            FloatVector t11 = t10.sqrt();
            FloatVector t12 = t11.fma(c7, c8);
            FloatVector t13 = c0.neg();
            FloatVector t14 = t7.div(t12);
            FloatVector t15 = t13.fma(t14, t5);
            t15.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t7.intoMemorySegment(dst1, dst1i, NATIVE, in);
            t10.intoMemorySegment(dst2, dst2i, NATIVE, in);
        }
    }

    static void rmsProp(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                        MemorySegment b, long bAt, MemorySegment c, long cAt, int n, float rate, float decay,
                        float alpha, float fresh, float eps, float momentum) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c2 = FloatVector.broadcast(Simd.F, alpha);
        FloatVector c3 = FloatVector.broadcast(Simd.F, fresh);
        FloatVector c4 = FloatVector.broadcast(Simd.F, eps);
        FloatVector c5 = FloatVector.broadcast(Simd.F, momentum);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = c1.fma(t0, t1);
            FloatVector t4 = c3.mul(t3);
            FloatVector t5 = t4.mul(t3);
            FloatVector t6 = c2.fma(t2, t5);
            FloatVector t7 = t6.sqrt();
            FloatVector t8 = t7.add(c4);
            FloatVector t9 = t3.div(t8);
            FloatVector t10 = c0.neg();
            FloatVector t11 = t10.fma(t9, t0);
            FloatVector t12 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t13 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t14 = FloatVector.fromMemorySegment(Simd.F, c, ci + 4 * Simd.F_LANES, NATIVE);
            FloatVector t15 = c1.fma(t12, t13);
            FloatVector t16 = c3.mul(t15);
            FloatVector t17 = t16.mul(t15);
            FloatVector t18 = c2.fma(t14, t17);
            FloatVector t19 = t18.sqrt();
            FloatVector t20 = t19.add(c4);
            FloatVector t21 = t15.div(t20);
            FloatVector t22 = c0.neg();
            FloatVector t23 = t22.fma(t21, t12);
            t11.intoMemorySegment(dst0, dst0i, NATIVE);
            t6.intoMemorySegment(dst1, dst1i, NATIVE);
            t23.intoMemorySegment(dst0, dst0i + 4 * Simd.F_LANES, NATIVE);
            t18.intoMemorySegment(dst1, dst1i + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i < n; i += Simd.F_LANES) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE, in);
            FloatVector t3 = c1.fma(t0, t1);
            FloatVector t4 = c3.mul(t3);
            FloatVector t5 = t4.mul(t3);
            FloatVector t6 = c2.fma(t2, t5);
            FloatVector t7 = t6.sqrt();
            FloatVector t8 = t7.add(c4);
            FloatVector t9 = t3.div(t8);
            FloatVector t10 = c0.neg();
            FloatVector t11 = t10.fma(t9, t0);
            t11.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t6.intoMemorySegment(dst1, dst1i, NATIVE, in);
        }
    }

    static void rmsPropMomentum(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At,
                                MemorySegment dst2, long dst2At, MemorySegment a, long aAt, MemorySegment b, long bAt,
                                MemorySegment c, long cAt, MemorySegment d, long dAt, int n, float rate, float decay,
                                float alpha, float fresh, float eps, float momentum) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c2 = FloatVector.broadcast(Simd.F, alpha);
        FloatVector c3 = FloatVector.broadcast(Simd.F, fresh);
        FloatVector c4 = FloatVector.broadcast(Simd.F, eps);
        FloatVector c5 = FloatVector.broadcast(Simd.F, momentum);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long di = dAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            long dst2i = dst2At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, d, di, NATIVE);
            FloatVector t4 = c1.fma(t0, t1);
            FloatVector t5 = c3.mul(t4);
            FloatVector t6 = t5.mul(t4);
            FloatVector t7 = c2.fma(t2, t6);
            FloatVector t8 = t7.sqrt();
            FloatVector t9 = t8.add(c4);
            FloatVector t10 = t4.div(t9);
            FloatVector t11 = c5.fma(t3, t10);
            FloatVector t12 = c0.neg();
            FloatVector t13 = t12.fma(t11, t0);
            FloatVector t14 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t15 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t16 = FloatVector.fromMemorySegment(Simd.F, c, ci + 4 * Simd.F_LANES, NATIVE);
            FloatVector t17 = FloatVector.fromMemorySegment(Simd.F, d, di + 4 * Simd.F_LANES, NATIVE);
            FloatVector t18 = c1.fma(t14, t15);
            FloatVector t19 = c3.mul(t18);
            FloatVector t20 = t19.mul(t18);
            FloatVector t21 = c2.fma(t16, t20);
            FloatVector t22 = t21.sqrt();
            FloatVector t23 = t22.add(c4);
            FloatVector t24 = t18.div(t23);
            FloatVector t25 = c5.fma(t17, t24);
            FloatVector t26 = c0.neg();
            FloatVector t27 = t26.fma(t25, t14);
            t13.intoMemorySegment(dst0, dst0i, NATIVE);
            t7.intoMemorySegment(dst1, dst1i, NATIVE);
            t11.intoMemorySegment(dst2, dst2i, NATIVE);
            t27.intoMemorySegment(dst0, dst0i + 4 * Simd.F_LANES, NATIVE);
            t21.intoMemorySegment(dst1, dst1i + 4 * Simd.F_LANES, NATIVE);
            t25.intoMemorySegment(dst2, dst2i + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i < n; i += Simd.F_LANES) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long di = dAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            long dst2i = dst2At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE, in);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, d, di, NATIVE, in);
            FloatVector t4 = c1.fma(t0, t1);
            FloatVector t5 = c3.mul(t4);
            FloatVector t6 = t5.mul(t4);
            FloatVector t7 = c2.fma(t2, t6);
            FloatVector t8 = t7.sqrt();
            FloatVector t9 = t8.add(c4);
            FloatVector t10 = t4.div(t9);
            FloatVector t11 = c5.fma(t3, t10);
            FloatVector t12 = c0.neg();
            FloatVector t13 = t12.fma(t11, t0);
            t13.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t7.intoMemorySegment(dst1, dst1i, NATIVE, in);
            t11.intoMemorySegment(dst2, dst2i, NATIVE, in);
        }
    }

    static void rmsPropCentered(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At,
                                MemorySegment dst2, long dst2At, MemorySegment a, long aAt, MemorySegment b, long bAt,
                                MemorySegment c, long cAt, MemorySegment d, long dAt, int n, float rate, float decay,
                                float alpha, float fresh, float eps, float momentum) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c2 = FloatVector.broadcast(Simd.F, alpha);
        FloatVector c3 = FloatVector.broadcast(Simd.F, fresh);
        FloatVector c4 = FloatVector.broadcast(Simd.F, eps);
        FloatVector c5 = FloatVector.broadcast(Simd.F, momentum);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long di = dAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            long dst2i = dst2At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, d, di, NATIVE);
            FloatVector t4 = c1.fma(t0, t1);
            FloatVector t5 = c3.mul(t4);
            FloatVector t6 = t5.mul(t4);
            FloatVector t7 = c2.fma(t2, t6);
            FloatVector t8 = c3.mul(t4);
            FloatVector t9 = c2.fma(t3, t8);
            FloatVector t10 = t9.neg();
            FloatVector t11 = t10.fma(t9, t7);
            FloatVector t12 = t11.sqrt();
            FloatVector t13 = t12.add(c4);
            FloatVector t14 = t4.div(t13);
            FloatVector t15 = c0.neg();
            FloatVector t16 = t15.fma(t14, t0);
            FloatVector t17 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t18 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t19 = FloatVector.fromMemorySegment(Simd.F, c, ci + 4 * Simd.F_LANES, NATIVE);
            FloatVector t20 = FloatVector.fromMemorySegment(Simd.F, d, di + 4 * Simd.F_LANES, NATIVE);
            FloatVector t21 = c1.fma(t17, t18);
            FloatVector t22 = c3.mul(t21);
            FloatVector t23 = t22.mul(t21);
            FloatVector t24 = c2.fma(t19, t23);
            FloatVector t25 = c3.mul(t21);
            FloatVector t26 = c2.fma(t20, t25);
            FloatVector t27 = t26.neg();
            FloatVector t28 = t27.fma(t26, t24);
            FloatVector t29 = t28.sqrt();
            FloatVector t30 = t29.add(c4);
            FloatVector t31 = t21.div(t30);
            FloatVector t32 = c0.neg();
            FloatVector t33 = t32.fma(t31, t17);
            t16.intoMemorySegment(dst0, dst0i, NATIVE);
            t7.intoMemorySegment(dst1, dst1i, NATIVE);
            t9.intoMemorySegment(dst2, dst2i, NATIVE);
            t33.intoMemorySegment(dst0, dst0i + 4 * Simd.F_LANES, NATIVE);
            t24.intoMemorySegment(dst1, dst1i + 4 * Simd.F_LANES, NATIVE);
            t26.intoMemorySegment(dst2, dst2i + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i < n; i += Simd.F_LANES) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long di = dAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            long dst2i = dst2At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE, in);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, d, di, NATIVE, in);
            FloatVector t4 = c1.fma(t0, t1);
            FloatVector t5 = c3.mul(t4);
            FloatVector t6 = t5.mul(t4);
            FloatVector t7 = c2.fma(t2, t6);
            FloatVector t8 = c3.mul(t4);
            FloatVector t9 = c2.fma(t3, t8);
            FloatVector t10 = t9.neg();
            FloatVector t11 = t10.fma(t9, t7);
            FloatVector t12 = t11.sqrt();
            FloatVector t13 = t12.add(c4);
            FloatVector t14 = t4.div(t13);
            FloatVector t15 = c0.neg();
            FloatVector t16 = t15.fma(t14, t0);
            t16.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t7.intoMemorySegment(dst1, dst1i, NATIVE, in);
            t9.intoMemorySegment(dst2, dst2i, NATIVE, in);
        }
    }

    static void rmsPropCenteredMomentum(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At,
                                        MemorySegment dst2, long dst2At, MemorySegment dst3, long dst3At,
                                        MemorySegment a, long aAt, MemorySegment b, long bAt,
                                        MemorySegment c, long cAt, MemorySegment d, long dAt,
                                        MemorySegment e, long eAt, int n, float rate, float decay, float alpha,
                                        float fresh, float eps, float momentum) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c2 = FloatVector.broadcast(Simd.F, alpha);
        FloatVector c3 = FloatVector.broadcast(Simd.F, fresh);
        FloatVector c4 = FloatVector.broadcast(Simd.F, eps);
        FloatVector c5 = FloatVector.broadcast(Simd.F, momentum);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long di = dAt + 4L * i;
            long ei = eAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            long dst2i = dst2At + 4L * i;
            long dst3i = dst3At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, d, di, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, e, ei, NATIVE);
            FloatVector t5 = c1.fma(t0, t1);
            FloatVector t6 = c3.mul(t5);
            FloatVector t7 = t6.mul(t5);
            FloatVector t8 = c2.fma(t2, t7);
            FloatVector t9 = c3.mul(t5);
            FloatVector t10 = c2.fma(t3, t9);
            FloatVector t11 = t10.neg();
            FloatVector t12 = t11.fma(t10, t8);
            FloatVector t13 = t12.sqrt();
            FloatVector t14 = t13.add(c4);
            FloatVector t15 = t5.div(t14);
            FloatVector t16 = c5.fma(t4, t15);
            FloatVector t17 = c0.neg();
            FloatVector t18 = t17.fma(t16, t0);
            FloatVector t19 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t20 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t21 = FloatVector.fromMemorySegment(Simd.F, c, ci + 4 * Simd.F_LANES, NATIVE);
            FloatVector t22 = FloatVector.fromMemorySegment(Simd.F, d, di + 4 * Simd.F_LANES, NATIVE);
            FloatVector t23 = FloatVector.fromMemorySegment(Simd.F, e, ei + 4 * Simd.F_LANES, NATIVE);
            FloatVector t24 = c1.fma(t19, t20);
            FloatVector t25 = c3.mul(t24);
            FloatVector t26 = t25.mul(t24);
            FloatVector t27 = c2.fma(t21, t26);
            FloatVector t28 = c3.mul(t24);
            FloatVector t29 = c2.fma(t22, t28);
            FloatVector t30 = t29.neg();
            FloatVector t31 = t30.fma(t29, t27);
            FloatVector t32 = t31.sqrt();
            FloatVector t33 = t32.add(c4);
            FloatVector t34 = t24.div(t33);
            FloatVector t35 = c5.fma(t23, t34);
            FloatVector t36 = c0.neg();
            FloatVector t37 = t36.fma(t35, t19);
            t18.intoMemorySegment(dst0, dst0i, NATIVE);
            t8.intoMemorySegment(dst1, dst1i, NATIVE);
            t10.intoMemorySegment(dst2, dst2i, NATIVE);
            t16.intoMemorySegment(dst3, dst3i, NATIVE);
            t37.intoMemorySegment(dst0, dst0i + 4 * Simd.F_LANES, NATIVE);
            t27.intoMemorySegment(dst1, dst1i + 4 * Simd.F_LANES, NATIVE);
            t29.intoMemorySegment(dst2, dst2i + 4 * Simd.F_LANES, NATIVE);
            t35.intoMemorySegment(dst3, dst3i + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i < n; i += Simd.F_LANES) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long di = dAt + 4L * i;
            long ei = eAt + 4L * i;
            long dst0i = dst0At + 4L * i;
            long dst1i = dst1At + 4L * i;
            long dst2i = dst2At + 4L * i;
            long dst3i = dst3At + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE, in);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, d, di, NATIVE, in);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, e, ei, NATIVE, in);
            FloatVector t5 = c1.fma(t0, t1);
            FloatVector t6 = c3.mul(t5);
            FloatVector t7 = t6.mul(t5);
            FloatVector t8 = c2.fma(t2, t7);
            FloatVector t9 = c3.mul(t5);
            FloatVector t10 = c2.fma(t3, t9);
            FloatVector t11 = t10.neg();
            FloatVector t12 = t11.fma(t10, t8);
            FloatVector t13 = t12.sqrt();
            FloatVector t14 = t13.add(c4);
            FloatVector t15 = t5.div(t14);
            FloatVector t16 = c5.fma(t4, t15);
            FloatVector t17 = c0.neg();
            FloatVector t18 = t17.fma(t16, t0);
            t18.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t8.intoMemorySegment(dst1, dst1i, NATIVE, in);
            t10.intoMemorySegment(dst2, dst2i, NATIVE, in);
            t16.intoMemorySegment(dst3, dst3i, NATIVE, in);
        }
    }
}
