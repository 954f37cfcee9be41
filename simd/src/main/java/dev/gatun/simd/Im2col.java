// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Window2d;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The windows of an image as the columns of a matrix, and back. Immutable.
///
/// Row `(c * kernelH + u) * kernelW + v` of the matrix holds, for each place of the window in row-major order, the
/// element under window element `(u, v)` of channel `c`. All offsets are in bytes. An image is first copied into the
/// middle of planes of zeros, one for each channel, of [#imageBytes()] bytes in all.
final class Im2col {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;
    private static final VectorSpecies<Integer> I = Simd.I;
    private static final VectorSpecies<Float> F = Simd.F;
    private static final VectorSpecies<Double> D = Simd.D;
    private static final int VECTOR = I.vectorByteSize();
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    final int bytes;
    final int channels;
    final int height;
    final int width;
    final int kernelH;
    final int kernelW;
    final int outH;
    final int outW;
    private final Window2d window;
    private final int planeH;
    private final int pitch;

    /// @param channels channels of one group
    Im2col(int bytes, int channels, int height, int width, int kernelH, int kernelW, int outH, int outW,
            Window2d window) {
        this.bytes = bytes;
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.kernelH = kernelH;
        this.kernelW = kernelW;
        this.outH = outH;
        this.outW = outW;
        this.window = window;
        this.planeH = (outH - 1) * window.strideH() + (kernelH - 1) * window.dilationH() + 1;
        int lanes = VECTOR / bytes;
        int reach = (kernelW - 1) * window.dilationW();
        // Rows are so far apart that whole vectors added into one row never touch the next.
        this.pitch = window.strideW() == 1 ? reach + (outW + lanes - 1) / lanes * lanes
                : reach + (outW - 1) * window.strideW() + 1;
    }

    /// Rows of the matrix.
    int depth() {
        return channels * kernelH * kernelW;
    }

    /// Whether the window is one element that visits every element.
    boolean isPointwise() {
        return kernelH == 1 && kernelW == 1 && window.strideH() == 1 && window.strideW() == 1 && outH == height
                && outW == width && window.padTop() == 0 && window.padLeft() == 0;
    }

    /// Whether the window moves by one column.
    boolean isDense() {
        return window.strideW() == 1;
    }

    /// The distance between rows of the matrix, in elements, for `rows` rows of places.
    int leading(int rows) {
        int lanes = VECTOR / bytes;
        int leading = (rows * outW + lanes - 1) / lanes * lanes;
        return leading * bytes % 4096 == 0 ? leading + lanes : leading;
    }

    /// Memory of a matrix of `depth` rows for `rows` rows of places, with room to write whole vectors.
    long matrixBytes(int depth, int rows) {
        return ((long) depth * leading(rows) + 2L * VECTOR / bytes) * bytes + 63 & -64;
    }

    /// Memory of one padded plane.
    long planeBytes() {
        return (long) planeH * pitch * bytes;
    }

    /// Memory of all padded planes, with room to read whole vectors.
    long imageBytes() {
        return channels * planeBytes() + 2L * VECTOR + 63 & -64;
    }

    /// Bytes between rows of a padded plane.
    long pitchBytes() {
        return (long) pitch * bytes;
    }

    /// Clears the padded planes, which stay clear around the images that are copied into them.
    void clear(MemorySegment planes, long at) {
        Packing.zero(planes, at, imageBytes());
    }

    private int copiedRows() {
        return Math.min(height, planeH - window.padTop());
    }

    private int copiedColumns() {
        return Math.min(width, pitch - window.padLeft());
    }

    private long inset() {
        return ((long) window.padTop() * pitch + window.padLeft()) * bytes;
    }

    /// Copies one image into the padded planes.
    void pad(MemorySegment x, long xAt, MemorySegment planes, long at) {
        if (copiedRows() <= 0 || copiedColumns() <= 0) {
            return;
        }
        for (int c = 0; c < channels; c++) {
            Packing.copyExactly(x, xAt + (long) c * height * width * bytes, (long) width * bytes, planes,
                    at + c * planeBytes() + inset(), pitchBytes(), copiedRows(), copiedColumns() * bytes);
        }
    }

