// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/// The loops of optimizer steps; `n` is a multiple of a vector's elements.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class FloatSteps {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private FloatSteps() {
    }

    static void sgd(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n,
                    float rate, float decay) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
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
            t4.intoMemorySegment(dst, dsti, NATIVE);
            t9.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = c1.fma(t0, t1);
            FloatVector t3 = c0.neg();
            FloatVector t4 = t3.fma(t2, t0);
            t4.intoMemorySegment(dst, dsti, NATIVE);
        }
    }

    static void momentum(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                         MemorySegment b, long bAt, MemorySegment c, long cAt, int n, float rate, float decay,
                         float momentum, float fresh) {
        if (dst0.getClass() != Simd.SEGMENT
                || dst1.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c2 = FloatVector.broadcast(Simd.F, momentum);
        FloatVector c3 = FloatVector.broadcast(Simd.F, fresh);
        int i = 0;
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
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
            t7.intoMemorySegment(dst0, dst0i, NATIVE);
            t5.intoMemorySegment(dst1, dst1i, NATIVE);
        }
    }

    static void nesterov(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                         MemorySegment b, long bAt, MemorySegment c, long cAt, int n, float rate, float decay,
                         float momentum, float fresh, float look) {
        if (dst0.getClass() != Simd.SEGMENT
                || dst1.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c2 = FloatVector.broadcast(Simd.F, momentum);
        FloatVector c3 = FloatVector.broadcast(Simd.F, fresh);
        FloatVector c4 = FloatVector.broadcast(Simd.F, look);
        int i = 0;
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
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
            t8.intoMemorySegment(dst0, dst0i, NATIVE);
            t5.intoMemorySegment(dst1, dst1i, NATIVE);
        }
    }

    static void adagrad(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                        MemorySegment b, long bAt, MemorySegment c, long cAt, int n, float rate, float decay,
                        float eps) {
        if (dst0.getClass() != Simd.SEGMENT
                || dst1.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c2 = FloatVector.broadcast(Simd.F, eps);
        int i = 0;
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
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
            t9.intoMemorySegment(dst0, dst0i, NATIVE);
            t4.intoMemorySegment(dst1, dst1i, NATIVE);
        }
    }

    static void adam(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At,
                     MemorySegment dst2, long dst2At, MemorySegment a, long aAt, MemorySegment b, long bAt,
                     MemorySegment c, long cAt, MemorySegment d, long dAt, int n, float rate, float decay, float keep,
                     float beta1, float fresh1, float beta2, float fresh2, float correction, float eps) {
        if (dst0.getClass() != Simd.SEGMENT
                || dst1.getClass() != Simd.SEGMENT
                || dst2.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT
                || d.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
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
            t15.intoMemorySegment(dst0, dst0i, NATIVE);
            t7.intoMemorySegment(dst1, dst1i, NATIVE);
            t10.intoMemorySegment(dst2, dst2i, NATIVE);
        }
    }

    static void rmsProp(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                        MemorySegment b, long bAt, MemorySegment c, long cAt, int n, float rate, float decay,
                        float alpha, float fresh, float eps) {
        if (dst0.getClass() != Simd.SEGMENT
                || dst1.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c2 = FloatVector.broadcast(Simd.F, alpha);
        FloatVector c3 = FloatVector.broadcast(Simd.F, fresh);
        FloatVector c4 = FloatVector.broadcast(Simd.F, eps);
        int i = 0;
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
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
            t11.intoMemorySegment(dst0, dst0i, NATIVE);
            t6.intoMemorySegment(dst1, dst1i, NATIVE);
        }
    }

    static void averageSquare(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                              MemorySegment c, long cAt, int n, float decay, float alpha, float fresh) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c1 = FloatVector.broadcast(Simd.F, alpha);
        FloatVector c2 = FloatVector.broadcast(Simd.F, fresh);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = c0.fma(t0, t1);
            FloatVector t4 = c2.mul(t3);
            FloatVector t5 = t4.mul(t3);
            FloatVector t6 = c1.fma(t2, t5);
            FloatVector t7 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t8 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, c, ci + 4 * Simd.F_LANES, NATIVE);
            FloatVector t10 = c0.fma(t7, t8);
            FloatVector t11 = c2.mul(t10);
            FloatVector t12 = t11.mul(t10);
            FloatVector t13 = c1.fma(t9, t12);
            t6.intoMemorySegment(dst, dsti, NATIVE);
            t13.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = c0.fma(t0, t1);
            FloatVector t4 = c2.mul(t3);
            FloatVector t5 = t4.mul(t3);
            FloatVector t6 = c1.fma(t2, t5);
            t6.intoMemorySegment(dst, dsti, NATIVE);
        }
    }

    static void average(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                        MemorySegment c, long cAt, int n, float decay, float alpha, float fresh) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c1 = FloatVector.broadcast(Simd.F, alpha);
        FloatVector c2 = FloatVector.broadcast(Simd.F, fresh);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = c0.fma(t0, t1);
            FloatVector t4 = c2.mul(t3);
            FloatVector t5 = c1.fma(t2, t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t7 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t8 = FloatVector.fromMemorySegment(Simd.F, c, ci + 4 * Simd.F_LANES, NATIVE);
            FloatVector t9 = c0.fma(t6, t7);
            FloatVector t10 = c2.mul(t9);
            FloatVector t11 = c1.fma(t8, t10);
            t5.intoMemorySegment(dst, dsti, NATIVE);
            t11.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = c0.fma(t0, t1);
            FloatVector t4 = c2.mul(t3);
            FloatVector t5 = c1.fma(t2, t4);
            t5.intoMemorySegment(dst, dsti, NATIVE);
        }
    }

    static void velocity(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                         MemorySegment c, long cAt, MemorySegment d, long dAt, int n, float decay, float eps,
                         float momentum) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT
                || d.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c1 = FloatVector.broadcast(Simd.F, eps);
        FloatVector c2 = FloatVector.broadcast(Simd.F, momentum);
        int i = 0;
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long di = dAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, d, di, NATIVE);
            FloatVector t4 = c0.fma(t0, t1);
            FloatVector t5 = t2.sqrt();
            FloatVector t6 = t5.add(c1);
            FloatVector t7 = t4.div(t6);
            FloatVector t8 = c2.fma(t3, t7);
            t8.intoMemorySegment(dst, dsti, NATIVE);
        }
    }

    static void velocityCentered(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                                 MemorySegment c, long cAt, MemorySegment d, long dAt, MemorySegment e, long eAt,
                                 int n, float decay, float eps, float momentum) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT
                || d.getClass() != Simd.SEGMENT
                || e.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c1 = FloatVector.broadcast(Simd.F, eps);
        FloatVector c2 = FloatVector.broadcast(Simd.F, momentum);
        int i = 0;
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long di = dAt + 4L * i;
            long ei = eAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, d, di, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, e, ei, NATIVE);
            FloatVector t5 = c0.fma(t0, t1);
            FloatVector t6 = t3.neg();
            FloatVector t7 = t6.fma(t3, t2);
            FloatVector t8 = t7.sqrt();
            FloatVector t9 = t8.add(c1);
            FloatVector t10 = t5.div(t9);
            FloatVector t11 = c2.fma(t4, t10);
            t11.intoMemorySegment(dst, dsti, NATIVE);
        }
    }

    static void stepCentered(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                             MemorySegment c, long cAt, MemorySegment d, long dAt, int n, float rate, float decay,
                             float eps) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT
                || d.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, rate);
        FloatVector c1 = FloatVector.broadcast(Simd.F, decay);
        FloatVector c2 = FloatVector.broadcast(Simd.F, eps);
        int i = 0;
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long di = dAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, d, di, NATIVE);
            FloatVector t4 = c1.fma(t0, t1);
            FloatVector t5 = t3.neg();
            FloatVector t6 = t5.fma(t3, t2);
            FloatVector t7 = c0.neg();
            FloatVector t8 = t6.sqrt();
            FloatVector t9 = t8.add(c2);
            FloatVector t10 = t4.div(t9);
            FloatVector t11 = t7.fma(t10, t0);
            t11.intoMemorySegment(dst, dsti, NATIVE);
        }
    }
}
