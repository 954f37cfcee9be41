// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GemmTest {
    private static final ValueLayout.OfFloat F = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ValueLayout.OfDouble D = ValueLayout.JAVA_DOUBLE_UNALIGNED;
    private static final int[] UGLY = {0, 1, 3, 7, 17, 31, 33};

    /// A matrix of random values inside a larger segment, row-major or column-major, with padded leading dimension.
    private record Matrix(boolean wide, int rows, int columns, long rowStride, long columnStride, long offset,
            MemorySegment segment) {
        static Matrix random(boolean wide, int rows, int columns, boolean transposed, int pad, long seed) {
            long leading = (transposed ? rows : columns) + pad;
            int bytes = wide ? 8 : 4;
            long offset = (long) pad * bytes;
            long extent = rows == 0 || columns == 0 ? 0
                    : transposed ? (columns - 1) * leading + rows : (rows - 1) * leading + columns;
            MemorySegment segment = Arena.ofAuto().allocate(offset + extent * bytes, 64).asSlice(0);
            SplittableRandom random = new SplittableRandom(seed);
            Matrix matrix = new Matrix(wide, rows, columns, transposed ? 1 : leading, transposed ? leading : 1, offset,
                    segment);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    matrix.set(i, j, (float) (random.nextDouble() * 2 - 1));
                }
            }
            return matrix;
        }

        private long at(int i, int j) {
            return offset + (i * rowStride + j * columnStride) * (wide ? 8 : 4);
        }

        double get(int i, int j) {
            return wide ? segment.get(D, at(i, j)) : segment.get(F, at(i, j));
        }

        void set(int i, int j, double value) {
            if (wide) {
                segment.set(D, at(i, j), value);
            } else {
                segment.set(F, at(i, j), (float) value);
            }
        }
    }

    private static void check(boolean wide, int m, int n, int k, boolean turnA, boolean turnB, int pad,
            Gemm.Start start,
            Workers workers) {
        Matrix a = Matrix.random(wide, m, k, turnA, pad, 1);
        Matrix b = Matrix.random(wide, k, n, turnB, pad, 2);
        Matrix c = Matrix.random(wide, m, n, false, pad, 3);
        Matrix bias = Matrix.random(wide, 1, Math.max(m, n), false, 0, 4);
        double[][] expected = new double[m][n];
        double[][] magnitude = new double[m][n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = switch (start) {
                    case ZERO -> 0;
                    case ADD -> c.get(i, j);
                    case COLUMN_BIAS -> bias.get(0, j);
                    case ROW_BIAS -> bias.get(0, i);
                };
                double size = Math.abs(sum);
                for (int p = 0; p < k; p++) {
                    sum += a.get(i, p) * b.get(p, j);
                    size += Math.abs(a.get(i, p) * b.get(p, j));
                }
                expected[i][j] = sum;
                magnitude[i][j] = size;
                if (start == Gemm.Start.ZERO) {
                    c.set(i, j, Double.NaN);
                }
            }
        }
        Gemm gemm = wide
                ? Gemm.doubles(m, n, k, a.rowStride, a.columnStride, b.rowStride, b.columnStride, c.rowStride, start)
                : Gemm.floats(m, n, k, a.rowStride, a.columnStride, b.rowStride, b.columnStride, c.rowStride, start);
        long guard = 64;
        MemorySegment scratch = Arena.ofAuto().allocate(gemm.scratchBytes(workers.threads()) + guard, 64);
        scratch.fill((byte) 0xFF);
        gemm.run(a.segment, a.offset, b.segment, b.offset, bias.segment, 0, c.segment, c.offset,
                scratch.asSlice(0, scratch.byteSize() - guard), 0, workers);
        double eps = wide ? 0x1p-53 : 0x1p-24;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double bound = (k + 2) * eps * magnitude[i][j];
                double error = Math.abs(c.get(i, j) - expected[i][j]);
                assertTrue(error <= bound, "m=" + m + " n=" + n + " k=" + k + " turnA=" + turnA + " turnB=" + turnB
                        + " pad=" + pad + " start=" + start + " wide=" + wide + " at " + i + "," + j + ": "
                        + c.get(i, j) + " but expected " + expected[i][j]);
            }
        }
    }

    @BeforeAll
    static void mixProfiles() {
        OperatorProfiles.mix();
    }

    @Test
    void agreesWithLoopsOnUglySizesInAllLayouts() {
        Workers alone = Workers.current();
        for (int m : UGLY) {
            for (int n : UGLY) {
                for (int k : UGLY) {
                    for (int layout = 0; layout < 8; layout++) {
                        check((layout & 4) != 0, m, n, k, (layout & 1) != 0, (layout & 2) != 0, (m + n + k) % 3,
                                Gemm.Start.values()[(m + n + k + layout) % 4], alone);
                    }
                }
            }
        }
    }

    @Test
    void agreesWithLoopsForEveryStart() {
        for (Gemm.Start start : Gemm.Start.values()) {
            for (int layout = 0; layout < 8; layout++) {
                for (int m : new int[] {1, 2, 5, 12, 25, 64}) {
                    check((layout & 4) != 0, m, 84, 40, (layout & 1) != 0, (layout & 2) != 0, layout & 1, start,
                            Workers.current());
                }
            }
        }
    }

    @Test
    void agreesWithLoopsAcrossBlocks() {
        for (int layout = 0; layout < 8; layout++) {
            boolean wide = (layout & 4) != 0;
            check(wide, 57, 801, 257, (layout & 1) != 0, (layout & 2) != 0, 0, Gemm.Start.ZERO, Workers.current());
            check(wide, 64, 96, 784, (layout & 1) != 0, (layout & 2) != 0, 0, Gemm.Start.COLUMN_BIAS,
                    Workers.current());
            check(wide, 130, 256, 512, (layout & 1) != 0, (layout & 2) != 0, 0, Gemm.Start.ADD, Workers.current());
            check(wide, 1, 300, 784, (layout & 1) != 0, (layout & 2) != 0, 3, Gemm.Start.COLUMN_BIAS,
                    Workers.current());
        }
    }

    @Test
    void agreesWithLoopsOnSeveralThreads() {
        try (Workers workers = Workers.of(3)) {
            for (int layout = 0; layout < 4; layout++) {
                check(false, 64, 257, 300, (layout & 1) != 0, (layout & 2) != 0, 0, Gemm.Start.COLUMN_BIAS, workers);
                check(false, 700, 33, 100, (layout & 1) != 0, (layout & 2) != 0, 0, Gemm.Start.ROW_BIAS, workers);
                check(true, 7, 1025, 100, (layout & 1) != 0, (layout & 2) != 0, 0, Gemm.Start.ADD, workers);
            }
        }
    }

    @Test
    void givesTheSameBitsForAnyThreadCount() {
        for (boolean turnB : new boolean[] {false, true}) {
            Matrix a = Matrix.random(false, 100, 333, false, 0, 1);
            Matrix b = Matrix.random(false, 333, 190, turnB, 0, 2);
            Gemm gemm = Gemm.floats(100, 190, 333, a.rowStride, a.columnStride, b.rowStride, b.columnStride, 190,
                    Gemm.Start.ZERO);
            MemorySegment first = null;
            for (int threads : new int[] {1, 2, 3, 4}) {
                try (Workers workers = Workers.of(threads)) {
                    MemorySegment c = Arena.ofAuto().allocate(100 * 190 * 4L, 64);
                    gemm.run(a.segment, 0, b.segment, 0, null, 0, c, 0,
                            Arena.ofAuto().allocate(gemm.scratchBytes(threads), 64), 0, workers);
                    first = first == null ? c : first;
                    assertEquals(-1, first.mismatch(c));
                }
            }
        }
    }

    @Test
    void takesRhsWithoutUnitStride() {
        Matrix a = Matrix.random(false, 9, 40, false, 0, 1);
        Matrix wide = Matrix.random(false, 80, 70, false, 0, 2);
        Matrix c = Matrix.random(false, 9, 35, false, 0, 3);
        Gemm gemm = Gemm.floats(9, 35, 40, 40, 1, 140, 2, 35, Gemm.Start.ZERO);
        gemm.run(a.segment, 0, wide.segment, 0, null, 0, c.segment, 0,
                Arena.ofAuto().allocate(gemm.scratchBytes(), 64), 0);
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 35; j++) {
                double sum = 0;
                for (int p = 0; p < 40; p++) {
                    sum += a.get(i, p) * wide.get(2 * p, 2 * j);
                }
                assertEquals(sum, c.get(i, j), 42 * 40 * 0x1p-24);
            }
        }
    }
}
