// SPDX-License-Identifier: Apache-2.0
// Written by TransposeKernelGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/// Transposes of blocks as wide as a vector; offsets and strides are in bytes.
///
/// A method for `L` lanes turns `L` rows of `blocks * L` columns into `blocks * L` rows of `L` columns.
final class TransposeKernels {
    private static final VectorSpecies<Integer> I = Simd.I;
    private static final VectorSpecies<Long> L = Simd.L;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private TransposeKernels() {
    }

    static void ints(int lanes, MemorySegment src, long so, long srs,
                     MemorySegment dst, long to, long trs, int blocks) {
        switch (lanes) {
            case 2 -> ints2(src, so, srs, dst, to, trs, blocks);
            case 4 -> ints4(src, so, srs, dst, to, trs, blocks);
            case 8 -> ints8(src, so, srs, dst, to, trs, blocks);
            case 16 -> ints16(src, so, srs, dst, to, trs, blocks);
            default -> throw new AssertionError(lanes);
        }
    }

    static void longs(int lanes, MemorySegment src, long so, long srs,
                     MemorySegment dst, long to, long trs, int blocks) {
        switch (lanes) {
            case 2 -> longs2(src, so, srs, dst, to, trs, blocks);
            case 4 -> longs4(src, so, srs, dst, to, trs, blocks);
            case 8 -> longs8(src, so, srs, dst, to, trs, blocks);
            default -> throw new AssertionError(lanes);
        }
    }

    /// Lane `j` of the lower result: lane `j` of the first vector, or `j - distance` of the second.
    private static int[] lower(int lanes, int distance) {
        int[] index = new int[lanes];
        for (int j = 0; j < lanes; j++) {
            index[j] = (j & distance) == 0 ? j : lanes + j - distance;
        }
        return index;
    }

    /// Lane `j` of the upper result: lane `j + distance` of the first vector, or `j` of the second.
    private static int[] upper(int lanes, int distance) {
        int[] index = new int[lanes];
        for (int j = 0; j < lanes; j++) {
            index[j] = (j & distance) == 0 ? j + distance : lanes + j;
        }
        return index;
    }

    private static long[] wide(int[] index) {
        long[] wide = new long[index.length];
        for (int j = 0; j < wide.length; j++) {
            wide[j] = index[j];
        }
        return wide;
    }

    private static final int[] INT2_LOWER1 = lower(2, 1);
    private static final int[] INT2_UPPER1 = upper(2, 1);

    static void ints2(MemorySegment src, long so, long srs,
                        MemorySegment dst, long to, long trs, int blocks) {
        IntVector low1 = IntVector.fromArray(I, INT2_LOWER1, 0);
        IntVector up1 = IntVector.fromArray(I, INT2_UPPER1, 0);
        for (int block = 0; block < blocks; block++) {
            long s = so + block * 8L;
            long t = to + block * 2 * trs;
            IntVector r0 = IntVector.fromMemorySegment(I, src, s, NATIVE);
            IntVector r1 = IntVector.fromMemorySegment(I, src, s + 1 * srs, NATIVE);
            IntVector s1_0 = low1.selectFrom(r0, r1);
            IntVector s1_1 = up1.selectFrom(r0, r1);
            s1_0.intoMemorySegment(dst, t, NATIVE);
            s1_1.intoMemorySegment(dst, t + 1 * trs, NATIVE);
        }
    }

    private static final int[] INT4_LOWER1 = lower(4, 1);
    private static final int[] INT4_UPPER1 = upper(4, 1);
    private static final int[] INT4_LOWER2 = lower(4, 2);
    private static final int[] INT4_UPPER2 = upper(4, 2);

