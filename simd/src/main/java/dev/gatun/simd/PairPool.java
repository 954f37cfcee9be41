// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The largest elements of 2 x 2 windows side by side, which cover planes of `float` without a rest, and the gradient.
/// Immutable.
///
/// A vector holds places of one row or, where they are few, of two. Whole vectors are written, over places that come
/// later; planes too near to the end of the memory for that are left to others.
final class PairPool {
    private static final VectorSpecies<Float> F = Simd.F;
    private static final VectorSpecies<Integer> I = Simd.I;
    private static final int LANES = Simd.F_LANES;
    private static final long VECTOR = F.vectorByteSize();
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final boolean LITTLE = NATIVE == ByteOrder.LITTLE_ENDIAN;
    private static final int[] LANE = lanes(LANES, 1, 0, 0);
    // The halves of longs in two vectors.
    private static final int[] LOWER = lanes(LANES, 2, 0, LITTLE ? 0 : 1);
    private static final int[] UPPER = lanes(LANES, 2, 0, LITTLE ? 1 : 0);
    // An index below 2^31 and a zero are the two halves of a long.
    private static final int[] FRONT = pairs(0, LITTLE);
    private static final int[] BACK = pairs(LANES / 2, LITTLE);

    private final int outH;
    private final int outW;
    private final int width;
    // Rows of places in a vector, and from its first row of elements to what its second half sees.
    private final int rows;
    private final int second;
    private final int[] picks;
    private final int[] places;
    private final int[] spread;
    private final int[] spreadOn;

    PairPool(int outH, int outW) {
        this.outH = outH;
        this.outW = outW;
        this.width = 2 * outW;
        boolean isShort = 2 * outW <= LANES;
        int half = isShort ? outW : LANES / 2;
        this.rows = isShort ? 2 : 1;
        this.second = isShort ? 2 * width : LANES;
        // Lanes past those of two short rows do not matter.
        this.picks = lanes(half, 2, LANES, 0);
        this.places = lanes(half, 2, isShort ? 2 * width : LANES, 0);
        this.spread = pairs(0, true);
        this.spreadOn = pairs(half, true);
    }

    /// Whether such windows can be done in this way.
    static boolean suits() {
        return Simd.hasMasks(4);
    }

    /// `first + i * step` for lane `i` of the first `half` lanes, the same for the next ones from `next` on.
    private static int[] lanes(int half, int step, int next, int first) {
        int[] lanes = new int[LANES];
        for (int i = 0; i < LANES; i++) {
            lanes[i] = Math.min(first + i / half * next + i % half * step, i / half > 1 ? 0 : Integer.MAX_VALUE);
        }
        return lanes;
    }

    /// Selects lanes from `first` on, each beside the same lane of a second vector.
    private static int[] pairs(int first, boolean isFirstInFront) {
        int[] lanes = new int[LANES];
        for (int i = 0; i < LANES; i++) {
            lanes[i] = (first + i / 2) % LANES + (i % 2 == 0 == isFirstInFront ? 0 : LANES);
        }
        return lanes;
    }

    // Elements of a plane, and as many as vectors may reach beyond.
    private long reach() {
        return (2L * outH + 2) * width + 2 * LANES;
    }

    private long outReach() {
        return (long) outH * outW + LANES;
    }

    /// Whether the vectors of a plane stay inside `size` elements of the planes and `outSize` places.
    boolean fits(int plane, long size, long outSize) {
        return plane * 2L * outH * width + reach() <= size && (long) plane * outH * outW + outReach() <= outSize;
    }

    /// The largest elements of a plane and where they are; see [dev.gatun.op.MaxPool2d].
    void max(int plane, MemorySegment x, MemorySegment y, MemorySegment indices) {
        max(x, plane * 8L * outH * width, width, second * 4L, outH, outW, rows, picks, places, y, indices,
                (long) plane * outH * outW);
    }

