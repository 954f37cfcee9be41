// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.MatMulInteger;
import dev.gatun.spi.Kernel;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Products of `bf16` matrices and of matrices of bytes, as products of `f32` copies.
///
/// Differences of bytes are below 256 and their products below 2^16, so sums of 256 products are exact in `f32`; longer
/// ones are added up as integers. Working memory holds the copies of [#DEPTH] columns of `a` and rows of `b`, and one
/// product.
final class NarrowMatMul implements Kernel {
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final int DEPTH = 256;
    private static final double NANOS_PER_CONVERSION = 0.5;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private final int m;
    private final int n;
    private final int k;
    private final int depth;
    private final Gemm gemm;
    private final Gemm last;
    // Byte offset of each batch in each operand.
    private final long[] lhs;
    private final long[] rhs;
    private final long aBytes;
    private final long bBytes;
    private final long cBytes;

    private NarrowMatMul(TensorSpec a, TensorSpec b, TensorSpec y, int depth) {
        m = (int) y.dim(-2);
        n = (int) y.dim(-1);
        k = (int) a.dim(-1);
        this.depth = Math.min(depth, k);
        gemm = gemm(this.depth);
        int rest = this.depth == 0 ? 0 : k % this.depth;
        last = rest == 0 ? gemm : gemm(rest);
        long[] batch = new long[y.rank() - 2];
        long batches = 1;
        for (int i = 0; i < batch.length; i++) {
            batch[i] = y.dim(i);
            batches *= batch[i];
        }
        lhs = MatMulKernels.offsets(a, batch, (int) batches, a.dtype().bytes());
        rhs = MatMulKernels.offsets(b, batch, (int) batches, b.dtype().bytes());
        aBytes = (long) m * this.depth * 4 + 63 & -64;
        bBytes = (long) this.depth * n * 4 + 63 & -64;
        cBytes = (long) m * n * 4 + 63 & -64;
    }

    private Gemm gemm(int inner) {
        return Gemm.floats(m, n, inner, depth, 1, n, 1, n, Gemm.Start.ZERO);
    }

    static void register(SimdBackend backend) {
        backend.register(MatMulInteger.class, (_, inputs, outputs) -> offer(inputs, outputs.get(0), DEPTH));
    }

    /// An offer for a product of `bf16` matrices.
    static Offer offerBf16(List<TensorSpec> inputs, TensorSpec y) {
        return offer(inputs, y, Integer.MAX_VALUE);
    }

    private static Offer offer(List<TensorSpec> inputs, TensorSpec y, int depth) {
        TensorSpec a = inputs.get(0);
        TensorSpec b = inputs.get(1);
        if (!inputs.stream().allMatch(TensorSpec::isContiguous)) {
            return Offer.decline("strided operand");
        }
        if (a.size() > Integer.MAX_VALUE || b.size() > Integer.MAX_VALUE || y.size() > Integer.MAX_VALUE) {
            return Offer.decline("more than " + Integer.MAX_VALUE + " elements in an operand");
        }
        for (int i = 2; i < inputs.size(); i++) {
            if (inputs.get(i).size() > Math.max(a.dim(-2), b.dim(-1))) {
                return Offer.decline("zero points that differ between batches");
            }
        }
        NarrowMatMul kernel = new NarrowMatMul(a, b, y, depth);
        double pieces = Math.ceil((double) kernel.k / Math.max(1, kernel.depth));
        double conversions = ((double) kernel.m * kernel.k + (double) kernel.k * kernel.n + pieces * kernel.m
                * kernel.n) * NANOS_PER_CONVERSION;
        double nanos = (kernel.gemm.nanos() * pieces + conversions) * kernel.lhs.length;
        long scratchBytes = kernel.aBytes + kernel.bBytes + kernel.cBytes + Math.max(kernel.gemm.scratchBytes(THREADS),
                kernel.last.scratchBytes(THREADS));
        return new Offer.Accepted("f32 copies, gemm " + kernel.gemm, nanos, scratchBytes, () -> kernel);
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        Workers workers = Workers.current();
        boolean isBf16 = inputs[0].dtype() == DType.BF16;
        for (int i = 0; i < lhs.length; i++) {
            long at = (long) i * m * n * outputs[0].dtype().bytes();
            if (isBf16) {
                multiply(inputs, i, outputs[0].segment(), at, scratch, workers);
            } else {
                multiplyBytes(inputs, i, outputs[0].segment(), at, scratch, workers);
            }
        }
    }

