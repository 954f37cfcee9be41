// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;

/// Convolution as a matrix product of the weight with unfolded windows, a few rows of places at a time. Thread-safe.
final class Conv2dIm2col implements Kernel {
    private static final int MATRIX_BYTES = 384 << 10;
    private static final int LEAST_PLACES = 96;

    private final Im2col im2col;
    private final int batch;
    private final int groups;
    private final int outChannels;
    private final int rows;
    private final Gemm gemm;
    private final Gemm last;
    private final boolean pointwise;
    private final long each;

    /// @param outChannels out-channels of one group
    Conv2dIm2col(Im2col im2col, int batch, int groups, int outChannels, boolean bias) {
        this.im2col = im2col;
        this.batch = batch;
        this.groups = groups;
        this.outChannels = outChannels;
        this.pointwise = im2col.isPointwise();
        this.rows = pointwise ? im2col.outH : rows(im2col, im2col.depth());
        Gemm.Start start = bias ? Gemm.Start.ROW_BIAS : Gemm.Start.ZERO;
        this.gemm = gemm(rows, start);
        int rest = im2col.outH % rows;
        this.last = rest == 0 ? gemm : gemm(rest, start);
        long product = Math.max(gemm.scratchBytes(), last.scratchBytes()) + 63 & -64;
        this.each = product + (pointwise ? 0 : im2col.imageBytes() + im2col.matrixBytes(im2col.depth(), rows));
    }

    /// The rows of places that are unfolded at a time, so that `depth` rows of the matrix stay in the second cache.
    static int rows(Im2col im2col, int depth) {
        long row = (long) depth * im2col.outW * im2col.bytes;
        long rows = Math.max(MATRIX_BYTES / row, (LEAST_PLACES + im2col.outW - 1) / im2col.outW);
        long chunks = (im2col.outH + Math.min(rows, im2col.outH) - 1) / Math.min(rows, im2col.outH);
        return (int) ((im2col.outH + chunks - 1) / chunks);
    }

    private Gemm gemm(int count, Gemm.Start start) {
        int places = count * im2col.outW;
        int depth = im2col.depth();
        int leading = pointwise ? places : im2col.leading(count);
        long out = (long) im2col.outH * im2col.outW;
        return im2col.bytes == 4 ? Gemm.floats(outChannels, places, depth, depth, 1, leading, 1, out, start)
                : Gemm.doubles(outChannels, places, depth, depth, 1, leading, 1, out, start);
    }

    private int chunks() {
        return (im2col.outH + rows - 1) / rows;
    }

    private int units() {
        return batch * groups * chunks();
    }

    private double products() {
        return (double) batch * groups * outChannels * im2col.depth() * im2col.outH * im2col.outW;
    }

    double nanos() {
        double unfolded = pointwise ? 0 : (double) batch * groups * im2col.depth() * im2col.outH * im2col.outW;
        return 200 + units() * 100.0 + (products() * 0.35 + unfolded * 2) * im2col.bytes / Simd.F.vectorByteSize();
    }

    long scratchBytes() {
        return ConvParts.scratchBytes(units(), each);
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment x = inputs[0].segment();
        MemorySegment weight = inputs[1].segment();
        MemorySegment bias = inputs.length == 3 ? inputs[2].segment() : null;
        MemorySegment y = outputs[0].segment();
        int parts = ConvParts.count(units(), products());
        if (parts == 1) {
            units(0, units(), x, weight, bias, y, scratch, 0);
        } else {
            Workers.current().run(parts, part -> units(ConvParts.start(units(), part, parts),
                    ConvParts.start(units(), part + 1, parts), x, weight, bias, y, scratch, part * each));
        }
    }

    private void units(int from, int to, MemorySegment x, MemorySegment weight, MemorySegment bias, MemorySegment y,
            MemorySegment scratch, long planes) {
        int bytes = im2col.bytes;
        long matrix = planes + (pointwise ? 0 : im2col.imageBytes());
        long product = matrix + (pointwise ? 0 : im2col.matrixBytes(im2col.depth(), rows));
        int chunks = chunks();
        int loaded = -1;
        for (int unit = from; unit < to; unit++) {
            int image = unit / chunks;
            int group = image % groups;
            int r0 = unit % chunks * rows;
            int r1 = Math.min(im2col.outH, r0 + rows);
            Gemm part = r1 - r0 == rows ? gemm : last;
            long xAt = (long) image * im2col.channels * im2col.height * im2col.width * bytes;
            long weightAt = (long) group * outChannels * im2col.depth() * bytes;
            long biasAt = (long) group * outChannels * bytes;
            long yAt = ((long) image * outChannels * im2col.outH + r0) * im2col.outW * bytes;
            if (pointwise) {
                part.run(weight, weightAt, x, xAt, bias, biasAt, y, yAt, scratch, product);
                continue;
            }
            if (loaded < 0) {
                im2col.clear(scratch, planes);
            }
            if (loaded != image) {
                im2col.pad(x, xAt, scratch, planes);
                loaded = image;
            }
            im2col.unfold(scratch, planes, r0, r1, 0, im2col.depth(), scratch, matrix);
            part.run(weight, weightAt, scratch, matrix, bias, biasAt, y, yAt, scratch, product);
        }
    }
}
