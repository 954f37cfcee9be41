// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.ArgMax;
import dev.gatun.op.ArgMin;
import dev.gatun.op.ArgReduceOp;
import dev.gatun.op.Max;
import dev.gatun.op.Mean;
import dev.gatun.op.Min;
import dev.gatun.op.ReduceOp;
import dev.gatun.op.Sum;
import dev.gatun.spi.Kernel;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Sums, means, largest and smallest elements along axes of packed operands, and positions of the largest and smallest.
///
/// After merging neighbours, the axes must alternate as kept, reduced, kept, reduced, where any may be missing. Rows are
/// summed in runs of 4,096 elements, each by 4 vectors of accumulators, and the runs in double precision: the error of a
/// float sum is at most `(4096 / (4 * lanes) + 7) * 2^-24` times the sum of magnitudes. Leading axes are summed row by
/// row. Results do not depend on the number of threads.
final class ReduceKernels implements Kernel {
    private static final int RUN = 4096;
    private static final int COLUMNS = 256;
    private static final double BYTES_PER_NANO = 100;

    @FunctionalInterface
    private interface Row {
        double run(MemorySegment a, long at, int n);
    }

    @FunctionalInterface
    private interface LongRow {
        long run(MemorySegment a, long at, int n);
    }

    @FunctionalInterface
    private interface Columns {
        void run(MemorySegment dst, long dstAt, MemorySegment a, long aAt, long rowBytes, int rows, int n);
    }

    /// What a reduction is on one element type: along rows (in double precision or in long) and down columns.
    private record Form(Row row, LongRow longRow, Columns columns) {
    }

    private enum Kind {
        SUM,
        MEAN,
        MAX,
        MIN
    }

    private static final Map<Kind, Map<DType, Form>> FORMS = forms();

    private static Map<Kind, Map<DType, Form>> forms() {
        Map<DType, Form> sum = new EnumMap<>(Map.of(
                DType.F32, new Form(FloatReductions::sum, null, FloatReductions::sumRows),
                DType.F64, new Form(DoubleReductions::sum, null, DoubleReductions::sumRows),
                DType.I32, new Form(null, IntReductions::sum, IntReductions::sumRows),
                DType.I64, new Form(null, LongReductions::sum, LongReductions::sumRows)));
        Map<DType, Form> mean = new EnumMap<>(sum);
        mean.remove(DType.I32);
        mean.remove(DType.I64);
        Map<DType, Form> max = new EnumMap<>(Map.of(
                DType.F32, new Form(FloatReductions::largest, null, FloatReductions::largestRows),
                DType.F64, new Form(DoubleReductions::largest, null, DoubleReductions::largestRows),
                DType.I32, new Form(null, IntReductions::largest, IntReductions::largestRows),
                DType.I64, new Form(null, LongReductions::largest, LongReductions::largestRows)));
        Map<DType, Form> min = new EnumMap<>(Map.of(
                DType.F32, new Form(FloatReductions::smallest, null, FloatReductions::smallestRows),
                DType.F64, new Form(DoubleReductions::smallest, null, DoubleReductions::smallestRows),
                DType.I32, new Form(null, IntReductions::smallest, IntReductions::smallestRows),
                DType.I64, new Form(null, LongReductions::smallest, LongReductions::smallestRows)));
        return new EnumMap<>(Map.of(Kind.SUM, sum, Kind.MEAN, mean, Kind.MAX, max, Kind.MIN, min));
    }

    private final Kind kind;
    private final DType dtype;
    private final Form form;
    private final long[] sizes;

    private ReduceKernels(Kind kind, DType dtype, Form form, long[] sizes) {
        this.kind = kind;
        this.dtype = dtype;
        this.form = form;
        this.sizes = sizes;
    }

