// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A convolution, or the gradient of one with respect to its input, on [BatchLanes]: each place is a product of the matrix
/// of weights with the runs that its window sees, without those outside the image. Thread-safe.
final class BatchLanesConv implements FusedKernels.TakesRelu {
    private static final MemorySegment ZEROS = Arena.ofAuto().allocate(64, 64);
    private static final long RUN = BatchLanes.RUN;
    private static final long VECTOR = BatchLanes.VECTOR;
    private static final long WARM_UP_PRODUCTS = 1 << 22;

    /// The results `(top + t * stepH, left + s * stepW)` for `t < countH`, `s < countW`, which see elements
    /// `(t * seenH + shiftsH[u], s * seenW + shiftsW[v])` through the weights in rows `us[u]` and columns `vs[v]` of the
    /// window; in column `s` of places through `taps[s]`.
    private record Phase(int top, int left, int countH, int countW, int[] us, int[] vs, int[] shiftsH, int[] shiftsW,
            Taps[] taps) {
    }

    /// Columns `[v0, v1)` of the window. Where their runs are is in `at`, row by row of the window; so many rows as `chunk`
    /// are one call of a micro-kernel; packed weights begin at `panels`.
    private record Taps(int v0, int v1, long[] at, int chunk, long panels) {
    }

    /// The sides of a convolution: what is read, and what is written.
    private record Sides(int channels, int height, int width, int outChannels, int outH, int outW, int seenH, int seenW,
            int stepH, int stepW) {
    }

    private final ConvSizes sizes;
    private final Sides sides;
    private final boolean isGradient;
    private final boolean bias;
    private final boolean relu;
    private final List<Phase> phases = new ArrayList<>();
    private long panelBytes;
    private final long inStep;
    private final long outStep;
    private final int bandRows;
    private final int bands;
    private final long windowBytes;
    private final long each;
    private long products;
    private volatile boolean warm;

    private BatchLanesConv(ConvSizes sizes, boolean isGradient, boolean bias, boolean relu) {
        this.sizes = sizes;
        this.isGradient = isGradient;
        this.bias = bias;
        this.relu = relu;
        int strideH = sizes.window().strideH();
        int strideW = sizes.window().strideW();
        this.sides = isGradient
                ? new Sides(sizes.outChannels(), sizes.outH(), sizes.outW(), sizes.channels(), sizes.height(),
                        sizes.width(),
                        1, 1, strideH, strideW)
                : new Sides(sizes.channels(), sizes.height(), sizes.width(), sizes.outChannels(), sizes.outH(),
                        sizes.outW(), strideH, strideW, 1, 1);
        this.inStep = BatchLanes.step(sides.channels);
        this.outStep = BatchLanes.step(sides.outChannels);
        for (int a = 0; a < sides.stepH; a++) {
            for (int b = 0; b < sides.stepW; b++) {
                Phase phase = isGradient ? gradientPhase(a, b) : forwardPhase();
                if (phase.countH > 0 && phase.countW > 0) {
                    phases.add(phase);
                    setTaps(phase);
                }
            }
        }
        long row = sides.width * inStep;
        long outRow = sides.outW * outStep;
        int reach = reach();
        // A band of so many rows of results sees about as many rows, times or by the stride, and those of the window.
        long moved = outRow + row * sides.seenH / sides.stepH;
        this.bandRows = BatchLanes.rows(sides.outH, reach * row, Math.max(1, moved));
        this.bands = (sides.outH + bandRows - 1) / bandRows;
        long rows = Math.min(sides.height, (long) (bandRows / sides.stepH + 1) * sides.seenH + reach);
        this.windowBytes = rows * row;
        this.each = windowBytes + bandRows * outRow;
    }

    static BatchLanesConv forward(ConvSizes sizes, boolean bias) {
        return new BatchLanesConv(sizes, false, bias, false);
    }

    static BatchLanesConv inputGradient(ConvSizes sizes) {
        return new BatchLanesConv(sizes, true, false, false);
    }

