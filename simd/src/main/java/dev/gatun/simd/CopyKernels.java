// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Assign;
import dev.gatun.op.Concat;
import dev.gatun.op.Contiguous;
import dev.gatun.op.Unslice;
import dev.gatun.spi.Kernel;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Copies of tensors of any element type: packed copies of strided views, overwritten and joined tensors, and
/// slices put into zeros.
///
/// After merging neighbouring axes a copy is made of rows (last axis packed in both), of transposed tiles (another axis
/// packed in the source), or element by element.
final class CopyKernels implements Kernel {
    private static final double BYTES_PER_NANO = 10;
    private static final int TILE = 64;

    private final int bytes;
    // Axes around the copied rows or tiles, with byte strides on both sides.
    private final long[] dims;
    private final long[] from;
    private final long[] to;
    private final long inner;
    private final long innerStride;
    // The axis that is packed in the source; 1 element if there is none.
    private final long columns;
    private final long columnStride;
    private final long blocks;

    private CopyKernels(TensorSpec x) {
        bytes = x.dtype().bytes();
        long[] d = new long[x.rank()];
        long[] s = new long[x.rank()];
        int rank = 0;
        for (int axis = 0; axis < x.rank(); axis++) {
            long dim = x.dim(axis);
            long stride = x.stride(axis) * bytes;
            if (dim == 1) {
                continue;
            }
            if (rank > 0 && s[rank - 1] == stride * dim) {
                d[rank - 1] *= dim;
                s[rank - 1] = stride;
            } else {
                d[rank] = dim;
                s[rank++] = stride;
            }
        }
        inner = rank == 0 ? 1 : d[rank - 1];
        innerStride = rank == 0 ? bytes : s[rank - 1];
        int packed = -1;
        for (int axis = 0; axis < rank - 1 && innerStride != bytes && bytes >= 4; axis++) {
            packed = s[axis] == bytes ? axis : packed;
        }
        int outer = Math.max(0, rank - 1 - (packed < 0 ? 0 : 1));
        dims = new long[outer];
        from = new long[outer];
        to = new long[outer];
        long step = inner * bytes;
        long columnStep = 0;
        for (int axis = rank - 2, at = outer - 1; axis >= 0; axis--) {
            if (axis == packed) {
                columnStep = step;
            } else {
                dims[at] = d[axis];
                from[at] = s[axis];
                to[at--] = step;
            }
            step *= d[axis];
        }
        columns = packed < 0 ? 1 : d[packed];
        columnStride = columnStep;
        long rows = 1;
        for (long dim : dims) {
            rows *= dim;
        }
        blocks = rows * ((columns + TILE - 1) / TILE);
    }

    static void register(SimdBackend backend) {
        backend.register(Contiguous.class, (_, inputs, _) -> contiguous(inputs.get(0)));
        backend.register(Assign.class, (_, inputs, _) -> assign(inputs));
        backend.register(Concat.class, CopyKernels::concat);
        backend.register(Unslice.class, CopyKernels::unslice);
    }

    private static Offer contiguous(TensorSpec x) {
        CopyKernels copy = new CopyKernels(x);
        if (copy.inner > Integer.MAX_VALUE || copy.columns > Integer.MAX_VALUE) {
            return Offer.decline("an axis exceeds " + Integer.MAX_VALUE);
        }
        double nanos = 20 + x.bytes() / BYTES_PER_NANO + (x.size() == 0 ? 0 : copy.blocks * 10.0);
        return new Offer.Accepted(copy.innerStride == copy.bytes ? "rows" : copy.columns > 1 ? "tiles" : "elements",
                nanos, 0, () -> copy);
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        if (outputs[0].size() == 0) {
            return;
        }
        MemorySegment x = inputs[0].segment();
        MemorySegment y = outputs[0].segment();
        if (Workers.current().threads() == 1) {
            copy(x, y, 0, blocks);
        } else {
            Rows.run(blocks, Math.max(1, outputs[0].size() / blocks), (first, end) -> copy(x, y, first, end));
        }
    }

    private void copy(MemorySegment x, MemorySegment y, long first, long end) {
        for (long block = first; block < end; block++) {
            copy(x, y, block);
        }
    }