    static void ints4(MemorySegment src, long so, long srs,
                        MemorySegment dst, long to, long trs, int blocks) {
        IntVector low1 = IntVector.fromArray(I, INT4_LOWER1, 0);
        IntVector up1 = IntVector.fromArray(I, INT4_UPPER1, 0);
        IntVector low2 = IntVector.fromArray(I, INT4_LOWER2, 0);
        IntVector up2 = IntVector.fromArray(I, INT4_UPPER2, 0);
        for (int block = 0; block < blocks; block++) {
            long s = so + block * 16L;
            long t = to + block * 4 * trs;
            IntVector r0 = IntVector.fromMemorySegment(I, src, s, NATIVE);
            IntVector r1 = IntVector.fromMemorySegment(I, src, s + 1 * srs, NATIVE);
            IntVector r2 = IntVector.fromMemorySegment(I, src, s + 2 * srs, NATIVE);
            IntVector r3 = IntVector.fromMemorySegment(I, src, s + 3 * srs, NATIVE);
            IntVector s1_0 = low1.selectFrom(r0, r1);
            IntVector s1_1 = up1.selectFrom(r0, r1);
            IntVector s1_2 = low1.selectFrom(r2, r3);
            IntVector s1_3 = up1.selectFrom(r2, r3);
            IntVector s2_0 = low2.selectFrom(s1_0, s1_2);
            IntVector s2_2 = up2.selectFrom(s1_0, s1_2);
            IntVector s2_1 = low2.selectFrom(s1_1, s1_3);
            IntVector s2_3 = up2.selectFrom(s1_1, s1_3);
            s2_0.intoMemorySegment(dst, t, NATIVE);
            s2_1.intoMemorySegment(dst, t + 1 * trs, NATIVE);
            s2_2.intoMemorySegment(dst, t + 2 * trs, NATIVE);
            s2_3.intoMemorySegment(dst, t + 3 * trs, NATIVE);
        }
    }

    private static final int[] INT8_LOWER1 = lower(8, 1);
    private static final int[] INT8_UPPER1 = upper(8, 1);
    private static final int[] INT8_LOWER2 = lower(8, 2);
    private static final int[] INT8_UPPER2 = upper(8, 2);
    private static final int[] INT8_LOWER4 = lower(8, 4);
    private static final int[] INT8_UPPER4 = upper(8, 4);

