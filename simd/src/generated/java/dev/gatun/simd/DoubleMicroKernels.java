// SPDX-License-Identifier: Apache-2.0
// Written by MicroKernelGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Matrix micro-kernels on `double`; offsets and strides are in bytes, `k` and `columns` in elements.
///
/// A tile kernel `tileRxV` computes `C = init + A * B` for `R` rows and `V` vectors of columns, each element
/// in ascending order of `k`. It reads whole vectors of `B` and only `columns` columns of `init` and `C`, where
/// `columns` is more than `V - 1` vectors and at most `V`.
/// A dot kernel `dotRxS` computes `C = init + A * transpose(B)` for `R` rows of `A` and `S` rows of `B`, all
/// with unit column stride but `init`, whose column stride is `ics`; the order of each sum depends on `k` and
/// the species alone.
final class DoubleMicroKernels {
    private static final VectorSpecies<Double> SP = Simd.D;
    private static final int LANES = Simd.D_LANES;
    private static final long BYTES = SP.vectorByteSize();
    private static final ValueLayout.OfDouble E = ValueLayout.JAVA_DOUBLE_UNALIGNED;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    // Lanes are summed by folding in this order, so that results do not depend on how the code is compiled.
    private static final VectorShuffle<Double> FOLD1 = SP.shuffleFromOp(i -> (i ^ 1) % LANES);
    private static final VectorShuffle<Double> FOLD2 = SP.shuffleFromOp(i -> (i ^ 2) % LANES);
    private static final VectorShuffle<Double> FOLD4 = SP.shuffleFromOp(i -> (i ^ 4) % LANES);
    private static final VectorShuffle<Double> FOLD8 = SP.shuffleFromOp(i -> (i ^ 8) % LANES);

    private DoubleMicroKernels() {
    }

