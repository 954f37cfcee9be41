// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Window2d;
import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;

/// A 3x3 convolution of stride 1 with weights that never change, by Winograd's `F(4x4, 3x3)`: 36 products of matrices of
/// tiles and channels instead of 144. Thread-safe.
///
/// Lanes hold channels: images are turned to channels-last, and results back. An element that is not finite makes up to
/// 4x4 results that share its tile NaN, also such as do not see it. Errors are a few times those of the direct sum.
///
/// Lavin and Gray, "Fast algorithms for convolutional neural networks" (2016).
final class WinogradConv implements FusedKernels.TakesRelu {
    private static final int TILE = 4;
    private static final int SEEN = 6;
    private static final int POINTS = SEEN * SEEN;
    private static final int LEAST_CHANNELS = 32;
    private static final int DEPTH = 256;
    private static final long CACHE = 900 << 10;
    private static final boolean ENABLED = !"false".equals(System.getProperty("gatun.simd.winograd"));
    private static final MemorySegment ZEROS = Arena.ofAuto().allocate(1 << 16, 64);
    // The transform of weights, row by row.
    private static final double[][] G = {{1 / 4d, 0, 0}, {-1 / 6d, -1 / 6d, -1 / 6d}, {-1 / 6d, 1 / 6d, -1 / 6d},
        {1 / 24d, 1 / 12d, 1 / 6d}, {1 / 24d, -1 / 12d, 1 / 6d}, {0, 0, 1}};

    private final ConvSizes sizes;
    private final boolean hasBias;
    private final float floor;
    private final int channels;
    private final int outChannels;
    private final int tilesW;
    private final int tiles;
    private final int block;
    // For each block of channels: the products of a full block of tiles, and of the last one.
    private final Gemm[] full;
    private final Gemm[] last;
    private final MemorySegment weights;
    private final Layout layout;

    /// Where things are in the working memory, in bytes.
    private record Layout(long x, long y, long transformed, long products, long spare, long end) {
    }

    /// Whether such a convolution can be done in this way, and is worth it.
    static boolean suits(ConvSizes s) {
        Window2d w = s.window();
        return ENABLED && s.bytes() == 4 && Simd.hasMasks(4) && s.kernelH() == 3 && s.kernelW() == 3
                && w.strideH() == 1 && w.strideW() == 1 && w.dilationH() == 1 && w.dilationW() == 1 && s.groups() == 1
                && s.channels() % Simd.F_LANES == 0 && s.outChannels() % Simd.F_LANES == 0
                && Math.min(s.channels(), s.outChannels()) >= LEAST_CHANNELS
                && Math.max(s.channels(), s.outChannels()) <= 4096 && s.outH() >= TILE && s.outW() >= TILE;
    }

    WinogradConv(ConvSizes sizes, boolean hasBias, boolean relu, MemorySegment weight) {
        this(sizes, hasBias, relu, (WinogradConv) null);
        pack(weight);
    }

    private WinogradConv(ConvSizes sizes, boolean hasBias, boolean relu, WinogradConv from) {
        this.sizes = sizes;
        this.hasBias = hasBias;
        this.floor = relu ? 0 : Float.NEGATIVE_INFINITY;
        this.channels = sizes.channels();
        this.outChannels = sizes.outChannels();
        this.tilesW = (sizes.outW() + TILE - 1) / TILE;
        this.tiles = tiles(sizes);
        this.block = block(sizes);
        this.layout = layout(sizes);
        if (from != null) {
            this.full = from.full;
            this.last = from.last;
            this.weights = from.weights;
        } else {
            int parts = (channels + DEPTH - 1) / DEPTH;
            this.full = gemms(parts, block);
            this.last = tiles % block == 0 ? full : gemms(parts, tiles % block);
            long size = 0;
            for (int part = 0; part < parts; part++) {
                size += POINTS * full[part].packedBytes();
            }
            this.weights = Arena.ofAuto().allocate(size, 64);
        }
    }

    @Override
    public Kernel withRelu() {
        return new WinogradConv(sizes, hasBias, true, this);
    }

    private static int tiles(ConvSizes s) {
        return (s.outH() + TILE - 1) / TILE * ((s.outW() + TILE - 1) / TILE);
    }

    // Tiles of which everything stays in the second cache, where that is enough of them for weights to be worth loading.
    private static int block(ConvSizes s) {
        int tiles = tiles(s);
        long fit = CACHE / (POINTS * 4L * (s.channels() + s.outChannels())) / 12 * 12;
        int most = Math.clamp(fit, 48, 96);
        int blocks = (tiles + most - 1) / most;
        return (tiles + blocks - 1) / blocks;
    }

