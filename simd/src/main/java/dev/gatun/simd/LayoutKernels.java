// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Pad;
import dev.gatun.op.Tril;
import dev.gatun.op.Triu;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Padding and triangles of packed operands of any element type: runs of elements, and one value elsewhere.
final class LayoutKernels {
    private static final double BYTES_PER_NANO = 10;
    private static final double NANOS_PER_ROW = 8;
    private static final int PATTERN = 4096;

    private LayoutKernels() {
    }

    static void register(SimdBackend backend) {
        backend.register(Pad.class, (op, inputs, outputs) -> pad(op, inputs.get(0), outputs.get(0)));
        backend.register(Tril.class, (op, inputs, _) -> triangle(true, op.diagonal(), inputs.get(0)));
        backend.register(Triu.class, (op, inputs, _) -> triangle(false, op.diagonal(), inputs.get(0)));
    }

    private static double nanos(TensorSpec y, long rows) {
        return 30 + y.bytes() / BYTES_PER_NANO + rows * NANOS_PER_ROW;
    }

    // One value over and over.
    private static MemorySegment pattern(DType dtype, double value) {
        MemorySegment pattern = Arena.ofAuto().allocate((long) PATTERN * dtype.bytes(), 64);
        for (int i = 0; i < PATTERN; i++) {
            dtype.setDouble(pattern, (long) i * dtype.bytes(), value);
        }
        return pattern;
    }

    private static void fill(MemorySegment pattern, MemorySegment y, long at, long size) {
        for (long done = 0; done < size; done += pattern.byteSize()) {
            MemorySegment.copy(pattern, 0, y, at + done, Math.min(pattern.byteSize(), size - done));
        }
    }

    private static Offer pad(Pad op, TensorSpec x, TensorSpec y) {
        if (!x.isContiguous()) {
            return Offer.decline("the operand is strided");
        }
        int last = x.rank() - 1;
        if (last < 0) {
            return Offer.decline("no axis");
        }
        long bytes = x.dtype().bytes();
        long[] before = op.before().stream().mapToLong(Long::longValue).toArray();
        long n = y.dim(-1);
        long rows = n == 0 ? 0 : y.size() / n;
        long left = before[last] * bytes;
        long run = x.dim(-1) * bytes;
        long rowBytes = n * bytes;
        MemorySegment pattern = pattern(x.dtype(), op.value());
        return Offer.accept("rows", nanos(y, rows), (in, out, scratch) -> {
            MemorySegment from = in[0].segment();
            MemorySegment to = out[0].segment();
            Rows.run(rows, n, (first, end) -> {
                for (long row = first; row < end; row++) {
                    long source = source(x, y, before, row);
                    long at = row * rowBytes;
                    if (source < 0 || run == 0) {
                        fill(pattern, to, at, rowBytes);
                    } else {
                        fill(pattern, to, at, left);
                        MemorySegment.copy(from, source * run, to, at + left, run);
                        fill(pattern, to, at + left + run, rowBytes - left - run);
                    }
                }
            });
        });
    }

    // The row of x that is part of a row of y, or -1.
    private static long source(TensorSpec x, TensorSpec y, long[] before, long row) {
        long rest = row;
        long source = 0;
        long stride = 1;
        for (int axis = x.rank() - 2; axis >= 0; axis--) {
            long at = rest % y.dim(axis) - before[axis];
            if (at < 0 || at >= x.dim(axis)) {
                return -1;
            }
            rest /= y.dim(axis);
            source += at * stride;
            stride *= x.dim(axis);
        }
        return source;
    }

    private static Offer triangle(boolean isLower, long diagonal, TensorSpec x) {
        if (!x.isContiguous()) {
            return Offer.decline("the operand is strided");
        }
        long bytes = x.dtype().bytes();
        long n = x.dim(-1);
        long height = x.dim(-2);
        long rows = n == 0 ? 0 : x.size() / n;
        long offset = Math.clamp(diagonal, -height - 1, n + 1);
        MemorySegment zeros = pattern(x.dtype(), 0);
        return Offer.accept("rows", nanos(x, rows), (in, out, scratch) -> {
            MemorySegment from = in[0].segment();
            MemorySegment to = out[0].segment();
            Rows.run(rows, n, (first, end) -> {
                for (long row = first; row < end; row++) {
                    // Where the kept elements end, or begin.
                    long border = Math.max(0, Math.min(n, row % height + offset + (isLower ? 1 : 0))) * bytes;
                    long at = row * n * bytes;
                    long rest = n * bytes - border;
                    if (isLower) {
                        MemorySegment.copy(from, at, to, at, border);
                        fill(zeros, to, at + border, rest);
                    } else {
                        fill(zeros, to, at, border);
                        MemorySegment.copy(from, at + border, to, at + border, rest);
                    }
                }
            });
        });
    }
}
