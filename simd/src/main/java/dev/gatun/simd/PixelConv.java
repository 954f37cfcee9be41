// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Arrays;

/// A 1x1 convolution, or its gradient with respect to the input, whose lanes hold channels of the result: pixels are read
/// where they are, one element of each channel at a time, so that images whose size is no multiple of vectors waste
/// none. Results are turned back to planes, some pixels at a time. Thread-safe.
final class PixelConv implements FusedKernels.TakesSum {
    private static final int FEW_PLACES = 256;
    private static final int LEAST_CHANNELS = 48;
    private static final double LEAST_PRODUCTS = 1 << 21;
    // Pixels that are turned back together, whole tiles and whole vectors.
    private static final int BLOCK = Simd.REGISTERS == 32 ? 112 : 96;
    private static final int[] ROWS = Simd.REGISTERS == 32 ? new int[] {14, 12, 8, 7, 4, 2, 1} : new int[] {6, 4, 2, 1};
    private static final int PANEL = 2 * Simd.F_LANES;
    private static final long PANEL_BYTES = PANEL * 4L;
    // Parts of the channels of a block that threads may share.
    private static final int SHARES = 4;

    private final ConvSizes sizes;
    private final boolean isGradient;
    private final boolean hasBias;
    private final Finish finish;
    private final int places;
    private final int depth;
    private final int channels;
    private final int panels;
    private final int blocks;
    private final int shares;
    // The rows of the tiles of a whole block, and of the last one.
    private final int[] whole;
    private final int[] last;
    // The packed weights, if they never change; else null.
    private final MemorySegment fixed;

    /// Whether such a convolution, or its gradient, can be done in this way, and is worth it.
    static boolean suits(ConvSizes s, boolean isGradient) {
        int results = isGradient ? s.channels() : s.outChannels();
        int summed = isGradient ? s.outChannels() : s.channels();
        return isPossible(s) && results >= LEAST_CHANNELS
                && (s.outH() * s.outW() <= FEW_PLACES || results < summed);
    }

    /// Whether the kernels of tiles can do it, and have enough to do.
    static boolean isPossible(ConvSizes s) {
        return s.bytes() == 4 && s.groups() == 1 && s.isPointwise() && Simd.hasMasks(4)
                && s.products() >= LEAST_PRODUCTS;
    }

    PixelConv(ConvSizes sizes, boolean isGradient, boolean hasBias) {
        this(sizes, isGradient, hasBias, Finish.NONE, null);
    }

    private PixelConv(ConvSizes sizes, boolean isGradient, boolean hasBias, Finish finish, MemorySegment fixed) {
        this.sizes = sizes;
        this.isGradient = isGradient;
        this.hasBias = hasBias;
        this.finish = finish;
        this.places = sizes.outH() * sizes.outW();
        this.depth = isGradient ? sizes.outChannels() : sizes.channels();
        this.channels = isGradient ? sizes.channels() : sizes.outChannels();
        this.panels = (channels + PANEL - 1) / PANEL;
        this.blocks = (places + BLOCK - 1) / BLOCK;
        this.shares = sizes.batch() * blocks < SHARES ? Math.min(panels, SHARES) : 1;
        this.whole = tiles(Math.min(places, BLOCK), ROWS[0]);
        this.last = tiles(places - (blocks - 1) * BLOCK, ROWS[0]);
        this.fixed = fixed;
    }

    /// The fewest and largest tiles of at most `most` rows over so many rows.
    static int[] tiles(int pixels, int most) {
        int[] cost = new int[pixels + 1];
        int[] choice = new int[pixels + 1];
        for (int p = 1; p <= pixels; p++) {
            cost[p] = Integer.MAX_VALUE;
            for (int rows : ROWS) {
                // Two multiplications a row, and what a tile costs whatever its height.
                if (rows <= Math.min(p, most) && cost[p - rows] + 2 * rows + 3 < cost[p]) {
                    cost[p] = cost[p - rows] + 2 * rows + 3;
                    choice[p] = rows;
                }
            }
        }
        int[] tiles = new int[pixels];
        int count = 0;
        for (int p = pixels; p > 0; p -= tiles[count++]) {
            tiles[count] = choice[p];
        }
        return Arrays.copyOf(tiles, count);
    }

    /// Compiles the kernels that a run needs.
    PixelConv warmUp() {
        warmUp(whole, false);
        warmUp(last, false);
        return this;
    }

    /// Compiles the kernels for such tiles.
    static void warmUp(int[] tiles, boolean areOfPlanes) {
        if (KernelWarmUp.isReady()) {
            KernelWarmUp.packing();
            for (int rows : tiles) {
                KernelWarmUp.pointwise(rows, areOfPlanes);
            }
        }
    }

    private double plainNanos() {
        return 400 + sizes.products() * 0.29 * 4 / Simd.F.vectorByteSize()
                + (double) sizes.batch() * places * channels * 0.16;
    }

    double nanos() {
        return 1.08 * plainNanos() + sizes.weightBytes() * 0.09;
    }

    /// The same with weights that never change.
    double fixedNanos() {
        return plainNanos();
    }

