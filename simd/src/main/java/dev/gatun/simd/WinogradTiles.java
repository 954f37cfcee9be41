// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Window2d;
import java.lang.foreign.MemorySegment;

/// The tiles of `F(4x4, 3x3)` over the images of a batch, some images at a time: where they are, and their transforms.
/// Immutable. Offsets and sizes are in bytes.
///
/// Images are held as pixels of channels; a transformed block of tiles is, for each of 36 points, a row for each tile.
final class WinogradTiles {
    /// Results of a tile, in each direction.
    static final int TILE = 4;
    /// Elements that a tile sees, in each direction.
    static final int SEEN = 6;
    /// Products for each tile and pair of channels.
    static final int POINTS = SEEN * SEEN;
    /// Channels that one product takes at most.
    static final int DEPTH = 256;
    private static final int LEAST_CHANNELS = 32;
    private static final long CACHE = 900 << 10;
    private static final boolean ENABLED = !"false".equals(System.getProperty("gatun.simd.winograd"));

    final ConvSizes sizes;
    final int channels;
    final int outChannels;
    /// Rows of tiles of an image.
    final int rowsPerImage;
    /// Tiles of a row.
    final int perRow;
    /// Images of a group; the last group may have fewer.
    final int images;
    /// Rows of tiles of a block; the last one of a group may have fewer.
    final int blockRows;
    /// Tiles of a block.
    final int block;

    WinogradTiles(ConvSizes sizes) {
        this.sizes = sizes;
        this.channels = sizes.channels();
        this.outChannels = sizes.outChannels();
        this.perRow = (sizes.outW() + TILE - 1) / TILE;
        this.rowsPerImage = (sizes.outH() + TILE - 1) / TILE;
        // As many tiles as stay in the second cache, where that is enough of them for weights to be worth loading.
        long fit = CACHE / (POINTS * 4L * (channels + outChannels)) / 12 * 12;
        int most = Math.max(1, Math.clamp(fit, 48, 96) / perRow);
        this.images = Math.clamp(most / rowsPerImage, 1, Math.max(1, sizes.batch()));
        int blocks = (images * rowsPerImage + most - 1) / most;
        this.blockRows = (images * rowsPerImage + blocks - 1) / blocks;
        this.block = blockRows * perRow;
    }

    /// Whether a convolution can be done in this way and may be worth it.
    static boolean suits(ConvSizes s) {
        Window2d w = s.window();
        return ENABLED && s.bytes() == 4 && Simd.hasMasks(4) && s.kernelH() == 3 && s.kernelW() == 3
                && w.strideH() == 1 && w.strideW() == 1 && w.dilationH() == 1 && w.dilationW() == 1 && s.groups() == 1
                && s.channels() % Simd.F_LANES == 0 && s.outChannels() % Simd.F_LANES == 0
                && Math.min(s.channels(), s.outChannels()) >= LEAST_CHANNELS
                && Math.max(s.channels(), s.outChannels()) <= 4096 && s.outH() >= TILE && s.outW() >= TILE
                && Math.max(Math.max(w.padTop(), w.padBottom()), Math.max(w.padLeft(), w.padRight())) <= 2;
    }

    /// Memory of the pixels of one group of images.
    long pixelBytes() {
        return (long) images * sizes.height() * sizes.width() * channels * 4;
    }

    /// Memory of the pixels of the results of one group.
    long outPixelBytes() {
        return (long) images * sizes.outH() * sizes.outW() * outChannels * 4;
    }

    /// From one point of a transformed block to the next.
    long plane() {
        return block * FloatMicroKernels.ROW;
    }

    /// Memory of a transformed block: parts of [#DEPTH] channels, one behind the other.
    long transformedBytes() {
        return (long) (channels + DEPTH - 1) / DEPTH * POINTS * plane();
    }

    /// Memory for one row of tiles in the making.
    long spareBytes() {
        return 2 * SEEN * width() * Math.max(channels, outChannels) * 4;
    }

    // Pixels that a row of tiles sees.
    private long width() {
        return (long) perRow * TILE + SEEN - TILE;
    }

    /// The numbers of tiles that blocks have.
    int[] blockSizes() {
        return new int[] {block, images * rowsPerImage % blockRows * perRow,
            sizes.batch() % images * rowsPerImage % blockRows * perRow};
    }

    /// Rows of results of a row of tiles.
    int rows(int row) {
        return Math.min(TILE, sizes.outH() - row % rowsPerImage * TILE);
    }

    /// Where the results of a row of tiles begin among the pixels of a group.
    long outAt(int row) {
        return ((long) row / rowsPerImage * sizes.outH() + row % rowsPerImage * TILE) * sizes.outW() * outChannels * 4;
    }

    /// Turns pixels `[p0, p1)` of an image from planes to pixels of channels, or back.
    static void turn(int p0, int p1, MemorySegment from, long at, int pixels, int depth, boolean toPixels,
            MemorySegment to, long toAt) {
        long plane = pixels * 4L;
        long pixel = depth * 4L;
        if (toPixels) {
            Packing.transpose(4, from, at + p0 * 4L, plane, to, toAt + p0 * pixel, pixel, depth, p1 - p0, true);
        } else {
            Packing.transpose(4, from, at + p0 * pixel, pixel, to, toAt + p0 * 4L, plane, p1 - p0, depth, true);
        }
    }

    /// Transforms what a row of tiles of a group sees to tiles from `first` of a block.
    void load(int row, int first, MemorySegment memory, long pixels, long transformed, long spare) {
        long pixel = channels * 4L;
        long line = sizes.width() * pixel;
        int top = row % rowsPerImage * TILE - sizes.window().padTop();
        long image = pixels + (long) row / rowsPerImage * sizes.height() * line;
        long at = image + top * line;
        long wide = width() * pixel;
        long half = spare + SEEN * wide;
        if (top < 0 || top + SEEN > sizes.height()) {
            for (int i = 0; i < SEEN; i++) {
                if (top + i < 0 || top + i >= sizes.height()) {
                    Packing.zero(memory, spare + i * line, line);
                } else {
                    Packing.copy(memory, image + (top + i) * line, 0, memory, spare + i * line, 0, 1, (int) line);
                }
            }
            at = spare;
        }
        long left = sizes.window().padLeft() * pixel;
        WinogradKernels.input(memory, at, 0, line, memory, half + left, 0, wide, 1, line);
        for (int i = 0; i < SEEN; i++) {
            Packing.zero(memory, half + i * wide, left);
            Packing.zero(memory, half + i * wide + left + line, wide - left - line);
        }
        for (int from = 0; from < channels; from += DEPTH) {
            long target = transformed + (long) from / DEPTH * POINTS * plane() + first * FloatMicroKernels.ROW;
            for (int i = 0; i < SEEN; i++) {
                WinogradKernels.input(memory, half + i * wide + from * 4L, TILE * pixel, pixel, memory,
                        target + i * SEEN * plane(), FloatMicroKernels.ROW, plane(), perRow,
                        Math.min(DEPTH, channels - from) * 4L);
            }
        }
    }
}
