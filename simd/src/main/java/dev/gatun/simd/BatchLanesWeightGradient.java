// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The gradient of a convolution with respect to its weight on [BatchLanes]: inner products of the runs of gradOut with those
/// that each weight sees, without those outside the image.
///
/// Each block of images has sums of its own, which are added up in the order of the blocks, so that every thread count gives
/// the same bits. Thread-safe.
final class BatchLanesWeightGradient implements Kernel {
    private static final MemorySegment ZEROS = Arena.ofAuto().allocate(64, 64);
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final long RUN = BatchLanes.RUN;
    private static final long VECTOR = BatchLanes.VECTOR;
    private static final long WARM_UP_PRODUCTS = 1 << 22;
    // Vectors of a sum that are added in one call: with a row of tiles they stay in the first cache.
    private static final int STEPS = 64;
    private static final int WIDTH = 4;

    /// The places `[r0, r1) x [q0, q1)`, which weights with this extent have inside the image.
    private record Extent(int r0, int r1, int q0, int q1) {
    }

    /// The weights of one extent: where their runs are for place (0, 0), and of a sum's vectors in gradOut and the input.
    private record Group(Extent extent, int first, long[] at, long[] gradSteps, long[] steps) {
    }

    private final ConvSizes sizes;
    private final List<Group> groups = new ArrayList<>();
    // The places of the sums in the weights of an out-channel.
    private final int[] order;
    private final long inStep;
    private final long outStep;
    private final int bandRows;
    private final int callRows;
    private final int[] heights;
    private final long windowBytes;
    private final long gradBytes;
    private final long each;
    private long products;
    private volatile boolean warm;

    BatchLanesWeightGradient(ConvSizes sizes) {
        this.sizes = sizes;
        int channels = sizes.channels();
        this.inStep = BatchLanes.step(channels);
        this.outStep = BatchLanes.step(sizes.outChannels());
        long row = sizes.width() * inStep;
        long gradRow = sizes.outW() * outStep;
        int reach = (sizes.kernelH() - 1) * sizes.window().dilationH() + 1;
        this.bandRows = BatchLanes.rows(sizes.outH(), reach * row, gradRow + row * sizes.window().strideH());
        this.callRows = Math.clamp(STEPS / 2 / sizes.outW(), 1, bandRows);
        this.windowBytes = Math.min(sizes.height(), (long) bandRows * sizes.window().strideH() + reach) * row;
        this.gradBytes = bandRows * gradRow;
        this.each = windowBytes + gradBytes + sizes.outChannels() * (long) sizes.depth() * VECTOR;
        this.order = new int[sizes.depth()];
        group();
        List<Integer> tiles = new ArrayList<>();
        for (int o = 0; o < sizes.outChannels(); o += tiles.getLast()) {
            tiles.add(height(sizes.outChannels() - o));
        }
        this.heights = tiles.stream().mapToInt(i -> i).toArray();
    }

    private static int height(int left) {
        return Simd.REGISTERS == 32 ? left > 8 || left == 6 ? 6 : left > 3 ? 4 : left
                : left == 4 ? 2 : Math.min(3, left);
    }

    private static int width(int height, int left) {
        return height > 1 && left >= WIDTH ? WIDTH : 1;
    }

    private void group() {
        Map<Extent, List<int[]>> taps = new LinkedHashMap<>();
        for (int u = 0; u < sizes.kernelH(); u++) {
            for (int v = 0; v < sizes.kernelW(); v++) {
                int shiftH = u * sizes.window().dilationH() - sizes.window().padTop();
                int shiftW = v * sizes.window().dilationW() - sizes.window().padLeft();
                int[] rows = inside(shiftH, sizes.window().strideH(), sizes.height(), sizes.outH());
                int[] columns = inside(shiftW, sizes.window().strideW(), sizes.width(), sizes.outW());
                taps.computeIfAbsent(new Extent(rows[0], rows[1], columns[0], columns[1]), _ -> new ArrayList<>())
                        .add(new int[] {u, v, shiftH, shiftW});
            }
        }
        int first = 0;
        for (Map.Entry<Extent, List<int[]>> entry : taps.entrySet()) {
            Extent extent = entry.getKey();
            long[] at = new long[entry.getValue().size() * sizes.channels()];
            int i = 0;
            for (int[] tap : entry.getValue()) {
                for (int c = 0; c < sizes.channels(); c++) {
                    order[first + i] = (c * sizes.kernelH() + tap[0]) * sizes.kernelW() + tap[1];
                    at[i++] = ((long) tap[2] * sizes.width() + tap[3]) * inStep + c * RUN;
                }
            }
            int columns = Math.max(0, extent.q1 - extent.q0);
            long[] gradSteps = new long[callRows * columns * 2];
            long[] steps = new long[gradSteps.length];
            for (int p = 0; p < steps.length; p++) {
                int r = p / 2 / columns;
                int q = p / 2 % columns;
                gradSteps[p] = ((long) r * sizes.outW() + q) * outStep + p % 2 * VECTOR;
                steps[p] = ((long) r * sizes.window().strideH() * sizes.width() + (long) q * sizes.window().strideW())
                        * inStep + p % 2 * VECTOR;
            }
            groups.add(new Group(extent, first, at, gradSteps, steps));
            first += at.length;
        }
    }

