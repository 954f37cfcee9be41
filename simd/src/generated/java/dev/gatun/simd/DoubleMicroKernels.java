// SPDX-License-Identifier: Apache-2.0
// Written by MicroKernelGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Matrix micro-kernels on `double`; offsets and strides are in bytes, `k` in elements, `steps` in vectors.
///
/// A tile kernel `tileRxV` computes `C = init + A * B` for `R` rows and `V` vectors of columns, each element
/// in ascending order of `k`. Rows of `A` are [#ROW] bytes apart, row `p` of `B` is at `bo + at[from + p]`, so
/// that it may lie anywhere. Vectors of `init` are `ivs` bytes apart; 0 repeats one.
///
/// A dot kernel `dotRxS` adds the products of `steps` vectors of `R` rows of `A` and `S` rows of `B` to `R x S`
/// vectors of partial sums, packed at `so`, that start from vectors at `init`; vector `p` of a row of
/// `A` is at `as[p]`, of a row of `B` at `bs[p]`; row `j` of `B` is at `bo + at[from + j]`. `fold` adds up such partial sums.
///
/// Kernels read and write whole vectors only: accesses under masks double the code, which then may not be
/// compiled without boxes.
final class DoubleMicroKernels {
    /// Most columns of `A` in one call of a tile kernel.
    static final int DEPTH = 384;
    /// Bytes between rows of `A`; an odd number of cache lines, so that they do not share cache sets.
    static final long ROW = 3136;
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

