// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/// A 3x3 convolution of stride 1, or its gradient with respect to the input, by Winograd's `F(4x4, 3x3)`: 36 products of
/// matrices of tiles and channels instead of 144. Thread-safe.
///
/// Lanes hold channels: images are turned to pixels of channels, and results back. An element that is not finite makes up
/// to 4x4 results that share its tile NaN, also such as do not see it. Errors are a few times those of the direct sum.
///
/// Lavin and Gray, "Fast algorithms for convolutional neural networks" (2016).
final class WinogradConv implements FusedKernels.TakesRelu {
    private static final int POINTS = WinogradTiles.POINTS;
    private static final int SEEN = WinogradTiles.SEEN;
    private static final int DEPTH = WinogradTiles.DEPTH;
    private static final MemorySegment ZEROS = Arena.ofAuto().allocate(1 << 14, 64);

    private final WinogradTiles tiles;
    private final ConvSizes sizes;
    private final boolean isGradient;
    private final boolean hasBias;
    private final float floor;
    // By rows, for each part of the channels; null where such a number of rows does not occur.
    private final Gemm[][] gemms;
    // The transformed weights, if they never change; else null.
    private final MemorySegment fixed;
    private final long weightBytes;
    private final Layout layout;

    /// Where things are in the working memory, in bytes.
    private record Layout(long y, long transformed, long products, long weights, long turned, long spare, long each,
            long end) {
    }

    /// A convolution of these sizes; for the gradient of one, of the sizes of [ConvSizes#inputGradient].
    WinogradConv(ConvSizes sizes, boolean isGradient, boolean hasBias, boolean relu) {
        this(sizes, isGradient, hasBias, relu, null, null);
    }

    private WinogradConv(ConvSizes sizes, boolean isGradient, boolean hasBias, boolean relu, MemorySegment weight,
            WinogradConv like) {
        this.tiles = new WinogradTiles(sizes);
        this.sizes = sizes;
        this.isGradient = isGradient;
        this.hasBias = hasBias;
        this.floor = relu ? 0 : Float.NEGATIVE_INFINITY;
        this.gemms = like != null ? like.gemms : gemms();
        long size = 0;
        for (Gemm gemm : gemms[tiles.block]) {
            size += POINTS * gemm.packedBytes();
        }
        this.weightBytes = size;
        this.layout = layout();
        if (weight != null) {
            MemorySegment memory = Arena.ofAuto().allocate(weightBytes, 64);
            MemorySegment scratch = Arena.ofAuto().allocate(turnedBytes() + layout.each, 64);
            turn(weight, scratch, 0);
            transform(0, tiles.channels, scratch, 0, memory, 0, scratch, turnedBytes());
            this.fixed = memory;
        } else {
            this.fixed = like == null ? null : like.fixed;
        }
    }

    @Override
    public Kernel withRelu() {
        return new WinogradConv(sizes, isGradient, hasBias, true, null, this);
    }

    @Override
    public Kernel fix(Tensor[] constants) {
        return constants[1] == null || fixed != null ? this : withWeight(constants[1].segment());
    }

    /// This convolution with a weight that never changes.
    Kernel withWeight(MemorySegment weight) {
        return new WinogradConv(sizes, isGradient, hasBias, floor == 0, weight, this).warmUp();
    }

    private Gemm[][] gemms() {
        Gemm[][] byRows = new Gemm[tiles.block + 1][];
        for (int rows : tiles.blockSizes()) {
            if (rows > 0) {
                byRows[rows] = gemms(rows);
            }
        }
        return byRows;
    }

    private Gemm[] gemms(int rows) {
        Gemm[] parts = new Gemm[(tiles.channels + DEPTH - 1) / DEPTH];
        for (int part = 0; part < parts.length; part++) {
            int depth = Math.min(DEPTH, tiles.channels - part * DEPTH);
            // Panels as a full block wants them.
            parts[part] = Gemm
                    .floats(rows, tiles.outChannels, depth, FloatMicroKernels.ROW / 4, 1, tiles.outChannels, 1,
                            productRow() / 4, part == 0 ? Gemm.Start.ZERO : Gemm.Start.ADD)
                    .packed(tiles.block);
        }
        return parts;
    }

    private long productRow() {
        return tiles.outChannels * 4L + 64;
    }

    private long turnedBytes() {
        return 9L * tiles.channels * tiles.outChannels * 4 + 63 & -64;
    }

    private Layout layout() {
        long y = tiles.pixelBytes() + 63 & -64;
        long transformed = y + tiles.outPixelBytes() + 63 & -64;
        long products = transformed + tiles.transformedBytes();
        long weights = products + POINTS * tiles.block * productRow();
        long turned = weights + weightBytes;
        long spare = turned + turnedBytes();
        // A row of tiles in the making, or a row of transformed weights, or what little a product needs.
        long each = tiles.spareBytes() + (32 << 10);
        return new Layout(y, transformed, products, weights, turned, spare, each, spare + ConvParts.most() * each);
    }