    // The places whose window has the element `shift` further inside an image of `size`.
    private static int[] inside(int shift, int stride, int size, int places) {
        int first = Math.max(0, -Math.floorDiv(shift, stride));
        int end = Math.min(places, Math.floorDiv(size - 1 - shift, stride) + 1);
        return new int[] {Math.min(first, places), Math.max(end, 0)};
    }

    private int blocks() {
        return sizes.batch() / BatchLanes.IMAGES;
    }

    private int units() {
        return blocks() * heights.length;
    }

    private int weights() {
        return sizes.outChannels() * sizes.depth();
    }

    double nanos() {
        double loads = (double) sizes.batch() * (sizes.imageBytes() + sizes.outBytes());
        double calls = 0;
        double narrow = 0;
        for (Group group : groups) {
            int single = group.at.length % WIDTH;
            calls += single + (double) (group.at.length / WIDTH);
            narrow += single;
        }
        calls *= (double) blocks() * heights.length * sizes.outH() / callRows;
        // Tiles of one column load more than they multiply.
        double products = sizes.products() * (1 + 1.5 * narrow / sizes.depth());
        return 1000 + products * 0.34 / Simd.F_LANES + calls * 25 + loads * 0.1 + weights() * 12.0 * blocks();
    }

    private long shared() {
        return (long) blocks() * weights() * 4 + 63 & -64;
    }

    long scratchBytes() {
        return shared() + ConvParts.scratchBytes(units(), each);
    }

    private void countTowardsWarmUp() {
        if (warm || (products += (long) sizes.products()) < WARM_UP_PRODUCTS || !KernelWarmUp.isReady()) {
            return;
        }
        boolean ready = KernelWarmUp.packing();
        for (int height : heights) {
            ready &= KernelWarmUp.dot(false, height, width(height, WIDTH)) & KernelWarmUp.dot(false, height, 1);
        }
        warm = ready;
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        countTowardsWarmUp();
        MemorySegment x = inputs[0].segment();
        MemorySegment gradOut = inputs[1].segment();
        int parts = ConvParts.count(units(), sizes.products());
        if (parts == 1) {
            units(0, units(), x, gradOut, scratch, shared());
        } else {
            Workers.current().run(parts, part -> units(ConvParts.start(units(), part, parts),
                    ConvParts.start(units(), part + 1, parts), x, gradOut, scratch, shared() + part * each));
        }
        total(scratch, outputs[0].segment());
    }

    private void total(MemorySegment scratch, MemorySegment gradWeight) {
        int depth = sizes.depth();
        for (int o = 0; o < sizes.outChannels(); o++) {
            for (int j = 0; j < depth; j++) {
                long at = ((long) o * depth + j) * 4;
                float sum = scratch.get(FLOAT, at);
                for (int block = 1; block < blocks(); block++) {
                    sum += scratch.get(FLOAT, at + (long) block * weights() * 4);
                }
                gradWeight.set(FLOAT, ((long) o * depth + order[j]) * 4, sum);
            }
        }
    }

    private void units(int from, int to, MemorySegment x, MemorySegment gradOut, MemorySegment scratch, long at) {
        for (int unit = from; unit < to;) {
            int block = unit / heights.length;
            int end = Math.min(to, (block + 1) * heights.length);
            block(block, unit % heights.length, end - block * heights.length, x, gradOut, scratch, at);
            unit = end;
        }
    }