    /// Copies the middle of the padded planes into one image, whose other elements become zero.
    void unpad(MemorySegment planes, long at, MemorySegment x, long xAt) {
        long plane = (long) height * width * bytes;
        if (copiedRows() < height || copiedColumns() < width) {
            Packing.zero(x, xAt, channels * plane);
        }
        for (int c = 0; c < channels && copiedRows() > 0 && copiedColumns() > 0; c++) {
            Packing.copyExactly(planes, at + c * planeBytes() + inset(), pitchBytes(), x, xAt + c * plane, (long) width * bytes,
                    copiedRows(), copiedColumns() * bytes);
        }
    }

    /// Writes rows `[k0, k1)` of the matrix for rows `[r0, r1)` of places, from padded planes.
    void unfold(MemorySegment planes, long at, int r0, int r1, int k0, int k1, MemorySegment matrix, long to) {
        long leadingBytes = (long) leading(r1 - r0) * bytes;
        for (int k = k0; k < k1; k++) {
            long src = tap(at, k) + (long) r0 * window.strideH() * pitchBytes();
            long dst = to + (k - k0) * leadingBytes;
            long srcRow = window.strideH() * pitchBytes();
            long dstRow = (long) outW * bytes;
            if (window.strideW() == 1) {
                unfoldRows(planes, src, srcRow, matrix, dst, dstRow, r1 - r0, outW * bytes);
            } else if (bytes == 4) {
                for (int r = 0; r < r1 - r0; r++) {
                    for (int j = 0; j < outW; j++) {
                        matrix.set(INT, dst + r * dstRow + j * 4L,
                                planes.get(INT, src + r * srcRow + (long) j * window.strideW() * 4));
                    }
                }
            } else {
                for (int r = 0; r < r1 - r0; r++) {
                    for (int j = 0; j < outW; j++) {
                        matrix.set(LONG, dst + r * dstRow + j * 8L,
                                planes.get(LONG, src + r * srcRow + (long) j * window.strideW() * 8));
                    }
                }
            }
        }
    }

    private long tap(long at, int k) {
        int v = k % kernelW;
        int u = k / kernelW % kernelH;
        int c = k / (kernelW * kernelH);
        return at + c * planeBytes() + (u * window.dilationH() * (long) pitch + v * window.dilationW()) * bytes;
    }

    // What is written past the end of a row is overwritten by the next one, or is behind the last row.
    private static void unfoldRows(MemorySegment src, long so, long srs, MemorySegment dst, long to, long trs, int rows,
            int rowBytes) {
        // Short rows are the rule, and a loop of one or two turns costs more than its body.
        if (rowBytes <= VECTOR) {
            for (int r = 0; r < rows; r++) {
                IntVector.fromMemorySegment(I, src, so + r * srs, NATIVE).intoMemorySegment(dst, to + r * trs, NATIVE);
            }
        } else if (rowBytes <= 2 * VECTOR) {
            for (int r = 0; r < rows; r++) {
                IntVector.fromMemorySegment(I, src, so + r * srs, NATIVE).intoMemorySegment(dst, to + r * trs, NATIVE);
                IntVector.fromMemorySegment(I, src, so + r * srs + VECTOR, NATIVE).intoMemorySegment(dst,
                        to + r * trs + VECTOR, NATIVE);
            }
        } else {
            for (int r = 0; r < rows; r++) {
                for (int at = 0; at < rowBytes; at += VECTOR) {
                    IntVector.fromMemorySegment(I, src, so + r * srs + at, NATIVE).intoMemorySegment(dst,
                            to + r * trs + at, NATIVE);
                }
            }
        }
    }