    private void copy(MemorySegment x, MemorySegment y, long block) {
        long tiles = (columns + TILE - 1) / TILE;
        long column = block % tiles * TILE;
        long at = column * bytes;
        long target = column * columnStride;
        long rest = block / tiles;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            long index = rest % dims[axis];
            rest /= dims[axis];
            at += index * from[axis];
            target += index * to[axis];
        }
        if (innerStride == bytes) {
            MemorySegment.copy(x, at, y, target, inner * bytes);
        } else if (columns > 1) {
            int width = (int) Math.min(TILE, columns - column);
            Packing.transpose(bytes, x, at, innerStride, y, target, columnStride, (int) inner, width,
                    KernelWarmUp.hasStarted());
        } else {
            elements(bytes, x, at, innerStride, y, target, (int) inner);
        }
    }

    private static void elements(int bytes, MemorySegment x, long at, long stride, MemorySegment y, long to, int n) {
        switch (bytes) {
            case 1 -> {
                for (int i = 0; i < n; i++) {
                    y.set(ValueLayout.JAVA_BYTE, to + i, x.get(ValueLayout.JAVA_BYTE, at + i * stride));
                }
            }
            case 2 -> {
                for (int i = 0; i < n; i++) {
                    y.set(ValueLayout.JAVA_SHORT_UNALIGNED, to + 2L * i, x.get(ValueLayout.JAVA_SHORT_UNALIGNED, at
                            + i * stride));
                }
            }
            case 4 -> {
                for (int i = 0; i < n; i++) {
                    y.set(ValueLayout.JAVA_INT_UNALIGNED, to + 4L * i, x.get(ValueLayout.JAVA_INT_UNALIGNED, at + i
                            * stride));
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    y.set(ValueLayout.JAVA_LONG_UNALIGNED, to + 8L * i, x.get(ValueLayout.JAVA_LONG_UNALIGNED, at + i
                            * stride));
                }
            }
        }
    }

    private static boolean isStrided(List<TensorSpec> inputs) {
        return inputs.stream().anyMatch(input -> !input.isContiguous());
    }

    private static long inner(TensorSpec x, int axis) {
        long inner = 1;
        for (int i = axis; i < x.rank(); i++) {
            inner *= x.dim(i);
        }
        return inner;
    }

    private static Offer assign(List<TensorSpec> inputs) {
        TensorSpec target = inputs.get(0);
        TensorSpec source = inputs.get(1);
        if (!target.isContiguous() || !source.isContiguous()) {
            return Offer.decline("an operand is strided");
        }
        if (source.size() != target.size() && source.size() != 1) {
            return Offer.decline("broadcasting beyond one element not implemented");
        }
        long unit = source.bytes();
        return Offer.accept("rows", 20 + 2 * target.bytes() / BYTES_PER_NANO, (in, out, scratch) -> {
            MemorySegment y = in[0].segment();
            long bytes = in[0].spec().bytes();
            if (bytes > 0) {
                MemorySegment.copy(in[1].segment(), 0, y, 0, unit);
            }
            // One element, then doubling copies.
            for (long done = unit; done < bytes; done *= 2) {
                MemorySegment.copy(y, 0, y, done, Math.min(done, bytes - done));
            }
        });
    }

    private static Offer concat(Concat op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        if (isStrided(inputs)) {
            return Offer.decline("an operand is strided");
        }
        TensorSpec y = outputs.get(0);
        int bytes = y.dtype().bytes();
        long row = inner(y, op.axis()) * bytes;
        long[] runs = inputs.stream().mapToLong(input -> inner(input, op.axis()) * bytes).toArray();
        long rows = row == 0 ? 0 : y.bytes() / row;
        double nanos = 20 + y.bytes() / BYTES_PER_NANO + rows * runs.length * 10.0;
        return Offer.accept("rows", nanos, (in, out, scratch) -> {
            MemorySegment dst = out[0].segment();
            long start = 0;
            for (int i = 0; i < runs.length; i++) {
                MemorySegment src = in[i].segment();
                for (long k = 0; k < rows; k++) {
                    MemorySegment.copy(src, k * runs[i], dst, k * row + start, runs[i]);
                }
                start += runs[i];
            }
        });
    }

    private static Offer unslice(Unslice op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        if (isStrided(inputs)) {
            return Offer.decline("the operand is strided");
        }
        if (op.step() != 1) {
            return Offer.decline("a step beyond 1 not implemented");
        }
        TensorSpec y = outputs.get(0);
        int bytes = y.dtype().bytes();
        long row = inner(y, op.axis()) * bytes;
        long run = inner(inputs.get(0), op.axis()) * bytes;
        long start = op.start() * inner(y, op.axis() + 1) * bytes;
        long rows = row == 0 ? 0 : y.bytes() / row;
        return Offer.accept("rows", 30 + 2 * y.bytes() / BYTES_PER_NANO + rows * 10.0, (in, out, scratch) -> {
            MemorySegment src = in[0].segment();
            MemorySegment dst = out[0].segment();
            dst.fill((byte) 0);
            for (long k = 0; k < rows && run > 0; k++) {
                MemorySegment.copy(src, k * run, dst, k * row + start, run);
            }
        });
    }
}