    private Phase forwardPhase() {
        int[] us = IntStream.range(0, sizes.kernelH()).toArray();
        int[] vs = IntStream.range(0, sizes.kernelW()).toArray();
        int[] shiftsH = IntStream.of(us).map(u -> u * sizes.window().dilationH() - sizes.window().padTop()).toArray();
        int[] shiftsW = IntStream.of(vs).map(v -> v * sizes.window().dilationW() - sizes.window().padLeft()).toArray();
        return new Phase(0, 0, sizes.outH(), sizes.outW(), us, vs, shiftsH, shiftsW,
                new Taps[sizes.outW()]);
    }

    // Row i = t * stride + a - pad of the input gets row t - (u * dilation - a) / stride of gradOut.
    private Phase gradientPhase(int a, int b) {
        int strideH = sides.stepH;
        int strideW = sides.stepW;
        int dilationH = sizes.window().dilationH();
        int dilationW = sizes.window().dilationW();
        int[] us = IntStream.range(0, sizes.kernelH()).filter(u -> (long) u * dilationH % strideH == a).toArray();
        int[] vs = IntStream.range(0, sizes.kernelW()).filter(v -> (long) v * dilationW % strideW == b).toArray();
        int t0 = Math.max(0, -Math.floorDiv(a - sizes.window().padTop(), strideH));
        int s0 = Math.max(0, -Math.floorDiv(b - sizes.window().padLeft(), strideW));
        int top = t0 * strideH + a - sizes.window().padTop();
        int left = s0 * strideW + b - sizes.window().padLeft();
        int[] shiftsH = IntStream.of(us).map(u -> t0 - (u * dilationH - a) / strideH).toArray();
        int[] shiftsW = IntStream.of(vs).map(v -> s0 - (v * dilationW - b) / strideW).toArray();
        int countW = Math.max(0, Math.floorDiv(sizes.width() - 1 - left, strideW) + 1);
        return new Phase(top, left, Math.floorDiv(sizes.height() - 1 - top, strideH) + 1, countW, us, vs, shiftsH,
                shiftsW,
                new Taps[countW]);
    }

    private void setTaps(Phase phase) {
        for (int s = 0; s < phase.countW; s++) {
            int v0 = firstInside(phase.shiftsW, s * sides.seenW, sides.width);
            int v1 = endInside(phase.shiftsW, s * sides.seenW, sides.width, v0);
            for (int i = 0; i < s && phase.taps[s] == null; i++) {
                phase.taps[s] = phase.taps[i].v0 == v0 && phase.taps[i].v1 == v1 ? phase.taps[i] : null;
            }
            if (phase.taps[s] == null) {
                phase.taps[s] = taps(phase, v0, v1);
            }
        }
    }

    private Taps taps(Phase phase, int v0, int v1) {
        int depth = (v1 - v0) * sides.channels;
        long[] at = new long[phase.us.length * depth];
        for (int i = 0; i < at.length; i++) {
            long row = (long) phase.shiftsH[i / depth] * sides.width;
            at[i] = (row + phase.shiftsW[v0 + i % depth / sides.channels]) * inStep + i % sides.channels * RUN;
        }
        int chunk = depth == 0 ? 1 : FloatMicroKernels.DEPTH / depth;
        long panels = panelBytes;
        panelBytes += (long) (phase.us.length + chunk - 1) / chunk * sides.outChannels * FloatMicroKernels.ROW;
        return new Taps(v0, v1, at, chunk, panels);
    }

    /// The most rows between the first and the last that a result sees.
    private int reach() {
        int reach = 0;
        for (Phase phase : phases) {
            if (phase.shiftsH.length > 0) {
                reach = Math.max(reach, Math.abs(phase.shiftsH[phase.shiftsH.length - 1] - phase.shiftsH[0]));
            }
        }
        return reach + 1 + (isGradient ? 1 : 0);
    }

    private int blocks() {
        return sizes.batch() / BatchLanes.IMAGES;
    }

    private int units() {
        return blocks() * bands;
    }

    double nanos() {
        double tiles = (double) blocks() * sides.outH * sides.outW * ((sides.outChannels + 7) / 8);
        double moved = (double) sizes.batch() * (sizes.imageBytes() + sizes.outBytes());
        return 1000 + sizes.products() * 0.32 / Simd.F_LANES + tiles * 50 + moved * 0.1;
    }

