// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;

/// The gradient of a convolution with respect to its weight: gradOut times the transposed unfolded windows, summed over
/// the batch in ascending order.
///
/// The work is split by rows of the unfolded matrix, that is by columns of the weight, so that every thread count gives
/// the same sums. With few out-channels inner products are taken along the places; else the transposed product is
/// accumulated, for which gradOut is transposed. Thread-safe.
final class Conv2dWeightGradIm2col implements Kernel {
    private static final int MANY_ROWS = 512;

    private final Im2col im2col;
    private final int batch;
    private final int groups;
    private final int outChannels;
    private final int depth;
    private final int block;
    private final int rows;
    private final boolean inner;
    private final Gemm[][] gemms;
    private final long productBytes;
    private final long each;

    /// @param outChannels out-channels of one group
    Conv2dWeightGradIm2col(Im2col im2col, int batch, int groups, int outChannels) {
        this.im2col = im2col;
        this.batch = batch;
        this.groups = groups;
        this.outChannels = outChannels;
        this.depth = im2col.depth();
        int even = depth >= MANY_ROWS ? (depth + 7) / 8 : depth >= 16 ? (depth + 1) / 2 : depth;
        this.block = even >= 24 ? (even + 11) / 12 * 12 : even;
        this.rows = Conv2dIm2col.rows(im2col, block);
        int lanes = Simd.F.vectorByteSize() / im2col.bytes;
        double vectors = (double) im2col.outH * im2col.outW / lanes;
        inner = outChannels * (vectors + 5) < vectors * columns() + (double) outChannels * vectors * lanes / depth;
        int lastBlock = depth % block == 0 ? block : depth % block;
        int lastRows = im2col.outH % rows == 0 ? rows : im2col.outH % rows;
        gemms = new Gemm[][] {{gemm(block, rows), gemm(block, lastRows)},
            {gemm(lastBlock, rows), gemm(lastBlock, lastRows)}};
        long most = 0;
        for (Gemm[] pair : gemms) {
            most = Math.max(most, Math.max(pair[0].scratchBytes(), pair[1].scratchBytes()));
        }
        this.productBytes = most + 63 & -64;
        this.each = im2col.imageBytes() + im2col.matrixBytes(block, rows) + turnedBytes() + productBytes + sumBytes();
    }

    private int columns() {
        int lanes = Simd.F.vectorByteSize() / im2col.bytes;
        return (outChannels + lanes - 1) / lanes * lanes;
    }

    private long turnedBytes() {
        return inner ? 0 : (long) im2col.outH * im2col.outW * columns() * im2col.bytes + 63 & -64;
    }

    private long sumBytes() {
        return inner ? 0 : (long) depth * columns() * im2col.bytes + 63 & -64;
    }

    private Gemm gemm(int taps, int count) {
        int places = count * im2col.outW;
        int leading = im2col.leading(count);
        long out = (long) im2col.outH * im2col.outW;
        boolean floats = im2col.bytes == 4;
        if (inner) {
            return floats ? Gemm.floats(outChannels, taps, places, out, 1, 1, leading, depth, Gemm.Start.ADD)
                    : Gemm.doubles(outChannels, taps, places, out, 1, 1, leading, depth, Gemm.Start.ADD);
        }
        return floats ? Gemm.floats(taps, outChannels, places, leading, 1, columns(), 1, columns(), Gemm.Start.ADD)
                : Gemm.doubles(taps, outChannels, places, leading, 1, columns(), 1, columns(), Gemm.Start.ADD);
    }

    private int blocks() {
        return (depth + block - 1) / block;
    }

    private double products() {
        return (double) batch * groups * outChannels * depth * im2col.outH * im2col.outW;
    }

    double nanos() {
        double unfolded = (double) batch * groups * depth * im2col.outH * im2col.outW;
        return 300 + batch * groups * 200.0
                + (products() * 0.4 + unfolded * 2) * im2col.bytes / Simd.F.vectorByteSize();
    }

