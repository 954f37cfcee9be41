// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.jmh.Target.Criterion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a row's measurement says: its ratio, the verdict, and a line for each side.
///
/// @param row   the row
/// @param sides for each part its sides, ours first
record TargetReport(Target row, Map<Integer, List<Side>> sides) {

    /// The criterion that is farthest below its bar, or the least above.
    Criterion decisive() {
        return row.criteria().stream().min(Comparator.comparingDouble(this::margin)).orElseThrow();
    }

    // Nothing allocated is no more than expected.
    private double margin(Criterion criterion) {
        double margin = ratio(criterion) / criterion.bar();
        return criterion.combine() == Target.Combine.NO_ALLOCATION && margin >= 1 ? Double.MAX_VALUE : margin;
    }

    /// Our speed over the fastest peer's, as the decisive criterion sees it.
    double ratio() {
        return ratio(decisive());
    }

    /// Our speed over the fastest peer's, in the parts of a criterion.
    double ratio(Criterion criterion) {
        if (criterion.combine() == Target.Combine.NO_ALLOCATION) {
            return sides.values().stream().map(List::getFirst)
                    .allMatch(ours -> ours.bytesPerRun() == 0 && ours.segmentsPerRun() == 0) ? 1 : 0;
        }
        double logs = 0;
        double worst = Double.POSITIVE_INFINITY;
        int count = 0;
        for (int part = 0; part < row.parts().size(); part++) {
            if (criterion.group().isEmpty() || criterion.group().equals(row.parts().get(part).group())) {
                double ratio = ratio(part);
                logs += Math.log(ratio);
                worst = Math.min(worst, ratio);
                count++;
            }
        }
        return criterion.combine() == Target.Combine.WORST ? worst : Math.exp(logs / count);
    }

    /// Whether every criterion is met at `barScale` of its bar.
    boolean isMet(double barScale) {
        return row.criteria().stream().allMatch(c -> ratio(c) >= barScale * c.bar());
    }

    /// The row's line: `target ID: ratio (bar B) MET`, of the decisive criterion; what it says at `barScale` of the bar
    /// where that is not 1; and all criteria where there are several.
    String line(double barScale) {
        Criterion decisive = decisive();
        double ratio = ratio(decisive);
        String line = String.format(Locale.ROOT, "target %s: %.3f (bar %.2f) %s", row.id(), ratio, decisive.bar(),
                verdict(isMet(1)));
        if (barScale != 1) {
            line = String.format(Locale.ROOT, "%s, at %s of the bar (%.3f) %s", line, barScale,
                    barScale * decisive.bar(), verdict(isMet(barScale)));
        }
        return row.criteria().size() == 1 ? line : line + "; " + criteria();
    }

    private String criteria() {
        return row.criteria().stream().map(c -> c.combine() == Target.Combine.NO_ALLOCATION ? ratio(c) == 1
                ? "nothing allocated" : "ALLOCATES"
                : String.format(Locale.ROOT, "%s%s %.3f (%.2f)", c.group().isEmpty() ? "" : c.group() + " ",
                        c.combine() == Target.Combine.WORST ? "worst" : "mean", ratio(c), c.bar()))
                .collect(Collectors.joining(", "));
    }

    /// A line a side: figure, spread of its rounds, bytes allocated per run, and for a peer how much faster we are.
    List<String> details() {
        List<String> lines = new ArrayList<>();
        for (int part = 0; part < row.parts().size(); part++) {
            Side ours = sides.get(part).getFirst();
            for (Side side : sides.get(part)) {
                String against = side == ours ? ""
                        : String.format(Locale.ROOT, ", ours / this %.2f", ours.speedOver(side));
                Target.Part measured = row.parts().get(part);
                lines.add(String.format(Locale.ROOT, "  %-24s %-42s %16s, spread %.1f %%%s%s%s", measured.label(),
                        side.name(), row.measure(measured).unit().format(side.median(), measured.work()), 100
                                * side.spread(),
                        tail(side), memory(row.measure(measured), side), against));
            }
        }
        return lines;
    }

    private static String tail(Side side) {
        return Double.isNaN(side.tail()) ? "" : String.format(Locale.ROOT, ", p99/p50 %.2f", side.tail());
    }

    private static String memory(Target.Measure measure, Side side) {
        return measure.statistic() == Rounds.Statistic.REPORTED ? ""
                : String.format(Locale.ROOT, ", %.0f B/run%s", side.bytesPerRun(), side.segmentsPerRun() == 0 ? ""
                        : String.format(Locale.ROOT, " and %.0f off the heap", side.segmentsPerRun()));
    }

    /// The row as a section of a report.
    Report.Section section() {
        List<List<Object>> rows = new ArrayList<>();
        List<Report.Bar> bars = new ArrayList<>();
        for (int part = 0; part < row.parts().size(); part++) {
            Target.Part measured = row.parts().get(part);
            Side ours = sides.get(part).getFirst();
            bars.add(new Report.Bar(measured.label(), ratio(part), bar(measured)));
            for (Side side : sides.get(part)) {
                rows.add(List.of(measured.label(), side.name(), row.measure(measured).unit().format(side.median(),
                        measured.work()), side.median(), 100 * side.spread(), side.tail(), side.bytesPerRun(),
                        side.segmentsPerRun(), side == ours ? Double.NaN : ours.speedOver(side)));
            }
        }
        return new Report.Section(row.id(), row.description() + ": " + line(1),
                List.of("part", "side", "figure", "ns a run", "spread %", "p99/p50", "heap bytes a run",
                        "segment bytes a run", "ours / this"),
                rows,
                bars);
    }

    // The lowest bar that one part alone can miss or pull down.
    private double bar(Target.Part part) {
        return row.criteria().stream().filter(c -> c.group().isEmpty() || c.group().equals(part.group()))
                .mapToDouble(Criterion::bar).min().orElse(Double.NaN);
    }

    /// Our speed over the fastest peer's in one part.
    double ratio(int part) {
        List<Side> all = sides.get(part);
        Side ours = all.getFirst();
        Side best = all.subList(row.parts().get(part).ours().size(), all.size()).stream()
                .min(Comparator.comparingDouble(Side::median)).orElseThrow();
        return ours.speedOver(best);
    }

    private static String verdict(boolean isMet) {
        return isMet ? "MET" : "MISSED";
    }
}