    private long shared() {
        return panelBytes + sides.outChannels * VECTOR;
    }

    long scratchBytes() {
        return shared() + ConvParts.scratchBytes(units(), each);
    }

    @Override
    public Kernel withRelu() {
        return new BatchLanesConv(sizes, isGradient, bias, true);
    }

    private void countTowardsWarmUp() {
        if (warm || (products += (long) sizes.products()) < WARM_UP_PRODUCTS || !KernelWarmUp.isReady()) {
            return;
        }
        boolean ready = KernelWarmUp.packing();
        for (int i = 0; i < sides.outChannels; i += Gemm.height(sides.outChannels - i, true)) {
            ready &= KernelWarmUp.tile(false, Gemm.height(sides.outChannels - i, true), 2);
        }
        warm = ready;
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        countTowardsWarmUp();
        MemorySegment x = inputs[0].segment();
        MemorySegment y = outputs[0].segment();
        for (Phase phase : phases) {
            for (int s = 0; s < phase.countW; s++) {
                if (s == 0 || phase.taps[s] != phase.taps[s - 1]) {
                    pack(phase, phase.taps[s], inputs[1].segment(), scratch);
                }
            }
        }
        if (bias) {
            Packing.broadcast(4, inputs[2].segment(), 0, scratch, panelBytes, sides.outChannels);
        }
        int parts = ConvParts.count(units(), sizes.products());
        if (parts == 1) {
            units(0, units(), x, y, scratch, shared());
        } else {
            Workers.current().run(parts, part -> units(ConvParts.start(units(), part, parts),
                    ConvParts.start(units(), part + 1, parts), x, y, scratch, shared() + part * each));
        }
    }

    // In each chunk a row for each channel of the result.
    private void pack(Phase phase, Taps taps, MemorySegment weight, MemorySegment scratch) {
        int window = sizes.kernelH() * sizes.kernelW();
        long fromOut = 4L * window * (isGradient ? 1 : sizes.channels());
        long fromIn = 4L * window * (isGradient ? sizes.channels() : 1);
        int depth = (taps.v1 - taps.v0) * sides.channels;
        for (int u = 0; u < phase.us.length; u++) {
            long to = taps.panels + (long) (u / taps.chunk) * sides.outChannels * FloatMicroKernels.ROW
                    + (long) u % taps.chunk * depth * 4;
            for (int v = taps.v0; v < taps.v1; v++) {
                Packing.gather(4, weight, 4L * (phase.us[u] * sizes.kernelW() + phase.vs[v]), fromOut, fromIn, scratch,
                        to + (long) (v - taps.v0) * sides.channels * 4, FloatMicroKernels.ROW, sides.outChannels,
                        sides.channels);
            }
        }
    }

    private void units(int from, int to, MemorySegment x, MemorySegment y, MemorySegment scratch, long at) {
        long row = sides.width * inStep;
        int plane = sides.height * sides.width;
        int outPlane = sides.outH * sides.outW;
        int low = 0;
        int high = 0;
        for (int unit = from; unit < to; unit++) {
            int block = unit / bands;
            int i0 = unit % bands * bandRows;
            int i1 = Math.min(sides.outH, i0 + bandRows);
            if (unit == from || i0 == 0) {
                low = 0;
                high = 0;
            }
            int first = firstSeen(i0, i1);
            int end = Math.max(first, endSeen(i0, i1));
            // Rows that the band before has seen too.
            int kept = Math.max(0, high - first);
            if (kept > 0 && first > low) {
                MemorySegment.copy(scratch, at + (first - low) * row, scratch, at, kept * row);
            }
            if (end > first + kept) {
                BatchLanes.load(x, (long) block * BatchLanes.IMAGES * sides.channels * plane * 4, sides.channels, plane,
                        (first + kept) * sides.width, (end - first - kept) * sides.width, scratch, at + kept * row,
                        warm);
            }
            low = first;
            high = end;
            for (Phase phase : phases) {
                band(phase, i0, i1, low, scratch, at);
            }
            int places = (i1 - i0) * sides.outW;
            long band = at + windowBytes;
            if (relu) {
                FloatUnary.relu(scratch, band, scratch, band, (int) (places * outStep / 4));
            }
            BatchLanes.store(scratch, band, y, (long) block * BatchLanes.IMAGES * sides.outChannels * outPlane * 4,
                    sides.outChannels, outPlane, i0 * sides.outW, places, warm);
        }
    }