    static void register(SimdBackend backend) {
        backend.register(Sum.class, (op, inputs, _) -> offer(Kind.SUM, op, inputs.get(0)));
        backend.register(Mean.class, (op, inputs, _) -> offer(Kind.MEAN, op, inputs.get(0)));
        backend.register(Max.class, (op, inputs, _) -> offer(Kind.MAX, op, inputs.get(0)));
        backend.register(Min.class, (op, inputs, _) -> offer(Kind.MIN, op, inputs.get(0)));
        backend.register(ArgMax.class, (op, inputs, _) -> argOffer(op, inputs.get(0), FloatReductions::largest));
        backend.register(ArgMin.class, (op, inputs, _) -> argOffer(op, inputs.get(0), FloatReductions::smallest));
    }

    private static Offer offer(Kind kind, ReduceOp op, TensorSpec x) {
        Form form = FORMS.get(kind).get(x.dtype());
        if (form == null) {
            return Offer.decline("dtype " + x.dtype() + " not implemented");
        }
        if (!x.isContiguous()) {
            return Offer.decline("the operand is strided");
        }
        long[] sizes = groups(op, x);
        if (sizes == null) {
            return Offer.decline("kept and reduced axes alternate more than twice");
        }
        if (x.size() == 0) {
            return Offer.decline("no elements");
        }
        for (long size : sizes) {
            if (size > Integer.MAX_VALUE) {
                return Offer.decline("an axis exceeds " + Integer.MAX_VALUE);
            }
        }
        double calls = (double) sizes[0] * sizes[2] * sizes[1];
        if (sizes[1] == 1 && sizes[3] == 1) {
            return Offer.accept("copy", 20 + x.bytes() / BYTES_PER_NANO, (in, out, _) -> MemorySegment.copy(in[0]
                    .segment(), 0, out[0].segment(), 0, x.bytes()));
        }
        double nanos = 30 + x.bytes() / BYTES_PER_NANO + Rows.farNanos(x.bytes())
                + (sizes[3] == 1 ? sizes[0] : calls) * 15;
        return Offer.accept("loop " + Arrays.toString(sizes), nanos, new ReduceKernels(kind, x.dtype(), form, sizes));
    }

    // The sizes of the kept, reduced, kept and reduced axes, or null where there are more.
    private static long[] groups(ReduceOp op, TensorSpec x) {
        long[] sizes = {1, 1, 1, 1};
        int at = 0;
        for (int axis = 0; axis < x.rank(); axis++) {
            if (x.dim(axis) == 1) {
                continue;
            }
            int parity = op.reduces(axis) ? 1 : 0;
            at += (at & 1) == parity ? 0 : 1;
            if (at > 3) {
                return null;
            }
            sizes[at] *= x.dim(axis);
        }
        // Reduced axes alone belong behind the kept ones, where they are rows.
        return at == 1 ? new long[] {1, 1, sizes[0], sizes[1]} : sizes;
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment x = inputs[0].segment();
        MemorySegment y = outputs[0].segment();
        Workers workers = Workers.current();
        boolean byColumns = sizes[3] == 1 && sizes[1] > 1;
        long results = sizes[0] * sizes[2];
        long units = byColumns ? sizes[0] * ((sizes[2] + COLUMNS - 1) / COLUMNS) : results;
        long size = results * sizes[1] * sizes[3];
        int parts = workers.threads() == 1 ? 1 : (int) Math.min(units, ElementwisePlan.parts(size, workers));
        if (parts <= 1) {
            part(x, y, byColumns, 0, units);
        } else {
            workers.run(parts, p -> part(x, y, byColumns, units * p / parts, units * (p + 1) / parts));
        }
    }

    private void part(MemorySegment x, MemorySegment y, boolean byColumns, long from, long end) {
        for (long unit = from; unit < end; unit++) {
            if (byColumns) {
                columns(x, y, unit);
            } else if (form.row() != null) {
                dtype.setDouble(y, unit * dtype.bytes(), result(x, unit / sizes[2], unit % sizes[2]));
            } else {
                dtype.setLong(y, unit * dtype.bytes(), longResult(x, unit / sizes[2], unit % sizes[2]));
            }
        }
    }

