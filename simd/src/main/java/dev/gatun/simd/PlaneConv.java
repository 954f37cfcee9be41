// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;

/// A 1x1 convolution, or its gradient with respect to the input, whose lanes hold pixels: images are read and results
/// written where they are. Where pixels are no multiple of tiles the last ones are computed twice. Thread-safe.
final class PlaneConv implements FusedKernels.TakesSum {
    private static final int TILE = 2 * Simd.F_LANES;
    // Kernels of 14 rows are compiled with values out of registers: a third of the speed.
    private static final int MOST_ROWS = 12;
    private static final int LEAST_PLACES = 4 * TILE;
    // Elements of the image that stay in the second cache while all weights pass by.
    private static final int BLOCK_ELEMENTS = 1 << 17;
    private static final int WIDEST_BLOCK = 512;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

    private final ConvSizes sizes;
    private final boolean isGradient;
    private final boolean hasBias;
    private final Finish finish;
    private final int places;
    private final int depth;
    private final int channels;
    private final int blocks;
    private final int[] tiles;
    // The packed weights, if they never change; else null.
    private final MemorySegment fixed;

    /// Whether a convolution can be done in this way.
    static boolean suits(ConvSizes s) {
        return PixelConv.isPossible(s) && s.outH() * s.outW() >= LEAST_PLACES;
    }

    PlaneConv(ConvSizes sizes, boolean isGradient, boolean hasBias) {
        this(sizes, isGradient, hasBias, Finish.NONE, null);
    }

    private PlaneConv(ConvSizes sizes, boolean isGradient, boolean hasBias, Finish finish, MemorySegment fixed) {
        this.sizes = sizes;
        this.isGradient = isGradient;
        this.hasBias = hasBias;
        this.finish = finish;
        this.places = sizes.outH() * sizes.outW();
        this.depth = isGradient ? sizes.outChannels() : sizes.channels();
        this.channels = isGradient ? sizes.channels() : sizes.outChannels();
        int width = Math.clamp(BLOCK_ELEMENTS / depth, LEAST_PLACES, WIDEST_BLOCK);
        this.blocks = (places + width - 1) / width;
        this.tiles = PixelConv.tiles(channels, MOST_ROWS);
        this.fixed = fixed;
    }

    /// Compiles the kernels that a run needs.
    PlaneConv warmUp() {
        PixelConv.warmUp(tiles, true);
        return this;
    }

    private double plainNanos() {
        return 400 + sizes.products() * 0.29 * 4 / Simd.F.vectorByteSize()
                + (double) sizes.batch() * places * channels * 0.06;
    }

    double nanos() {
        return 1.2 * plainNanos() + sizes.weightBytes() * 0.09;
    }

    /// The same with weights that never change.
    double fixedNanos() {
        return plainNanos();
    }

    private long packedBytes() {
        return (long) channels * depth * 4 + 63 & -64;
    }

    long scratchBytes() {
        return packedBytes();
    }

    @Override
    public Kernel withSum(int operand) {
        return new PlaneConv(sizes, isGradient, hasBias, finish.withSum(operand), fixed);
    }

    @Override
    public Kernel withClamp(float least, float most) {
        return new PlaneConv(sizes, isGradient, hasBias, finish.withClamp(least, most), fixed);
    }

    @Override
    public Kernel fix(Tensor[] constants) {
        if (constants[1] == null || fixed != null) {
            return this;
        }
        MemorySegment memory = Arena.ofAuto().allocate(packedBytes(), 64);
        warmUp();
        pack(constants[1].segment(), memory);
        return new PlaneConv(sizes, isGradient, hasBias, finish, memory);
    }

    // For each tile of channels of the result a row of weights for each channel that is summed over.
    private void pack(MemorySegment weight, MemorySegment memory) {
        int first = 0;
        for (int rows : tiles) {
            long to = (long) first * depth * 4;
            if (isGradient) {
                Packing.copyExactly(weight, first * 4L, channels * 4L, memory, to, rows * 4L, depth, rows * 4);
            } else {
                Packing.transpose(4, weight, to, depth * 4L, memory, to, rows * 4L, rows, depth, true);
            }
            first += rows;
        }
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment x = inputs[0].segment();
        MemorySegment bias = hasBias ? inputs[2].segment() : null;
        MemorySegment other = finish.hasSum() ? inputs[finish.sum()].segment() : null;
        MemorySegment y = outputs[0].segment();
        MemorySegment weights = fixed != null ? fixed : scratch;
        if (fixed == null) {
            pack(inputs[1].segment(), scratch);
        }
        int units = sizes.batch() * blocks;
        int parts = ConvParts.count(units, sizes.products());
        if (parts == 1) {
            units(0, units, x, weights, bias, other, y);
        } else {
            Workers.current().run(parts, part -> units(ConvParts.start(units, part, parts),
                    ConvParts.start(units, part + 1, parts), x, weights, bias, other, y));
        }
        Reference.reachabilityFence(this);
    }

    private void units(int from, int to, MemorySegment x, MemorySegment weights, MemorySegment bias,
            MemorySegment other, MemorySegment y) {
        for (int unit = from; unit < to; unit++) {
            block(unit / blocks, unit % blocks, x, weights, bias, other, y);
        }
    }

    private void block(int image, int block, MemorySegment x, MemorySegment weights, MemorySegment bias,
            MemorySegment other, MemorySegment y) {
        int whole = places / TILE;
        int from = ConvParts.start(whole, block, blocks) * TILE;
        int to = block + 1 == blocks ? places : ConvParts.start(whole, block + 1, blocks) * TILE;
        long plane = places * 4L;
        long xAt = image * plane * depth;
        long yAt = image * plane * channels;
        int first = 0;
        for (int rows : tiles) {
            for (int j = from; j < to; j += TILE) {
                long at = Math.min(j, to - TILE) * 4L;
                PixelKernels.planes(rows, depth, weights, (long) first * depth * 4, x, xAt + at, plane, y,
                        yAt + first * plane + at, plane);
            }
            for (int r = 0; (hasBias || other != null || finish.hasBounds()) && r < rows; r++) {
                long at = yAt + (first + r) * plane + from * 4L;
                finish.row(y, at, to - from, hasBias ? bias.get(FLOAT, (first + r) * 4L) : 0, other, at);
            }
            first += rows;
        }
    }
}