    /// The sums of tiles `[h0, h1)` of out-channels over one block of images.
    private void block(int block, int h0, int h1, MemorySegment x, MemorySegment gradOut, MemorySegment scratch,
            long at) {
        int channels = sizes.channels();
        int out = sizes.outChannels();
        int strideH = sizes.window().strideH();
        int plane = sizes.height() * sizes.width();
        int outPlane = sizes.outH() * sizes.outW();
        long row = sizes.width() * inStep;
        long grads = at + windowBytes;
        long sums = grads + gradBytes;
        Packing.zero(scratch, sums, weights() * VECTOR);
        int low = 0;
        int high = 0;
        for (int r0 = 0; r0 < sizes.outH(); r0 += bandRows) {
            int r1 = Math.min(sizes.outH(), r0 + bandRows);
            int first = Math.clamp((long) r0 * strideH - sizes.window().padTop(), 0, sizes.height());
            int end = Math.clamp((long) (r1 - 1) * strideH - sizes.window().padTop()
                    + (sizes.kernelH() - 1) * sizes.window().dilationH() + 1, first, sizes.height());
            int kept = Math.max(0, high - first);
            if (kept > 0 && first > low) {
                MemorySegment.copy(scratch, at + (first - low) * row, scratch, at, kept * row);
            }
            if (end > first + kept) {
                BatchLanes.load(x, (long) block * BatchLanes.IMAGES * channels * plane * 4, channels, plane,
                        (first + kept) * sizes.width(), (end - first - kept) * sizes.width(), scratch, at + kept * row,
                        warm);
            }
            low = first;
            high = end;
            BatchLanes.load(gradOut, (long) block * BatchLanes.IMAGES * out * outPlane * 4, out, outPlane,
                    r0 * sizes.outW(), (r1 - r0) * sizes.outW(), scratch, grads, warm);
            for (int r = r0; r < r1; r += callRows) {
                add(h0, h1, r, Math.min(r1, r + callRows), grads - r0 * sizes.outW() * outStep, at - low * row,
                        scratch, sums);
            }
        }
        fold(h0, h1, scratch, sums, (long) block * weights() * 4);
    }

    private int firstOut(int tile) {
        int o = 0;
        for (int h = 0; h < tile; h++) {
            o += heights[h];
        }
        return o;
    }

    /// Adds rows `[r0, r1)` of places; runs of place (0, 0) would be at `grads` and `window`.
    private void add(int h0, int h1, int r0, int r1, long grads, long window, MemorySegment scratch, long sums) {
        int o = firstOut(h0);
        for (int h = h0; h < h1; h++) {
            for (Group group : groups) {
                int first = Math.max(r0, group.extent.r0);
                int end = Math.min(r1, group.extent.r1);
                int steps = Math.max(0, end - first) * (group.extent.q1 - group.extent.q0) * 2;
                if (steps <= 0) {
                    continue;
                }
                long a = grads + ((long) first * sizes.outW() + group.extent.q0) * outStep + o * RUN;
                long b = window + ((long) first * sizes.window().strideH() * sizes.width()
                        + (long) group.extent.q0 * sizes.window().strideW()) * inStep;
                tiles(o, heights[h], group, steps, a, b, scratch, sums);
            }
            o += heights[h];
        }
    }

    private void tiles(int o, int height, Group group, int steps, long a, long b, MemorySegment scratch, long sums) {
        int count = group.at.length;
        for (int j = 0; j < count;) {
            int width = width(height, count - j);
            long to = sums + ((long) o * sizes.depth() + (long) (group.first + j) * height) * VECTOR;
            int rows = warm ? height : 1;
            int columns = warm ? width : 1;
            for (int i = 0; i < height; i += rows) {
                for (int k = 0; k < width; k += columns) {
                    long sum = to + ((long) i * width + k) * VECTOR;
                    FloatMicroKernels.dot(rows, columns, steps, scratch, a + i * RUN, RUN, group.gradSteps, scratch, b,
                            group.at, j + k, group.steps, scratch, sum, VECTOR, scratch, sum);
                }
            }
            j += width;
        }
    }

    private void fold(int h0, int h1, MemorySegment scratch, long sums, long to) {
        int depth = sizes.depth();
        int o = firstOut(h0);
        for (int h = h0; h < h1; h++) {
            for (Group group : groups) {
                for (int j = 0; j < group.at.length;) {
                    int width = width(heights[h], group.at.length - j);
                    int column = group.first + j;
                    FloatMicroKernels.fold(heights[h], width, scratch,
                            sums + ((long) o * depth + (long) column * heights[h]) * VECTOR, ZEROS, 0, 0, 0, scratch,
                            to + ((long) o * depth + column) * 4, depth * 4L);
                    j += width;
                }
            }
            o += heights[h];
        }
    }
}
