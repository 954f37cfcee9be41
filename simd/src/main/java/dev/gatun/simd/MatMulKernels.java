// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Linear;
import dev.gatun.op.MatMul;
import dev.gatun.spi.Kernel;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.List;

/// Matrix products of `f32` and `f64`, with batches, and affine maps.
final class MatMulKernels implements FusedKernels.TakesRelu {
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final int MOST_BATCHES = 1 << 16;

    private final Gemm gemm;
    // The packed rhs, if it never changes; else null.
    private final MemorySegment panels;
    // Byte offset of each batch in each operand.
    private final long[] lhs;
    private final long[] rhs;
    private final long outBytes;

    private MatMulKernels(Gemm gemm, MemorySegment panels, long[] lhs, long[] rhs, long outBytes) {
        this.gemm = gemm;
        this.panels = panels;
        this.lhs = lhs;
        this.rhs = rhs;
        this.outBytes = outBytes;
    }

    static void register(SimdBackend backend) {
        backend.register(MatMul.class, MatMulKernels::offer);
        backend.register(Linear.class, MatMulKernels::linear);
    }

    private static Offer offer(MatMul op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        TensorSpec a = inputs.get(0);
        TensorSpec b = inputs.get(1);
        TensorSpec out = outputs.get(0);
        DType dtype = out.dtype();
        if (dtype == DType.BF16) {
            return NarrowMatMul.offerBf16(inputs, out);
        }
        if (dtype != DType.F32 && dtype != DType.F64) {
            return Offer.decline("dtype " + dtype + " not implemented");
        }
        long m = out.dim(-2);
        long n = out.dim(-1);
        long k = a.dim(-1);
        if (m > Integer.MAX_VALUE || n > Integer.MAX_VALUE || k > Integer.MAX_VALUE) {
            return Offer.decline("a matrix dim exceeds " + Integer.MAX_VALUE);
        }
        long[] batch = new long[out.rank() - 2];
        long batches = 1;
        for (int i = 0; i < batch.length; i++) {
            batch[i] = out.dim(i);
            batches *= batch[i];
        }
        int bytes = dtype.bytes();
        if (batches > 1 && isShared(b) && rowsCollapse(a) && batches * m <= Integer.MAX_VALUE) {
            m *= batches;
            batches = 1;
        }
        if (batches > MOST_BATCHES) {
            return Offer.decline("more than " + MOST_BATCHES + " batches");
        }
        long[] lhs = batches == 1 ? new long[1] : offsets(a, batch, (int) batches, bytes);
        long[] rhs = batches == 1 ? new long[1] : offsets(b, batch, (int) batches, bytes);
        Gemm gemm = dtype == DType.F32
                ? Gemm.floats((int) m, (int) n, (int) k, a.stride(-2), a.stride(-1), b.stride(-2), b.stride(-1), n,
                        Gemm.Start.ZERO)
                : Gemm.doubles((int) m, (int) n, (int) k, a.stride(-2), a.stride(-1), b.stride(-2), b.stride(-1), n,
                        Gemm.Start.ZERO);
        long rows = m;
        long scratchBytes = batches > 1 ? THREADS * (gemm.scratchBytes() + 64) : gemm.scratchBytes(THREADS);
        return new Offer.Accepted("gemm " + gemm, gemm.nanos() * batches, scratchBytes,
                () -> new MatMulKernels(gemm, null, lhs, rhs, rows * n * bytes));
    }

