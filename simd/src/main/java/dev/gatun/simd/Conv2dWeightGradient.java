// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;

/// The gradient of a convolution with respect to its weight: inner products of gradOut, spread to the rows of [Planes],
/// with shifted runs of the input, summed over the batch in ascending order.
///
/// The work is split by weights, so that every thread count gives the same sums. Places that are not there count as
/// zeros of gradOut: an infinite input can so give a NaN where its product with gradOut is not part of the sum.
/// Thread-safe.
final class Conv2dWeightGradient implements Kernel {
    private static final int CHUNK_BYTES = 512 << 10;
    private static final int LEAST_COLUMNS = 4;

    private final ConvSizes sizes;
    private final Planes planes;
    private final int rows;
    private final int bands;
    private final int images;
    private final int run;
    private final Gemm gemm;
    private final long itemBytes;
    private final long gradBytes;
    private final int blocks;

    Conv2dWeightGradient(ConvSizes sizes) {
        this.sizes = sizes;
        this.planes = sizes.forward();
        this.rows = ShiftedConv.rows(planes, sizes.outChannels());
        this.bands = (sizes.outH() + rows - 1) / rows;
        this.run = planes.run(rows);
        this.itemBytes = planes.memory(rows);
        this.gradBytes = (long) run * sizes.outChannels() * sizes.bytes();
        this.images = Math.clamp(CHUNK_BYTES / (itemBytes + gradBytes), 1, sizes.batch());
        int vectors = run * sizes.bytes() / Simd.F.vectorByteSize();
        long[] gradSteps = new long[images * vectors];
        long[] itemSteps = new long[images * vectors];
        for (int i = 0; i < gradSteps.length; i++) {
            long inside = (long) (i % vectors) * Simd.F.vectorByteSize();
            gradSteps[i] = i / vectors * gradBytes + inside;
            itemSteps[i] = i / vectors * itemBytes + inside;
        }
        this.gemm = Gemm.scatteredDots(sizes.bytes(), sizes.outChannels(), run, gradSteps, itemSteps,
                planes.offsets(rows),
                sizes.depth());
        this.blocks = Math.max(1, sizes.depth() / LEAST_COLUMNS);
    }

    double nanos() {
        return 300 + (double) sizes.batch() * sizes.groups() * 300 + sizes.nanos() * 1.7;
    }

    double elements() {
        return planes.elements();
    }

    private long each() {
        return images * (itemBytes + gradBytes) + gemm.scratchBytes() + 63 & -64;
    }

    long scratchBytes() {
        return ConvParts.scratchBytes(sizes.groups() * blocks, each());
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment x = inputs[0].segment();
        MemorySegment gradOut = inputs[1].segment();
        MemorySegment gradWeight = outputs[0].segment();
        int units = sizes.groups() * blocks;
        int parts = ConvParts.count(units, sizes.products());
        Packing.zero(gradWeight, 0, sizes.groups() * sizes.weightBytes());
        if (parts == 1) {
            units(0, units, x, gradOut, gradWeight, scratch, 0);
        } else {
            Workers.current().run(parts, part -> units(ConvParts.start(units, part, parts),
                    ConvParts.start(units, part + 1, parts), x, gradOut, gradWeight, scratch, part * each()));
        }
    }

    private void units(int from, int to, MemorySegment x, MemorySegment gradOut, MemorySegment gradWeight,
            MemorySegment scratch, long at) {
        for (int unit = from; unit < to;) {
            int group = unit / blocks;
            int end = Math.min(to, (group + 1) * blocks);
            group(group, column(unit % blocks), column(end - group * blocks), x, gradOut, gradWeight, scratch, at);
            unit = end;
        }
    }

    private int column(int block) {
        // Whole tiles of 4 but at the end.
        return block == blocks ? sizes.depth() : (int) ((long) sizes.depth() * block / blocks) & -4;
    }

    /// Weights `[j0, j1)` of each out-channel of one group.
    private void group(int group, int j0, int j1, MemorySegment x, MemorySegment gradOut, MemorySegment gradWeight,
            MemorySegment scratch, long at) {
        long grads = at + images * itemBytes;
        long product = grads + images * gradBytes;
        long rowBytes = (long) sizes.outW() * sizes.bytes();
        for (int n0 = 0; n0 < sizes.batch(); n0 += images) {
            int count = Math.min(images, sizes.batch() - n0);
            for (int band = 0; band < bands; band++) {
                int r0 = band * rows;
                int here = Math.min(rows, sizes.outH() - r0);
                Packing.zero(scratch, grads, count * gradBytes);
                for (int n = 0; n < count; n++) {
                    long image = (long) (n0 + n) * sizes.groups() + group;
                    planes.load(x, image * sizes.imageBytes(), r0, r0 + rows, scratch, at + n * itemBytes);
                    for (int o = 0; o < sizes.outChannels(); o++) {
                        Packing.copyExactly(gradOut,
                                image * sizes.outBytes() + (o * (long) sizes.outH() + r0) * rowBytes,
                                rowBytes, scratch, grads + n * gradBytes + (long) o * run * sizes.bytes(),
                                (long) planes.pitch * sizes.bytes(), here, sizes.outW() * sizes.bytes());
                    }
                }
                gemm.addDots(count * run * sizes.bytes() / Simd.F.vectorByteSize(), j0, j1, scratch, grads, scratch, at,
                        gradWeight,
                        group * sizes.weightBytes(), scratch, product);
            }
        }
    }
}