    /// Adds rows `[0, depth)` of the matrix for rows `[r0, r1)` of places into padded planes: the adjoint of `unfold`.
    void fold(MemorySegment matrix, long from, int r0, int r1, MemorySegment planes, long at) {
        long leadingBytes = (long) leading(r1 - r0) * bytes;
        for (int c = 0; c < channels; c++) {
            // Columns in the outer loop: so a sum that was just written is read again at the same place, or much later.
            for (int v = 0; v < kernelW; v++) {
                for (int u = 0; u < kernelH; u++) {
                    int k = (c * kernelH + u) * kernelW + v;
                    long dst = tap(at, k) + (long) r0 * window.strideH() * pitchBytes();
                    foldRows(matrix, from + k * leadingBytes, planes, dst, r1 - r0);
                }
            }
        }
    }

    private void foldRows(MemorySegment src, long so, MemorySegment dst, long to, int rows) {
        long srs = (long) outW * bytes;
        long trs = window.strideH() * pitchBytes();
        if (window.strideW() == 1) {
            if (bytes == 4) {
                addFloats(src, so, srs, dst, to, trs, rows, outW);
            } else {
                addDoubles(src, so, srs, dst, to, trs, rows, outW);
            }
            return;
        }
        long step = (long) window.strideW() * bytes;
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < outW; j++) {
                long s = so + r * srs + (long) j * bytes;
                long t = to + r * trs + j * step;
                if (bytes == 4) {
                    dst.set(FLOAT, t, dst.get(FLOAT, t) + src.get(FLOAT, s));
                } else {
                    dst.set(DOUBLE, t, dst.get(DOUBLE, t) + src.get(DOUBLE, s));
                }
            }
        }
    }

    private static void addFloats(MemorySegment src, long so, long srs, MemorySegment dst, long to, long trs, int rows,
            int columns) {
        if (columns <= F.length()) {
            // A mask on the sum costs less than one on the load.
            VectorMask<Float> row = F.indexInRange(0, columns);
            for (int r = 0; r < rows; r++) {
                FloatVector sum = FloatVector.fromMemorySegment(F, dst, to + r * trs, NATIVE);
                sum.add(FloatVector.fromMemorySegment(F, src, so + r * srs, NATIVE), row)
                        .intoMemorySegment(dst, to + r * trs, NATIVE);
            }
            return;
        }
        int whole = columns / F.length() * F.length();
        VectorMask<Float> mask = F.indexInRange(0, columns - whole);
        for (int r = 0; r < rows; r++) {
            long s = so + r * srs;
            long t = to + r * trs;
            for (int j = 0; j < whole; j += F.length()) {
                FloatVector.fromMemorySegment(F, dst, t + j * 4L, NATIVE)
                        .add(FloatVector.fromMemorySegment(F, src, s + j * 4L, NATIVE))
                        .intoMemorySegment(dst, t + j * 4L, NATIVE);
            }
            if (whole < columns) {
                FloatVector.fromMemorySegment(F, dst, t + whole * 4L, NATIVE)
                        .add(FloatVector.fromMemorySegment(F, src, s + whole * 4L, NATIVE, mask))
                        .intoMemorySegment(dst, t + whole * 4L, NATIVE);
            }
        }
    }

    private static void addDoubles(MemorySegment src, long so, long srs, MemorySegment dst, long to, long trs, int rows,
            int columns) {
        int whole = columns / D.length() * D.length();
        VectorMask<Double> mask = D.indexInRange(0, columns - whole);
        for (int r = 0; r < rows; r++) {
            long s = so + r * srs;
            long t = to + r * trs;
            for (int j = 0; j < whole; j += D.length()) {
                DoubleVector.fromMemorySegment(D, dst, t + j * 8L, NATIVE)
                        .add(DoubleVector.fromMemorySegment(D, src, s + j * 8L, NATIVE))
                        .intoMemorySegment(dst, t + j * 8L, NATIVE);
            }
            if (whole < columns) {
                DoubleVector.fromMemorySegment(D, dst, t + whole * 8L, NATIVE)
                        .add(DoubleVector.fromMemorySegment(D, src, s + whole * 8L, NATIVE, mask))
                        .intoMemorySegment(dst, t + whole * 8L, NATIVE);
            }
        }
    }
}
