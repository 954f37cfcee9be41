// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Gather;
import dev.gatun.op.IndexAdd;
import dev.gatun.op.IndexSelect;
import dev.gatun.op.Indices;
import dev.gatun.op.Op;
import dev.gatun.op.Scatter;
import dev.gatun.op.ScatterAdd;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Slices or elements picked by index, as rows of an embedding or the scores of targets, and their adjoints, on packed
/// operands.
final class GatherKernels {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final double BYTES_PER_NANO = 10;
    private static final double NANOS_PER_ELEMENT = 2;
    private static final double NANOS_PER_ROW = 10;

    private GatherKernels() {
    }

    static void register(SimdBackend backend) {
        backend.register(IndexSelect.class, GatherKernels::select);
        backend.register(IndexAdd.class, GatherKernels::add);
        backend.register(Gather.class, (op, inputs, _) -> gather(op, op.axis(), inputs));
        backend.register(Scatter.class, (op, inputs, _) -> replace(op, inputs));
        backend.register(ScatterAdd.class, (op, inputs, _) -> scatter(op, op.axis(), inputs));
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
            long slices = layout.outer * layout.count;
            if (Workers.current().threads() == 1) {
                select(op, layout, bytes, in, out, 0, slices);
            } else {
                Rows.run(slices, layout.run, (from, end) -> select(op, layout, bytes, in, out, from, end));
            }
        });
    }

    private static void select(IndexSelect op, Layout layout, long bytes, Tensor[] in, Tensor[] out, long from,
            long end) {
        MemorySegment x = in[0].segment();
        MemorySegment y = out[0].segment();
        for (long i = from; i < end && bytes > 0; i++) {
            long at = i / layout.count * layout.dim + index(op, in[1], i % layout.count, layout.dim);
            MemorySegment.copy(x, at * bytes, y, i * bytes, bytes);
        }
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

    /// Where the indices' rows along the last axis lie in x: a row's elements are `step` apart but for what their indices
    /// add, `axisStride` each.
    private record Places(Op op, TensorSpec x, TensorSpec index, int axis, long n, long rows, long step,
            long axisStride) {
        static Places of(Op op, int axis, List<TensorSpec> inputs) {
            TensorSpec x = inputs.get(0);
            TensorSpec index = inputs.get(1);
            long n = index.dim(-1);
            return new Places(op, x, index, axis, n, n == 0 ? 0 : index.size() / n, axis == x.rank() - 1 ? 0 : 1,
                    x.shape().strides()[axis]);
        }

        double nanos() {
            return 30 + index.size() * NANOS_PER_ELEMENT + rows * NANOS_PER_ROW;
        }

        private long start(long row) {
            long rest = row;
            long start = 0;
            long stride = x.dim(-1);
            for (int k = x.rank() - 2; k >= 0; k--) {
                start += k == axis ? 0 : rest % index.dim(k) * stride;
                rest /= index.dim(k);
                stride *= x.dim(k);
            }
            return start;
        }

        private long place(Tensor indices, long start, long row, long column) {
            return start + column * step + GatherKernels.index(op, indices, row * n + column, x.dim(axis)) * axisStride;
        }
    }

    private static Offer gather(Op op, int axis, List<TensorSpec> inputs) {
        int bytes = inputs.get(0).dtype().bytes();
        if (isStrided(inputs)) {
            return Offer.decline("an operand is strided");
        }
        if (bytes < 4) {
            return Offer.decline("elements of " + bytes + " bytes not implemented");
        }
        Places places = Places.of(op, axis, inputs);
        return Offer.accept("elements", places.nanos(), (in, out, scratch) -> {
            MemorySegment x = in[0].segment();
            MemorySegment y = out[0].segment();
            Rows.run(places.rows, places.n, (from, end) -> {
                for (long row = from; row < end; row++) {
                    long start = places.start(row);
                    for (long i = 0; i < places.n; i++) {
                        long at = places.place(in[1], start, row, i) * bytes;
                        long to = (row * places.n + i) * bytes;
                        if (bytes == 4) {
                            y.set(INT, to, x.get(INT, at));
                        } else {
                            y.set(LONG, to, x.get(LONG, at));
                        }
                    }
                }
            });
        });
    }

    private static Offer replace(Scatter op, List<TensorSpec> inputs) {
        TensorSpec x = inputs.get(0);
        int bytes = x.dtype().bytes();
        if (op.mode() != Scatter.Mode.REPLACE) {
            return Offer.decline("mode " + op.mode() + " not implemented");
        }
        if (isStrided(inputs)) {
            return Offer.decline("an operand is strided");
        }
        if (bytes < 4) {
            return Offer.decline("elements of " + bytes + " bytes not implemented");
        }
        Places places = Places.of(op, op.axis(), inputs);
        return Offer.accept("elements", places.nanos() + x.bytes() / BYTES_PER_NANO, (in, out, scratch) -> {
            MemorySegment source = in[2].segment();
            MemorySegment y = out[0].segment();
            MemorySegment.copy(in[0].segment(), 0, y, 0, y.byteSize());
            // One thread: where indices repeat, the last element stays.
            for (long row = 0; row < places.rows; row++) {
                long start = places.start(row);
                for (long i = 0; i < places.n; i++) {
                    long at = places.place(in[1], start, row, i) * bytes;
                    long from = (row * places.n + i) * bytes;
                    if (bytes == 4) {
                        y.set(INT, at, source.get(INT, from));
                    } else {
                        y.set(LONG, at, source.get(LONG, from));
                    }
                }
            }
        });
    }

    private static Offer scatter(Op op, int axis, List<TensorSpec> inputs) {
        TensorSpec x = inputs.get(0);
        if (x.dtype() != DType.F32) {
            return Offer.decline("dtype " + x.dtype() + " not implemented");
        }
        if (isStrided(inputs)) {
            return Offer.decline("an operand is strided");
        }
        Places places = Places.of(op, axis, inputs);
        return Offer.accept("elements", places.nanos() + x.bytes() / BYTES_PER_NANO, (in, out, scratch) -> {
            MemorySegment source = in[2].segment();
            MemorySegment y = out[0].segment();
            MemorySegment.copy(in[0].segment(), 0, y, 0, y.byteSize());
            for (long row = 0; row < places.rows; row++) {
                long start = places.start(row);
                for (long i = 0; i < places.n; i++) {
                    long at = places.place(in[1], start, row, i) * 4;
                    y.set(FLOAT, at, y.get(FLOAT, at) + source.get(FLOAT, (row * places.n + i) * 4));
                }
            }
        });
    }
}
