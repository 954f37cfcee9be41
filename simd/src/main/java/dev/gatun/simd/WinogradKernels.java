// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The one-dimensional transforms of Winograd's `F(4, 3)` on runs of channels, each run a whole number of vectors. Offsets
/// and sizes are in bytes.
///
/// Matrices of Lavin and Gray, "Fast algorithms for convolutional neural networks" (2016), section 4.3.
final class WinogradKernels {
    private static final VectorSpecies<Float> SP = Simd.F;
    private static final int BYTES = SP.vectorByteSize();
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private WinogradKernels() {
    }

    /// As `output`, for a row of pixels of `size` bytes each, with a bias of one pixel added and everything up to `floor`
    /// (zero, or minus infinity for no change) replaced by it; sum `i` goes to `to + i * toStep` if `i < count`.
    static void results(MemorySegment m, long from, long step, MemorySegment bias, float floor, MemorySegment y,
            long to,
            long toStep, int count, int pixels, long size) {
        m = Views.of(m);
        y = Views.of(y);
        bias = Views.of(bias);
        // What there is no place for is written to a place that a later store fills.
        long at1 = count > 1 ? toStep : 0;
        long at2 = count > 2 ? 2 * toStep : 0;
        long at3 = count > 3 ? 3 * toStep : 0;
        FloatVector least = FloatVector.broadcast(SP, floor);
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (long c = 0; c < size; c += BYTES) {
                long s = from + pixel * size + c;
                long t = to + pixel * size + c;
                FloatVector m0 = FloatVector.fromMemorySegment(SP, m, s, NATIVE);
                FloatVector m1 = FloatVector.fromMemorySegment(SP, m, s + step, NATIVE);
                FloatVector m2 = FloatVector.fromMemorySegment(SP, m, s + 2 * step, NATIVE);
                FloatVector m3 = FloatVector.fromMemorySegment(SP, m, s + 3 * step, NATIVE);
                FloatVector m4 = FloatVector.fromMemorySegment(SP, m, s + 4 * step, NATIVE);
                FloatVector m5 = FloatVector.fromMemorySegment(SP, m, s + 5 * step, NATIVE);
                FloatVector b = FloatVector.fromMemorySegment(SP, bias, c, NATIVE);
                FloatVector sum12 = m1.add(m2).add(b);
                FloatVector dif12 = m1.sub(m2).add(b);
                FloatVector sum34 = m3.add(m4);
                FloatVector dif34 = m3.sub(m4);
                FloatVector y0 = m0.add(sum12).add(sum34);
                FloatVector y1 = dif34.fma(FloatVector.broadcast(SP, 2f), dif12);
                FloatVector y2 = sum34.fma(FloatVector.broadcast(SP, 4f), sum12);
                FloatVector y3 = dif34.fma(FloatVector.broadcast(SP, 8f), dif12).add(m5);
                y3.blend(least, y3.compare(VectorOperators.LE, least)).intoMemorySegment(y, t + at3, NATIVE);
                y2.blend(least, y2.compare(VectorOperators.LE, least)).intoMemorySegment(y, t + at2, NATIVE);
                y1.blend(least, y1.compare(VectorOperators.LE, least)).intoMemorySegment(y, t + at1, NATIVE);
                y0.blend(least, y0.compare(VectorOperators.LE, least)).intoMemorySegment(y, t, NATIVE);
            }
        }
    }

    /// Three weights at `from`, `step` apart, to six transformed ones at `to`, `toStep` apart.
    static void weights(MemorySegment g, long from, long step, MemorySegment u, long to, long toStep, long size) {
        g = Views.of(g);
        u = Views.of(u);
        for (long c = 0; c < size; c += BYTES) {
            long s = from + c;
            long t = to + c;
            FloatVector g0 = FloatVector.fromMemorySegment(SP, g, s, NATIVE);
            FloatVector g1 = FloatVector.fromMemorySegment(SP, g, s + step, NATIVE);
            FloatVector g2 = FloatVector.fromMemorySegment(SP, g, s + 2 * step, NATIVE);
            FloatVector sum = g0.add(g2).mul(-1 / 6f);
            FloatVector mid = g1.mul(-1 / 6f);
            FloatVector far = g0.mul(1 / 24f).add(g2.mul(1 / 6f));
            FloatVector half = g1.mul(1 / 12f);
            g0.mul(1 / 4f).intoMemorySegment(u, t, NATIVE);
            sum.add(mid).intoMemorySegment(u, t + toStep, NATIVE);
            sum.sub(mid).intoMemorySegment(u, t + 2 * toStep, NATIVE);
            far.add(half).intoMemorySegment(u, t + 3 * toStep, NATIVE);
            far.sub(half).intoMemorySegment(u, t + 4 * toStep, NATIVE);
            g2.intoMemorySegment(u, t + 5 * toStep, NATIVE);
        }
    }

    /// The transpose of `weights`: six gradients to three.
    static void weightGradients(MemorySegment u, long from, long step, MemorySegment g, long to, long toStep,
            long size) {
        u = Views.of(u);
        g = Views.of(g);
        for (long c = 0; c < size; c += BYTES) {
            long s = from + c;
            long t = to + c;
            FloatVector u0 = FloatVector.fromMemorySegment(SP, u, s, NATIVE);
            FloatVector u1 = FloatVector.fromMemorySegment(SP, u, s + step, NATIVE);
            FloatVector u2 = FloatVector.fromMemorySegment(SP, u, s + 2 * step, NATIVE);
            FloatVector u3 = FloatVector.fromMemorySegment(SP, u, s + 3 * step, NATIVE);
            FloatVector u4 = FloatVector.fromMemorySegment(SP, u, s + 4 * step, NATIVE);
            FloatVector u5 = FloatVector.fromMemorySegment(SP, u, s + 5 * step, NATIVE);
            FloatVector near = u1.add(u2).mul(-1 / 6f);
            FloatVector far = u3.add(u4);
            u0.mul(1 / 4f).add(near).add(far.mul(1 / 24f)).intoMemorySegment(g, t, NATIVE);
            u2.sub(u1).mul(1 / 6f).add(u3.sub(u4).mul(1 / 12f)).intoMemorySegment(g, t + toStep, NATIVE);
            near.add(far.mul(1 / 6f)).add(u5).intoMemorySegment(g, t + 2 * toStep, NATIVE);
        }
    }

    /// Six inputs at `from`, `step` apart, to six transformed ones at `to`, `toStep` apart, for tiles so many bytes apart.
    static void input(MemorySegment x, long from, long fromTile, long step, MemorySegment v, long to, long toTile,
            long toStep, int tiles, long size) {
        x = Views.of(x);
        v = Views.of(v);
        for (int tile = 0; tile < tiles; tile++) {
            for (long c = 0; c < size; c += BYTES) {
                long s = from + tile * fromTile + c;
                long t = to + tile * toTile + c;
                FloatVector d0 = FloatVector.fromMemorySegment(SP, x, s, NATIVE);
                FloatVector d1 = FloatVector.fromMemorySegment(SP, x, s + step, NATIVE);
                FloatVector d2 = FloatVector.fromMemorySegment(SP, x, s + 2 * step, NATIVE);
                FloatVector d3 = FloatVector.fromMemorySegment(SP, x, s + 3 * step, NATIVE);
                FloatVector d4 = FloatVector.fromMemorySegment(SP, x, s + 4 * step, NATIVE);
                FloatVector d5 = FloatVector.fromMemorySegment(SP, x, s + 5 * step, NATIVE);
                FloatVector even = d2.fma(FloatVector.broadcast(SP, -4f), d4);
                FloatVector odd = d1.fma(FloatVector.broadcast(SP, -4f), d3);
                FloatVector near = d4.sub(d2);
                FloatVector far = d3.sub(d1).mul(2f);
                d0.fma(FloatVector.broadcast(SP, 4f), d2.fma(FloatVector.broadcast(SP, -5f), d4))
                        .intoMemorySegment(v, t, NATIVE);
                even.add(odd).intoMemorySegment(v, t + toStep, NATIVE);
                even.sub(odd).intoMemorySegment(v, t + 2 * toStep, NATIVE);
                near.add(far).intoMemorySegment(v, t + 3 * toStep, NATIVE);
                near.sub(far).intoMemorySegment(v, t + 4 * toStep, NATIVE);
                d1.fma(FloatVector.broadcast(SP, 4f), d3.fma(FloatVector.broadcast(SP, -5f), d5))
                        .intoMemorySegment(v, t + 5 * toStep, NATIVE);
            }
        }
    }

    /// Six products at `from`, `step` apart, to four sums at `to`, `toStep` apart, for tiles so many bytes apart.
    static void output(MemorySegment m, long from, long fromTile, long step, MemorySegment y, long to, long toTile,
            long toStep, int tiles, long size) {
        m = Views.of(m);
        y = Views.of(y);
        for (int tile = 0; tile < tiles; tile++) {
            for (long c = 0; c < size; c += BYTES) {
                long s = from + tile * fromTile + c;
                long t = to + tile * toTile + c;
                FloatVector m0 = FloatVector.fromMemorySegment(SP, m, s, NATIVE);
                FloatVector m1 = FloatVector.fromMemorySegment(SP, m, s + step, NATIVE);
                FloatVector m2 = FloatVector.fromMemorySegment(SP, m, s + 2 * step, NATIVE);
                FloatVector m3 = FloatVector.fromMemorySegment(SP, m, s + 3 * step, NATIVE);
                FloatVector m4 = FloatVector.fromMemorySegment(SP, m, s + 4 * step, NATIVE);
                FloatVector m5 = FloatVector.fromMemorySegment(SP, m, s + 5 * step, NATIVE);
                FloatVector sum12 = m1.add(m2);
                FloatVector dif12 = m1.sub(m2);
                FloatVector sum34 = m3.add(m4);
                FloatVector dif34 = m3.sub(m4);
                m0.add(sum12).add(sum34).intoMemorySegment(y, t, NATIVE);
                dif34.fma(FloatVector.broadcast(SP, 2f), dif12).intoMemorySegment(y, t + toStep, NATIVE);
                sum34.fma(FloatVector.broadcast(SP, 4f), sum12).intoMemorySegment(y, t + 2 * toStep, NATIVE);
                dif34.fma(FloatVector.broadcast(SP, 8f), dif12).add(m5).intoMemorySegment(y, t + 3 * toStep, NATIVE);
            }
        }
    }

    /// The transpose of `output`: four gradients to six.
    static void outputGradients(MemorySegment y, long from, long fromTile, long step, MemorySegment m, long to,
            long toTile,
            long toStep, int tiles, long size) {
        y = Views.of(y);
        m = Views.of(m);
        for (int tile = 0; tile < tiles; tile++) {
            for (long c = 0; c < size; c += BYTES) {
                long s = from + tile * fromTile + c;
                long t = to + tile * toTile + c;
                FloatVector y0 = FloatVector.fromMemorySegment(SP, y, s, NATIVE);
                FloatVector y1 = FloatVector.fromMemorySegment(SP, y, s + step, NATIVE);
                FloatVector y2 = FloatVector.fromMemorySegment(SP, y, s + 2 * step, NATIVE);
                FloatVector y3 = FloatVector.fromMemorySegment(SP, y, s + 3 * step, NATIVE);
                FloatVector even = y0.add(y2);
                FloatVector odd = y1.add(y3);
                FloatVector even2 = y2.fma(FloatVector.broadcast(SP, 4f), y0);
                FloatVector odd2 = y3.fma(FloatVector.broadcast(SP, 4f), y1).mul(2f);
                y0.intoMemorySegment(m, t, NATIVE);
                even.add(odd).intoMemorySegment(m, t + toStep, NATIVE);
                even.sub(odd).intoMemorySegment(m, t + 2 * toStep, NATIVE);
                even2.add(odd2).intoMemorySegment(m, t + 3 * toStep, NATIVE);
                even2.sub(odd2).intoMemorySegment(m, t + 4 * toStep, NATIVE);
                y3.intoMemorySegment(m, t + 5 * toStep, NATIVE);
            }
        }
    }
}