    private void columns(MemorySegment x, MemorySegment y, long unit) {
        int bytes = dtype.bytes();
        long blocks = (sizes[2] + COLUMNS - 1) / COLUMNS;
        long outer = unit / blocks;
        long first = unit % blocks * COLUMNS;
        int n = (int) Math.min(COLUMNS, sizes[2] - first);
        long to = (outer * sizes[2] + first) * bytes;
        long at = (outer * sizes[1] * sizes[2] + first) * bytes;
        long rowBytes = sizes[2] * bytes;
        // The first row starts the result, so that no neutral element is needed.
        MemorySegment.copy(x, at, y, to, (long) n * bytes);
        form.columns().run(y, to, x, at + rowBytes, rowBytes, (int) sizes[1] - 1, n);
        if (kind == Kind.MEAN) {
            if (dtype == DType.F32) {
                FloatUnary.multiply(y, to, y, to, n, 1f / sizes[1]);
            } else {
                DoubleUnary.multiply(y, to, y, to, n, 1.0 / sizes[1]);
            }
        }
    }

    private double result(MemorySegment x, long outer, long inner) {
        double result = kind == Kind.MAX ? Double.NEGATIVE_INFINITY : kind == Kind.MIN ? Double.POSITIVE_INFINITY : 0;
        for (long k = 0; k < sizes[1]; k++) {
            long row = (outer * sizes[1] + k) * sizes[2] + inner;
            for (long at = 0; at < sizes[3]; at += RUN) {
                double run = form.row().run(x, (row * sizes[3] + at) * dtype.bytes(), (int) Math.min(RUN, sizes[3]
                        - at));
                result = kind == Kind.MAX ? Math.max(result, run) : kind == Kind.MIN ? Math.min(result, run) : result
                        + run;
            }
        }
        return kind == Kind.MEAN ? result / (sizes[1] * sizes[3]) : result;
    }

    private long longResult(MemorySegment x, long outer, long inner) {
        long result = kind == Kind.MAX ? Long.MIN_VALUE : kind == Kind.MIN ? Long.MAX_VALUE : 0;
        for (long k = 0; k < sizes[1]; k++) {
            long row = (outer * sizes[1] + k) * sizes[2] + inner;
            long run = form.longRow().run(x, row * sizes[3] * dtype.bytes(), (int) sizes[3]);
            result = kind == Kind.MAX ? Math.max(result, run) : kind == Kind.MIN ? Math.min(result, run) : result + run;
        }
        return result;
    }

    private static Offer argOffer(ArgReduceOp op, TensorSpec x, Row extreme) {
        if (x.dtype() != DType.F32) {
            return Offer.decline("dtype " + x.dtype() + " not implemented");
        }
        if (!x.isContiguous()) {
            return Offer.decline("the operand is strided");
        }
        long rows = x.size() / x.dim(op.axis());
        for (int axis = op.axis() + 1; axis < x.rank(); axis++) {
            if (x.dim(axis) != 1) {
                return Offer.decline("not along the last axis");
            }
        }
        int n = (int) Math.min(x.dim(op.axis()), Integer.MAX_VALUE);
        if (n != x.dim(op.axis())) {
            return Offer.decline("an axis exceeds " + Integer.MAX_VALUE);
        }
        double nanos = 30 + x.bytes() / BYTES_PER_NANO + rows * (20.0 + n / 2.0);
        return Offer.accept("loop", nanos, (in, out, scratch) -> {
            MemorySegment a = in[0].segment();
            MemorySegment y = out[0].segment();
            for (long row = 0; row < rows; row++) {
                long at = row * n * 4;
                float best = (float) extreme.run(a, at, n);
                y.set(ValueLayout.JAVA_LONG_UNALIGNED, row * 8, position(a, at, n, best));
            }
        });
    }

    private static long position(MemorySegment a, long at, int n, float value) {
        boolean isNan = Float.isNaN(value);
        for (int i = 0; i < n; i++) {
            float x = a.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at + 4L * i);
            if (x == value || isNan && Float.isNaN(x)) {
                return i;
            }
        }
        throw new AssertionError(value);
    }
}
