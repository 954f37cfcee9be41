// SPDX-License-Identifier: Apache-2.0
// Written by PixelKernelGenerator; do not edit.
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Tiles of products `A' * B`, for 1x1 convolutions; offsets and strides are in bytes.
///
/// A kernel for `R` rows computes `R` rows of two vectors of `C`: sums over `k` of `A[k][r] * B[k][j]`, in
/// ascending order of `k`. `pixelsR` has an image as `A`, with rows `stride` apart, packed weights as `B`, and sums
/// that start from a bias for each column. `planesR` has packed weights as `A` and an image as `B`, with rows
/// `stride` apart. Rows of `C` are `crs` apart.
///
/// Nothing else is done before and after the loop: the compiler then runs out of what it may inline, and boxes.
final class PixelKernels {
    private static final VectorSpecies<Float> SP = Simd.F;
    private static final long BYTES = SP.vectorByteSize();
    private static final ValueLayout.OfFloat E = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private PixelKernels() {
    }

    static void pixels(int rows, int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment bias, long biasAt, MemorySegment c, long co, long crs) {
        switch (rows) {
            case 14 -> pixels14(k, a, ao, b, bo, stride, bias, biasAt, c, co, crs);
            case 12 -> pixels12(k, a, ao, b, bo, stride, bias, biasAt, c, co, crs);
            case 8 -> pixels8(k, a, ao, b, bo, stride, bias, biasAt, c, co, crs);
            case 7 -> pixels7(k, a, ao, b, bo, stride, bias, biasAt, c, co, crs);
            case 6 -> pixels6(k, a, ao, b, bo, stride, bias, biasAt, c, co, crs);
            case 4 -> pixels4(k, a, ao, b, bo, stride, bias, biasAt, c, co, crs);
            case 2 -> pixels2(k, a, ao, b, bo, stride, bias, biasAt, c, co, crs);
            case 1 -> pixels1(k, a, ao, b, bo, stride, bias, biasAt, c, co, crs);
            default -> throw new AssertionError(rows);
        }
    }

