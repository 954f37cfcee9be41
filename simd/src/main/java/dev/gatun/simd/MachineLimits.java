// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/// Loops that show what one core gives at most to kernels like those of this module: multiply-adds, and bytes from
/// memory. To be timed once they are compiled, that is after some thousand calls. Not thread-safe.
public final class MachineLimits {
    // So that A and B together fill half of a first-level cache; rows of B are read again and again.
    private static final int DEPTH = 256;
    private static final int ROWS_OF_B = 32;
    private static final int ROWS = Simd.REGISTERS == 32 ? 12 : 6;
    private static final int CHAINS = 12;
    private static final long VECTOR = Simd.F.vectorByteSize();
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    private final long[] at = new long[DEPTH];
    private final MemorySegment a = Arena.ofAuto().allocate(ROWS * FloatMicroKernels.ROW, 64);
    private final MemorySegment b = Arena.ofAuto().allocate(ROWS_OF_B * 2 * VECTOR, 64);
    private final MemorySegment c = Arena.ofAuto().allocate(ROWS * 2 * VECTOR, 64);

    /// Panels of zeros, and a compiled micro-kernel.
    public MachineLimits() {
        for (int p = 0; p < DEPTH; p++) {
            at[p] = p % ROWS_OF_B * 2 * VECTOR;
        }
        if (KernelWarmUp.isReady()) {
            KernelWarmUp.tile(false, ROWS, 2);
        }
    }

    /// What one call of [#microKernel()] does: multiply-adds count as two.
    public static double microKernelFlops() {
        return 2.0 * ROWS * 2 * Simd.F_LANES * DEPTH;
    }

    /// The largest tile of the matrix product, on panels in the first-level cache.
    public void microKernel() {
        FloatMicroKernels.tile(ROWS, 2, DEPTH, a, 0, b, 0, at, 0, c, 0, 2 * VECTOR, VECTOR, c, 0, 2 * VECTOR);
    }

    /// What one step of [#multiplyAdds] does: multiply-adds count as two.
    public static double flopsPerStep() {
        return 2.0 * CHAINS * Simd.F_LANES;
    }