    /// Compiles the kernels that a run needs.
    WinogradConv warmUp() {
        for (Gemm[] parts : gemms) {
            for (int part = 0; parts != null && part < parts.length; part++) {
                parts[part].warmUp();
            }
        }
        return this;
    }

    double nanos() {
        return fixedNanos() + weightBytes * 0.23;
    }

    /// The same with a weight that never changes.
    double fixedNanos() {
        // A third of the direct products, passes over the images, and one over the transformed weights.
        double moved = (double) sizes.batch() * (sizes.imageBytes() + sizes.outBytes());
        return 2000 + sizes.nanos() / 3 + moved / 8 + weightBytes * 0.025;
    }

    private int groups() {
        return (sizes.batch() + tiles.images - 1) / tiles.images;
    }

    long scratchBytes() {
        return Math.min(groups(), ConvParts.most()) * layout.end;
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment x = inputs[0].segment();
        MemorySegment weight = inputs[1].segment();
        MemorySegment bias = hasBias ? inputs[2].segment() : ZEROS;
        MemorySegment y = outputs[0].segment();
        Workers workers = Workers.current();
        int threads = sizes.products() < 1 << 20 ? 1 : Math.min(workers.threads(), ConvParts.most());
        if (fixed == null) {
            turn(weight, scratch, layout.turned);
            if (threads == 1) {
                transform(0, tiles.channels, scratch, layout.turned, scratch, layout.weights, scratch, layout.spare);
            } else {
                workers.run(threads, part -> transform(ConvParts.start(tiles.channels, part, threads),
                        ConvParts.start(tiles.channels, part + 1, threads), scratch, layout.turned, scratch,
                        layout.weights, scratch, spare(part)));
            }
        }
        MemorySegment weights = fixed != null ? fixed : scratch;
        long weightsAt = fixed != null ? 0 : layout.weights;
        int groups = groups();
        if (threads == 1 || groups % threads != 0 && groups < 3 * threads) {
            groups(0, groups, threads, workers, x, weights, weightsAt, bias, y, scratch);
        } else {
            // Threads that share no group need not wait for one another, nor fetch what another one has written.
            workers.run(threads, part -> groups(ConvParts.start(groups, part, threads),
                    ConvParts.start(groups, part + 1, threads), 1, workers, x, weights, weightsAt, bias, y,
                    scratch.asSlice(part * layout.end, layout.end)));
        }
        Reference.reachabilityFence(this);
    }

    private void groups(int from, int to, int threads, Workers workers, MemorySegment x, MemorySegment weights,
            long weightsAt, MemorySegment bias, MemorySegment y, MemorySegment scratch) {
        int pixels = sizes.height() * sizes.width();
        int places = sizes.outH() * sizes.outW();
        for (int group = from; group < to; group++) {
            int first = group * tiles.images;
            int count = Math.min(tiles.images, sizes.batch() - first);
            long xAt = first * sizes.imageBytes();
            long yAt = first * sizes.outBytes();
            turnImages(threads, workers, count, x, xAt, pixels, tiles.channels, true, scratch, 0);
            int rows = count * tiles.rowsPerImage;
            for (int row = 0; row < rows; row += tiles.blockRows) {
                block(threads, workers, row, Math.min(tiles.blockRows, rows - row), weights, weightsAt, bias, scratch);
            }
            turnImages(threads, workers, count, scratch, layout.y, places, tiles.outChannels, false, y, yAt);
        }
    }

    // Without a lambda where there is one thread: it would be an object.
    private void turnImages(int threads, Workers workers, int images, MemorySegment from, long at, int pixels,
            int depth,
            boolean toPixels, MemorySegment to, long toAt) {
        if (threads == 1) {
            turnImages(0, pixels, images, from, at, pixels, depth, toPixels, to, toAt);
            return;
        }
        int lanes = Simd.F_LANES;
        int units = (pixels + lanes - 1) / lanes;
        workers.run(threads, part -> turnImages(ConvParts.start(units, part, threads) * lanes,
                Math.min(pixels, ConvParts.start(units, part + 1, threads) * lanes), images, from, at, pixels, depth,
                toPixels, to, toAt));
    }

    private static void turnImages(int p0, int p1, int images, MemorySegment from, long at, int pixels, int depth,
            boolean toPixels, MemorySegment to, long toAt) {
        long image = (long) pixels * depth * 4;
        for (int i = 0; i < images; i++) {
            WinogradTiles.turn(p0, p1, from, at + i * image, pixels, depth, toPixels, to, toAt + i * image);
        }
    }

    private long spare(int part) {
        return layout.spare + part * layout.each;
    }