    static void pixels14(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment bias, long biasAt, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        bias = Views.of(bias);
        c = Views.of(c);
        FloatVector v0 = FloatVector.fromMemorySegment(SP, bias, biasAt, NATIVE);
        FloatVector v1 = FloatVector.fromMemorySegment(SP, bias, biasAt + BYTES, NATIVE);
        FloatVector c0_0 = v0;
        FloatVector c0_1 = v1;
        FloatVector c1_0 = v0;
        FloatVector c1_1 = v1;
        FloatVector c2_0 = v0;
        FloatVector c2_1 = v1;
        FloatVector c3_0 = v0;
        FloatVector c3_1 = v1;
        FloatVector c4_0 = v0;
        FloatVector c4_1 = v1;
        FloatVector c5_0 = v0;
        FloatVector c5_1 = v1;
        FloatVector c6_0 = v0;
        FloatVector c6_1 = v1;
        FloatVector c7_0 = v0;
        FloatVector c7_1 = v1;
        FloatVector c8_0 = v0;
        FloatVector c8_1 = v1;
        FloatVector c9_0 = v0;
        FloatVector c9_1 = v1;
        FloatVector c10_0 = v0;
        FloatVector c10_1 = v1;
        FloatVector c11_0 = v0;
        FloatVector c11_1 = v1;
        FloatVector c12_0 = v0;
        FloatVector c12_1 = v1;
        FloatVector c13_0 = v0;
        FloatVector c13_1 = v1;
        for (int p = 0; p < k; p++) {
            long at = ao + p * stride;
            long row = bo + p * (2 * BYTES);
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            FloatVector x1 = FloatVector.broadcast(SP, a.get(E, at + 4L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            FloatVector x2 = FloatVector.broadcast(SP, a.get(E, at + 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            FloatVector x3 = FloatVector.broadcast(SP, a.get(E, at + 12L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            FloatVector x4 = FloatVector.broadcast(SP, a.get(E, at + 16L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            FloatVector x5 = FloatVector.broadcast(SP, a.get(E, at + 20L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
            FloatVector x6 = FloatVector.broadcast(SP, a.get(E, at + 24L));
            c6_0 = x6.fma(b0, c6_0);
            c6_1 = x6.fma(b1, c6_1);
            FloatVector x7 = FloatVector.broadcast(SP, a.get(E, at + 28L));
            c7_0 = x7.fma(b0, c7_0);
            c7_1 = x7.fma(b1, c7_1);
            FloatVector x8 = FloatVector.broadcast(SP, a.get(E, at + 32L));
            c8_0 = x8.fma(b0, c8_0);
            c8_1 = x8.fma(b1, c8_1);
            FloatVector x9 = FloatVector.broadcast(SP, a.get(E, at + 36L));
            c9_0 = x9.fma(b0, c9_0);
            c9_1 = x9.fma(b1, c9_1);
            FloatVector x10 = FloatVector.broadcast(SP, a.get(E, at + 40L));
            c10_0 = x10.fma(b0, c10_0);
            c10_1 = x10.fma(b1, c10_1);
            FloatVector x11 = FloatVector.broadcast(SP, a.get(E, at + 44L));
            c11_0 = x11.fma(b0, c11_0);
            c11_1 = x11.fma(b1, c11_1);
            FloatVector x12 = FloatVector.broadcast(SP, a.get(E, at + 48L));
            c12_0 = x12.fma(b0, c12_0);
            c12_1 = x12.fma(b1, c12_1);
            FloatVector x13 = FloatVector.broadcast(SP, a.get(E, at + 52L));
            c13_0 = x13.fma(b0, c13_0);
            c13_1 = x13.fma(b1, c13_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + 1 * crs, NATIVE);
        c1_1.intoMemorySegment(c, co + 1 * crs + BYTES, NATIVE);
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
        c12_0.intoMemorySegment(c, co + 12 * crs, NATIVE);
        c12_1.intoMemorySegment(c, co + 12 * crs + BYTES, NATIVE);
        c13_0.intoMemorySegment(c, co + 13 * crs, NATIVE);
        c13_1.intoMemorySegment(c, co + 13 * crs + BYTES, NATIVE);
    }

    static void pixels12(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment bias, long biasAt, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        bias = Views.of(bias);
        c = Views.of(c);
        FloatVector v0 = FloatVector.fromMemorySegment(SP, bias, biasAt, NATIVE);
        FloatVector v1 = FloatVector.fromMemorySegment(SP, bias, biasAt + BYTES, NATIVE);
        FloatVector c0_0 = v0;
        FloatVector c0_1 = v1;
        FloatVector c1_0 = v0;
        FloatVector c1_1 = v1;
        FloatVector c2_0 = v0;
        FloatVector c2_1 = v1;
        FloatVector c3_0 = v0;
        FloatVector c3_1 = v1;
        FloatVector c4_0 = v0;
        FloatVector c4_1 = v1;
        FloatVector c5_0 = v0;
        FloatVector c5_1 = v1;
        FloatVector c6_0 = v0;
        FloatVector c6_1 = v1;
        FloatVector c7_0 = v0;
        FloatVector c7_1 = v1;
        FloatVector c8_0 = v0;
        FloatVector c8_1 = v1;
        FloatVector c9_0 = v0;
        FloatVector c9_1 = v1;
        FloatVector c10_0 = v0;
        FloatVector c10_1 = v1;
        FloatVector c11_0 = v0;
        FloatVector c11_1 = v1;
        for (int p = 0; p < k; p++) {
            long at = ao + p * stride;
            long row = bo + p * (2 * BYTES);
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            FloatVector x1 = FloatVector.broadcast(SP, a.get(E, at + 4L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            FloatVector x2 = FloatVector.broadcast(SP, a.get(E, at + 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            FloatVector x3 = FloatVector.broadcast(SP, a.get(E, at + 12L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            FloatVector x4 = FloatVector.broadcast(SP, a.get(E, at + 16L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            FloatVector x5 = FloatVector.broadcast(SP, a.get(E, at + 20L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
            FloatVector x6 = FloatVector.broadcast(SP, a.get(E, at + 24L));
            c6_0 = x6.fma(b0, c6_0);
            c6_1 = x6.fma(b1, c6_1);
            FloatVector x7 = FloatVector.broadcast(SP, a.get(E, at + 28L));
            c7_0 = x7.fma(b0, c7_0);
            c7_1 = x7.fma(b1, c7_1);
            FloatVector x8 = FloatVector.broadcast(SP, a.get(E, at + 32L));
            c8_0 = x8.fma(b0, c8_0);
            c8_1 = x8.fma(b1, c8_1);
            FloatVector x9 = FloatVector.broadcast(SP, a.get(E, at + 36L));
            c9_0 = x9.fma(b0, c9_0);
            c9_1 = x9.fma(b1, c9_1);
            FloatVector x10 = FloatVector.broadcast(SP, a.get(E, at + 40L));
            c10_0 = x10.fma(b0, c10_0);
            c10_1 = x10.fma(b1, c10_1);
            FloatVector x11 = FloatVector.broadcast(SP, a.get(E, at + 44L));
            c11_0 = x11.fma(b0, c11_0);
            c11_1 = x11.fma(b1, c11_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + 1 * crs, NATIVE);
        c1_1.intoMemorySegment(c, co + 1 * crs + BYTES, NATIVE);
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

    static void pixels8(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment bias, long biasAt, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        bias = Views.of(bias);
        c = Views.of(c);
        FloatVector v0 = FloatVector.fromMemorySegment(SP, bias, biasAt, NATIVE);
        FloatVector v1 = FloatVector.fromMemorySegment(SP, bias, biasAt + BYTES, NATIVE);
        FloatVector c0_0 = v0;
        FloatVector c0_1 = v1;
        FloatVector c1_0 = v0;
        FloatVector c1_1 = v1;
        FloatVector c2_0 = v0;
        FloatVector c2_1 = v1;
        FloatVector c3_0 = v0;
        FloatVector c3_1 = v1;
        FloatVector c4_0 = v0;
        FloatVector c4_1 = v1;
        FloatVector c5_0 = v0;
        FloatVector c5_1 = v1;
        FloatVector c6_0 = v0;
        FloatVector c6_1 = v1;
        FloatVector c7_0 = v0;
        FloatVector c7_1 = v1;
        for (int p = 0; p < k; p++) {
            long at = ao + p * stride;
            long row = bo + p * (2 * BYTES);
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            FloatVector x1 = FloatVector.broadcast(SP, a.get(E, at + 4L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            FloatVector x2 = FloatVector.broadcast(SP, a.get(E, at + 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            FloatVector x3 = FloatVector.broadcast(SP, a.get(E, at + 12L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            FloatVector x4 = FloatVector.broadcast(SP, a.get(E, at + 16L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            FloatVector x5 = FloatVector.broadcast(SP, a.get(E, at + 20L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
            FloatVector x6 = FloatVector.broadcast(SP, a.get(E, at + 24L));
            c6_0 = x6.fma(b0, c6_0);
            c6_1 = x6.fma(b1, c6_1);
            FloatVector x7 = FloatVector.broadcast(SP, a.get(E, at + 28L));
            c7_0 = x7.fma(b0, c7_0);
            c7_1 = x7.fma(b1, c7_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + 1 * crs, NATIVE);
        c1_1.intoMemorySegment(c, co + 1 * crs + BYTES, NATIVE);
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

    static void pixels7(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment bias, long biasAt, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        bias = Views.of(bias);
        c = Views.of(c);
        FloatVector v0 = FloatVector.fromMemorySegment(SP, bias, biasAt, NATIVE);
        FloatVector v1 = FloatVector.fromMemorySegment(SP, bias, biasAt + BYTES, NATIVE);
        FloatVector c0_0 = v0;
        FloatVector c0_1 = v1;
        FloatVector c1_0 = v0;
        FloatVector c1_1 = v1;
        FloatVector c2_0 = v0;
        FloatVector c2_1 = v1;
        FloatVector c3_0 = v0;
        FloatVector c3_1 = v1;
        FloatVector c4_0 = v0;
        FloatVector c4_1 = v1;
        FloatVector c5_0 = v0;
        FloatVector c5_1 = v1;
        FloatVector c6_0 = v0;
        FloatVector c6_1 = v1;
        for (int p = 0; p < k; p++) {
            long at = ao + p * stride;
            long row = bo + p * (2 * BYTES);
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            FloatVector x1 = FloatVector.broadcast(SP, a.get(E, at + 4L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            FloatVector x2 = FloatVector.broadcast(SP, a.get(E, at + 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            FloatVector x3 = FloatVector.broadcast(SP, a.get(E, at + 12L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            FloatVector x4 = FloatVector.broadcast(SP, a.get(E, at + 16L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            FloatVector x5 = FloatVector.broadcast(SP, a.get(E, at + 20L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
            FloatVector x6 = FloatVector.broadcast(SP, a.get(E, at + 24L));
            c6_0 = x6.fma(b0, c6_0);
            c6_1 = x6.fma(b1, c6_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + 1 * crs, NATIVE);
        c1_1.intoMemorySegment(c, co + 1 * crs + BYTES, NATIVE);
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
    }

    static void pixels6(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment bias, long biasAt, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        bias = Views.of(bias);
        c = Views.of(c);
        FloatVector v0 = FloatVector.fromMemorySegment(SP, bias, biasAt, NATIVE);
        FloatVector v1 = FloatVector.fromMemorySegment(SP, bias, biasAt + BYTES, NATIVE);
        FloatVector c0_0 = v0;
        FloatVector c0_1 = v1;
        FloatVector c1_0 = v0;
        FloatVector c1_1 = v1;
        FloatVector c2_0 = v0;
        FloatVector c2_1 = v1;
        FloatVector c3_0 = v0;
        FloatVector c3_1 = v1;
        FloatVector c4_0 = v0;
        FloatVector c4_1 = v1;
        FloatVector c5_0 = v0;
        FloatVector c5_1 = v1;
        for (int p = 0; p < k; p++) {
            long at = ao + p * stride;
            long row = bo + p * (2 * BYTES);
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            FloatVector x1 = FloatVector.broadcast(SP, a.get(E, at + 4L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            FloatVector x2 = FloatVector.broadcast(SP, a.get(E, at + 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            FloatVector x3 = FloatVector.broadcast(SP, a.get(E, at + 12L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            FloatVector x4 = FloatVector.broadcast(SP, a.get(E, at + 16L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            FloatVector x5 = FloatVector.broadcast(SP, a.get(E, at + 20L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + 1 * crs, NATIVE);
        c1_1.intoMemorySegment(c, co + 1 * crs + BYTES, NATIVE);
        c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
        c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE);
        c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
        c3_1.intoMemorySegment(c, co + 3 * crs + BYTES, NATIVE);
        c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE);
        c4_1.intoMemorySegment(c, co + 4 * crs + BYTES, NATIVE);
        c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE);
        c5_1.intoMemorySegment(c, co + 5 * crs + BYTES, NATIVE);
    }

    static void pixels4(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment bias, long biasAt, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        bias = Views.of(bias);
        c = Views.of(c);
        FloatVector v0 = FloatVector.fromMemorySegment(SP, bias, biasAt, NATIVE);
        FloatVector v1 = FloatVector.fromMemorySegment(SP, bias, biasAt + BYTES, NATIVE);
        FloatVector c0_0 = v0;
        FloatVector c0_1 = v1;
        FloatVector c1_0 = v0;
        FloatVector c1_1 = v1;
        FloatVector c2_0 = v0;
        FloatVector c2_1 = v1;
        FloatVector c3_0 = v0;
        FloatVector c3_1 = v1;
        for (int p = 0; p < k; p++) {
            long at = ao + p * stride;
            long row = bo + p * (2 * BYTES);
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            FloatVector x1 = FloatVector.broadcast(SP, a.get(E, at + 4L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            FloatVector x2 = FloatVector.broadcast(SP, a.get(E, at + 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            FloatVector x3 = FloatVector.broadcast(SP, a.get(E, at + 12L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + 1 * crs, NATIVE);
        c1_1.intoMemorySegment(c, co + 1 * crs + BYTES, NATIVE);
        c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
        c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE);
        c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
        c3_1.intoMemorySegment(c, co + 3 * crs + BYTES, NATIVE);
    }

    static void pixels2(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment bias, long biasAt, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        bias = Views.of(bias);
        c = Views.of(c);
        FloatVector v0 = FloatVector.fromMemorySegment(SP, bias, biasAt, NATIVE);
        FloatVector v1 = FloatVector.fromMemorySegment(SP, bias, biasAt + BYTES, NATIVE);
        FloatVector c0_0 = v0;
        FloatVector c0_1 = v1;
        FloatVector c1_0 = v0;
        FloatVector c1_1 = v1;
        for (int p = 0; p < k; p++) {
            long at = ao + p * stride;
            long row = bo + p * (2 * BYTES);
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            FloatVector x1 = FloatVector.broadcast(SP, a.get(E, at + 4L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + 1 * crs, NATIVE);
        c1_1.intoMemorySegment(c, co + 1 * crs + BYTES, NATIVE);
    }

    static void pixels1(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment bias, long biasAt, MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        bias = Views.of(bias);
        c = Views.of(c);
        FloatVector v0 = FloatVector.fromMemorySegment(SP, bias, biasAt, NATIVE);
        FloatVector v1 = FloatVector.fromMemorySegment(SP, bias, biasAt + BYTES, NATIVE);
        FloatVector c0_0 = v0;
        FloatVector c0_1 = v1;
        for (int p = 0; p < k; p++) {
            long at = ao + p * stride;
            long row = bo + p * (2 * BYTES);
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
    }

    static void planes(int rows, int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment c, long co, long crs) {
        switch (rows) {
            case 14 -> planes14(k, a, ao, b, bo, stride, c, co, crs);
            case 12 -> planes12(k, a, ao, b, bo, stride, c, co, crs);
            case 8 -> planes8(k, a, ao, b, bo, stride, c, co, crs);
            case 7 -> planes7(k, a, ao, b, bo, stride, c, co, crs);
            case 6 -> planes6(k, a, ao, b, bo, stride, c, co, crs);
            case 4 -> planes4(k, a, ao, b, bo, stride, c, co, crs);
            case 2 -> planes2(k, a, ao, b, bo, stride, c, co, crs);
            case 1 -> planes1(k, a, ao, b, bo, stride, c, co, crs);
            default -> throw new AssertionError(rows);
        }
    }

    static void planes14(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        c = Views.of(c);
        FloatVector c0_0 = FloatVector.zero(SP);
        FloatVector c0_1 = FloatVector.zero(SP);
        FloatVector c1_0 = FloatVector.zero(SP);
        FloatVector c1_1 = FloatVector.zero(SP);
        FloatVector c2_0 = FloatVector.zero(SP);
        FloatVector c2_1 = FloatVector.zero(SP);
        FloatVector c3_0 = FloatVector.zero(SP);
        FloatVector c3_1 = FloatVector.zero(SP);
        FloatVector c4_0 = FloatVector.zero(SP);
        FloatVector c4_1 = FloatVector.zero(SP);
        FloatVector c5_0 = FloatVector.zero(SP);
        FloatVector c5_1 = FloatVector.zero(SP);
        FloatVector c6_0 = FloatVector.zero(SP);
        FloatVector c6_1 = FloatVector.zero(SP);
        FloatVector c7_0 = FloatVector.zero(SP);
        FloatVector c7_1 = FloatVector.zero(SP);
        FloatVector c8_0 = FloatVector.zero(SP);
        FloatVector c8_1 = FloatVector.zero(SP);
        FloatVector c9_0 = FloatVector.zero(SP);
        FloatVector c9_1 = FloatVector.zero(SP);
        FloatVector c10_0 = FloatVector.zero(SP);
        FloatVector c10_1 = FloatVector.zero(SP);
        FloatVector c11_0 = FloatVector.zero(SP);
        FloatVector c11_1 = FloatVector.zero(SP);
        FloatVector c12_0 = FloatVector.zero(SP);
        FloatVector c12_1 = FloatVector.zero(SP);
        FloatVector c13_0 = FloatVector.zero(SP);
        FloatVector c13_1 = FloatVector.zero(SP);
        for (int p = 0; p < k; p++) {
            long at = ao + p * 56L;
            long row = bo + p * stride;
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            FloatVector x1 = FloatVector.broadcast(SP, a.get(E, at + 4L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            FloatVector x2 = FloatVector.broadcast(SP, a.get(E, at + 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            FloatVector x3 = FloatVector.broadcast(SP, a.get(E, at + 12L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            FloatVector x4 = FloatVector.broadcast(SP, a.get(E, at + 16L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            FloatVector x5 = FloatVector.broadcast(SP, a.get(E, at + 20L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
            FloatVector x6 = FloatVector.broadcast(SP, a.get(E, at + 24L));
            c6_0 = x6.fma(b0, c6_0);
            c6_1 = x6.fma(b1, c6_1);
            FloatVector x7 = FloatVector.broadcast(SP, a.get(E, at + 28L));
            c7_0 = x7.fma(b0, c7_0);
            c7_1 = x7.fma(b1, c7_1);
            FloatVector x8 = FloatVector.broadcast(SP, a.get(E, at + 32L));
            c8_0 = x8.fma(b0, c8_0);
            c8_1 = x8.fma(b1, c8_1);
            FloatVector x9 = FloatVector.broadcast(SP, a.get(E, at + 36L));
            c9_0 = x9.fma(b0, c9_0);
            c9_1 = x9.fma(b1, c9_1);
            FloatVector x10 = FloatVector.broadcast(SP, a.get(E, at + 40L));
            c10_0 = x10.fma(b0, c10_0);
            c10_1 = x10.fma(b1, c10_1);
            FloatVector x11 = FloatVector.broadcast(SP, a.get(E, at + 44L));
            c11_0 = x11.fma(b0, c11_0);
            c11_1 = x11.fma(b1, c11_1);
            FloatVector x12 = FloatVector.broadcast(SP, a.get(E, at + 48L));
            c12_0 = x12.fma(b0, c12_0);
            c12_1 = x12.fma(b1, c12_1);
            FloatVector x13 = FloatVector.broadcast(SP, a.get(E, at + 52L));
            c13_0 = x13.fma(b0, c13_0);
            c13_1 = x13.fma(b1, c13_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + 1 * crs, NATIVE);
        c1_1.intoMemorySegment(c, co + 1 * crs + BYTES, NATIVE);
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
        c12_0.intoMemorySegment(c, co + 12 * crs, NATIVE);
        c12_1.intoMemorySegment(c, co + 12 * crs + BYTES, NATIVE);
        c13_0.intoMemorySegment(c, co + 13 * crs, NATIVE);
        c13_1.intoMemorySegment(c, co + 13 * crs + BYTES, NATIVE);
    }

    static void planes12(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        c = Views.of(c);
        FloatVector c0_0 = FloatVector.zero(SP);
        FloatVector c0_1 = FloatVector.zero(SP);
        FloatVector c1_0 = FloatVector.zero(SP);
        FloatVector c1_1 = FloatVector.zero(SP);
        FloatVector c2_0 = FloatVector.zero(SP);
        FloatVector c2_1 = FloatVector.zero(SP);
        FloatVector c3_0 = FloatVector.zero(SP);
        FloatVector c3_1 = FloatVector.zero(SP);
        FloatVector c4_0 = FloatVector.zero(SP);
        FloatVector c4_1 = FloatVector.zero(SP);
        FloatVector c5_0 = FloatVector.zero(SP);
        FloatVector c5_1 = FloatVector.zero(SP);
        FloatVector c6_0 = FloatVector.zero(SP);
        FloatVector c6_1 = FloatVector.zero(SP);
        FloatVector c7_0 = FloatVector.zero(SP);
        FloatVector c7_1 = FloatVector.zero(SP);
        FloatVector c8_0 = FloatVector.zero(SP);
        FloatVector c8_1 = FloatVector.zero(SP);
        FloatVector c9_0 = FloatVector.zero(SP);
        FloatVector c9_1 = FloatVector.zero(SP);
        FloatVector c10_0 = FloatVector.zero(SP);
        FloatVector c10_1 = FloatVector.zero(SP);
        FloatVector c11_0 = FloatVector.zero(SP);
        FloatVector c11_1 = FloatVector.zero(SP);
        for (int p = 0; p < k; p++) {
            long at = ao + p * 48L;
            long row = bo + p * stride;
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            FloatVector x1 = FloatVector.broadcast(SP, a.get(E, at + 4L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            FloatVector x2 = FloatVector.broadcast(SP, a.get(E, at + 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            FloatVector x3 = FloatVector.broadcast(SP, a.get(E, at + 12L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            FloatVector x4 = FloatVector.broadcast(SP, a.get(E, at + 16L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            FloatVector x5 = FloatVector.broadcast(SP, a.get(E, at + 20L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
            FloatVector x6 = FloatVector.broadcast(SP, a.get(E, at + 24L));
            c6_0 = x6.fma(b0, c6_0);
            c6_1 = x6.fma(b1, c6_1);
            FloatVector x7 = FloatVector.broadcast(SP, a.get(E, at + 28L));
            c7_0 = x7.fma(b0, c7_0);
            c7_1 = x7.fma(b1, c7_1);
            FloatVector x8 = FloatVector.broadcast(SP, a.get(E, at + 32L));
            c8_0 = x8.fma(b0, c8_0);
            c8_1 = x8.fma(b1, c8_1);
            FloatVector x9 = FloatVector.broadcast(SP, a.get(E, at + 36L));
            c9_0 = x9.fma(b0, c9_0);
            c9_1 = x9.fma(b1, c9_1);
            FloatVector x10 = FloatVector.broadcast(SP, a.get(E, at + 40L));
            c10_0 = x10.fma(b0, c10_0);
            c10_1 = x10.fma(b1, c10_1);
            FloatVector x11 = FloatVector.broadcast(SP, a.get(E, at + 44L));
            c11_0 = x11.fma(b0, c11_0);
            c11_1 = x11.fma(b1, c11_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + 1 * crs, NATIVE);
        c1_1.intoMemorySegment(c, co + 1 * crs + BYTES, NATIVE);
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

    static void planes8(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        c = Views.of(c);
        FloatVector c0_0 = FloatVector.zero(SP);
        FloatVector c0_1 = FloatVector.zero(SP);
        FloatVector c1_0 = FloatVector.zero(SP);
        FloatVector c1_1 = FloatVector.zero(SP);
        FloatVector c2_0 = FloatVector.zero(SP);
        FloatVector c2_1 = FloatVector.zero(SP);
        FloatVector c3_0 = FloatVector.zero(SP);
        FloatVector c3_1 = FloatVector.zero(SP);
        FloatVector c4_0 = FloatVector.zero(SP);
        FloatVector c4_1 = FloatVector.zero(SP);
        FloatVector c5_0 = FloatVector.zero(SP);
        FloatVector c5_1 = FloatVector.zero(SP);
        FloatVector c6_0 = FloatVector.zero(SP);
        FloatVector c6_1 = FloatVector.zero(SP);
        FloatVector c7_0 = FloatVector.zero(SP);
        FloatVector c7_1 = FloatVector.zero(SP);
        for (int p = 0; p < k; p++) {
            long at = ao + p * 32L;
            long row = bo + p * stride;
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            FloatVector x1 = FloatVector.broadcast(SP, a.get(E, at + 4L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            FloatVector x2 = FloatVector.broadcast(SP, a.get(E, at + 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            FloatVector x3 = FloatVector.broadcast(SP, a.get(E, at + 12L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            FloatVector x4 = FloatVector.broadcast(SP, a.get(E, at + 16L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            FloatVector x5 = FloatVector.broadcast(SP, a.get(E, at + 20L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
            FloatVector x6 = FloatVector.broadcast(SP, a.get(E, at + 24L));
            c6_0 = x6.fma(b0, c6_0);
            c6_1 = x6.fma(b1, c6_1);
            FloatVector x7 = FloatVector.broadcast(SP, a.get(E, at + 28L));
            c7_0 = x7.fma(b0, c7_0);
            c7_1 = x7.fma(b1, c7_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + 1 * crs, NATIVE);
        c1_1.intoMemorySegment(c, co + 1 * crs + BYTES, NATIVE);
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

    static void planes7(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        c = Views.of(c);
        FloatVector c0_0 = FloatVector.zero(SP);
        FloatVector c0_1 = FloatVector.zero(SP);
        FloatVector c1_0 = FloatVector.zero(SP);
        FloatVector c1_1 = FloatVector.zero(SP);
        FloatVector c2_0 = FloatVector.zero(SP);
        FloatVector c2_1 = FloatVector.zero(SP);
        FloatVector c3_0 = FloatVector.zero(SP);
        FloatVector c3_1 = FloatVector.zero(SP);
        FloatVector c4_0 = FloatVector.zero(SP);
        FloatVector c4_1 = FloatVector.zero(SP);
        FloatVector c5_0 = FloatVector.zero(SP);
        FloatVector c5_1 = FloatVector.zero(SP);
        FloatVector c6_0 = FloatVector.zero(SP);
        FloatVector c6_1 = FloatVector.zero(SP);
        for (int p = 0; p < k; p++) {
            long at = ao + p * 28L;
            long row = bo + p * stride;
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            FloatVector x1 = FloatVector.broadcast(SP, a.get(E, at + 4L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            FloatVector x2 = FloatVector.broadcast(SP, a.get(E, at + 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            FloatVector x3 = FloatVector.broadcast(SP, a.get(E, at + 12L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            FloatVector x4 = FloatVector.broadcast(SP, a.get(E, at + 16L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            FloatVector x5 = FloatVector.broadcast(SP, a.get(E, at + 20L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
            FloatVector x6 = FloatVector.broadcast(SP, a.get(E, at + 24L));
            c6_0 = x6.fma(b0, c6_0);
            c6_1 = x6.fma(b1, c6_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + 1 * crs, NATIVE);
        c1_1.intoMemorySegment(c, co + 1 * crs + BYTES, NATIVE);
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
    }

    static void planes6(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        c = Views.of(c);
        FloatVector c0_0 = FloatVector.zero(SP);
        FloatVector c0_1 = FloatVector.zero(SP);
        FloatVector c1_0 = FloatVector.zero(SP);
        FloatVector c1_1 = FloatVector.zero(SP);
        FloatVector c2_0 = FloatVector.zero(SP);
        FloatVector c2_1 = FloatVector.zero(SP);
        FloatVector c3_0 = FloatVector.zero(SP);
        FloatVector c3_1 = FloatVector.zero(SP);
        FloatVector c4_0 = FloatVector.zero(SP);
        FloatVector c4_1 = FloatVector.zero(SP);
        FloatVector c5_0 = FloatVector.zero(SP);
        FloatVector c5_1 = FloatVector.zero(SP);
        for (int p = 0; p < k; p++) {
            long at = ao + p * 24L;
            long row = bo + p * stride;
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            FloatVector x1 = FloatVector.broadcast(SP, a.get(E, at + 4L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            FloatVector x2 = FloatVector.broadcast(SP, a.get(E, at + 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            FloatVector x3 = FloatVector.broadcast(SP, a.get(E, at + 12L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
            FloatVector x4 = FloatVector.broadcast(SP, a.get(E, at + 16L));
            c4_0 = x4.fma(b0, c4_0);
            c4_1 = x4.fma(b1, c4_1);
            FloatVector x5 = FloatVector.broadcast(SP, a.get(E, at + 20L));
            c5_0 = x5.fma(b0, c5_0);
            c5_1 = x5.fma(b1, c5_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + 1 * crs, NATIVE);
        c1_1.intoMemorySegment(c, co + 1 * crs + BYTES, NATIVE);
        c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
        c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE);
        c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
        c3_1.intoMemorySegment(c, co + 3 * crs + BYTES, NATIVE);
        c4_0.intoMemorySegment(c, co + 4 * crs, NATIVE);
        c4_1.intoMemorySegment(c, co + 4 * crs + BYTES, NATIVE);
        c5_0.intoMemorySegment(c, co + 5 * crs, NATIVE);
        c5_1.intoMemorySegment(c, co + 5 * crs + BYTES, NATIVE);
    }

    static void planes4(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        c = Views.of(c);
        FloatVector c0_0 = FloatVector.zero(SP);
        FloatVector c0_1 = FloatVector.zero(SP);
        FloatVector c1_0 = FloatVector.zero(SP);
        FloatVector c1_1 = FloatVector.zero(SP);
        FloatVector c2_0 = FloatVector.zero(SP);
        FloatVector c2_1 = FloatVector.zero(SP);
        FloatVector c3_0 = FloatVector.zero(SP);
        FloatVector c3_1 = FloatVector.zero(SP);
        for (int p = 0; p < k; p++) {
            long at = ao + p * 16L;
            long row = bo + p * stride;
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            FloatVector x1 = FloatVector.broadcast(SP, a.get(E, at + 4L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
            FloatVector x2 = FloatVector.broadcast(SP, a.get(E, at + 8L));
            c2_0 = x2.fma(b0, c2_0);
            c2_1 = x2.fma(b1, c2_1);
            FloatVector x3 = FloatVector.broadcast(SP, a.get(E, at + 12L));
            c3_0 = x3.fma(b0, c3_0);
            c3_1 = x3.fma(b1, c3_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + 1 * crs, NATIVE);
        c1_1.intoMemorySegment(c, co + 1 * crs + BYTES, NATIVE);
        c2_0.intoMemorySegment(c, co + 2 * crs, NATIVE);
        c2_1.intoMemorySegment(c, co + 2 * crs + BYTES, NATIVE);
        c3_0.intoMemorySegment(c, co + 3 * crs, NATIVE);
        c3_1.intoMemorySegment(c, co + 3 * crs + BYTES, NATIVE);
    }

    static void planes2(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        c = Views.of(c);
        FloatVector c0_0 = FloatVector.zero(SP);
        FloatVector c0_1 = FloatVector.zero(SP);
        FloatVector c1_0 = FloatVector.zero(SP);
        FloatVector c1_1 = FloatVector.zero(SP);
        for (int p = 0; p < k; p++) {
            long at = ao + p * 8L;
            long row = bo + p * stride;
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
            FloatVector x1 = FloatVector.broadcast(SP, a.get(E, at + 4L));
            c1_0 = x1.fma(b0, c1_0);
            c1_1 = x1.fma(b1, c1_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
        c1_0.intoMemorySegment(c, co + 1 * crs, NATIVE);
        c1_1.intoMemorySegment(c, co + 1 * crs + BYTES, NATIVE);
    }

    static void planes1(int k, MemorySegment a, long ao, MemorySegment b, long bo, long stride,
                       MemorySegment c, long co, long crs) {
        a = Views.of(a);
        b = Views.of(b);
        c = Views.of(c);
        FloatVector c0_0 = FloatVector.zero(SP);
        FloatVector c0_1 = FloatVector.zero(SP);
        for (int p = 0; p < k; p++) {
            long at = ao + p * 4L;
            long row = bo + p * stride;
            FloatVector b0 = FloatVector.fromMemorySegment(SP, b, row, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SP, b, row + BYTES, NATIVE);
            FloatVector x0 = FloatVector.broadcast(SP, a.get(E, at + 0L));
            c0_0 = x0.fma(b0, c0_0);
            c0_1 = x0.fma(b1, c0_1);
        }
        c0_0.intoMemorySegment(c, co, NATIVE);
        c0_1.intoMemorySegment(c, co + BYTES, NATIVE);
    }
}
