// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Window2d;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Windows that slide over planes. Immutable.
///
/// Places whose window lies inside the plane from left to right are done a vector of places at a time for `float` and
/// steps of 1 or 2 columns; all others one by one.
final class Pool2d {
    private static final VectorSpecies<Float> F = Simd.F;
    private static final VectorSpecies<Integer> I = Simd.I;
    private static final int LANES = Simd.F_LANES;
    private static final long VECTOR = F.vectorByteSize();
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final int[] EVEN = lanes(2);
    private static final int[] EACH = lanes(1);
    // An index below 2^31 and a zero are the two halves of a long.
    private static final int[] LOW = halves(0);
    private static final int[] HIGH = halves(LANES / 2);
    private static final double PARALLEL_TAPS = 1 << 16;

    private final int bytes;
    private final int planes;
    private final int height;
    private final int width;
    private final int kernelH;
    private final int kernelW;
    private final int outH;
    private final int outW;
    private final Window2d w;
    // Places [inner0, inner1) of a row have all their columns inside the plane.
    private final int inner0;
    private final int inner1;
    // Null for other windows.
    private final PairPool pairs;

    Pool2d(int bytes, int planes, int height, int width, int kernelH, int kernelW, int outH, int outW, Window2d w) {
        this.bytes = bytes;
        this.planes = planes;
        this.height = height;
        this.width = width;
        this.kernelH = kernelH;
        this.kernelW = kernelW;
        this.outH = outH;
        this.outW = outW;
        this.w = w;
        int reach = (kernelW - 1) * w.dilationW();
        this.inner0 = Math.min(outW, (w.padLeft() + w.strideW() - 1) / w.strideW());
        int room = width - 1 - reach + w.padLeft();
        this.inner1 = Math.max(inner0, Math.min(outW, room < 0 ? 0 : room / w.strideW() + 1));
        boolean isPair = kernelH == 2 && kernelW == 2 && w.strideH() == 2 && w.strideW() == 2 && w.dilationH() == 1
                && w.dilationW() == 1 && w.padTop() == 0 && w.padLeft() == 0;
        this.pairs = isPair ? pairs(bytes, height, width, outH, outW) : null;
    }

    /// How to do windows of 2 x 2 that cover a plane; null where they do not.
    static PairPool pairs(int bytes, long height, long width, long outH, long outW) {
        return bytes == 4 && PairPool.suits() && height == 2 * outH && width == 2 * outW
                ? new PairPool((int) outH, (int) outW) : null;
    }

