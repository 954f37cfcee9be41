// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/// The loops of optimizer steps.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class DoubleSteps {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private DoubleSteps() {
    }

    static void sgd(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n,
                    double rate, double decay) {
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, rate);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, decay);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = c1.fma(t0, t1);
            DoubleVector t3 = c0.neg();
            DoubleVector t4 = t3.fma(t2, t0);
            DoubleVector t5 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t6 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t7 = c1.fma(t5, t6);
            DoubleVector t8 = c0.neg();
            DoubleVector t9 = t8.fma(t7, t5);
            DoubleVector t10 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t11 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t12 = c1.fma(t10, t11);
            DoubleVector t13 = c0.neg();
            DoubleVector t14 = t13.fma(t12, t10);
            DoubleVector t15 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t16 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t17 = c1.fma(t15, t16);
            DoubleVector t18 = c0.neg();
            DoubleVector t19 = t18.fma(t17, t15);
            t4.intoMemorySegment(dst, dsti, NATIVE);
            t9.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
            t14.intoMemorySegment(dst, dsti + 16 * Simd.D_LANES, NATIVE);
            t19.intoMemorySegment(dst, dsti + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i < n; i += Simd.D_LANES) {
            VectorMask<Double> in = Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = c1.fma(t0, t1);
            DoubleVector t3 = c0.neg();
            DoubleVector t4 = t3.fma(t2, t0);
            t4.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void momentum(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                         MemorySegment b, long bAt, MemorySegment c, long cAt, int n, double rate, double decay,
                         double momentum, double fresh) {
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, rate);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, decay);
        DoubleVector c2 = DoubleVector.broadcast(Simd.D, momentum);
        DoubleVector c3 = DoubleVector.broadcast(Simd.D, fresh);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE);
            DoubleVector t3 = c1.fma(t0, t1);
            DoubleVector t4 = c3.mul(t3);
            DoubleVector t5 = c2.fma(t2, t4);
            DoubleVector t6 = c0.neg();
            DoubleVector t7 = t6.fma(t5, t0);
            DoubleVector t8 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t9 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t10 = DoubleVector.fromMemorySegment(Simd.D, c, ci + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t11 = c1.fma(t8, t9);
            DoubleVector t12 = c3.mul(t11);
            DoubleVector t13 = c2.fma(t10, t12);
            DoubleVector t14 = c0.neg();
            DoubleVector t15 = t14.fma(t13, t8);
            DoubleVector t16 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t17 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t18 = DoubleVector.fromMemorySegment(Simd.D, c, ci + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t19 = c1.fma(t16, t17);
            DoubleVector t20 = c3.mul(t19);
            DoubleVector t21 = c2.fma(t18, t20);
            DoubleVector t22 = c0.neg();
            DoubleVector t23 = t22.fma(t21, t16);
            DoubleVector t24 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t25 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t26 = DoubleVector.fromMemorySegment(Simd.D, c, ci + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t27 = c1.fma(t24, t25);
            DoubleVector t28 = c3.mul(t27);
            DoubleVector t29 = c2.fma(t26, t28);
            DoubleVector t30 = c0.neg();
            DoubleVector t31 = t30.fma(t29, t24);
            t7.intoMemorySegment(dst0, dst0i, NATIVE);
            t5.intoMemorySegment(dst1, dst1i, NATIVE);
            t15.intoMemorySegment(dst0, dst0i + 8 * Simd.D_LANES, NATIVE);
            t13.intoMemorySegment(dst1, dst1i + 8 * Simd.D_LANES, NATIVE);
            t23.intoMemorySegment(dst0, dst0i + 16 * Simd.D_LANES, NATIVE);
            t21.intoMemorySegment(dst1, dst1i + 16 * Simd.D_LANES, NATIVE);
            t31.intoMemorySegment(dst0, dst0i + 24 * Simd.D_LANES, NATIVE);
            t29.intoMemorySegment(dst1, dst1i + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i < n; i += Simd.D_LANES) {
            VectorMask<Double> in = Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE, in);
            DoubleVector t3 = c1.fma(t0, t1);
            DoubleVector t4 = c3.mul(t3);
            DoubleVector t5 = c2.fma(t2, t4);
            DoubleVector t6 = c0.neg();
            DoubleVector t7 = t6.fma(t5, t0);
            t7.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t5.intoMemorySegment(dst1, dst1i, NATIVE, in);
        }
    }

    static void nesterov(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                         MemorySegment b, long bAt, MemorySegment c, long cAt, int n, double rate, double decay,
                         double momentum, double fresh, double look) {
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, rate);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, decay);
        DoubleVector c2 = DoubleVector.broadcast(Simd.D, momentum);
        DoubleVector c3 = DoubleVector.broadcast(Simd.D, fresh);
        DoubleVector c4 = DoubleVector.broadcast(Simd.D, look);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE);
            DoubleVector t3 = c1.fma(t0, t1);
            DoubleVector t4 = c3.mul(t3);
            DoubleVector t5 = c2.fma(t2, t4);
            DoubleVector t6 = c4.fma(t5, t3);
            DoubleVector t7 = c0.neg();
            DoubleVector t8 = t7.fma(t6, t0);
            DoubleVector t9 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t10 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t11 = DoubleVector.fromMemorySegment(Simd.D, c, ci + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t12 = c1.fma(t9, t10);
            DoubleVector t13 = c3.mul(t12);
            DoubleVector t14 = c2.fma(t11, t13);
            DoubleVector t15 = c4.fma(t14, t12);
            DoubleVector t16 = c0.neg();
            DoubleVector t17 = t16.fma(t15, t9);
            DoubleVector t18 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t19 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t20 = DoubleVector.fromMemorySegment(Simd.D, c, ci + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t21 = c1.fma(t18, t19);
            DoubleVector t22 = c3.mul(t21);
            DoubleVector t23 = c2.fma(t20, t22);
            DoubleVector t24 = c4.fma(t23, t21);
            DoubleVector t25 = c0.neg();
            DoubleVector t26 = t25.fma(t24, t18);
            DoubleVector t27 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t28 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t29 = DoubleVector.fromMemorySegment(Simd.D, c, ci + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t30 = c1.fma(t27, t28);
            DoubleVector t31 = c3.mul(t30);
            DoubleVector t32 = c2.fma(t29, t31);
            DoubleVector t33 = c4.fma(t32, t30);
            DoubleVector t34 = c0.neg();
            DoubleVector t35 = t34.fma(t33, t27);
            t8.intoMemorySegment(dst0, dst0i, NATIVE);
            t5.intoMemorySegment(dst1, dst1i, NATIVE);
            t17.intoMemorySegment(dst0, dst0i + 8 * Simd.D_LANES, NATIVE);
            t14.intoMemorySegment(dst1, dst1i + 8 * Simd.D_LANES, NATIVE);
            t26.intoMemorySegment(dst0, dst0i + 16 * Simd.D_LANES, NATIVE);
            t23.intoMemorySegment(dst1, dst1i + 16 * Simd.D_LANES, NATIVE);
            t35.intoMemorySegment(dst0, dst0i + 24 * Simd.D_LANES, NATIVE);
            t32.intoMemorySegment(dst1, dst1i + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i < n; i += Simd.D_LANES) {
            VectorMask<Double> in = Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE, in);
            DoubleVector t3 = c1.fma(t0, t1);
            DoubleVector t4 = c3.mul(t3);
            DoubleVector t5 = c2.fma(t2, t4);
            DoubleVector t6 = c4.fma(t5, t3);
            DoubleVector t7 = c0.neg();
            DoubleVector t8 = t7.fma(t6, t0);
            t8.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t5.intoMemorySegment(dst1, dst1i, NATIVE, in);
        }
    }

    static void adagrad(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                        MemorySegment b, long bAt, MemorySegment c, long cAt, int n, double rate, double decay,
                        double eps) {
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, rate);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, decay);
        DoubleVector c2 = DoubleVector.broadcast(Simd.D, eps);
        int i = 0;
        for (; i <= n - 4 * Simd.D_LANES; i += 4 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE);
            DoubleVector t3 = c1.fma(t0, t1);
            DoubleVector t4 = t3.fma(t3, t2);
            DoubleVector t5 = t4.sqrt();
            DoubleVector t6 = t5.add(c2);
            DoubleVector t7 = t3.div(t6);
            DoubleVector t8 = c0.neg();
            DoubleVector t9 = t8.fma(t7, t0);
            DoubleVector t10 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t11 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t12 = DoubleVector.fromMemorySegment(Simd.D, c, ci + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t13 = c1.fma(t10, t11);
            DoubleVector t14 = t13.fma(t13, t12);
            DoubleVector t15 = t14.sqrt();
            DoubleVector t16 = t15.add(c2);
            DoubleVector t17 = t13.div(t16);
            DoubleVector t18 = c0.neg();
            DoubleVector t19 = t18.fma(t17, t10);
            DoubleVector t20 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t21 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t22 = DoubleVector.fromMemorySegment(Simd.D, c, ci + 16 * Simd.D_LANES, NATIVE);
            DoubleVector t23 = c1.fma(t20, t21);
            DoubleVector t24 = t23.fma(t23, t22);
            DoubleVector t25 = t24.sqrt();
            DoubleVector t26 = t25.add(c2);
            DoubleVector t27 = t23.div(t26);
            DoubleVector t28 = c0.neg();
            DoubleVector t29 = t28.fma(t27, t20);
            DoubleVector t30 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t31 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t32 = DoubleVector.fromMemorySegment(Simd.D, c, ci + 24 * Simd.D_LANES, NATIVE);
            DoubleVector t33 = c1.fma(t30, t31);
            DoubleVector t34 = t33.fma(t33, t32);
            DoubleVector t35 = t34.sqrt();
            DoubleVector t36 = t35.add(c2);
            DoubleVector t37 = t33.div(t36);
            DoubleVector t38 = c0.neg();
            DoubleVector t39 = t38.fma(t37, t30);
            t9.intoMemorySegment(dst0, dst0i, NATIVE);
            t4.intoMemorySegment(dst1, dst1i, NATIVE);
            t19.intoMemorySegment(dst0, dst0i + 8 * Simd.D_LANES, NATIVE);
            t14.intoMemorySegment(dst1, dst1i + 8 * Simd.D_LANES, NATIVE);
            t29.intoMemorySegment(dst0, dst0i + 16 * Simd.D_LANES, NATIVE);
            t24.intoMemorySegment(dst1, dst1i + 16 * Simd.D_LANES, NATIVE);
            t39.intoMemorySegment(dst0, dst0i + 24 * Simd.D_LANES, NATIVE);
            t34.intoMemorySegment(dst1, dst1i + 24 * Simd.D_LANES, NATIVE);
        }
        for (; i < n; i += Simd.D_LANES) {
            VectorMask<Double> in = Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE, in);
            DoubleVector t3 = c1.fma(t0, t1);
            DoubleVector t4 = t3.fma(t3, t2);
            DoubleVector t5 = t4.sqrt();
            DoubleVector t6 = t5.add(c2);
            DoubleVector t7 = t3.div(t6);
            DoubleVector t8 = c0.neg();
            DoubleVector t9 = t8.fma(t7, t0);
            t9.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t4.intoMemorySegment(dst1, dst1i, NATIVE, in);
        }
    }

    static void adam(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At,
                     MemorySegment dst2, long dst2At, MemorySegment a, long aAt, MemorySegment b, long bAt,
                     MemorySegment c, long cAt, MemorySegment d, long dAt, int n, double rate, double decay,
                     double keep, double beta1, double fresh1, double beta2, double fresh2, double correction,
                     double eps) {
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, rate);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, decay);
        DoubleVector c2 = DoubleVector.broadcast(Simd.D, keep);
        DoubleVector c3 = DoubleVector.broadcast(Simd.D, beta1);
        DoubleVector c4 = DoubleVector.broadcast(Simd.D, fresh1);
        DoubleVector c5 = DoubleVector.broadcast(Simd.D, beta2);
        DoubleVector c6 = DoubleVector.broadcast(Simd.D, fresh2);
        DoubleVector c7 = DoubleVector.broadcast(Simd.D, correction);
        DoubleVector c8 = DoubleVector.broadcast(Simd.D, eps);
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long di = dAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            long dst2i = dst2At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, d, di, NATIVE);
            DoubleVector t4 = c1.fma(t0, t1);
            DoubleVector t5 = t0.mul(c2);
            DoubleVector t6 = c4.mul(t4);
            DoubleVector t7 = c3.fma(t2, t6);
            DoubleVector t8 = c6.mul(t4);
            DoubleVector t9 = t8.mul(t4);
            DoubleVector t10 = c5.fma(t3, t9);
            DoubleVector t11 = t10.sqrt();
            DoubleVector t12 = t11.fma(c7, c8);
            DoubleVector t13 = c0.neg();
            DoubleVector t14 = t7.div(t12);
            DoubleVector t15 = t13.fma(t14, t5);
            DoubleVector t16 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t17 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t18 = DoubleVector.fromMemorySegment(Simd.D, c, ci + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t19 = DoubleVector.fromMemorySegment(Simd.D, d, di + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t20 = c1.fma(t16, t17);
            DoubleVector t21 = t16.mul(c2);
            DoubleVector t22 = c4.mul(t20);
            DoubleVector t23 = c3.fma(t18, t22);
            DoubleVector t24 = c6.mul(t20);
            DoubleVector t25 = t24.mul(t20);
            DoubleVector t26 = c5.fma(t19, t25);
            DoubleVector t27 = t26.sqrt();
            DoubleVector t28 = t27.fma(c7, c8);
            DoubleVector t29 = c0.neg();
            DoubleVector t30 = t23.div(t28);
            DoubleVector t31 = t29.fma(t30, t21);
            t15.intoMemorySegment(dst0, dst0i, NATIVE);
            t7.intoMemorySegment(dst1, dst1i, NATIVE);
            t10.intoMemorySegment(dst2, dst2i, NATIVE);
            t31.intoMemorySegment(dst0, dst0i + 8 * Simd.D_LANES, NATIVE);
            t23.intoMemorySegment(dst1, dst1i + 8 * Simd.D_LANES, NATIVE);
            t26.intoMemorySegment(dst2, dst2i + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i < n; i += Simd.D_LANES) {
            VectorMask<Double> in = Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long di = dAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            long dst2i = dst2At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE, in);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, d, di, NATIVE, in);
            DoubleVector t4 = c1.fma(t0, t1);
            DoubleVector t5 = t0.mul(c2);
            DoubleVector t6 = c4.mul(t4);
            DoubleVector t7 = c3.fma(t2, t6);
            DoubleVector t8 = c6.mul(t4);
            DoubleVector t9 = t8.mul(t4);
            DoubleVector t10 = c5.fma(t3, t9);
            DoubleVector t11 = t10.sqrt();
            DoubleVector t12 = t11.fma(c7, c8);
            DoubleVector t13 = c0.neg();
            DoubleVector t14 = t7.div(t12);
            DoubleVector t15 = t13.fma(t14, t5);
            t15.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t7.intoMemorySegment(dst1, dst1i, NATIVE, in);
            t10.intoMemorySegment(dst2, dst2i, NATIVE, in);
        }
    }

    static void rmsProp(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                        MemorySegment b, long bAt, MemorySegment c, long cAt, int n, double rate, double decay,
                        double alpha, double fresh, double eps, double momentum) {
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, rate);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, decay);
        DoubleVector c2 = DoubleVector.broadcast(Simd.D, alpha);
        DoubleVector c3 = DoubleVector.broadcast(Simd.D, fresh);
        DoubleVector c4 = DoubleVector.broadcast(Simd.D, eps);
        DoubleVector c5 = DoubleVector.broadcast(Simd.D, momentum);
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE);
            DoubleVector t3 = c1.fma(t0, t1);
            DoubleVector t4 = c3.mul(t3);
            DoubleVector t5 = t4.mul(t3);
            DoubleVector t6 = c2.fma(t2, t5);
            DoubleVector t7 = t6.sqrt();
            DoubleVector t8 = t7.add(c4);
            DoubleVector t9 = t3.div(t8);
            DoubleVector t10 = c0.neg();
            DoubleVector t11 = t10.fma(t9, t0);
            DoubleVector t12 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t13 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t14 = DoubleVector.fromMemorySegment(Simd.D, c, ci + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t15 = c1.fma(t12, t13);
            DoubleVector t16 = c3.mul(t15);
            DoubleVector t17 = t16.mul(t15);
            DoubleVector t18 = c2.fma(t14, t17);
            DoubleVector t19 = t18.sqrt();
            DoubleVector t20 = t19.add(c4);
            DoubleVector t21 = t15.div(t20);
            DoubleVector t22 = c0.neg();
            DoubleVector t23 = t22.fma(t21, t12);
            t11.intoMemorySegment(dst0, dst0i, NATIVE);
            t6.intoMemorySegment(dst1, dst1i, NATIVE);
            t23.intoMemorySegment(dst0, dst0i + 8 * Simd.D_LANES, NATIVE);
            t18.intoMemorySegment(dst1, dst1i + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i < n; i += Simd.D_LANES) {
            VectorMask<Double> in = Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE, in);
            DoubleVector t3 = c1.fma(t0, t1);
            DoubleVector t4 = c3.mul(t3);
            DoubleVector t5 = t4.mul(t3);
            DoubleVector t6 = c2.fma(t2, t5);
            DoubleVector t7 = t6.sqrt();
            DoubleVector t8 = t7.add(c4);
            DoubleVector t9 = t3.div(t8);
            DoubleVector t10 = c0.neg();
            DoubleVector t11 = t10.fma(t9, t0);
            t11.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t6.intoMemorySegment(dst1, dst1i, NATIVE, in);
        }
    }

    static void rmsPropMomentum(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At,
                                MemorySegment dst2, long dst2At, MemorySegment a, long aAt, MemorySegment b, long bAt,
                                MemorySegment c, long cAt, MemorySegment d, long dAt, int n, double rate,
                                double decay, double alpha, double fresh, double eps, double momentum) {
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, rate);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, decay);
        DoubleVector c2 = DoubleVector.broadcast(Simd.D, alpha);
        DoubleVector c3 = DoubleVector.broadcast(Simd.D, fresh);
        DoubleVector c4 = DoubleVector.broadcast(Simd.D, eps);
        DoubleVector c5 = DoubleVector.broadcast(Simd.D, momentum);
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long di = dAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            long dst2i = dst2At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, d, di, NATIVE);
            DoubleVector t4 = c1.fma(t0, t1);
            DoubleVector t5 = c3.mul(t4);
            DoubleVector t6 = t5.mul(t4);
            DoubleVector t7 = c2.fma(t2, t6);
            DoubleVector t8 = t7.sqrt();
            DoubleVector t9 = t8.add(c4);
            DoubleVector t10 = t4.div(t9);
            DoubleVector t11 = c5.fma(t3, t10);
            DoubleVector t12 = c0.neg();
            DoubleVector t13 = t12.fma(t11, t0);
            DoubleVector t14 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t15 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t16 = DoubleVector.fromMemorySegment(Simd.D, c, ci + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t17 = DoubleVector.fromMemorySegment(Simd.D, d, di + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t18 = c1.fma(t14, t15);
            DoubleVector t19 = c3.mul(t18);
            DoubleVector t20 = t19.mul(t18);
            DoubleVector t21 = c2.fma(t16, t20);
            DoubleVector t22 = t21.sqrt();
            DoubleVector t23 = t22.add(c4);
            DoubleVector t24 = t18.div(t23);
            DoubleVector t25 = c5.fma(t17, t24);
            DoubleVector t26 = c0.neg();
            DoubleVector t27 = t26.fma(t25, t14);
            t13.intoMemorySegment(dst0, dst0i, NATIVE);
            t7.intoMemorySegment(dst1, dst1i, NATIVE);
            t11.intoMemorySegment(dst2, dst2i, NATIVE);
            t27.intoMemorySegment(dst0, dst0i + 8 * Simd.D_LANES, NATIVE);
            t21.intoMemorySegment(dst1, dst1i + 8 * Simd.D_LANES, NATIVE);
            t25.intoMemorySegment(dst2, dst2i + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i < n; i += Simd.D_LANES) {
            VectorMask<Double> in = Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long di = dAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            long dst2i = dst2At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE, in);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, d, di, NATIVE, in);
            DoubleVector t4 = c1.fma(t0, t1);
            DoubleVector t5 = c3.mul(t4);
            DoubleVector t6 = t5.mul(t4);
            DoubleVector t7 = c2.fma(t2, t6);
            DoubleVector t8 = t7.sqrt();
            DoubleVector t9 = t8.add(c4);
            DoubleVector t10 = t4.div(t9);
            DoubleVector t11 = c5.fma(t3, t10);
            DoubleVector t12 = c0.neg();
            DoubleVector t13 = t12.fma(t11, t0);
            t13.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t7.intoMemorySegment(dst1, dst1i, NATIVE, in);
            t11.intoMemorySegment(dst2, dst2i, NATIVE, in);
        }
    }

    static void rmsPropCentered(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At,
                                MemorySegment dst2, long dst2At, MemorySegment a, long aAt, MemorySegment b, long bAt,
                                MemorySegment c, long cAt, MemorySegment d, long dAt, int n, double rate,
                                double decay, double alpha, double fresh, double eps, double momentum) {
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, rate);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, decay);
        DoubleVector c2 = DoubleVector.broadcast(Simd.D, alpha);
        DoubleVector c3 = DoubleVector.broadcast(Simd.D, fresh);
        DoubleVector c4 = DoubleVector.broadcast(Simd.D, eps);
        DoubleVector c5 = DoubleVector.broadcast(Simd.D, momentum);
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long di = dAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            long dst2i = dst2At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, d, di, NATIVE);
            DoubleVector t4 = c1.fma(t0, t1);
            DoubleVector t5 = c3.mul(t4);
            DoubleVector t6 = t5.mul(t4);
            DoubleVector t7 = c2.fma(t2, t6);
            DoubleVector t8 = c3.mul(t4);
            DoubleVector t9 = c2.fma(t3, t8);
            DoubleVector t10 = t9.neg();
            DoubleVector t11 = t10.fma(t9, t7);
            DoubleVector t12 = t11.sqrt();
            DoubleVector t13 = t12.add(c4);
            DoubleVector t14 = t4.div(t13);
            DoubleVector t15 = c0.neg();
            DoubleVector t16 = t15.fma(t14, t0);
            DoubleVector t17 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t18 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t19 = DoubleVector.fromMemorySegment(Simd.D, c, ci + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t20 = DoubleVector.fromMemorySegment(Simd.D, d, di + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t21 = c1.fma(t17, t18);
            DoubleVector t22 = c3.mul(t21);
            DoubleVector t23 = t22.mul(t21);
            DoubleVector t24 = c2.fma(t19, t23);
            DoubleVector t25 = c3.mul(t21);
            DoubleVector t26 = c2.fma(t20, t25);
            DoubleVector t27 = t26.neg();
            DoubleVector t28 = t27.fma(t26, t24);
            DoubleVector t29 = t28.sqrt();
            DoubleVector t30 = t29.add(c4);
            DoubleVector t31 = t21.div(t30);
            DoubleVector t32 = c0.neg();
            DoubleVector t33 = t32.fma(t31, t17);
            t16.intoMemorySegment(dst0, dst0i, NATIVE);
            t7.intoMemorySegment(dst1, dst1i, NATIVE);
            t9.intoMemorySegment(dst2, dst2i, NATIVE);
            t33.intoMemorySegment(dst0, dst0i + 8 * Simd.D_LANES, NATIVE);
            t24.intoMemorySegment(dst1, dst1i + 8 * Simd.D_LANES, NATIVE);
            t26.intoMemorySegment(dst2, dst2i + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i < n; i += Simd.D_LANES) {
            VectorMask<Double> in = Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long di = dAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            long dst2i = dst2At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE, in);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, d, di, NATIVE, in);
            DoubleVector t4 = c1.fma(t0, t1);
            DoubleVector t5 = c3.mul(t4);
            DoubleVector t6 = t5.mul(t4);
            DoubleVector t7 = c2.fma(t2, t6);
            DoubleVector t8 = c3.mul(t4);
            DoubleVector t9 = c2.fma(t3, t8);
            DoubleVector t10 = t9.neg();
            DoubleVector t11 = t10.fma(t9, t7);
            DoubleVector t12 = t11.sqrt();
            DoubleVector t13 = t12.add(c4);
            DoubleVector t14 = t4.div(t13);
            DoubleVector t15 = c0.neg();
            DoubleVector t16 = t15.fma(t14, t0);
            t16.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t7.intoMemorySegment(dst1, dst1i, NATIVE, in);
            t9.intoMemorySegment(dst2, dst2i, NATIVE, in);
        }
    }

    static void rmsPropCenteredMomentum(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At,
                                        MemorySegment dst2, long dst2At, MemorySegment dst3, long dst3At,
                                        MemorySegment a, long aAt, MemorySegment b, long bAt,
                                        MemorySegment c, long cAt, MemorySegment d, long dAt,
                                        MemorySegment e, long eAt, int n, double rate, double decay, double alpha,
                                        double fresh, double eps, double momentum) {
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, rate);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, decay);
        DoubleVector c2 = DoubleVector.broadcast(Simd.D, alpha);
        DoubleVector c3 = DoubleVector.broadcast(Simd.D, fresh);
        DoubleVector c4 = DoubleVector.broadcast(Simd.D, eps);
        DoubleVector c5 = DoubleVector.broadcast(Simd.D, momentum);
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long di = dAt + 8L * i;
            long ei = eAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            long dst2i = dst2At + 8L * i;
            long dst3i = dst3At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, d, di, NATIVE);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, e, ei, NATIVE);
            DoubleVector t5 = c1.fma(t0, t1);
            DoubleVector t6 = c3.mul(t5);
            DoubleVector t7 = t6.mul(t5);
            DoubleVector t8 = c2.fma(t2, t7);
            DoubleVector t9 = c3.mul(t5);
            DoubleVector t10 = c2.fma(t3, t9);
            DoubleVector t11 = t10.neg();
            DoubleVector t12 = t11.fma(t10, t8);
            DoubleVector t13 = t12.sqrt();
            DoubleVector t14 = t13.add(c4);
            DoubleVector t15 = t5.div(t14);
            DoubleVector t16 = c5.fma(t4, t15);
            DoubleVector t17 = c0.neg();
            DoubleVector t18 = t17.fma(t16, t0);
            DoubleVector t19 = DoubleVector.fromMemorySegment(Simd.D, a, ai + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t20 = DoubleVector.fromMemorySegment(Simd.D, b, bi + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t21 = DoubleVector.fromMemorySegment(Simd.D, c, ci + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t22 = DoubleVector.fromMemorySegment(Simd.D, d, di + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t23 = DoubleVector.fromMemorySegment(Simd.D, e, ei + 8 * Simd.D_LANES, NATIVE);
            DoubleVector t24 = c1.fma(t19, t20);
            DoubleVector t25 = c3.mul(t24);
            DoubleVector t26 = t25.mul(t24);
            DoubleVector t27 = c2.fma(t21, t26);
            DoubleVector t28 = c3.mul(t24);
            DoubleVector t29 = c2.fma(t22, t28);
            DoubleVector t30 = t29.neg();
            DoubleVector t31 = t30.fma(t29, t27);
            DoubleVector t32 = t31.sqrt();
            DoubleVector t33 = t32.add(c4);
            DoubleVector t34 = t24.div(t33);
            DoubleVector t35 = c5.fma(t23, t34);
            DoubleVector t36 = c0.neg();
            DoubleVector t37 = t36.fma(t35, t19);
            t18.intoMemorySegment(dst0, dst0i, NATIVE);
            t8.intoMemorySegment(dst1, dst1i, NATIVE);
            t10.intoMemorySegment(dst2, dst2i, NATIVE);
            t16.intoMemorySegment(dst3, dst3i, NATIVE);
            t37.intoMemorySegment(dst0, dst0i + 8 * Simd.D_LANES, NATIVE);
            t27.intoMemorySegment(dst1, dst1i + 8 * Simd.D_LANES, NATIVE);
            t29.intoMemorySegment(dst2, dst2i + 8 * Simd.D_LANES, NATIVE);
            t35.intoMemorySegment(dst3, dst3i + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i < n; i += Simd.D_LANES) {
            VectorMask<Double> in = Simd.D.indexInRange(i, n);
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long ci = cAt + 8L * i;
            long di = dAt + 8L * i;
            long ei = eAt + 8L * i;
            long dst0i = dst0At + 8L * i;
            long dst1i = dst1At + 8L * i;
            long dst2i = dst2At + 8L * i;
            long dst3i = dst3At + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE, in);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE, in);
            DoubleVector t2 = DoubleVector.fromMemorySegment(Simd.D, c, ci, NATIVE, in);
            DoubleVector t3 = DoubleVector.fromMemorySegment(Simd.D, d, di, NATIVE, in);
            DoubleVector t4 = DoubleVector.fromMemorySegment(Simd.D, e, ei, NATIVE, in);
            DoubleVector t5 = c1.fma(t0, t1);
            DoubleVector t6 = c3.mul(t5);
            DoubleVector t7 = t6.mul(t5);
            DoubleVector t8 = c2.fma(t2, t7);
            DoubleVector t9 = c3.mul(t5);
            DoubleVector t10 = c2.fma(t3, t9);
            DoubleVector t11 = t10.neg();
            DoubleVector t12 = t11.fma(t10, t8);
            DoubleVector t13 = t12.sqrt();
            DoubleVector t14 = t13.add(c4);
            DoubleVector t15 = t5.div(t14);
            DoubleVector t16 = c5.fma(t4, t15);
            DoubleVector t17 = c0.neg();
            DoubleVector t18 = t17.fma(t16, t0);
            t18.intoMemorySegment(dst0, dst0i, NATIVE, in);
            t8.intoMemorySegment(dst1, dst1i, NATIVE, in);
            t10.intoMemorySegment(dst2, dst2i, NATIVE, in);
            t16.intoMemorySegment(dst3, dst3i, NATIVE, in);
        }
    }
}