    private int firstPlace(Phase phase, int row) {
        return Math.max(0, -Math.floorDiv(phase.top - row, sides.stepH));
    }

    private int endPlace(Phase phase, int row) {
        return Math.min(phase.countH, firstPlace(phase, row));
    }

    private int firstSeen(int i0, int i1) {
        int first = sides.height;
        for (Phase phase : phases) {
            int t = firstPlace(phase, i0);
            for (int shift : t < endPlace(phase, i1) ? phase.shiftsH : new int[0]) {
                first = Math.min(first, Math.max(0, t * sides.seenH + shift));
            }
        }
        return first;
    }

    private int endSeen(int i0, int i1) {
        int end = 0;
        for (Phase phase : phases) {
            int t = endPlace(phase, i1) - 1;
            for (int shift : firstPlace(phase, i0) <= t ? phase.shiftsH : new int[0]) {
                end = Math.max(end, Math.min(sides.height, t * sides.seenH + shift + 1));
            }
        }
        return end;
    }

    private static int firstInside(int[] shifts, int place, int size) {
        int i = 0;
        while (i < shifts.length && (place + shifts[i] < 0 || place + shifts[i] >= size)) {
            i++;
        }
        return i;
    }

    private static int endInside(int[] shifts, int place, int size, int first) {
        int i = first;
        while (i < shifts.length && place + shifts[i] >= 0 && place + shifts[i] < size) {
            i++;
        }
        return i;
    }

    private void band(Phase phase, int i0, int i1, int low, MemorySegment scratch, long at) {
        int end = endPlace(phase, i1);
        for (int t = firstPlace(phase, i0); t < end; t++) {
            int seenRow = t * sides.seenH;
            int u0 = firstInside(phase.shiftsH, seenRow, sides.height);
            int u1 = endInside(phase.shiftsH, seenRow, sides.height, u0);
            long out = at + windowBytes
                    + ((long) (phase.top + t * sides.stepH - i0) * sides.outW + phase.left) * outStep;
            long seen = at + (long) (seenRow - low) * sides.width * inStep;
            for (int s = 0; s < phase.countW; s++) {
                Taps taps = phase.taps[s];
                place(taps, u0, taps.v0 < taps.v1 ? u1 : u0, seen + s * sides.seenW * inStep, scratch,
                        out + s * sides.stepW * outStep);
            }
        }
    }

    private void place(Taps taps, int u0, int u1, long seen, MemorySegment scratch, long out) {
        int depth = (taps.v1 - taps.v0) * sides.channels;
        for (int o = 0; o < sides.outChannels;) {
            int rows = Gemm.height(sides.outChannels - o, warm);
            long to = out + o * RUN;
            MemorySegment init = bias ? scratch : ZEROS;
            long initAt = bias ? panelBytes + o * VECTOR : 0;
            long initRow = bias ? VECTOR : 0;
            long initVector = 0;
            int u = u0;
            do {
                int end = Math.min(u1, (u / taps.chunk + 1) * taps.chunk);
                long weights = taps.panels + ((long) (u / taps.chunk) * sides.outChannels + o) * FloatMicroKernels.ROW
                        + (long) u % taps.chunk * depth * 4;
                FloatMicroKernels.tile(rows, 2, Math.max(0, end - u) * depth, scratch, weights, scratch, seen, taps.at,
                        u * depth, init, initAt, initRow, initVector, scratch, to, RUN);
                init = scratch;
                initAt = to;
                initRow = RUN;
                initVector = VECTOR;
                u = end;
            } while (u < u1);
            o += rows;
        }
    }
}