    private void multiply(Tensor[] inputs, int batch, MemorySegment y, long at, MemorySegment scratch,
            Workers workers) {
        CastKernels.fromBf16(scratch, 0, inputs[0].segment(), lhs[batch], m * k);
        CastKernels.fromBf16(scratch, aBytes, inputs[1].segment(), rhs[batch], k * n);
        gemm.run(scratch, 0, scratch, aBytes, null, 0, scratch, aBytes + bBytes, scratch, aBytes + bBytes + cBytes,
                workers);
        CastKernels.toBf16(y, at, scratch, aBytes + bBytes, m * n);
    }

    private void multiplyBytes(Tensor[] inputs, int batch, MemorySegment y, long at, MemorySegment scratch,
            Workers workers) {
        y.asSlice(at, (long) m * n * 4).fill((byte) 0);
        for (int from = 0; from < k; from += depth) {
            int inner = Math.min(depth, k - from);
            for (int row = 0; row < m; row++) {
                long source = lhs[batch] + (long) row * k + from;
                widen(inputs[0], source, scratch, (long) row * depth * 4, inner, zero(inputs, 2, row));
            }
            for (int row = 0; row < inner; row++) {
                long source = rhs[batch] + (long) (from + row) * n;
                long target = aBytes + (long) row * n * 4;
                if (inputs.length > 3 && inputs[3].size() > 1) {
                    widen(inputs[1], source, scratch, target, n, 0);
                    subtract(inputs[3], scratch, target, n);
                } else {
                    widen(inputs[1], source, scratch, target, n, zero(inputs, 3, 0));
                }
            }
            (inner == depth ? gemm : last).run(scratch, 0, scratch, aBytes, null, 0, scratch, aBytes + bBytes, scratch,
                    aBytes + bBytes + cBytes, workers);
            for (int row = 0; row < m; row++) {
                add(y, at + (long) row * n * 4, scratch, aBytes + bBytes + (long) row * n * 4, n);
            }
        }
    }

    private static int zero(Tensor[] inputs, int index, int row) {
        if (inputs.length <= index) {
            return 0;
        }
        Tensor zero = inputs[index];
        int value = zero.segment().get(BYTE, zero.size() == 1 ? 0 : row);
        return zero.dtype() == DType.U8 ? value & 0xFF : value;
    }

    private static void widen(Tensor from, long at, MemorySegment to, long toAt, int count, int zero) {
        if (from.dtype() == DType.U8) {
            widenUnsigned(from.segment(), at, to, toAt, count, zero);
        } else {
            widenSigned(from.segment(), at, to, toAt, count, zero);
        }
    }

    private static void widenUnsigned(MemorySegment from, long at, MemorySegment to, long toAt, int count, int zero) {
        for (int i = 0; i < count; i++) {
            to.set(FLOAT, toAt + 4L * i, (from.get(BYTE, at + i) & 0xFF) - zero);
        }
    }

    private static void widenSigned(MemorySegment from, long at, MemorySegment to, long toAt, int count, int zero) {
        for (int i = 0; i < count; i++) {
            to.set(FLOAT, toAt + 4L * i, from.get(BYTE, at + i) - zero);
        }
    }

    private static void subtract(Tensor zeros, MemorySegment to, long toAt, int count) {
        for (int i = 0; i < count; i++) {
            int value = zeros.segment().get(BYTE, i);
            to.set(FLOAT, toAt + 4L * i, to.get(FLOAT, toAt + 4L * i) - (zeros.dtype() == DType.U8 ? value & 0xFF
                    : value));
        }
    }

    private static void add(MemorySegment y, long at, MemorySegment sums, long sumsAt, int count) {
        for (int i = 0; i < count; i++) {
            y.set(INT, at + 4L * i, y.get(INT, at + 4L * i) + (int) sums.get(FLOAT, sumsAt + 4L * i));
        }
    }
}
