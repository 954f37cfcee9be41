// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.BatchNorm;
import dev.gatun.op.BatchNormGrad;
import dev.gatun.op.BatchNormInference;
import dev.gatun.op.GroupNorm;
import dev.gatun.op.GroupNormGrad;
import dev.gatun.op.LayerNorm;
import dev.gatun.op.LayerNormGrad;
import dev.gatun.op.RmsNorm;
import dev.gatun.op.RmsNormGrad;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.IntFunction;

/// Normalisations of packed `f32` operands and their gradients.
///
/// With `h = (x - mean) * inverse` and `g` the gradient of `h`, the gradient of x is
/// `inverse * (g - mean(g) - h * mean(g * h))`, which the loops evaluate as `(x - mean) * slope + (g - mean(g)) * scale`.
final class NormKernels {
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;
    // Mean, variance and two sums of a channel.
    private static final long CHANNEL_BYTES = 32;
    private static final double NANOS_PER_ELEMENT = 0.3;
    private static final double NANOS_PER_ROW = 40;
    private static final double NANOS_PER_LINE_ELEMENT = 0.19;
    private static final double NANOS_PER_LINE = 25;
    // Where the first element is so many standard deviations, squared, from the mean, the sums are taken again.
    private static final double FARTHEST = 16;
    // Channels with fewer elements side by side are slower here than decomposed.
    private static final int NARROWEST = 8;
    private static final int RUN = 4096;
    private static final int COLUMNS = 256;

    private NormKernels() {
    }

    /// A kernel for `outer x channels x inner` elements.
    @FunctionalInterface
    private interface Channels {
        void run(Tensor[] in, Tensor[] out, MemorySegment scratch, long outer, int channels, int inner);
    }

    /// A kernel for rows of `n` elements; `block` is the work on some of them where they suit [FloatLines].
    @FunctionalInterface
    private interface Lines {
        void run(Tensor[] in, Tensor[] out, MemorySegment scratch, long rows, int n, Rows.Block block);
    }

    static void register(SimdBackend backend) {
        backend.register(LayerNorm.class, (op, inputs, _) -> lines(inputs, op.axes(), forwardBlock(op.eps(), true),
                (in, out, scratch, rows, n, block) -> forward(in, out, scratch, rows, n, op.eps(), true, block)));
        backend.register(RmsNorm.class, (op, inputs, _) -> lines(inputs, op.axes(), forwardBlock(op.eps(), false),
                (in, out, scratch, rows, n, block) -> forward(in, out, scratch, rows, n, op.eps(), false, block)));
        backend.register(LayerNormGrad.class, (op, inputs, _) -> lines(inputs, op.axes(), backwardBlock(op.eps(), true),
                (in, out, scratch, rows, n, block) -> backward(in, out, scratch, rows, n, op.eps(), true, block)));
        backend.register(RmsNormGrad.class, (op, inputs, _) -> lines(inputs, op.axes(), backwardBlock(op.eps(), false),
                (in, out, scratch, rows, n, block) -> backward(in, out, scratch, rows, n, op.eps(), false, block)));
        backend.register(BatchNorm.class, (op, inputs, _) -> channels(inputs,
                (in, out, scratch, outer, channels, inner) -> batch(in, out, scratch, outer, channels, inner,
                        op.eps())));
        backend.register(BatchNormGrad.class, (op, inputs, _) -> channels(inputs,
                (in, out, scratch, outer, channels, inner) -> batchGrad(in, out, scratch, outer, channels, inner,
                        op.eps())));
        backend.register(BatchNormInference.class, (op, inputs, _) -> channels(inputs,
                (in, out, _, outer, channels, inner) -> inference(in, out, outer, channels, inner, op.eps())));
        backend.register(GroupNorm.class, (op, inputs, _) -> channels(inputs,
                (in, out, _, outer, channels, inner) -> group(op, in, out, outer, channels, inner)));
        backend.register(GroupNormGrad.class, (op, inputs, _) -> channels(inputs,
                (in, out, _, outer, channels, inner) -> groupGrad(op, in, out, outer, channels, inner)));
    }

