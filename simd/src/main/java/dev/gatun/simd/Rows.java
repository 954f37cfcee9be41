// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;

/// What kernels that work row by row share: splitting over threads, and sums of long rows.
///
/// A sum is taken over runs of 4,096 elements in float and over the runs in double, the same for any thread count.
final class Rows {
    /// Bytes of a row's record in [FloatLines].
    static final int RECORD_BYTES = 16;

    private static final int RUN = 4096;
    private static final double NEAR_BYTES = 1 << 20;
    private static final double NANOS_PER_FAR_BYTE = 0.003;
    // Rows that one loop after another works on: with the result, half of a first-level cache of 32 KiB.
    private static final int BLOCK = 2048;

    private Rows() {
    }

    /// Work on the rows `from` to `end`, the latter excluded.
    @FunctionalInterface
    interface Range {
        void run(long from, long end);
    }

    /// Work on `count` rows from `first` on. It gets the operands, so that one such object does for all runs.
    @FunctionalInterface
    interface Block {
        void run(Tensor[] in, Tensor[] out, MemorySegment scratch, long first, int count);
    }

    /// Runs `work` on all of `rows` rows of `n` elements.
    static void run(long rows, long n, Range work) {
        Workers workers = Workers.current();
        int parts = workers.threads() == 1 ? 1 : (int) Math.min(rows, ElementwisePlan.parts(rows * n, workers));
        if (parts <= 1) {
            work.run(0, rows);
        } else {
            workers.run(parts, p -> work.run(rows * p / parts, rows * (p + 1) / parts));
        }
    }

    /// Whether rows of `n` floats suit [FloatLines]: at least a vector, and short enough for sums in float.
    static boolean areLines(int n) {
        return n >= Simd.F_LANES && n <= RUN;
    }

    /// Runs `work` on all of `rows` rows of `n` elements, on few enough at a time for them to stay in the first cache.
    static void blocks(long rows, int n, Block work, Tensor[] in, Tensor[] out, MemorySegment scratch) {
        if (Workers.current().threads() == 1) {
            blocks(0, rows, n, work, in, out, scratch);
        } else {
            run(rows, n, (from, end) -> blocks(from, end, n, work, in, out, scratch));
        }
    }

    private static void blocks(long from, long end, int n, Block work, Tensor[] in, Tensor[] out,
            MemorySegment scratch) {
        int block = Math.max(1, BLOCK / n);
        for (long row = from; row < end; row += block) {
            work.run(in, out, scratch, row, (int) Math.min(end - row, block));
        }
    }

    /// What rows of so many bytes, read and written, take beyond those that stay in the second cache.
    static double farNanos(double bytes) {
        return Math.max(0, bytes - NEAR_BYTES) * NANOS_PER_FAR_BYTE;
    }

    /// The sum of `n` floats.
    static double sum(MemorySegment x, long at, long n) {
        double sum = 0;
        for (long i = 0; i < n; i += RUN) {
            sum += FloatReductions.sum(x, at + 4 * i, (int) Math.min(RUN, n - i));
        }
        return sum;
    }

    /// The sum of `(x - mean)^2` of `n` floats.
    static double squares(MemorySegment x, long at, long n, float mean) {
        double sum = 0;
        for (long i = 0; i < n; i += RUN) {
            sum += FloatRows.sumOfSquares(x, at + 4 * i, (int) Math.min(RUN, n - i), mean);
        }
        return sum;
    }
}
