// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import dev.gatun.op.MatMulInteger;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Products of matrices of bytes with one zero point an operand, on processors whose byte products do not saturate.
/// Parts are runs of rows or of columns of the result.
///
/// The library has fast products for right operands of `s8` alone; those of `u8` are shifted by 128 first. Its own zero
/// points round sums of more than 24 bits, so they are applied here, with the sums of rows and columns.
final class IntegerFamily {
    private static final double NANOS_PER_PRODUCT = 0.0045;
    private static final double NANOS_PER_BYTE = 0.05;
    private static final double NANOS_PER_ZERO = 0.65;
    private static final double NANOS_PER_CALL = 2500;
    private static final int LEAST_SIZE = 16;
    private static final int SHIFT = 128;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    private final OneDnn dnnl;

    private IntegerFamily(OneDnn dnnl) {
        this.dnnl = dnnl;
    }

    static void register(OneDnnBackend backend) {
        backend.registerTypes(MatMulInteger.class, (_, inputs, outputs) -> new IntegerFamily(backend.dnnl()).offer(
                inputs, outputs.get(0)));
    }

    private Offer offer(List<TensorSpec> inputs, TensorSpec y) {
        TensorSpec a = inputs.get(0);
        TensorSpec b = inputs.get(1);
        if (!inputs.stream().allMatch(TensorSpec::isContiguous)) {
            return Offer.decline("strided operand");
        }
        if (b.rank() != 2) {
            return Offer.decline("batches of right operands");
        }
        for (TensorSpec zero : inputs.subList(2, inputs.size())) {
            if (zero.size() != 1) {
                return Offer.decline("several zero points in an operand");
            }
        }
        long k = a.dim(-1);
        long n = b.dim(-1);
        long m = a.size() / k;
        double nanos = NANOS_PER_CALL + (double) m * n * k * NANOS_PER_PRODUCT * dnnl.slowness() + ((double) a.size()
                + b.size() * (b.dtype() == DType.U8 ? 4 : 1) + y.bytes()) * NANOS_PER_BYTE
                + (inputs.size() > 2 || b.dtype() == DType.U8 ? y.size() * NANOS_PER_ZERO : 0);
        boolean byRow = m >= n;
        Offer offer = ProgramKernel.offer(dnnl, nanos, (byRow ? m : n) / LEAST_SIZE, (builder, part, parts) -> {
            long start = (byRow ? m : n) * part / parts;
            long size = (byRow ? m : n) * (part + 1) / parts - start;
            add(builder, inputs,
                    new long[] {byRow ? start : 0, byRow ? size : m, k, byRow ? 0 : start, byRow ? n : size,
                        n});
        });
        // Elsewhere pairs of products are added in 16 bits, which saturate.
        boolean isExact = offer instanceof Offer.Accepted accepted && (accepted.impl().contains("vnni") || accepted
                .impl().contains("amx"));
        return offer instanceof Offer.Declined || isExact ? offer
                : Offer.decline("byte products saturate on this processor");
    }

