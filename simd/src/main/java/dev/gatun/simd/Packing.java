// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Copies of matrices into the layouts that micro-kernels want. All offsets and strides are in bytes; elements have
/// 4 or 8 bytes and are moved as bits.
final class Packing {
    private static final VectorSpecies<Integer> I = Simd.I;
    private static final int BYTES = I.vectorByteSize();
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private Packing() {
    }

    /// Copies `rows` rows of `rowBytes` bytes (a multiple of 4). Each row of `dst` is zero-padded to whole vectors.
    static void copy(MemorySegment src, long so, long srs, MemorySegment dst, long to, long trs, int rows,
            int rowBytes) {
        int whole = rowBytes / BYTES * BYTES;
        if (whole < rowBytes) {
            VectorMask<Integer> mask = I.indexInRange(0, (rowBytes - whole) / 4);
            for (int r = 0; r < rows; r++) {
                IntVector.fromMemorySegment(I, src, so + r * srs + whole, NATIVE, mask)
                        .intoMemorySegment(dst, to + r * trs + whole, NATIVE);
            }
        }
        int r = 0;
        for (; r + 4 <= rows && whole >= 8 * BYTES; r += 4) {
            copyRows(src, so + r * srs, srs, dst, to + r * trs, trs, whole);
        }
        for (; r < rows && whole > 0; r++) {
            copyRow(src, so + r * srs, dst, to + r * trs, whole);
        }
    }

    /// Copies `rows` rows of `count` panels of two vectors each, so that the rows of each panel lie together; panels are
    /// `panelBytes` bytes apart.
    static void panels(MemorySegment src, long so, long srs, MemorySegment dst, long to, long panelBytes, int rows,
            int count) {
        for (int r = 0; r < rows; r++) {
            for (int p = 0; p < count; p++) {
                long s = so + r * srs + p * (2L * BYTES);
                long t = to + p * panelBytes + r * (2L * BYTES);
                IntVector.fromMemorySegment(I, src, s, NATIVE).intoMemorySegment(dst, t, NATIVE);
                IntVector.fromMemorySegment(I, src, s + BYTES, NATIVE).intoMemorySegment(dst, t + BYTES, NATIVE);
            }
        }
    }

