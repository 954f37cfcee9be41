// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.spi.Tuner;
import dev.gatun.spi.Tuning;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatun tune`: measures what ops take on each backend, for the dispatcher to choose by.
@Command(name = "tune", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Measures ops on all usable backends of this machine, and keeps the result for later runs.")
final class TuneCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "Seconds instead of minutes: fewer sizes, fewer rounds.")
    private boolean quick;

    @Option(names = "--op", paramLabel = "NAME", description = "Only this op; the file then holds nothing else.")
    private String op;

    @Option(names = "--out", paramLabel = "FILE",
            description = "Where to write (default: the file that later runs read, see -Dgatun.tune.file).")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Tuner tuner = quick ? Tuner.quick() : Tuner.thorough();
        List<TuneCases.Case> cases = TuneCases.of(quick).stream().filter(c -> op == null || c.op().name().equals(op))
                .toList();
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("tune: no such op is measured: --op=" + op + "; known " + TuneCases.of(
                    quick).stream().map(c -> c.op().name()).distinct().sorted().toList());
        }
        PrintWriter log = spec.commandLine().getOut();
        List<Tuning.Cost> costs = new ArrayList<>();
        // For each op how often the estimates would have chosen what was measured to be the fastest.
        Map<String, int[]> right = new TreeMap<>();
        for (int i = 0; i < cases.size(); i++) {
            TuneCases.Case each = cases.get(i);
            List<Tuning.Cost> measured = tuner.measure(each.op(), each.inputs());
            costs.addAll(measured);
            log.printf("%3d/%d %s%s%n", i + 1, cases.size(), Tuning.call(each.op(), each.inputs()), measured.isEmpty()
                    ? ": left out, not warm in time" : "");
            if (measured.isEmpty()) {
                continue;
            }
            Tuning.Cost fastest = measured.stream().min(Comparator.comparingDouble(Tuning.Cost::nanos)).get();
            Tuning.Cost guess = measured.stream().min(Comparator.comparingDouble(Tuning.Cost::estimate)).get();
            for (Tuning.Cost cost : measured) {
                log.printf("        %-10s %s, estimated %s%s%s%n", cost.backend(), nanos(cost.nanos()), nanos(cost
                        .estimate()), cost == fastest ? ", fastest" : "",
                        cost == guess && cost != fastest
                                && guess.nanos() > 1.05 * fastest.nanos() ? ", wrong choice so far" : "");
            }
            log.flush();
            int[] count = right.computeIfAbsent(each.op().name(), _ -> new int[2]);
            count[0] += guess.nanos() <= 1.05 * fastest.nanos() ? 1 : 0;
            count[1]++;
        }
        Path file = out != null ? out : Tuning.file();
        Tuning.of(tuner.backends(), costs).write(file);
        right.forEach((name, count) -> log.printf("%-18s estimates choose right (or lose less than 5 %%) in %d of %d%n",
                name, count[0], count[1]));
        log.printf("tune: %d measurements written to %s%n", costs.size(), file.toAbsolutePath());
        log.flush();
        return 0;
    }

    private static String nanos(double nanos) {
        return nanos < 1e4 ? String.format(Locale.ROOT, "%.0f ns", nanos)
                : nanos < 1e7 ? String.format(Locale.ROOT, "%.1f us", nanos / 1e3)
                        : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