    private static String refusal(List<TensorSpec> inputs) {
        if (inputs.get(0).dtype() != DType.F32) {
            return "dtype " + inputs.get(0).dtype() + " not implemented";
        }
        if (inputs.stream().anyMatch(input -> !input.isContiguous())) {
            return "an operand is strided";
        }
        return inputs.get(0).size() == 0 ? "no elements" : null;
    }

    private static double nanos(TensorSpec x, long rows) {
        return 40 + x.size() * NANOS_PER_ELEMENT + rows * NANOS_PER_ROW;
    }

    private static Offer lines(List<TensorSpec> inputs, int axes, IntFunction<Rows.Block> blocks, Lines loop) {
        TensorSpec x = inputs.get(0);
        String refusal = refusal(inputs);
        if (refusal != null) {
            return Offer.decline(refusal);
        }
        long n = 1;
        for (int i = x.rank() - axes; i < x.rank(); i++) {
            n *= x.dim(i);
        }
        if (n > Integer.MAX_VALUE) {
            return Offer.decline("the normalised axes exceed " + Integer.MAX_VALUE);
        }
        long rows = x.size() / n;
        int width = (int) n;
        boolean areLines = Rows.areLines(width);
        double nanos = areLines
                ? 60 + x.size() * NANOS_PER_LINE_ELEMENT + rows * NANOS_PER_LINE + Rows.farNanos(2.0 * x.bytes())
                : nanos(x, rows);
        Rows.Block block = blocks.apply(width);
        return Offer.accept(areLines ? "blocks of rows" : "rows", nanos, Rows.RECORD_BYTES * rows, (in, out,
                scratch) -> loop.run(in, out, scratch, rows, width, block));
    }

    private static Offer channels(List<TensorSpec> inputs, Channels loop) {
        TensorSpec x = inputs.get(0);
        String refusal = refusal(inputs);
        if (refusal != null) {
            return Offer.decline(refusal);
        }
        long inner = 1;
        for (int i = 2; i < x.rank(); i++) {
            inner *= x.dim(i);
        }
        if (inner < NARROWEST || inner > Integer.MAX_VALUE || x.dim(1) > Integer.MAX_VALUE) {
            return Offer.decline("channels of " + inner + " elements");
        }
        long outer = x.dim(0);
        int count = (int) x.dim(1);
        int width = (int) inner;
        return Offer.accept("rows", nanos(x, outer * count), CHANNEL_BYTES * count,
                (in, out, scratch) -> loop.run(in, out,
                        scratch, outer, count, width));
    }

    private static MemorySegment segment(Tensor[] tensors, int i) {
        return i < tensors.length ? tensors[i].segment() : null;
    }

    private static float get(MemorySegment values, int i, float absent) {
        return values == null ? absent : values.get(FLOAT, 4L * i);
    }

    private static float inverse(double variance, double eps) {
        return (float) (1 / Math.sqrt(variance + eps));
    }

    // ---- layer and RMS

    private static float mean(MemorySegment x, long at, int n, boolean centered) {
        return centered ? (float) (Rows.sum(x, at, n) / n) : 0;
    }

    private static IntFunction<Rows.Block> forwardBlock(double eps, boolean centered) {
        return n -> (in, out, scratch, from, count) -> {
            MemorySegment x = in[0].segment();
            MemorySegment y = out[0].segment();
            MemorySegment weight = segment(in, 1);
            MemorySegment bias = segment(in, 2);
            long at = from * n * 4;
            long record = from * Rows.RECORD_BYTES;
            statistics(x, at, scratch, record, count, n, eps, centered);
            if (weight == null) {
                FloatLines.standardize(y, at, x, at, scratch, record, count, n);
            } else if (bias == null) {
                FloatLines.standardizeScaled(y, at, x, at, weight, 0, scratch, record, count, n);
            } else {
                FloatLines.standardizeAffine(y, at, x, at, weight, 0, bias, 0, scratch, record, count, n);
            }
        };
    }

    private static IntFunction<Rows.Block> backwardBlock(double eps, boolean centered) {
        return n -> (in, out, scratch, from, count) -> gradientLines(in[0].segment(), in[1].segment(), segment(in, 2),
                out[0].segment(), scratch, from, count, n, eps, centered);
    }