    static void ints8(MemorySegment src, long so, long srs,
                        MemorySegment dst, long to, long trs, int blocks) {
        IntVector low1 = IntVector.fromArray(I, INT8_LOWER1, 0);
        IntVector up1 = IntVector.fromArray(I, INT8_UPPER1, 0);
        IntVector low2 = IntVector.fromArray(I, INT8_LOWER2, 0);
        IntVector up2 = IntVector.fromArray(I, INT8_UPPER2, 0);
        IntVector low4 = IntVector.fromArray(I, INT8_LOWER4, 0);
        IntVector up4 = IntVector.fromArray(I, INT8_UPPER4, 0);
        for (int block = 0; block < blocks; block++) {
            long s = so + block * 32L;
            long t = to + block * 8 * trs;
            IntVector r0 = IntVector.fromMemorySegment(I, src, s, NATIVE);
            IntVector r1 = IntVector.fromMemorySegment(I, src, s + 1 * srs, NATIVE);
            IntVector r2 = IntVector.fromMemorySegment(I, src, s + 2 * srs, NATIVE);
            IntVector r3 = IntVector.fromMemorySegment(I, src, s + 3 * srs, NATIVE);
            IntVector r4 = IntVector.fromMemorySegment(I, src, s + 4 * srs, NATIVE);
            IntVector r5 = IntVector.fromMemorySegment(I, src, s + 5 * srs, NATIVE);
            IntVector r6 = IntVector.fromMemorySegment(I, src, s + 6 * srs, NATIVE);
            IntVector r7 = IntVector.fromMemorySegment(I, src, s + 7 * srs, NATIVE);
            IntVector s1_0 = low1.selectFrom(r0, r1);
            IntVector s1_1 = up1.selectFrom(r0, r1);
            IntVector s1_2 = low1.selectFrom(r2, r3);
            IntVector s1_3 = up1.selectFrom(r2, r3);
            IntVector s1_4 = low1.selectFrom(r4, r5);
            IntVector s1_5 = up1.selectFrom(r4, r5);
            IntVector s1_6 = low1.selectFrom(r6, r7);
            IntVector s1_7 = up1.selectFrom(r6, r7);
            IntVector s2_0 = low2.selectFrom(s1_0, s1_2);
            IntVector s2_2 = up2.selectFrom(s1_0, s1_2);
            IntVector s2_1 = low2.selectFrom(s1_1, s1_3);
            IntVector s2_3 = up2.selectFrom(s1_1, s1_3);
            IntVector s2_4 = low2.selectFrom(s1_4, s1_6);
            IntVector s2_6 = up2.selectFrom(s1_4, s1_6);
            IntVector s2_5 = low2.selectFrom(s1_5, s1_7);
            IntVector s2_7 = up2.selectFrom(s1_5, s1_7);
            IntVector s4_0 = low4.selectFrom(s2_0, s2_4);
            IntVector s4_4 = up4.selectFrom(s2_0, s2_4);
            IntVector s4_1 = low4.selectFrom(s2_1, s2_5);
            IntVector s4_5 = up4.selectFrom(s2_1, s2_5);
            IntVector s4_2 = low4.selectFrom(s2_2, s2_6);
            IntVector s4_6 = up4.selectFrom(s2_2, s2_6);
            IntVector s4_3 = low4.selectFrom(s2_3, s2_7);
            IntVector s4_7 = up4.selectFrom(s2_3, s2_7);
            s4_0.intoMemorySegment(dst, t, NATIVE);
            s4_1.intoMemorySegment(dst, t + 1 * trs, NATIVE);
            s4_2.intoMemorySegment(dst, t + 2 * trs, NATIVE);
            s4_3.intoMemorySegment(dst, t + 3 * trs, NATIVE);
            s4_4.intoMemorySegment(dst, t + 4 * trs, NATIVE);
            s4_5.intoMemorySegment(dst, t + 5 * trs, NATIVE);
            s4_6.intoMemorySegment(dst, t + 6 * trs, NATIVE);
            s4_7.intoMemorySegment(dst, t + 7 * trs, NATIVE);
        }
    }

    private static final int[] INT16_LOWER1 = lower(16, 1);
    private static final int[] INT16_UPPER1 = upper(16, 1);
    private static final int[] INT16_LOWER2 = lower(16, 2);
    private static final int[] INT16_UPPER2 = upper(16, 2);
    private static final int[] INT16_LOWER4 = lower(16, 4);
    private static final int[] INT16_UPPER4 = upper(16, 4);
    private static final int[] INT16_LOWER8 = lower(16, 8);
    private static final int[] INT16_UPPER8 = upper(16, 8);

