// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.IndexAdd;
import dev.gatun.op.IndexSelect;
import dev.gatun.op.Indices;
import dev.gatun.op.Op;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Slices picked by index, as rows of an embedding, and their adjoint, on packed operands.
final class GatherKernels {
    private static final double BYTES_PER_NANO = 10;

    private GatherKernels() {
    }

    static void register(SimdBackend backend) {
        backend.register(IndexSelect.class, GatherKernels::select);
        backend.register(IndexAdd.class, GatherKernels::add);
    }

    /// Slices of `run` elements: `outer` times `dim` of them in x.
    private record Layout(long outer, long dim, long count, long run, double nanos) {
        static Layout of(TensorSpec x, int axis, TensorSpec index) {
            long run = 1;
            for (int i = axis + 1; i < x.rank(); i++) {
                run *= x.dim(i);
            }
            long dim = x.dim(axis);
            long outer = 1;
            for (int i = 0; i < axis; i++) {
                outer *= x.dim(i);
            }
            double slices = (double) outer * index.size();
            return new Layout(outer, dim, index.size(), run, 30 + slices * (15 + run * x.dtype().bytes()
                    / BYTES_PER_NANO));
        }
    }

    private static boolean isStrided(List<TensorSpec> inputs) {
        return inputs.stream().anyMatch(input -> !input.isContiguous());
    }

    private static long index(Op op, Tensor index, long position, long dim) {
        return Indices.check(op, index.segment().get(ValueLayout.JAVA_LONG_UNALIGNED, position * 8), dim, position);
    }

    private static Offer select(IndexSelect op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        if (isStrided(inputs)) {
            return Offer.decline("an operand is strided");
        }
        Layout layout = Layout.of(inputs.get(0), op.axis(), inputs.get(1));
        long bytes = layout.run * inputs.get(0).dtype().bytes();
        return Offer.accept("rows", layout.nanos, (in, out, scratch) -> {
            MemorySegment x = in[0].segment();
            MemorySegment y = out[0].segment();
            Rows.run(layout.outer * layout.count, layout.run, (from, end) -> {
                for (long i = from; i < end && bytes > 0; i++) {
                    long at = i / layout.count * layout.dim + index(op, in[1], i % layout.count, layout.dim);
                    MemorySegment.copy(x, at * bytes, y, i * bytes, bytes);
                }
            });
        });
    }

    private static Offer add(IndexAdd op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        TensorSpec x = inputs.get(0);
        if (x.dtype() != DType.F32) {
            return Offer.decline("dtype " + x.dtype() + " not implemented");
        }
        if (isStrided(inputs)) {
            return Offer.decline("an operand is strided");
        }
        Layout layout = Layout.of(x, op.axis(), inputs.get(1));
        if (layout.run > Integer.MAX_VALUE) {
            return Offer.decline("a slice exceeds " + Integer.MAX_VALUE);
        }
        int run = (int) layout.run;
        return Offer.accept("rows", layout.nanos + x.bytes() / BYTES_PER_NANO, (in, out, scratch) -> {
            MemorySegment y = out[0].segment();
            MemorySegment source = in[2].segment();
            MemorySegment.copy(in[0].segment(), 0, y, 0, y.byteSize());
            for (long i = 0; i < layout.outer * layout.count && run > 0; i++) {
                long at = (i / layout.count * layout.dim + index(op, in[1], i % layout.count, layout.dim)) * run * 4;
                FloatBinary.addVV(y, at, y, at, source, i * run * 4, run);
            }
        });
    }
}