    private static void max(MemorySegment x, long xAt, int width, long second, int outH, int outW, int rows,
            int[] picks, int[] places, MemorySegment y, MemorySegment indices, long out) {
        if (y.getClass() != Simd.SEGMENT || indices.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector even = IntVector.fromArray(I, picks, 0);
        IntVector odd = even.add(1);
        IntVector place = IntVector.fromArray(I, places, 0);
        IntVector front = IntVector.fromArray(I, FRONT, 0);
        IntVector back = IntVector.fromArray(I, BACK, 0);
        IntVector none = IntVector.zero(I);
        long row = 4L * width;
        for (int i = 0; i < outH; i += rows) {
            for (int part = 0; part < outW; part += LANES) {
                // The last vector of a long row begins earlier: what it wrote past the row would not be written again.
                int j = outW > LANES ? Math.min(part, outW - LANES) : 0;
                int start = 2 * (i * width + j);
                long at = xAt + 4L * start;
                IntVector a = IntVector.fromMemorySegment(I, x, at, NATIVE);
                IntVector b = IntVector.fromMemorySegment(I, x, at + second, NATIVE);
                FloatVector best = even.selectFrom(a, b).reinterpretAsFloats();
                FloatVector value = odd.selectFrom(a, b).reinterpretAsFloats();
                VectorMask<Float> better = value.compare(VectorOperators.GT, best)
                        .or(value.compare(VectorOperators.NE, value));
                best = best.blend(value, better);
                IntVector index = none.blend(1, better.cast(I));
                a = IntVector.fromMemorySegment(I, x, at + row, NATIVE);
                b = IntVector.fromMemorySegment(I, x, at + row + second, NATIVE);
                value = even.selectFrom(a, b).reinterpretAsFloats();
                better = value.compare(VectorOperators.GT, best).or(value.compare(VectorOperators.NE, value));
                best = best.blend(value, better);
                index = index.blend(width, better.cast(I));
                value = odd.selectFrom(a, b).reinterpretAsFloats();
                better = value.compare(VectorOperators.GT, best).or(value.compare(VectorOperators.NE, value));
                best = best.blend(value, better);
                index = index.blend(width + 1, better.cast(I)).add(place).add(start);
                long to = out + (long) i * outW + j;
                best.intoMemorySegment(y, to * 4, NATIVE);
                front.selectFrom(index, none).intoMemorySegment(indices, to * 8, NATIVE);
                back.selectFrom(index, none).intoMemorySegment(indices, to * 8 + VECTOR, NATIVE);
            }
        }
    }

    /// Spreads the gradients of a plane's places; see [dev.gatun.op.MaxPool2dGrad]. Returns false where an index is not in
    /// the window of its place; the plane's gradient is then to be computed again.
    boolean spread(int plane, MemorySegment gradOut, MemorySegment indices, MemorySegment gradX) {
        return spread(gradOut, indices, (long) plane * outH * outW, gradX, plane * 8L * outH * width, width,
                second * 4L,
                outH, outW, rows, places, spread, spreadOn);
    }

    private static boolean spread(MemorySegment gradOut, MemorySegment indices, long in, MemorySegment gradX, long to,
            int width, long second, int outH, int outW, int rows, int[] places, int[] spread, int[] spreadOn) {
        if (gradX.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        IntVector place = IntVector.fromArray(I, places, 0);
        IntVector lower = IntVector.fromArray(I, LOWER, 0);
        IntVector upper = IntVector.fromArray(I, UPPER, 0);
        IntVector first = IntVector.fromArray(I, spread, 0);
        IntVector next = IntVector.fromArray(I, spreadOn, 0);
        IntVector lane = IntVector.fromArray(I, LANE, 0);
        IntVector none = IntVector.zero(I);
        IntVector wrong = none;
        long row = 4L * width;
        for (int i = 0; i < outH; i += rows) {
            for (int part = 0; part < outW; part += LANES) {
                // The last vector of a long row begins earlier: what it wrote past the row would not be written again.
                int j = outW > LANES ? Math.min(part, outW - LANES) : 0;
                int start = 2 * (i * width + j);
                long from = in + (long) i * outW + j;
                IntVector g = IntVector.fromMemorySegment(I, gradOut, from * 4, NATIVE);
                IntVector a = IntVector.fromMemorySegment(I, indices, from * 8, NATIVE);
                IntVector b = IntVector.fromMemorySegment(I, indices, from * 8 + VECTOR, NATIVE);
                IntVector tap = lower.selectFrom(a, b).sub(place).sub(start);
                VectorMask<Integer> tap0 = tap.compare(VectorOperators.EQ, 0);
                VectorMask<Integer> tap1 = tap.compare(VectorOperators.EQ, 1);
                VectorMask<Integer> tap2 = tap.compare(VectorOperators.EQ, width);
                VectorMask<Integer> tap3 = tap.compare(VectorOperators.EQ, width + 1);
                int left = Math.min(rows, outH - i) * outW - j;
                IntVector rest = upper.selectFrom(a, b).blend(1, tap0.or(tap1).or(tap2.or(tap3)).not());
                wrong = wrong.or(none.blend(rest, lane.compare(VectorOperators.LT, left)));
                a = none.blend(g, tap0);
                b = none.blend(g, tap1);
                IntVector c = none.blend(g, tap2);
                IntVector d = none.blend(g, tap3);
                long at = to + 4L * start;
                // What goes past the end of a row is overwritten by the next one.
                first.selectFrom(a, b).intoMemorySegment(gradX, at, NATIVE);
                if (rows == 1) {
                    next.selectFrom(a, b).intoMemorySegment(gradX, at + second, NATIVE);
                    first.selectFrom(c, d).intoMemorySegment(gradX, at + row, NATIVE);
                } else {
                    first.selectFrom(c, d).intoMemorySegment(gradX, at + row, NATIVE);
                    next.selectFrom(a, b).intoMemorySegment(gradX, at + second, NATIVE);
                }
                next.selectFrom(c, d).intoMemorySegment(gradX, at + row + second, NATIVE);
            }
        }
        return wrong.reduceLanes(VectorOperators.OR) == 0;
    }
}