    static void tile(int rows, int width, int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at,
                     int from, MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        switch (rows << 4 | width) {
            case 12 << 4 | 2 -> tile12x2(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 8 << 4 | 2 -> tile8x2(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 6 << 4 | 2 -> tile6x2(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 4 << 4 | 2 -> tile4x2(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 3 << 4 | 2 -> tile3x2(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 2 << 4 | 2 -> tile2x2(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 1 << 4 | 2 -> tile1x2(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 12 << 4 | 1 -> tile12x1(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 8 << 4 | 1 -> tile8x1(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 6 << 4 | 1 -> tile6x1(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 4 << 4 | 1 -> tile4x1(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 3 << 4 | 1 -> tile3x1(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 2 << 4 | 1 -> tile2x1(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 1 << 4 | 1 -> tile1x1(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 4 << 4 | 4 -> tile4x4(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 3 << 4 | 4 -> tile3x4(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 2 << 4 | 4 -> tile2x4(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            case 1 << 4 | 8 -> tile1x8(k, a, ao, b, bo, at, from, init, io, irs, ivs, c, co, crs);
            default -> throw new AssertionError(rows + " x " + width);
        }
    }

    static void tile12x2(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c0_1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + ivs, NATIVE);
        DoubleVector c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        DoubleVector c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + ivs, NATIVE);
        DoubleVector c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
        DoubleVector c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + ivs, NATIVE);
        DoubleVector c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
        DoubleVector c4_1 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs + ivs, NATIVE);
        DoubleVector c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
        DoubleVector c5_1 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs + ivs, NATIVE);
        DoubleVector c6_0 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs, NATIVE);
        DoubleVector c6_1 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs + ivs, NATIVE);
        DoubleVector c7_0 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs, NATIVE);
        DoubleVector c7_1 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs + ivs, NATIVE);
        DoubleVector c8_0 = DoubleVector.fromMemorySegment(SP, init, io + 8 * irs, NATIVE);
        DoubleVector c8_1 = DoubleVector.fromMemorySegment(SP, init, io + 8 * irs + ivs, NATIVE);
        DoubleVector c9_0 = DoubleVector.fromMemorySegment(SP, init, io + 9 * irs, NATIVE);
        DoubleVector c9_1 = DoubleVector.fromMemorySegment(SP, init, io + 9 * irs + ivs, NATIVE);
        DoubleVector c10_0 = DoubleVector.fromMemorySegment(SP, init, io + 10 * irs, NATIVE);
        DoubleVector c10_1 = DoubleVector.fromMemorySegment(SP, init, io + 10 * irs + ivs, NATIVE);
        DoubleVector c11_0 = DoubleVector.fromMemorySegment(SP, init, io + 11 * irs, NATIVE);
        DoubleVector c11_1 = DoubleVector.fromMemorySegment(SP, init, io + 11 * irs + ivs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, ao + 3 * ROW + p * 8L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, ao + 4 * ROW + p * 8L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, ao + 5 * ROW + p * 8L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
            DoubleVector x6 = DoubleVector.broadcast(SP, a.get(E, ao + 6 * ROW + p * 8L));
            c6_0 = x6.fma(b0, c6_0);
            c6_1 = x6.fma(b1, c6_1);
            DoubleVector x7 = DoubleVector.broadcast(SP, a.get(E, ao + 7 * ROW + p * 8L));
            c7_0 = x7.fma(b0, c7_0);
            c7_1 = x7.fma(b1, c7_1);
            DoubleVector x8 = DoubleVector.broadcast(SP, a.get(E, ao + 8 * ROW + p * 8L));
            c8_0 = x8.fma(b0, c8_0);
            c8_1 = x8.fma(b1, c8_1);
            DoubleVector x9 = DoubleVector.broadcast(SP, a.get(E, ao + 9 * ROW + p * 8L));
            c9_0 = x9.fma(b0, c9_0);
            c9_1 = x9.fma(b1, c9_1);
            DoubleVector x10 = DoubleVector.broadcast(SP, a.get(E, ao + 10 * ROW + p * 8L));
            c10_0 = x10.fma(b0, c10_0);
            c10_1 = x10.fma(b1, c10_1);
            DoubleVector x11 = DoubleVector.broadcast(SP, a.get(E, ao + 11 * ROW + p * 8L));
            c11_0 = x11.fma(b0, c11_0);
            c11_1 = x11.fma(b1, c11_1);
        }
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
    }

    static void tile8x2(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c0_1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + ivs, NATIVE);
        DoubleVector c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        DoubleVector c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + ivs, NATIVE);
        DoubleVector c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
        DoubleVector c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + ivs, NATIVE);
        DoubleVector c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
        DoubleVector c4_1 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs + ivs, NATIVE);
        DoubleVector c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
        DoubleVector c5_1 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs + ivs, NATIVE);
        DoubleVector c6_0 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs, NATIVE);
        DoubleVector c6_1 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs + ivs, NATIVE);
        DoubleVector c7_0 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs, NATIVE);
        DoubleVector c7_1 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs + ivs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, ao + 3 * ROW + p * 8L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, ao + 4 * ROW + p * 8L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, ao + 5 * ROW + p * 8L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
            DoubleVector x6 = DoubleVector.broadcast(SP, a.get(E, ao + 6 * ROW + p * 8L));
            c6_0 = x6.fma(b0, c6_0);
            c6_1 = x6.fma(b1, c6_1);
            DoubleVector x7 = DoubleVector.broadcast(SP, a.get(E, ao + 7 * ROW + p * 8L));
            c7_0 = x7.fma(b0, c7_0);
            c7_1 = x7.fma(b1, c7_1);
        }
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
    }

    static void tile6x2(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c0_1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + ivs, NATIVE);
        DoubleVector c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        DoubleVector c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + ivs, NATIVE);
        DoubleVector c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
        DoubleVector c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + ivs, NATIVE);
        DoubleVector c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
        DoubleVector c4_1 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs + ivs, NATIVE);
        DoubleVector c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
        DoubleVector c5_1 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs + ivs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, ao + 3 * ROW + p * 8L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, ao + 4 * ROW + p * 8L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, ao + 5 * ROW + p * 8L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
        }
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
    }

    static void tile4x2(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c0_1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + ivs, NATIVE);
        DoubleVector c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        DoubleVector c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + ivs, NATIVE);
        DoubleVector c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
        DoubleVector c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + ivs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, ao + 3 * ROW + p * 8L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + crs, NATIVE);
        c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE);
        c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
        c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE);
        c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
        c3_1.intoMemorySegment(c, co + 3 * crs + BYTES, NATIVE);
    }

    static void tile3x2(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c0_1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + ivs, NATIVE);
        DoubleVector c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        DoubleVector c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + ivs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + crs, NATIVE);
        c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE);
        c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
        c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE);
    }

    static void tile2x2(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c0_1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + ivs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + crs, NATIVE);
        c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE);
    }

    static void tile1x2(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c0_1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
    }

    static void tile12x1(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        DoubleVector c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
        DoubleVector c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
        DoubleVector c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
        DoubleVector c6_0 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs, NATIVE);
        DoubleVector c7_0 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs, NATIVE);
        DoubleVector c8_0 = DoubleVector.fromMemorySegment(SP, init, io + 8 * irs, NATIVE);
        DoubleVector c9_0 = DoubleVector.fromMemorySegment(SP, init, io + 9 * irs, NATIVE);
        DoubleVector c10_0 = DoubleVector.fromMemorySegment(SP, init, io + 10 * irs, NATIVE);
        DoubleVector c11_0 = DoubleVector.fromMemorySegment(SP, init, io + 11 * irs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, ao + 3 * ROW + p * 8L));
            c3_0 = x3.fma(b0, c3_0);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, ao + 4 * ROW + p * 8L));
            c4_0 = x4.fma(b0, c4_0);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, ao + 5 * ROW + p * 8L));
            c5_0 = x5.fma(b0, c5_0);
            DoubleVector x6 = DoubleVector.broadcast(SP, a.get(E, ao + 6 * ROW + p * 8L));
            c6_0 = x6.fma(b0, c6_0);
            DoubleVector x7 = DoubleVector.broadcast(SP, a.get(E, ao + 7 * ROW + p * 8L));
            c7_0 = x7.fma(b0, c7_0);
            DoubleVector x8 = DoubleVector.broadcast(SP, a.get(E, ao + 8 * ROW + p * 8L));
            c8_0 = x8.fma(b0, c8_0);
            DoubleVector x9 = DoubleVector.broadcast(SP, a.get(E, ao + 9 * ROW + p * 8L));
            c9_0 = x9.fma(b0, c9_0);
            DoubleVector x10 = DoubleVector.broadcast(SP, a.get(E, ao + 10 * ROW + p * 8L));
            c10_0 = x10.fma(b0, c10_0);
            DoubleVector x11 = DoubleVector.broadcast(SP, a.get(E, ao + 11 * ROW + p * 8L));
            c11_0 = x11.fma(b0, c11_0);
        }
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
    }

    static void tile8x1(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        DoubleVector c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
        DoubleVector c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
        DoubleVector c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
        DoubleVector c6_0 = DoubleVector.fromMemorySegment(SP, init, io + 6 * irs, NATIVE);
        DoubleVector c7_0 = DoubleVector.fromMemorySegment(SP, init, io + 7 * irs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, ao + 3 * ROW + p * 8L));
            c3_0 = x3.fma(b0, c3_0);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, ao + 4 * ROW + p * 8L));
            c4_0 = x4.fma(b0, c4_0);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, ao + 5 * ROW + p * 8L));
            c5_0 = x5.fma(b0, c5_0);
            DoubleVector x6 = DoubleVector.broadcast(SP, a.get(E, ao + 6 * ROW + p * 8L));
            c6_0 = x6.fma(b0, c6_0);
            DoubleVector x7 = DoubleVector.broadcast(SP, a.get(E, ao + 7 * ROW + p * 8L));
            c7_0 = x7.fma(b0, c7_0);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c1_0.intoMemorySegment(c, co + crs, NATIVE);
        c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
        c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
        c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE);
        c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE);
        c6_0.intoMemorySegment(c, co + 6 * crs, NATIVE);
        c7_0.intoMemorySegment(c, co + 7 * crs, NATIVE);
    }

    static void tile6x1(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        DoubleVector c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
        DoubleVector c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
        DoubleVector c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, ao + 3 * ROW + p * 8L));
            c3_0 = x3.fma(b0, c3_0);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, ao + 4 * ROW + p * 8L));
            c4_0 = x4.fma(b0, c4_0);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, ao + 5 * ROW + p * 8L));
            c5_0 = x5.fma(b0, c5_0);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c1_0.intoMemorySegment(c, co + crs, NATIVE);
        c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
        c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
        c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE);
        c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE);
    }

    static void tile4x1(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        DoubleVector c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, ao + 3 * ROW + p * 8L));
            c3_0 = x3.fma(b0, c3_0);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c1_0.intoMemorySegment(c, co + crs, NATIVE);
        c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
        c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
    }

    static void tile3x1(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c1_0.intoMemorySegment(c, co + crs, NATIVE);
        c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
    }

    static void tile2x1(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c1_0.intoMemorySegment(c, co + crs, NATIVE);
    }

    static void tile1x1(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
    }

    static void tile4x4(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c0_1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c0_2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * ivs, NATIVE);
        DoubleVector c0_3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * ivs, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + ivs, NATIVE);
        DoubleVector c1_2 = DoubleVector.fromMemorySegment(SP, init, io + irs + 2 * ivs, NATIVE);
        DoubleVector c1_3 = DoubleVector.fromMemorySegment(SP, init, io + irs + 3 * ivs, NATIVE);
        DoubleVector c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        DoubleVector c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + ivs, NATIVE);
        DoubleVector c2_2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + 2 * ivs, NATIVE);
        DoubleVector c2_3 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + 3 * ivs, NATIVE);
        DoubleVector c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
        DoubleVector c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + ivs, NATIVE);
        DoubleVector c3_2 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + 2 * ivs, NATIVE);
        DoubleVector c3_3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + 3 * ivs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector b2 = DoubleVector.fromMemorySegment(SP, b, row + 2 * BYTES, NATIVE);
            DoubleVector b3 = DoubleVector.fromMemorySegment(SP, b, row + 3 * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            c0_2 = x0.fma(b2, c0_2);
            c0_3 = x0.fma(b3, c0_3);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            c1_2 = x1.fma(b2, c1_2);
            c1_3 = x1.fma(b3, c1_3);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            c2_2 = x2.fma(b2, c2_2);
            c2_3 = x2.fma(b3, c2_3);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, ao + 3 * ROW + p * 8L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            c3_2 = x3.fma(b2, c3_2);
            c3_3 = x3.fma(b3, c3_3);
        }
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
        c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
        c3_1.intoMemorySegment(c, co + 3 * crs + BYTES, NATIVE);
        c3_2.intoMemorySegment(c, co + 3 * crs + 2 * BYTES, NATIVE);
        c3_3.intoMemorySegment(c, co + 3 * crs + 3 * BYTES, NATIVE);
    }

    static void tile3x4(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c0_1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c0_2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * ivs, NATIVE);
        DoubleVector c0_3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * ivs, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + ivs, NATIVE);
        DoubleVector c1_2 = DoubleVector.fromMemorySegment(SP, init, io + irs + 2 * ivs, NATIVE);
        DoubleVector c1_3 = DoubleVector.fromMemorySegment(SP, init, io + irs + 3 * ivs, NATIVE);
        DoubleVector c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        DoubleVector c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + ivs, NATIVE);
        DoubleVector c2_2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + 2 * ivs, NATIVE);
        DoubleVector c2_3 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + 3 * ivs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector b2 = DoubleVector.fromMemorySegment(SP, b, row + 2 * BYTES, NATIVE);
            DoubleVector b3 = DoubleVector.fromMemorySegment(SP, b, row + 3 * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            c0_2 = x0.fma(b2, c0_2);
            c0_3 = x0.fma(b3, c0_3);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            c1_2 = x1.fma(b2, c1_2);
            c1_3 = x1.fma(b3, c1_3);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            c2_2 = x2.fma(b2, c2_2);
            c2_3 = x2.fma(b3, c2_3);
        }
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
    }

    static void tile2x4(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c0_1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c0_2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * ivs, NATIVE);
        DoubleVector c0_3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * ivs, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + ivs, NATIVE);
        DoubleVector c1_2 = DoubleVector.fromMemorySegment(SP, init, io + irs + 2 * ivs, NATIVE);
        DoubleVector c1_3 = DoubleVector.fromMemorySegment(SP, init, io + irs + 3 * ivs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector b2 = DoubleVector.fromMemorySegment(SP, b, row + 2 * BYTES, NATIVE);
            DoubleVector b3 = DoubleVector.fromMemorySegment(SP, b, row + 3 * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            c0_2 = x0.fma(b2, c0_2);
            c0_3 = x0.fma(b3, c0_3);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            c1_2 = x1.fma(b2, c1_2);
            c1_3 = x1.fma(b3, c1_3);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c0_2.intoMemorySegment(c, co + 2 * BYTES, NATIVE);
        c0_3.intoMemorySegment(c, co + 3 * BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + crs, NATIVE);
        c1_1.intoMemorySegment(c, co + crs + BYTES, NATIVE);
        c1_2.intoMemorySegment(c, co + crs + 2 * BYTES, NATIVE);
        c1_3.intoMemorySegment(c, co + crs + 3 * BYTES, NATIVE);
    }

    static void tile1x8(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c0_1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c0_2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * ivs, NATIVE);
        DoubleVector c0_3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * ivs, NATIVE);
        DoubleVector c0_4 = DoubleVector.fromMemorySegment(SP, init, io + 4 * ivs, NATIVE);
        DoubleVector c0_5 = DoubleVector.fromMemorySegment(SP, init, io + 5 * ivs, NATIVE);
        DoubleVector c0_6 = DoubleVector.fromMemorySegment(SP, init, io + 6 * ivs, NATIVE);
        DoubleVector c0_7 = DoubleVector.fromMemorySegment(SP, init, io + 7 * ivs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector b2 = DoubleVector.fromMemorySegment(SP, b, row + 2 * BYTES, NATIVE);
            DoubleVector b3 = DoubleVector.fromMemorySegment(SP, b, row + 3 * BYTES, NATIVE);
            DoubleVector b4 = DoubleVector.fromMemorySegment(SP, b, row + 4 * BYTES, NATIVE);
            DoubleVector b5 = DoubleVector.fromMemorySegment(SP, b, row + 5 * BYTES, NATIVE);
            DoubleVector b6 = DoubleVector.fromMemorySegment(SP, b, row + 6 * BYTES, NATIVE);
            DoubleVector b7 = DoubleVector.fromMemorySegment(SP, b, row + 7 * BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            c0_2 = x0.fma(b2, c0_2);
            c0_3 = x0.fma(b3, c0_3);
            c0_4 = x0.fma(b4, c0_4);
            c0_5 = x0.fma(b5, c0_5);
            c0_6 = x0.fma(b6, c0_6);
            c0_7 = x0.fma(b7, c0_7);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c0_2.intoMemorySegment(c, co + 2 * BYTES, NATIVE);
        c0_3.intoMemorySegment(c, co + 3 * BYTES, NATIVE);
        c0_4.intoMemorySegment(c, co + 4 * BYTES, NATIVE);
        c0_5.intoMemorySegment(c, co + 5 * BYTES, NATIVE);
        c0_6.intoMemorySegment(c, co + 6 * BYTES, NATIVE);
        c0_7.intoMemorySegment(c, co + 7 * BYTES, NATIVE);
    }

    /// As `tile`, two vectors wide, from zero.
    static void fresh(int rows, int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                      MemorySegment c, long co, long crs) {
        switch (rows) {
            case 12 -> fresh12x2(k, a, ao, b, bo, at, from, c, co, crs);
            case 6 -> fresh6x2(k, a, ao, b, bo, at, from, c, co, crs);
            default -> throw new AssertionError(rows);
        }
    }

    static void fresh12x2(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.zero(SP);
        DoubleVector c0_1 = DoubleVector.zero(SP);
        DoubleVector c1_0 = DoubleVector.zero(SP);
        DoubleVector c1_1 = DoubleVector.zero(SP);
        DoubleVector c2_0 = DoubleVector.zero(SP);
        DoubleVector c2_1 = DoubleVector.zero(SP);
        DoubleVector c3_0 = DoubleVector.zero(SP);
        DoubleVector c3_1 = DoubleVector.zero(SP);
        DoubleVector c4_0 = DoubleVector.zero(SP);
        DoubleVector c4_1 = DoubleVector.zero(SP);
        DoubleVector c5_0 = DoubleVector.zero(SP);
        DoubleVector c5_1 = DoubleVector.zero(SP);
        DoubleVector c6_0 = DoubleVector.zero(SP);
        DoubleVector c6_1 = DoubleVector.zero(SP);
        DoubleVector c7_0 = DoubleVector.zero(SP);
        DoubleVector c7_1 = DoubleVector.zero(SP);
        DoubleVector c8_0 = DoubleVector.zero(SP);
        DoubleVector c8_1 = DoubleVector.zero(SP);
        DoubleVector c9_0 = DoubleVector.zero(SP);
        DoubleVector c9_1 = DoubleVector.zero(SP);
        DoubleVector c10_0 = DoubleVector.zero(SP);
        DoubleVector c10_1 = DoubleVector.zero(SP);
        DoubleVector c11_0 = DoubleVector.zero(SP);
        DoubleVector c11_1 = DoubleVector.zero(SP);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, ao + 3 * ROW + p * 8L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, ao + 4 * ROW + p * 8L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, ao + 5 * ROW + p * 8L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
            DoubleVector x6 = DoubleVector.broadcast(SP, a.get(E, ao + 6 * ROW + p * 8L));
            c6_0 = x6.fma(b0, c6_0);
            c6_1 = x6.fma(b1, c6_1);
            DoubleVector x7 = DoubleVector.broadcast(SP, a.get(E, ao + 7 * ROW + p * 8L));
            c7_0 = x7.fma(b0, c7_0);
            c7_1 = x7.fma(b1, c7_1);
            DoubleVector x8 = DoubleVector.broadcast(SP, a.get(E, ao + 8 * ROW + p * 8L));
            c8_0 = x8.fma(b0, c8_0);
            c8_1 = x8.fma(b1, c8_1);
            DoubleVector x9 = DoubleVector.broadcast(SP, a.get(E, ao + 9 * ROW + p * 8L));
            c9_0 = x9.fma(b0, c9_0);
            c9_1 = x9.fma(b1, c9_1);
            DoubleVector x10 = DoubleVector.broadcast(SP, a.get(E, ao + 10 * ROW + p * 8L));
            c10_0 = x10.fma(b0, c10_0);
            c10_1 = x10.fma(b1, c10_1);
            DoubleVector x11 = DoubleVector.broadcast(SP, a.get(E, ao + 11 * ROW + p * 8L));
            c11_0 = x11.fma(b0, c11_0);
            c11_1 = x11.fma(b1, c11_1);
        }
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
    }

    static void fresh6x2(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        c = Views.of(c);
        DoubleVector c0_0 = DoubleVector.zero(SP);
        DoubleVector c0_1 = DoubleVector.zero(SP);
        DoubleVector c1_0 = DoubleVector.zero(SP);
        DoubleVector c1_1 = DoubleVector.zero(SP);
        DoubleVector c2_0 = DoubleVector.zero(SP);
        DoubleVector c2_1 = DoubleVector.zero(SP);
        DoubleVector c3_0 = DoubleVector.zero(SP);
        DoubleVector c3_1 = DoubleVector.zero(SP);
        DoubleVector c4_0 = DoubleVector.zero(SP);
        DoubleVector c4_1 = DoubleVector.zero(SP);
        DoubleVector c5_0 = DoubleVector.zero(SP);
        DoubleVector c5_1 = DoubleVector.zero(SP);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, ao + 3 * ROW + p * 8L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, ao + 4 * ROW + p * 8L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, ao + 5 * ROW + p * 8L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
        }
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
    }

    static void plain(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c0_1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + ivs, NATIVE);
        DoubleVector c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        DoubleVector c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + ivs, NATIVE);
        DoubleVector c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
        DoubleVector c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + ivs, NATIVE);
        DoubleVector c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
        DoubleVector c4_1 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs + ivs, NATIVE);
        DoubleVector c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
        DoubleVector c5_1 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs + ivs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, ao + 3 * ROW + p * 8L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, ao + 4 * ROW + p * 8L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, ao + 5 * ROW + p * 8L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
        }
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
    }

    static void viewed(int k, MemorySegment a, long ao, MemorySegment b, long bo, long[] at, int from,
                        MemorySegment init, long io, long irs, long ivs, MemorySegment c, long co, long crs) {
        a = Views.slice(a);
        b = Views.slice(b);
        init = Views.slice(init);
        c = Views.slice(c);
        DoubleVector c0_0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c0_1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c1_0 = DoubleVector.fromMemorySegment(SP, init, io + irs, NATIVE);
        DoubleVector c1_1 = DoubleVector.fromMemorySegment(SP, init, io + irs + ivs, NATIVE);
        DoubleVector c2_0 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs, NATIVE);
        DoubleVector c2_1 = DoubleVector.fromMemorySegment(SP, init, io + 2 * irs + ivs, NATIVE);
        DoubleVector c3_0 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs, NATIVE);
        DoubleVector c3_1 = DoubleVector.fromMemorySegment(SP, init, io + 3 * irs + ivs, NATIVE);
        DoubleVector c4_0 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs, NATIVE);
        DoubleVector c4_1 = DoubleVector.fromMemorySegment(SP, init, io + 4 * irs + ivs, NATIVE);
        DoubleVector c5_0 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs, NATIVE);
        DoubleVector c5_1 = DoubleVector.fromMemorySegment(SP, init, io + 5 * irs + ivs, NATIVE);
        for (int p = 0; p < k; p++) {
            long row = bo + at[from + p];
            DoubleVector b0 = DoubleVector.fromMemorySegment(SP, b, row, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            DoubleVector x0 = DoubleVector.broadcast(SP, a.get(E, ao + p * 8L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            DoubleVector x1 = DoubleVector.broadcast(SP, a.get(E, ao + ROW + p * 8L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            DoubleVector x2 = DoubleVector.broadcast(SP, a.get(E, ao + 2 * ROW + p * 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            DoubleVector x3 = DoubleVector.broadcast(SP, a.get(E, ao + 3 * ROW + p * 8L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            DoubleVector x4 = DoubleVector.broadcast(SP, a.get(E, ao + 4 * ROW + p * 8L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            DoubleVector x5 = DoubleVector.broadcast(SP, a.get(E, ao + 5 * ROW + p * 8L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
        }
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
    }

    static void dot(int rows, int width, int steps, MemorySegment a, long ao, long ars, long[] as,
                    MemorySegment b, long bo, long[] at, int from, long[] bs, MemorySegment init, long io, long ivs, MemorySegment sums, long so) {
        switch (rows << 4 | width) {
            case 6 << 4 | 4 -> dot6x4(steps, a, ao, ars, as, b, bo, at, from, bs, init, io, ivs, sums, so);
            case 4 << 4 | 4 -> dot4x4(steps, a, ao, ars, as, b, bo, at, from, bs, init, io, ivs, sums, so);
            case 3 << 4 | 4 -> dot3x4(steps, a, ao, ars, as, b, bo, at, from, bs, init, io, ivs, sums, so);
            case 2 << 4 | 4 -> dot2x4(steps, a, ao, ars, as, b, bo, at, from, bs, init, io, ivs, sums, so);
            case 1 << 4 | 8 -> dot1x8(steps, a, ao, ars, as, b, bo, at, from, bs, init, io, ivs, sums, so);
            case 6 << 4 | 1 -> dot6x1(steps, a, ao, ars, as, b, bo, at, from, bs, init, io, ivs, sums, so);
            case 4 << 4 | 1 -> dot4x1(steps, a, ao, ars, as, b, bo, at, from, bs, init, io, ivs, sums, so);
            case 3 << 4 | 1 -> dot3x1(steps, a, ao, ars, as, b, bo, at, from, bs, init, io, ivs, sums, so);
            case 2 << 4 | 1 -> dot2x1(steps, a, ao, ars, as, b, bo, at, from, bs, init, io, ivs, sums, so);
            case 1 << 4 | 1 -> dot1x1(steps, a, ao, ars, as, b, bo, at, from, bs, init, io, ivs, sums, so);
            default -> throw new AssertionError(rows + " x " + width);
        }
    }

    static void dot6x4(int steps, MemorySegment a, long ao, long ars, long[] as,
                        MemorySegment b, long bo, long[] at, int from, long[] bs, MemorySegment init, long io, long ivs, MemorySegment sums, long so) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        sums = Views.of(sums);
        DoubleVector c0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * ivs, NATIVE);
        DoubleVector c3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * ivs, NATIVE);
        DoubleVector c4 = DoubleVector.fromMemorySegment(SP, init, io + 4 * ivs, NATIVE);
        DoubleVector c5 = DoubleVector.fromMemorySegment(SP, init, io + 5 * ivs, NATIVE);
        DoubleVector c6 = DoubleVector.fromMemorySegment(SP, init, io + 6 * ivs, NATIVE);
        DoubleVector c7 = DoubleVector.fromMemorySegment(SP, init, io + 7 * ivs, NATIVE);
        DoubleVector c8 = DoubleVector.fromMemorySegment(SP, init, io + 8 * ivs, NATIVE);
        DoubleVector c9 = DoubleVector.fromMemorySegment(SP, init, io + 9 * ivs, NATIVE);
        DoubleVector c10 = DoubleVector.fromMemorySegment(SP, init, io + 10 * ivs, NATIVE);
        DoubleVector c11 = DoubleVector.fromMemorySegment(SP, init, io + 11 * ivs, NATIVE);
        DoubleVector c12 = DoubleVector.fromMemorySegment(SP, init, io + 12 * ivs, NATIVE);
        DoubleVector c13 = DoubleVector.fromMemorySegment(SP, init, io + 13 * ivs, NATIVE);
        DoubleVector c14 = DoubleVector.fromMemorySegment(SP, init, io + 14 * ivs, NATIVE);
        DoubleVector c15 = DoubleVector.fromMemorySegment(SP, init, io + 15 * ivs, NATIVE);
        DoubleVector c16 = DoubleVector.fromMemorySegment(SP, init, io + 16 * ivs, NATIVE);
        DoubleVector c17 = DoubleVector.fromMemorySegment(SP, init, io + 17 * ivs, NATIVE);
        DoubleVector c18 = DoubleVector.fromMemorySegment(SP, init, io + 18 * ivs, NATIVE);
        DoubleVector c19 = DoubleVector.fromMemorySegment(SP, init, io + 19 * ivs, NATIVE);
        DoubleVector c20 = DoubleVector.fromMemorySegment(SP, init, io + 20 * ivs, NATIVE);
        DoubleVector c21 = DoubleVector.fromMemorySegment(SP, init, io + 21 * ivs, NATIVE);
        DoubleVector c22 = DoubleVector.fromMemorySegment(SP, init, io + 22 * ivs, NATIVE);
        DoubleVector c23 = DoubleVector.fromMemorySegment(SP, init, io + 23 * ivs, NATIVE);
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        long a4 = ao + 4 * ars;
        long a5 = ao + 5 * ars;
        long b0 = bo + at[from];
        long b1 = bo + at[from + 1];
        long b2 = bo + at[from + 2];
        long b3 = bo + at[from + 3];
        for (int p = 0; p < steps; p++) {
            long ap = as[p];
            long bp = bs[p];
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + bp, NATIVE);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SP, b, b1 + bp, NATIVE);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SP, b, b2 + bp, NATIVE);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SP, b, b3 + bp, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + ap, NATIVE);
            c0 = x0.fma(y0, c0);
            c1 = x0.fma(y1, c1);
            c2 = x0.fma(y2, c2);
            c3 = x0.fma(y3, c3);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + ap, NATIVE);
            c4 = x1.fma(y0, c4);
            c5 = x1.fma(y1, c5);
            c6 = x1.fma(y2, c6);
            c7 = x1.fma(y3, c7);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SP, a, a2 + ap, NATIVE);
            c8 = x2.fma(y0, c8);
            c9 = x2.fma(y1, c9);
            c10 = x2.fma(y2, c10);
            c11 = x2.fma(y3, c11);
            DoubleVector x3 = DoubleVector.fromMemorySegment(SP, a, a3 + ap, NATIVE);
            c12 = x3.fma(y0, c12);
            c13 = x3.fma(y1, c13);
            c14 = x3.fma(y2, c14);
            c15 = x3.fma(y3, c15);
            DoubleVector x4 = DoubleVector.fromMemorySegment(SP, a, a4 + ap, NATIVE);
            c16 = x4.fma(y0, c16);
            c17 = x4.fma(y1, c17);
            c18 = x4.fma(y2, c18);
            c19 = x4.fma(y3, c19);
            DoubleVector x5 = DoubleVector.fromMemorySegment(SP, a, a5 + ap, NATIVE);
            c20 = x5.fma(y0, c20);
            c21 = x5.fma(y1, c21);
            c22 = x5.fma(y2, c22);
            c23 = x5.fma(y3, c23);
        }
        c0.intoMemorySegment(sums, so, NATIVE);
        c1.intoMemorySegment(sums, so + BYTES, NATIVE);
        c2.intoMemorySegment(sums, so + 2 * BYTES, NATIVE);
        c3.intoMemorySegment(sums, so + 3 * BYTES, NATIVE);
        c4.intoMemorySegment(sums, so + 4 * BYTES, NATIVE);
        c5.intoMemorySegment(sums, so + 5 * BYTES, NATIVE);
        c6.intoMemorySegment(sums, so + 6 * BYTES, NATIVE);
        c7.intoMemorySegment(sums, so + 7 * BYTES, NATIVE);
        c8.intoMemorySegment(sums, so + 8 * BYTES, NATIVE);
        c9.intoMemorySegment(sums, so + 9 * BYTES, NATIVE);
        c10.intoMemorySegment(sums, so + 10 * BYTES, NATIVE);
        c11.intoMemorySegment(sums, so + 11 * BYTES, NATIVE);
        c12.intoMemorySegment(sums, so + 12 * BYTES, NATIVE);
        c13.intoMemorySegment(sums, so + 13 * BYTES, NATIVE);
        c14.intoMemorySegment(sums, so + 14 * BYTES, NATIVE);
        c15.intoMemorySegment(sums, so + 15 * BYTES, NATIVE);
        c16.intoMemorySegment(sums, so + 16 * BYTES, NATIVE);
        c17.intoMemorySegment(sums, so + 17 * BYTES, NATIVE);
        c18.intoMemorySegment(sums, so + 18 * BYTES, NATIVE);
        c19.intoMemorySegment(sums, so + 19 * BYTES, NATIVE);
        c20.intoMemorySegment(sums, so + 20 * BYTES, NATIVE);
        c21.intoMemorySegment(sums, so + 21 * BYTES, NATIVE);
        c22.intoMemorySegment(sums, so + 22 * BYTES, NATIVE);
        c23.intoMemorySegment(sums, so + 23 * BYTES, NATIVE);
    }

    static void dot4x4(int steps, MemorySegment a, long ao, long ars, long[] as,
                        MemorySegment b, long bo, long[] at, int from, long[] bs, MemorySegment init, long io, long ivs, MemorySegment sums, long so) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        sums = Views.of(sums);
        DoubleVector c0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * ivs, NATIVE);
        DoubleVector c3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * ivs, NATIVE);
        DoubleVector c4 = DoubleVector.fromMemorySegment(SP, init, io + 4 * ivs, NATIVE);
        DoubleVector c5 = DoubleVector.fromMemorySegment(SP, init, io + 5 * ivs, NATIVE);
        DoubleVector c6 = DoubleVector.fromMemorySegment(SP, init, io + 6 * ivs, NATIVE);
        DoubleVector c7 = DoubleVector.fromMemorySegment(SP, init, io + 7 * ivs, NATIVE);
        DoubleVector c8 = DoubleVector.fromMemorySegment(SP, init, io + 8 * ivs, NATIVE);
        DoubleVector c9 = DoubleVector.fromMemorySegment(SP, init, io + 9 * ivs, NATIVE);
        DoubleVector c10 = DoubleVector.fromMemorySegment(SP, init, io + 10 * ivs, NATIVE);
        DoubleVector c11 = DoubleVector.fromMemorySegment(SP, init, io + 11 * ivs, NATIVE);
        DoubleVector c12 = DoubleVector.fromMemorySegment(SP, init, io + 12 * ivs, NATIVE);
        DoubleVector c13 = DoubleVector.fromMemorySegment(SP, init, io + 13 * ivs, NATIVE);
        DoubleVector c14 = DoubleVector.fromMemorySegment(SP, init, io + 14 * ivs, NATIVE);
        DoubleVector c15 = DoubleVector.fromMemorySegment(SP, init, io + 15 * ivs, NATIVE);
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        long b0 = bo + at[from];
        long b1 = bo + at[from + 1];
        long b2 = bo + at[from + 2];
        long b3 = bo + at[from + 3];
        for (int p = 0; p < steps; p++) {
            long ap = as[p];
            long bp = bs[p];
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + bp, NATIVE);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SP, b, b1 + bp, NATIVE);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SP, b, b2 + bp, NATIVE);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SP, b, b3 + bp, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + ap, NATIVE);
            c0 = x0.fma(y0, c0);
            c1 = x0.fma(y1, c1);
            c2 = x0.fma(y2, c2);
            c3 = x0.fma(y3, c3);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + ap, NATIVE);
            c4 = x1.fma(y0, c4);
            c5 = x1.fma(y1, c5);
            c6 = x1.fma(y2, c6);
            c7 = x1.fma(y3, c7);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SP, a, a2 + ap, NATIVE);
            c8 = x2.fma(y0, c8);
            c9 = x2.fma(y1, c9);
            c10 = x2.fma(y2, c10);
            c11 = x2.fma(y3, c11);
            DoubleVector x3 = DoubleVector.fromMemorySegment(SP, a, a3 + ap, NATIVE);
            c12 = x3.fma(y0, c12);
            c13 = x3.fma(y1, c13);
            c14 = x3.fma(y2, c14);
            c15 = x3.fma(y3, c15);
        }
        c0.intoMemorySegment(sums, so, NATIVE);
        c1.intoMemorySegment(sums, so + BYTES, NATIVE);
        c2.intoMemorySegment(sums, so + 2 * BYTES, NATIVE);
        c3.intoMemorySegment(sums, so + 3 * BYTES, NATIVE);
        c4.intoMemorySegment(sums, so + 4 * BYTES, NATIVE);
        c5.intoMemorySegment(sums, so + 5 * BYTES, NATIVE);
        c6.intoMemorySegment(sums, so + 6 * BYTES, NATIVE);
        c7.intoMemorySegment(sums, so + 7 * BYTES, NATIVE);
        c8.intoMemorySegment(sums, so + 8 * BYTES, NATIVE);
        c9.intoMemorySegment(sums, so + 9 * BYTES, NATIVE);
        c10.intoMemorySegment(sums, so + 10 * BYTES, NATIVE);
        c11.intoMemorySegment(sums, so + 11 * BYTES, NATIVE);
        c12.intoMemorySegment(sums, so + 12 * BYTES, NATIVE);
        c13.intoMemorySegment(sums, so + 13 * BYTES, NATIVE);
        c14.intoMemorySegment(sums, so + 14 * BYTES, NATIVE);
        c15.intoMemorySegment(sums, so + 15 * BYTES, NATIVE);
    }

    static void dot3x4(int steps, MemorySegment a, long ao, long ars, long[] as,
                        MemorySegment b, long bo, long[] at, int from, long[] bs, MemorySegment init, long io, long ivs, MemorySegment sums, long so) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        sums = Views.of(sums);
        DoubleVector c0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * ivs, NATIVE);
        DoubleVector c3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * ivs, NATIVE);
        DoubleVector c4 = DoubleVector.fromMemorySegment(SP, init, io + 4 * ivs, NATIVE);
        DoubleVector c5 = DoubleVector.fromMemorySegment(SP, init, io + 5 * ivs, NATIVE);
        DoubleVector c6 = DoubleVector.fromMemorySegment(SP, init, io + 6 * ivs, NATIVE);
        DoubleVector c7 = DoubleVector.fromMemorySegment(SP, init, io + 7 * ivs, NATIVE);
        DoubleVector c8 = DoubleVector.fromMemorySegment(SP, init, io + 8 * ivs, NATIVE);
        DoubleVector c9 = DoubleVector.fromMemorySegment(SP, init, io + 9 * ivs, NATIVE);
        DoubleVector c10 = DoubleVector.fromMemorySegment(SP, init, io + 10 * ivs, NATIVE);
        DoubleVector c11 = DoubleVector.fromMemorySegment(SP, init, io + 11 * ivs, NATIVE);
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long b0 = bo + at[from];
        long b1 = bo + at[from + 1];
        long b2 = bo + at[from + 2];
        long b3 = bo + at[from + 3];
        for (int p = 0; p < steps; p++) {
            long ap = as[p];
            long bp = bs[p];
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + bp, NATIVE);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SP, b, b1 + bp, NATIVE);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SP, b, b2 + bp, NATIVE);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SP, b, b3 + bp, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + ap, NATIVE);
            c0 = x0.fma(y0, c0);
            c1 = x0.fma(y1, c1);
            c2 = x0.fma(y2, c2);
            c3 = x0.fma(y3, c3);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + ap, NATIVE);
            c4 = x1.fma(y0, c4);
            c5 = x1.fma(y1, c5);
            c6 = x1.fma(y2, c6);
            c7 = x1.fma(y3, c7);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SP, a, a2 + ap, NATIVE);
            c8 = x2.fma(y0, c8);
            c9 = x2.fma(y1, c9);
            c10 = x2.fma(y2, c10);
            c11 = x2.fma(y3, c11);
        }
        c0.intoMemorySegment(sums, so, NATIVE);
        c1.intoMemorySegment(sums, so + BYTES, NATIVE);
        c2.intoMemorySegment(sums, so + 2 * BYTES, NATIVE);
        c3.intoMemorySegment(sums, so + 3 * BYTES, NATIVE);
        c4.intoMemorySegment(sums, so + 4 * BYTES, NATIVE);
        c5.intoMemorySegment(sums, so + 5 * BYTES, NATIVE);
        c6.intoMemorySegment(sums, so + 6 * BYTES, NATIVE);
        c7.intoMemorySegment(sums, so + 7 * BYTES, NATIVE);
        c8.intoMemorySegment(sums, so + 8 * BYTES, NATIVE);
        c9.intoMemorySegment(sums, so + 9 * BYTES, NATIVE);
        c10.intoMemorySegment(sums, so + 10 * BYTES, NATIVE);
        c11.intoMemorySegment(sums, so + 11 * BYTES, NATIVE);
    }

    static void dot2x4(int steps, MemorySegment a, long ao, long ars, long[] as,
                        MemorySegment b, long bo, long[] at, int from, long[] bs, MemorySegment init, long io, long ivs, MemorySegment sums, long so) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        sums = Views.of(sums);
        DoubleVector c0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * ivs, NATIVE);
        DoubleVector c3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * ivs, NATIVE);
        DoubleVector c4 = DoubleVector.fromMemorySegment(SP, init, io + 4 * ivs, NATIVE);
        DoubleVector c5 = DoubleVector.fromMemorySegment(SP, init, io + 5 * ivs, NATIVE);
        DoubleVector c6 = DoubleVector.fromMemorySegment(SP, init, io + 6 * ivs, NATIVE);
        DoubleVector c7 = DoubleVector.fromMemorySegment(SP, init, io + 7 * ivs, NATIVE);
        long a0 = ao;
        long a1 = ao + ars;
        long b0 = bo + at[from];
        long b1 = bo + at[from + 1];
        long b2 = bo + at[from + 2];
        long b3 = bo + at[from + 3];
        for (int p = 0; p < steps; p++) {
            long ap = as[p];
            long bp = bs[p];
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + bp, NATIVE);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SP, b, b1 + bp, NATIVE);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SP, b, b2 + bp, NATIVE);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SP, b, b3 + bp, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + ap, NATIVE);
            c0 = x0.fma(y0, c0);
            c1 = x0.fma(y1, c1);
            c2 = x0.fma(y2, c2);
            c3 = x0.fma(y3, c3);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + ap, NATIVE);
            c4 = x1.fma(y0, c4);
            c5 = x1.fma(y1, c5);
            c6 = x1.fma(y2, c6);
            c7 = x1.fma(y3, c7);
        }
        c0.intoMemorySegment(sums, so, NATIVE);
        c1.intoMemorySegment(sums, so + BYTES, NATIVE);
        c2.intoMemorySegment(sums, so + 2 * BYTES, NATIVE);
        c3.intoMemorySegment(sums, so + 3 * BYTES, NATIVE);
        c4.intoMemorySegment(sums, so + 4 * BYTES, NATIVE);
        c5.intoMemorySegment(sums, so + 5 * BYTES, NATIVE);
        c6.intoMemorySegment(sums, so + 6 * BYTES, NATIVE);
        c7.intoMemorySegment(sums, so + 7 * BYTES, NATIVE);
    }

    static void dot1x8(int steps, MemorySegment a, long ao, long ars, long[] as,
                        MemorySegment b, long bo, long[] at, int from, long[] bs, MemorySegment init, long io, long ivs, MemorySegment sums, long so) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        sums = Views.of(sums);
        DoubleVector c0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * ivs, NATIVE);
        DoubleVector c3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * ivs, NATIVE);
        DoubleVector c4 = DoubleVector.fromMemorySegment(SP, init, io + 4 * ivs, NATIVE);
        DoubleVector c5 = DoubleVector.fromMemorySegment(SP, init, io + 5 * ivs, NATIVE);
        DoubleVector c6 = DoubleVector.fromMemorySegment(SP, init, io + 6 * ivs, NATIVE);
        DoubleVector c7 = DoubleVector.fromMemorySegment(SP, init, io + 7 * ivs, NATIVE);
        long a0 = ao;
        long b0 = bo + at[from];
        long b1 = bo + at[from + 1];
        long b2 = bo + at[from + 2];
        long b3 = bo + at[from + 3];
        long b4 = bo + at[from + 4];
        long b5 = bo + at[from + 5];
        long b6 = bo + at[from + 6];
        long b7 = bo + at[from + 7];
        for (int p = 0; p < steps; p++) {
            long ap = as[p];
            long bp = bs[p];
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + bp, NATIVE);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SP, b, b1 + bp, NATIVE);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SP, b, b2 + bp, NATIVE);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SP, b, b3 + bp, NATIVE);
            DoubleVector y4 = DoubleVector.fromMemorySegment(SP, b, b4 + bp, NATIVE);
            DoubleVector y5 = DoubleVector.fromMemorySegment(SP, b, b5 + bp, NATIVE);
            DoubleVector y6 = DoubleVector.fromMemorySegment(SP, b, b6 + bp, NATIVE);
            DoubleVector y7 = DoubleVector.fromMemorySegment(SP, b, b7 + bp, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + ap, NATIVE);
            c0 = x0.fma(y0, c0);
            c1 = x0.fma(y1, c1);
            c2 = x0.fma(y2, c2);
            c3 = x0.fma(y3, c3);
            c4 = x0.fma(y4, c4);
            c5 = x0.fma(y5, c5);
            c6 = x0.fma(y6, c6);
            c7 = x0.fma(y7, c7);
        }
        c0.intoMemorySegment(sums, so, NATIVE);
        c1.intoMemorySegment(sums, so + BYTES, NATIVE);
        c2.intoMemorySegment(sums, so + 2 * BYTES, NATIVE);
        c3.intoMemorySegment(sums, so + 3 * BYTES, NATIVE);
        c4.intoMemorySegment(sums, so + 4 * BYTES, NATIVE);
        c5.intoMemorySegment(sums, so + 5 * BYTES, NATIVE);
        c6.intoMemorySegment(sums, so + 6 * BYTES, NATIVE);
        c7.intoMemorySegment(sums, so + 7 * BYTES, NATIVE);
    }

    static void dot6x1(int steps, MemorySegment a, long ao, long ars, long[] as,
                        MemorySegment b, long bo, long[] at, int from, long[] bs, MemorySegment init, long io, long ivs, MemorySegment sums, long so) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        sums = Views.of(sums);
        DoubleVector c0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * ivs, NATIVE);
        DoubleVector c3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * ivs, NATIVE);
        DoubleVector c4 = DoubleVector.fromMemorySegment(SP, init, io + 4 * ivs, NATIVE);
        DoubleVector c5 = DoubleVector.fromMemorySegment(SP, init, io + 5 * ivs, NATIVE);
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        long a4 = ao + 4 * ars;
        long a5 = ao + 5 * ars;
        long b0 = bo + at[from];
        for (int p = 0; p < steps; p++) {
            long ap = as[p];
            long bp = bs[p];
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + bp, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + ap, NATIVE);
            c0 = x0.fma(y0, c0);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + ap, NATIVE);
            c1 = x1.fma(y0, c1);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SP, a, a2 + ap, NATIVE);
            c2 = x2.fma(y0, c2);
            DoubleVector x3 = DoubleVector.fromMemorySegment(SP, a, a3 + ap, NATIVE);
            c3 = x3.fma(y0, c3);
            DoubleVector x4 = DoubleVector.fromMemorySegment(SP, a, a4 + ap, NATIVE);
            c4 = x4.fma(y0, c4);
            DoubleVector x5 = DoubleVector.fromMemorySegment(SP, a, a5 + ap, NATIVE);
            c5 = x5.fma(y0, c5);
        }
        c0.intoMemorySegment(sums, so, NATIVE);
        c1.intoMemorySegment(sums, so + BYTES, NATIVE);
        c2.intoMemorySegment(sums, so + 2 * BYTES, NATIVE);
        c3.intoMemorySegment(sums, so + 3 * BYTES, NATIVE);
        c4.intoMemorySegment(sums, so + 4 * BYTES, NATIVE);
        c5.intoMemorySegment(sums, so + 5 * BYTES, NATIVE);
    }

    static void dot4x1(int steps, MemorySegment a, long ao, long ars, long[] as,
                        MemorySegment b, long bo, long[] at, int from, long[] bs, MemorySegment init, long io, long ivs, MemorySegment sums, long so) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        sums = Views.of(sums);
        DoubleVector c0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * ivs, NATIVE);
        DoubleVector c3 = DoubleVector.fromMemorySegment(SP, init, io + 3 * ivs, NATIVE);
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long a3 = ao + 3 * ars;
        long b0 = bo + at[from];
        for (int p = 0; p < steps; p++) {
            long ap = as[p];
            long bp = bs[p];
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + bp, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + ap, NATIVE);
            c0 = x0.fma(y0, c0);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + ap, NATIVE);
            c1 = x1.fma(y0, c1);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SP, a, a2 + ap, NATIVE);
            c2 = x2.fma(y0, c2);
            DoubleVector x3 = DoubleVector.fromMemorySegment(SP, a, a3 + ap, NATIVE);
            c3 = x3.fma(y0, c3);
        }
        c0.intoMemorySegment(sums, so, NATIVE);
        c1.intoMemorySegment(sums, so + BYTES, NATIVE);
        c2.intoMemorySegment(sums, so + 2 * BYTES, NATIVE);
        c3.intoMemorySegment(sums, so + 3 * BYTES, NATIVE);
    }

    static void dot3x1(int steps, MemorySegment a, long ao, long ars, long[] as,
                        MemorySegment b, long bo, long[] at, int from, long[] bs, MemorySegment init, long io, long ivs, MemorySegment sums, long so) {
        a = Views.of(a);
        b = Views.of(b);
        init = Views.of(init);
        sums = Views.of(sums);
        DoubleVector c0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        DoubleVector c2 = DoubleVector.fromMemorySegment(SP, init, io + 2 * ivs, NATIVE);
        long a0 = ao;
        long a1 = ao + ars;
        long a2 = ao + 2 * ars;
        long b0 = bo + at[from];
        for (int p = 0; p < steps; p++) {
            long ap = as[p];
            long bp = bs[p];
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + bp, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + ap, NATIVE);
            c0 = x0.fma(y0, c0);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + ap, NATIVE);
            c1 = x1.fma(y0, c1);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SP, a, a2 + ap, NATIVE);
            c2 = x2.fma(y0, c2);
        }
        c0.intoMemorySegment(sums, so, NATIVE);
        c1.intoMemorySegment(sums, so + BYTES, NATIVE);
        c2.intoMemorySegment(sums, so + 2 * BYTES, NATIVE);
    }

    static void dot2x1(int steps, MemorySegment a, long ao, long ars, long[] as,
                        MemorySegment b, long bo, long[] at, int from, long[] bs, MemorySegment init, long io, long ivs, MemorySegment sums, long so) {
        DoubleVector c0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        DoubleVector c1 = DoubleVector.fromMemorySegment(SP, init, io + ivs, NATIVE);
        long a0 = ao;
        long a1 = ao + ars;
        long b0 = bo + at[from];
        for (int p = 0; p < steps; p++) {
            long ap = as[p];
            long bp = bs[p];
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + bp, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + ap, NATIVE);
            c0 = x0.fma(y0, c0);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SP, a, a1 + ap, NATIVE);
            c1 = x1.fma(y0, c1);
        }
        c0.intoMemorySegment(sums, so, NATIVE);
        c1.intoMemorySegment(sums, so + BYTES, NATIVE);
    }

    static void dot1x1(int steps, MemorySegment a, long ao, long ars, long[] as,
                        MemorySegment b, long bo, long[] at, int from, long[] bs, MemorySegment init, long io, long ivs, MemorySegment sums, long so) {
        DoubleVector c0 = DoubleVector.fromMemorySegment(SP, init, io, NATIVE);
        long a0 = ao;
        long b0 = bo + at[from];
        for (int p = 0; p < steps; p++) {
            long ap = as[p];
            long bp = bs[p];
            DoubleVector y0 = DoubleVector.fromMemorySegment(SP, b, b0 + bp, NATIVE);
            DoubleVector x0 = DoubleVector.fromMemorySegment(SP, a, a0 + ap, NATIVE);
            c0 = x0.fma(y0, c0);
        }
        c0.intoMemorySegment(sums, so, NATIVE);
    }

    /// Adds up the lanes of `rows x width` packed vectors at `so`: `C = init + sums`, with unit column stride in `C`.
    static void fold(int rows, int width, MemorySegment sums, long so, MemorySegment init, long io, long irs, long ics,
                     MemorySegment c, long co, long crs) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                DoubleVector v = DoubleVector.fromMemorySegment(SP, sums, so + (i * width + j) * BYTES, NATIVE);
                if (LANES > 2) {
                    v = v.add(v.rearrange(FOLD1));
                }
                if (LANES > 2) {
                    v = v.add(v.rearrange(FOLD2));
                }
                if (LANES > 4) {
                    v = v.add(v.rearrange(FOLD4));
                }
                if (LANES > 8) {
                    v = v.add(v.rearrange(FOLD8));
                }
                c.set(E, co + i * crs + j * 8L, init.get(E, io + i * irs + j * ics)
                        + (LANES == 2 ? v.lane(0) + v.lane(1) : v.lane(0)));
            }
        }
    }
}
