// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

/// Elementwise `a > b` with broadcasting, as `BOOL`; false where either is NaN.
public record Greater() implements Comparison {
    @Override
    public double apply(double a, double b) {
        return a > b ? 1 : 0;
    }

    @Override
    public long applyLong(long a, long b) {
        return a > b ? 1 : 0;
    }
}
