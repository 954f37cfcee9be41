// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.onednn.generated.DnnlHeader;
import dev.gatun.op.Linear;
import dev.gatun.op.MatMul;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Matrix products with batches, and affine maps. Parts are runs of rows or of columns of the result, or of the first
/// batch axis.
final class MatMulFamily {
    private static final double NANOS_PER_PRODUCT = 0.0172;
    private static final double NANOS_PER_BF16 = 0.009;
    private static final double NANOS_PER_BYTE = 0.005;
    // Of a right operand: the library copies it, or reads it where it is for a single row.
    private static final double NANOS_PER_COPIED_BYTE = 0.012;
    private static final double NANOS_PER_READ_BYTE = 0.009;
    private static final double NANOS_PER_CALL = 1000;
    private static final int MOST_DIMS = 12;
    private static final int LEAST_SIZE = 16;

    /// One operand: dimensions of the result's rank, and strides in elements.
    private record Matrix(DType dtype, long[] dims, long[] strides) {
        /// With `size` of dimension `axis` at `start`, unless it has only one.
        private Matrix slice(int axis, long size) {
            if (dims[axis] == 1) {
                return this;
            }
            long[] fewer = dims.clone();
            fewer[axis] = size;
            return new Matrix(dtype, fewer, strides);
        }

        private long offset(int axis, long start) {
            return dims[axis] == 1 ? 0 : start * strides[axis] * dtype.bytes();
        }

        private double bytes() {
            double bytes = dtype.bytes();
            for (long dim : dims) {
                bytes *= dim;
            }
            return bytes;
        }

        private boolean isPacked() {
            long step = 1;
            for (int i = dims.length - 1; i >= 0; i--) {
                if (dims[i] > 1 && strides[i] != step) {
                    return false;
                }
                step *= dims[i];
            }
            return true;
        }

        private boolean isUsable() {
            int rank = dims.length;
            for (int i = 0; i < rank; i++) {
                if (dims[i] > 1 && strides[i] == 0) {
                    return false;
                }
            }
            return isRun(rank - 1, rank - 2) || isRun(rank - 2, rank - 1);
        }

        // Whether the elements along `axis` lie side by side, and those of `other` at least as far apart as they reach.
        private boolean isRun(int axis, int other) {
            return (dims[axis] == 1 || strides[axis] == 1) && (dims[other] == 1 || strides[other] >= dims[axis]);
        }
    }

    private final OneDnn dnnl;

    private MatMulFamily(OneDnn dnnl) {
        this.dnnl = dnnl;
    }

    static void register(OneDnnBackend backend) {
        MatMulFamily family = new MatMulFamily(backend.dnnl());
        backend.registerTypes(MatMul.class, (_, inputs, outputs) -> family.matMul(inputs, outputs.get(0),
                PostOps.NONE));
        backend.register(Linear.class, (_, inputs, outputs) -> family.linear(inputs, outputs.get(0), PostOps.NONE));
        backend.registerMain(MatMul.class, (_, inputs, output, post) -> family.matMul(inputs, output, post));
        backend.registerMain(Linear.class, (_, inputs, output, post) -> family.linear(inputs, output, post));
    }

    private Offer matMul(List<TensorSpec> inputs, TensorSpec y, PostOps post) {
        if (y.dtype() != DType.F32 && y.dtype() != DType.BF16) {
            return Offer.decline("dtype " + y.dtype() + " not implemented");
        }
        if (y.rank() > MOST_DIMS) {
            return Offer.decline("rank " + y.rank() + " not implemented");
        }
        List<Matrix> extras = inputs.subList(2, inputs.size()).stream().map(extra -> matrix(extra, y.rank())).toList();
        return offer(matrix(inputs.get(0), y.rank()), matrix(inputs.get(1), y.rank()), matrix(y, y.rank()), false,
                extras, post);
    }

    private Offer linear(List<TensorSpec> inputs, TensorSpec y, PostOps post) {
        TensorSpec x = inputs.get(0);
        TensorSpec weight = inputs.get(1);
        int own = post == PostOps.NONE ? inputs.size() : post.firstOperand();
        if (x.rank() > 2 && !x.isContiguous() || !inputs.subList(2, inputs.size()).stream().allMatch(
                TensorSpec::isContiguous)) {
            return Offer.decline("strided operand");
        }
        long k = x.dim(-1);
        long n = weight.dim(0);
        long m = x.size() / k;
        long[] rows = x.rank() == 2 ? x.strides() : new long[] {k, x.rank() == 1 ? x.stride(0) : 1};
        List<Matrix> extras = new ArrayList<>();
        for (TensorSpec extra : inputs.subList(own, inputs.size())) {
            if (extra.size() == y.size()) {
                extras.add(new Matrix(DType.F32, new long[] {m, n}, new long[] {n, 1}));
            } else if (extra.size() == 1 || extra.size() == n && extra.dim(-1) == n) {
                extras.add(new Matrix(DType.F32, new long[] {1, extra.size()}, new long[] {n, 1}));
            } else {
                return Offer.decline("an operand of a step is neither of the result's shape nor one row");
            }
        }
        return offer(new Matrix(DType.F32, new long[] {m, k}, rows),
                new Matrix(DType.F32, new long[] {k, n}, new long[] {weight.stride(1),
                    weight.stride(0)}),
                new Matrix(DType.F32, new long[] {m, n}, new long[] {n, 1}), own == 3, extras, post);
    }

