// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The gradient of a convolution with respect to its input: a convolution of gradOut with the turned weight.
///
/// With strides, the elements of the input fall into classes that see different elements of the window; each class is a
/// convolution of its own. Thread-safe.
final class Conv2dInputGradient implements Kernel {
    /// The elements `(top + r * strideH, left + q * strideW)` of the input, which see rows `us` and columns `vs` of the
    /// window; their turned weights of one group begin at element `weights`.
    private record Phase(int top, int left, int[] us, int[] vs, long weights, ShiftedConv conv) {
    }

    private final ConvSizes sizes;
    private final Gemm pointwise;
    private final List<Phase> phases = new ArrayList<>();
    private final boolean isSparse;
    private final long each;
    private double elements;

    Conv2dInputGradient(ConvSizes sizes) {
        this.sizes = sizes;
        int places = sizes.outH() * sizes.outW();
        this.pointwise = !sizes.isPointwise() ? null
                : Gemm.of(sizes.bytes() == 8, sizes.channels(), places, sizes.outChannels(), 1, sizes.channels(),
                        places, 1,
                        places, Gemm.Start.ZERO);
        boolean sparse = false;
        if (pointwise == null) {
            long weights = 0;
            for (int a = 0; a < sizes.window().strideH(); a++) {
                for (int b = 0; b < sizes.window().strideW(); b++) {
                    Phase phase = phase(a, b, weights);
                    if (phase == null) {
                        sparse = true;
                    } else {
                        phases.add(phase);
                        weights += (long) sizes.channels() * sizes.outChannels() * phase.us.length * phase.vs.length;
                    }
                }
            }
        }
        this.isSparse = sparse;
        long most = pointwise != null ? pointwise.scratchBytes() : 0;
        for (Phase phase : phases) {
            most = Math.max(most, phase.conv.scratchBytes());
        }
        this.each = most + 63 & -64;
    }

    private Phase phase(int a, int b, long weights) {
        int strideH = sizes.window().strideH();
        int strideW = sizes.window().strideW();
        int dilationH = sizes.window().dilationH();
        int dilationW = sizes.window().dilationW();
        int[] us = IntStream.range(0, sizes.kernelH()).filter(u -> (long) u * dilationH % strideH == a).toArray();
        int[] vs = IntStream.range(0, sizes.kernelW()).filter(v -> (long) v * dilationW % strideW == b).toArray();
        // Row i = t * stride + a - pad of the input gets row t - (u * dilation - a) / stride of gradOut.
        int t0 = Math.max(0, -Math.floorDiv(a - sizes.window().padTop(), strideH));
        int s0 = Math.max(0, -Math.floorDiv(b - sizes.window().padLeft(), strideW));
        int top = t0 * strideH + a - sizes.window().padTop();
        int left = s0 * strideW + b - sizes.window().padLeft();
        int countH = Math.floorDiv(sizes.height() - 1 - top, strideH) + 1;
        int countW = Math.floorDiv(sizes.width() - 1 - left, strideW) + 1;
        if (us.length == 0 || vs.length == 0 || countH <= 0 || countW <= 0) {
            return null;
        }
        int[] shiftsH = IntStream.of(us).map(u -> t0 - (u * dilationH - a) / strideH).toArray();
        int[] shiftsW = IntStream.of(vs).map(v -> s0 - (v * dilationW - b) / strideW).toArray();
        Planes planes = new Planes(sizes.bytes(), sizes.outChannels(), sizes.outH(), sizes.outW(), countH, countW, 1, 1,
                shiftsH, shiftsW);
        elements = Math.max(elements, planes.elements());
        return new Phase(top, left, us, vs, weights, new ShiftedConv(planes, sizes.channels(), Gemm.Start.ZERO));
    }

