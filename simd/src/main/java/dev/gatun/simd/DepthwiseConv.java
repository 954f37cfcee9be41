// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Window2d;
import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// A 3x3 convolution of each channel on its own, with steps of 1 or 2 columns. Each plane is copied into a frame of zeros, in
/// which one row's right margin is the next one's left margin; then each vector of results is nine products. Thread-safe.
final class DepthwiseConv implements FusedKernels.TakesClamp {
    private static final int TAPS = 9;
    private static final int LARGEST_FRAME = 1 << 18;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final int LANES = Simd.F_LANES;
    private static final int VECTOR = Simd.F.vectorByteSize();
    // Every second lane of two vectors.
    private static final float[] EVENS = evens();

    private final ConvSizes sizes;
    private final boolean hasBias;
    private final float least;
    private final float most;
    // Elements from one row of the frame to the next.
    private final int pitch;
    private final long frameBytes;

    /// Whether a convolution can be done in this way.
    static boolean suits(ConvSizes s) {
        return s.bytes() == 4 && s.channels() == 1 && s.outChannels() == 1 && s.kernelH() == 3 && s.kernelW() == 3
                && s.window().strideW() <= 2 && Simd.hasMasks(4) && frameElements(s) <= LARGEST_FRAME;
    }

    DepthwiseConv(ConvSizes sizes, boolean hasBias) {
        this(sizes, hasBias, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    }

    private DepthwiseConv(ConvSizes sizes, boolean hasBias, float least, float most) {
        this.sizes = sizes;
        this.hasBias = hasBias;
        this.least = least;
        this.most = most;
        this.pitch = (int) pitch(sizes);
        this.frameBytes = (long) frameElements(sizes) * 4 + 63 & -64;
    }

    private static float[] evens() {
        float[] lanes = new float[LANES];
        for (int i = 0; i < LANES; i++) {
            lanes[i] = 2 * i;
        }
        return lanes;
    }

    private static double pitch(ConvSizes s) {
        Window2d w = s.window();
        double right = (s.outW() - 1.0) * w.strideW() + 2.0 * w.dilationW() - w.padLeft() - (s.width() - 1);
        return s.width() + Math.max(w.padLeft(), Math.max(0, right));
    }

    // With room behind for a row of vectors that are read, or written as zeros.
    private static double frameElements(ConvSizes s) {
        Window2d w = s.window();
        double rows = Math.max((s.outH() - 1.0) * w.strideH() + 2.0 * w.dilationH() + 1,
                (double) w.padTop() + s.height());
        return w.padLeft() + rows * pitch(s) + 2.0 * w.dilationW() + 4 * LANES;
    }

    @Override
    public Kernel withClamp(float newLeast, float newMost) {
        return new DepthwiseConv(sizes, hasBias, newLeast, newMost);
    }

    private int units() {
        return sizes.batch() * sizes.groups();
    }

    double nanos() {
        double vectors = (double) sizes.outH() * ((sizes.outW() + LANES - 1) / LANES);
        double rows = (double) sizes.height() * ((sizes.width() + LANES - 1) / LANES);
        return 200 + units() * (30 + vectors * (sizes.window().strideW() == 1 ? 4.5 : 9) + rows * 1.5);
    }

    long scratchBytes() {
        return ConvParts.scratchBytes(units(), frameBytes);
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment x = inputs[0].segment();
        MemorySegment weight = inputs[1].segment();
        MemorySegment bias = hasBias ? inputs[2].segment() : null;
        MemorySegment y = outputs[0].segment();
        int parts = ConvParts.count(units(), sizes.products());
        if (parts == 1) {
            units(0, units(), x, weight, bias, y, scratch, 0);
        } else {
            Workers.current().run(parts, part -> units(ConvParts.start(units(), part, parts),
                    ConvParts.start(units(), part + 1, parts), x, weight, bias, y, scratch, part * frameBytes));
        }
    }

    private void units(int from, int to, MemorySegment x, MemorySegment weight, MemorySegment bias, MemorySegment y,
            MemorySegment scratch, long frame) {
        Window2d window = sizes.window();
        Packing.zero(scratch, frame, frameBytes);
        long image = frame + (window.padLeft() + (long) window.padTop() * pitch) * 4;
        long stepDown = (long) window.strideH() * pitch * 4;
        long tapDown = (long) window.dilationH() * pitch * 4;
        long tapBytes = window.dilationW() * 4L;
        int rowBytes = sizes.width() * 4;
        boolean isWide = sizes.outW() >= LANES;
        for (int unit = from; unit < to; unit++) {
            long channel = unit % sizes.groups();
            long weightAt = channel * TAPS * 4;
            float add = bias == null ? 0 : bias.get(FLOAT, channel * 4);
            long yAt = unit * sizes.outBytes();
            Packing.copyExactly(x, unit * sizes.imageBytes(), rowBytes, scratch, image, pitch * 4L, sizes.height(),
                    rowBytes);
            if (window.strideW() == 1 && isWide) {
                wide(scratch, frame, stepDown, tapDown, tapBytes, weight, weightAt, add, least, most, y, yAt,
                        sizes.outH(), sizes.outW());
            } else if (window.strideW() == 1) {
                narrow(scratch, frame, stepDown, tapDown, tapBytes, weight, weightAt, add, least, most, y, yAt,
                        sizes.outH(), sizes.outW());
            } else if (isWide) {
                wideByTwo(scratch, frame, stepDown, tapDown, tapBytes, weight, weightAt, add, least, most, y, yAt,
                        sizes.outH(), sizes.outW());
            } else {
                narrowByTwo(scratch, frame, stepDown, tapDown, tapBytes, weight, weightAt, add, least, most, y, yAt,
                        sizes.outH(), sizes.outW());
            }
        }
    }

    // Rows of one vector at least; the last one of a row overlaps the one before.
    private static void wide(MemorySegment x, long at, long stepDown, long tapDown, long tapBytes,
            MemorySegment weight, long w, float bias, float least, float most, MemorySegment y, long to, int rows,
            int columns) {
        if (x.getClass() != Simd.SEGMENT || weight.getClass() != Simd.SEGMENT || y.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector w0 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w));
        FloatVector w1 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 4));
        FloatVector w2 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 8));
        FloatVector w3 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 12));
        FloatVector w4 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 16));
        FloatVector w5 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 20));
        FloatVector w6 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 24));
        FloatVector w7 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 28));
        FloatVector w8 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 32));
        FloatVector start = FloatVector.broadcast(Simd.F, bias);
        FloatVector floor = FloatVector.broadcast(Simd.F, least);
        FloatVector ceiling = FloatVector.broadcast(Simd.F, most);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c += Simd.F_LANES) {
                int column = Math.min(c, columns - Simd.F_LANES);
                long a0 = at + r * stepDown + column * 4L;
                long a1 = a0 + tapDown;
                long a2 = a1 + tapDown;
                FloatVector sum = w0.fma(FloatVector.fromMemorySegment(Simd.F, x, a0, NATIVE), start);
                sum = w1.fma(FloatVector.fromMemorySegment(Simd.F, x, a0 + tapBytes, NATIVE), sum);
                sum = w2.fma(FloatVector.fromMemorySegment(Simd.F, x, a0 + 2 * tapBytes, NATIVE), sum);
                sum = w3.fma(FloatVector.fromMemorySegment(Simd.F, x, a1, NATIVE), sum);
                sum = w4.fma(FloatVector.fromMemorySegment(Simd.F, x, a1 + tapBytes, NATIVE), sum);
                sum = w5.fma(FloatVector.fromMemorySegment(Simd.F, x, a1 + 2 * tapBytes, NATIVE), sum);
                sum = w6.fma(FloatVector.fromMemorySegment(Simd.F, x, a2, NATIVE), sum);
                sum = w7.fma(FloatVector.fromMemorySegment(Simd.F, x, a2 + tapBytes, NATIVE), sum);
                sum = w8.fma(FloatVector.fromMemorySegment(Simd.F, x, a2 + 2 * tapBytes, NATIVE), sum);
                sum = sum.blend(floor, sum.compare(VectorOperators.LE, floor));
                sum.blend(ceiling, sum.compare(VectorOperators.GE, ceiling))
                        .intoMemorySegment(y, to + ((long) r * columns + column) * 4, NATIVE);
            }
        }
    }

    // Rows of less than a vector.
    private static void narrow(MemorySegment x, long at, long stepDown, long tapDown, long tapBytes,
            MemorySegment weight, long w, float bias, float least, float most, MemorySegment y, long to, int rows,
            int columns) {
        if (x.getClass() != Simd.SEGMENT || weight.getClass() != Simd.SEGMENT || y.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector w0 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w));
        FloatVector w1 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 4));
        FloatVector w2 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 8));
        FloatVector w3 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 12));
        FloatVector w4 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 16));
        FloatVector w5 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 20));
        FloatVector w6 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 24));
        FloatVector w7 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 28));
        FloatVector w8 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 32));
        FloatVector start = FloatVector.broadcast(Simd.F, bias);
        FloatVector floor = FloatVector.broadcast(Simd.F, least);
        FloatVector ceiling = FloatVector.broadcast(Simd.F, most);
        VectorMask<Float> in = Simd.F.indexInRange(0, columns);
        for (int r = 0; r < rows; r++) {
            long a0 = at + r * stepDown;
            long a1 = a0 + tapDown;
            long a2 = a1 + tapDown;
            FloatVector sum = w0.fma(FloatVector.fromMemorySegment(Simd.F, x, a0, NATIVE), start);
            sum = w1.fma(FloatVector.fromMemorySegment(Simd.F, x, a0 + tapBytes, NATIVE), sum);
            sum = w2.fma(FloatVector.fromMemorySegment(Simd.F, x, a0 + 2 * tapBytes, NATIVE), sum);
            sum = w3.fma(FloatVector.fromMemorySegment(Simd.F, x, a1, NATIVE), sum);
            sum = w4.fma(FloatVector.fromMemorySegment(Simd.F, x, a1 + tapBytes, NATIVE), sum);
            sum = w5.fma(FloatVector.fromMemorySegment(Simd.F, x, a1 + 2 * tapBytes, NATIVE), sum);
            sum = w6.fma(FloatVector.fromMemorySegment(Simd.F, x, a2, NATIVE), sum);
            sum = w7.fma(FloatVector.fromMemorySegment(Simd.F, x, a2 + tapBytes, NATIVE), sum);
            sum = w8.fma(FloatVector.fromMemorySegment(Simd.F, x, a2 + 2 * tapBytes, NATIVE), sum);
            sum = sum.blend(floor, sum.compare(VectorOperators.LE, floor));
            sum.blend(ceiling, sum.compare(VectorOperators.GE, ceiling))
                    .intoMemorySegment(y, to + (long) r * columns * 4, NATIVE, in);
        }
    }

    // [#wide] with steps of 2 columns: every second lane of two vectors.
    private static void wideByTwo(MemorySegment x, long at, long stepDown, long tapDown, long tapBytes,
            MemorySegment weight, long w, float bias, float least, float most, MemorySegment y, long to, int rows,
            int columns) {
        if (x.getClass() != Simd.SEGMENT || weight.getClass() != Simd.SEGMENT || y.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector w0 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w));
        FloatVector w1 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 4));
        FloatVector w2 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 8));
        FloatVector w3 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 12));
        FloatVector w4 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 16));
        FloatVector w5 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 20));
        FloatVector w6 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 24));
        FloatVector w7 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 28));
        FloatVector w8 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 32));
        FloatVector start = FloatVector.broadcast(Simd.F, bias);
        FloatVector floor = FloatVector.broadcast(Simd.F, least);
        FloatVector ceiling = FloatVector.broadcast(Simd.F, most);
        FloatVector evens = FloatVector.fromArray(Simd.F, EVENS, 0);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c += Simd.F_LANES) {
                int column = Math.min(c, columns - Simd.F_LANES);
                long a0 = at + r * stepDown + column * 8L;
                long a1 = a0 + tapDown;
                long a2 = a1 + tapDown;
                FloatVector sum = w0.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a0, NATIVE),
                        FloatVector.fromMemorySegment(Simd.F, x, a0 + VECTOR, NATIVE)), start);
                sum = w1.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a0 + tapBytes, NATIVE),
                        FloatVector.fromMemorySegment(Simd.F, x, a0 + tapBytes + VECTOR, NATIVE)), sum);
                sum = w2.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a0 + 2 * tapBytes, NATIVE),
                        FloatVector.fromMemorySegment(Simd.F, x, a0 + 2 * tapBytes + VECTOR, NATIVE)), sum);
                sum = w3.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a1, NATIVE),
                        FloatVector.fromMemorySegment(Simd.F, x, a1 + VECTOR, NATIVE)), sum);
                sum = w4.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a1 + tapBytes, NATIVE),
                        FloatVector.fromMemorySegment(Simd.F, x, a1 + tapBytes + VECTOR, NATIVE)), sum);
                sum = w5.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a1 + 2 * tapBytes, NATIVE),
                        FloatVector.fromMemorySegment(Simd.F, x, a1 + 2 * tapBytes + VECTOR, NATIVE)), sum);
                sum = w6.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a2, NATIVE),
                        FloatVector.fromMemorySegment(Simd.F, x, a2 + VECTOR, NATIVE)), sum);
                sum = w7.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a2 + tapBytes, NATIVE),
                        FloatVector.fromMemorySegment(Simd.F, x, a2 + tapBytes + VECTOR, NATIVE)), sum);
                sum = w8.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a2 + 2 * tapBytes, NATIVE),
                        FloatVector.fromMemorySegment(Simd.F, x, a2 + 2 * tapBytes + VECTOR, NATIVE)), sum);
                sum = sum.blend(floor, sum.compare(VectorOperators.LE, floor));
                sum.blend(ceiling, sum.compare(VectorOperators.GE, ceiling))
                        .intoMemorySegment(y, to + ((long) r * columns + column) * 4, NATIVE);
            }
        }
    }

    // [#narrow] with steps of 2 columns.
    private static void narrowByTwo(MemorySegment x, long at, long stepDown, long tapDown, long tapBytes,
            MemorySegment weight, long w, float bias, float least, float most, MemorySegment y, long to, int rows,
            int columns) {
        if (x.getClass() != Simd.SEGMENT || weight.getClass() != Simd.SEGMENT || y.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector w0 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w));
        FloatVector w1 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 4));
        FloatVector w2 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 8));
        FloatVector w3 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 12));
        FloatVector w4 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 16));
        FloatVector w5 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 20));
        FloatVector w6 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 24));
        FloatVector w7 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 28));
        FloatVector w8 = FloatVector.broadcast(Simd.F, weight.get(FLOAT, w + 32));
        FloatVector start = FloatVector.broadcast(Simd.F, bias);
        FloatVector floor = FloatVector.broadcast(Simd.F, least);
        FloatVector ceiling = FloatVector.broadcast(Simd.F, most);
        FloatVector evens = FloatVector.fromArray(Simd.F, EVENS, 0);
        VectorMask<Float> in = Simd.F.indexInRange(0, columns);
        for (int r = 0; r < rows; r++) {
            long a0 = at + r * stepDown;
            long a1 = a0 + tapDown;
            long a2 = a1 + tapDown;
            FloatVector sum = w0.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a0, NATIVE),
                    FloatVector.fromMemorySegment(Simd.F, x, a0 + VECTOR, NATIVE)), start);
            sum = w1.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a0 + tapBytes, NATIVE),
                    FloatVector.fromMemorySegment(Simd.F, x, a0 + tapBytes + VECTOR, NATIVE)), sum);
            sum = w2.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a0 + 2 * tapBytes, NATIVE),
                    FloatVector.fromMemorySegment(Simd.F, x, a0 + 2 * tapBytes + VECTOR, NATIVE)), sum);
            sum = w3.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a1, NATIVE),
                    FloatVector.fromMemorySegment(Simd.F, x, a1 + VECTOR, NATIVE)), sum);
            sum = w4.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a1 + tapBytes, NATIVE),
                    FloatVector.fromMemorySegment(Simd.F, x, a1 + tapBytes + VECTOR, NATIVE)), sum);
            sum = w5.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a1 + 2 * tapBytes, NATIVE),
                    FloatVector.fromMemorySegment(Simd.F, x, a1 + 2 * tapBytes + VECTOR, NATIVE)), sum);
            sum = w6.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a2, NATIVE),
                    FloatVector.fromMemorySegment(Simd.F, x, a2 + VECTOR, NATIVE)), sum);
            sum = w7.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a2 + tapBytes, NATIVE),
                    FloatVector.fromMemorySegment(Simd.F, x, a2 + tapBytes + VECTOR, NATIVE)), sum);
            sum = w8.fma(evens.selectFrom(FloatVector.fromMemorySegment(Simd.F, x, a2 + 2 * tapBytes, NATIVE),
                    FloatVector.fromMemorySegment(Simd.F, x, a2 + 2 * tapBytes + VECTOR, NATIVE)), sum);
            sum = sum.blend(floor, sum.compare(VectorOperators.LE, floor));
            sum.blend(ceiling, sum.compare(VectorOperators.GE, ceiling))
                    .intoMemorySegment(y, to + (long) r * columns * 4, NATIVE, in);
        }
    }
}
