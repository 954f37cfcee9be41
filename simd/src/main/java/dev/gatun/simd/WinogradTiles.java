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
    /// Tiles of an image.
    final int perImage;
    /// Images of a group; the last group may have fewer.
    final int images;
    /// Tiles of a block; the last one of a group may have fewer.
    final int block;
    private final int tilesW;

    WinogradTiles(ConvSizes sizes) {
        this.sizes = sizes;
        this.channels = sizes.channels();
        this.outChannels = sizes.outChannels();
        this.tilesW = (sizes.outW() + TILE - 1) / TILE;
        this.perImage = tilesW * ((sizes.outH() + TILE - 1) / TILE);
        // As many tiles as stay in the second cache, where that is enough of them for weights to be worth loading.
        long fit = CACHE / (POINTS * 4L * (channels + outChannels)) / 12 * 12;
        int most = Math.clamp(fit, 48, 96);
        this.images = Math.clamp(most / perImage, 1, Math.max(1, sizes.batch()));
        int blocks = (images * perImage + most - 1) / most;
        this.block = (images * perImage + blocks - 1) / blocks;
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

    /// Memory for one tile in the making.
    long spareBytes() {
        return 2L * POINTS * Math.max(channels, outChannels) * 4;
    }

    int top(int tile) {
        return tile % perImage / tilesW * TILE;
    }

    int left(int tile) {
        return tile % perImage % tilesW * TILE;
    }

    /// Where the result at the top left of a tile is among the pixels of a group.
    long outAt(int tile) {
        long pixel = ((long) tile / perImage * sizes.outH() + top(tile)) * sizes.outW() + left(tile);
        return pixel * outChannels * 4;
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

    /// Transforms what a tile of a group sees to row `row` of a block.
    void load(int tile, int row, MemorySegment memory, long pixels, long transformed, long spare) {
        long pixel = channels * 4L;
        long half = spare + POINTS * pixel;
        long atRow = sizes.width() * pixel;
        int top = top(tile) - sizes.window().padTop();
        int left = left(tile) - sizes.window().padLeft();
        long image = pixels + (long) tile / perImage * sizes.height() * atRow;
        long at = image + top * atRow + left * pixel;
        if (top < 0 || left < 0 || top + SEEN > sizes.height() || left + SEEN > sizes.width()) {
            window(top, left, memory, image, spare);
            at = spare;
            atRow = SEEN * pixel;
        }
        for (int j = 0; j < SEEN; j++) {
            WinogradKernels.input(memory, at + j * pixel, atRow, memory, half + j * pixel, SEEN * pixel, pixel);
        }
        for (int from = 0; from < channels; from += DEPTH) {
            long target = transformed + (long) from / DEPTH * POINTS * plane() + row * FloatMicroKernels.ROW;
            for (int i = 0; i < SEEN; i++) {
                WinogradKernels.input(memory, half + i * SEEN * pixel + from * 4L, pixel, memory,
                        target + i * SEEN * plane(), plane(), Math.min(DEPTH, channels - from) * 4L);
            }
        }
    }

    // What a tile at the border sees, with zeros around the image.
    private void window(int top, int left, MemorySegment memory, long image, long to) {
        int pixel = channels * 4;
        int j0 = Math.max(0, -left);
        int j1 = Math.min(SEEN, sizes.width() - left);
        for (int i = 0; i < SEEN; i++) {
            long target = to + (long) i * SEEN * pixel;
            if (top + i < 0 || top + i >= sizes.height() || j1 <= j0) {
                Packing.zero(memory, target, (long) SEEN * pixel);
                continue;
            }
            Packing.zero(memory, target, (long) j0 * pixel);
            Packing.copy(memory, image + ((long) (top + i) * sizes.width() + left + j0) * pixel, 0, memory,
                    target + (long) j0 * pixel, 0, 1, (j1 - j0) * pixel);
            Packing.zero(memory, target + (long) j1 * pixel, (long) (SEEN - j1) * pixel);
        }
    }
}