    /// `spec` with axes of size 1 in front.
    private static Matrix matrix(TensorSpec spec, int rank) {
        long[] dims = new long[rank];
        long[] strides = new long[rank];
        for (int i = 0; i < rank; i++) {
            int own = i - rank + spec.rank();
            // An axis that repeats its elements is one of size 1 to the library.
            boolean isRepeated = own < 0 || i < rank - 2 && spec.stride(own) == 0;
            dims[i] = isRepeated ? 1 : spec.dim(own);
            strides[i] = isRepeated ? spec.extent() : spec.stride(own);
        }
        return new Matrix(spec.dtype(), dims, strides);
    }

    private Offer offer(Matrix a, Matrix b, Matrix y, boolean bias, List<Matrix> extras, PostOps post) {
        if (!a.isUsable() || !b.isUsable()) {
            return Offer.decline("neither rows nor columns of an operand are dense");
        }
        if (!extras.stream().allMatch(Matrix::isPacked)) {
            return Offer.decline("strided operand of a step");
        }
        int rank = y.dims.length;
        if (a.dims[rank - 1] == 1 && rank > 2 && !b.isPacked()) {
            // Release 3.11 takes its batches as if they followed each other.
            return Offer.decline("outer products with a strided batch");
        }
        double products = a.dims[rank - 1];
        double bytes = 0;
        for (long dim : y.dims) {
            products *= dim;
        }
        List<Matrix> all = new ArrayList<>(List.of(a, b, y));
        all.addAll(extras);
        for (Matrix matrix : all) {
            bytes += matrix.bytes();
        }
        int axis = rank > 2 && y.dims[0] > 1 ? 0 : y.dims[rank - 2] >= y.dims[rank - 1] ? rank - 2 : rank - 1;
        long most = axis < rank - 2 ? y.dims[axis] : y.dims[axis] / LEAST_SIZE;
        boolean isRow = y.dims[rank - 2] == 1 && b.strides[rank - 1] != 1;
        double nanos = NANOS_PER_CALL
                + products * (y.dtype == DType.BF16 ? NANOS_PER_BF16 : NANOS_PER_PRODUCT) * dnnl.slowness()
                + (isRow ? bytes * NANOS_PER_READ_BYTE : bytes * NANOS_PER_BYTE + b.bytes() * NANOS_PER_COPIED_BYTE)
                + post.nanos(y.bytes() / y.dtype.bytes());
        return ProgramKernel.offer(dnnl, nanos, most, (builder, part, parts) -> {
            long start = y.dims[axis] * part / parts;
            long size = y.dims[axis] * (part + 1) / parts - start;
            add(builder, List.of(a, b, y), axis, start, size, bias, extras, post);
        });
    }

    // `matrices`: the operands and the result.
    private void add(Program.Builder builder, List<Matrix> matrices, int axis, long start, long size, boolean bias,
            List<Matrix> extras, PostOps post) {
        Arena arena = builder.arena();
        Matrix a = matrices.get(0);
        Matrix b = matrices.get(1);
        Matrix y = matrices.get(2);
        int rank = y.dims.length;
        boolean ofA = axis != rank - 1;
        boolean ofB = axis != rank - 2;
        Program.Value left = value(builder, true, 0, ofA ? a.slice(axis, size) : a, ofA ? a.offset(axis, start) : 0);
        Program.Value right = value(builder, true, 1, ofB ? b.slice(axis, size) : b, ofB ? b.offset(axis, start) : 0);
        Program.Value result = value(builder, false, 0, y.slice(axis, size), y.offset(axis, start));
        long columns = axis == rank - 1 ? size : y.dims[rank - 1];
        MemoryDesc biasDesc = bias ? dnnl.dense(arena, 1, columns) : null;
        List<Program.Argument> arguments = new ArrayList<>();
        MemorySegment attributes = post.attributes(builder, operand -> {
            Matrix extra = extras.get(operand - post.firstOperand());
            return value(builder, true, operand, extra.slice(axis, size), extra.offset(axis, start));
        }, arguments);
        // The library's own layout pays where it is made once.
        MemoryDesc weights = builder.isConstant(right) ? dnnl.any(b.dtype, arena, (ofB ? b.slice(axis, size) : b).dims)
                : right.desc();
        PrimitiveDesc desc = dnnl.primitive(arena, "dnnl_matmul_primitive_desc_create", (out, _) -> DnnlHeader
                .dnnl_matmul_primitive_desc_create(out, dnnl.engine(), left.desc().handle(), weights.handle(),
                        bias ? biasDesc.handle() : OneDnn.NONE, result.desc().handle(), attributes));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_SRC(), left));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_WEIGHTS(), builder.as(desc.operand(arena, DnnlHeader
                .dnnl_query_weights_md()), right)));
        arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_DST(), result));
        if (bias) {
            arguments.add(new Program.Argument(DnnlHeader.DNNL_ARG_BIAS(), builder.input(2, axis == rank - 1 ? start
                    * 4 : 0, biasDesc)));
        }
        builder.step(desc, arguments.toArray(Program.Argument[]::new));
    }

    private Program.Value value(Program.Builder builder, boolean input, int index, Matrix matrix, long offset) {
        MemoryDesc desc = dnnl.strided(matrix.dtype, builder.arena(), matrix.dims, matrix.strides);
        return input ? builder.input(index, offset, desc) : builder.output(index, offset, desc);
    }
}
