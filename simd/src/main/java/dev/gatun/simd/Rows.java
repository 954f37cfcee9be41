// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;

/// What kernels that work row by row share: splitting over threads, and sums of long rows.
///
/// A sum is taken over runs of 4,096 elements in float and over the runs in double, the same for any thread count.
final class Rows {
    private static final int RUN = 4096;

    private Rows() {
    }

    /// Work on the rows `from` to `end`, the latter excluded.
    @FunctionalInterface
    interface Range {
        void run(long from, long end);
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