    static void ints16(MemorySegment src, long so, long srs,
                        MemorySegment dst, long to, long trs, int blocks) {
        IntVector low1 = IntVector.fromArray(I, INT16_LOWER1, 0);
        IntVector up1 = IntVector.fromArray(I, INT16_UPPER1, 0);
        IntVector low2 = IntVector.fromArray(I, INT16_LOWER2, 0);
        IntVector up2 = IntVector.fromArray(I, INT16_UPPER2, 0);
        IntVector low4 = IntVector.fromArray(I, INT16_LOWER4, 0);
        IntVector up4 = IntVector.fromArray(I, INT16_UPPER4, 0);
        IntVector low8 = IntVector.fromArray(I, INT16_LOWER8, 0);
        IntVector up8 = IntVector.fromArray(I, INT16_UPPER8, 0);
        for (int block = 0; block < blocks; block++) {
            long s = so + block * 64L;
            long t = to + block * 16 * trs;
            IntVector r0 = IntVector.fromMemorySegment(I, src, s, NATIVE);
            IntVector r1 = IntVector.fromMemorySegment(I, src, s + 1 * srs, NATIVE);
            IntVector r2 = IntVector.fromMemorySegment(I, src, s + 2 * srs, NATIVE);
            IntVector r3 = IntVector.fromMemorySegment(I, src, s + 3 * srs, NATIVE);
            IntVector r4 = IntVector.fromMemorySegment(I, src, s + 4 * srs, NATIVE);
            IntVector r5 = IntVector.fromMemorySegment(I, src, s + 5 * srs, NATIVE);
            IntVector r6 = IntVector.fromMemorySegment(I, src, s + 6 * srs, NATIVE);
            IntVector r7 = IntVector.fromMemorySegment(I, src, s + 7 * srs, NATIVE);
            IntVector r8 = IntVector.fromMemorySegment(I, src, s + 8 * srs, NATIVE);
            IntVector r9 = IntVector.fromMemorySegment(I, src, s + 9 * srs, NATIVE);
            IntVector r10 = IntVector.fromMemorySegment(I, src, s + 10 * srs, NATIVE);
            IntVector r11 = IntVector.fromMemorySegment(I, src, s + 11 * srs, NATIVE);
            IntVector r12 = IntVector.fromMemorySegment(I, src, s + 12 * srs, NATIVE);
            IntVector r13 = IntVector.fromMemorySegment(I, src, s + 13 * srs, NATIVE);
            IntVector r14 = IntVector.fromMemorySegment(I, src, s + 14 * srs, NATIVE);
            IntVector r15 = IntVector.fromMemorySegment(I, src, s + 15 * srs, NATIVE);
            IntVector s1_0 = low1.selectFrom(r0, r1);
            IntVector s1_1 = up1.selectFrom(r0, r1);
            IntVector s1_2 = low1.selectFrom(r2, r3);
            IntVector s1_3 = up1.selectFrom(r2, r3);
            IntVector s1_4 = low1.selectFrom(r4, r5);
            IntVector s1_5 = up1.selectFrom(r4, r5);
            IntVector s1_6 = low1.selectFrom(r6, r7);
            IntVector s1_7 = up1.selectFrom(r6, r7);
            IntVector s1_8 = low1.selectFrom(r8, r9);
            IntVector s1_9 = up1.selectFrom(r8, r9);
            IntVector s1_10 = low1.selectFrom(r10, r11);
            IntVector s1_11 = up1.selectFrom(r10, r11);
            IntVector s1_12 = low1.selectFrom(r12, r13);
            IntVector s1_13 = up1.selectFrom(r12, r13);
            IntVector s1_14 = low1.selectFrom(r14, r15);
            IntVector s1_15 = up1.selectFrom(r14, r15);
            IntVector s2_0 = low2.selectFrom(s1_0, s1_2);
            IntVector s2_2 = up2.selectFrom(s1_0, s1_2);
            IntVector s2_1 = low2.selectFrom(s1_1, s1_3);
            IntVector s2_3 = up2.selectFrom(s1_1, s1_3);
            IntVector s2_4 = low2.selectFrom(s1_4, s1_6);
            IntVector s2_6 = up2.selectFrom(s1_4, s1_6);
            IntVector s2_5 = low2.selectFrom(s1_5, s1_7);
            IntVector s2_7 = up2.selectFrom(s1_5, s1_7);
            IntVector s2_8 = low2.selectFrom(s1_8, s1_10);
            IntVector s2_10 = up2.selectFrom(s1_8, s1_10);
            IntVector s2_9 = low2.selectFrom(s1_9, s1_11);
            IntVector s2_11 = up2.selectFrom(s1_9, s1_11);
            IntVector s2_12 = low2.selectFrom(s1_12, s1_14);
            IntVector s2_14 = up2.selectFrom(s1_12, s1_14);
            IntVector s2_13 = low2.selectFrom(s1_13, s1_15);
            IntVector s2_15 = up2.selectFrom(s1_13, s1_15);
            IntVector s4_0 = low4.selectFrom(s2_0, s2_4);
            IntVector s4_4 = up4.selectFrom(s2_0, s2_4);
            IntVector s4_1 = low4.selectFrom(s2_1, s2_5);
            IntVector s4_5 = up4.selectFrom(s2_1, s2_5);
            IntVector s4_2 = low4.selectFrom(s2_2, s2_6);
            IntVector s4_6 = up4.selectFrom(s2_2, s2_6);
            IntVector s4_3 = low4.selectFrom(s2_3, s2_7);
            IntVector s4_7 = up4.selectFrom(s2_3, s2_7);
            IntVector s4_8 = low4.selectFrom(s2_8, s2_12);
            IntVector s4_12 = up4.selectFrom(s2_8, s2_12);
            IntVector s4_9 = low4.selectFrom(s2_9, s2_13);
            IntVector s4_13 = up4.selectFrom(s2_9, s2_13);
            IntVector s4_10 = low4.selectFrom(s2_10, s2_14);
            IntVector s4_14 = up4.selectFrom(s2_10, s2_14);
            IntVector s4_11 = low4.selectFrom(s2_11, s2_15);
            IntVector s4_15 = up4.selectFrom(s2_11, s2_15);
            IntVector s8_0 = low8.selectFrom(s4_0, s4_8);
            IntVector s8_8 = up8.selectFrom(s4_0, s4_8);
            IntVector s8_1 = low8.selectFrom(s4_1, s4_9);
            IntVector s8_9 = up8.selectFrom(s4_1, s4_9);
            IntVector s8_2 = low8.selectFrom(s4_2, s4_10);
            IntVector s8_10 = up8.selectFrom(s4_2, s4_10);
            IntVector s8_3 = low8.selectFrom(s4_3, s4_11);
            IntVector s8_11 = up8.selectFrom(s4_3, s4_11);
            IntVector s8_4 = low8.selectFrom(s4_4, s4_12);
            IntVector s8_12 = up8.selectFrom(s4_4, s4_12);
            IntVector s8_5 = low8.selectFrom(s4_5, s4_13);
            IntVector s8_13 = up8.selectFrom(s4_5, s4_13);
            IntVector s8_6 = low8.selectFrom(s4_6, s4_14);
            IntVector s8_14 = up8.selectFrom(s4_6, s4_14);
            IntVector s8_7 = low8.selectFrom(s4_7, s4_15);
            IntVector s8_15 = up8.selectFrom(s4_7, s4_15);
            s8_0.intoMemorySegment(dst, t, NATIVE);
            s8_1.intoMemorySegment(dst, t + 1 * trs, NATIVE);
            s8_2.intoMemorySegment(dst, t + 2 * trs, NATIVE);
            s8_3.intoMemorySegment(dst, t + 3 * trs, NATIVE);
            s8_4.intoMemorySegment(dst, t + 4 * trs, NATIVE);
            s8_5.intoMemorySegment(dst, t + 5 * trs, NATIVE);
            s8_6.intoMemorySegment(dst, t + 6 * trs, NATIVE);
            s8_7.intoMemorySegment(dst, t + 7 * trs, NATIVE);
            s8_8.intoMemorySegment(dst, t + 8 * trs, NATIVE);
            s8_9.intoMemorySegment(dst, t + 9 * trs, NATIVE);
            s8_10.intoMemorySegment(dst, t + 10 * trs, NATIVE);
            s8_11.intoMemorySegment(dst, t + 11 * trs, NATIVE);
            s8_12.intoMemorySegment(dst, t + 12 * trs, NATIVE);
            s8_13.intoMemorySegment(dst, t + 13 * trs, NATIVE);
            s8_14.intoMemorySegment(dst, t + 14 * trs, NATIVE);
            s8_15.intoMemorySegment(dst, t + 15 * trs, NATIVE);
        }
    }

