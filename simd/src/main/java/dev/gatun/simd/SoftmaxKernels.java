// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.CrossEntropy;
import dev.gatun.op.CrossEntropyGrad;
import dev.gatun.op.LogSoftmax;
import dev.gatun.op.LogSoftmaxGrad;
import dev.gatun.op.Softmax;
import dev.gatun.op.SoftmaxGrad;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Softmax, log-softmax and cross-entropy along the last axis of packed `f32` operands, row by row.
final class SoftmaxKernels {
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final double NANOS_PER_ELEMENT = 0.6;
    private static final double NANOS_PER_ROW = 38;
    private static final double NANOS_PER_LINE_ELEMENT = 0.36;
    private static final double NANOS_PER_LINE = 22;

    private SoftmaxKernels() {
    }

    /// The work on one row of `n` elements at byte offset `at`.
    @FunctionalInterface
    private interface RowLoop {
        void run(Tensor[] in, Tensor[] out, long row, long at, int n);
    }

    /// The work on `rows` rows of `n` elements at byte offset `at`, with a record for each at `record` in `s`.
    @FunctionalInterface
    private interface LineLoops {
        void run(Tensor[] in, MemorySegment y, long at, MemorySegment s, long record, int rows, int n);
    }

    static void register(SimdBackend backend) {
        backend.register(Softmax.class, (op, inputs, _) -> offer(op.axis(), inputs, SoftmaxKernels::softmax,
                SoftmaxKernels::softmaxLines));
        backend.register(LogSoftmax.class, (op, inputs, _) -> offer(op.axis(), inputs, SoftmaxKernels::logSoftmax,
                SoftmaxKernels::logSoftmaxLines));
        backend.register(SoftmaxGrad.class, (op, inputs, _) -> offer(op.axis(), inputs, SoftmaxKernels::softmaxGrad,
                SoftmaxKernels::softmaxGradLines));
        backend.register(LogSoftmaxGrad.class, (op, inputs, _) -> offer(op.axis(), inputs,
                SoftmaxKernels::logSoftmaxGrad, SoftmaxKernels::logSoftmaxGradLines));
        backend.register(CrossEntropy.class, (op, inputs, _) -> inputs.size() > 2
                ? Offer.decline("class weights not implemented")
                : offer(1, inputs, (in, out, row, at, n) -> crossEntropy(op, in, out, row, at, n), null));
        backend.register(CrossEntropyGrad.class, (op, inputs, _) -> inputs.size() > 3
                ? Offer.decline("class weights not implemented")
                : offer(1, inputs, (in, out, row, at, n) -> crossEntropyGrad(op, in, out, row, at, n), null));
    }

    private static Offer offer(int axis, List<TensorSpec> inputs, RowLoop loop, LineLoops lines) {
        TensorSpec x = inputs.get(0);
        if (x.dtype() != DType.F32) {
            return Offer.decline("dtype " + x.dtype() + " not implemented");
        }
        for (TensorSpec input : inputs) {
            if (!input.isContiguous()) {
                return Offer.decline("an operand is strided");
            }
        }
        for (int i = axis + 1; i < x.rank(); i++) {
            if (x.dim(i) != 1) {
                return Offer.decline("not along the last axis");
            }
        }
        long dim = x.dim(axis);
        if (dim > Integer.MAX_VALUE) {
            return Offer.decline("the axis exceeds " + Integer.MAX_VALUE);
        }
        long rows = dim == 0 ? 0 : x.size() / dim;
        int n = (int) dim;
        if (lines != null && Rows.areLines(n)) {
            double nanos = 60 + x.size() * NANOS_PER_LINE_ELEMENT + rows * NANOS_PER_LINE + Rows.farNanos(2.0 * x
                    .bytes());
            Rows.Block block = (in, out, scratch, from, count) -> lines.run(in, out[0].segment(), from * n * 4, scratch,
                    from * Rows.RECORD_BYTES, count, n);
            return Offer.accept("blocks of rows", nanos, Rows.RECORD_BYTES * rows,
                    (in, out, scratch) -> Rows.blocks(rows, n, block, in, out, scratch));
        }
        double nanos = 30 + x.size() * NANOS_PER_ELEMENT + rows * NANOS_PER_ROW;
        return Offer.accept("rows", nanos, (in, out, scratch) -> {
            if (Workers.current().threads() == 1) {
                run(loop, in, out, 0, rows, n);
            } else {
                Rows.run(rows, n, (from, end) -> run(loop, in, out, from, end, n));
            }
        });
    }

    private static void run(RowLoop loop, Tensor[] in, Tensor[] out, long from, long end, int n) {
        for (long row = from; row < end; row++) {
            loop.run(in, out, row, row * n * 4, n);
        }
    }

    private static void softmax(Tensor[] in, Tensor[] out, long row, long at, int n) {
        MemorySegment y = out[0].segment();
        float largest = FloatRows.largest(in[0].segment(), at, n);
        float sum = FloatRows.expOfDifference(y, at, in[0].segment(), at, n, largest);
        FloatUnary.multiply(y, at, y, at, n, 1 / sum);
    }

