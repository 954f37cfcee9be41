// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;

/// The loops of optimizer steps; `n` is a multiple of a vector's elements.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class DoubleSteps {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private DoubleSteps() {
    }

    static void sgd(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n,
                    double rate, double decay) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, rate);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, decay);
        int i = 0;
        for (; i <= n - 2 * Simd.D_LANES; i += 2 * Simd.D_LANES) {
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
            t4.intoMemorySegment(dst, dsti, NATIVE);
            t9.intoMemorySegment(dst, dsti + 8 * Simd.D_LANES, NATIVE);
        }
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
            long ai = aAt + 8L * i;
            long bi = bAt + 8L * i;
            long dsti = dstAt + 8L * i;
            DoubleVector t0 = DoubleVector.fromMemorySegment(Simd.D, a, ai, NATIVE);
            DoubleVector t1 = DoubleVector.fromMemorySegment(Simd.D, b, bi, NATIVE);
            DoubleVector t2 = c1.fma(t0, t1);
            DoubleVector t3 = c0.neg();
            DoubleVector t4 = t3.fma(t2, t0);
            t4.intoMemorySegment(dst, dsti, NATIVE);
        }
    }

    static void momentum(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                         MemorySegment b, long bAt, MemorySegment c, long cAt, int n, double rate, double decay,
                         double momentum, double fresh) {
        if (dst0.getClass() != Simd.SEGMENT
                || dst1.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, rate);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, decay);
        DoubleVector c2 = DoubleVector.broadcast(Simd.D, momentum);
        DoubleVector c3 = DoubleVector.broadcast(Simd.D, fresh);
        int i = 0;
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
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
            t7.intoMemorySegment(dst0, dst0i, NATIVE);
            t5.intoMemorySegment(dst1, dst1i, NATIVE);
        }
    }

    static void nesterov(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                         MemorySegment b, long bAt, MemorySegment c, long cAt, int n, double rate, double decay,
                         double momentum, double fresh, double look) {
        if (dst0.getClass() != Simd.SEGMENT
                || dst1.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, rate);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, decay);
        DoubleVector c2 = DoubleVector.broadcast(Simd.D, momentum);
        DoubleVector c3 = DoubleVector.broadcast(Simd.D, fresh);
        DoubleVector c4 = DoubleVector.broadcast(Simd.D, look);
        int i = 0;
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
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
            t8.intoMemorySegment(dst0, dst0i, NATIVE);
            t5.intoMemorySegment(dst1, dst1i, NATIVE);
        }
    }

    static void adagrad(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At, MemorySegment a, long aAt,
                        MemorySegment b, long bAt, MemorySegment c, long cAt, int n, double rate, double decay,
                        double eps) {
        if (dst0.getClass() != Simd.SEGMENT
                || dst1.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        DoubleVector c0 = DoubleVector.broadcast(Simd.D, rate);
        DoubleVector c1 = DoubleVector.broadcast(Simd.D, decay);
        DoubleVector c2 = DoubleVector.broadcast(Simd.D, eps);
        int i = 0;
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
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
            t9.intoMemorySegment(dst0, dst0i, NATIVE);
            t4.intoMemorySegment(dst1, dst1i, NATIVE);
        }
    }

    static void adam(MemorySegment dst0, long dst0At, MemorySegment dst1, long dst1At,
                     MemorySegment dst2, long dst2At, MemorySegment a, long aAt, MemorySegment b, long bAt,
                     MemorySegment c, long cAt, MemorySegment d, long dAt, int n, double rate, double decay,
                     double keep, double beta1, double fresh1, double beta2, double fresh2, double correction,
                     double eps) {
        if (dst0.getClass() != Simd.SEGMENT
                || dst1.getClass() != Simd.SEGMENT
                || dst2.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT
                || d.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        for (; i <= n - Simd.D_LANES; i += Simd.D_LANES) {
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
            t15.intoMemorySegment(dst0, dst0i, NATIVE);
            t7.intoMemorySegment(dst1, dst1i, NATIVE);
            t10.intoMemorySegment(dst2, dst2i, NATIVE);
        }
    }
}
