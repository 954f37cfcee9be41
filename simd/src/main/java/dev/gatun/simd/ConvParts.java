// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.tensor.Workers;

/// Into how many parts a convolution is split: each part does a run of units that write memory of their own.
final class ConvParts {
    private static final double PRODUCTS = 1 << 17;
    private static final int MOST = Runtime.getRuntime().availableProcessors();

    private ConvParts() {
    }

    /// The most threads that are used.
    static int most() {
        return MOST;
    }

    /// The working memory for all parts, of which each needs `each` bytes.
    static long scratchBytes(int units, long each) {
        return Math.min(units, MOST) * each;
    }

    /// As many parts as threads are worth it for `units` units of `products` multiplications in all.
    static int count(int units, double products) {
        int threads = Math.min(Workers.current().threads(), MOST);
        return (int) Math.max(1, Math.min(Math.min(units, threads), products / PRODUCTS));
    }

    /// The first unit of part `part`.
    static int start(int units, int part, int parts) {
        return (int) ((long) units * part / parts);
    }
}