    private static int[] lanes(int step) {
        int[] lanes = new int[LANES];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = i * step;
        }
        return lanes;
    }

    /// Selects lanes from `first` on, each beside a lane of a second vector.
    private static int[] halves(int first) {
        int[] lanes = new int[LANES];
        int front = NATIVE == ByteOrder.LITTLE_ENDIAN ? 0 : 1;
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = first + i / 2 + (i % 2 == front ? 0 : LANES);
        }
        return lanes;
    }

    private boolean isVector() {
        return bytes == 4 && w.strideW() <= 2 && LANES > 1;
    }

    private static int parts(int planes, double taps) {
        return (int) Math.max(1, Math.min(Math.min(planes, Workers.current().threads()), taps / PARALLEL_TAPS));
    }

    private static int start(int planes, int part, int parts) {
        return (int) ((long) planes * part / parts);
    }

    private double taps() {
        return (double) planes * outH * outW * kernelH * kernelW;
    }

    private int firstRow(int i) {
        int start = i * w.strideH() - w.padTop();
        return start >= 0 ? 0 : (-start + w.dilationH() - 1) / w.dilationH();
    }

    private int endRow(int i) {
        int start = i * w.strideH() - w.padTop();
        return Math.min(kernelH, (height - 1 - start) / w.dilationH() + 1);
    }

    private int firstColumn(int j) {
        int start = j * w.strideW() - w.padLeft();
        return start >= 0 ? 0 : (-start + w.dilationW() - 1) / w.dilationW();
    }

    private int endColumn(int j) {
        int start = j * w.strideW() - w.padLeft();
        return Math.min(kernelW, (width - 1 - start) / w.dilationW() + 1);
    }

    /// The largest elements and where they are; see [dev.gatun.op.MaxPool2d].
    void max(MemorySegment x, MemorySegment y, MemorySegment indices) {
        int parts = parts(planes, taps());
        if (parts == 1) {
            maxPlanes(0, planes, x, y, indices);
        } else {
            Workers.current().run(parts,
                    part -> maxPlanes(start(planes, part, parts), start(planes, part + 1, parts), x, y, indices));
        }
    }

    private void maxPlanes(int from, int to, MemorySegment x, MemorySegment y, MemorySegment indices) {
        long end = (long) to * outH * outW;
        for (int plane = from; plane < to; plane++) {
            if (pairs != null && pairs.fits(plane, x.byteSize() / 4, end)) {
                pairs.max(plane, x, y, indices);
                continue;
            }
            for (int i = 0; i < outH; i++) {
                maxRow(plane, i, end, x, y, indices);
            }
        }
    }

    // Whole vectors are written, over places that come later; the last ones before `end` are done one by one.
    private void maxRow(int plane, int i, long end, MemorySegment x, MemorySegment y, MemorySegment indices) {
        long out = ((long) plane * outH + i) * outW;
        int done = inner0;
        if (isVector() && inner0 < inner1) {
            int u0 = firstRow(i);
            int rows = endRow(i) - u0;
            int start = innerStart(i, u0);
            long xAt = (long) plane * height * width * 4;
            done += w.strideW() == 1
                    ? maxOfDense(x, xAt, start, rows, w.dilationH() * width, kernelW, w.dilationW(), y, indices,
                            out + done, inner1 - done, end)
                    : maxOfEven(x, xAt, start, rows, w.dilationH() * width, kernelW, w.dilationW(), y, indices,
                            out + done, inner1 - done, end);
        }
        for (int j = 0; j < inner0; j++) {
            maxOne(plane, i, j, x, y, indices, out + j);
        }
        for (int j = done; j < outW; j++) {
            maxOne(plane, i, j, x, y, indices, out + j);
        }
    }

    /// The element of a plane under the first row and column of the first inner window of row `i` of places.
    private int innerStart(int i, int u0) {
        return (i * w.strideH() - w.padTop() + u0 * w.dilationH()) * width + inner0 * w.strideW() - w.padLeft();
    }

    // The loop over vectors is in here, so that this is too big to be inlined: with its siblings in one method it would
    // be boxed. Whole vectors are read: the places whose vectors would leave the memory are left to the caller.
    private static int maxOfDense(MemorySegment x, long xAt, int start, int rows, int rowStep, int columns,
            int columnStep, MemorySegment y, MemorySegment indices, long out, int places, long end) {
        long last = xAt + (start + (rows - 1L) * rowStep + (columns - 1L) * columnStep) * 4 + VECTOR;
        IntVector low = IntVector.fromArray(I, LOW, 0);
        IntVector high = IntVector.fromArray(I, HIGH, 0);
        IntVector none = IntVector.zero(I);
        int done = 0;
        for (; done < places && last + done * 4L <= x.byteSize() && out + done + LANES <= end; done += LANES) {
            FloatVector best = FloatVector.broadcast(F, Float.NEGATIVE_INFINITY);
            IntVector index = IntVector.broadcast(I, start + done);
            for (int u = 0; u < rows; u++) {
                for (int v = 0; v < columns; v++) {
                    int at = start + done + u * rowStep + v * columnStep;
                    FloatVector value = FloatVector.fromMemorySegment(F, x, xAt + at * 4L, NATIVE);
                    VectorMask<Float> better = value.compare(VectorOperators.GT, best)
                            .or(value.compare(VectorOperators.NE, value));
                    best = best.blend(value, better);
                    index = index.blend(at, better.cast(I));
                }
            }
            index = index.add(IntVector.fromArray(I, EACH, 0));
            best.intoMemorySegment(y, (out + done) * 4, NATIVE);
            low.selectFrom(index, none).intoMemorySegment(indices, (out + done) * 8, NATIVE);
            high.selectFrom(index, none).intoMemorySegment(indices, (out + done) * 8 + VECTOR, NATIVE);
        }
        return Math.min(done, places);
    }

    private static int maxOfEven(MemorySegment x, long xAt, int start, int rows, int rowStep, int columns,
            int columnStep, MemorySegment y, MemorySegment indices, long out, int places, long end) {
        long last = xAt + (start + (rows - 1L) * rowStep + (columns - 1L) * columnStep) * 4 + 2 * VECTOR;
        IntVector even = IntVector.fromArray(I, EVEN, 0);
        IntVector low = IntVector.fromArray(I, LOW, 0);
        IntVector high = IntVector.fromArray(I, HIGH, 0);
        IntVector none = IntVector.zero(I);
        int done = 0;
        for (; done < places && last + done * 8L <= x.byteSize() && out + done + LANES <= end; done += LANES) {
            FloatVector best = FloatVector.broadcast(F, Float.NEGATIVE_INFINITY);
            IntVector index = IntVector.broadcast(I, start + 2 * done);
            for (int u = 0; u < rows; u++) {
                for (int v = 0; v < columns; v++) {
                    int at = start + 2 * done + u * rowStep + v * columnStep;
                    FloatVector value = even.selectFrom(IntVector.fromMemorySegment(I, x, xAt + at * 4L, NATIVE),
                            IntVector.fromMemorySegment(I, x, xAt + at * 4L + VECTOR, NATIVE)).reinterpretAsFloats();
                    VectorMask<Float> better = value.compare(VectorOperators.GT, best)
                            .or(value.compare(VectorOperators.NE, value));
                    best = best.blend(value, better);
                    index = index.blend(at, better.cast(I));
                }
            }
            index = index.add(even);
            best.intoMemorySegment(y, (out + done) * 4, NATIVE);
            low.selectFrom(index, none).intoMemorySegment(indices, (out + done) * 8, NATIVE);
            high.selectFrom(index, none).intoMemorySegment(indices, (out + done) * 8 + VECTOR, NATIVE);
        }
        return Math.min(done, places);
    }

    private void maxOne(int plane, int i, int j, MemorySegment x, MemorySegment y, MemorySegment indices, long out) {
        long xAt = (long) plane * height * width;
        double best = Double.NEGATIVE_INFINITY;
        long index = -1;
        for (int u = firstRow(i); u < endRow(i); u++) {
            for (int v = firstColumn(j); v < endColumn(j); v++) {
                long at = (long) (i * w.strideH() - w.padTop() + u * w.dilationH()) * width + j * w.strideW()
                        - w.padLeft() + v * w.dilationW();
                double value = get(x, xAt + at);
                if (index < 0 || value > best || value != value) {
                    best = value;
                    index = at;
                }
            }
        }
        set(y, out, best);
        indices.set(LONG, out * 8, index);
    }

    private double get(MemorySegment x, long index) {
        return bytes == 4 ? x.get(FLOAT, index * 4) : x.get(DOUBLE, index * 8);
    }

    private void set(MemorySegment y, long index, double value) {
        if (bytes == 4) {
            y.set(FLOAT, index * 4, (float) value);
        } else {
            y.set(DOUBLE, index * 8, value);
        }
    }

    /// Adds each of `places` elements a plane to the place that its index names in a plane of zeros.
    ///
    /// @param pairs if places may be those of 2 x 2 windows that cover the plane; else null
    static void scatter(PairPool pairs, int bytes, int planes, int places, int plane, MemorySegment gradOut,
            MemorySegment indices,
            MemorySegment gradX) {
        int parts = parts(planes, (double) planes * (places + plane));
        if (parts == 1) {
            scatterPlanes(pairs, bytes, 0, planes, places, plane, gradOut, indices, gradX);
        } else {
            Workers.current().run(parts, part -> scatterPlanes(pairs, bytes, start(planes, part, parts),
                    start(planes, part + 1, parts), places, plane, gradOut, indices, gradX));
        }
    }

    private static void scatterPlanes(PairPool pairs, int bytes, int from, int to, int places, int plane,
            MemorySegment gradOut, MemorySegment indices, MemorySegment gradX) {
        for (int p = from; p < to; p++) {
            if (pairs != null && pairs.fits(p, (long) to * plane, gradOut.byteSize() / 4)
                    && pairs.spread(p, gradOut, indices, gradX)) {
                continue;
            }
            Packing.zero(gradX, (long) p * plane * bytes, (long) plane * bytes);
            scatterPlane(bytes, p, places, plane, gradOut, indices, gradX);
        }
    }

    private static void scatterPlane(int bytes, int p, int places, int plane, MemorySegment gradOut,
            MemorySegment indices, MemorySegment gradX) {
        long in = (long) p * places;
        long out = (long) p * plane;
        for (int i = 0; i < places; i++) {
            long index = indices.get(LONG, (in + i) * 8);
            if (index < 0 || index >= plane) {
                throw new IndexOutOfBoundsException("maxpool2dgrad: index must be in the plane: index=" + index
                        + ", plane=" + plane);
            }
            if (bytes == 4) {
                long at = (out + index) * 4;
                gradX.set(FLOAT, at, gradX.get(FLOAT, at) + gradOut.get(FLOAT, (in + i) * 4));
            } else {
                long at = (out + index) * 8;
                gradX.set(DOUBLE, at, gradX.get(DOUBLE, at) + gradOut.get(DOUBLE, (in + i) * 8));
            }
        }
    }

    /// How many elements the mean at place `(i, j)` is of.
    private int count(boolean pads, int i, int j) {
        if (!pads) {
            return (endRow(i) - firstRow(i)) * (endColumn(j) - firstColumn(j));
        }
        int rows = 0;
        for (int u = 0; u < kernelH; u++) {
            rows += i * w.strideH() - w.padTop() + u * w.dilationH() < height + w.padBottom() ? 1 : 0;
        }
        int columns = 0;
        for (int v = 0; v < kernelW; v++) {
            columns += j * w.strideW() - w.padLeft() + v * w.dilationW() < width + w.padRight() ? 1 : 0;
        }
        return rows * columns;
    }

    /// The means; see [dev.gatun.op.AvgPool2d].
    void average(boolean countIncludePad, MemorySegment x, MemorySegment y) {
        int parts = parts(planes, taps());
        if (parts == 1) {
            averagePlanes(countIncludePad, 0, planes, x, y);
        } else {
            Workers.current().run(parts, part -> averagePlanes(countIncludePad, start(planes, part, parts),
                    start(planes, part + 1, parts), x, y));
        }
    }

    private void averagePlanes(boolean pads, int from, int to, MemorySegment x, MemorySegment y) {
        long end = (long) to * outH * outW;
        for (int plane = from; plane < to; plane++) {
            for (int i = 0; i < outH; i++) {
                averageRow(pads, plane, i, end, x, y);
            }
        }
    }

    private void averageRow(boolean pads, int plane, int i, long end, MemorySegment x, MemorySegment y) {
        long out = ((long) plane * outH + i) * outW;
        int done = inner0;
        if (isVector() && inner0 < inner1) {
            int u0 = firstRow(i);
            int rows = endRow(i) - u0;
            long start = ((long) plane * height * width + innerStart(i, u0)) * 4;
            float divisor = count(pads, i, inner0);
            done += w.strideW() == 1
                    ? meansOfDense(x, start, rows, w.dilationH() * width, kernelW, w.dilationW(), y, out + done,
                            inner1 - done, end, divisor)
                    : meansOfEven(x, start, rows, w.dilationH() * width, kernelW, w.dilationW(), y, out + done,
                            inner1 - done, end, divisor);
        }
        for (int j = 0; j < inner0; j++) {
            averageOne(pads, plane, i, j, x, y, out + j);
        }
        for (int j = done; j < outW; j++) {
            averageOne(pads, plane, i, j, x, y, out + j);
        }
    }

    private static int meansOfDense(MemorySegment x, long start, int rows, int rowStep, int columns, int columnStep,
            MemorySegment y, long out, int places, long end, float divisor) {
        long last = start + ((rows - 1L) * rowStep + (columns - 1L) * columnStep) * 4 + VECTOR;
        int done = 0;
        for (; done < places && last + done * 4L <= x.byteSize() && out + done + LANES <= end; done += LANES) {
            FloatVector sum = FloatVector.zero(F);
            for (int u = 0; u < rows; u++) {
                for (int v = 0; v < columns; v++) {
                    long at = start + (done + u * rowStep + v * columnStep) * 4L;
                    sum = sum.add(FloatVector.fromMemorySegment(F, x, at, NATIVE));
                }
            }
            sum.div(divisor).intoMemorySegment(y, (out + done) * 4, NATIVE);
        }
        return Math.min(done, places);
    }

    private static int meansOfEven(MemorySegment x, long start, int rows, int rowStep, int columns, int columnStep,
            MemorySegment y, long out, int places, long end, float divisor) {
        long last = start + ((rows - 1L) * rowStep + (columns - 1L) * columnStep) * 4 + 2 * VECTOR;
        IntVector even = IntVector.fromArray(I, EVEN, 0);
        int done = 0;
        for (; done < places && last + done * 8L <= x.byteSize() && out + done + LANES <= end; done += LANES) {
            FloatVector sum = FloatVector.zero(F);
            for (int u = 0; u < rows; u++) {
                for (int v = 0; v < columns; v++) {
                    long at = start + (2 * done + u * rowStep + v * columnStep) * 4L;
                    sum = sum.add(even.selectFrom(IntVector.fromMemorySegment(I, x, at, NATIVE),
                            IntVector.fromMemorySegment(I, x, at + VECTOR, NATIVE)).reinterpretAsFloats());
                }
            }
            sum.div(divisor).intoMemorySegment(y, (out + done) * 4, NATIVE);
        }
        return Math.min(done, places);
    }

    private void averageOne(boolean pads, int plane, int i, int j, MemorySegment x, MemorySegment y, long out) {
        long xAt = (long) plane * height * width;
        double sum = 0;
        for (int u = firstRow(i); u < endRow(i); u++) {
            for (int v = firstColumn(j); v < endColumn(j); v++) {
                sum += get(x, xAt + (long) (i * w.strideH() - w.padTop() + u * w.dilationH()) * width
                        + j * w.strideW() - w.padLeft() + v * w.dilationW());
            }
        }
        set(y, out, sum / count(pads, i, j));
    }

    /// The adjoint of `average`; see [dev.gatun.op.AvgPool2dGrad].
    void spread(boolean countIncludePad, MemorySegment gradOut, MemorySegment gradX) {
        int parts = parts(planes, taps());
        if (parts == 1) {
            spreadPlanes(countIncludePad, 0, planes, gradOut, gradX);
        } else {
            Workers.current().run(parts, part -> spreadPlanes(countIncludePad, start(planes, part, parts),
                    start(planes, part + 1, parts), gradOut, gradX));
        }
    }

    private void spreadPlanes(boolean pads, int from, int to, MemorySegment gradOut, MemorySegment gradX) {
        long plane = (long) height * width * bytes;
        Packing.zero(gradX, from * plane, (to - from) * plane);
        for (int p = from; p < to; p++) {
            spreadPlane(pads, p, gradOut, gradX);
        }
    }

    private void spreadPlane(boolean pads, int plane, MemorySegment gradOut, MemorySegment gradX) {
        long xAt = (long) plane * height * width;
        long out = (long) plane * outH * outW;
        for (int i = 0; i < outH; i++) {
            for (int j = 0; j < outW; j++) {
                double part = get(gradOut, out + (long) i * outW + j) / count(pads, i, j);
                for (int u = firstRow(i); u < endRow(i); u++) {
                    for (int v = firstColumn(j); v < endColumn(j); v++) {
                        long at = xAt + (long) (i * w.strideH() - w.padTop() + u * w.dilationH()) * width
                                + j * w.strideW() - w.padLeft() + v * w.dilationW();
                        set(gradX, at, get(gradX, at) + part);
                    }
                }
            }
        }
    }
}
