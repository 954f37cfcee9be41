// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import jdk.incubator.vector.IntVector;

/// A band of an image in padded planes, in which what a window element sees at all places lies in one run. Immutable.
///
/// Place `(r, q)` under window element `(u, v)` sees element `(r * strideH + shiftsH[u], q * strideW + shiftsW[v])` of the
/// source, or zero outside of it. Rows of places are [#pitch] elements apart, so places `(0, 0)` to `(r, q)` are a run of
/// `r * pitch + q + 1` elements, with some that belong to no place between the rows. One row's right padding is the next
/// one's left padding. With strides there is a plane for each remainder of the shifts.
final class Planes {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private static final int LANES = Simd.F_LANES;
    private static final long BYTES = Simd.I.vectorByteSize();
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final int[] EVEN = IntStream.range(0, LANES).map(i -> 2 * i).toArray();

    final int bytes;
    final int channels;
    final int outH;
    final int outW;
    final int pitch;
    private final int height;
    private final int width;
    private final int strideH;
    private final int strideW;
    private final int[] shiftsH;
    private final int[] shiftsW;
    // The remainders of shifts that occur.
    private final int[] phasesH;
    private final int[] phasesW;
    private final int lowRow;
    private final int moreRows;
    private final int lowColumn;
    private final int front;

    Planes(int bytes, int channels, int height, int width, int outH, int outW, int strideH, int strideW,
            int[] shiftsH, int[] shiftsW) {
        this.bytes = bytes;
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.outH = outH;
        this.outW = outW;
        this.strideH = strideH;
        this.strideW = strideW;
        this.shiftsH = shiftsH;
        this.shiftsW = shiftsW;
        this.phasesH = Arrays.stream(shiftsH).map(s -> Math.floorMod(s, strideH)).distinct().toArray();
        this.phasesW = Arrays.stream(shiftsW).map(s -> Math.floorMod(s, strideW)).distinct().toArray();
        this.lowRow = Math.floorDiv(Arrays.stream(shiftsH).min().orElseThrow(), strideH);
        this.moreRows = Math.floorDiv(Arrays.stream(shiftsH).max().orElseThrow(), strideH) - lowRow;
        int low = Math.floorDiv(Arrays.stream(shiftsW).min().orElseThrow(), strideW);
        int high = Math.floorDiv(Arrays.stream(shiftsW).max().orElseThrow(), strideW);
        if (strideW == 1) {
            int margin = Math.max(Math.max(0, -low), Math.max(high, 0) + outW - width);
            this.pitch = width + Math.max(margin, 0);
            this.lowColumn = 0;
            this.front = Math.max(0, -low);
        } else {
            this.pitch = outW + high - low;
            this.lowColumn = low;
            this.front = 0;
        }
    }

    /// The elements in a run over `rows` rows of places, rounded up to whole vectors.
    int run(int rows) {
        int lanes = Simd.F.vectorByteSize() / bytes;
        return ((rows - 1) * pitch + outW + lanes - 1) / lanes * lanes;
    }

    /// Memory of the planes for `rows` rows of places, with room to read whole vectors at the end.
    long memory(int rows) {
        return channels * phasesH.length * phasesW.length * planeBytes(rows) + Simd.F.vectorByteSize() + 63 & -64;
    }

    /// Elements of one plane for all rows of places, as far as a `double` can tell.
    double elements() {
        return (double) channels * phasesH.length * phasesW.length * (front + ((double) outH + moreRows) * pitch);
    }

    private long planeBytes(int rows) {
        return (front + (long) (rows + moreRows) * pitch) * bytes;
    }

    /// Where the run of each window element of each channel begins, channel by channel and row by row of the window.
    long[] offsets(int rows) {
        long[] offsets = new long[channels * shiftsH.length * shiftsW.length];
        int i = 0;
        for (int c = 0; c < channels; c++) {
            for (int h : shiftsH) {
                for (int w : shiftsW) {
                    int phase = (c * phasesH.length + index(phasesH, Math.floorMod(h, strideH))) * phasesW.length
                            + index(phasesW, Math.floorMod(w, strideW));
                    long row = Math.floorDiv(h, strideH) - lowRow;
                    long column = Math.floorDiv(w, strideW) - lowColumn;
                    offsets[i++] = phase * planeBytes(rows) + (front + row * pitch + column) * bytes;
                }
            }
        }
        return offsets;
    }

    private static int index(int[] values, int value) {
        int i = 0;
        while (values[i] != value) {
            i++;
        }
        return i;
    }

    /// Copies what rows `[r0, r1)` of places see of the packed image at `xAt`; everything else becomes zero.
    void load(MemorySegment x, long xAt, int r0, int r1, MemorySegment planes, long at) {
        Packing.zero(planes, at, memory(r1 - r0));
        long to = at;
        for (int c = 0; c < channels; c++) {
            long image = xAt + (long) c * height * width * bytes;
            for (int phaseH : phasesH) {
                // Rows of the source that the plane's first and last rows hold.
                long firstRow = ((long) r0 + lowRow) * strideH + phaseH;
                int first = (int) Math.max(0, -Math.floorDiv(firstRow, strideH));
                int rows = (int) Math.min(r1 - r0 + moreRows, Math.floorDiv(height - 1 - firstRow, strideH) + 1)
                        - first;
                for (int phaseW : phasesW) {
                    long from = image + (firstRow + (long) first * strideH) * width * bytes;
                    long target = to + (front + (long) first * pitch) * bytes;
                    if (strideW == 1) {
                        if (rows > 0) {
                            Packing.copyExactly(x, from, (long) strideH * width * bytes, planes, target,
                                    (long) pitch * bytes,
                                    rows, width * bytes);
                        }
                    } else {
                        gather(x, from, planes, target, rows, lowColumn * strideW + phaseW);
                    }
                    to += planeBytes(r1 - r0);
                }
            }
        }
    }

    private void gather(MemorySegment x, long from, MemorySegment planes, long to, int rows, int firstColumn) {
        int first = Math.max(0, -Math.floorDiv(firstColumn, strideW));
        int end = Math.min(pitch, Math.floorDiv(width - 1 - firstColumn, strideW) + 1);
        for (int r = 0; r < rows; r++) {
            long source = from + ((long) r * strideH * width + firstColumn) * bytes;
            long target = to + (long) r * pitch * bytes;
            int done = bytes == 4 && strideW == 2 && end - first >= LANES ? evens(x, source, planes, target, first, end)
                    : first;
            for (int j = done; j < end; j++) {
                if (bytes == 4) {
                    planes.set(INT, target + j * 4L, x.get(INT, source + (long) j * strideW * 4));
                } else {
                    planes.set(LONG, target + j * 8L, x.get(LONG, source + (long) j * strideW * 8));
                }
            }
        }
    }

    // Every second element, in whole vectors, the last of which may overlap; returns how far it came before the end of `x`.
    private static int evens(MemorySegment x, long from, MemorySegment planes, long to, int first, int end) {
        IntVector even = IntVector.fromArray(Simd.I, EVEN, 0);
        int j = first;
        while (j < end) {
            int at = Math.min(j, end - LANES);
            long s = from + at * 8L;
            if (s + 2 * BYTES > x.byteSize()) {
                return j;
            }
            even.selectFrom(IntVector.fromMemorySegment(Simd.I, x, s, NATIVE),
                    IntVector.fromMemorySegment(Simd.I, x, s + BYTES, NATIVE))
                    .intoMemorySegment(planes, to + at * 4L, NATIVE);
            j = at + LANES;
        }
        return j;
    }
}