    private static void softmaxLines(Tensor[] in, MemorySegment y, long at, MemorySegment s, long record, int rows,
            int n) {
        MemorySegment x = in[0].segment();
        FloatLines.largest(x, at, s, record, rows, n);
        FloatLines.expOfDifference(y, at, x, at, s, record, rows, n);
        for (long row = 0; row < rows; row++) {
            long sum = record + row * Rows.RECORD_BYTES + 4;
            s.set(FLOAT, sum, 1 / s.get(FLOAT, sum));
        }
        FloatLines.multiply(y, at, y, at, s, record, rows, n);
    }

    private static void logSoftmaxLines(Tensor[] in, MemorySegment y, long at, MemorySegment s, long record, int rows,
            int n) {
        MemorySegment x = in[0].segment();
        FloatLines.largest(x, at, s, record, rows, n);
        FloatLines.sumOfExp(x, at, s, record, rows, n);
        for (long row = 0; row < rows; row++) {
            long sum = record + row * Rows.RECORD_BYTES + 4;
            s.set(FLOAT, sum, (float) Math.log(s.get(FLOAT, sum)));
        }
        FloatLines.subtractTwice(y, at, x, at, s, record, rows, n);
    }

    private static void softmaxGradLines(Tensor[] in, MemorySegment gradX, long at, MemorySegment s, long record,
            int rows, int n) {
        MemorySegment y = in[0].segment();
        MemorySegment g = in[1].segment();
        FloatLines.sumOfProducts(y, at, g, at, s, record, rows, n);
        FloatLines.softmaxGradient(gradX, at, y, at, g, at, s, record, rows, n);
    }

    private static void logSoftmaxGradLines(Tensor[] in, MemorySegment gradX, long at, MemorySegment s, long record,
            int rows, int n) {
        MemorySegment g = in[1].segment();
        FloatLines.sum(g, at, s, record, rows, n);
        FloatLines.logSoftmaxGradient(gradX, at, in[0].segment(), at, g, at, s, record, rows, n);
    }

    // log(sum(e^(x - largest)))
    private static float logSum(MemorySegment x, long at, int n, float largest) {
        return (float) Math.log(FloatRows.sumOfExp(x, at, n, largest));
    }

    private static void logSoftmax(Tensor[] in, Tensor[] out, long row, long at, int n) {
        MemorySegment x = in[0].segment();
        float largest = FloatRows.largest(x, at, n);
        FloatRows.subtractTwice(out[0].segment(), at, x, at, n, largest, logSum(x, at, n, largest));
    }

    private static void softmaxGrad(Tensor[] in, Tensor[] out, long row, long at, int n) {
        MemorySegment y = in[0].segment();
        MemorySegment g = in[1].segment();
        float along = FloatRows.sumOfProducts(y, at, g, at, n);
        FloatRows.softmaxGradient(out[0].segment(), at, y, at, g, at, n, along);
    }

    private static void logSoftmaxGrad(Tensor[] in, Tensor[] out, long row, long at, int n) {
        MemorySegment g = in[1].segment();
        float sum = (float) Rows.sum(g, at, n);
        FloatRows.logSoftmaxGradient(out[0].segment(), at, in[0].segment(), at, g, at, n, sum);
    }

    private static long target(MemorySegment targets, long row, int classes) {
        long target = targets.get(LONG, row * 8);
        if (target < 0 || target >= classes) {
            throw new IndexOutOfBoundsException("crossentropy: targets must be class numbers below " + classes
                    + ": index out of range: index=" + target + ", position=" + row + ", dim=" + classes);
        }
        return target;
    }

    private static void crossEntropy(CrossEntropy op, Tensor[] in, Tensor[] out, long row, long at, int n) {
        MemorySegment x = in[0].segment();
        MemorySegment targets = in[1].segment();
        float loss = 0;
        if (targets.get(LONG, row * 8) != op.ignoreIndex()) {
            float largest = FloatRows.largest(x, at, n);
            double logSum = largest + (double) logSum(x, at, n, largest);
            float chosen = x.get(FLOAT, at + 4 * target(targets, row, n));
            double smoothing = op.labelSmoothing();
            double sharp = (1 - smoothing) * (logSum - chosen);
            loss = (float) (smoothing == 0 ? sharp : sharp + smoothing * (logSum - Rows.sum(x, at, n) / n));
        }
        out[0].segment().set(FLOAT, row * 4, loss);
    }

    private static void crossEntropyGrad(CrossEntropyGrad op, Tensor[] in, Tensor[] out, long row, long at, int n) {
        MemorySegment x = in[0].segment();
        MemorySegment targets = in[1].segment();
        MemorySegment y = out[0].segment();
        if (targets.get(LONG, row * 8) == op.ignoreIndex()) {
            y.asSlice(at, 4L * n).fill((byte) 0);
            return;
        }
        float g = in[2].segment().get(FLOAT, row * 4);
        float largest = FloatRows.largest(x, at, n);
        float sum = FloatRows.expOfDifference(y, at, x, at, n, largest);
        float shift = (float) (-g * op.labelSmoothing() / n);
        FloatRows.affine(y, at, y, at, n, 0, g / sum, shift);
        long chosen = at + 4 * target(targets, row, n);
        y.set(FLOAT, chosen, (float) (y.get(FLOAT, chosen) - g * (1 - op.labelSmoothing())));
    }
}
