// SPDX-License-Identifier: Apache-2.0
// Written by LoopGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/// The loops of softmax, cross-entropy and normalisation over one row.
///
/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it otherwise.
final class FloatRows {
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    // Lanes are folded in this order, so that results do not depend on how the code is compiled.
    private static final VectorShuffle<Float> FOLD1 = Simd.F.shuffleFromOp(i -> (i ^ 1) % Simd.F_LANES);
    private static final VectorShuffle<Float> FOLD2 = Simd.F.shuffleFromOp(i -> (i ^ 2) % Simd.F_LANES);
    private static final VectorShuffle<Float> FOLD4 = Simd.F.shuffleFromOp(i -> (i ^ 4) % Simd.F_LANES);
    private static final VectorShuffle<Float> FOLD8 = Simd.F.shuffleFromOp(i -> (i ^ 8) % Simd.F_LANES);

    private FloatRows() {
    }

    static float largest(MemorySegment a, long aAt, int n) {
        FloatVector sum0_0 = FloatVector.broadcast(Simd.F, Float.NEGATIVE_INFINITY);
        FloatVector sum0_1 = FloatVector.broadcast(Simd.F, Float.NEGATIVE_INFINITY);
        FloatVector sum0_2 = FloatVector.broadcast(Simd.F, Float.NEGATIVE_INFINITY);
        FloatVector sum0_3 = FloatVector.broadcast(Simd.F, Float.NEGATIVE_INFINITY);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            VectorMask<Float> t4 = t0.compare(VectorOperators.GT, sum0_0);
            sum0_0 = sum0_0.blend(t0, t4);
            VectorMask<Float> t5 = t1.compare(VectorOperators.GT, sum0_1);
            sum0_1 = sum0_1.blend(t1, t5);
            VectorMask<Float> t6 = t2.compare(VectorOperators.GT, sum0_2);
            sum0_2 = sum0_2.blend(t2, t6);
            VectorMask<Float> t7 = t3.compare(VectorOperators.GT, sum0_3);
            sum0_3 = sum0_3.blend(t3, t7);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            VectorMask<Float> t1 = t0.compare(VectorOperators.GT, sum0_0);
            sum0_0 = sum0_0.blend(t0, t1);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            VectorMask<Float> t1 = t0.compare(VectorOperators.GT, sum0_0);
            sum0_0 = sum0_0.blend(t0, t1.and(in));
        }
        FloatVector all0 = sum0_0.lanewise(VectorOperators.MAX, sum0_1);
        all0 = all0.lanewise(VectorOperators.MAX, sum0_2.lanewise(VectorOperators.MAX, sum0_3));
        if (Simd.F_LANES > 8) {
            all0 = all0.lanewise(VectorOperators.MAX, all0.rearrange(FOLD8));
        }
        if (Simd.F_LANES > 4) {
            all0 = all0.lanewise(VectorOperators.MAX, all0.rearrange(FOLD4));
        }
        if (Simd.F_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.MAX, all0.rearrange(FOLD2));
        }
        if (Simd.F_LANES > 1) {
            all0 = all0.lanewise(VectorOperators.MAX, all0.rearrange(FOLD1));
        }
        return all0.lane(0);
    }

    static float expOfDifference(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, float largest) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, largest);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, 0.0013847788f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.008370012f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.04166801f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.16666509f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 0.49999994f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c11 = IntVector.broadcast(Simd.I, 1065353216);
        FloatVector c12 = FloatVector.broadcast(Simd.F, -87.33f);
        FloatVector c13 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_0 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_1 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.fma(c1, c2);
            IntVector t3 = t2.reinterpretAsInts();
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c2);
            FloatVector t6 = t5.fma(c3, t1);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = t7.mul(t7);
            FloatVector t9 = c5.fma(t7, c6);
            FloatVector t10 = t9.fma(t7, c7);
            FloatVector t11 = t10.fma(t7, c8);
            FloatVector t12 = t11.fma(t7, c9);
            FloatVector t13 = t8.fma(t12, t7);
            FloatVector t14 = t13.add(c10);
            IntVector t15 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t16 = t15.add(c11);
            FloatVector t17 = t16.reinterpretAsFloats();
            FloatVector t18 = t14.mul(t17);
            VectorMask<Float> t19 = t1.compare(VectorOperators.LT, c12);
            FloatVector t20 = t18.blend(c13, t19);
            FloatVector t21 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t22 = t21.sub(c0);
            FloatVector t23 = t22.fma(c1, c2);
            IntVector t24 = t23.reinterpretAsInts();
            FloatVector t25 = t24.reinterpretAsFloats();
            FloatVector t26 = t25.sub(c2);
            FloatVector t27 = t26.fma(c3, t22);
            FloatVector t28 = t26.fma(c4, t27);
            FloatVector t29 = t28.mul(t28);
            FloatVector t30 = c5.fma(t28, c6);
            FloatVector t31 = t30.fma(t28, c7);
            FloatVector t32 = t31.fma(t28, c8);
            FloatVector t33 = t32.fma(t28, c9);
            FloatVector t34 = t29.fma(t33, t28);
            FloatVector t35 = t34.add(c10);
            IntVector t36 = t24.lanewise(VectorOperators.LSHL, 23);
            IntVector t37 = t36.add(c11);
            FloatVector t38 = t37.reinterpretAsFloats();
            FloatVector t39 = t35.mul(t38);
            VectorMask<Float> t40 = t22.compare(VectorOperators.LT, c12);
            FloatVector t41 = t39.blend(c13, t40);
            t20.intoMemorySegment(dst, dsti, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t20);
            t41.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            sum0_1 = sum0_1.lanewise(VectorOperators.ADD, t41);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.fma(c1, c2);
            IntVector t3 = t2.reinterpretAsInts();
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c2);
            FloatVector t6 = t5.fma(c3, t1);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = t7.mul(t7);
            FloatVector t9 = c5.fma(t7, c6);
            FloatVector t10 = t9.fma(t7, c7);
            FloatVector t11 = t10.fma(t7, c8);
            FloatVector t12 = t11.fma(t7, c9);
            FloatVector t13 = t8.fma(t12, t7);
            FloatVector t14 = t13.add(c10);
            IntVector t15 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t16 = t15.add(c11);
            FloatVector t17 = t16.reinterpretAsFloats();
            FloatVector t18 = t14.mul(t17);
            VectorMask<Float> t19 = t1.compare(VectorOperators.LT, c12);
            FloatVector t20 = t18.blend(c13, t19);
            t20.intoMemorySegment(dst, dsti, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t20);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.fma(c1, c2);
            IntVector t3 = t2.reinterpretAsInts();
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c2);
            FloatVector t6 = t5.fma(c3, t1);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = t7.mul(t7);
            FloatVector t9 = c5.fma(t7, c6);
            FloatVector t10 = t9.fma(t7, c7);
            FloatVector t11 = t10.fma(t7, c8);
            FloatVector t12 = t11.fma(t7, c9);
            FloatVector t13 = t8.fma(t12, t7);
            FloatVector t14 = t13.add(c10);
            IntVector t15 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t16 = t15.add(c11);
            FloatVector t17 = t16.reinterpretAsFloats();
            FloatVector t18 = t14.mul(t17);
            VectorMask<Float> t19 = t1.compare(VectorOperators.LT, c12);
            FloatVector t20 = t18.blend(c13, t19);
            t20.intoMemorySegment(dst, dsti, NATIVE, in);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t20, in);
        }
        FloatVector all0 = sum0_0.lanewise(VectorOperators.ADD, sum0_1);
        if (Simd.F_LANES > 8) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD8));
        }
        if (Simd.F_LANES > 4) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD4));
        }
        if (Simd.F_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD2));
        }
        if (Simd.F_LANES > 1) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD1));
        }
        return all0.lane(0);
    }

    static float sumOfExp(MemorySegment a, long aAt, int n, float largest) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, largest);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, 0.0013847788f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.008370012f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.04166801f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.16666509f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 0.49999994f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c11 = IntVector.broadcast(Simd.I, 1065353216);
        FloatVector c12 = FloatVector.broadcast(Simd.F, -87.33f);
        FloatVector c13 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_0 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_1 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_2 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_3 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.fma(c1, c2);
            IntVector t3 = t2.reinterpretAsInts();
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c2);
            FloatVector t6 = t5.fma(c3, t1);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = t7.mul(t7);
            FloatVector t9 = c5.fma(t7, c6);
            FloatVector t10 = t9.fma(t7, c7);
            FloatVector t11 = t10.fma(t7, c8);
            FloatVector t12 = t11.fma(t7, c9);
            FloatVector t13 = t8.fma(t12, t7);
            FloatVector t14 = t13.add(c10);
            IntVector t15 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t16 = t15.add(c11);
            FloatVector t17 = t16.reinterpretAsFloats();
            FloatVector t18 = t14.mul(t17);
            VectorMask<Float> t19 = t1.compare(VectorOperators.LT, c12);
            FloatVector t20 = t18.blend(c13, t19);
            FloatVector t21 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t22 = t21.sub(c0);
            FloatVector t23 = t22.fma(c1, c2);
            IntVector t24 = t23.reinterpretAsInts();
            FloatVector t25 = t24.reinterpretAsFloats();
            FloatVector t26 = t25.sub(c2);
            FloatVector t27 = t26.fma(c3, t22);
            FloatVector t28 = t26.fma(c4, t27);
            FloatVector t29 = t28.mul(t28);
            FloatVector t30 = c5.fma(t28, c6);
            FloatVector t31 = t30.fma(t28, c7);
            FloatVector t32 = t31.fma(t28, c8);
            FloatVector t33 = t32.fma(t28, c9);
            FloatVector t34 = t29.fma(t33, t28);
            FloatVector t35 = t34.add(c10);
            IntVector t36 = t24.lanewise(VectorOperators.LSHL, 23);
            IntVector t37 = t36.add(c11);
            FloatVector t38 = t37.reinterpretAsFloats();
            FloatVector t39 = t35.mul(t38);
            VectorMask<Float> t40 = t22.compare(VectorOperators.LT, c12);
            FloatVector t41 = t39.blend(c13, t40);
            FloatVector t42 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t43 = t42.sub(c0);
            FloatVector t44 = t43.fma(c1, c2);
            IntVector t45 = t44.reinterpretAsInts();
            FloatVector t46 = t45.reinterpretAsFloats();
            FloatVector t47 = t46.sub(c2);
            FloatVector t48 = t47.fma(c3, t43);
            FloatVector t49 = t47.fma(c4, t48);
            FloatVector t50 = t49.mul(t49);
            FloatVector t51 = c5.fma(t49, c6);
            FloatVector t52 = t51.fma(t49, c7);
            FloatVector t53 = t52.fma(t49, c8);
            FloatVector t54 = t53.fma(t49, c9);
            FloatVector t55 = t50.fma(t54, t49);
            FloatVector t56 = t55.add(c10);
            IntVector t57 = t45.lanewise(VectorOperators.LSHL, 23);
            IntVector t58 = t57.add(c11);
            FloatVector t59 = t58.reinterpretAsFloats();
            FloatVector t60 = t56.mul(t59);
            VectorMask<Float> t61 = t43.compare(VectorOperators.LT, c12);
            FloatVector t62 = t60.blend(c13, t61);
            FloatVector t63 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t64 = t63.sub(c0);
            FloatVector t65 = t64.fma(c1, c2);
            IntVector t66 = t65.reinterpretAsInts();
            FloatVector t67 = t66.reinterpretAsFloats();
            FloatVector t68 = t67.sub(c2);
            FloatVector t69 = t68.fma(c3, t64);
            FloatVector t70 = t68.fma(c4, t69);
            FloatVector t71 = t70.mul(t70);
            FloatVector t72 = c5.fma(t70, c6);
            FloatVector t73 = t72.fma(t70, c7);
            FloatVector t74 = t73.fma(t70, c8);
            FloatVector t75 = t74.fma(t70, c9);
            FloatVector t76 = t71.fma(t75, t70);
            FloatVector t77 = t76.add(c10);
            IntVector t78 = t66.lanewise(VectorOperators.LSHL, 23);
            IntVector t79 = t78.add(c11);
            FloatVector t80 = t79.reinterpretAsFloats();
            FloatVector t81 = t77.mul(t80);
            VectorMask<Float> t82 = t64.compare(VectorOperators.LT, c12);
            FloatVector t83 = t81.blend(c13, t82);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t20);
            sum0_1 = sum0_1.lanewise(VectorOperators.ADD, t41);
            sum0_2 = sum0_2.lanewise(VectorOperators.ADD, t62);
            sum0_3 = sum0_3.lanewise(VectorOperators.ADD, t83);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.fma(c1, c2);
            IntVector t3 = t2.reinterpretAsInts();
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c2);
            FloatVector t6 = t5.fma(c3, t1);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = t7.mul(t7);
            FloatVector t9 = c5.fma(t7, c6);
            FloatVector t10 = t9.fma(t7, c7);
            FloatVector t11 = t10.fma(t7, c8);
            FloatVector t12 = t11.fma(t7, c9);
            FloatVector t13 = t8.fma(t12, t7);
            FloatVector t14 = t13.add(c10);
            IntVector t15 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t16 = t15.add(c11);
            FloatVector t17 = t16.reinterpretAsFloats();
            FloatVector t18 = t14.mul(t17);
            VectorMask<Float> t19 = t1.compare(VectorOperators.LT, c12);
            FloatVector t20 = t18.blend(c13, t19);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t20);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.fma(c1, c2);
            IntVector t3 = t2.reinterpretAsInts();
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c2);
            FloatVector t6 = t5.fma(c3, t1);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = t7.mul(t7);
            FloatVector t9 = c5.fma(t7, c6);
            FloatVector t10 = t9.fma(t7, c7);
            FloatVector t11 = t10.fma(t7, c8);
            FloatVector t12 = t11.fma(t7, c9);
            FloatVector t13 = t8.fma(t12, t7);
            FloatVector t14 = t13.add(c10);
            IntVector t15 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t16 = t15.add(c11);
            FloatVector t17 = t16.reinterpretAsFloats();
            FloatVector t18 = t14.mul(t17);
            VectorMask<Float> t19 = t1.compare(VectorOperators.LT, c12);
            FloatVector t20 = t18.blend(c13, t19);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t20, in);
        }
        FloatVector all0 = sum0_0.lanewise(VectorOperators.ADD, sum0_1);
        all0 = all0.lanewise(VectorOperators.ADD, sum0_2.lanewise(VectorOperators.ADD, sum0_3));
        if (Simd.F_LANES > 8) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD8));
        }
        if (Simd.F_LANES > 4) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD4));
        }
        if (Simd.F_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD2));
        }
        if (Simd.F_LANES > 1) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD1));
        }
        return all0.lane(0);
    }

    static float sumOfProducts(MemorySegment a, long aAt, MemorySegment b, long bAt, int n) {
        FloatVector sum0_0 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_1 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_2 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_3 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.mul(t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t3.mul(t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t7 = FloatVector.fromMemorySegment(Simd.F, b, bi + 8 * Simd.F_LANES, NATIVE);
            FloatVector t8 = t6.mul(t7);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t10 = FloatVector.fromMemorySegment(Simd.F, b, bi + 12 * Simd.F_LANES, NATIVE);
            FloatVector t11 = t9.mul(t10);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t2);
            sum0_1 = sum0_1.lanewise(VectorOperators.ADD, t5);
            sum0_2 = sum0_2.lanewise(VectorOperators.ADD, t8);
            sum0_3 = sum0_3.lanewise(VectorOperators.ADD, t11);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.mul(t1);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t2);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t0.mul(t1);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t2, in);
        }
        FloatVector all0 = sum0_0.lanewise(VectorOperators.ADD, sum0_1);
        all0 = all0.lanewise(VectorOperators.ADD, sum0_2.lanewise(VectorOperators.ADD, sum0_3));
        if (Simd.F_LANES > 8) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD8));
        }
        if (Simd.F_LANES > 4) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD4));
        }
        if (Simd.F_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD2));
        }
        if (Simd.F_LANES > 1) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD1));
        }
        return all0.lane(0);
    }

    static float sumOfSquares(MemorySegment a, long aAt, int n, float mean) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, mean);
        FloatVector sum0_0 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_1 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_2 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_3 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.mul(t1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = t3.sub(c0);
            FloatVector t5 = t4.mul(t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.sub(c0);
            FloatVector t8 = t7.mul(t7);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t10 = t9.sub(c0);
            FloatVector t11 = t10.mul(t10);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t2);
            sum0_1 = sum0_1.lanewise(VectorOperators.ADD, t5);
            sum0_2 = sum0_2.lanewise(VectorOperators.ADD, t8);
            sum0_3 = sum0_3.lanewise(VectorOperators.ADD, t11);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.mul(t1);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t2);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.mul(t1);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t2, in);
        }
        FloatVector all0 = sum0_0.lanewise(VectorOperators.ADD, sum0_1);
        all0 = all0.lanewise(VectorOperators.ADD, sum0_2.lanewise(VectorOperators.ADD, sum0_3));
        if (Simd.F_LANES > 8) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD8));
        }
        if (Simd.F_LANES > 4) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD4));
        }
        if (Simd.F_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD2));
        }
        if (Simd.F_LANES > 1) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD1));
        }
        return all0.lane(0);
    }

    static void subtract(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, float amount) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, amount);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t3 = t2.sub(c0);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t5 = t4.sub(c0);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.sub(c0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
            t3.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t5.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t7.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            t1.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.sub(c0);
            t1.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void subtractTwice(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, float first,
                              float second) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, first);
        FloatVector c1 = FloatVector.broadcast(Simd.F, second);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.sub(c1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = t3.sub(c0);
            FloatVector t5 = t4.sub(c1);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.sub(c0);
            FloatVector t8 = t7.sub(c1);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t10 = t9.sub(c0);
            FloatVector t11 = t10.sub(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.sub(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.sub(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void softmaxGradient(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                                int n, float along) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, along);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t1.sub(c0);
            FloatVector t3 = t0.mul(t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t5 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t6 = t5.sub(c0);
            FloatVector t7 = t4.mul(t6);
            t3.intoMemorySegment(dst, dsti, NATIVE);
            t7.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t1.sub(c0);
            FloatVector t3 = t0.mul(t2);
            t3.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t1.sub(c0);
            FloatVector t3 = t0.mul(t2);
            t3.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void logSoftmaxGradient(MemorySegment dst, long dstAt, MemorySegment a, long aAt,
                                   MemorySegment b, long bAt, int n, float sum) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, sum);
        FloatVector c1 = FloatVector.broadcast(Simd.F, 1.442695f);
        FloatVector c2 = FloatVector.broadcast(Simd.F, 1.2582912E7f);
        FloatVector c3 = FloatVector.broadcast(Simd.F, -0.6931472f);
        FloatVector c4 = FloatVector.broadcast(Simd.F, 1.9046542E-9f);
        FloatVector c5 = FloatVector.broadcast(Simd.F, 0.0013847788f);
        FloatVector c6 = FloatVector.broadcast(Simd.F, 0.008370012f);
        FloatVector c7 = FloatVector.broadcast(Simd.F, 0.04166801f);
        FloatVector c8 = FloatVector.broadcast(Simd.F, 0.16666509f);
        FloatVector c9 = FloatVector.broadcast(Simd.F, 0.49999994f);
        FloatVector c10 = FloatVector.broadcast(Simd.F, 1.0f);
        IntVector c11 = IntVector.broadcast(Simd.I, 1065353216);
        FloatVector c12 = FloatVector.broadcast(Simd.F, -87.33f);
        FloatVector c13 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.fma(c1, c2);
            IntVector t3 = t2.reinterpretAsInts();
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c2);
            FloatVector t6 = t5.fma(c3, t0);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = t7.mul(t7);
            FloatVector t9 = c5.fma(t7, c6);
            FloatVector t10 = t9.fma(t7, c7);
            FloatVector t11 = t10.fma(t7, c8);
            FloatVector t12 = t11.fma(t7, c9);
            FloatVector t13 = t8.fma(t12, t7);
            FloatVector t14 = t13.add(c10);
            IntVector t15 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t16 = t15.add(c11);
            FloatVector t17 = t16.reinterpretAsFloats();
            FloatVector t18 = t14.mul(t17);
            VectorMask<Float> t19 = t0.compare(VectorOperators.LT, c12);
            FloatVector t20 = t18.blend(c13, t19);
            FloatVector t21 = t20.neg();
            FloatVector t22 = t21.fma(c0, t1);
            FloatVector t23 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t24 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t25 = t23.fma(c1, c2);
            IntVector t26 = t25.reinterpretAsInts();
            FloatVector t27 = t26.reinterpretAsFloats();
            FloatVector t28 = t27.sub(c2);
            FloatVector t29 = t28.fma(c3, t23);
            FloatVector t30 = t28.fma(c4, t29);
            FloatVector t31 = t30.mul(t30);
            FloatVector t32 = c5.fma(t30, c6);
            FloatVector t33 = t32.fma(t30, c7);
            FloatVector t34 = t33.fma(t30, c8);
            FloatVector t35 = t34.fma(t30, c9);
            FloatVector t36 = t31.fma(t35, t30);
            FloatVector t37 = t36.add(c10);
            IntVector t38 = t26.lanewise(VectorOperators.LSHL, 23);
            IntVector t39 = t38.add(c11);
            FloatVector t40 = t39.reinterpretAsFloats();
            FloatVector t41 = t37.mul(t40);
            VectorMask<Float> t42 = t23.compare(VectorOperators.LT, c12);
            FloatVector t43 = t41.blend(c13, t42);
            FloatVector t44 = t43.neg();
            FloatVector t45 = t44.fma(c0, t24);
            t22.intoMemorySegment(dst, dsti, NATIVE);
            t45.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.fma(c1, c2);
            IntVector t3 = t2.reinterpretAsInts();
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c2);
            FloatVector t6 = t5.fma(c3, t0);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = t7.mul(t7);
            FloatVector t9 = c5.fma(t7, c6);
            FloatVector t10 = t9.fma(t7, c7);
            FloatVector t11 = t10.fma(t7, c8);
            FloatVector t12 = t11.fma(t7, c9);
            FloatVector t13 = t8.fma(t12, t7);
            FloatVector t14 = t13.add(c10);
            IntVector t15 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t16 = t15.add(c11);
            FloatVector t17 = t16.reinterpretAsFloats();
            FloatVector t18 = t14.mul(t17);
            VectorMask<Float> t19 = t0.compare(VectorOperators.LT, c12);
            FloatVector t20 = t18.blend(c13, t19);
            FloatVector t21 = t20.neg();
            FloatVector t22 = t21.fma(c0, t1);
            t22.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t0.fma(c1, c2);
            IntVector t3 = t2.reinterpretAsInts();
            FloatVector t4 = t3.reinterpretAsFloats();
            FloatVector t5 = t4.sub(c2);
            FloatVector t6 = t5.fma(c3, t0);
            FloatVector t7 = t5.fma(c4, t6);
            FloatVector t8 = t7.mul(t7);
            FloatVector t9 = c5.fma(t7, c6);
            FloatVector t10 = t9.fma(t7, c7);
            FloatVector t11 = t10.fma(t7, c8);
            FloatVector t12 = t11.fma(t7, c9);
            FloatVector t13 = t8.fma(t12, t7);
            FloatVector t14 = t13.add(c10);
            IntVector t15 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t16 = t15.add(c11);
            FloatVector t17 = t16.reinterpretAsFloats();
            FloatVector t18 = t14.mul(t17);
            VectorMask<Float> t19 = t0.compare(VectorOperators.LT, c12);
            FloatVector t20 = t18.blend(c13, t19);
            FloatVector t21 = t20.neg();
            FloatVector t22 = t21.fma(c0, t1);
            t22.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void standardize(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, float mean,
                            float scale) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, mean);
        FloatVector c1 = FloatVector.broadcast(Simd.F, scale);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.mul(c1);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = t3.sub(c0);
            FloatVector t5 = t4.mul(c1);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.sub(c0);
            FloatVector t8 = t7.mul(c1);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t10 = t9.sub(c0);
            FloatVector t11 = t10.mul(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.mul(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.mul(c1);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void standardizeScaled(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                                  int n, float mean, float scale) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, mean);
        FloatVector c1 = FloatVector.broadcast(Simd.F, scale);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.sub(c0);
            FloatVector t3 = t2.mul(c1);
            FloatVector t4 = t3.mul(t1);
            FloatVector t5 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t5.sub(c0);
            FloatVector t8 = t7.mul(c1);
            FloatVector t9 = t8.mul(t6);
            t4.intoMemorySegment(dst, dsti, NATIVE);
            t9.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.sub(c0);
            FloatVector t3 = t2.mul(c1);
            FloatVector t4 = t3.mul(t1);
            t4.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t0.sub(c0);
            FloatVector t3 = t2.mul(c1);
            FloatVector t4 = t3.mul(t1);
            t4.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void standardizeAffine(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                                  MemorySegment c, long cAt, int n, float mean, float scale) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, mean);
        FloatVector c1 = FloatVector.broadcast(Simd.F, scale);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = t0.sub(c0);
            FloatVector t4 = t3.mul(c1);
            FloatVector t5 = t4.fma(t1, t2);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t7 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t8 = FloatVector.fromMemorySegment(Simd.F, c, ci + 4 * Simd.F_LANES, NATIVE);
            FloatVector t9 = t6.sub(c0);
            FloatVector t10 = t9.mul(c1);
            FloatVector t11 = t10.fma(t7, t8);
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
            FloatVector t3 = t0.sub(c0);
            FloatVector t4 = t3.mul(c1);
            FloatVector t5 = t4.fma(t1, t2);
            t5.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE, in);
            FloatVector t3 = t0.sub(c0);
            FloatVector t4 = t3.mul(c1);
            FloatVector t5 = t4.fma(t1, t2);
            t5.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void affine(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, float mean, float scale,
                       float shift) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, mean);
        FloatVector c1 = FloatVector.broadcast(Simd.F, scale);
        FloatVector c2 = FloatVector.broadcast(Simd.F, shift);
        int i = 0;
        for (; i <= n - 4 * Simd.F_LANES; i += 4 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.fma(c1, c2);
            FloatVector t3 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t4 = t3.sub(c0);
            FloatVector t5 = t4.fma(c1, c2);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t7 = t6.sub(c0);
            FloatVector t8 = t7.fma(c1, c2);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t10 = t9.sub(c0);
            FloatVector t11 = t10.fma(c1, c2);
            t2.intoMemorySegment(dst, dsti, NATIVE);
            t5.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            t8.intoMemorySegment(dst, dsti + 8 * Simd.F_LANES, NATIVE);
            t11.intoMemorySegment(dst, dsti + 12 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.fma(c1, c2);
            t2.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.fma(c1, c2);
            t2.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static long gradientSums(MemorySegment a, long aAt, MemorySegment b, long bAt, int n, float mean) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, mean);
        FloatVector sum0_0 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_1 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum1_0 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum1_1 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.sub(c0);
            FloatVector t3 = t1.mul(t2);
            FloatVector t4 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t5 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t6 = t4.sub(c0);
            FloatVector t7 = t5.mul(t6);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t1);
            sum1_0 = sum1_0.lanewise(VectorOperators.ADD, t3);
            sum0_1 = sum0_1.lanewise(VectorOperators.ADD, t5);
            sum1_1 = sum1_1.lanewise(VectorOperators.ADD, t7);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t0.sub(c0);
            FloatVector t3 = t1.mul(t2);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t1);
            sum1_0 = sum1_0.lanewise(VectorOperators.ADD, t3);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t0.sub(c0);
            FloatVector t3 = t1.mul(t2);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t1, in);
            sum1_0 = sum1_0.lanewise(VectorOperators.ADD, t3, in);
        }
        FloatVector all0 = sum0_0.lanewise(VectorOperators.ADD, sum0_1);
        if (Simd.F_LANES > 8) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD8));
        }
        if (Simd.F_LANES > 4) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD4));
        }
        if (Simd.F_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD2));
        }
        if (Simd.F_LANES > 1) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD1));
        }
        FloatVector all1 = sum1_0.lanewise(VectorOperators.ADD, sum1_1);
        if (Simd.F_LANES > 8) {
            all1 = all1.lanewise(VectorOperators.ADD, all1.rearrange(FOLD8));
        }
        if (Simd.F_LANES > 4) {
            all1 = all1.lanewise(VectorOperators.ADD, all1.rearrange(FOLD4));
        }
        if (Simd.F_LANES > 2) {
            all1 = all1.lanewise(VectorOperators.ADD, all1.rearrange(FOLD2));
        }
        if (Simd.F_LANES > 1) {
            all1 = all1.lanewise(VectorOperators.ADD, all1.rearrange(FOLD1));
        }
        return Pairs.pack(all0.lane(0), all1.lane(0));
    }

    static long weightedGradientSums(MemorySegment a, long aAt, MemorySegment b, long bAt, MemorySegment c, long cAt,
                                     int n, float mean) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, mean);
        FloatVector sum0_0 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_1 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum1_0 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum1_1 = FloatVector.broadcast(Simd.F, 0.0f);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = t1.mul(t2);
            FloatVector t4 = t0.sub(c0);
            FloatVector t5 = t3.mul(t4);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t7 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t8 = FloatVector.fromMemorySegment(Simd.F, c, ci + 4 * Simd.F_LANES, NATIVE);
            FloatVector t9 = t7.mul(t8);
            FloatVector t10 = t6.sub(c0);
            FloatVector t11 = t9.mul(t10);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t3);
            sum1_0 = sum1_0.lanewise(VectorOperators.ADD, t5);
            sum0_1 = sum0_1.lanewise(VectorOperators.ADD, t9);
            sum1_1 = sum1_1.lanewise(VectorOperators.ADD, t11);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = t1.mul(t2);
            FloatVector t4 = t0.sub(c0);
            FloatVector t5 = t3.mul(t4);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t3);
            sum1_0 = sum1_0.lanewise(VectorOperators.ADD, t5);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE, in);
            FloatVector t3 = t1.mul(t2);
            FloatVector t4 = t0.sub(c0);
            FloatVector t5 = t3.mul(t4);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t3, in);
            sum1_0 = sum1_0.lanewise(VectorOperators.ADD, t5, in);
        }
        FloatVector all0 = sum0_0.lanewise(VectorOperators.ADD, sum0_1);
        if (Simd.F_LANES > 8) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD8));
        }
        if (Simd.F_LANES > 4) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD4));
        }
        if (Simd.F_LANES > 2) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD2));
        }
        if (Simd.F_LANES > 1) {
            all0 = all0.lanewise(VectorOperators.ADD, all0.rearrange(FOLD1));
        }
        FloatVector all1 = sum1_0.lanewise(VectorOperators.ADD, sum1_1);
        if (Simd.F_LANES > 8) {
            all1 = all1.lanewise(VectorOperators.ADD, all1.rearrange(FOLD8));
        }
        if (Simd.F_LANES > 4) {
            all1 = all1.lanewise(VectorOperators.ADD, all1.rearrange(FOLD4));
        }
        if (Simd.F_LANES > 2) {
            all1 = all1.lanewise(VectorOperators.ADD, all1.rearrange(FOLD2));
        }
        if (Simd.F_LANES > 1) {
            all1 = all1.lanewise(VectorOperators.ADD, all1.rearrange(FOLD1));
        }
        return Pairs.pack(all0.lane(0), all1.lane(0));
    }

    static void gradient(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n,
                         float mean, float slope, float weight, float gradientMean, float scale) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, mean);
        FloatVector c1 = FloatVector.broadcast(Simd.F, slope);
        FloatVector c2 = FloatVector.broadcast(Simd.F, weight);
        FloatVector c3 = FloatVector.broadcast(Simd.F, gradientMean);
        FloatVector c4 = FloatVector.broadcast(Simd.F, scale);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t1.mul(c2);
            FloatVector t3 = t2.sub(c3);
            FloatVector t4 = t0.sub(c0);
            FloatVector t5 = t3.mul(c4);
            FloatVector t6 = t4.fma(c1, t5);
            FloatVector t7 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t8 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t9 = t8.mul(c2);
            FloatVector t10 = t9.sub(c3);
            FloatVector t11 = t7.sub(c0);
            FloatVector t12 = t10.mul(c4);
            FloatVector t13 = t11.fma(c1, t12);
            t6.intoMemorySegment(dst, dsti, NATIVE);
            t13.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = t1.mul(c2);
            FloatVector t3 = t2.sub(c3);
            FloatVector t4 = t0.sub(c0);
            FloatVector t5 = t3.mul(c4);
            FloatVector t6 = t4.fma(c1, t5);
            t6.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = t1.mul(c2);
            FloatVector t3 = t2.sub(c3);
            FloatVector t4 = t0.sub(c0);
            FloatVector t5 = t3.mul(c4);
            FloatVector t6 = t4.fma(c1, t5);
            t6.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void weightedGradient(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                                 MemorySegment c, long cAt, int n, float mean, float slope, float gradientMean,
                                 float scale) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, mean);
        FloatVector c1 = FloatVector.broadcast(Simd.F, slope);
        FloatVector c2 = FloatVector.broadcast(Simd.F, gradientMean);
        FloatVector c3 = FloatVector.broadcast(Simd.F, scale);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = t1.mul(t2);
            FloatVector t4 = t3.sub(c2);
            FloatVector t5 = t0.sub(c0);
            FloatVector t6 = t4.mul(c3);
            FloatVector t7 = t5.fma(c1, t6);
            FloatVector t8 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t9 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t10 = FloatVector.fromMemorySegment(Simd.F, c, ci + 4 * Simd.F_LANES, NATIVE);
            FloatVector t11 = t9.mul(t10);
            FloatVector t12 = t11.sub(c2);
            FloatVector t13 = t8.sub(c0);
            FloatVector t14 = t12.mul(c3);
            FloatVector t15 = t13.fma(c1, t14);
            t7.intoMemorySegment(dst, dsti, NATIVE);
            t15.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = t1.mul(t2);
            FloatVector t4 = t3.sub(c2);
            FloatVector t5 = t0.sub(c0);
            FloatVector t6 = t4.mul(c3);
            FloatVector t7 = t5.fma(c1, t6);
            t7.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE, in);
            FloatVector t3 = t1.mul(t2);
            FloatVector t4 = t3.sub(c2);
            FloatVector t5 = t0.sub(c0);
            FloatVector t6 = t4.mul(c3);
            FloatVector t7 = t5.fma(c1, t6);
            t7.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void weightGradient(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt,
                               MemorySegment c, long cAt, int n, float mean, float scale) {
        FloatVector c0 = FloatVector.broadcast(Simd.F, mean);
        FloatVector c1 = FloatVector.broadcast(Simd.F, scale);
        int i = 0;
        for (; i <= n - 2 * Simd.F_LANES; i += 2 * Simd.F_LANES) {
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE);
            FloatVector t3 = t0.sub(c0);
            FloatVector t4 = t3.mul(c1);
            FloatVector t5 = t4.fma(t1, t2);
            FloatVector t6 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t7 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t8 = FloatVector.fromMemorySegment(Simd.F, c, ci + 4 * Simd.F_LANES, NATIVE);
            FloatVector t9 = t6.sub(c0);
            FloatVector t10 = t9.mul(c1);
            FloatVector t11 = t10.fma(t7, t8);
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
            FloatVector t3 = t0.sub(c0);
            FloatVector t4 = t3.mul(c1);
            FloatVector t5 = t4.fma(t1, t2);
            t5.intoMemorySegment(dst, dsti, NATIVE);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            long bi = bAt + 4L * i;
            long ci = cAt + 4L * i;
            long dsti = dstAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = FloatVector.fromMemorySegment(Simd.F, b, bi, NATIVE, in);
            FloatVector t2 = FloatVector.fromMemorySegment(Simd.F, c, ci, NATIVE, in);
            FloatVector t3 = t0.sub(c0);
            FloatVector t4 = t3.mul(c1);
            FloatVector t5 = t4.fma(t1, t2);
            t5.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }
}