    double nanos() {
        // It goes over all places of the input, zeros beyond the result's edge included.
        double places = (double) sizes.height() * sizes.width() / ((double) sizes.outH() * sizes.outW()
                * sizes.window().strideH() * sizes.window().strideW());
        return 200 + (double) sizes.batch() * sizes.groups() * phases.size() * 150
                + sizes.nanos() * Math.max(1, places);
    }

    /// Elements of the largest planes.
    double elements() {
        return elements;
    }

    private long turnedBytes() {
        return pointwise != null ? 0 : sizes.groups() * sizes.weightBytes() + 63 & -64;
    }

    long scratchBytes() {
        return turnedBytes() + ConvParts.scratchBytes(sizes.batch() * sizes.groups(), each);
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment gradOut = inputs[0].segment();
        MemorySegment weight = inputs[1].segment();
        MemorySegment gradX = outputs[0].segment();
        for (int group = 0; group < sizes.groups(); group++) {
            for (Phase phase : phases) {
                turn(phase, weight, group * sizes.weightBytes(), scratch,
                        group * sizes.weightBytes() + phase.weights * sizes.bytes());
            }
        }
        int units = sizes.batch() * sizes.groups();
        int parts = ConvParts.count(units, sizes.products());
        if (parts == 1) {
            images(0, units, gradOut, weight, gradX, scratch, turnedBytes());
        } else {
            Workers.current().run(parts, part -> images(ConvParts.start(units, part, parts),
                    ConvParts.start(units, part + 1, parts), gradOut, weight, gradX, scratch,
                    turnedBytes() + part * each));
        }
    }

    /// Writes the weights of a phase as rows, one for each channel of the input.
    private void turn(Phase phase, MemorySegment weight, long weightAt, MemorySegment dst, long to) {
        int bytes = sizes.bytes();
        int kernel = sizes.kernelH() * sizes.kernelW();
        long channelBytes = (long) kernel * bytes;
        int taps = phase.us.length * phase.vs.length;
        if (taps == kernel) {
            for (int c = 0; c < sizes.channels(); c++) {
                Packing.copyExactly(weight, weightAt + c * channelBytes, sizes.channels() * channelBytes, dst,
                        to + c * sizes.outChannels() * channelBytes, channelBytes, sizes.outChannels(), kernel * bytes);
            }
            return;
        }
        long at = to;
        for (int c = 0; c < sizes.channels(); c++) {
            for (int o = 0; o < sizes.outChannels(); o++) {
                for (int u : phase.us) {
                    for (int v : phase.vs) {
                        long from = weightAt
                                + (((long) o * sizes.channels() + c) * kernel + u * sizes.kernelW() + v) * bytes;
                        Packing.gather(bytes, weight, from, 0, 0, dst, at, 0, 1, 1);
                        at += bytes;
                    }
                }
            }
        }
    }

    private void images(int from, int to, MemorySegment gradOut, MemorySegment weight, MemorySegment gradX,
            MemorySegment scratch, long at) {
        int bytes = sizes.bytes();
        long rowBytes = (long) sizes.width() * bytes;
        long channelBytes = sizes.height() * rowBytes;
        for (int image = from; image < to; image++) {
            int group = image % sizes.groups();
            long gradAt = image * sizes.outBytes();
            long xAt = image * sizes.imageBytes();
            if (pointwise != null) {
                pointwise.run(weight, group * sizes.weightBytes(), gradOut, gradAt, null, 0, gradX, xAt, scratch, at);
                continue;
            }
            if (isSparse) {
                Packing.zero(gradX, xAt, sizes.imageBytes());
            }
            for (Phase phase : phases) {
                for (int band = 0; band < phase.conv.bands(); band++) {
                    phase.conv.run(band, gradOut, gradAt, scratch,
                            group * sizes.weightBytes() + phase.weights * bytes, null, 0, gradX,
                            xAt + phase.top * rowBytes + (long) phase.left * bytes, channelBytes,
                            sizes.window().strideH() * rowBytes, (long) sizes.window().strideW() * bytes, scratch, at);
                }
            }
        }
    }
}
