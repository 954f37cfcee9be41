// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;

/// The gradient of a 3x3 convolution of stride 1 with respect to its weight, by the transpose of [WinogradConv]: 36 products
/// of transformed inputs with transformed gradients, summed over the tiles of the batch in ascending order. Thread-safe.
///
/// An element that is not finite makes all weights of its channel NaN. Errors are a few times those of the direct sum.
final class WinogradWeightGradient implements Kernel {
    private static final int POINTS = WinogradTiles.POINTS;
    private static final int SEEN = WinogradTiles.SEEN;
    private static final int TILE = WinogradTiles.TILE;
    private static final int DEPTH = WinogradTiles.DEPTH;
    // Bytes of sums that may be there twice.
    private static final long MOST_SUMS = 1 << 20;

    private final WinogradTiles tiles;
    private final ConvSizes sizes;
    private final int channels;
    private final int outChannels;
    // By the number of tiles, for each part of the channels; null where such a number does not occur.
    private final Gemm[][] gemms;
    private final Layout layout;

    /// Where things are in the working memory, in bytes.
    private record Layout(long grads, long transformed, long products, long sums, long turned, long spare, long each,
            long end) {
    }

    WinogradWeightGradient(ConvSizes sizes) {
        this.tiles = new WinogradTiles(sizes);
        this.sizes = sizes;
        this.channels = tiles.channels;
        this.outChannels = tiles.outChannels;
        this.gemms = new Gemm[tiles.block + 1][];
        for (int count : tiles.blockSizes()) {
            if (count > 0) {
                gemms[count] = gemms(count);
            }
        }
        this.layout = layout();
    }

