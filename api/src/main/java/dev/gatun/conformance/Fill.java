// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import java.util.random.RandomGenerator;

/// The values of a case's operand.
@FunctionalInterface
public interface Fill {
    /// The value of element `i` of `count`, row-major.
    double value(long i, long count, RandomGenerator random);

    /// Standard normal values.
    static Fill normal() {
        return (i, count, random) -> random.nextGaussian();
    }

    /// Uniform values in `[low, high)`.
    static Fill uniform(double low, double high) {
        return (i, count, random) -> low + (high - low) * random.nextDouble();
    }

    /// Values of both signs whose magnitude is in `[low, high)`: away from a kink at 0.
    static Fill awayFromZero(double low, double high) {
        return (i, count, random) -> (random.nextBoolean() ? 1 : -1) * (low + (high - low) * random.nextDouble());
    }

    /// Whole numbers in `[low, high)`.
    static Fill whole(long low, long high) {
        return (i, count, random) -> random.nextLong(low, high);
    }

    /// Different values in scattered order, a tenth apart: no ties, no near-ties.
    static Fill distinct() {
        return (i, count, random) -> ((i * 7919 + 13) % count - count / 2.0) / 10;
    }

    /// The given values, repeated from the front as needed.
    static Fill of(double... values) {
        return (i, count, random) -> values[(int) (i % values.length)];
    }
}
