// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A convolution of one image as a product of a matrix of weights with shifted runs of [Planes], a band of rows of places
/// at a time: no matrix of windows is written. Thread-safe.
///
/// The idea of products through a table of addresses: Dukhan, "The indirect convolution algorithm" (2019).
final class ShiftedConv {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final int BAND_BYTES = 384 << 10;
    private static final int LEAST_PLACES = 96;

    private final Planes planes;
    private final int outChannels;
    private final int rows;
    private final boolean relu;
    private final boolean packed;
    private final Gemm gemm;
    private final Gemm last;

    /// @param start [Gemm.Start#ZERO] or [Gemm.Start#ROW_BIAS]
    ShiftedConv(Planes planes, int outChannels, Gemm.Start start) {
        this(planes, outChannels, start, false, false);
    }

    /// @param relu whether results below zero become zero
    /// @param packed whether [#run] is given weights that [#pack] has packed before
    ShiftedConv(Planes planes, int outChannels, Gemm.Start start, boolean relu, boolean packed) {
        this.relu = relu;
        this.packed = packed;
        this.planes = planes;
        this.outChannels = outChannels;
        this.rows = rows(planes, outChannels);
        this.gemm = gemm(rows, start);
        int rest = planes.outH % rows;
        this.last = rest == 0 ? gemm : gemm(rest, start);
    }

    /// Rows of places in a band, so that its planes and results stay in the second cache.
    static int rows(Planes planes, int outChannels) {
        long row = ((long) planes.channels + outChannels) * planes.pitch * planes.bytes;
        long most = Math.max(BAND_BYTES / row, (LEAST_PLACES + planes.outW - 1) / planes.outW);
        long bands = (planes.outH + Math.min(most, planes.outH) - 1) / Math.min(most, planes.outH);
        return (int) ((planes.outH + bands - 1) / bands);
    }

    private Gemm gemm(int count, Gemm.Start start) {
        long[] offsets = planes.offsets(count);
        Gemm product = Gemm.scattered(planes.bytes, outChannels, planes.run(count), offsets.length, offsets,
                leading(count), start);
        product = relu ? product.withRelu() : product;
        return packed ? product.withPackedA() : product;
    }

    private int leading(int count) {
        int run = planes.run(count);
        return run * planes.bytes % 4096 == 0 ? run + 64 / planes.bytes : run;
    }

    /// The size of packed weights, in bytes.
    long packedBytes() {
        return gemm.packedABytes();
    }

    /// Packs weights.
    void pack(MemorySegment weight, long weightAt, MemorySegment to, long at) {
        gemm.packA(weight, weightAt, to, at);
    }

    int bands() {
        return (planes.outH + rows - 1) / rows;
    }

    long scratchBytes() {
        return planes.memory(rows) + (long) outChannels * leading(rows) * planes.bytes
                + Math.max(gemm.scratchBytes(), last.scratchBytes()) + 63 & -64;
    }

    /// Computes one band.
    ///
    /// @param weight a row of weights for each out-channel, in the order of [Planes#offsets]
    /// @param yAt where place `(0, 0)` of out-channel 0 is; channels, rows and places are so many bytes apart
    void run(int band, MemorySegment x, long xAt, MemorySegment weight, long weightAt, MemorySegment bias, long biasAt,
            MemorySegment y, long yAt, long channelBytes, long rowBytes, long placeBytes, MemorySegment scratch,
            long at) {
        int r0 = band * rows;
        int count = Math.min(rows, planes.outH - r0);
        int bytes = planes.bytes;
        long wide = at + planes.memory(rows);
        long product = wide + (long) outChannels * leading(rows) * bytes;
        long leadingBytes = (long) leading(count) * bytes;
        planes.load(x, xAt, r0, r0 + count, scratch, at);
        (count == rows ? gemm : last).run(weight, weightAt, scratch, at, bias, biasAt, scratch, wide, scratch, product);
        for (int o = 0; o < outChannels; o++) {
            long from = wide + o * leadingBytes;
            long to = yAt + o * channelBytes + r0 * rowBytes;
            if (placeBytes == bytes && rowBytes == (long) planes.outW * bytes) {
                Packing.copyDense(scratch, from, (long) planes.pitch * bytes, y, to, count, planes.outW * bytes);
            } else if (placeBytes == bytes) {
                Packing.copyExactly(scratch, from, (long) planes.pitch * bytes, y, to, rowBytes, count,
                        planes.outW * bytes);
            } else {
                scatter(scratch, from, y, to, rowBytes, placeBytes, count);
            }
        }
    }

    private void scatter(MemorySegment src, long from, MemorySegment y, long to, long rowBytes, long placeBytes,
            int count) {
        for (int r = 0; r < count; r++) {
            for (int j = 0; j < planes.outW; j++) {
                if (planes.bytes == 4) {
                    y.set(INT, to + r * rowBytes + j * placeBytes,
                            src.get(INT, from + ((long) r * planes.pitch + j) * 4));
                } else {
                    y.set(LONG, to + r * rowBytes + j * placeBytes,
                            src.get(LONG, from + ((long) r * planes.pitch + j) * 8));
                }
            }
        }
    }
}