    private static final long[] LONG2_LOWER1 = wide(lower(2, 1));
    private static final long[] LONG2_UPPER1 = wide(upper(2, 1));

    static void longs2(MemorySegment src, long so, long srs,
                        MemorySegment dst, long to, long trs, int blocks) {
        LongVector low1 = LongVector.fromArray(L, LONG2_LOWER1, 0);
        LongVector up1 = LongVector.fromArray(L, LONG2_UPPER1, 0);
        for (int block = 0; block < blocks; block++) {
            long s = so + block * 16L;
            long t = to + block * 2 * trs;
            LongVector r0 = LongVector.fromMemorySegment(L, src, s, NATIVE);
            LongVector r1 = LongVector.fromMemorySegment(L, src, s + 1 * srs, NATIVE);
            LongVector s1_0 = low1.selectFrom(r0, r1);
            LongVector s1_1 = up1.selectFrom(r0, r1);
            s1_0.intoMemorySegment(dst, t, NATIVE);
            s1_1.intoMemorySegment(dst, t + 1 * trs, NATIVE);
        }
    }

    private static final long[] LONG4_LOWER1 = wide(lower(4, 1));
    private static final long[] LONG4_UPPER1 = wide(upper(4, 1));
    private static final long[] LONG4_LOWER2 = wide(lower(4, 2));
    private static final long[] LONG4_UPPER2 = wide(upper(4, 2));

