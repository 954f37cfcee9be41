// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// How an elementwise op walks over its operands: rows of `inner` elements, in each of which every operand either lies
/// packed or is one element; the result is packed.
///
/// Axes are merged where all operands allow it, so equal packed shapes are a single row.
final class ElementwisePlan {
    /// Elements below which splitting over threads does not pay.
    static final int CHUNK = 1 << 15;
    // Rows are cut into pieces that an int can count.
    private static final int LONGEST = 1 << 28;
    private static final double BYTES_PER_NANO = 88;
    private static final double NANOS_PER_ROW = 25;

    /// A flat loop over one operand.
    @FunctionalInterface
    interface One {
        void run(MemorySegment dst, long dstAt, MemorySegment a, long aAt, int n);
    }

    /// A flat loop over two operands.
    @FunctionalInterface
    interface Two {
        void run(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, int n);
    }

    /// A flat loop over three operands.
    @FunctionalInterface
    interface Three {
        void run(MemorySegment dst, long dstAt, MemorySegment a, long aAt, MemorySegment b, long bAt, MemorySegment c,
                long cAt, int n);
    }

    private final long size;
    private final long inner;
    private final int outBytes;
    // Axes outside the rows, outermost first, and for each operand the strides in bytes.
    private final long[] dims;
    private final long[][] strides;
    // Bytes from one element of a row to the next; 0 for one element.
    private final long[] steps;
    private final double bytes;

    private ElementwisePlan(long size, long inner, int outBytes, long[] dims, long[][] strides, long[] steps,
            double bytes) {
        this.size = size;
        this.inner = inner;
        this.outBytes = outBytes;
        this.dims = dims;
        this.strides = strides;
        this.steps = steps;
        this.bytes = bytes;
    }

    /// The plan for operands that broadcast to the packed `out`, or null if a row would be strided.
    static ElementwisePlan of(TensorSpec out, List<TensorSpec> inputs) {
        int operands = inputs.size();
        long[] dims = new long[out.rank()];
        long[][] strides = new long[operands][out.rank()];
        int rank = 0;
        double bytes = out.bytes();
        for (TensorSpec input : inputs) {
            bytes += input.bytes();
        }
        for (int axis = 0; axis < out.rank(); axis++) {
            long dim = out.dim(axis);
            if (dim == 1) {
                continue;
            }
            boolean merges = rank > 0;
            long[] here = new long[operands];
            for (int i = 0; i < operands; i++) {
                TensorSpec input = inputs.get(i);
                int own = axis - out.rank() + input.rank();
                here[i] = own < 0 || input.dim(own) == 1 ? 0 : input.stride(own) * input.dtype().bytes();
                merges &= rank > 0 && strides[i][rank - 1] == here[i] * dim;
            }
            rank = merges ? rank : rank + 1;
            dims[rank - 1] = merges ? dims[rank - 1] * dim : dim;
            for (int i = 0; i < operands; i++) {
                strides[i][rank - 1] = here[i];
            }
        }
        long[] steps = new long[operands];
        for (int i = 0; i < operands; i++) {
            int width = inputs.get(i).dtype().bytes();
            steps[i] = rank == 0 ? width : strides[i][rank - 1];
            if (steps[i] != 0 && steps[i] != width) {
                return null;
            }
            strides[i] = Arrays.copyOf(strides[i], Math.max(rank - 1, 0));
        }
        return new ElementwisePlan(out.size(), rank == 0 ? 1 : dims[rank - 1], out.dtype().bytes(), Arrays.copyOf(dims,
                Math.max(rank - 1, 0)), strides, steps, bytes);
    }

    /// Whether operand `i` is one element in each row.
    boolean isSame(int i) {
        return steps[i] == 0;
    }

    /// The estimated time of a run.
    ///
    /// @param nanosPerElement what the function itself takes beyond memory traffic
    double nanos(double nanosPerElement) {
        return 20 + bytes / BYTES_PER_NANO + size * nanosPerElement
                + (double) size / Math.max(inner, 1) * NANOS_PER_ROW;
    }

    private int parts(Workers workers) {
        return workers.threads() == 1 ? 1 : parts(size, workers);
    }

    /// Into how many parts work on `size` elements is split.
    static int parts(long size, Workers workers) {
        return (int) Math.clamp(size / CHUNK, 1, 4L * workers.threads());
    }

    /// The first element of a part; parts start at whole cache lines.
    static long start(long size, int part, int parts) {
        return part == parts ? size : size / parts * part & -64;
    }

    private long offset(int operand, long row, long column) {
        long offset = column * steps[operand];
        long rest = row;
        for (int axis = dims.length - 1; axis > 0; axis--) {
            long next = rest / dims[axis];
            offset += (rest - next * dims[axis]) * strides[operand][axis];
            rest = next;
        }
        return dims.length == 0 ? offset : offset + rest * strides[operand][0];
    }

    private int run(long at, long end) {
        return (int) Math.min(LONGEST, Math.min(inner - at % inner, end - at));
    }

    void run(One loop, MemorySegment dst, MemorySegment a) {
        Workers workers = Workers.current();
        int parts = parts(workers);
        if (parts == 1) {
            part(loop, dst, a, 0, size);
        } else {
            workers.run(parts, p -> part(loop, dst, a, start(size, p, parts), start(size, p + 1, parts)));
        }
    }

    private void part(One loop, MemorySegment dst, MemorySegment a, long from, long end) {
        int n;
        for (long at = from; at < end; at += n) {
            n = run(at, end);
            loop.run(dst, at * outBytes, a, offset(0, at / inner, at % inner), n);
        }
    }

    void run(Two loop, MemorySegment dst, MemorySegment a, MemorySegment b) {
        Workers workers = Workers.current();
        int parts = parts(workers);
        if (parts == 1) {
            part(loop, dst, a, b, 0, size);
        } else {
            workers.run(parts, p -> part(loop, dst, a, b, start(size, p, parts), start(size, p + 1, parts)));
        }
    }

    private void part(Two loop, MemorySegment dst, MemorySegment a, MemorySegment b, long from, long end) {
        int n;
        for (long at = from; at < end; at += n) {
            n = run(at, end);
            loop.run(dst, at * outBytes, a, offset(0, at / inner, at % inner), b, offset(1, at / inner, at % inner), n);
        }
    }

    void run(Three loop, MemorySegment dst, MemorySegment a, MemorySegment b, MemorySegment c) {
        Workers workers = Workers.current();
        int parts = parts(workers);
        if (parts == 1) {
            part(loop, dst, a, b, c, 0, size);
        } else {
            workers.run(parts, p -> part(loop, dst, a, b, c, start(size, p, parts), start(size, p + 1, parts)));
        }
    }

    private void part(Three loop, MemorySegment dst, MemorySegment a, MemorySegment b, MemorySegment c, long from,
            long end) {
        int n;
        for (long at = from; at < end; at += n) {
            n = run(at, end);
            long row = at / inner;
            long column = at % inner;
            loop.run(dst, at * outBytes, a, offset(0, row, column), b, offset(1, row, column), c, offset(2, row,
                    column), n);
        }
    }
}