    private static Offer linear(Linear op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        TensorSpec x = inputs.get(0);
        TensorSpec weight = inputs.get(1);
        DType dtype = x.dtype();
        if (dtype != DType.F32 && dtype != DType.F64) {
            return Offer.decline("dtype " + dtype + " not implemented");
        }
        if (x.rank() > 2 && !rowsCollapse(x) || inputs.size() == 3 && !inputs.get(2).isContiguous()) {
            return Offer.decline("input rows are not evenly strided, or the bias is strided");
        }
        long n = weight.dim(0);
        long k = weight.dim(1);
        long m = 1;
        for (int i = 0; i < x.rank() - 1; i++) {
            m *= x.dim(i);
        }
        if (m > Integer.MAX_VALUE || n > Integer.MAX_VALUE || k > Integer.MAX_VALUE) {
            return Offer.decline("a matrix dim exceeds " + Integer.MAX_VALUE);
        }
        Gemm.Start start = inputs.size() == 3 ? Gemm.Start.COLUMN_BIAS : Gemm.Start.ZERO;
        long rowStride = x.rank() == 1 ? k : x.stride(-2);
        Gemm gemm = dtype == DType.F32
                ? Gemm.floats((int) m, (int) n, (int) k, rowStride, x.stride(-1), weight.stride(1), weight.stride(0), n,
                        start)
                : Gemm.doubles((int) m, (int) n, (int) k, rowStride, x.stride(-1), weight.stride(1), weight.stride(0),
                        n, start);
        return new Offer.Accepted("gemm " + gemm, gemm.nanos(), Math.min(gemm.nanos(), gemm.packed().nanos()),
                gemm.scratchBytes(THREADS), () -> new MatMulKernels(gemm, null, new long[1], new long[1], 0));
    }

    private static boolean isShared(TensorSpec b) {
        for (int i = 0; i < b.rank() - 2; i++) {
            if (b.dim(i) != 1 && b.stride(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether the rows of all batches of `a` have one stride from the first to the last.
    private static boolean rowsCollapse(TensorSpec a) {
        long stride = a.stride(-2) * a.dim(-2);
        for (int i = a.rank() - 3; i >= 0; i--) {
            if (a.dim(i) != 1 && a.stride(i) != stride) {
                return false;
            }
            stride *= a.dim(i);
        }
        return a.dim(-2) > 1 || a.rank() == 2;
    }

    static long[] offsets(TensorSpec spec, long[] batch, int batches, int bytes) {
        long[] offsets = new long[batches];
        for (int i = 0; i < batches; i++) {
            long rest = i;
            for (int axis = batch.length - 1; axis >= 0; axis--) {
                long index = rest % batch[axis];
                rest /= batch[axis];
                int own = axis - batch.length + spec.rank() - 2;
                if (own >= 0 && spec.dim(own) != 1) {
                    offsets[i] += index * spec.stride(own) * bytes;
                }
            }
        }
        return offsets;
    }

    @Override
    public Kernel withRelu() {
        return new MatMulKernels(gemm.copy().withRelu(), panels, lhs, rhs, outBytes);
    }

    @Override
    public Kernel fix(Tensor[] constants) {
        for (long offset : rhs) {
            if (constants[1] == null || offset != 0) {
                return this;
            }
        }
        Gemm packed = gemm.packed();
        MemorySegment panels = Arena.ofAuto().allocate(packed.packedBytes(), 64);
        packed.warmUp();
        packed.pack(constants[1].segment(), 0, panels, 0);
        return new MatMulKernels(packed, panels, lhs, rhs, outBytes);
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        MemorySegment a = inputs[0].segment();
        MemorySegment b = panels != null ? panels : inputs[1].segment();
        MemorySegment c = outputs[0].segment();
        Workers workers = Workers.current();
        if (lhs.length == 1) {
            MemorySegment bias = gemm.hasBias() ? inputs[2].segment() : null;
            gemm.run(a, 0, b, 0, bias, 0, c, 0, scratch, 0, workers);
            Reference.reachabilityFence(this);
            return;
        }
        int parts = Math.min(THREADS, gemm.parts(lhs.length, workers));
        if (parts == 1) {
            batches(0, lhs.length, a, b, c, scratch, 0);
            Reference.reachabilityFence(this);
            return;
        }
        long each = gemm.scratchBytes() + 63 & -64;
        workers.run(parts, part -> batches((int) ((long) lhs.length * part / parts),
                (int) ((long) lhs.length * (part + 1) / parts), a, b, c, scratch, part * each));
        Reference.reachabilityFence(this);
    }

    private void batches(int from, int to, MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment scratch,
            long scratchOffset) {
        for (int i = from; i < to; i++) {
            gemm.run(a, lhs[i], b, rhs[i], null, 0, c, i * outBytes, scratch, scratchOffset);
        }
    }
}