    /// Chains of multiply-adds in registers, `steps` on each.
    public void multiplyAdds(int steps) {
        MemorySegment memory = c;
        if (memory.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector x = FloatVector.fromMemorySegment(Simd.F, memory, 0, NATIVE);
        FloatVector y = FloatVector.fromMemorySegment(Simd.F, memory, VECTOR, NATIVE);
        FloatVector c0 = FloatVector.fromMemorySegment(Simd.F, memory, 0, NATIVE);
        FloatVector c1 = FloatVector.fromMemorySegment(Simd.F, memory, VECTOR, NATIVE);
        FloatVector c2 = FloatVector.fromMemorySegment(Simd.F, memory, 2 * VECTOR, NATIVE);
        FloatVector c3 = FloatVector.fromMemorySegment(Simd.F, memory, 3 * VECTOR, NATIVE);
        FloatVector c4 = FloatVector.fromMemorySegment(Simd.F, memory, 4 * VECTOR, NATIVE);
        FloatVector c5 = FloatVector.fromMemorySegment(Simd.F, memory, 5 * VECTOR, NATIVE);
        FloatVector c6 = FloatVector.fromMemorySegment(Simd.F, memory, 6 * VECTOR, NATIVE);
        FloatVector c7 = FloatVector.fromMemorySegment(Simd.F, memory, 7 * VECTOR, NATIVE);
        FloatVector c8 = FloatVector.fromMemorySegment(Simd.F, memory, 8 * VECTOR, NATIVE);
        FloatVector c9 = FloatVector.fromMemorySegment(Simd.F, memory, 9 * VECTOR, NATIVE);
        FloatVector c10 = FloatVector.fromMemorySegment(Simd.F, memory, 10 * VECTOR, NATIVE);
        FloatVector c11 = FloatVector.fromMemorySegment(Simd.F, memory, 11 * VECTOR, NATIVE);
        for (int i = 0; i < steps; i++) {
            c0 = x.fma(y, c0);
            c1 = x.fma(y, c1);
            c2 = x.fma(y, c2);
            c3 = x.fma(y, c3);
            c4 = x.fma(y, c4);
            c5 = x.fma(y, c5);
            c6 = x.fma(y, c6);
            c7 = x.fma(y, c7);
            c8 = x.fma(y, c8);
            c9 = x.fma(y, c9);
            c10 = x.fma(y, c10);
            c11 = x.fma(y, c11);
        }
        c0.intoMemorySegment(memory, 0, NATIVE);
        c1.intoMemorySegment(memory, VECTOR, NATIVE);
        c2.intoMemorySegment(memory, 2 * VECTOR, NATIVE);
        c3.intoMemorySegment(memory, 3 * VECTOR, NATIVE);
        c4.intoMemorySegment(memory, 4 * VECTOR, NATIVE);
        c5.intoMemorySegment(memory, 5 * VECTOR, NATIVE);
        c6.intoMemorySegment(memory, 6 * VECTOR, NATIVE);
        c7.intoMemorySegment(memory, 7 * VECTOR, NATIVE);
        c8.intoMemorySegment(memory, 8 * VECTOR, NATIVE);
        c9.intoMemorySegment(memory, 9 * VECTOR, NATIVE);
        c10.intoMemorySegment(memory, 10 * VECTOR, NATIVE);
        c11.intoMemorySegment(memory, 11 * VECTOR, NATIVE);
    }

    /// Reads `memory`, whole blocks of eight vectors, from its start to its end.
    ///
    /// @throws IllegalArgumentException if the size is no multiple of eight vectors
    public void read(MemorySegment memory) {
        long bytes = blocks(memory);
        MemorySegment sums = c;
        if (memory.getClass() != Simd.SEGMENT || sums.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        FloatVector s0 = FloatVector.zero(Simd.F);
        FloatVector s1 = FloatVector.zero(Simd.F);
        FloatVector s2 = FloatVector.zero(Simd.F);
        FloatVector s3 = FloatVector.zero(Simd.F);
        FloatVector s4 = FloatVector.zero(Simd.F);
        FloatVector s5 = FloatVector.zero(Simd.F);
        FloatVector s6 = FloatVector.zero(Simd.F);
        FloatVector s7 = FloatVector.zero(Simd.F);
        for (long at = 0; at < bytes; at += 8 * VECTOR) {
            s0 = FloatVector.fromMemorySegment(Simd.F, memory, at, NATIVE).add(s0);
            s1 = FloatVector.fromMemorySegment(Simd.F, memory, at + VECTOR, NATIVE).add(s1);
            s2 = FloatVector.fromMemorySegment(Simd.F, memory, at + 2 * VECTOR, NATIVE).add(s2);
            s3 = FloatVector.fromMemorySegment(Simd.F, memory, at + 3 * VECTOR, NATIVE).add(s3);
            s4 = FloatVector.fromMemorySegment(Simd.F, memory, at + 4 * VECTOR, NATIVE).add(s4);
            s5 = FloatVector.fromMemorySegment(Simd.F, memory, at + 5 * VECTOR, NATIVE).add(s5);
            s6 = FloatVector.fromMemorySegment(Simd.F, memory, at + 6 * VECTOR, NATIVE).add(s6);
            s7 = FloatVector.fromMemorySegment(Simd.F, memory, at + 7 * VECTOR, NATIVE).add(s7);
        }
        s0.intoMemorySegment(sums, 0, NATIVE);
        s1.intoMemorySegment(sums, VECTOR, NATIVE);
        s2.intoMemorySegment(sums, 2 * VECTOR, NATIVE);
        s3.intoMemorySegment(sums, 3 * VECTOR, NATIVE);
        s4.intoMemorySegment(sums, 4 * VECTOR, NATIVE);
        s5.intoMemorySegment(sums, 5 * VECTOR, NATIVE);
        s6.intoMemorySegment(sums, 6 * VECTOR, NATIVE);
        s7.intoMemorySegment(sums, 7 * VECTOR, NATIVE);
    }

    /// Copies `from` to `to`, as [#read] reads.
    ///
    /// @throws IllegalArgumentException if the sizes differ or are no multiple of eight vectors
    public void copy(MemorySegment from, MemorySegment to) {
        long bytes = blocks(from);
        if (to.byteSize() != bytes) {
            throw new IllegalArgumentException("limits: sizes differ: from=" + bytes + ", to=" + to.byteSize());
        }
        if (from.getClass() != Simd.SEGMENT || to.getClass() != Simd.SEGMENT) {
            throw Simd.foreign();
        }
        for (long at = 0; at < bytes; at += 4 * VECTOR) {
            FloatVector v0 = FloatVector.fromMemorySegment(Simd.F, from, at, NATIVE);
            FloatVector v1 = FloatVector.fromMemorySegment(Simd.F, from, at + VECTOR, NATIVE);
            FloatVector v2 = FloatVector.fromMemorySegment(Simd.F, from, at + 2 * VECTOR, NATIVE);
            FloatVector v3 = FloatVector.fromMemorySegment(Simd.F, from, at + 3 * VECTOR, NATIVE);
            v0.intoMemorySegment(to, at, NATIVE);
            v1.intoMemorySegment(to, at + VECTOR, NATIVE);
            v2.intoMemorySegment(to, at + 2 * VECTOR, NATIVE);
            v3.intoMemorySegment(to, at + 3 * VECTOR, NATIVE);
        }
    }

    private static long blocks(MemorySegment memory) {
        if (memory.byteSize() % (8 * VECTOR) != 0) {
            throw new IllegalArgumentException("limits: memory must be whole blocks of eight vectors: bytes="
                    + memory.byteSize() + ", block=" + 8 * VECTOR);
        }
        return memory.byteSize();
    }
}