    static void longs4(MemorySegment src, long so, long srs,
                        MemorySegment dst, long to, long trs, int blocks) {
        LongVector low1 = LongVector.fromArray(L, LONG4_LOWER1, 0);
        LongVector up1 = LongVector.fromArray(L, LONG4_UPPER1, 0);
        LongVector low2 = LongVector.fromArray(L, LONG4_LOWER2, 0);
        LongVector up2 = LongVector.fromArray(L, LONG4_UPPER2, 0);
        for (int block = 0; block < blocks; block++) {
            long s = so + block * 32L;
            long t = to + block * 4 * trs;
            LongVector r0 = LongVector.fromMemorySegment(L, src, s, NATIVE);
            LongVector r1 = LongVector.fromMemorySegment(L, src, s + 1 * srs, NATIVE);
            LongVector r2 = LongVector.fromMemorySegment(L, src, s + 2 * srs, NATIVE);
            LongVector r3 = LongVector.fromMemorySegment(L, src, s + 3 * srs, NATIVE);
            LongVector s1_0 = low1.selectFrom(r0, r1);
            LongVector s1_1 = up1.selectFrom(r0, r1);
            LongVector s1_2 = low1.selectFrom(r2, r3);
            LongVector s1_3 = up1.selectFrom(r2, r3);
            LongVector s2_0 = low2.selectFrom(s1_0, s1_2);
            LongVector s2_2 = up2.selectFrom(s1_0, s1_2);
            LongVector s2_1 = low2.selectFrom(s1_1, s1_3);
            LongVector s2_3 = up2.selectFrom(s1_1, s1_3);
            s2_0.intoMemorySegment(dst, t, NATIVE);
            s2_1.intoMemorySegment(dst, t + 1 * trs, NATIVE);
            s2_2.intoMemorySegment(dst, t + 2 * trs, NATIVE);
            s2_3.intoMemorySegment(dst, t + 3 * trs, NATIVE);
        }
    }

    private static final long[] LONG8_LOWER1 = wide(lower(8, 1));
    private static final long[] LONG8_UPPER1 = wide(upper(8, 1));
    private static final long[] LONG8_LOWER2 = wide(lower(8, 2));
    private static final long[] LONG8_UPPER2 = wide(upper(8, 2));
    private static final long[] LONG8_LOWER4 = wide(lower(8, 4));
    private static final long[] LONG8_UPPER4 = wide(upper(8, 4));