    private static void forward(Tensor[] in, Tensor[] out, MemorySegment scratch, long rows, int n, double eps,
            boolean centered, Rows.Block block) {
        if (Rows.areLines(n)) {
            Rows.blocks(rows, n, block, in, out, scratch);
            return;
        }
        MemorySegment x = in[0].segment();
        MemorySegment y = out[0].segment();
        MemorySegment weight = segment(in, 1);
        MemorySegment bias = segment(in, 2);
        Rows.run(rows, n, (from, end) -> {
            for (long row = from; row < end; row++) {
                long at = row * n * 4;
                float mean = mean(x, at, n, centered);
                float inverse = inverse(Rows.squares(x, at, n, mean) / n, eps);
                if (weight == null) {
                    FloatRows.standardize(y, at, x, at, n, mean, inverse);
                } else if (bias == null) {
                    FloatRows.standardizeScaled(y, at, x, at, weight, 0, n, mean, inverse);
                } else {
                    FloatRows.standardizeAffine(y, at, x, at, weight, 0, bias, 0, n, mean, inverse);
                }
            }
        });
    }

    // Mean and inverse standard deviation into the first two places of the records.
    private static void statistics(MemorySegment x, long at, MemorySegment s, long record, int rows, int n, double eps,
            boolean centered) {
        if (!centered) {
            FloatLines.sumOfSquares(x, at, s, record, rows, n);
        } else {
            FloatLines.moments(x, at, s, record, rows, n);
        }
        for (long row = 0; row < rows; row++) {
            long place = record + row * Rows.RECORD_BYTES;
            double square = s.get(FLOAT, place + 4) / (double) n;
            float mean = 0;
            if (centered) {
                long start = at + row * n * 4;
                double fromFirst = s.get(FLOAT, place) / (double) n;
                mean = (float) (x.get(FLOAT, start) + fromFirst);
                square -= fromFirst * fromFirst;
                if (square * FARTHEST < fromFirst * fromFirst) {
                    mean = mean(x, start, n, true);
                    square = Rows.squares(x, start, n, mean) / n;
                }
            }
            s.set(FLOAT, place, mean);
            s.set(FLOAT, place + 4, inverse(square, eps));
        }
    }

    private static void backward(Tensor[] in, Tensor[] out, MemorySegment scratch, long rows, int n, double eps,
            boolean centered, Rows.Block block) {
        MemorySegment x = in[0].segment();
        MemorySegment g = in[1].segment();
        MemorySegment weight = segment(in, 2);
        MemorySegment gradX = out[0].segment();
        if (Rows.areLines(n)) {
            Rows.blocks(rows, n, block, in, out, scratch);
        } else {
            Rows.run(rows, n, (from, end) -> {
                for (long row = from; row < end; row++) {
                    long at = row * n * 4;
                    float mean = mean(x, at, n, centered);
                    float inverse = inverse(Rows.squares(x, at, n, mean) / n, eps);
                    scratch.set(FLOAT, row * Rows.RECORD_BYTES, mean);
                    scratch.set(FLOAT, row * Rows.RECORD_BYTES + 4, inverse);
                    gradient(x, g, weight, gradX, at, n, mean, inverse, centered);
                }
            });
        }
        if (weight != null) {
            MemorySegment gradWeight = out[1].segment();
            MemorySegment gradBias = centered ? out[2].segment() : null;
            gradWeight.fill((byte) 0);
            Rows.run((n + COLUMNS - 1) / COLUMNS, COLUMNS * rows, (from, end) -> {
                for (long b = from; b < end; b++) {
                    parameters(x, g, scratch, gradWeight, gradBias, rows, n, b * COLUMNS);
                }
            });
        }
    }

