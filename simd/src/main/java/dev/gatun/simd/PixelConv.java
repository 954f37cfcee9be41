// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;

/// A 1x1 convolution of a small image with weights that never change: a product with a row for each pixel, whose lanes hold
/// out-channels, since vectors of so few pixels would waste many. Thread-safe.
final class PixelConv implements FusedKernels.TakesRelu {
    private static final int FEW_PLACES = 256;
    private static final int LEAST_CHANNELS = 48;

    private final ConvSizes sizes;
    private final boolean hasBias;
    private final int places;
    private final Gemm gemm;
    private final MemorySegment weights;

    /// Whether such a convolution can be done in this way, and is worth it.
    static boolean suits(ConvSizes s) {
        return s.bytes() == 4 && s.groups() == 1 && s.isPointwise() && s.outChannels() >= LEAST_CHANNELS
                && s.outH() * s.outW() <= FEW_PLACES;
    }

    PixelConv(ConvSizes sizes, boolean hasBias, boolean relu, MemorySegment weight) {
        this(sizes, hasBias, gemm(sizes, hasBias, relu).packed(), Arena.ofAuto());
        gemm.warmUp();
        gemm.pack(weight, 0, weights, 0);
    }

    private PixelConv(ConvSizes sizes, boolean hasBias, Gemm gemm, Arena arena) {
        this(sizes, hasBias, gemm, arena.allocate(gemm.packedBytes(), 64));
    }

    private PixelConv(ConvSizes sizes, boolean hasBias, Gemm gemm, MemorySegment weights) {
        this.sizes = sizes;
        this.hasBias = hasBias;
        this.places = sizes.outH() * sizes.outW();
        this.gemm = gemm;
        this.weights = weights;
    }

    private static Gemm gemm(ConvSizes s, boolean hasBias, boolean relu) {
        Gemm gemm = Gemm.floats(s.outH() * s.outW(), s.outChannels(), s.channels(), 1, s.outH() * s.outW(), 1,
                s.channels(), row(s) / 4, hasBias ? Gemm.Start.COLUMN_BIAS : Gemm.Start.ZERO);
        return relu ? gemm.withRelu() : gemm;
    }

    @Override
    public Kernel withRelu() {
        return new PixelConv(sizes, hasBias, gemm(sizes, hasBias, true).packed(), weights);
    }

    private static long row(ConvSizes s) {
        return s.outChannels() * 4L + 64;
    }

    private static long product(ConvSizes s) {
        return s.outH() * s.outW() * row(s) + 63 & -64;
    }

    static long scratchBytes(ConvSizes s) {
        return product(s) + gemm(s, true, false).scratchBytes(ConvParts.most());
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment x = inputs[0].segment();
        MemorySegment bias = hasBias ? inputs[2].segment() : null;
        MemorySegment y = outputs[0].segment();
        Workers workers = Workers.current();
        for (int image = 0; image < sizes.batch(); image++) {
            gemm.run(x, image * sizes.imageBytes(), weights, 0, bias, 0, scratch, 0, scratch, product(sizes), workers);
            Packing.transpose(4, scratch, 0, row(sizes), y, image * sizes.outBytes(), places * 4L, places,
                    sizes.outChannels(), true);
        }
        Reference.reachabilityFence(this);
    }
}