    private Gemm[] gemms(int count) {
        Gemm[] parts = new Gemm[(channels + DEPTH - 1) / DEPTH];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = Gemm.floats(Math.min(DEPTH, channels - part * DEPTH), outChannels, count, 1,
                    FloatMicroKernels.ROW / 4, gradRow() / 4, 1, outChannels, Gemm.Start.ADD);
        }
        return parts;
    }

    private long gradRow() {
        return outChannels * 4L + 64;
    }

    /// One point of the sums.
    private long plane() {
        return (long) channels * outChannels * 4;
    }

    private Layout layout() {
        long grads = tiles.pixelBytes() + 63 & -64;
        long transformed = grads + tiles.outPixelBytes() + 63 & -64;
        long products = transformed + tiles.transformedBytes();
        long sums = products + POINTS * tiles.block * gradRow();
        long turned = sums + POINTS * plane();
        long spare = turned + 9 * plane() + 63 & -64;
        long most = 0;
        for (Gemm[] parts : gemms) {
            for (int part = 0; parts != null && part < parts.length; part++) {
                most = Math.max(most, parts[part].scratchBytes());
            }
        }
        long each = Math.max(tiles.spareBytes(), most) + 63 & -64;
        return new Layout(grads, transformed, products, sums, turned, spare, each, spare + ConvParts.most() * each);
    }

    double nanos() {
        double blocks = (double) sizes.batch() * tiles.rowsPerImage / tiles.blockRows;
        double moved = (double) sizes.batch() * (sizes.imageBytes() + sizes.outBytes())
                + 2.0 * POINTS * plane() * (blocks + 1);
        return 2000 + sizes.nanos() / 3 + moved / 16;
    }

    private int groups() {
        return (sizes.batch() + tiles.images - 1) / tiles.images;
    }

    /// Parts of the batch that have sums of their own, whatever the number of threads.
    private int chunks() {
        long bytes = POINTS * plane();
        return Math.min(groups(), bytes <= MOST_SUMS / 4 ? 4 : bytes <= MOST_SUMS ? 2 : 1);
    }

    long scratchBytes() {
        return chunks() * layout.end;
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment x = inputs[0].segment();
        MemorySegment gradOut = inputs[1].segment();
        MemorySegment gradWeight = outputs[0].segment();
        Workers workers = Workers.current();
        int threads = sizes.products() < 1 << 20 ? 1 : Math.min(workers.threads(), ConvParts.most());
        int chunks = chunks();
        long other = layout.end + layout.sums;
        if (threads > 1 && chunks > 1) {
            workers.run(chunks, chunk -> chunk(chunk, 1, workers, x, gradOut,
                    scratch.asSlice(chunk * layout.end, layout.end)));
            for (int chunk = 1; chunk < chunks; chunk++) {
                add(scratch, chunk * layout.end + layout.sums, layout.sums);
            }
        } else {
            // In the same memory, which so stays in the caches.
            for (int chunk = 0; chunk < chunks; chunk++) {
                chunk(chunk, threads, workers, x, gradOut, scratch);
                if (chunk > 0) {
                    add(scratch, other, chunk == chunks - 1 ? layout.sums : other);
                } else if (chunks > 1) {
                    MemorySegment.copy(scratch, layout.sums, scratch, other, POINTS * plane());
                }
            }
        }
        if (threads == 1) {
            sum(0, channels, scratch, layout.spare);
        } else {
            workers.run(threads, part -> sum(ConvParts.start(channels, part, threads),
                    ConvParts.start(channels, part + 1, threads), scratch, spare(part)));
        }
        Packing.transpose(4, scratch, layout.turned, outChannels * 4L, gradWeight, 0, channels * 36L, channels * 9,
                outChannels, true);
    }

    private void add(MemorySegment scratch, long other, long to) {
        FloatBinary.addVV(scratch, to, scratch, layout.sums, scratch, other, (int) (POINTS * plane() / 4));
    }

    /// The sums over the groups of one chunk of the batch.
    private void chunk(int chunk, int threads, Workers workers, MemorySegment x, MemorySegment gradOut,
            MemorySegment scratch) {
        Packing.zero(scratch, layout.sums, POINTS * plane());
        int end = ConvParts.start(groups(), chunk + 1, chunks());
        for (int group = ConvParts.start(groups(), chunk, chunks()); group < end; group++) {
            int first = group * tiles.images;
            int count = Math.min(tiles.images, sizes.batch() - first);
            if (threads == 1) {
                turn(first, 0, count, x, gradOut, scratch);
            } else {
                workers.run(threads, part -> turn(first, ConvParts.start(count, part, threads),
                        ConvParts.start(count, part + 1, threads), x, gradOut, scratch));
            }
            int rows = count * tiles.rowsPerImage;
            for (int row = 0; row < rows; row += tiles.blockRows) {
                block(threads, workers, row, Math.min(tiles.blockRows, rows - row), scratch);
            }
        }
    }

    private long spare(int part) {
        return layout.spare + part * layout.each;
    }

    private void turn(int first, int from, int to, MemorySegment x, MemorySegment gradOut, MemorySegment scratch) {
        int pixels = sizes.height() * sizes.width();
        int places = sizes.outH() * sizes.outW();
        for (int i = from; i < to; i++) {
            WinogradTiles.turn(0, pixels, x, (first + i) * sizes.imageBytes(), pixels, channels, true, scratch,
                    i * sizes.imageBytes());
            WinogradTiles.turn(0, places, gradOut, (first + i) * sizes.outBytes(), places, outChannels, true, scratch,
                    layout.grads + i * sizes.outBytes());
        }
    }

    private void block(int threads, Workers workers, int first, int count, MemorySegment scratch) {
        Gemm[] parts = gemms[count * tiles.perRow];
        if (threads == 1) {
            load(first, 0, count, scratch, layout.spare);
            multiply(parts, 0, POINTS, scratch, layout.spare);
            return;
        }
        workers.run(threads, part -> load(first, ConvParts.start(count, part, threads),
                ConvParts.start(count, part + 1, threads), scratch, spare(part)));
        workers.run(threads, part -> multiply(parts, ConvParts.start(POINTS, part, threads),
                ConvParts.start(POINTS, part + 1, threads), scratch, spare(part)));
    }

    private void load(int first, int from, int to, MemorySegment scratch, long spare) {
        for (int i = from; i < to; i++) {
            tiles.load(first + i, i * tiles.perRow, scratch, 0, layout.transformed, spare);
            gradients(first + i, i, scratch, spare);
        }
    }

    private void gradients(int row, int place, MemorySegment scratch, long spare) {
        long pixel = outChannels * 4L;
        long line = sizes.outW() * pixel;
        long wide = tiles.perRow * TILE * pixel;
        long half = spare + TILE * wide;
        long at = layout.grads + tiles.outAt(row);
        int rows = tiles.rows(row);
        if (rows < TILE) {
            Packing.copy(scratch, at, 0, scratch, spare, 0, 1, (int) (rows * line));
            Packing.zero(scratch, spare + rows * line, (TILE - rows) * line);
            at = spare;
        }
        WinogradKernels.outputGradients(scratch, at, 0, line, scratch, half, 0, wide, 1, line);
        long plane = tiles.block * gradRow();
        for (int i = 0; i < SEEN; i++) {
            Packing.zero(scratch, half + i * wide + line, wide - line);
            WinogradKernels.outputGradients(scratch, half + i * wide, TILE * pixel, pixel, scratch,
                    layout.products + place * tiles.perRow * gradRow() + i * SEEN * plane, gradRow(), plane,
                    tiles.perRow, pixel);
        }
    }

    private void multiply(Gemm[] parts, int from, int to, MemorySegment scratch, long spare) {
        for (int point = from; point < to; point++) {
            for (int part = 0; part < parts.length; part++) {
                parts[part].run(scratch, layout.transformed + (part * POINTS + point) * tiles.plane(), scratch,
                        layout.products + point * tiles.block * gradRow(), null, 0, scratch,
                        layout.sums + point * plane() + (long) part * DEPTH * outChannels * 4, scratch, spare);
            }
        }
    }

    private void sum(int from, int to, MemorySegment scratch, long spare) {
        long run = outChannels * 4L;
        for (int c = from; c < to; c++) {
            for (int j = 0; j < SEEN; j++) {
                WinogradKernels.weightGradients(scratch, layout.sums + j * plane() + c * run, SEEN * plane(), scratch,
                        spare + j * run, SEEN * run, run);
            }
            for (int r = 0; r < 3; r++) {
                WinogradKernels.weightGradients(scratch, spare + r * SEEN * run, run, scratch,
                        layout.turned + (c * 9L + r * 3) * run, run, run);
            }
        }
    }
}
