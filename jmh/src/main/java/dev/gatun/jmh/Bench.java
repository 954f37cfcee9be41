// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// `gatun bench`: the target table against real peers, the dispatcher's picks, the roofline, or the JMH benchmarks.
@Command(name = "gatun bench", sortOptions = false,
        description = "Measures this engine: against peers with --targets, on its own otherwise.")
public final class Bench implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and exit.")
    private boolean isHelp;

    @Option(names = "--targets", description = "Measure the rows of the target table against their peers.")
    private boolean isTargets;

    @Option(names = "--assert",
            description = "Measure all candidates of the dispatcher, and fail where its pick is more "
                    + "than 5 %% behind the best.")
    private boolean isAssert;

    @Option(names = "--roofline",
            description = "Measure what one core gives at most, and place kernels under that roof; also writes "
                    + "roofline-products.svg and roofline-memory.svg.")
    private boolean isRoofline;

    @Option(names = "--callers",
            description = "Measure LeNet-5 for 1, 4 and 16 callers at once, through a Predictor and ONNX Runtime.")
    private boolean isCallers;

    @Option(names = "--filter", defaultValue = "", paramLabel = "CPU|SERVE|ID|REGEX",
            description = "With --targets a family of rows or one row, with --roofline one plot, products or memory, else "
                    + "a regular expression of names.")
    private String filter;

    @Option(names = "--quick", description = "Fewer and shorter samples: a look, not a figure to quote.")
    private boolean isQuick;

    @Option(names = "--bar-scale", defaultValue = "1", paramLabel = "SCALE",
            description = "Also judge the rows at this share of their bars.")
    private double barScale;

    @Option(names = "--report", defaultValue = "target/bench", paramLabel = "DIR",
            description = "Where report.md, report.json and report.html are written; ${DEFAULT-VALUE} if not given.")
    private Path folder;

    @Option(names = "--list", description = "List the rows, cases or benchmarks and measure nothing.")
    private boolean isList;

    /// Runs the command and exits: 0 when everything was measured, 1 when something could not be or `--assert` failed, 2 on
    /// wrong use.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws RunnerException {
        if ((isTargets ? 1 : 0) + (isAssert ? 1 : 0) + (isRoofline ? 1 : 0) + (isCallers ? 1 : 0) > 1) {
            throw new ParameterException(spec.commandLine(),
                    "bench: --targets, --assert, --roofline and --callers are "
                            + "runs of their own");
        }
        return isTargets ? targets() : isAssert ? picks() : isRoofline ? roofline() : isCallers ? callers()
                : benchmarks();
    }

    private Report report() {
        return new Report(folder, String.join(" ", spec.commandLine().getParseResult().originalArgs()));
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
        Report report = report();
        Progress progress = new Progress(rows.size());
        List<Report.Bar> overview = new ArrayList<>();
        List<List<Object>> verdicts = new ArrayList<>();
        Map<String, List<Side>> timed = new HashMap<>();
        int failed = 0;
        for (Target row : rows) {
            progress.next();
            try {
                TargetReport measured = new TargetReport(row,
                        ForkedRow.measure(row, isQuick ? Rounds.QUICK : Rounds.FULL, timed, progress::show));
                progress.clear();
                System.out.println(measured.line(barScale));
                measured.details().forEach(System.out::println);
                report.add(measured.section());
                double bar = measured.decisive().bar();
                overview.add(new Report.Bar(row.id(), measured.ratio(), bar));
                verdicts.add(List.of(row.id(), measured.ratio(), bar, measured.isMet(1) ? "met" : "missed",
                        row.description()));
            } catch (IllegalStateException e) {
                failed++;
                progress.clear();
                System.out.println("target " + row.id() + ": not measured (bar " + bars(row) + ") MISSED");
                System.err.println(e.getMessage());
                verdicts.add(List.of(row.id(), Double.NaN, Double.NaN, "not measured", row.description()));
            }
        }
        report.addFirst(new Report.Section("Targets", "Our speed over the fastest peer's; the stroke is the bar.",
                List.of("row", "ratio", "bar", "verdict", "what"), verdicts, overview));
        written(report);
        return failed == 0 ? 0 : 1;
    }

    private static String bars(Target row) {
        return row.criteria().stream().map(c -> String.valueOf(c.bar())).collect(Collectors.joining(", "));
    }

    private int picks() {
        List<PickCase> cases = PickCase.matching(filter);
        if (cases.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "bench: no case matches: filter=" + filter);
        }
        if (isList) {
            cases.forEach(System.out::println);
            return 0;
        }
        System.out.println(Machine.describe());
        Report report = report();
        Progress progress = new Progress(cases.size());
        PickAudit audit = new PickAudit(isQuick);
        for (PickCase c : cases) {
            progress.next();
            progress.show(c.toString());
            PickAudit.Verdict verdict = audit.measure(c);
            progress.clear();
            System.out.println(verdict.line());
        }
        report.add(audit.section());
        written(report);
        System.out.println(audit.summary());
        return audit.failures() == 0 ? 0 : 1;
    }

    private int roofline() {
        Target row;
        try {
            row = Roofline.row(filter);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        if (isList) {
            row.parts().forEach(part -> System.out.println(part.label()));
            return 0;
        }
        System.out.println(Machine.describe());
        Report report = report();
        Progress progress = new Progress(1);
        progress.next();
        Roofline roofline = new Roofline(filter, ForkedRow.measure(row, isQuick ? Roofline.QUICK : Roofline.FULL,
                new HashMap<>(), progress::show));
        progress.clear();
        report.add(roofline.limits());
        roofline.kernels().forEach(report::add);
        roofline.write(folder);
        roofline.lines().forEach(System.out::println);
        written(report);
        return 0;
    }

    private int callers() {
        System.out.println(Machine.describe());
        Report report = report();
        List<List<Object>> rows = PredictorTable.rows(isQuick);
        rows.forEach(row -> System.out.println(row.stream().map(String::valueOf).collect(Collectors.joining("  "))));
        report.add(new Report.Section("Callers", "LeNet-5, batch 1, several callers at once.", PredictorTable.COLUMNS,
                rows, List.of()));
        written(report);
        return 0;
    }

    private int benchmarks() throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().include(filter.isEmpty() ? ".*" : filter)
                .addProfiler(GCProfiler.class);
        if (isQuick) {
            options = options.forks(1).warmupIterations(2).measurementIterations(2)
                    .warmupTime(TimeValue.seconds(1)).measurementTime(TimeValue.seconds(1));
        }
        Runner runner = new Runner(options.build());
        if (isList) {
            runner.list();
            return 0;
        }
        Report report = report();
        report.add(section(runner.run()));
        written(report);
        return 0;
    }

    private static Report.Section section(Collection<RunResult> results) {
        List<List<Object>> rows = new ArrayList<>();
        for (RunResult result : results) {
            Result<?> score = result.getPrimaryResult();
            Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            String name = result.getParams().getBenchmark();
            String parameters = result.getParams().getParamsKeys().stream()
                    .map(key -> key + "=" + result.getParams().getParam(key)).collect(Collectors.joining(" "));
            rows.add(List.of(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1), parameters,
                    score.getScore(), score.getScoreError(), score.getScoreUnit(),
                    allocated == null ? Double.NaN : allocated.getScore()));
        }
        return new Report.Section("JMH benchmarks", "This engine alone; the error is JMH's, of 99.9 % confidence.",
                List.of("benchmark", "parameters", "score", "error", "unit", "heap bytes an operation"), rows,
                List.of());
    }

    private static void written(Report report) {
        System.err.println("bench: report in " + report.folder().toAbsolutePath());
    }
}