    private Gemm[] gemms(int parts, int rows) {
        Gemm[] gemms = new Gemm[parts];
        for (int part = 0; part < parts; part++) {
            int depth = Math.min(DEPTH, channels - part * DEPTH);
            gemms[part] = Gemm.floats(rows, outChannels, depth, FloatMicroKernels.ROW / 4, 1, outChannels, 1,
                    productRow(sizes) / 4, part == 0 ? Gemm.Start.ZERO : Gemm.Start.ADD).packed();
        }
        return gemms;
    }

    private static long productRow(ConvSizes s) {
        return s.outChannels() * 4L + 64;
    }

    private static Layout layout(ConvSizes s) {
        int parts = (s.channels() + DEPTH - 1) / DEPTH;
        long y = (long) s.height() * s.width() * s.channels() * 4;
        long transformed = y + (long) s.outH() * s.outW() * s.outChannels() * 4;
        long products = transformed + (long) parts * POINTS * block(s) * FloatMicroKernels.ROW;
        long spare = products + POINTS * block(s) * productRow(s);
        // Two tiles in the making for each thread, and what little a product needs.
        return new Layout(0, y, transformed, products, spare, spare + threads() * threadBytes(s));
    }

    private static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static long threadBytes(ConvSizes s) {
        return 2L * POINTS * Math.max(s.channels(), s.outChannels()) * 4 + (32 << 10);
    }

    static long scratchBytes(ConvSizes sizes) {
        return layout(sizes).end();
    }