    // Four rows at a time, so that more of them are on their way from memory; pays for long rows.
    private static void copyRows(MemorySegment src, long so, long srs, MemorySegment dst, long to, long trs,
            int bytes) {
        if (src.getClass() != Simd.SEGMENT || dst.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        for (int at = 0; at < bytes; at += BYTES) {
            IntVector v0 = IntVector.fromMemorySegment(I, src, so + at, NATIVE);
            IntVector v1 = IntVector.fromMemorySegment(I, src, so + srs + at, NATIVE);
            IntVector v2 = IntVector.fromMemorySegment(I, src, so + 2 * srs + at, NATIVE);
            IntVector v3 = IntVector.fromMemorySegment(I, src, so + 3 * srs + at, NATIVE);
            v0.intoMemorySegment(dst, to + at, NATIVE);
            v1.intoMemorySegment(dst, to + trs + at, NATIVE);
            v2.intoMemorySegment(dst, to + 2 * trs + at, NATIVE);
            v3.intoMemorySegment(dst, to + 3 * trs + at, NATIVE);
        }
    }

    private static void copyRow(MemorySegment src, long so, MemorySegment dst, long to, int bytes) {
        for (int at = 0; at < bytes; at += BYTES) {
            IntVector.fromMemorySegment(I, src, so + at, NATIVE).intoMemorySegment(dst, to + at, NATIVE);
        }
    }

    /// Sets `size` bytes (a multiple of 4) to zero.
    static void zero(MemorySegment dst, long to, long size) {
        long at = 0;
        for (; at <= size - BYTES; at += BYTES) {
            IntVector.zero(I).intoMemorySegment(dst, to + at, NATIVE);
        }
        for (; at < size; at += 4) {
            dst.set(INT, to + at, 0);
        }
    }

    /// Copies `rows x columns` elements of `bytes` bytes with any strides in `src`.
    static void gather(int bytes, MemorySegment src, long so, long srs, long scs, MemorySegment dst, long to, long trs,
            int rows, int columns) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                if (bytes == 4) {
                    dst.set(INT, to + r * trs + c * 4L, src.get(INT, so + r * srs + c * scs));
                } else {
                    dst.set(LONG, to + r * trs + c * 8L, src.get(LONG, so + r * srs + c * scs));
                }
            }
        }
    }

    /// Copies `rows` rows of `rowBytes` bytes (a multiple of 4) and nothing else.
    static void copyExactly(MemorySegment src, long so, long srs, MemorySegment dst, long to, long trs, int rows,
            int rowBytes) {
        int whole = rowBytes / BYTES * BYTES;
        VectorMask<Integer> mask = I.indexInRange(0, (rowBytes - whole) / 4);
        for (int r = 0; r < rows; r++) {
            long s = so + r * srs;
            long t = to + r * trs;
            for (int at = 0; at < whole; at += BYTES) {
                IntVector.fromMemorySegment(I, src, s + at, NATIVE).intoMemorySegment(dst, t + at, NATIVE);
            }
            if (whole < rowBytes) {
                IntVector.fromMemorySegment(I, src, s + whole, NATIVE, mask).intoMemorySegment(dst, t + whole, NATIVE,
                        mask);
            }
        }
    }

    /// Copies `rows` rows of `rowBytes` bytes (a multiple of 4) to rows without gaps, and nothing else. Whole vectors can be
    /// read from each row of `src`.
    static void copyDense(MemorySegment src, long so, long srs, MemorySegment dst, long to, int rows, int rowBytes) {
        int rounded = (rowBytes + BYTES - 1) / BYTES * BYTES;
        // What is written past the end of a row is overwritten by the next ones.
        int free = rowBytes > 4 * BYTES ? 0
                : (int) Math.max(0, Math.floorDiv((long) rows * rowBytes - rounded, rowBytes) + 1);
        if (rounded == BYTES) {
            for (int r = 0; r < free; r++) {
                copyVector(src, so + r * srs, dst, to + (long) r * rowBytes);
            }
        } else if (rounded == 2 * BYTES) {
            for (int r = 0; r < free; r++) {
                copyVector(src, so + r * srs, dst, to + (long) r * rowBytes);
                copyVector(src, so + r * srs + BYTES, dst, to + (long) r * rowBytes + BYTES);
            }
        } else {
            for (int r = 0; r < free; r++) {
                copyRow(src, so + r * srs, dst, to + (long) r * rowBytes, rounded);
            }
        }
        copyExactly(src, so + free * srs, srs, dst, to + (long) free * rowBytes, rowBytes, rows - free, rowBytes);
    }

    private static void copyVector(MemorySegment src, long so, MemorySegment dst, long to) {
        IntVector.fromMemorySegment(I, src, so, NATIVE).intoMemorySegment(dst, to, NATIVE);
    }

    /// Copies `rows x columns` elements of `bytes` bytes with any strides in `src` to rows that a tile kernel can read.
    ///
    /// @param blocks whether whole blocks may go through [TransposeKernels]
    static void rows(int bytes, MemorySegment src, long so, long srs, long scs, MemorySegment dst, long to, int rows,
            int columns, boolean blocks) {
        long row = bytes == 4 ? FloatMicroKernels.ROW : DoubleMicroKernels.ROW;
        if (scs == bytes || columns == 1) {
            copy(src, so, srs, dst, to, row, rows, columns * bytes);
        } else if (srs == bytes) {
            transpose(bytes, src, so, scs, dst, to, row, columns, rows, blocks);
        } else {
            gather(bytes, src, so, srs, scs, dst, to, row, rows, columns);
        }
    }

    /// Repeats each of `rows` packed elements of `bytes` bytes over one vector.
    static void broadcast(int bytes, MemorySegment src, long so, MemorySegment dst, long to, int rows) {
        for (int r = 0; r < rows; r++) {
            long target = to + (long) r * BYTES;
            if (bytes == 4) {
                IntVector.broadcast(I, src.get(INT, so + r * 4L)).intoMemorySegment(dst, target, NATIVE);
            } else {
                LongVector.broadcast(Simd.L, src.get(LONG, so + r * 8L)).intoMemorySegment(dst, target, NATIVE);
            }
        }
    }

    /// Transposes `rows x columns` elements of `bytes` bytes: `dst[c][r] = src[r][c]`, both with unit column stride.
    ///
    /// @param blocks whether whole blocks may go through [TransposeKernels]
    static void transpose(int bytes, MemorySegment src, long so, long srs, MemorySegment dst, long to, long trs,
            int rows, int columns, boolean blocks) {
        int lanes = BYTES / bytes;
        int r = 0;
        int whole = 0;
        if (blocks && lanes > 1 && rows >= lanes && columns >= lanes) {
            int count = columns / lanes;
            whole = count * lanes;
            for (; r + lanes <= rows; r += lanes) {
                if (bytes == 4) {
                    TransposeKernels.ints(lanes, src, so + r * srs, srs, dst, to + r * 4L, trs, count);
                } else {
                    TransposeKernels.longs(lanes, src, so + r * srs, srs, dst, to + r * 8L, trs, count);
                }
            }
        }
        if (bytes == 4) {
            elements4(src, so + r * srs, srs, dst, to + r * 4L, trs, rows - r, columns);
            elements4(src, so + whole * 4L, srs, dst, to + whole * trs, trs, r, columns - whole);
        } else {
            elements8(src, so + r * srs, srs, dst, to + r * 8L, trs, rows - r, columns);
            elements8(src, so + whole * 8L, srs, dst, to + whole * trs, trs, r, columns - whole);
        }
    }

    private static void elements4(MemorySegment src, long so, long srs, MemorySegment dst, long to, long trs,
            int rows, int columns) {
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < rows; r++) {
                dst.set(INT, to + c * trs + r * 4L, src.get(INT, so + r * srs + c * 4L));
            }
        }
    }

    private static void elements8(MemorySegment src, long so, long srs, MemorySegment dst, long to, long trs,
            int rows, int columns) {
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < rows; r++) {
                dst.set(LONG, to + c * trs + r * 8L, src.get(LONG, so + r * srs + c * 8L));
            }
        }
    }
}