    // To rows of out-channels: for the convolution itself by in-channel and tap, for the gradient by tap and gradOut's
    // channel.
    private void turn(MemorySegment weight, MemorySegment memory, long to) {
        if (isGradient) {
            int pairs = tiles.channels * tiles.outChannels;
            Packing.transpose(4, weight, 0, 36, memory, to, pairs * 4L, pairs, 9, true);
        } else {
            Packing.transpose(4, weight, 0, tiles.channels * 36L, memory, to, tiles.outChannels * 4L, tiles.outChannels,
                    tiles.channels * 9, true);
        }
    }

    private void transform(int from, int to, MemorySegment turned, long turnedAt, MemorySegment memory, long at,
            MemorySegment scratch, long spare) {
        long run = tiles.outChannels * 4L;
        long channel = isGradient ? run : 9 * run;
        long tap = isGradient ? tiles.channels * run : -run;
        // Taps of a gradient in reverse order.
        long first = turnedAt + (isGradient ? 8 * tap : 0);
        for (int c = from; c < to; c++) {
            for (int s = 0; s < 3; s++) {
                WinogradKernels.weights(turned, first + c * channel - s * tap, -3 * tap, scratch, spare + s * run,
                        3 * run,
                        run);
            }
            int part = c / DEPTH;
            Gemm gemm = gemms[tiles.block][part];
            int depth = Math.min(DEPTH, tiles.channels - part * DEPTH);
            long point = gemm.packedBytes();
            // All parts before are full.
            long base = at + (part == 0 ? 0 : part * POINTS * gemms[tiles.block][0].packedBytes());
            for (int j = 0; j < tiles.outChannels;) {
                long panel = (long) gemm.panelVectors(j) * Simd.F.vectorByteSize();
                long target = base + (long) j * depth * 4 + c % DEPTH * panel;
                for (int i = 0; i < SEEN; i++) {
                    WinogradKernels.weights(scratch, spare + i * 3 * run + j * 4L, run, memory,
                            target + i * SEEN * point, point, panel);
                }
                j += (int) panel / 4;
            }
        }
    }

    private void block(int threads, Workers workers, int first, int count, MemorySegment weights, long weightsAt,
            MemorySegment bias, MemorySegment scratch) {
        Gemm[] parts = gemms[count * tiles.perRow];
        if (threads == 1) {
            load(first, 0, count, scratch, layout.spare);
            multiply(parts, 0, POINTS, weights, weightsAt, scratch, layout.spare);
            store(first, 0, count, bias, scratch, layout.spare);
            return;
        }
        workers.run(threads, part -> load(first, ConvParts.start(count, part, threads),
                ConvParts.start(count, part + 1, threads), scratch, spare(part)));
        workers.run(threads, part -> multiply(parts, ConvParts.start(POINTS, part, threads),
                ConvParts.start(POINTS, part + 1, threads), weights, weightsAt, scratch, spare(part)));
        workers.run(threads, part -> store(first, ConvParts.start(count, part, threads),
                ConvParts.start(count, part + 1, threads), bias, scratch, spare(part)));
    }

    private void load(int first, int from, int to, MemorySegment scratch, long spare) {
        for (int i = from; i < to; i++) {
            tiles.load(first + i, i * tiles.perRow, scratch, 0, layout.transformed, spare);
        }
    }

    private void store(int first, int from, int to, MemorySegment bias, MemorySegment scratch, long spare) {
        for (int i = from; i < to; i++) {
            store(first + i, i, bias, scratch, spare);
        }
    }

    private void multiply(Gemm[] parts, int from, int to, MemorySegment weights, long weightsAt, MemorySegment scratch,
            long spare) {
        for (int point = from; point < to; point++) {
            long at = weightsAt;
            for (int part = 0; part < parts.length; part++) {
                long one = gemms[tiles.block][part].packedBytes();
                parts[part].run(scratch, layout.transformed + (part * POINTS + point) * tiles.plane(), weights,
                        at + point * one, null, 0, scratch, layout.products + point * tiles.block * productRow(),
                        scratch,
                        spare);
                at += POINTS * one;
            }
        }
    }

    private void store(int row, int place, MemorySegment bias, MemorySegment scratch, long spare) {
        long pixel = tiles.outChannels * 4L;
        long wide = tiles.perRow * WinogradTiles.TILE * pixel;
        long plane = tiles.block * productRow();
        long at = layout.products + place * tiles.perRow * productRow();
        for (int i = 0; i < SEEN; i++) {
            WinogradKernels.output(scratch, at + i * SEEN * plane, productRow(), plane, scratch, spare + i * wide,
                    WinogradTiles.TILE * pixel, pixel, tiles.perRow, pixel);
        }
        WinogradKernels.results(scratch, spare, wide, bias, floor, scratch, layout.y + tiles.outAt(row),
                sizes.outW() * pixel, tiles.rows(row), sizes.outW(), pixel);
    }
}