    // `sizes`: first row, rows, inner size, first column, columns, columns of all parts.
    private void add(Program.Builder builder, List<TensorSpec> inputs, long[] sizes) {
        Arena arena = builder.arena();
        long m = sizes[1];
        long k = sizes[2];
        long n = sizes[4];
        long[] rows = {sizes[5], 1};
        DType right = inputs.get(1).dtype();
        Program.Value a = builder.input(0, sizes[0] * k, dnnl.dense(inputs.get(0).dtype(), arena, m, k));
        Program.Value b = builder.input(1, sizes[3], dnnl.strided(right, arena, new long[] {k, n}, rows));
        Program.Value y = builder.output(0, (sizes[0] * sizes[5] + sizes[3]) * 4, dnnl.strided(DType.I32, arena,
                new long[] {m, n}, rows));
        MemoryDesc weights = builder.isConstant(b) ? dnnl.any(DType.I8, arena, k, n) : right == DType.U8 ? dnnl.dense(
                DType.I8, arena, k, n) : b.desc();
        PrimitiveDesc desc = product(arena, a.desc(), weights, y.desc());
        Program.Value plain = right == DType.U8 ? shifted(builder, b, k, n) : b;
        multiply(builder, desc, a, builder.as(desc.operand(arena, DnnlHeader.dnnl_query_weights_md()), plain), y);
        boolean isLeftZero = inputs.size() > 2;
        boolean isRightZero = inputs.size() > 3 || right == DType.U8;
        if (!isLeftZero && !isRightZero) {
            return;
        }
        long columnSums = !isLeftZero ? -1 : sums(builder, builder.number(DType.U8, 1, 1, k), plain, 1, n);
        long rowSums = !isRightZero ? -1 : sums(builder, a, builder.number(DType.I8, 1, k, 1), m, 1);
        builder.finish((in, out, scratch, base) -> {
            int leftZero = isLeftZero ? zero(in[2]) : 0;
            int rightZero = (in.length > 3 ? zero(in[3]) : 0) - (right == DType.U8 ? SHIFT : 0);
            for (long row = 0; row < m; row++) {
                int add = (int) k * leftZero * rightZero
                        - (isRightZero ? rightZero * scratch.get(INT, base + rowSums + row
                                * 4) : 0);
                long at = ((sizes[0] + row) * sizes[5] + sizes[3]) * 4;
                if (isLeftZero) {
                    correct(out[0].segment(), at, scratch, base + columnSums, (int) n, leftZero, add);
                } else {
                    add(out[0].segment(), at, (int) n, add);
                }
            }
        });
    }

    private PrimitiveDesc product(Arena arena, MemoryDesc a, MemoryDesc b, MemoryDesc y) {
        return dnnl.primitive(arena, "dnnl_matmul_primitive_desc_create", (out, _) -> DnnlHeader
                .dnnl_matmul_primitive_desc_create(out, dnnl.engine(), a.handle(), b.handle(), OneDnn.NONE, y.handle(),
                        dnnl.attributes()));
    }

    private static void multiply(Program.Builder builder, PrimitiveDesc desc, Program.Value a, Program.Value b,
            Program.Value y) {
        builder.step(desc, new Program.Argument(DnnlHeader.DNNL_ARG_SRC(), a), new Program.Argument(DnnlHeader
                .DNNL_ARG_WEIGHTS(), b), new Program.Argument(DnnlHeader.DNNL_ARG_DST(), y));
    }

    // The sums of rows or columns as products with ones; gives their place in scratch memory.
    private long sums(Program.Builder builder, Program.Value a, Program.Value b, long rows, long columns) {
        Program.Value y = builder.scratch(dnnl.dense(DType.I32, builder.arena(), rows, columns));
        multiply(builder, product(builder.arena(), a.desc(), b.desc(), y.desc()), a, b, y);
        return y.offset();
    }

    private static int zero(Tensor zero) {
        return (int) zero.dtype().getLong(zero.segment(), 0);
    }

    private static void correct(MemorySegment y, long at, MemorySegment sums, long sumsAt, int n, int zero, int add) {
        for (int i = 0; i < n; i++) {
            y.set(INT, at + 4L * i, y.get(INT, at + 4L * i) - zero * sums.get(INT, sumsAt + 4L * i) + add);
        }
    }

    private static void add(MemorySegment y, long at, int n, int add) {
        for (int i = 0; i < n; i++) {
            y.set(INT, at + 4L * i, y.get(INT, at + 4L * i) + add);
        }
    }

    // `value` less 128, packed.
    private Program.Value shifted(Program.Builder builder, Program.Value value, long... dims) {
        MemoryDesc to = dnnl.dense(DType.I8, builder.arena(), dims);
        MemorySegment attributes = dnnl.newAttributes(builder.arena());
        Status.check(DnnlHeader.dnnl_primitive_attr_set_zero_points_mask(attributes, DnnlHeader.DNNL_ARG_SRC(), 0),
                "dnnl_primitive_attr_set_zero_points_mask");
        return builder.converted(to, value, dnnl.reorder(builder.arena(), value.desc(), to, attributes),
                new Program.Argument(DnnlHeader.DNNL_ARG_ATTR_ZERO_POINTS() | DnnlHeader.DNNL_ARG_SRC(), builder.number(
                        DType.I32, SHIFT, 1)));
    }
}