    static void tile(int rows, int width, int k, MemorySegment a, long ao, long ars, long acs,
                     MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                     MemorySegment c, long co, long crs, int columns) {
        switch (rows << 4 | width) {
            case 12 << 4 | 2 -> tile12x2(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 8 << 4 | 2 -> tile8x2(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 6 << 4 | 2 -> tile6x2(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 4 << 4 | 2 -> tile4x2(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 3 << 4 | 2 -> tile3x2(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 2 << 4 | 2 -> tile2x2(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 1 << 4 | 2 -> tile1x2(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 12 << 4 | 1 -> tile12x1(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 8 << 4 | 1 -> tile8x1(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 6 << 4 | 1 -> tile6x1(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 4 << 4 | 1 -> tile4x1(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 3 << 4 | 1 -> tile3x1(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 2 << 4 | 1 -> tile2x1(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 1 << 4 | 1 -> tile1x1(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 3 << 4 | 4 -> tile3x4(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 2 << 4 | 4 -> tile2x4(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            case 1 << 4 | 8 -> tile1x8(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, columns);
            default -> throw new AssertionError(rows + " x " + width);
        }
    }

    static void tile12x2(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0, c0_1;
        DoubleVector c1_0, c1_1;
        DoubleVector c2_0, c2_1;
        DoubleVector c3_0, c3_1;
        DoubleVector c4_0, c4_1;
        DoubleVector c5_0, c5_1;
        DoubleVector c6_0, c6_1;
        DoubleVector c7_0, c7_1;
        DoubleVector c8_0, c8_1;
        DoubleVector c9_0, c9_1;
        DoubleVector c10_0, c10_1;
        DoubleVector c11_0, c11_1;
        if (columns == 2 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + BYTES, NATIVE);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
            c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + BYTES, NATIVE);
            c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
            c4_1 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs + BYTES, NATIVE);
            c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
            c5_1 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs + BYTES, NATIVE);
            c6_0 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs, NATIVE);
            c6_1 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs + BYTES, NATIVE);
            c7_0 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs, NATIVE);
            c7_1 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs + BYTES, NATIVE);
            c8_0 = DoubleVector.fromMemorySegment(SP, init, io + 8 * irs, NATIVE);
            c8_1 = DoubleVector.fromMemorySegment(SP, init, io + 8 * irs + BYTES, NATIVE);
            c9_0 = DoubleVector.fromMemorySegment(SP, init, io + 9 * irs, NATIVE);
            c9_1 = DoubleVector.fromMemorySegment(SP, init, io + 9 * irs + BYTES, NATIVE);
            c10_0 = DoubleVector.fromMemorySegment(SP, init, io + 10 * irs, NATIVE);
            c10_1 = DoubleVector.fromMemorySegment(SP, init, io + 10 * irs + BYTES, NATIVE);
            c11_0 = DoubleVector.fromMemorySegment(SP, init, io + 11 * irs, NATIVE);
            c11_1 = DoubleVector.fromMemorySegment(SP, init, io + 11 * irs + BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 1 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE, mask);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE, mask);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + BYTES, NATIVE, mask);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
            c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + BYTES, NATIVE, mask);
            c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
            c4_1 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs + BYTES, NATIVE, mask);
            c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
            c5_1 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs + BYTES, NATIVE, mask);
            c6_0 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs, NATIVE);
            c6_1 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs + BYTES, NATIVE, mask);
            c7_0 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs, NATIVE);
            c7_1 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs + BYTES, NATIVE, mask);
            c8_0 = DoubleVector.fromMemorySegment(SP, init, io + 8 * irs, NATIVE);
            c8_1 = DoubleVector.fromMemorySegment(SP, init, io + 8 * irs + BYTES, NATIVE, mask);
            c9_0 = DoubleVector.fromMemorySegment(SP, init, io + 9 * irs, NATIVE);
            c9_1 = DoubleVector.fromMemorySegment(SP, init, io + 9 * irs + BYTES, NATIVE, mask);
            c10_0 = DoubleVector.fromMemorySegment(SP, init, io + 10 * irs, NATIVE);
            c10_1 = DoubleVector.fromMemorySegment(SP, init, io + 10 * irs + BYTES, NATIVE, mask);
            c11_0 = DoubleVector.fromMemorySegment(SP, init, io + 11 * irs, NATIVE);
            c11_1 = DoubleVector.fromMemorySegment(SP, init, io + 11 * irs + BYTES, NATIVE, mask);
        }
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        long a4 = ao + 4 * ars;
        long a5 = ao + 5 * ars;
        long a6 = ao + 6 * ars;
        long a7 = ao + 7 * ars;
        long a8 = ao + 8 * ars;
        long a9 = ao + 9 * ars;
        long a10 = ao + 10 * ars;
        long a11 = ao + 11 * ars;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, a1 + p * acs));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, a2 + p * acs));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, a3 + p * acs));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, a4 + p * acs));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, a5 + p * acs));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
            DoubleVector x6 = DoubleVector.broadcast(SP, a.get(E, a6 + p * acs));
            c6_0 = x6.fma(b0, c6_0);
            c6_1 = x6.fma(b1, c6_1);
            DoubleVector x7 = DoubleVector.broadcast(SP, a.get(E, a7 + p * acs));
            c7_0 = x7.fma(b0, c7_0);
            c7_1 = x7.fma(b1, c7_1);
            DoubleVector x8 = DoubleVector.broadcast(SP, a.get(E, a8 + p * acs));
            c8_0 = x8.fma(b0, c8_0);
            c8_1 = x8.fma(b1, c8_1);
            DoubleVector x9 = DoubleVector.broadcast(SP, a.get(E, a9 + p * acs));
            c9_0 = x9.fma(b0, c9_0);
            c9_1 = x9.fma(b1, c9_1);
            DoubleVector x10 = DoubleVector.broadcast(SP, a.get(E, a10 + p * acs));
            c10_0 = x10.fma(b0, c10_0);
            c10_1 = x10.fma(b1, c10_1);
            DoubleVector x11 = DoubleVector.broadcast(SP, a.get(E, a11 + p * acs));
            c11_0 = x11.fma(b0, c11_0);
            c11_1 = x11.fma(b1, c11_1);
        }
        if (columns == 2 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
            c3_1.intoMemorySegment(c, co + 3 * crs + BYTES, NATIVE);
            c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE);
            c4_1.intoMemorySegment(c, co + 4 * crs + BYTES, NATIVE);
            c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE);
            c5_1.intoMemorySegment(c, co + 5 * crs + BYTES, NATIVE);
            c6_0.intoMemorySegment(c, co + 6 * crs, NATIVE);
            c6_1.intoMemorySegment(c, co + 6 * crs + BYTES, NATIVE);
            c7_0.intoMemorySegment(c, co + 7 * crs, NATIVE);
            c7_1.intoMemorySegment(c, co + 7 * crs + BYTES, NATIVE);
            c8_0.intoMemorySegment(c, co + 8 * crs, NATIVE);
            c8_1.intoMemorySegment(c, co + 8 * crs + BYTES, NATIVE);
            c9_0.intoMemorySegment(c, co + 9 * crs, NATIVE);
            c9_1.intoMemorySegment(c, co + 9 * crs + BYTES, NATIVE);
            c10_0.intoMemorySegment(c, co + 10 * crs, NATIVE);
            c10_1.intoMemorySegment(c, co + 10 * crs + BYTES, NATIVE);
            c11_0.intoMemorySegment(c, co + 11 * crs, NATIVE);
            c11_1.intoMemorySegment(c, co + 11 * crs + BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 1 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE, mask);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE, mask);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE, mask);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
            c3_1.intoMemorySegment(c, co + 3 * crs + BYTES, NATIVE, mask);
            c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE);
            c4_1.intoMemorySegment(c, co + 4 * crs + BYTES, NATIVE, mask);
            c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE);
            c5_1.intoMemorySegment(c, co + 5 * crs + BYTES, NATIVE, mask);
            c6_0.intoMemorySegment(c, co + 6 * crs, NATIVE);
            c6_1.intoMemorySegment(c, co + 6 * crs + BYTES, NATIVE, mask);
            c7_0.intoMemorySegment(c, co + 7 * crs, NATIVE);
            c7_1.intoMemorySegment(c, co + 7 * crs + BYTES, NATIVE, mask);
            c8_0.intoMemorySegment(c, co + 8 * crs, NATIVE);
            c8_1.intoMemorySegment(c, co + 8 * crs + BYTES, NATIVE, mask);
            c9_0.intoMemorySegment(c, co + 9 * crs, NATIVE);
            c9_1.intoMemorySegment(c, co + 9 * crs + BYTES, NATIVE, mask);
            c10_0.intoMemorySegment(c, co + 10 * crs, NATIVE);
            c10_1.intoMemorySegment(c, co + 10 * crs + BYTES, NATIVE, mask);
            c11_0.intoMemorySegment(c, co + 11 * crs, NATIVE);
            c11_1.intoMemorySegment(c, co + 11 * crs + BYTES, NATIVE, mask);
        }
    }

    static void tile8x2(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0, c0_1;
        DoubleVector c1_0, c1_1;
        DoubleVector c2_0, c2_1;
        DoubleVector c3_0, c3_1;
        DoubleVector c4_0, c4_1;
        DoubleVector c5_0, c5_1;
        DoubleVector c6_0, c6_1;
        DoubleVector c7_0, c7_1;
        if (columns == 2 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + BYTES, NATIVE);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
            c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + BYTES, NATIVE);
            c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
            c4_1 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs + BYTES, NATIVE);
            c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
            c5_1 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs + BYTES, NATIVE);
            c6_0 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs, NATIVE);
            c6_1 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs + BYTES, NATIVE);
            c7_0 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs, NATIVE);
            c7_1 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs + BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 1 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE, mask);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE, mask);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + BYTES, NATIVE, mask);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
            c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + BYTES, NATIVE, mask);
            c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
            c4_1 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs + BYTES, NATIVE, mask);
            c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
            c5_1 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs + BYTES, NATIVE, mask);
            c6_0 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs, NATIVE);
            c6_1 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs + BYTES, NATIVE, mask);
            c7_0 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs, NATIVE);
            c7_1 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs + BYTES, NATIVE, mask);
        }
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        long a4 = ao + 4 * ars;
        long a5 = ao + 5 * ars;
        long a6 = ao + 6 * ars;
        long a7 = ao + 7 * ars;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, a1 + p * acs));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, a2 + p * acs));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, a3 + p * acs));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, a4 + p * acs));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, a5 + p * acs));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
            DoubleVector x6 = DoubleVector.broadcast(SP, a.get(E, a6 + p * acs));
            c6_0 = x6.fma(b0, c6_0);
            c6_1 = x6.fma(b1, c6_1);
            DoubleVector x7 = DoubleVector.broadcast(SP, a.get(E, a7 + p * acs));
            c7_0 = x7.fma(b0, c7_0);
            c7_1 = x7.fma(b1, c7_1);
        }
        if (columns == 2 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
            c3_1.intoMemorySegment(c, co + 3 * crs + BYTES, NATIVE);
            c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE);
            c4_1.intoMemorySegment(c, co + 4 * crs + BYTES, NATIVE);
            c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE);
            c5_1.intoMemorySegment(c, co + 5 * crs + BYTES, NATIVE);
            c6_0.intoMemorySegment(c, co + 6 * crs, NATIVE);
            c6_1.intoMemorySegment(c, co + 6 * crs + BYTES, NATIVE);
            c7_0.intoMemorySegment(c, co + 7 * crs, NATIVE);
            c7_1.intoMemorySegment(c, co + 7 * crs + BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 1 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE, mask);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE, mask);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE, mask);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
            c3_1.intoMemorySegment(c, co + 3 * crs + BYTES, NATIVE, mask);
            c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE);
            c4_1.intoMemorySegment(c, co + 4 * crs + BYTES, NATIVE, mask);
            c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE);
            c5_1.intoMemorySegment(c, co + 5 * crs + BYTES, NATIVE, mask);
            c6_0.intoMemorySegment(c, co + 6 * crs, NATIVE);
            c6_1.intoMemorySegment(c, co + 6 * crs + BYTES, NATIVE, mask);
            c7_0.intoMemorySegment(c, co + 7 * crs, NATIVE);
            c7_1.intoMemorySegment(c, co + 7 * crs + BYTES, NATIVE, mask);
        }
    }

    static void tile6x2(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0, c0_1;
        DoubleVector c1_0, c1_1;
        DoubleVector c2_0, c2_1;
        DoubleVector c3_0, c3_1;
        DoubleVector c4_0, c4_1;
        DoubleVector c5_0, c5_1;
        if (columns == 2 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + BYTES, NATIVE);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
            c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + BYTES, NATIVE);
            c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
            c4_1 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs + BYTES, NATIVE);
            c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
            c5_1 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs + BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 1 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE, mask);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE, mask);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + BYTES, NATIVE, mask);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
            c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + BYTES, NATIVE, mask);
            c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
            c4_1 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs + BYTES, NATIVE, mask);
            c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
            c5_1 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs + BYTES, NATIVE, mask);
        }
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        long a4 = ao + 4 * ars;
        long a5 = ao + 5 * ars;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, a1 + p * acs));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, a2 + p * acs));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, a3 + p * acs));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, a4 + p * acs));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, a5 + p * acs));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
        }
        if (columns == 2 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
            c3_1.intoMemorySegment(c, co + 3 * crs + BYTES, NATIVE);
            c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE);
            c4_1.intoMemorySegment(c, co + 4 * crs + BYTES, NATIVE);
            c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE);
            c5_1.intoMemorySegment(c, co + 5 * crs + BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 1 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE, mask);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE, mask);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE, mask);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
            c3_1.intoMemorySegment(c, co + 3 * crs + BYTES, NATIVE, mask);
            c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE);
            c4_1.intoMemorySegment(c, co + 4 * crs + BYTES, NATIVE, mask);
            c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE);
            c5_1.intoMemorySegment(c, co + 5 * crs + BYTES, NATIVE, mask);
        }
    }

    static void tile4x2(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0, c0_1;
        DoubleVector c1_0, c1_1;
        DoubleVector c2_0, c2_1;
        DoubleVector c3_0, c3_1;
        if (columns == 2 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + BYTES, NATIVE);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
            c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 1 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE, mask);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE, mask);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + BYTES, NATIVE, mask);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
            c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + BYTES, NATIVE, mask);
        }
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, a1 + p * acs));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, a2 + p * acs));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, a3 + p * acs));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
        }
        if (columns == 2 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
            c3_1.intoMemorySegment(c, co + 3 * crs + BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 1 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE, mask);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE, mask);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE, mask);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
            c3_1.intoMemorySegment(c, co + 3 * crs + BYTES, NATIVE, mask);
        }
    }

    static void tile3x2(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0, c0_1;
        DoubleVector c1_0, c1_1;
        DoubleVector c2_0, c2_1;
        if (columns == 2 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 1 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE, mask);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE, mask);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + BYTES, NATIVE, mask);
        }
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, a1 + p * acs));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, a2 + p * acs));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
        }
        if (columns == 2 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 1 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE, mask);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE, mask);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE, mask);
        }
    }

    static void tile2x2(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0, c0_1;
        DoubleVector c1_0, c1_1;
        if (columns == 2 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 1 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE, mask);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE, mask);
        }
        long a0 = ao;
        long a1 = ao + ars;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, a1 + p * acs));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
        }
        if (columns == 2 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 1 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE, mask);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE, mask);
        }
    }

    static void tile1x2(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0, c0_1;
        if (columns == 2 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 1 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE, mask);
        }
        long a0 = ao;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
        }
        if (columns == 2 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 1 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE, mask);
        }
    }

    static void tile12x1(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0;
        DoubleVector c1_0;
        DoubleVector c2_0;
        DoubleVector c3_0;
        DoubleVector c4_0;
        DoubleVector c5_0;
        DoubleVector c6_0;
        DoubleVector c7_0;
        DoubleVector c8_0;
        DoubleVector c9_0;
        DoubleVector c10_0;
        DoubleVector c11_0;
        if (columns == 1 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
            c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
            c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
            c6_0 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs, NATIVE);
            c7_0 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs, NATIVE);
            c8_0 = DoubleVector.fromMemorySegment(SP, init, io + 8 * irs, NATIVE);
            c9_0 = DoubleVector.fromMemorySegment(SP, init, io + 9 * irs, NATIVE);
            c10_0 = DoubleVector.fromMemorySegment(SP, init, io + 10 * irs, NATIVE);
            c11_0 = DoubleVector.fromMemorySegment(SP, init, io + 11 * irs, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 0 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE, mask);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE, mask);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE, mask);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE, mask);
            c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE, mask);
            c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE, mask);
            c6_0 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs, NATIVE, mask);
            c7_0 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs, NATIVE, mask);
            c8_0 = DoubleVector.fromMemorySegment(SP, init, io + 8 * irs, NATIVE, mask);
            c9_0 = DoubleVector.fromMemorySegment(SP, init, io + 9 * irs, NATIVE, mask);
            c10_0 = DoubleVector.fromMemorySegment(SP, init, io + 10 * irs, NATIVE, mask);
            c11_0 = DoubleVector.fromMemorySegment(SP, init, io + 11 * irs, NATIVE, mask);
        }
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        long a4 = ao + 4 * ars;
        long a5 = ao + 5 * ars;
        long a6 = ao + 6 * ars;
        long a7 = ao + 7 * ars;
        long a8 = ao + 8 * ars;
        long a9 = ao + 9 * ars;
        long a10 = ao + 10 * ars;
        long a11 = ao + 11 * ars;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, a1 + p * acs));
            c1_0 = x1.fma(b0, c1_0);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, a2 + p * acs));
            c2_0 = x2.fma(b0, c2_0);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, a3 + p * acs));
            c3_0 = x3.fma(b0, c3_0);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, a4 + p * acs));
            c4_0 = x4.fma(b0, c4_0);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, a5 + p * acs));
            c5_0 = x5.fma(b0, c5_0);
            DoubleVector x6 = DoubleVector.broadcast(SP, a.get(E, a6 + p * acs));
            c6_0 = x6.fma(b0, c6_0);
            DoubleVector x7 = DoubleVector.broadcast(SP, a.get(E, a7 + p * acs));
            c7_0 = x7.fma(b0, c7_0);
            DoubleVector x8 = DoubleVector.broadcast(SP, a.get(E, a8 + p * acs));
            c8_0 = x8.fma(b0, c8_0);
            DoubleVector x9 = DoubleVector.broadcast(SP, a.get(E, a9 + p * acs));
            c9_0 = x9.fma(b0, c9_0);
            DoubleVector x10 = DoubleVector.broadcast(SP, a.get(E, a10 + p * acs));
            c10_0 = x10.fma(b0, c10_0);
            DoubleVector x11 = DoubleVector.broadcast(SP, a.get(E, a11 + p * acs));
            c11_0 = x11.fma(b0, c11_0);
        }
        if (columns == 1 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
            c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE);
            c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE);
            c6_0.intoMemorySegment(c, co + 6 * crs, NATIVE);
            c7_0.intoMemorySegment(c, co + 7 * crs, NATIVE);
            c8_0.intoMemorySegment(c, co + 8 * crs, NATIVE);
            c9_0.intoMemorySegment(c, co + 9 * crs, NATIVE);
            c10_0.intoMemorySegment(c, co + 10 * crs, NATIVE);
            c11_0.intoMemorySegment(c, co + 11 * crs, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 0 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE, mask);
            c1_0.intoMemorySegment(c, co + crs, NATIVE, mask);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE, mask);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE, mask);
            c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE, mask);
            c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE, mask);
            c6_0.intoMemorySegment(c, co + 6 * crs, NATIVE, mask);
            c7_0.intoMemorySegment(c, co + 7 * crs, NATIVE, mask);
            c8_0.intoMemorySegment(c, co + 8 * crs, NATIVE, mask);
            c9_0.intoMemorySegment(c, co + 9 * crs, NATIVE, mask);
            c10_0.intoMemorySegment(c, co + 10 * crs, NATIVE, mask);
            c11_0.intoMemorySegment(c, co + 11 * crs, NATIVE, mask);
        }
    }

    static void tile8x1(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0;
        DoubleVector c1_0;
        DoubleVector c2_0;
        DoubleVector c3_0;
        DoubleVector c4_0;
        DoubleVector c5_0;
        DoubleVector c6_0;
        DoubleVector c7_0;
        if (columns == 1 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
            c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
            c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
            c6_0 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs, NATIVE);
            c7_0 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 0 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE, mask);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE, mask);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE, mask);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE, mask);
            c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE, mask);
            c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE, mask);
            c6_0 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs, NATIVE, mask);
            c7_0 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs, NATIVE, mask);
        }
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        long a4 = ao + 4 * ars;
        long a5 = ao + 5 * ars;
        long a6 = ao + 6 * ars;
        long a7 = ao + 7 * ars;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, a1 + p * acs));
            c1_0 = x1.fma(b0, c1_0);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, a2 + p * acs));
            c2_0 = x2.fma(b0, c2_0);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, a3 + p * acs));
            c3_0 = x3.fma(b0, c3_0);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, a4 + p * acs));
            c4_0 = x4.fma(b0, c4_0);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, a5 + p * acs));
            c5_0 = x5.fma(b0, c5_0);
            DoubleVector x6 = DoubleVector.broadcast(SP, a.get(E, a6 + p * acs));
            c6_0 = x6.fma(b0, c6_0);
            DoubleVector x7 = DoubleVector.broadcast(SP, a.get(E, a7 + p * acs));
            c7_0 = x7.fma(b0, c7_0);
        }
        if (columns == 1 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
            c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE);
            c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE);
            c6_0.intoMemorySegment(c, co + 6 * crs, NATIVE);
            c7_0.intoMemorySegment(c, co + 7 * crs, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 0 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE, mask);
            c1_0.intoMemorySegment(c, co + crs, NATIVE, mask);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE, mask);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE, mask);
            c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE, mask);
            c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE, mask);
            c6_0.intoMemorySegment(c, co + 6 * crs, NATIVE, mask);
            c7_0.intoMemorySegment(c, co + 7 * crs, NATIVE, mask);
        }
    }

    static void tile6x1(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0;
        DoubleVector c1_0;
        DoubleVector c2_0;
        DoubleVector c3_0;
        DoubleVector c4_0;
        DoubleVector c5_0;
        if (columns == 1 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
            c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
            c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 0 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE, mask);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE, mask);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE, mask);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE, mask);
            c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE, mask);
            c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE, mask);
        }
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        long a4 = ao + 4 * ars;
        long a5 = ao + 5 * ars;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, a1 + p * acs));
            c1_0 = x1.fma(b0, c1_0);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, a2 + p * acs));
            c2_0 = x2.fma(b0, c2_0);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, a3 + p * acs));
            c3_0 = x3.fma(b0, c3_0);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, a4 + p * acs));
            c4_0 = x4.fma(b0, c4_0);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, a5 + p * acs));
            c5_0 = x5.fma(b0, c5_0);
        }
        if (columns == 1 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
            c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE);
            c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 0 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE, mask);
            c1_0.intoMemorySegment(c, co + crs, NATIVE, mask);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE, mask);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE, mask);
            c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE, mask);
            c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE, mask);
        }
    }

    static void tile4x1(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0;
        DoubleVector c1_0;
        DoubleVector c2_0;
        DoubleVector c3_0;
        if (columns == 1 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 0 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE, mask);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE, mask);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE, mask);
            c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE, mask);
        }
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, a1 + p * acs));
            c1_0 = x1.fma(b0, c1_0);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, a2 + p * acs));
            c2_0 = x2.fma(b0, c2_0);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, a3 + p * acs));
            c3_0 = x3.fma(b0, c3_0);
        }
        if (columns == 1 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 0 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE, mask);
            c1_0.intoMemorySegment(c, co + crs, NATIVE, mask);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE, mask);
            c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE, mask);
        }
    }

    static void tile3x1(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0;
        DoubleVector c1_0;
        DoubleVector c2_0;
        if (columns == 1 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 0 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE, mask);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE, mask);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE, mask);
        }
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, a1 + p * acs));
            c1_0 = x1.fma(b0, c1_0);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, a2 + p * acs));
            c2_0 = x2.fma(b0, c2_0);
        }
        if (columns == 1 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 0 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE, mask);
            c1_0.intoMemorySegment(c, co + crs, NATIVE, mask);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE, mask);
        }
    }

    static void tile2x1(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0;
        DoubleVector c1_0;
        if (columns == 1 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 0 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE, mask);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE, mask);
        }
        long a0 = ao;
        long a1 = ao + ars;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, a1 + p * acs));
            c1_0 = x1.fma(b0, c1_0);
        }
        if (columns == 1 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 0 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE, mask);
            c1_0.intoMemorySegment(c, co + crs, NATIVE, mask);
        }
    }

    static void tile1x1(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0;
        if (columns == 1 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 0 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE, mask);
        }
        long a0 = ao;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
        }
        if (columns == 1 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 0 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE, mask);
        }
    }

    static void tile3x4(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0, c0_1, c0_2, c0_3;
        DoubleVector c1_0, c1_1, c1_2, c1_3;
        DoubleVector c2_0, c2_1, c2_2, c2_3;
        if (columns == 4 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE);
            c0_2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * BYTES, NATIVE);
            c0_3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * BYTES, NATIVE);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE);
            c1_2 = DoubleVector.fromMemorySegment(SP, init, io + irs + 2 * BYTES, NATIVE);
            c1_3 = DoubleVector.fromMemorySegment(SP, init, io + irs + 3 * BYTES, NATIVE);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + BYTES, NATIVE);
            c2_2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + 2 * BYTES, NATIVE);
            c2_3 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + 3 * BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 3 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE);
            c0_2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * BYTES, NATIVE);
            c0_3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * BYTES, NATIVE, mask);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE);
            c1_2 = DoubleVector.fromMemorySegment(SP, init, io + irs + 2 * BYTES, NATIVE);
            c1_3 = DoubleVector.fromMemorySegment(SP, init, io + irs + 3 * BYTES, NATIVE, mask);
            c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
            c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + BYTES, NATIVE);
            c2_2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + 2 * BYTES, NATIVE);
            c2_3 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + 3 * BYTES, NATIVE, mask);
        }
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + BYTES, NATIVE);
            DoubleVector b2 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + 2 * BYTES, NATIVE);
            DoubleVector b3 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + 3 * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            c0_2 = x0.fma(b2, c0_2);
            c0_3 = x0.fma(b3, c0_3);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, a1 + p * acs));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            c1_2 = x1.fma(b2, c1_2);
            c1_3 = x1.fma(b3, c1_3);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, a2 + p * acs));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            c2_2 = x2.fma(b2, c2_2);
            c2_3 = x2.fma(b3, c2_3);
        }
        if (columns == 4 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
            c0_2.intoMemorySegment(c, co + 2 * BYTES, NATIVE);
            c0_3.intoMemorySegment(c, co + 3 * BYTES, NATIVE);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE);
            c1_2.intoMemorySegment(c, co + crs + 2 * BYTES, NATIVE);
            c1_3.intoMemorySegment(c, co + crs + 3 * BYTES, NATIVE);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE);
            c2_2.intoMemorySegment(c, co + 2 * crs + 2 * BYTES, NATIVE);
            c2_3.intoMemorySegment(c, co + 2 * crs + 3 * BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 3 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
            c0_2.intoMemorySegment(c, co + 2 * BYTES, NATIVE);
            c0_3.intoMemorySegment(c, co + 3 * BYTES, NATIVE, mask);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE);
            c1_2.intoMemorySegment(c, co + crs + 2 * BYTES, NATIVE);
            c1_3.intoMemorySegment(c, co + crs + 3 * BYTES, NATIVE, mask);
            c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
            c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE);
            c2_2.intoMemorySegment(c, co + 2 * crs + 2 * BYTES, NATIVE);
            c2_3.intoMemorySegment(c, co + 2 * crs + 3 * BYTES, NATIVE, mask);
        }
    }

    static void tile2x4(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0, c0_1, c0_2, c0_3;
        DoubleVector c1_0, c1_1, c1_2, c1_3;
        if (columns == 4 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE);
            c0_2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * BYTES, NATIVE);
            c0_3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * BYTES, NATIVE);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE);
            c1_2 = DoubleVector.fromMemorySegment(SP, init, io + irs + 2 * BYTES, NATIVE);
            c1_3 = DoubleVector.fromMemorySegment(SP, init, io + irs + 3 * BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 3 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE);
            c0_2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * BYTES, NATIVE);
            c0_3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * BYTES, NATIVE, mask);
            c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
            c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + BYTES, NATIVE);
            c1_2 = DoubleVector.fromMemorySegment(SP, init, io + irs + 2 * BYTES, NATIVE);
            c1_3 = DoubleVector.fromMemorySegment(SP, init, io + irs + 3 * BYTES, NATIVE, mask);
        }
        long a0 = ao;
        long a1 = ao + ars;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + BYTES, NATIVE);
            DoubleVector b2 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + 2 * BYTES, NATIVE);
            DoubleVector b3 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + 3 * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            c0_2 = x0.fma(b2, c0_2);
            c0_3 = x0.fma(b3, c0_3);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, a1 + p * acs));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            c1_2 = x1.fma(b2, c1_2);
            c1_3 = x1.fma(b3, c1_3);
        }
        if (columns == 4 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
            c0_2.intoMemorySegment(c, co + 2 * BYTES, NATIVE);
            c0_3.intoMemorySegment(c, co + 3 * BYTES, NATIVE);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE);
            c1_2.intoMemorySegment(c, co + crs + 2 * BYTES, NATIVE);
            c1_3.intoMemorySegment(c, co + crs + 3 * BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 3 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
            c0_2.intoMemorySegment(c, co + 2 * BYTES, NATIVE);
            c0_3.intoMemorySegment(c, co + 3 * BYTES, NATIVE, mask);
            c1_0.intoMemorySegment(c, co + crs, NATIVE);
            c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE);
            c1_2.intoMemorySegment(c, co + crs + 2 * BYTES, NATIVE);
            c1_3.intoMemorySegment(c, co + crs + 3 * BYTES, NATIVE, mask);
        }
    }

    static void tile1x8(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, int columns) {
        DoubleVector c0_0, c0_1, c0_2, c0_3, c0_4, c0_5, c0_6, c0_7;
        if (columns == 8 * LANES) {
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE);
            c0_2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * BYTES, NATIVE);
            c0_3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * BYTES, NATIVE);
            c0_4 = DoubleVector.fromMemorySegment(SP, init, io + 4 * BYTES, NATIVE);
            c0_5 = DoubleVector.fromMemorySegment(SP, init, io + 5 * BYTES, NATIVE);
            c0_6 = DoubleVector.fromMemorySegment(SP, init, io + 6 * BYTES, NATIVE);
            c0_7 = DoubleVector.fromMemorySegment(SP, init, io + 7 * BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 7 * LANES);
            c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
            c0_1 = DoubleVector.fromMemorySegment(SP, init, io + BYTES, NATIVE);
            c0_2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * BYTES, NATIVE);
            c0_3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * BYTES, NATIVE);
            c0_4 = DoubleVector.fromMemorySegment(SP, init, io + 4 * BYTES, NATIVE);
            c0_5 = DoubleVector.fromMemorySegment(SP, init, io + 5 * BYTES, NATIVE);
            c0_6 = DoubleVector.fromMemorySegment(SP, init, io + 6 * BYTES, NATIVE);
            c0_7 = DoubleVector.fromMemorySegment(SP, init, io + 7 * BYTES, NATIVE, mask);
        }
        long a0 = ao;
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + BYTES, NATIVE);
            DoubleVector b2 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + 2 * BYTES, NATIVE);
            DoubleVector b3 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + 3 * BYTES, NATIVE);
            DoubleVector b4 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + 4 * BYTES, NATIVE);
            DoubleVector b5 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + 5 * BYTES, NATIVE);
            DoubleVector b6 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + 6 * BYTES, NATIVE);
            DoubleVector b7 = DoubleVector.fromMemorySegment(SP, b, bo + p * brs + 7 * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, a0 + p * acs));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            c0_2 = x0.fma(b2, c0_2);
            c0_3 = x0.fma(b3, c0_3);
            c0_4 = x0.fma(b4, c0_4);
            c0_5 = x0.fma(b5, c0_5);
            c0_6 = x0.fma(b6, c0_6);
            c0_7 = x0.fma(b7, c0_7);
        }
        if (columns == 8 * LANES) {
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
            c0_2.intoMemorySegment(c, co + 2 * BYTES, NATIVE);
            c0_3.intoMemorySegment(c, co + 3 * BYTES, NATIVE);
            c0_4.intoMemorySegment(c, co + 4 * BYTES, NATIVE);
            c0_5.intoMemorySegment(c, co + 5 * BYTES, NATIVE);
            c0_6.intoMemorySegment(c, co + 6 * BYTES, NATIVE);
            c0_7.intoMemorySegment(c, co + 7 * BYTES, NATIVE);
        } else {
            VectorMask<Double> mask = SP.indexInRange(0, columns - 7 * LANES);
            c0_0.intoMemorySegment(c, co, NATIVE);
            c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
            c0_2.intoMemorySegment(c, co + 2 * BYTES, NATIVE);
            c0_3.intoMemorySegment(c, co + 3 * BYTES, NATIVE);
            c0_4.intoMemorySegment(c, co + 4 * BYTES, NATIVE);
            c0_5.intoMemorySegment(c, co + 5 * BYTES, NATIVE);
            c0_6.intoMemorySegment(c, co + 6 * BYTES, NATIVE);
            c0_7.intoMemorySegment(c, co + 7 * BYTES, NATIVE, mask);
        }
    }

    static void dot(int rows, int width, int k, MemorySegment a, long ao, long ars, long acs,
                     MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                     MemorySegment c, long co, long crs, long ics) {
        switch (rows << 4 | width) {
            case 6 << 4 | 4 -> dot6x4(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, ics);
            case 4 << 4 | 4 -> dot4x4(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, ics);
            case 2 << 4 | 4 -> dot2x4(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, ics);
            case 1 << 4 | 8 -> dot1x8(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, ics);
            case 6 << 4 | 1 -> dot6x1(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, ics);
            case 4 << 4 | 1 -> dot4x1(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, ics);
            case 2 << 4 | 1 -> dot2x1(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, ics);
            case 1 << 4 | 1 -> dot1x1(k, a, ao, ars, acs, b, bo, brs, init, io, irs, c, co, crs, ics);
            default -> throw new AssertionError(rows + " x " + width);
        }
    }

    static void dot6x4(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, long ics) {
        DoubleVector c0_0 = DoubleVector.zero(SP);
        DoubleVector c0_1 = DoubleVector.zero(SP);
        DoubleVector c0_2 = DoubleVector.zero(SP);
        DoubleVector c0_3 = DoubleVector.zero(SP);
        DoubleVector c1_0 = DoubleVector.zero(SP);
        DoubleVector c1_1 = DoubleVector.zero(SP);
        DoubleVector c1_2 = DoubleVector.zero(SP);
        DoubleVector c1_3 = DoubleVector.zero(SP);
        DoubleVector c2_0 = DoubleVector.zero(SP);
        DoubleVector c2_1 = DoubleVector.zero(SP);
        DoubleVector c2_2 = DoubleVector.zero(SP);
        DoubleVector c2_3 = DoubleVector.zero(SP);
        DoubleVector c3_0 = DoubleVector.zero(SP);
        DoubleVector c3_1 = DoubleVector.zero(SP);
        DoubleVector c3_2 = DoubleVector.zero(SP);
        DoubleVector c3_3 = DoubleVector.zero(SP);
        DoubleVector c4_0 = DoubleVector.zero(SP);
        DoubleVector c4_1 = DoubleVector.zero(SP);
        DoubleVector c4_2 = DoubleVector.zero(SP);
        DoubleVector c4_3 = DoubleVector.zero(SP);
        DoubleVector c5_0 = DoubleVector.zero(SP);
        DoubleVector c5_1 = DoubleVector.zero(SP);
        DoubleVector c5_2 = DoubleVector.zero(SP);
        DoubleVector c5_3 = DoubleVector.zero(SP);
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        long a4 = ao + 4 * ars;
        long a5 = ao + 5 * ars;
        long b0 = bo;
        long b1 = bo + brs;
        long b2 = bo + 2 * brs;
        long b3 = bo + 3 * brs;
        int whole = k / LANES;
        for (int p = 0; p < whole; p++) {
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + p * BYTES, NATIVE);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SP, b, b1 + p * BYTES, NATIVE);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SP, b, b2 + p * BYTES, NATIVE);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SP, b, b3 + p * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + p * BYTES, NATIVE);
            c0_0 = x0.fma(y0, c0_0);
            c0_1 = x0.fma(y1, c0_1);
            c0_2 = x0.fma(y2, c0_2);
            c0_3 = x0.fma(y3, c0_3);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + p * BYTES, NATIVE);
            c1_0 = x1.fma(y0, c1_0);
            c1_1 = x1.fma(y1, c1_1);
            c1_2 = x1.fma(y2, c1_2);
            c1_3 = x1.fma(y3, c1_3);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SP, a, a2 + p * BYTES, NATIVE);
            c2_0 = x2.fma(y0, c2_0);
            c2_1 = x2.fma(y1, c2_1);
            c2_2 = x2.fma(y2, c2_2);
            c2_3 = x2.fma(y3, c2_3);
            DoubleVector x3 = DoubleVector.fromMemorySegment(SP, a, a3 + p * BYTES, NATIVE);
            c3_0 = x3.fma(y0, c3_0);
            c3_1 = x3.fma(y1, c3_1);
            c3_2 = x3.fma(y2, c3_2);
            c3_3 = x3.fma(y3, c3_3);
            DoubleVector x4 = DoubleVector.fromMemorySegment(SP, a, a4 + p * BYTES, NATIVE);
            c4_0 = x4.fma(y0, c4_0);
            c4_1 = x4.fma(y1, c4_1);
            c4_2 = x4.fma(y2, c4_2);
            c4_3 = x4.fma(y3, c4_3);
            DoubleVector x5 = DoubleVector.fromMemorySegment(SP, a, a5 + p * BYTES, NATIVE);
            c5_0 = x5.fma(y0, c5_0);
            c5_1 = x5.fma(y1, c5_1);
            c5_2 = x5.fma(y2, c5_2);
            c5_3 = x5.fma(y3, c5_3);
        }
        if (whole * LANES < k) {
            VectorMask<Double> mask = SP.indexInRange(whole * LANES, k);
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + whole * BYTES, NATIVE, mask);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SP, b, b1 + whole * BYTES, NATIVE, mask);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SP, b, b2 + whole * BYTES, NATIVE, mask);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SP, b, b3 + whole * BYTES, NATIVE, mask);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + whole * BYTES, NATIVE, mask);
            c0_0 = x0.fma(y0, c0_0);
            c0_1 = x0.fma(y1, c0_1);
            c0_2 = x0.fma(y2, c0_2);
            c0_3 = x0.fma(y3, c0_3);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + whole * BYTES, NATIVE, mask);
            c1_0 = x1.fma(y0, c1_0);
            c1_1 = x1.fma(y1, c1_1);
            c1_2 = x1.fma(y2, c1_2);
            c1_3 = x1.fma(y3, c1_3);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SP, a, a2 + whole * BYTES, NATIVE, mask);
            c2_0 = x2.fma(y0, c2_0);
            c2_1 = x2.fma(y1, c2_1);
            c2_2 = x2.fma(y2, c2_2);
            c2_3 = x2.fma(y3, c2_3);
            DoubleVector x3 = DoubleVector.fromMemorySegment(SP, a, a3 + whole * BYTES, NATIVE, mask);
            c3_0 = x3.fma(y0, c3_0);
            c3_1 = x3.fma(y1, c3_1);
            c3_2 = x3.fma(y2, c3_2);
            c3_3 = x3.fma(y3, c3_3);
            DoubleVector x4 = DoubleVector.fromMemorySegment(SP, a, a4 + whole * BYTES, NATIVE, mask);
            c4_0 = x4.fma(y0, c4_0);
            c4_1 = x4.fma(y1, c4_1);
            c4_2 = x4.fma(y2, c4_2);
            c4_3 = x4.fma(y3, c4_3);
            DoubleVector x5 = DoubleVector.fromMemorySegment(SP, a, a5 + whole * BYTES, NATIVE, mask);
            c5_0 = x5.fma(y0, c5_0);
            c5_1 = x5.fma(y1, c5_1);
            c5_2 = x5.fma(y2, c5_2);
            c5_3 = x5.fma(y3, c5_3);
        }
        if (LANES > 1) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD1));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD1));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD1));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD1));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD1));
            c1_1 = c1_1.add(c1_1.rearrange(FOLD1));
            c1_2 = c1_2.add(c1_2.rearrange(FOLD1));
            c1_3 = c1_3.add(c1_3.rearrange(FOLD1));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD1));
            c2_1 = c2_1.add(c2_1.rearrange(FOLD1));
            c2_2 = c2_2.add(c2_2.rearrange(FOLD1));
            c2_3 = c2_3.add(c2_3.rearrange(FOLD1));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD1));
            c3_1 = c3_1.add(c3_1.rearrange(FOLD1));
            c3_2 = c3_2.add(c3_2.rearrange(FOLD1));
            c3_3 = c3_3.add(c3_3.rearrange(FOLD1));
            c4_0 = c4_0.add(c4_0.rearrange(FOLD1));
            c4_1 = c4_1.add(c4_1.rearrange(FOLD1));
            c4_2 = c4_2.add(c4_2.rearrange(FOLD1));
            c4_3 = c4_3.add(c4_3.rearrange(FOLD1));
            c5_0 = c5_0.add(c5_0.rearrange(FOLD1));
            c5_1 = c5_1.add(c5_1.rearrange(FOLD1));
            c5_2 = c5_2.add(c5_2.rearrange(FOLD1));
            c5_3 = c5_3.add(c5_3.rearrange(FOLD1));
        }
        if (LANES > 2) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD2));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD2));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD2));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD2));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD2));
            c1_1 = c1_1.add(c1_1.rearrange(FOLD2));
            c1_2 = c1_2.add(c1_2.rearrange(FOLD2));
            c1_3 = c1_3.add(c1_3.rearrange(FOLD2));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD2));
            c2_1 = c2_1.add(c2_1.rearrange(FOLD2));
            c2_2 = c2_2.add(c2_2.rearrange(FOLD2));
            c2_3 = c2_3.add(c2_3.rearrange(FOLD2));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD2));
            c3_1 = c3_1.add(c3_1.rearrange(FOLD2));
            c3_2 = c3_2.add(c3_2.rearrange(FOLD2));
            c3_3 = c3_3.add(c3_3.rearrange(FOLD2));
            c4_0 = c4_0.add(c4_0.rearrange(FOLD2));
            c4_1 = c4_1.add(c4_1.rearrange(FOLD2));
            c4_2 = c4_2.add(c4_2.rearrange(FOLD2));
            c4_3 = c4_3.add(c4_3.rearrange(FOLD2));
            c5_0 = c5_0.add(c5_0.rearrange(FOLD2));
            c5_1 = c5_1.add(c5_1.rearrange(FOLD2));
            c5_2 = c5_2.add(c5_2.rearrange(FOLD2));
            c5_3 = c5_3.add(c5_3.rearrange(FOLD2));
        }
        if (LANES > 4) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD4));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD4));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD4));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD4));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD4));
            c1_1 = c1_1.add(c1_1.rearrange(FOLD4));
            c1_2 = c1_2.add(c1_2.rearrange(FOLD4));
            c1_3 = c1_3.add(c1_3.rearrange(FOLD4));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD4));
            c2_1 = c2_1.add(c2_1.rearrange(FOLD4));
            c2_2 = c2_2.add(c2_2.rearrange(FOLD4));
            c2_3 = c2_3.add(c2_3.rearrange(FOLD4));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD4));
            c3_1 = c3_1.add(c3_1.rearrange(FOLD4));
            c3_2 = c3_2.add(c3_2.rearrange(FOLD4));
            c3_3 = c3_3.add(c3_3.rearrange(FOLD4));
            c4_0 = c4_0.add(c4_0.rearrange(FOLD4));
            c4_1 = c4_1.add(c4_1.rearrange(FOLD4));
            c4_2 = c4_2.add(c4_2.rearrange(FOLD4));
            c4_3 = c4_3.add(c4_3.rearrange(FOLD4));
            c5_0 = c5_0.add(c5_0.rearrange(FOLD4));
            c5_1 = c5_1.add(c5_1.rearrange(FOLD4));
            c5_2 = c5_2.add(c5_2.rearrange(FOLD4));
            c5_3 = c5_3.add(c5_3.rearrange(FOLD4));
        }
        if (LANES > 8) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD8));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD8));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD8));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD8));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD8));
            c1_1 = c1_1.add(c1_1.rearrange(FOLD8));
            c1_2 = c1_2.add(c1_2.rearrange(FOLD8));
            c1_3 = c1_3.add(c1_3.rearrange(FOLD8));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD8));
            c2_1 = c2_1.add(c2_1.rearrange(FOLD8));
            c2_2 = c2_2.add(c2_2.rearrange(FOLD8));
            c2_3 = c2_3.add(c2_3.rearrange(FOLD8));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD8));
            c3_1 = c3_1.add(c3_1.rearrange(FOLD8));
            c3_2 = c3_2.add(c3_2.rearrange(FOLD8));
            c3_3 = c3_3.add(c3_3.rearrange(FOLD8));
            c4_0 = c4_0.add(c4_0.rearrange(FOLD8));
            c4_1 = c4_1.add(c4_1.rearrange(FOLD8));
            c4_2 = c4_2.add(c4_2.rearrange(FOLD8));
            c4_3 = c4_3.add(c4_3.rearrange(FOLD8));
            c5_0 = c5_0.add(c5_0.rearrange(FOLD8));
            c5_1 = c5_1.add(c5_1.rearrange(FOLD8));
            c5_2 = c5_2.add(c5_2.rearrange(FOLD8));
            c5_3 = c5_3.add(c5_3.rearrange(FOLD8));
        }
        c.set(E, co, init.get(E, io) + c0_0.lane(0));
        c.set(E, co + 8, init.get(E, io + ics) + c0_1.lane(0));
        c.set(E, co + 16, init.get(E, io + 2 * ics) + c0_2.lane(0));
        c.set(E, co + 24, init.get(E, io + 3 * ics) + c0_3.lane(0));
        c.set(E, co + crs, init.get(E, io + irs) + c1_0.lane(0));
        c.set(E, co + crs + 8, init.get(E, io + irs + ics) + c1_1.lane(0));
        c.set(E, co + crs + 16, init.get(E, io + irs + 2 * ics) + c1_2.lane(0));
        c.set(E, co + crs + 24, init.get(E, io + irs + 3 * ics) + c1_3.lane(0));
        c.set(E, co + 2 * crs, init.get(E, io + 2 * irs) + c2_0.lane(0));
        c.set(E, co + 2 * crs + 8, init.get(E, io + 2 * irs + ics) + c2_1.lane(0));
        c.set(E, co + 2 * crs + 16, init.get(E, io + 2 * irs + 2 * ics) + c2_2.lane(0));
        c.set(E, co + 2 * crs + 24, init.get(E, io + 2 * irs + 3 * ics) + c2_3.lane(0));
        c.set(E, co + 3 * crs, init.get(E, io + 3 * irs) + c3_0.lane(0));
        c.set(E, co + 3 * crs + 8, init.get(E, io + 3 * irs + ics) + c3_1.lane(0));
        c.set(E, co + 3 * crs + 16, init.get(E, io + 3 * irs + 2 * ics) + c3_2.lane(0));
        c.set(E, co + 3 * crs + 24, init.get(E, io + 3 * irs + 3 * ics) + c3_3.lane(0));
        c.set(E, co + 4 * crs, init.get(E, io + 4 * irs) + c4_0.lane(0));
        c.set(E, co + 4 * crs + 8, init.get(E, io + 4 * irs + ics) + c4_1.lane(0));
        c.set(E, co + 4 * crs + 16, init.get(E, io + 4 * irs + 2 * ics) + c4_2.lane(0));
        c.set(E, co + 4 * crs + 24, init.get(E, io + 4 * irs + 3 * ics) + c4_3.lane(0));
        c.set(E, co + 5 * crs, init.get(E, io + 5 * irs) + c5_0.lane(0));
        c.set(E, co + 5 * crs + 8, init.get(E, io + 5 * irs + ics) + c5_1.lane(0));
        c.set(E, co + 5 * crs + 16, init.get(E, io + 5 * irs + 2 * ics) + c5_2.lane(0));
        c.set(E, co + 5 * crs + 24, init.get(E, io + 5 * irs + 3 * ics) + c5_3.lane(0));
    }

    static void dot4x4(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, long ics) {
        DoubleVector c0_0 = DoubleVector.zero(SP);
        DoubleVector c0_1 = DoubleVector.zero(SP);
        DoubleVector c0_2 = DoubleVector.zero(SP);
        DoubleVector c0_3 = DoubleVector.zero(SP);
        DoubleVector c1_0 = DoubleVector.zero(SP);
        DoubleVector c1_1 = DoubleVector.zero(SP);
        DoubleVector c1_2 = DoubleVector.zero(SP);
        DoubleVector c1_3 = DoubleVector.zero(SP);
        DoubleVector c2_0 = DoubleVector.zero(SP);
        DoubleVector c2_1 = DoubleVector.zero(SP);
        DoubleVector c2_2 = DoubleVector.zero(SP);
        DoubleVector c2_3 = DoubleVector.zero(SP);
        DoubleVector c3_0 = DoubleVector.zero(SP);
        DoubleVector c3_1 = DoubleVector.zero(SP);
        DoubleVector c3_2 = DoubleVector.zero(SP);
        DoubleVector c3_3 = DoubleVector.zero(SP);
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        long b0 = bo;
        long b1 = bo + brs;
        long b2 = bo + 2 * brs;
        long b3 = bo + 3 * brs;
        int whole = k / LANES;
        for (int p = 0; p < whole; p++) {
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + p * BYTES, NATIVE);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SP, b, b1 + p * BYTES, NATIVE);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SP, b, b2 + p * BYTES, NATIVE);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SP, b, b3 + p * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + p * BYTES, NATIVE);
            c0_0 = x0.fma(y0, c0_0);
            c0_1 = x0.fma(y1, c0_1);
            c0_2 = x0.fma(y2, c0_2);
            c0_3 = x0.fma(y3, c0_3);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + p * BYTES, NATIVE);
            c1_0 = x1.fma(y0, c1_0);
            c1_1 = x1.fma(y1, c1_1);
            c1_2 = x1.fma(y2, c1_2);
            c1_3 = x1.fma(y3, c1_3);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SP, a, a2 + p * BYTES, NATIVE);
            c2_0 = x2.fma(y0, c2_0);
            c2_1 = x2.fma(y1, c2_1);
            c2_2 = x2.fma(y2, c2_2);
            c2_3 = x2.fma(y3, c2_3);
            DoubleVector x3 = DoubleVector.fromMemorySegment(SP, a, a3 + p * BYTES, NATIVE);
            c3_0 = x3.fma(y0, c3_0);
            c3_1 = x3.fma(y1, c3_1);
            c3_2 = x3.fma(y2, c3_2);
            c3_3 = x3.fma(y3, c3_3);
        }
        if (whole * LANES < k) {
            VectorMask<Double> mask = SP.indexInRange(whole * LANES, k);
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + whole * BYTES, NATIVE, mask);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SP, b, b1 + whole * BYTES, NATIVE, mask);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SP, b, b2 + whole * BYTES, NATIVE, mask);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SP, b, b3 + whole * BYTES, NATIVE, mask);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + whole * BYTES, NATIVE, mask);
            c0_0 = x0.fma(y0, c0_0);
            c0_1 = x0.fma(y1, c0_1);
            c0_2 = x0.fma(y2, c0_2);
            c0_3 = x0.fma(y3, c0_3);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + whole * BYTES, NATIVE, mask);
            c1_0 = x1.fma(y0, c1_0);
            c1_1 = x1.fma(y1, c1_1);
            c1_2 = x1.fma(y2, c1_2);
            c1_3 = x1.fma(y3, c1_3);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SP, a, a2 + whole * BYTES, NATIVE, mask);
            c2_0 = x2.fma(y0, c2_0);
            c2_1 = x2.fma(y1, c2_1);
            c2_2 = x2.fma(y2, c2_2);
            c2_3 = x2.fma(y3, c2_3);
            DoubleVector x3 = DoubleVector.fromMemorySegment(SP, a, a3 + whole * BYTES, NATIVE, mask);
            c3_0 = x3.fma(y0, c3_0);
            c3_1 = x3.fma(y1, c3_1);
            c3_2 = x3.fma(y2, c3_2);
            c3_3 = x3.fma(y3, c3_3);
        }
        if (LANES > 1) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD1));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD1));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD1));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD1));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD1));
            c1_1 = c1_1.add(c1_1.rearrange(FOLD1));
            c1_2 = c1_2.add(c1_2.rearrange(FOLD1));
            c1_3 = c1_3.add(c1_3.rearrange(FOLD1));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD1));
            c2_1 = c2_1.add(c2_1.rearrange(FOLD1));
            c2_2 = c2_2.add(c2_2.rearrange(FOLD1));
            c2_3 = c2_3.add(c2_3.rearrange(FOLD1));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD1));
            c3_1 = c3_1.add(c3_1.rearrange(FOLD1));
            c3_2 = c3_2.add(c3_2.rearrange(FOLD1));
            c3_3 = c3_3.add(c3_3.rearrange(FOLD1));
        }
        if (LANES > 2) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD2));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD2));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD2));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD2));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD2));
            c1_1 = c1_1.add(c1_1.rearrange(FOLD2));
            c1_2 = c1_2.add(c1_2.rearrange(FOLD2));
            c1_3 = c1_3.add(c1_3.rearrange(FOLD2));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD2));
            c2_1 = c2_1.add(c2_1.rearrange(FOLD2));
            c2_2 = c2_2.add(c2_2.rearrange(FOLD2));
            c2_3 = c2_3.add(c2_3.rearrange(FOLD2));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD2));
            c3_1 = c3_1.add(c3_1.rearrange(FOLD2));
            c3_2 = c3_2.add(c3_2.rearrange(FOLD2));
            c3_3 = c3_3.add(c3_3.rearrange(FOLD2));
        }
        if (LANES > 4) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD4));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD4));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD4));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD4));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD4));
            c1_1 = c1_1.add(c1_1.rearrange(FOLD4));
            c1_2 = c1_2.add(c1_2.rearrange(FOLD4));
            c1_3 = c1_3.add(c1_3.rearrange(FOLD4));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD4));
            c2_1 = c2_1.add(c2_1.rearrange(FOLD4));
            c2_2 = c2_2.add(c2_2.rearrange(FOLD4));
            c2_3 = c2_3.add(c2_3.rearrange(FOLD4));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD4));
            c3_1 = c3_1.add(c3_1.rearrange(FOLD4));
            c3_2 = c3_2.add(c3_2.rearrange(FOLD4));
            c3_3 = c3_3.add(c3_3.rearrange(FOLD4));
        }
        if (LANES > 8) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD8));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD8));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD8));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD8));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD8));
            c1_1 = c1_1.add(c1_1.rearrange(FOLD8));
            c1_2 = c1_2.add(c1_2.rearrange(FOLD8));
            c1_3 = c1_3.add(c1_3.rearrange(FOLD8));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD8));
            c2_1 = c2_1.add(c2_1.rearrange(FOLD8));
            c2_2 = c2_2.add(c2_2.rearrange(FOLD8));
            c2_3 = c2_3.add(c2_3.rearrange(FOLD8));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD8));
            c3_1 = c3_1.add(c3_1.rearrange(FOLD8));
            c3_2 = c3_2.add(c3_2.rearrange(FOLD8));
            c3_3 = c3_3.add(c3_3.rearrange(FOLD8));
        }
        c.set(E, co, init.get(E, io) + c0_0.lane(0));
        c.set(E, co + 8, init.get(E, io + ics) + c0_1.lane(0));
        c.set(E, co + 16, init.get(E, io + 2 * ics) + c0_2.lane(0));
        c.set(E, co + 24, init.get(E, io + 3 * ics) + c0_3.lane(0));
        c.set(E, co + crs, init.get(E, io + irs) + c1_0.lane(0));
        c.set(E, co + crs + 8, init.get(E, io + irs + ics) + c1_1.lane(0));
        c.set(E, co + crs + 16, init.get(E, io + irs + 2 * ics) + c1_2.lane(0));
        c.set(E, co + crs + 24, init.get(E, io + irs + 3 * ics) + c1_3.lane(0));
        c.set(E, co + 2 * crs, init.get(E, io + 2 * irs) + c2_0.lane(0));
        c.set(E, co + 2 * crs + 8, init.get(E, io + 2 * irs + ics) + c2_1.lane(0));
        c.set(E, co + 2 * crs + 16, init.get(E, io + 2 * irs + 2 * ics) + c2_2.lane(0));
        c.set(E, co + 2 * crs + 24, init.get(E, io + 2 * irs + 3 * ics) + c2_3.lane(0));
        c.set(E, co + 3 * crs, init.get(E, io + 3 * irs) + c3_0.lane(0));
        c.set(E, co + 3 * crs + 8, init.get(E, io + 3 * irs + ics) + c3_1.lane(0));
        c.set(E, co + 3 * crs + 16, init.get(E, io + 3 * irs + 2 * ics) + c3_2.lane(0));
        c.set(E, co + 3 * crs + 24, init.get(E, io + 3 * irs + 3 * ics) + c3_3.lane(0));
    }

    static void dot2x4(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, long ics) {
        DoubleVector c0_0 = DoubleVector.zero(SP);
        DoubleVector c0_1 = DoubleVector.zero(SP);
        DoubleVector c0_2 = DoubleVector.zero(SP);
        DoubleVector c0_3 = DoubleVector.zero(SP);
        DoubleVector c1_0 = DoubleVector.zero(SP);
        DoubleVector c1_1 = DoubleVector.zero(SP);
        DoubleVector c1_2 = DoubleVector.zero(SP);
        DoubleVector c1_3 = DoubleVector.zero(SP);
        long a0 = ao;
        long a1 = ao + ars;
        long b0 = bo;
        long b1 = bo + brs;
        long b2 = bo + 2 * brs;
        long b3 = bo + 3 * brs;
        int whole = k / LANES;
        for (int p = 0; p < whole; p++) {
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + p * BYTES, NATIVE);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SP, b, b1 + p * BYTES, NATIVE);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SP, b, b2 + p * BYTES, NATIVE);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SP, b, b3 + p * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + p * BYTES, NATIVE);
            c0_0 = x0.fma(y0, c0_0);
            c0_1 = x0.fma(y1, c0_1);
            c0_2 = x0.fma(y2, c0_2);
            c0_3 = x0.fma(y3, c0_3);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + p * BYTES, NATIVE);
            c1_0 = x1.fma(y0, c1_0);
            c1_1 = x1.fma(y1, c1_1);
            c1_2 = x1.fma(y2, c1_2);
            c1_3 = x1.fma(y3, c1_3);
        }
        if (whole * LANES < k) {
            VectorMask<Double> mask = SP.indexInRange(whole * LANES, k);
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + whole * BYTES, NATIVE, mask);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SP, b, b1 + whole * BYTES, NATIVE, mask);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SP, b, b2 + whole * BYTES, NATIVE, mask);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SP, b, b3 + whole * BYTES, NATIVE, mask);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + whole * BYTES, NATIVE, mask);
            c0_0 = x0.fma(y0, c0_0);
            c0_1 = x0.fma(y1, c0_1);
            c0_2 = x0.fma(y2, c0_2);
            c0_3 = x0.fma(y3, c0_3);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + whole * BYTES, NATIVE, mask);
            c1_0 = x1.fma(y0, c1_0);
            c1_1 = x1.fma(y1, c1_1);
            c1_2 = x1.fma(y2, c1_2);
            c1_3 = x1.fma(y3, c1_3);
        }
        if (LANES > 1) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD1));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD1));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD1));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD1));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD1));
            c1_1 = c1_1.add(c1_1.rearrange(FOLD1));
            c1_2 = c1_2.add(c1_2.rearrange(FOLD1));
            c1_3 = c1_3.add(c1_3.rearrange(FOLD1));
        }
        if (LANES > 2) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD2));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD2));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD2));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD2));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD2));
            c1_1 = c1_1.add(c1_1.rearrange(FOLD2));
            c1_2 = c1_2.add(c1_2.rearrange(FOLD2));
            c1_3 = c1_3.add(c1_3.rearrange(FOLD2));
        }
        if (LANES > 4) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD4));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD4));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD4));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD4));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD4));
            c1_1 = c1_1.add(c1_1.rearrange(FOLD4));
            c1_2 = c1_2.add(c1_2.rearrange(FOLD4));
            c1_3 = c1_3.add(c1_3.rearrange(FOLD4));
        }
        if (LANES > 8) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD8));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD8));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD8));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD8));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD8));
            c1_1 = c1_1.add(c1_1.rearrange(FOLD8));
            c1_2 = c1_2.add(c1_2.rearrange(FOLD8));
            c1_3 = c1_3.add(c1_3.rearrange(FOLD8));
        }
        c.set(E, co, init.get(E, io) + c0_0.lane(0));
        c.set(E, co + 8, init.get(E, io + ics) + c0_1.lane(0));
        c.set(E, co + 16, init.get(E, io + 2 * ics) + c0_2.lane(0));
        c.set(E, co + 24, init.get(E, io + 3 * ics) + c0_3.lane(0));
        c.set(E, co + crs, init.get(E, io + irs) + c1_0.lane(0));
        c.set(E, co + crs + 8, init.get(E, io + irs + ics) + c1_1.lane(0));
        c.set(E, co + crs + 16, init.get(E, io + irs + 2 * ics) + c1_2.lane(0));
        c.set(E, co + crs + 24, init.get(E, io + irs + 3 * ics) + c1_3.lane(0));
    }

    static void dot1x8(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, long ics) {
        DoubleVector c0_0 = DoubleVector.zero(SP);
        DoubleVector c0_1 = DoubleVector.zero(SP);
        DoubleVector c0_2 = DoubleVector.zero(SP);
        DoubleVector c0_3 = DoubleVector.zero(SP);
        DoubleVector c0_4 = DoubleVector.zero(SP);
        DoubleVector c0_5 = DoubleVector.zero(SP);
        DoubleVector c0_6 = DoubleVector.zero(SP);
        DoubleVector c0_7 = DoubleVector.zero(SP);
        long a0 = ao;
        long b0 = bo;
        long b1 = bo + brs;
        long b2 = bo + 2 * brs;
        long b3 = bo + 3 * brs;
        long b4 = bo + 4 * brs;
        long b5 = bo + 5 * brs;
        long b6 = bo + 6 * brs;
        long b7 = bo + 7 * brs;
        int whole = k / LANES;
        for (int p = 0; p < whole; p++) {
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + p * BYTES, NATIVE);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SP, b, b1 + p * BYTES, NATIVE);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SP, b, b2 + p * BYTES, NATIVE);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SP, b, b3 + p * BYTES, NATIVE);
            DoubleVector y4 = DoubleVector.fromMemorySegment(SP, b, b4 + p * BYTES, NATIVE);
            DoubleVector y5 = DoubleVector.fromMemorySegment(SP, b, b5 + p * BYTES, NATIVE);
            DoubleVector y6 = DoubleVector.fromMemorySegment(SP, b, b6 + p * BYTES, NATIVE);
            DoubleVector y7 = DoubleVector.fromMemorySegment(SP, b, b7 + p * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + p * BYTES, NATIVE);
            c0_0 = x0.fma(y0, c0_0);
            c0_1 = x0.fma(y1, c0_1);
            c0_2 = x0.fma(y2, c0_2);
            c0_3 = x0.fma(y3, c0_3);
            c0_4 = x0.fma(y4, c0_4);
            c0_5 = x0.fma(y5, c0_5);
            c0_6 = x0.fma(y6, c0_6);
            c0_7 = x0.fma(y7, c0_7);
        }
        if (whole * LANES < k) {
            VectorMask<Double> mask = SP.indexInRange(whole * LANES, k);
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + whole * BYTES, NATIVE, mask);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SP, b, b1 + whole * BYTES, NATIVE, mask);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SP, b, b2 + whole * BYTES, NATIVE, mask);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SP, b, b3 + whole * BYTES, NATIVE, mask);
            DoubleVector y4 = DoubleVector.fromMemorySegment(SP, b, b4 + whole * BYTES, NATIVE, mask);
            DoubleVector y5 = DoubleVector.fromMemorySegment(SP, b, b5 + whole * BYTES, NATIVE, mask);
            DoubleVector y6 = DoubleVector.fromMemorySegment(SP, b, b6 + whole * BYTES, NATIVE, mask);
            DoubleVector y7 = DoubleVector.fromMemorySegment(SP, b, b7 + whole * BYTES, NATIVE, mask);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + whole * BYTES, NATIVE, mask);
            c0_0 = x0.fma(y0, c0_0);
            c0_1 = x0.fma(y1, c0_1);
            c0_2 = x0.fma(y2, c0_2);
            c0_3 = x0.fma(y3, c0_3);
            c0_4 = x0.fma(y4, c0_4);
            c0_5 = x0.fma(y5, c0_5);
            c0_6 = x0.fma(y6, c0_6);
            c0_7 = x0.fma(y7, c0_7);
        }
        if (LANES > 1) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD1));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD1));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD1));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD1));
            c0_4 = c0_4.add(c0_4.rearrange(FOLD1));
            c0_5 = c0_5.add(c0_5.rearrange(FOLD1));
            c0_6 = c0_6.add(c0_6.rearrange(FOLD1));
            c0_7 = c0_7.add(c0_7.rearrange(FOLD1));
        }
        if (LANES > 2) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD2));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD2));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD2));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD2));
            c0_4 = c0_4.add(c0_4.rearrange(FOLD2));
            c0_5 = c0_5.add(c0_5.rearrange(FOLD2));
            c0_6 = c0_6.add(c0_6.rearrange(FOLD2));
            c0_7 = c0_7.add(c0_7.rearrange(FOLD2));
        }
        if (LANES > 4) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD4));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD4));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD4));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD4));
            c0_4 = c0_4.add(c0_4.rearrange(FOLD4));
            c0_5 = c0_5.add(c0_5.rearrange(FOLD4));
            c0_6 = c0_6.add(c0_6.rearrange(FOLD4));
            c0_7 = c0_7.add(c0_7.rearrange(FOLD4));
        }
        if (LANES > 8) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD8));
            c0_1 = c0_1.add(c0_1.rearrange(FOLD8));
            c0_2 = c0_2.add(c0_2.rearrange(FOLD8));
            c0_3 = c0_3.add(c0_3.rearrange(FOLD8));
            c0_4 = c0_4.add(c0_4.rearrange(FOLD8));
            c0_5 = c0_5.add(c0_5.rearrange(FOLD8));
            c0_6 = c0_6.add(c0_6.rearrange(FOLD8));
            c0_7 = c0_7.add(c0_7.rearrange(FOLD8));
        }
        c.set(E, co, init.get(E, io) + c0_0.lane(0));
        c.set(E, co + 8, init.get(E, io + ics) + c0_1.lane(0));
        c.set(E, co + 16, init.get(E, io + 2 * ics) + c0_2.lane(0));
        c.set(E, co + 24, init.get(E, io + 3 * ics) + c0_3.lane(0));
        c.set(E, co + 32, init.get(E, io + 4 * ics) + c0_4.lane(0));
        c.set(E, co + 40, init.get(E, io + 5 * ics) + c0_5.lane(0));
        c.set(E, co + 48, init.get(E, io + 6 * ics) + c0_6.lane(0));
        c.set(E, co + 56, init.get(E, io + 7 * ics) + c0_7.lane(0));
    }

    static void dot6x1(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, long ics) {
        DoubleVector c0_0 = DoubleVector.zero(SP);
        DoubleVector c1_0 = DoubleVector.zero(SP);
        DoubleVector c2_0 = DoubleVector.zero(SP);
        DoubleVector c3_0 = DoubleVector.zero(SP);
        DoubleVector c4_0 = DoubleVector.zero(SP);
        DoubleVector c5_0 = DoubleVector.zero(SP);
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        long a4 = ao + 4 * ars;
        long a5 = ao + 5 * ars;
        long b0 = bo;
        int whole = k / LANES;
        for (int p = 0; p < whole; p++) {
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + p * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + p * BYTES, NATIVE);
            c0_0 = x0.fma(y0, c0_0);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + p * BYTES, NATIVE);
            c1_0 = x1.fma(y0, c1_0);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SP, a, a2 + p * BYTES, NATIVE);
            c2_0 = x2.fma(y0, c2_0);
            DoubleVector x3 = DoubleVector.fromMemorySegment(SP, a, a3 + p * BYTES, NATIVE);
            c3_0 = x3.fma(y0, c3_0);
            DoubleVector x4 = DoubleVector.fromMemorySegment(SP, a, a4 + p * BYTES, NATIVE);
            c4_0 = x4.fma(y0, c4_0);
            DoubleVector x5 = DoubleVector.fromMemorySegment(SP, a, a5 + p * BYTES, NATIVE);
            c5_0 = x5.fma(y0, c5_0);
        }
        if (whole * LANES < k) {
            VectorMask<Double> mask = SP.indexInRange(whole * LANES, k);
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + whole * BYTES, NATIVE, mask);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + whole * BYTES, NATIVE, mask);
            c0_0 = x0.fma(y0, c0_0);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + whole * BYTES, NATIVE, mask);
            c1_0 = x1.fma(y0, c1_0);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SP, a, a2 + whole * BYTES, NATIVE, mask);
            c2_0 = x2.fma(y0, c2_0);
            DoubleVector x3 = DoubleVector.fromMemorySegment(SP, a, a3 + whole * BYTES, NATIVE, mask);
            c3_0 = x3.fma(y0, c3_0);
            DoubleVector x4 = DoubleVector.fromMemorySegment(SP, a, a4 + whole * BYTES, NATIVE, mask);
            c4_0 = x4.fma(y0, c4_0);
            DoubleVector x5 = DoubleVector.fromMemorySegment(SP, a, a5 + whole * BYTES, NATIVE, mask);
            c5_0 = x5.fma(y0, c5_0);
        }
        if (LANES > 1) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD1));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD1));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD1));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD1));
            c4_0 = c4_0.add(c4_0.rearrange(FOLD1));
            c5_0 = c5_0.add(c5_0.rearrange(FOLD1));
        }
        if (LANES > 2) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD2));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD2));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD2));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD2));
            c4_0 = c4_0.add(c4_0.rearrange(FOLD2));
            c5_0 = c5_0.add(c5_0.rearrange(FOLD2));
        }
        if (LANES > 4) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD4));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD4));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD4));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD4));
            c4_0 = c4_0.add(c4_0.rearrange(FOLD4));
            c5_0 = c5_0.add(c5_0.rearrange(FOLD4));
        }
        if (LANES > 8) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD8));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD8));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD8));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD8));
            c4_0 = c4_0.add(c4_0.rearrange(FOLD8));
            c5_0 = c5_0.add(c5_0.rearrange(FOLD8));
        }
        c.set(E, co, init.get(E, io) + c0_0.lane(0));
        c.set(E, co + crs, init.get(E, io + irs) + c1_0.lane(0));
        c.set(E, co + 2 * crs, init.get(E, io + 2 * irs) + c2_0.lane(0));
        c.set(E, co + 3 * crs, init.get(E, io + 3 * irs) + c3_0.lane(0));
        c.set(E, co + 4 * crs, init.get(E, io + 4 * irs) + c4_0.lane(0));
        c.set(E, co + 5 * crs, init.get(E, io + 5 * irs) + c5_0.lane(0));
    }

    static void dot4x1(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, long ics) {
        DoubleVector c0_0 = DoubleVector.zero(SP);
        DoubleVector c1_0 = DoubleVector.zero(SP);
        DoubleVector c2_0 = DoubleVector.zero(SP);
        DoubleVector c3_0 = DoubleVector.zero(SP);
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        long b0 = bo;
        int whole = k / LANES;
        for (int p = 0; p < whole; p++) {
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + p * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + p * BYTES, NATIVE);
            c0_0 = x0.fma(y0, c0_0);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + p * BYTES, NATIVE);
            c1_0 = x1.fma(y0, c1_0);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SP, a, a2 + p * BYTES, NATIVE);
            c2_0 = x2.fma(y0, c2_0);
            DoubleVector x3 = DoubleVector.fromMemorySegment(SP, a, a3 + p * BYTES, NATIVE);
            c3_0 = x3.fma(y0, c3_0);
        }
        if (whole * LANES < k) {
            VectorMask<Double> mask = SP.indexInRange(whole * LANES, k);
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + whole * BYTES, NATIVE, mask);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + whole * BYTES, NATIVE, mask);
            c0_0 = x0.fma(y0, c0_0);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + whole * BYTES, NATIVE, mask);
            c1_0 = x1.fma(y0, c1_0);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SP, a, a2 + whole * BYTES, NATIVE, mask);
            c2_0 = x2.fma(y0, c2_0);
            DoubleVector x3 = DoubleVector.fromMemorySegment(SP, a, a3 + whole * BYTES, NATIVE, mask);
            c3_0 = x3.fma(y0, c3_0);
        }
        if (LANES > 1) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD1));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD1));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD1));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD1));
        }
        if (LANES > 2) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD2));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD2));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD2));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD2));
        }
        if (LANES > 4) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD4));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD4));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD4));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD4));
        }
        if (LANES > 8) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD8));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD8));
            c2_0 = c2_0.add(c2_0.rearrange(FOLD8));
            c3_0 = c3_0.add(c3_0.rearrange(FOLD8));
        }
        c.set(E, co, init.get(E, io) + c0_0.lane(0));
        c.set(E, co + crs, init.get(E, io + irs) + c1_0.lane(0));
        c.set(E, co + 2 * crs, init.get(E, io + 2 * irs) + c2_0.lane(0));
        c.set(E, co + 3 * crs, init.get(E, io + 3 * irs) + c3_0.lane(0));
    }

    static void dot2x1(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, long ics) {
        DoubleVector c0_0 = DoubleVector.zero(SP);
        DoubleVector c1_0 = DoubleVector.zero(SP);
        long a0 = ao;
        long a1 = ao + ars;
        long b0 = bo;
        int whole = k / LANES;
        for (int p = 0; p < whole; p++) {
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + p * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + p * BYTES, NATIVE);
            c0_0 = x0.fma(y0, c0_0);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + p * BYTES, NATIVE);
            c1_0 = x1.fma(y0, c1_0);
        }
        if (whole * LANES < k) {
            VectorMask<Double> mask = SP.indexInRange(whole * LANES, k);
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + whole * BYTES, NATIVE, mask);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + whole * BYTES, NATIVE, mask);
            c0_0 = x0.fma(y0, c0_0);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + whole * BYTES, NATIVE, mask);
            c1_0 = x1.fma(y0, c1_0);
        }
        if (LANES > 1) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD1));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD1));
        }
        if (LANES > 2) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD2));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD2));
        }
        if (LANES > 4) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD4));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD4));
        }
        if (LANES > 8) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD8));
            c1_0 = c1_0.add(c1_0.rearrange(FOLD8));
        }
        c.set(E, co, init.get(E, io) + c0_0.lane(0));
        c.set(E, co + crs, init.get(E, io + irs) + c1_0.lane(0));
    }

    static void dot1x1(int k, MemorySegment a, long ao, long ars, long acs,
                        MemorySegment b, long bo, long brs, MemorySegment init, long io, long irs,
                        MemorySegment c, long co, long crs, long ics) {
        DoubleVector c0_0 = DoubleVector.zero(SP);
        long a0 = ao;
        long b0 = bo;
        int whole = k / LANES;
        for (int p = 0; p < whole; p++) {
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + p * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + p * BYTES, NATIVE);
            c0_0 = x0.fma(y0, c0_0);
        }
        if (whole * LANES < k) {
            VectorMask<Double> mask = SP.indexInRange(whole * LANES, k);
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + whole * BYTES, NATIVE, mask);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + whole * BYTES, NATIVE, mask);
            c0_0 = x0.fma(y0, c0_0);
        }
        if (LANES > 1) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD1));
        }
        if (LANES > 2) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD2));
        }
        if (LANES > 4) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD4));
        }
        if (LANES > 8) {
            c0_0 = c0_0.add(c0_0.rearrange(FOLD8));
        }
        c.set(E, co, init.get(E, io) + c0_0.lane(0));
    }
}