    private static void gradientLines(MemorySegment x, MemorySegment g, MemorySegment weight, MemorySegment gradX,
            MemorySegment s, long first, int rows, int n, double eps, boolean centered) {
        long at = first * n * 4;
        long record = first * Rows.RECORD_BYTES;
        statistics(x, at, s, record, rows, n, eps, centered);
        if (weight == null) {
            FloatLines.gradientSums(x, at, g, at, s, record, rows, n);
        } else {
            FloatLines.weightedGradientSums(x, at, g, at, weight, 0, s, record, rows, n);
        }
        for (long row = 0; row < rows; row++) {
            long place = record + row * Rows.RECORD_BYTES;
            double inverse = s.get(FLOAT, place + 4);
            float gradientMean = centered ? s.get(FLOAT, place + 8) / n : 0;
            s.set(FLOAT, place + 8, (float) (-s.get(FLOAT, place + 12) * inverse * inverse * inverse / n));
            s.set(FLOAT, place + 12, gradientMean);
        }
        if (weight == null) {
            FloatLines.gradient(gradX, at, x, at, g, at, s, record, rows, n);
        } else {
            FloatLines.weightedGradient(gradX, at, x, at, g, at, weight, 0, s, record, rows, n);
        }
    }

    private static void gradient(MemorySegment x, MemorySegment g, MemorySegment weight, MemorySegment gradX, long at,
            int n, float mean, float inverse, boolean centered) {
        double sum = 0;
        double along = 0;
        for (int i = 0; i < n; i += RUN) {
            int run = Math.min(RUN, n - i);
            long here = at + 4L * i;
            long pair = weight == null ? FloatRows.gradientSums(x, here, g, here, run, mean)
                    : FloatRows.weightedGradientSums(x, here, g, here, weight, 4L * i, run, mean);
            sum += Pairs.first(pair);
            along += Pairs.second(pair);
        }
        float slope = (float) (-along * inverse * inverse * inverse / n);
        float gradientMean = centered ? (float) (sum / n) : 0;
        if (weight == null) {
            FloatRows.gradient(gradX, at, x, at, g, at, n, mean, slope, 1, gradientMean, inverse);
        } else {
            FloatRows.weightedGradient(gradX, at, x, at, g, at, weight, 0, n, mean, slope, gradientMean, inverse);
        }
    }

    private static void parameters(MemorySegment x, MemorySegment g, MemorySegment statistics, MemorySegment gradWeight,
            MemorySegment gradBias, long rows, int n, long first) {
        long to = 4 * first;
        int width = (int) Math.min(COLUMNS, n - first);
        for (long row = 0; row < rows; row++) {
            long at = row * n * 4 + to;
            FloatRows.weightGradient(gradWeight, to, x, at, g, at, gradWeight, to, width,
                    statistics.get(FLOAT, row * Rows.RECORD_BYTES),
                    statistics.get(FLOAT, row * Rows.RECORD_BYTES + 4));
        }
        if (gradBias != null) {
            gradBias.asSlice(to, 4L * width).fill((byte) 0);
            for (long row = 0; row < rows; row += RUN) {
                FloatReductions.sumRows(gradBias, to, g, row * n * 4 + to, 4L * n, (int) Math.min(RUN, rows - row),
                        width);
            }
        }
    }

    // ---- batch

    // The sums of channel c, in one pass, with distances from the first element instead of the mean: mean, variance and, if
    // there is a gradient g, its sum and the sum of its products with the distances from the mean, at `record`.
    private static void sums(MemorySegment x, MemorySegment g, long outer, int channels, int inner, int c,
            MemorySegment s, long record) {
        float first = x.get(FLOAT, 4L * c * inner);
        double distance = 0;
        double square = 0;
        double sum = 0;
        double along = 0;
        for (long row = 0; row < outer; row++) {
            for (int i = 0; i < inner; i += RUN) {
                long at = (row * channels + c) * inner * 4 + 4L * i;
                int n = Math.min(RUN, inner - i);
                long pair = FloatRows.moments(x, at, n, first);
                distance += Pairs.first(pair);
                square += Pairs.second(pair);
                if (g != null) {
                    pair = FloatRows.gradientSums(x, at, g, at, n, first);
                    sum += Pairs.first(pair);
                    along += Pairs.second(pair);
                }
            }
        }
        double count = (double) outer * inner;
        double fromFirst = distance / count;
        double mean = first + fromFirst;
        double variance = square / count - fromFirst * fromFirst;
        along -= fromFirst * sum;
        // Where the first element is far from the mean, or a sum is not finite.
        if (!(variance * FARTHEST >= fromFirst * fromFirst)) {
            mean = channelMean(x, outer, channels, inner, c);
            variance = channelVariance(x, outer, channels, inner, c, (float) mean);
            along = 0;
            for (long row = 0; row < outer && g != null; row++) {
                for (int i = 0; i < inner; i += RUN) {
                    long at = (row * channels + c) * inner * 4 + 4L * i;
                    along += Pairs.second(FloatRows.gradientSums(x, at, g, at, Math.min(RUN, inner - i), (float) mean));
                }
            }
        }
        s.set(DOUBLE, record, mean);
        s.set(DOUBLE, record + 8, variance);
        s.set(DOUBLE, record + 16, sum);
        s.set(DOUBLE, record + 24, along);
    }

