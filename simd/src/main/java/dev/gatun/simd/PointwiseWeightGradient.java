// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;

/// The gradient of a 1x1 convolution with respect to its weight: the sum over images, in ascending order, of products of
/// the planes of one side with those of the other, transposed. The side of more channels gives the rows, so that less is
/// transposed; small images are put side by side, some at a time. Thread-safe.
final class PointwiseWeightGradient implements Kernel {
    private final ConvSizes sizes;
    private final int places;
    // Channels of the side that gives the rows, and of the other one.
    private final int rows;
    private final int columns;
    // Whether the rows are those of the input: the product is the gradient transposed.
    private final boolean isTurned;
    // Images side by side; 1 where they are read where they are.
    private final int images;
    private final Gemm whole;
    // For what is left of an image's places, or of the images.
    private final Gemm last;
    private final int depth;
    private final int lastDepth;

    /// Whether a convolution is one that this does, and is worth it.
    static boolean suits(ConvSizes s) {
        return PixelConv.isPossible(s);
    }

    PointwiseWeightGradient(ConvSizes sizes) {
        this.sizes = sizes;
        this.places = sizes.outH() * sizes.outW();
        this.isTurned = sizes.channels() > sizes.outChannels();
        this.rows = isTurned ? sizes.channels() : sizes.outChannels();
        this.columns = isTurned ? sizes.outChannels() : sizes.channels();
        this.images = Math.clamp(FloatMicroKernels.DEPTH / places, 1, sizes.batch());
        if (images > 1) {
            this.depth = images * places;
            int left = sizes.batch() % images;
            this.lastDepth = left == 0 ? depth : left * places;
        } else {
            int steps = (places + FloatMicroKernels.DEPTH - 1) / FloatMicroKernels.DEPTH;
            this.depth = (places + steps - 1) / steps;
            this.lastDepth = places - (steps - 1) * depth;
        }
        this.whole = gemm(depth);
        this.last = lastDepth == depth ? whole : gemm(lastDepth);
    }

    private Gemm gemm(int k) {
        int row = images > 1 ? k : places;
        return Gemm.floats(rows, columns, k, row, 1, 1, row, columns, Gemm.Start.ADD);
    }

    double nanos() {
        return 400 + sizes.products() * 0.33 * 4 / Simd.F.vectorByteSize()
                + (double) sizes.batch() * places * columns * 0.25;
    }

    private long productBytes() {
        return isTurned ? (long) rows * columns * 4 + 63 & -64 : 0;
    }

    private long gatheredBytes() {
        return images > 1 ? (long) depth * (rows + columns) * 4 + 63 & -64 : 0;
    }

    long scratchBytes() {
        return productBytes() + gatheredBytes()
                + Math.max(whole.scratchBytes(ConvParts.most()), last.scratchBytes(ConvParts.most()));
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment rowSide = inputs[isTurned ? 0 : 1].segment();
        MemorySegment columnSide = inputs[isTurned ? 1 : 0].segment();
        MemorySegment gradWeight = outputs[0].segment();
        MemorySegment product = isTurned ? scratch : gradWeight;
        long gathered = productBytes();
        long spare = gathered + gatheredBytes();
        Workers workers = Workers.current();
        Packing.zero(product, 0, (long) rows * columns * 4);
        if (images == 1) {
            for (int image = 0; image < sizes.batch(); image++) {
                for (int p = 0; p < places; p += depth) {
                    (places - p < depth ? last : whole).run(rowSide, ((long) image * rows * places + p) * 4, columnSide,
                            ((long) image * columns * places + p) * 4, null, 0, product, 0, scratch, spare, workers);
                }
            }
        } else {
            for (int first = 0; first < sizes.batch(); first += images) {
                int count = Math.min(images, sizes.batch() - first);
                long to = gathered + (long) rows * count * places * 4;
                gather(rowSide, rows, first, count, scratch, gathered);
                gather(columnSide, columns, first, count, scratch, to);
                (count < images ? last : whole).run(scratch, gathered, scratch, to, null, 0, product, 0, scratch, spare,
                        workers);
            }
        }
        if (isTurned) {
            Packing.transpose(4, product, 0, columns * 4L, gradWeight, 0, rows * 4L, rows, columns, true);
        }
    }

    private void gather(MemorySegment side, int channels, int first, int count, MemorySegment scratch, long to) {
        long plane = places * 4L;
        for (int i = 0; i < count; i++) {
            Packing.copyExactly(side, (first + i) * channels * plane, plane, scratch, to + i * plane, count * plane,
                    channels, places * 4);
        }
    }
}
