// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;

/// Convolution of each image and group as a matrix product of its own. Thread-safe.
final class Conv2dForward implements Kernel {
    private final ConvSizes sizes;
    private final Gemm pointwise;
    private final ShiftedConv shifted;
    private final long each;

    Conv2dForward(ConvSizes sizes, boolean bias) {
        this.sizes = sizes;
        Gemm.Start start = bias ? Gemm.Start.ROW_BIAS : Gemm.Start.ZERO;
        int places = sizes.outH() * sizes.outW();
        this.pointwise = !sizes.isPointwise() ? null
                : Gemm.of(sizes.bytes() == 8, sizes.outChannels(), places, sizes.channels(), sizes.channels(), 1,
                        places, 1,
                        places, start);
        this.shifted = sizes.isPointwise() ? null : new ShiftedConv(sizes.forward(), sizes.outChannels(), start);
        this.each = (pointwise != null ? pointwise.scratchBytes() : shifted.scratchBytes()) + 63 & -64;
    }

    private int bands() {
        return pointwise != null ? 1 : shifted.bands();
    }

    private int units() {
        return sizes.batch() * sizes.groups() * bands();
    }

    double nanos() {
        return 200 + units() * 150.0 + sizes.nanos();
    }

    long scratchBytes() {
        return ConvParts.scratchBytes(units(), each);
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment x = inputs[0].segment();
        MemorySegment weight = inputs[1].segment();
        MemorySegment bias = inputs.length == 3 ? inputs[2].segment() : null;
        MemorySegment y = outputs[0].segment();
        int parts = ConvParts.count(units(), sizes.products());
        if (parts == 1) {
            units(0, units(), x, weight, bias, y, scratch, 0);
        } else {
            Workers.current().run(parts, part -> units(ConvParts.start(units(), part, parts),
                    ConvParts.start(units(), part + 1, parts), x, weight, bias, y, scratch, part * each));
        }
    }

    private void units(int from, int to, MemorySegment x, MemorySegment weight, MemorySegment bias, MemorySegment y,
            MemorySegment scratch, long at) {
        long bytes = sizes.bytes();
        long rowBytes = sizes.outW() * bytes;
        long channelBytes = sizes.outH() * rowBytes;
        for (int unit = from; unit < to; unit++) {
            int image = unit / bands();
            int group = image % sizes.groups();
            long xAt = image * sizes.imageBytes();
            long weightAt = group * sizes.weightBytes();
            long biasAt = group * sizes.outChannels() * bytes;
            long yAt = image * sizes.outBytes();
            if (pointwise != null) {
                pointwise.run(weight, weightAt, x, xAt, bias, biasAt, y, yAt, scratch, at);
            } else {
                shifted.run(unit % bands(), x, xAt, weight, weightAt, bias, biasAt, y, yAt, channelBytes, rowBytes,
                        bytes,
                        scratch, at);
            }
        }
    }
}