    long scratchBytes() {
        return ConvParts.scratchBytes(groups * blocks(), each);
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment x = inputs[0].segment();
        MemorySegment gradOut = inputs[1].segment();
        MemorySegment gradWeight = outputs[0].segment();
        int units = groups * blocks();
        int parts = ConvParts.count(units, products());
        if (parts == 1) {
            units(0, units, x, gradOut, gradWeight, scratch, 0);
        } else {
            Workers.current().run(parts, part -> units(ConvParts.start(units, part, parts),
                    ConvParts.start(units, part + 1, parts), x, gradOut, gradWeight, scratch, part * each));
        }
    }

    private void units(int from, int to, MemorySegment x, MemorySegment gradOut, MemorySegment gradWeight,
            MemorySegment scratch, long scratchOffset) {
        int blocks = blocks();
        for (int unit = from; unit < to;) {
            int group = unit / blocks;
            int end = Math.min(to, (group + 1) * blocks);
            group(group, unit % blocks * block, Math.min(depth, (end - group * blocks) * block), x, gradOut,
                    gradWeight, scratch, scratchOffset);
            unit = end;
        }
    }

    /// Rows `[k0, k1)` of the unfolded matrix, for one group.
    private void group(int group, int k0, int k1, MemorySegment x, MemorySegment gradOut, MemorySegment gradWeight,
            MemorySegment scratch, long planes) {
        int bytes = im2col.bytes;
        long matrix = planes + im2col.imageBytes();
        long turned = matrix + im2col.matrixBytes(block, rows);
        long product = turned + turnedBytes();
        long sums = product + productBytes;
        long columnBytes = (long) columns() * bytes;
        int places = im2col.outH * im2col.outW;
        long weightAt = (long) group * outChannels * depth * bytes;
        im2col.clear(scratch, planes);
        if (!inner) {
            Packing.zero(scratch, sums + k0 * columnBytes, (k1 - k0) * columnBytes);
        }
        for (int o = 0; inner && o < outChannels; o++) {
            Packing.zero(gradWeight, weightAt + ((long) o * depth + k0) * bytes, (k1 - k0) * (long) bytes);
        }
        for (int n = 0; n < batch; n++) {
            long image = (long) n * groups + group;
            long gradAt = image * outChannels * places * bytes;
            im2col.pad(x, image * im2col.channels * im2col.height * im2col.width * bytes, scratch, planes);
            if (!inner) {
                Packing.transpose(bytes, gradOut, gradAt, (long) places * bytes, scratch, turned, columnBytes,
                        outChannels, places, KernelWarmUp.hasStarted());
            }
            for (int r0 = 0; r0 < im2col.outH; r0 += rows) {
                int r1 = Math.min(im2col.outH, r0 + rows);
                for (int k = k0; k < k1; k += block) {
                    int taps = Math.min(block, depth - k);
                    Gemm gemm = gemms[taps == block ? 0 : 1][r1 - r0 == rows ? 0 : 1];
                    long first = (long) r0 * im2col.outW;
                    im2col.unfold(scratch, planes, r0, r1, k, k + taps, scratch, matrix);
                    if (inner) {
                        gemm.run(gradOut, gradAt + first * bytes, scratch, matrix, null, 0, gradWeight,
                                weightAt + (long) k * bytes, scratch, product);
                    } else {
                        gemm.run(scratch, matrix, scratch, turned + first * columnBytes, null, 0, scratch,
                                sums + k * columnBytes, scratch, product);
                    }
                }
            }
        }
        if (!inner) {
            Packing.transpose(bytes, scratch, sums + k0 * columnBytes, columnBytes, gradWeight,
                    weightAt + (long) k0 * bytes, (long) depth * bytes, k1 - k0, outChannels,
                    KernelWarmUp.hasStarted());
        }
    }
}
