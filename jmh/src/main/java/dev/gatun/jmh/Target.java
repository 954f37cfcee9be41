// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// One row of the target table: what is measured, against whom, and the ratio that is asked for.
///
/// The row's ratio is our speed over the fastest peer's: the geometric mean over the parts where [#combine] says so,
/// the worst part otherwise.
///
/// @param id          the row's name, such as `CPU-1`
/// @param description what is measured, in a line
/// @param bar         the ratio asked for
/// @param unit        how a side's figure is printed
/// @param statistic   what one sample reports
/// @param tolerance   the largest difference between contenders' results, over the largest magnitude
/// @param combine     how parts become the row's ratio
/// @param parts       the comparisons of this row
public record Target(String id, String description, double bar, Unit unit, Rounds.Statistic statistic, double tolerance,
        Combine combine, List<Part> parts) {

    /// How a row's parts become one ratio.
    public enum Combine {
        GEOMETRIC_MEAN,
        WORST
    }

    /// How a side's time per run is printed.
    public enum Unit {
        GIGAFLOPS("GF/s"),
        SAMPLES("samples/s"),
        MICROSECONDS("us");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        /// The figure for `nanos` per run of `work` units (floating-point operations or samples).
        public String format(double nanos, double work) {
            return switch (this) {
                case GIGAFLOPS -> String.format(Locale.ROOT, "%.1f %s", work / nanos, symbol);
                case SAMPLES -> String.format(Locale.ROOT, "%.0f %s", work * 1e9 / nanos, symbol);
                case MICROSECONDS -> String.format(Locale.ROOT, "%.2f %s", nanos / 1e3, symbol);
            };
        }
    }

    /// One comparison. Parts with the same `threads` are measured in one forked process, in which OpenMP may use that many.
    ///
    /// @param label   such as `512x512x512`
    /// @param threads how many threads our side and the peers may use
    /// @param work    floating-point operations or samples per run
    /// @param ours    our side; where there are several, the first is compared and the others are shown
    /// @param peers   the peers' settings; the fastest is compared
    public record Part(String label, int threads, double work, List<Supplier<Contender>> ours,
            List<Supplier<Contender>> peers) {
    }
}