    private long packedBytes() {
        return panels * PANEL_BYTES * depth;
    }

    private long biasBytes() {
        return panels * PANEL_BYTES;
    }

    private long row() {
        return panels * PANEL_BYTES + 64;
    }

    private long each() {
        return Math.min(BLOCK, places) * row() + 63 & -64;
    }

    private int units() {
        return sizes.batch() * blocks * shares;
    }

    long scratchBytes() {
        return biasBytes() + packedBytes() + ConvParts.scratchBytes(units(), each());
    }

    @Override
    public Kernel withSum(int operand) {
        return new PixelConv(sizes, isGradient, hasBias, finish.withSum(operand), fixed);
    }

    @Override
    public Kernel withClamp(float least, float most) {
        return new PixelConv(sizes, isGradient, hasBias, finish.withClamp(least, most), fixed);
    }

    @Override
    public Kernel fix(Tensor[] constants) {
        if (constants[1] == null || fixed != null) {
            return this;
        }
        MemorySegment memory = Arena.ofAuto().allocate(packedBytes(), 64);
        warmUp();
        pack(constants[1].segment(), memory, 0);
        return new PixelConv(sizes, isGradient, hasBias, finish, memory);
    }

    // Panels of two vectors of channels of the result, each with a row for each channel that is summed over.
    private void pack(MemorySegment weight, MemorySegment memory, long to) {
        for (int panel = 0; panel < panels; panel++) {
            int first = panel * PANEL;
            int width = Math.min(PANEL, channels - first);
            long at = to + panel * PANEL_BYTES * depth;
            if (isGradient) {
                Packing.copy(weight, first * 4L, channels * 4L, memory, at, PANEL_BYTES, depth, width * 4);
            } else {
                if (width < PANEL) {
                    Packing.zero(memory, at, PANEL_BYTES * depth);
                }
                Packing.transpose(4, weight, (long) first * depth * 4, depth * 4L, memory, at, PANEL_BYTES, width,
                        depth,
                        true);
            }
        }
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment x = inputs[0].segment();
        MemorySegment other = finish.hasSum() ? inputs[finish.sum()].segment() : null;
        MemorySegment y = outputs[0].segment();
        Packing.zero(scratch, 0, biasBytes());
        if (hasBias) {
            Packing.copy(inputs[2].segment(), 0, 0, scratch, 0, 0, 1, channels * 4);
        }
        long packedAt = biasBytes();
        if (fixed == null) {
            pack(inputs[1].segment(), scratch, packedAt);
        }
        MemorySegment weights = fixed != null ? fixed : scratch;
        long weightsAt = fixed != null ? 0 : packedAt;
        long spare = packedAt + packedBytes();
        int parts = ConvParts.count(units(), sizes.products());
        if (parts == 1) {
            // Whole rows of tiles: pixels stay in the first cache.
            for (int block = 0; block < sizes.batch() * blocks; block++) {
                block(block, 0, panels, x, weights, weightsAt, other, y, scratch, spare);
            }
        } else {
            Workers.current().run(parts, part -> {
                for (int unit = ConvParts.start(units(), part, parts); unit < ConvParts.start(units(), part + 1,
                        parts); unit++) {
                    int share = unit % shares;
                    block(unit / shares, ConvParts.start(panels, share, shares), ConvParts.start(panels, share + 1,
                            shares), x, weights, weightsAt, other, y, scratch, spare + part * each());
                }
            });
        }
        Reference.reachabilityFence(this);
    }

    private void block(int block, int firstPanel, int endPanel, MemorySegment x, MemorySegment weights, long weightsAt,
            MemorySegment other, MemorySegment y, MemorySegment scratch, long spare) {
        int first = block % blocks * BLOCK;
        int pixels = Math.min(BLOCK, places - first);
        long plane = places * 4L;
        long image = block / blocks * plane;
        long from = image * depth + first * 4L;
        long to = spare;
        for (int rows : pixels == BLOCK ? whole : last) {
            for (int panel = firstPanel; panel < endPanel; panel++) {
                PixelKernels.pixels(rows, depth, x, from, weights, weightsAt + panel * PANEL_BYTES * depth, plane,
                        scratch, panel * PANEL_BYTES, scratch, to + panel * PANEL_BYTES, row());
            }
            if (finish.hasBounds() && other == null) {
                // From the first panel of the first row to the last one of the last row.
                long at = to + firstPanel * PANEL_BYTES;
                long bytes = (rows - 1) * row() + (endPanel - firstPanel) * PANEL_BYTES;
                finish.row(scratch, at, (int) (bytes / 4), 0, null, 0);
            }
            from += rows * 4L;
            to += rows * row();
        }
        int channel = firstPanel * PANEL;
        int end = Math.min(endPanel * PANEL, channels);
        long at = image * channels + first * 4L;
        Packing.transpose(4, scratch, spare + channel * 4L, row(), y, at + channel * plane, plane, pixels,
                end - channel,
                true);
        for (int c = channel; other != null && c < end; c++) {
            finish.row(y, at + c * plane, pixels, 0, other, at + c * plane);
        }
    }
}
