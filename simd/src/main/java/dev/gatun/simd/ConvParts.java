// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.tensor.Workers;

/// How a convolution is split among threads: into units that write disjoint memory, each thread a run of them.
final class ConvParts {
    /// Does units `[from, to)` with working memory at `scratchOffset`.
    @FunctionalInterface
    interface Body {
        void run(int from, int to, long scratchOffset);
    }

    private static final double PRODUCTS = 1 << 17;
    private static final int MOST = Runtime.getRuntime().availableProcessors();

    private ConvParts() {
    }

    /// The working memory for all threads, of which each needs `each` bytes.
    static long scratchBytes(int units, long each) {
        return Math.min(units, MOST) * each;
    }

    /// Runs `units` units of `products` multiplications in all, on as many threads as are worth it.
    static void run(int units, double products, long each, Body body) {
        Workers workers = Workers.current();
        int parts = (int) Math.max(1,
                Math.min(Math.min(units, Math.min(workers.threads(), MOST)), products / PRODUCTS));
        if (parts == 1) {
            body.run(0, units, 0);
        } else {
            workers.run(parts, part -> body.run((int) ((long) units * part / parts),
                    (int) ((long) units * (part + 1) / parts), part * each));
        }
    }
}
