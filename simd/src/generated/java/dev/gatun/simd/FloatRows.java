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
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, largest);
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
            FloatVector t8 = c5.fma(t7, c6);
            FloatVector t9 = t8.fma(t7, c7);
            FloatVector t10 = t9.fma(t7, c8);
            FloatVector t11 = t10.fma(t7, c9);
            FloatVector t12 = t11.fma(t7, c10);
            FloatVector t13 = t12.fma(t7, c10);
            IntVector t14 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t15 = t14.add(c11);
            FloatVector t16 = t15.reinterpretAsFloats();
            FloatVector t17 = t13.mul(t16);
            VectorMask<Float> t18 = t1.compare(VectorOperators.LT, c12);
            FloatVector t19 = t17.blend(c13, t18);
            FloatVector t20 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t21 = t20.sub(c0);
            FloatVector t22 = t21.fma(c1, c2);
            IntVector t23 = t22.reinterpretAsInts();
            FloatVector t24 = t23.reinterpretAsFloats();
            FloatVector t25 = t24.sub(c2);
            FloatVector t26 = t25.fma(c3, t21);
            FloatVector t27 = t25.fma(c4, t26);
            FloatVector t28 = c5.fma(t27, c6);
            FloatVector t29 = t28.fma(t27, c7);
            FloatVector t30 = t29.fma(t27, c8);
            FloatVector t31 = t30.fma(t27, c9);
            FloatVector t32 = t31.fma(t27, c10);
            FloatVector t33 = t32.fma(t27, c10);
            IntVector t34 = t23.lanewise(VectorOperators.LSHL, 23);
            IntVector t35 = t34.add(c11);
            FloatVector t36 = t35.reinterpretAsFloats();
            FloatVector t37 = t33.mul(t36);
            VectorMask<Float> t38 = t21.compare(VectorOperators.LT, c12);
            FloatVector t39 = t37.blend(c13, t38);
            t19.intoMemorySegment(dst, dsti, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t19);
            t39.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
            sum0_1 = sum0_1.lanewise(VectorOperators.ADD, t39);
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
            FloatVector t8 = c5.fma(t7, c6);
            FloatVector t9 = t8.fma(t7, c7);
            FloatVector t10 = t9.fma(t7, c8);
            FloatVector t11 = t10.fma(t7, c9);
            FloatVector t12 = t11.fma(t7, c10);
            FloatVector t13 = t12.fma(t7, c10);
            IntVector t14 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t15 = t14.add(c11);
            FloatVector t16 = t15.reinterpretAsFloats();
            FloatVector t17 = t13.mul(t16);
            VectorMask<Float> t18 = t1.compare(VectorOperators.LT, c12);
            FloatVector t19 = t17.blend(c13, t18);
            t19.intoMemorySegment(dst, dsti, NATIVE);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t19);
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
            FloatVector t8 = c5.fma(t7, c6);
            FloatVector t9 = t8.fma(t7, c7);
            FloatVector t10 = t9.fma(t7, c8);
            FloatVector t11 = t10.fma(t7, c9);
            FloatVector t12 = t11.fma(t7, c10);
            FloatVector t13 = t12.fma(t7, c10);
            IntVector t14 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t15 = t14.add(c11);
            FloatVector t16 = t15.reinterpretAsFloats();
            FloatVector t17 = t13.mul(t16);
            VectorMask<Float> t18 = t1.compare(VectorOperators.LT, c12);
            FloatVector t19 = t17.blend(c13, t18);
            t19.intoMemorySegment(dst, dsti, NATIVE, in);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t19, in);
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
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, largest);
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
            FloatVector t8 = c5.fma(t7, c6);
            FloatVector t9 = t8.fma(t7, c7);
            FloatVector t10 = t9.fma(t7, c8);
            FloatVector t11 = t10.fma(t7, c9);
            FloatVector t12 = t11.fma(t7, c10);
            FloatVector t13 = t12.fma(t7, c10);
            IntVector t14 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t15 = t14.add(c11);
            FloatVector t16 = t15.reinterpretAsFloats();
            FloatVector t17 = t13.mul(t16);
            VectorMask<Float> t18 = t1.compare(VectorOperators.LT, c12);
            FloatVector t19 = t17.blend(c13, t18);
            FloatVector t20 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t21 = t20.sub(c0);
            FloatVector t22 = t21.fma(c1, c2);
            IntVector t23 = t22.reinterpretAsInts();
            FloatVector t24 = t23.reinterpretAsFloats();
            FloatVector t25 = t24.sub(c2);
            FloatVector t26 = t25.fma(c3, t21);
            FloatVector t27 = t25.fma(c4, t26);
            FloatVector t28 = c5.fma(t27, c6);
            FloatVector t29 = t28.fma(t27, c7);
            FloatVector t30 = t29.fma(t27, c8);
            FloatVector t31 = t30.fma(t27, c9);
            FloatVector t32 = t31.fma(t27, c10);
            FloatVector t33 = t32.fma(t27, c10);
            IntVector t34 = t23.lanewise(VectorOperators.LSHL, 23);
            IntVector t35 = t34.add(c11);
            FloatVector t36 = t35.reinterpretAsFloats();
            FloatVector t37 = t33.mul(t36);
            VectorMask<Float> t38 = t21.compare(VectorOperators.LT, c12);
            FloatVector t39 = t37.blend(c13, t38);
            FloatVector t40 = FloatVector.fromMemorySegment(Simd.F, a, ai + 8 * Simd.F_LANES, NATIVE);
            FloatVector t41 = t40.sub(c0);
            FloatVector t42 = t41.fma(c1, c2);
            IntVector t43 = t42.reinterpretAsInts();
            FloatVector t44 = t43.reinterpretAsFloats();
            FloatVector t45 = t44.sub(c2);
            FloatVector t46 = t45.fma(c3, t41);
            FloatVector t47 = t45.fma(c4, t46);
            FloatVector t48 = c5.fma(t47, c6);
            FloatVector t49 = t48.fma(t47, c7);
            FloatVector t50 = t49.fma(t47, c8);
            FloatVector t51 = t50.fma(t47, c9);
            FloatVector t52 = t51.fma(t47, c10);
            FloatVector t53 = t52.fma(t47, c10);
            IntVector t54 = t43.lanewise(VectorOperators.LSHL, 23);
            IntVector t55 = t54.add(c11);
            FloatVector t56 = t55.reinterpretAsFloats();
            FloatVector t57 = t53.mul(t56);
            VectorMask<Float> t58 = t41.compare(VectorOperators.LT, c12);
            FloatVector t59 = t57.blend(c13, t58);
            FloatVector t60 = FloatVector.fromMemorySegment(Simd.F, a, ai + 12 * Simd.F_LANES, NATIVE);
            FloatVector t61 = t60.sub(c0);
            FloatVector t62 = t61.fma(c1, c2);
            IntVector t63 = t62.reinterpretAsInts();
            FloatVector t64 = t63.reinterpretAsFloats();
            FloatVector t65 = t64.sub(c2);
            FloatVector t66 = t65.fma(c3, t61);
            FloatVector t67 = t65.fma(c4, t66);
            FloatVector t68 = c5.fma(t67, c6);
            FloatVector t69 = t68.fma(t67, c7);
            FloatVector t70 = t69.fma(t67, c8);
            FloatVector t71 = t70.fma(t67, c9);
            FloatVector t72 = t71.fma(t67, c10);
            FloatVector t73 = t72.fma(t67, c10);
            IntVector t74 = t63.lanewise(VectorOperators.LSHL, 23);
            IntVector t75 = t74.add(c11);
            FloatVector t76 = t75.reinterpretAsFloats();
            FloatVector t77 = t73.mul(t76);
            VectorMask<Float> t78 = t61.compare(VectorOperators.LT, c12);
            FloatVector t79 = t77.blend(c13, t78);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t19);
            sum0_1 = sum0_1.lanewise(VectorOperators.ADD, t39);
            sum0_2 = sum0_2.lanewise(VectorOperators.ADD, t59);
            sum0_3 = sum0_3.lanewise(VectorOperators.ADD, t79);
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
            FloatVector t8 = c5.fma(t7, c6);
            FloatVector t9 = t8.fma(t7, c7);
            FloatVector t10 = t9.fma(t7, c8);
            FloatVector t11 = t10.fma(t7, c9);
            FloatVector t12 = t11.fma(t7, c10);
            FloatVector t13 = t12.fma(t7, c10);
            IntVector t14 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t15 = t14.add(c11);
            FloatVector t16 = t15.reinterpretAsFloats();
            FloatVector t17 = t13.mul(t16);
            VectorMask<Float> t18 = t1.compare(VectorOperators.LT, c12);
            FloatVector t19 = t17.blend(c13, t18);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t19);
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
            FloatVector t8 = c5.fma(t7, c6);
            FloatVector t9 = t8.fma(t7, c7);
            FloatVector t10 = t9.fma(t7, c8);
            FloatVector t11 = t10.fma(t7, c9);
            FloatVector t12 = t11.fma(t7, c10);
            FloatVector t13 = t12.fma(t7, c10);
            IntVector t14 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t15 = t14.add(c11);
            FloatVector t16 = t15.reinterpretAsFloats();
            FloatVector t17 = t13.mul(t16);
            VectorMask<Float> t18 = t1.compare(VectorOperators.LT, c12);
            FloatVector t19 = t17.blend(c13, t18);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t19, in);
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
        if (a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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

    static long moments(MemorySegment a, long aAt, int n, float shift) {
        if (a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, shift);
        FloatVector sum0_0 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_1 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_2 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum0_3 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum1_0 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum1_1 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum1_2 = FloatVector.broadcast(Simd.F, 0.0f);
        FloatVector sum1_3 = FloatVector.broadcast(Simd.F, 0.0f);
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
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t1);
            sum1_0 = sum1_0.lanewise(VectorOperators.ADD, t2);
            sum0_1 = sum0_1.lanewise(VectorOperators.ADD, t4);
            sum1_1 = sum1_1.lanewise(VectorOperators.ADD, t5);
            sum0_2 = sum0_2.lanewise(VectorOperators.ADD, t7);
            sum1_2 = sum1_2.lanewise(VectorOperators.ADD, t8);
            sum0_3 = sum0_3.lanewise(VectorOperators.ADD, t10);
            sum1_3 = sum1_3.lanewise(VectorOperators.ADD, t11);
        }
        for (; i <= n - Simd.F_LANES; i += Simd.F_LANES) {
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.mul(t1);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t1);
            sum1_0 = sum1_0.lanewise(VectorOperators.ADD, t2);
        }
        if (i < n) {
            VectorMask<Float> in = Simd.F.indexInRange(i, n);
            long ai = aAt + 4L * i;
            FloatVector t0 = FloatVector.fromMemorySegment(Simd.F, a, ai, NATIVE, in);
            FloatVector t1 = t0.sub(c0);
            FloatVector t2 = t1.mul(t1);
            sum0_0 = sum0_0.lanewise(VectorOperators.ADD, t1, in);
            sum1_0 = sum1_0.lanewise(VectorOperators.ADD, t2, in);
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
        FloatVector all1 = sum1_0.lanewise(VectorOperators.ADD, sum1_1);
        all1 = all1.lanewise(VectorOperators.ADD, sum1_2.lanewise(VectorOperators.ADD, sum1_3));
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

    static void subtract(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, float amount) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector c0 = FloatVector.broadcast(Simd.F, sum);
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
            FloatVector t8 = c5.fma(t7, c6);
            FloatVector t9 = t8.fma(t7, c7);
            FloatVector t10 = t9.fma(t7, c8);
            FloatVector t11 = t10.fma(t7, c9);
            FloatVector t12 = t11.fma(t7, c10);
            FloatVector t13 = t12.fma(t7, c10);
            IntVector t14 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t15 = t14.add(c11);
            FloatVector t16 = t15.reinterpretAsFloats();
            FloatVector t17 = t13.mul(t16);
            VectorMask<Float> t18 = t0.compare(VectorOperators.LT, c12);
            FloatVector t19 = t17.blend(c13, t18);
            FloatVector t20 = t19.neg();
            FloatVector t21 = t20.fma(c0, t1);
            FloatVector t22 = FloatVector.fromMemorySegment(Simd.F, a, ai + 4 * Simd.F_LANES, NATIVE);
            FloatVector t23 = FloatVector.fromMemorySegment(Simd.F, b, bi + 4 * Simd.F_LANES, NATIVE);
            FloatVector t24 = t22.fma(c1, c2);
            IntVector t25 = t24.reinterpretAsInts();
            FloatVector t26 = t25.reinterpretAsFloats();
            FloatVector t27 = t26.sub(c2);
            FloatVector t28 = t27.fma(c3, t22);
            FloatVector t29 = t27.fma(c4, t28);
            FloatVector t30 = c5.fma(t29, c6);
            FloatVector t31 = t30.fma(t29, c7);
            FloatVector t32 = t31.fma(t29, c8);
            FloatVector t33 = t32.fma(t29, c9);
            FloatVector t34 = t33.fma(t29, c10);
            FloatVector t35 = t34.fma(t29, c10);
            IntVector t36 = t25.lanewise(VectorOperators.LSHL, 23);
            IntVector t37 = t36.add(c11);
            FloatVector t38 = t37.reinterpretAsFloats();
            FloatVector t39 = t35.mul(t38);
            VectorMask<Float> t40 = t22.compare(VectorOperators.LT, c12);
            FloatVector t41 = t39.blend(c13, t40);
            FloatVector t42 = t41.neg();
            FloatVector t43 = t42.fma(c0, t23);
            t21.intoMemorySegment(dst, dsti, NATIVE);
            t43.intoMemorySegment(dst, dsti + 4 * Simd.F_LANES, NATIVE);
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
            FloatVector t8 = c5.fma(t7, c6);
            FloatVector t9 = t8.fma(t7, c7);
            FloatVector t10 = t9.fma(t7, c8);
            FloatVector t11 = t10.fma(t7, c9);
            FloatVector t12 = t11.fma(t7, c10);
            FloatVector t13 = t12.fma(t7, c10);
            IntVector t14 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t15 = t14.add(c11);
            FloatVector t16 = t15.reinterpretAsFloats();
            FloatVector t17 = t13.mul(t16);
            VectorMask<Float> t18 = t0.compare(VectorOperators.LT, c12);
            FloatVector t19 = t17.blend(c13, t18);
            FloatVector t20 = t19.neg();
            FloatVector t21 = t20.fma(c0, t1);
            t21.intoMemorySegment(dst, dsti, NATIVE);
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
            FloatVector t8 = c5.fma(t7, c6);
            FloatVector t9 = t8.fma(t7, c7);
            FloatVector t10 = t9.fma(t7, c8);
            FloatVector t11 = t10.fma(t7, c9);
            FloatVector t12 = t11.fma(t7, c10);
            FloatVector t13 = t12.fma(t7, c10);
            IntVector t14 = t3.lanewise(VectorOperators.LSHL, 23);
            IntVector t15 = t14.add(c11);
            FloatVector t16 = t15.reinterpretAsFloats();
            FloatVector t17 = t13.mul(t16);
            VectorMask<Float> t18 = t0.compare(VectorOperators.LT, c12);
            FloatVector t19 = t17.blend(c13, t18);
            FloatVector t20 = t19.neg();
            FloatVector t21 = t20.fma(c0, t1);
            t21.intoMemorySegment(dst, dsti, NATIVE, in);
        }
    }

    static void standardize(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n, float mean,
                            float scale) {
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        if (a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        if (a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
        if (dst.getClass() != Simd.SEGMENT
                || a.getClass() != Simd.SEGMENT
                || b.getClass() != Simd.SEGMENT
                || c.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
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
