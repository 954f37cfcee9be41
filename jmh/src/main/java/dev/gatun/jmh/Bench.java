// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// `gatun bench`: the target table against real peers, or the JMH benchmarks.
@Command(name = "gatun bench", sortOptions = false,
        description = "Measures this engine: against peers with --targets, on its own otherwise.")
public final class Bench implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and exit.")
    private boolean isHelp;

    @Option(names = "--targets", description = "Measure the rows of the target table against their peers.")
    private boolean isTargets;

    @Option(names = "--filter", defaultValue = "", paramLabel = "CPU|SERVE|ID|REGEX",
            description = "With --targets a family of rows or one row, else a regular expression of benchmark names.")
    private String filter;

    @Option(names = "--quick", description = "Fewer and shorter samples: a look, not a figure to quote.")
    private boolean isQuick;

    @Option(names = "--bar-scale", defaultValue = "1", paramLabel = "SCALE",
            description = "Also judge the rows at this share of their bars.")
    private double barScale;

    @Option(names = "--list", description = "List the rows or benchmarks and measure nothing.")
    private boolean isList;

    /// Runs the command and exits: 0 when everything was measured, 1 when something could not be, 2 on wrong use.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws RunnerException {
        return isTargets ? targets() : benchmarks();
    }

    private int targets() {
        List<Target> rows = Targets.matching(filter);
        if (rows.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "bench: no row matches: filter=" + filter + "; rows are "
                    + String.join(", ", Targets.all().stream().map(Target::id).toList()));
        }
        if (isList) {
            rows.forEach(row -> System.out.println(row.id() + " (bar " + bars(row) + ") " + row.description()));
            return 0;
        }
        System.out.println(Machine.describe());
        List<String> failed = new ArrayList<>();
        for (Target row : rows) {
            try {
                TargetReport report = new TargetReport(row,
                        ForkedRow.measure(row, isQuick ? Rounds.QUICK : Rounds.FULL, System.err::println));
                System.out.println(report.line(barScale));
                report.details().forEach(System.out::println);
            } catch (IllegalStateException e) {
                failed.add(row.id());
                System.out.println("target " + row.id() + ": not measured (bar " + bars(row) + ") MISSED");
                System.err.println(e.getMessage());
            }
        }
        return failed.isEmpty() ? 0 : 1;
    }

    private static String bars(Target row) {
        return row.criteria().stream().map(c -> String.valueOf(c.bar())).collect(Collectors.joining(", "));
    }

    private int benchmarks() throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().include(filter.isEmpty() ? ".*" : filter);
        if (isQuick) {
            options = options.forks(1).warmupIterations(2).measurementIterations(2)
                    .warmupTime(TimeValue.seconds(1)).measurementTime(TimeValue.seconds(1));
        }
        Runner runner = new Runner(options.build());
        if (isList) {
            runner.list();
        } else {
            runner.run();
        }
        return 0;
    }
}
