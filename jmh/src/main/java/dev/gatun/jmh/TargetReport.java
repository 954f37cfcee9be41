// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a row's measurement says: its ratio, the verdict, and a line for each side.
///
/// @param row   the row
/// @param sides for each part its sides, ours first
record TargetReport(Target row, Map<Integer, List<Side>> sides) {

    /// Our speed over the fastest peer's.
    double ratio() {
        double logs = 0;
        double worst = Double.POSITIVE_INFINITY;
        for (int part = 0; part < row.parts().size(); part++) {
            double ratio = ratio(part);
            logs += Math.log(ratio);
            worst = Math.min(worst, ratio);
        }
        return row.combine() == Target.Combine.WORST ? worst : Math.exp(logs / row.parts().size());
    }

    /// The row's line: `target ID: ratio (bar B) MET`, and what it says at `barScale` of the bar where that is not 1.
    String line(double barScale) {
        double ratio = ratio();
        String line = String.format(Locale.ROOT, "target %s: %.3f (bar %.2f) %s", row.id(), ratio, row.bar(),
                verdict(ratio, row.bar()));
        return barScale == 1 ? line : String.format(Locale.ROOT, "%s, at %s of the bar (%.3f) %s", line, barScale,
                barScale * row.bar(), verdict(ratio, barScale * row.bar()));
    }

    /// A line a side: figure, spread of its rounds, bytes allocated per run, and for a peer how much faster we are.
    List<String> details() {
        List<String> lines = new ArrayList<>();
        for (int part = 0; part < row.parts().size(); part++) {
            Side ours = sides.get(part).getFirst();
            for (Side side : sides.get(part)) {
                String against = side == ours ? ""
                        : String.format(Locale.ROOT, ", ours / this %.2f", ours.speedOver(side));
                lines.add(String.format(Locale.ROOT, "  %-10s %-42s %16s, spread %.1f %%, %.0f B/run%s",
                        row.parts().get(part).label(), side.name(),
                        row.unit().format(side.median(), row.parts().get(part).work()), 100 * side.spread(),
                        side.bytesPerRun(), against));
            }
        }
        return lines;
    }

    private double ratio(int part) {
        List<Side> all = sides.get(part);
        Side ours = all.getFirst();
        Side best = all.subList(row.parts().get(part).ours().size(), all.size()).stream()
                .min(Comparator.comparingDouble(Side::median)).orElseThrow();
        return ours.speedOver(best);
    }

    private static String verdict(double ratio, double bar) {
        return ratio >= bar ? "MET" : "MISSED";
    }
}
