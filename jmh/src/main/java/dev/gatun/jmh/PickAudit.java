// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.spi.BackendProvider;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Measures every backend's kernel for an op, each forced in turn, and judges the dispatcher's pick by them.
///
/// Kernels take turns, as sides of a target row do. A pick that seems too slow is measured again with three times the
/// rounds, and that counts. It is behind where the median over the rounds of its time over the best candidate's is above
/// [#TOLERATED] even at the lower end of its confidence interval (order statistics, 97.5 % for that end): noise does not
/// judge. The reference backend takes part where the op is tiny; elsewhere its plain loops are slower by an order of
/// magnitude or more.
final class PickAudit {
    /// How far behind the best candidate the pick may be.
    static final double TOLERATED = 1.05;

    private static final double TINY_FLOPS = 1e5;
    private static final double TOLERANCE = 1e-4;
    private static final Rounds FULL = new Rounds(15, 1_000_000_000L, 15_000_000L);
    private static final Rounds QUICK = new Rounds(7, 500_000_000L, 8_000_000L);

    /// What was found for a case.
    ///
    /// @param pick   the backend that the dispatcher picks
    /// @param sides  a measurement for each candidate, by backend
    /// @param behind the pick's time over the best candidate's: the median over the rounds
    /// @param least  the lower end of that median's confidence interval
    record Verdict(PickCase measured, String pick, Map<String, Side> sides, double behind, double least) {
        boolean isGood() {
            return least <= TOLERATED;
        }

        String best() {
            return PickAudit.best(sides);
        }

        String line() {
            StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "%-6s %-52s %-10s %6.3f (at least %.3f)",
                    isGood() ? "ok" : "BEHIND", measured.name(), pick, behind, least));
            sides.forEach((backend, side) -> out.append(String.format(Locale.ROOT, "  %s %.2f us", backend,
                    side.median() / 1e3)));
            return out.toString();
        }
    }

    private final Rounds rounds;
    private final List<Verdict> verdicts = new ArrayList<>();

    PickAudit(boolean isQuick) {
        this.rounds = isQuick ? QUICK : FULL;
    }

    Verdict measure(PickCase c) {
        Verdict verdict = measure(c, rounds);
        if (verdict.behind() > TOLERATED) {
            verdict = measure(c, new Rounds(3 * rounds.rounds(), rounds.warmupNanos(), rounds.sampleNanos()));
        }
        verdicts.add(verdict);
        return verdict;
    }

    private static Verdict measure(PickCase c, Rounds rounds) {
        Tensor[] operands = c.operands();
        List<TensorSpec> specs = Arrays.stream(operands).map(Tensor::spec).toList();
        String pick = Dispatcher.standard().explain(c.op(), specs).chosen();
        List<String> backends = new ArrayList<>();
        List<Contender> contenders = new ArrayList<>();
        try {
            boolean isTiny = c.op().cost(specs, c.op().infer(specs)).flops() <= TINY_FLOPS;
            for (Map.Entry<String, BackendProvider.Probe> probe : Dispatcher.standard().probes().entrySet()) {
                String backend = probe.getKey();
                if (probe.getValue() instanceof BackendProvider.Usable
                        && (isTiny || !backend.equals("reference") || backend.equals(pick))) {
                    Dispatcher forced = Dispatcher.forced("*:" + backend);
                    if (forced.explain(c.op(), specs).candidates().stream().anyMatch(candidate -> candidate.accepted()
                            && candidate.backend().equals(backend))) {
                        backends.add(backend);
                        contenders.add(new GatunOp(forced, c.threads(), c.op(), operands.length, operands));
                    }
                }
            }
            if (!backends.contains(pick)) {
                throw new IllegalStateException("bench: the pick is no candidate: " + pick + " of " + backends
                        + "; case " + c);
            }
            List<Side> sides = rounds.measure(contenders, Rounds.Statistic.MEAN, TOLERANCE, true);
            Map<String, Side> named = new LinkedHashMap<>();
            for (int i = 0; i < sides.size(); i++) {
                named.put(backends.get(i), sides.get(i));
            }
            double[] mine = named.get(pick).nanos();
            double[] best = named.get(best(named)).nanos();
            double[] ratios = new double[mine.length];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = mine[i] / best[i];
            }
            return new Verdict(c, pick, named, Side.quantile(ratios, 0.5), least(ratios));
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    /// The lower end of the confidence interval of the median of `ratios`: the value of rank `n / 2 - 0.98 * sqrt(n)`,
    /// since the number of values below the median is binomial; the smallest one where there are few.
    static double least(double[] ratios) {
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.floor(sorted.length / 2.0 - 0.98 * Math.sqrt(sorted.length));
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    private static String best(Map<String, Side> sides) {
        return sides.entrySet().stream().min(Comparator.comparingDouble(entry -> entry.getValue().median()))
                .orElseThrow().getKey();
    }

    long failures() {
        return verdicts.stream().filter(verdict -> !verdict.isGood()).count();
    }

    /// One line: how many picks are within the tolerated distance, and the worst.
    String summary() {
        Verdict worst = verdicts.stream().max(Comparator.comparingDouble(Verdict::behind)).orElseThrow();
        return String.format(Locale.ROOT,
                "assert: %d of %d picks within %.0f %% of the best candidate, worst %s: %.3f; %s",
                verdicts.size() - failures(), verdicts.size(), 100 * (TOLERATED - 1), worst.measured().name(),
                worst.behind(), failures() == 0 ? "PASSED" : "FAILED");
    }

    Report.Section section() {
        List<List<Object>> rows = new ArrayList<>();
        List<Report.Bar> bars = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            bars.add(new Report.Bar(verdict.measured().name(), 1 / verdict.behind(), 1 / TOLERATED));
            verdict.sides().forEach((backend, side) -> rows.add(List.of(verdict.measured().name(), backend,
                    side.median() / 1e3, 100 * side.spread(), side.bytesPerRun(),
                    backend.equals(verdict.pick()) ? "picked" : "", backend.equals(verdict.best()) ? "best" : "")));
        }
        return new Report.Section("The dispatcher's picks",
                summary() + "; bars: the best candidate's time over the pick's",
                List.of("case", "backend", "us", "spread %", "heap bytes a run", "pick", "best"), rows, bars);
    }
}