    private void pack(MemorySegment weight) {
        int most = Math.min(channels, DEPTH);
        MemorySegment one = Arena.ofAuto().allocate((long) most * outChannels * 4, 64);
        long to = 0;
        for (int part = 0; part < full.length; part++) {
            int from = part * DEPTH;
            int depth = Math.min(DEPTH, channels - from);
            for (int point = 0; point < POINTS; point++) {
                double[] row = G[point / SEEN];
                double[] column = G[point % SEEN];
                double[] factors = new double[9];
                for (int i = 0; i < 9; i++) {
                    factors[i] = row[i / 3] * column[i % 3];
                }
                for (int o = 0; o < outChannels; o++) {
                    for (int c = 0; c < depth; c++) {
                        long at = ((long) o * channels + from + c) * 9;
                        double sum = 0;
                        for (int i = 0; i < 9; i++) {
                            sum += factors[i] * weight.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, at + i);
                        }
                        one.setAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, (long) c * outChannels + o, (float) sum);
                    }
                }
                full[part].pack(one, 0, weights, to);
                to += full[part].packedBytes();
            }
        }
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment x = inputs[0].segment();
        MemorySegment bias = hasBias ? inputs[2].segment() : ZEROS;
        MemorySegment y = outputs[0].segment();
        Workers workers = Workers.current();
        int threads = Math.min(Math.min(workers.threads(), threads()), sizes.products() < 1 << 20 ? 1 : POINTS);
        int places = sizes.outH() * sizes.outW();
        for (int image = 0; image < sizes.batch(); image++) {
            long xAt = image * sizes.imageBytes();
            long yAt = image * sizes.outBytes();
            turn(threads, workers, x, xAt, sizes.height() * sizes.width(), channels, true, scratch, layout.x);
            for (int first = 0; first < tiles; first += block) {
                block(threads, workers, first, Math.min(block, tiles - first), scratch, bias);
            }
            turn(threads, workers, scratch, layout.y, places, outChannels, false, y, yAt);
        }
        Reference.reachabilityFence(this);
    }

    // Between planes of pixels and pixels of channels, a part of the pixels at a time.
    private void turn(int threads, Workers workers, MemorySegment from, long at, int pixels, int depth,
            boolean toPixels,
            MemorySegment to, long toAt) {
        int lanes = Simd.F_LANES;
        int units = (pixels + lanes - 1) / lanes;
        if (threads == 1) {
            turn(0, pixels, from, at, pixels, depth, toPixels, to, toAt);
        } else {
            workers.run(threads, part -> turn(Math.min(pixels, ConvParts.start(units, part, threads) * lanes),
                    Math.min(pixels, ConvParts.start(units, part + 1, threads) * lanes), from, at, pixels, depth,
                    toPixels, to, toAt));
        }
    }

    private static void turn(int p0, int p1, MemorySegment from, long at, int pixels, int depth, boolean toPixels,
            MemorySegment to, long toAt) {
        long plane = pixels * 4L;
        long pixel = depth * 4L;
        if (toPixels) {
            Packing.transpose(4, from, at + p0 * 4L, plane, to, toAt + p0 * pixel, pixel, depth, p1 - p0, true);
        } else {
            Packing.transpose(4, from, at + p0 * pixel, pixel, to, toAt + p0 * 4L, plane, p1 - p0, depth, true);
        }
    }

    private void block(int threads, Workers workers, int first, int count, MemorySegment scratch, MemorySegment bias) {
        Gemm[] gemms = count == block ? full : last;
        if (threads == 1) {
            load(first, 0, count, scratch, layout.spare);
            multiply(gemms, count, 0, POINTS, scratch, layout.spare);
            store(first, 0, count, bias, scratch, layout.spare);
            return;
        }
        long each = threadBytes(sizes);
        workers.run(threads, part -> load(first, ConvParts.start(count, part, threads),
                ConvParts.start(count, part + 1, threads), scratch, layout.spare + part * each));
        workers.run(threads, part -> multiply(gemms, count, ConvParts.start(POINTS, part, threads),
                ConvParts.start(POINTS, part + 1, threads), scratch, layout.spare + part * each));
        workers.run(threads, part -> store(first, ConvParts.start(count, part, threads),
                ConvParts.start(count, part + 1, threads), bias, scratch, layout.spare + part * each));
    }

    private void load(int first, int from, int to, MemorySegment scratch, long spare) {
        Window2d w = sizes.window();
        long pixel = channels * 4L;
        long row = sizes.width() * pixel;
        long half = spare + POINTS * pixel;
        long plane = block * FloatMicroKernels.ROW;
        for (int tile = from; tile < to; tile++) {
            int top = (first + tile) / tilesW * TILE - w.padTop();
            int left = (first + tile) % tilesW * TILE - w.padLeft();
            long at = layout.x + top * row + left * pixel;
            long atRow = row;
            if (top < 0 || left < 0 || top + SEEN > sizes.height() || left + SEEN > sizes.width()) {
                window(top, left, scratch, spare);
                at = spare;
                atRow = SEEN * pixel;
            }
            for (int j = 0; j < SEEN; j++) {
                WinogradKernels.input(scratch, at + j * pixel, atRow, scratch, half + j * pixel, SEEN * pixel, pixel);
            }
            for (int part = 0; part < full.length; part++) {
                long size = Math.min(DEPTH, channels - part * DEPTH) * 4L;
                long target = layout.transformed + part * POINTS * plane + tile * FloatMicroKernels.ROW;
                for (int i = 0; i < SEEN; i++) {
                    WinogradKernels.input(scratch, half + i * SEEN * pixel + part * DEPTH * 4L, pixel, scratch,
                            target + i * SEEN * plane, plane, size);
                }
            }
        }
    }

    // What a tile at the border sees, with zeros around the image.
    private void window(int top, int left, MemorySegment scratch, long to) {
        int pixel = channels * 4;
        int j0 = Math.max(0, -left);
        int j1 = Math.min(SEEN, sizes.width() - left);
        for (int i = 0; i < SEEN; i++) {
            long target = to + (long) i * SEEN * pixel;
            if (top + i < 0 || top + i >= sizes.height() || j1 <= j0) {
                Packing.zero(scratch, target, (long) SEEN * pixel);
                continue;
            }
            Packing.zero(scratch, target, (long) j0 * pixel);
            Packing.copy(scratch, layout.x + ((long) (top + i) * sizes.width() + left + j0) * pixel, 0, scratch,
                    target + (long) j0 * pixel, 0, 1, (j1 - j0) * pixel);
            Packing.zero(scratch, target + (long) j1 * pixel, (long) (SEEN - j1) * pixel);
        }
    }

    private void multiply(Gemm[] gemms, int count, int from, int to, MemorySegment scratch, long spare) {
        long plane = block * FloatMicroKernels.ROW;
        for (int point = from; point < to; point++) {
            long packed = 0;
            for (int part = 0; part < gemms.length; part++) {
                long one = full[part].packedBytes();
                gemms[part].run(scratch, layout.transformed + (part * POINTS + point) * plane, weights,
                        packed + point * one, null, 0, scratch, layout.products + point * block * productRow(sizes),
                        scratch, spare);
                packed += POINTS * one;
            }
        }
    }

    private void store(int first, int from, int to, MemorySegment bias, MemorySegment scratch, long spare) {
        long pixel = outChannels * 4L;
        long plane = block * productRow(sizes);
        for (int tile = from; tile < to; tile++) {
            int top = (first + tile) / tilesW * TILE;
            int left = (first + tile) % tilesW * TILE;
            long at = layout.products + tile * productRow(sizes);
            for (int j = 0; j < SEEN; j++) {
                WinogradKernels.output(scratch, at + j * plane, SEEN * plane, scratch, spare + j * pixel,
                        SEEN * pixel, pixel);
            }
            int count = Math.min(TILE, sizes.outW() - left);
            for (int i = 0; i < Math.min(TILE, sizes.outH() - top); i++) {
                WinogradKernels.result(scratch, spare + i * SEEN * pixel, pixel, bias, 0, floor, scratch,
                        layout.y + ((long) (top + i) * sizes.outW() + left) * pixel, pixel, count, pixel);
            }
        }
    }
}
