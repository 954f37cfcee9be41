// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/// Convolution of each image and group as a matrix product of its own. Thread-safe.
final class Conv2dForward implements FusedKernels.TakesRelu {
    private final ConvSizes sizes;
    private final boolean bias;
    private final boolean relu;
    // The packed weights, if they never change; else null.
    private final MemorySegment packed;
    private final long packedBytes;
    private final WinogradConv winograd;
    private final Gemm pointwise;
    private final ShiftedConv shifted;
    private final long each;

    Conv2dForward(ConvSizes sizes, boolean bias) {
        this(sizes, bias, false, null);
    }

    private Conv2dForward(ConvSizes sizes, boolean bias, boolean relu, MemorySegment weight) {
        this.sizes = sizes;
        this.bias = bias;
        this.relu = relu;
        this.winograd = WinogradTiles.suits(sizes) && weight == null ? new WinogradConv(sizes, false, bias, relu)
                : null;
        Gemm.Start start = bias ? Gemm.Start.ROW_BIAS : Gemm.Start.ZERO;
        if (sizes.isPointwise()) {
            int places = sizes.outH() * sizes.outW();
            Gemm product = Gemm.of(sizes.bytes() == 8, sizes.outChannels(), places, sizes.channels(), sizes.channels(),
                    1, places, 1, places, start);
            product = relu ? product.withRelu() : product;
            this.pointwise = weight != null ? product.withPackedA() : product;
            this.shifted = null;
            this.packedBytes = pointwise.packedABytes();
        } else {
            this.pointwise = null;
            this.shifted = new ShiftedConv(sizes.forward(), sizes.outChannels(), start, relu, weight != null);
            this.packedBytes = shifted.packedBytes();
        }
        this.each = (pointwise != null ? pointwise.scratchBytes() : shifted.scratchBytes()) + 63 & -64;
        this.packed = weight == null ? null : Arena.ofAuto().allocate(sizes.groups() * packedBytes, 64);
        for (int group = 0; group < sizes.groups() && weight != null; group++) {
            if (pointwise != null) {
                pointwise.packA(weight, group * sizes.weightBytes(), packed, group * packedBytes);
            } else {
                shifted.pack(weight, group * sizes.weightBytes(), packed, group * packedBytes);
            }
        }
    }

    private int bands() {
        return pointwise != null ? 1 : shifted.bands();
    }

    private int units() {
        return sizes.batch() * sizes.groups() * bands();
    }

    /// The same convolution by Winograd's algorithm; null where that does not do.
    WinogradConv winograd() {
        return winograd;
    }

    double nanos() {
        return 200 + units() * 150.0 + sizes.nanos();
    }

    /// The same with weights that never change.
    double fixedNanos() {
        return winograd != null ? winograd.fixedNanos() : nanos() - sizes.groups() * sizes.weightBytes() * 0.15;
    }

    long scratchBytes() {
        long own = ConvParts.scratchBytes(units(), each);
        return winograd != null ? Math.max(own, winograd.scratchBytes()) : own;
    }

    @Override
    public Kernel withRelu() {
        return new Conv2dForward(sizes, bias, true, null);
    }

    @Override
    public Kernel fix(Tensor[] constants) {
        if (constants[1] == null) {
            return this;
        }
        MemorySegment weight = constants[1].segment();
        return winograd != null ? winograd.withWeight(weight) : new Conv2dForward(sizes, bias, relu, weight);
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment x = inputs[0].segment();
        MemorySegment weight = packed != null ? packed : inputs[1].segment();
        MemorySegment biases = bias ? inputs[2].segment() : null;
        MemorySegment y = outputs[0].segment();
        int parts = ConvParts.count(units(), sizes.products());
        if (parts == 1) {
            units(0, units(), x, weight, biases, y, scratch, 0);
        } else {
            Workers.current().run(parts, part -> units(ConvParts.start(units(), part, parts),
                    ConvParts.start(units(), part + 1, parts), x, weight, biases, y, scratch, part * each));
        }
        Reference.reachabilityFence(this);
    }

    private void units(int from, int to, MemorySegment x, MemorySegment weight, MemorySegment biases, MemorySegment y,
            MemorySegment scratch, long at) {
        long bytes = sizes.bytes();
        long rowBytes = sizes.outW() * bytes;
        long channelBytes = sizes.outH() * rowBytes;
        for (int unit = from; unit < to; unit++) {
            int image = unit / bands();
            int group = image % sizes.groups();
            long xAt = image * sizes.imageBytes();
            long weightAt = group * (packed != null ? packedBytes : sizes.weightBytes());
            long biasAt = group * sizes.outChannels() * bytes;
            long yAt = image * sizes.outBytes();
            if (pointwise != null) {
                pointwise.run(weight, weightAt, x, xAt, biases, biasAt, y, yAt, scratch, at);
            } else {
                shifted.run(unit % bands(), x, xAt, weight, weightAt, biases, biasAt, y, yAt, channelBytes, rowBytes,
                        bytes, scratch, at);
            }
        }
    }
}