    static void longs8(MemorySegment src, long so, long srs,
                        MemorySegment dst, long to, long trs, int blocks) {
        LongVector low1 = LongVector.fromArray(L, LONG8_LOWER1, 0);
        LongVector up1 = LongVector.fromArray(L, LONG8_UPPER1, 0);
        LongVector low2 = LongVector.fromArray(L, LONG8_LOWER2, 0);
        LongVector up2 = LongVector.fromArray(L, LONG8_UPPER2, 0);
        LongVector low4 = LongVector.fromArray(L, LONG8_LOWER4, 0);
        LongVector up4 = LongVector.fromArray(L, LONG8_UPPER4, 0);
        for (int block = 0; block < blocks; block++) {
            long s = so + block * 64L;
            long t = to + block * 8 * trs;
            LongVector r0 = LongVector.fromMemorySegment(L, src, s, NATIVE);
            LongVector r1 = LongVector.fromMemorySegment(L, src, s + 1 * srs, NATIVE);
            LongVector r2 = LongVector.fromMemorySegment(L, src, s + 2 * srs, NATIVE);
            LongVector r3 = LongVector.fromMemorySegment(L, src, s + 3 * srs, NATIVE);
            LongVector r4 = LongVector.fromMemorySegment(L, src, s + 4 * srs, NATIVE);
            LongVector r5 = LongVector.fromMemorySegment(L, src, s + 5 * srs, NATIVE);
            LongVector r6 = LongVector.fromMemorySegment(L, src, s + 6 * srs, NATIVE);
            LongVector r7 = LongVector.fromMemorySegment(L, src, s + 7 * srs, NATIVE);
            LongVector s1_0 = low1.selectFrom(r0, r1);
            LongVector s1_1 = up1.selectFrom(r0, r1);
            LongVector s1_2 = low1.selectFrom(r2, r3);
            LongVector s1_3 = up1.selectFrom(r2, r3);
            LongVector s1_4 = low1.selectFrom(r4, r5);
            LongVector s1_5 = up1.selectFrom(r4, r5);
            LongVector s1_6 = low1.selectFrom(r6, r7);
            LongVector s1_7 = up1.selectFrom(r6, r7);
            LongVector s2_0 = low2.selectFrom(s1_0, s1_2);
            LongVector s2_2 = up2.selectFrom(s1_0, s1_2);
            LongVector s2_1 = low2.selectFrom(s1_1, s1_3);
            LongVector s2_3 = up2.selectFrom(s1_1, s1_3);
            LongVector s2_4 = low2.selectFrom(s1_4, s1_6);
            LongVector s2_6 = up2.selectFrom(s1_4, s1_6);
            LongVector s2_5 = low2.selectFrom(s1_5, s1_7);
            LongVector s2_7 = up2.selectFrom(s1_5, s1_7);
            LongVector s4_0 = low4.selectFrom(s2_0, s2_4);
            LongVector s4_4 = up4.selectFrom(s2_0, s2_4);
            LongVector s4_1 = low4.selectFrom(s2_1, s2_5);
            LongVector s4_5 = up4.selectFrom(s2_1, s2_5);
            LongVector s4_2 = low4.selectFrom(s2_2, s2_6);
            LongVector s4_6 = up4.selectFrom(s2_2, s2_6);
            LongVector s4_3 = low4.selectFrom(s2_3, s2_7);
            LongVector s4_7 = up4.selectFrom(s2_3, s2_7);
            s4_0.intoMemorySegment(dst, t, NATIVE);
            s4_1.intoMemorySegment(dst, t + 1 * trs, NATIVE);
            s4_2.intoMemorySegment(dst, t + 2 * trs, NATIVE);
            s4_3.intoMemorySegment(dst, t + 3 * trs, NATIVE);
            s4_4.intoMemorySegment(dst, t + 4 * trs, NATIVE);
            s4_5.intoMemorySegment(dst, t + 5 * trs, NATIVE);
            s4_6.intoMemorySegment(dst, t + 6 * trs, NATIVE);
            s4_7.intoMemorySegment(dst, t + 7 * trs, NATIVE);
        }
    }
}
