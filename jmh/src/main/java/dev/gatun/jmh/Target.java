// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// One row of the target table: what is measured, against whom, and the ratios that are asked for.
///
/// @param id          the row's name, such as `CPU-1`
/// @param description what is measured, in a line
/// @param unit        how a side's figure is printed
/// @param statistic   what one sample reports
/// @param tolerance   the largest difference between contenders' results, over the largest magnitude
/// @param criteria    the bars; the row is met where all of them are
/// @param parts       the comparisons of this row
public record Target(String id, String description, Unit unit, Rounds.Statistic statistic, double tolerance,
        List<Criterion> criteria, List<Part> parts) {

    /// A row with one bar over all its parts.
    public Target(String id, String description, double bar, Unit unit, Rounds.Statistic statistic, double tolerance,
            Combine combine, List<Part> parts) {
        this(id, description, unit, statistic, tolerance, List.of(new Criterion("", bar, combine)), parts);
    }

    /// What a group of parts is asked for.
    ///
    /// @param group   the group's name; all parts where it is empty
    /// @param bar     the ratio asked for
    /// @param combine how the group's parts become one ratio
    public record Criterion(String group, double bar, Combine combine) {
    }

    /// How parts become one ratio; a part's ratio is our speed over the fastest peer's.
    public enum Combine {
        GEOMETRIC_MEAN,
        WORST,
        /// 1 where no run of our side allocates, on the Java heap or in segments off it, else 0.
        NO_ALLOCATION
    }

    /// How a side's figure is printed: nanoseconds per run, but for bytes and for the tail of the latencies.
    public enum Unit {
        GIGAFLOPS("GF/s"),
        GIGABYTES("GB/s"),
        SAMPLES("samples/s"),
        CALLS("calls/s"),
        MICROSECONDS("us"),
        MILLISECONDS("ms"),
        MEGABYTES("MB"),
        TAIL("p99/p50");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        /// The text for `figure` per run of `work` units (floating-point operations, bytes, samples or calls).
        public String format(double figure, double work) {
            return switch (this) {
                case GIGAFLOPS, GIGABYTES -> String.format(Locale.ROOT, "%.1f %s", work / figure, symbol);
                case SAMPLES, CALLS -> String.format(Locale.ROOT, "%.0f %s", work * 1e9 / figure, symbol);
                case MICROSECONDS -> String.format(Locale.ROOT, "%.2f %s", figure / 1e3, symbol);
                case MILLISECONDS, MEGABYTES -> String.format(Locale.ROOT, "%.1f %s", figure / 1e6, symbol);
                case TAIL -> String.format(Locale.ROOT, "%.3f %s", figure, symbol);
            };
        }
    }

    /// The process that a part is measured in.
    ///
    /// @param threads  how many threads our side and the peers may use
    /// @param dispatch the paths that are forced, as in `gatun.dispatch`; empty for the dispatcher's own choice
    /// @param winograd whether our vector kernels may use Winograd's algorithm
    public record Setting(int threads, String dispatch, boolean winograd) {
        /// With Winograd's algorithm where it pays.
        public Setting(int threads, String dispatch) {
            this(threads, dispatch, true);
        }

        /// What the rows about our own vector kernels force.
        public static final String SIMD = "*:simd";
    }

    /// One comparison.
    ///
    /// @param group   the criterion's group that it belongs to
    /// @param label   such as `512x512x512`
    /// @param setting its process
    /// @param work    floating-point operations, bytes or samples per run
    /// @param ours    our side; where there are several, the first is compared and the others are shown
    /// @param peers   the peers' settings; the fastest is compared
    /// @param measure what is measured, if it is not what the row says; else null
    public record Part(String group, String label, Setting setting, double work, List<Supplier<Contender>> ours,
            List<Supplier<Contender>> peers, Measure measure) {
        /// A part that measures what its row says.
        public Part(String group, String label, Setting setting, double work, List<Supplier<Contender>> ours,
                List<Supplier<Contender>> peers) {
            this(group, label, setting, work, ours, peers, null);
        }

        /// The same part measured otherwise.
        Part measuring(String newGroup, Unit unit, Rounds.Statistic statistic) {
            return new Part(newGroup, label, setting, work, ours, peers, new Measure(unit, statistic));
        }
    }

    /// What is measured in a part.
    ///
    /// @param unit      how a side's figure is printed
    /// @param statistic what one sample reports
    public record Measure(Unit unit, Rounds.Statistic statistic) {
    }

    /// What is measured in one of the parts.
    Measure measure(Part part) {
        return part.measure() != null ? part.measure() : new Measure(unit, statistic);
    }
}