    private static double channelMean(MemorySegment x, long outer, int channels, int inner, int c) {
        double sum = 0;
        for (long i = 0; i < outer; i++) {
            sum += Rows.sum(x, (i * channels + c) * inner * 4, inner);
        }
        return sum / (outer * inner);
    }

    private static double channelVariance(MemorySegment x, long outer, int channels, int inner, int c, float mean) {
        double sum = 0;
        for (long i = 0; i < outer; i++) {
            sum += Rows.squares(x, (i * channels + c) * inner * 4, inner, mean);
        }
        return sum / (outer * inner);
    }

    private static void batch(Tensor[] in, Tensor[] out, MemorySegment scratch, long outer, int channels, int inner,
            double eps) {
        MemorySegment x = in[0].segment();
        MemorySegment weight = segment(in, 1);
        MemorySegment bias = segment(in, 2);
        MemorySegment y = out[0].segment();
        Rows.run(channels, outer * inner, (from, end) -> {
            for (int c = (int) from; c < end; c++) {
                sums(x, null, outer, channels, inner, c, scratch, c * CHANNEL_BYTES);
                float mean = (float) scratch.get(DOUBLE, c * CHANNEL_BYTES);
                double variance = scratch.get(DOUBLE, c * CHANNEL_BYTES + 8);
                out[1].segment().set(FLOAT, 4L * c, mean);
                out[2].segment().set(FLOAT, 4L * c, (float) variance);
                float scale = get(weight, c, 1) * inverse(variance, eps);
                affine(x, y, outer, channels, inner, c, mean, scale, get(bias, c, 0));
            }
        });
    }

    private static void affine(MemorySegment x, MemorySegment y, long outer, int channels, int inner, int c, float mean,
            float scale, float shift) {
        for (long i = 0; i < outer; i++) {
            long at = (i * channels + c) * inner * 4;
            FloatRows.affine(y, at, x, at, inner, mean, scale, shift);
        }
    }

    private static void inference(Tensor[] in, Tensor[] out, long outer, int channels, int inner, double eps) {
        MemorySegment x = in[0].segment();
        MemorySegment mean = in[in.length - 2].segment();
        MemorySegment variance = in[in.length - 1].segment();
        MemorySegment weight = in.length == 5 ? in[1].segment() : null;
        MemorySegment bias = in.length == 5 ? in[2].segment() : null;
        MemorySegment y = out[0].segment();
        Rows.run(outer * channels, inner, (from, end) -> {
            for (long row = from; row < end; row++) {
                int c = (int) (row % channels);
                float scale = get(weight, c, 1) * inverse(get(variance, c, 1), eps);
                long at = row * inner * 4;
                FloatRows.affine(y, at, x, at, inner, get(mean, c, 0), scale, get(bias, c, 0));
            }
        });
    }

    private static void batchGrad(Tensor[] in, Tensor[] out, MemorySegment scratch, long outer, int channels,
            int inner, double eps) {
        MemorySegment x = in[0].segment();
        MemorySegment g = in[1].segment();
        MemorySegment weight = segment(in, 2);
        MemorySegment gradX = out[0].segment();
        double count = (double) outer * inner;
        Rows.run(channels, outer * inner, (from, end) -> {
            for (int c = (int) from; c < end; c++) {
                long record = c * CHANNEL_BYTES;
                sums(x, g, outer, channels, inner, c, scratch, record);
                float mean = (float) scratch.get(DOUBLE, record);
                float inverse = inverse(scratch.get(DOUBLE, record + 8), eps);
                double sum = scratch.get(DOUBLE, record + 16);
                double along = scratch.get(DOUBLE, record + 24);
                float scale = get(weight, c, 1) * inverse;
                float slope = (float) (-scale * inverse * inverse * along / count);
                float gradientMean = (float) (sum / count);
                for (long row = 0; row < outer; row++) {
                    long at = (row * channels + c) * inner * 4;
                    FloatRows.gradient(gradX, at, x, at, g, at, inner, mean, slope, 1, gradientMean, scale);
                }
                if (weight != null) {
                    out[1].segment().set(FLOAT, 4L * c, (float) (along * inverse));
                    out[2].segment().set(FLOAT, 4L * c, (float) sum);
                }
            }
        });
    }

