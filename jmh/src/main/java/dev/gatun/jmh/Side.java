// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.Arrays;

/// What was measured for one contender.
///
/// @param name            the library and its setting
/// @param nanos           nanoseconds per run in each round, or another figure of which less is better
/// @param bytesPerRun     Java heap bytes allocated per run
/// @param segmentsPerRun  bytes of memory segments and direct buffers allocated per run
/// @param tail            the 99th percentile of single calls of all rounds over their median; NaN if they were not timed
public record Side(String name, double[] nanos, double bytesPerRun, double segmentsPerRun, double tail) {
    /// A side of which no more is known.
    public Side(String name, double[] nanos, double bytesPerRun) {
        this(name, nanos, bytesPerRun, 0, Double.NaN);
    }

    /// The tail of this side's latencies as a figure of its own.
    Side tailOnly() {
        return new Side(name, new double[] {tail}, bytesPerRun, segmentsPerRun, tail);
    }

    /// Nanoseconds per run: the median over the rounds.
    public double median() {
        return quantile(nanos, 0.5);
    }

    /// Distance between the quartiles over the median: the spread of the rounds.
    public double spread() {
        return (quantile(nanos, 0.75) - quantile(nanos, 0.25)) / median();
    }

    /// How many times faster this side is than `other`: the median over the rounds of `other`'s time over this
    /// side's, both taken in the same round, so that a machine that slows down for a while slows both.
    public double speedOver(Side other) {
        double[] ratios = new double[nanos.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = other.nanos[i] / nanos[i];
        }
        return quantile(ratios, 0.5);
    }

    /// The `q` quantile (0 to 1) of `values`, linear between neighbours; NaN where there are none.
    static double quantile(double[] values, double q) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = q * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
