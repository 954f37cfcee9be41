// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.Arrays;

/// What was measured for one contender: nanoseconds per run in each round, and Java heap bytes allocated per run.
public record Side(String name, double[] nanos, double bytesPerRun) {

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