    // ---- group

    private static void group(GroupNorm op, Tensor[] in, Tensor[] out, long outer, int channels, int inner) {
        MemorySegment x = in[0].segment();
        MemorySegment weight = segment(in, 1);
        MemorySegment bias = segment(in, 2);
        MemorySegment y = out[0].segment();
        int each = channels / op.groups();
        long n = (long) each * inner;
        Rows.run(outer * op.groups(), n, (from, end) -> {
            for (long group = from; group < end; group++) {
                long start = group * n * 4;
                float mean = (float) (Rows.sum(x, start, n) / n);
                float inverse = inverse(Rows.squares(x, start, n, mean) / n, op.eps());
                int first = (int) (group % op.groups()) * each;
                for (int k = 0; k < each; k++) {
                    long at = start + (long) k * inner * 4;
                    FloatRows.affine(y, at, x, at, inner, mean, get(weight, first + k, 1) * inverse,
                            get(bias, first + k,
                                    0));
                }
            }
        });
    }

    private static void groupGrad(GroupNormGrad op, Tensor[] in, Tensor[] out, long outer, int channels, int inner) {
        MemorySegment weight = segment(in, 2);
        if (weight != null) {
            out[1].segment().fill((byte) 0);
            out[2].segment().fill((byte) 0);
        }
        // One part has all examples of its groups, so that the sums of a channel have one order.
        Rows.run(op.groups(), outer * channels / op.groups() * inner, (from, end) -> {
            for (int group = (int) from; group < end; group++) {
                for (long example = 0; example < outer; example++) {
                    groupGrad(op, in, out, example, group, channels, inner);
                }
            }
        });
    }

    private static void groupGrad(GroupNormGrad op, Tensor[] in, Tensor[] out, long example, int group, int channels,
            int inner) {
        MemorySegment x = in[0].segment();
        MemorySegment g = in[1].segment();
        MemorySegment weight = segment(in, 2);
        int each = channels / op.groups();
        long n = (long) each * inner;
        long start = (example * op.groups() + group) * n * 4;
        float mean = (float) (Rows.sum(x, start, n) / n);
        float inverse = inverse(Rows.squares(x, start, n, mean) / n, op.eps());
        double sum = 0;
        double along = 0;
        for (int k = 0; k < each; k++) {
            int c = group * each + k;
            long at = start + (long) k * inner * 4;
            double channelSum = 0;
            double channelAlong = 0;
            for (int i = 0; i < inner; i += RUN) {
                long pair = FloatRows.gradientSums(x, at + 4L * i, g, at + 4L * i, Math.min(RUN, inner - i), mean);
                channelSum += Pairs.first(pair);
                channelAlong += Pairs.second(pair);
            }
            sum += get(weight, c, 1) * channelSum;
            along += get(weight, c, 1) * channelAlong;
            if (weight != null) {
                add(out[1].segment(), c, channelAlong * inverse);
                add(out[2].segment(), c, channelSum);
            }
        }
        float slope = (float) (-along * inverse * inverse * inverse / n);
        float gradientMean = (float) (sum / n);
        for (int k = 0; k < each; k++) {
            long at = start + (long) k * inner * 4;
            FloatRows.gradient(out[0].segment(), at, x, at, g, at, inner, mean, slope, get(weight, group * each + k, 1),
                    gradientMean, inverse);
        }
    }

    private static void add(MemorySegment values, int i, double amount) {
        values.set(FLOAT, 4L * i, (float) (values.get(FLOAT, 4L * i) + amount));
    }
}
