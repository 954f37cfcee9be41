// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.spi.BackendProvider;
import dev.gatun.spi.Dispatcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatun conformance`: runs ONNX models on given inputs and compares what comes out with what is expected.
@Command(name = "conformance", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Runs ONNX test cases in the official layout (model.onnx, test_data_set_N/input_K.pb and "
                + "output_K.pb) and compares the results.",
            "Ends with 1 if a case failed. With --expect instead if anything is other than expected."})
final class ConformanceCommand implements Callable<Integer> {
    /// How models are run.
    enum Way {
        /// Op by op.
        EAGER,
        /// As a compiled plan.
        PLAN
    }

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders with cases at any depth, or .tar.gz archives.")
    private List<Path> roots;

    @Option(names = "--backend", paramLabel = "NAME",
            description = "Prefer this backend (reference, simd, onednn); what it declines runs on reference. "
                    + "Without it ops run where they are fastest.")
    private String backend;

    @Option(names = "--via", paramLabel = "eager|plan", defaultValue = "eager",
            description = "Run op by op or as compiled plans (default: ${DEFAULT-VALUE}).")
    private Way via;

    @Option(names = "--filter", paramLabel = "GLOB",
            description = "Only cases whose name, or its last part, fits.")
    private String filter;

    @Option(names = "--exclude", paramLabel = "GLOB", description = "Not the cases whose name, or its last part, fits.")
    private List<String> excluded = List.of();

    @Option(names = "--rtol", paramLabel = "X", defaultValue = "1e-3",
            description = "Allowed difference as a part of the expected number (default: ${DEFAULT-VALUE}).")
    private double rtol;

    @Option(names = "--atol", paramLabel = "X", defaultValue = "1e-5",
            description = "Allowed difference beside that (default: ${DEFAULT-VALUE}).")
    private double atol;

    @Option(names = "--time-limit", paramLabel = "SECONDS", defaultValue = "300",
            description = "A case that takes longer has failed (default: ${DEFAULT-VALUE}).")
    private double timeLimit;

    @Option(names = "--report", paramLabel = "FILE.md", description = "Write the results to a page in Markdown.")
    private Path report;

    @Option(names = "--expect", paramLabel = "FILE",
            description = "Compare with expected results; a case that fails as expected does no harm.")
    private Path expect;

    @Option(names = "--write-expect", paramLabel = "FILE", description = "Write these results as expected ones.")
    private Path writeExpect;

    @Option(names = "--quiet", description = "Do not list the cases that pass.")
    private boolean isQuiet;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(rtol >= 0 && atol >= 0 && timeLimit > 0)) {
            throw new IllegalArgumentException("conformance: tolerances must not be negative, and the time limit must be "
                    + "positive: --rtol=" + rtol + ", --atol=" + atol + ", --time-limit=" + timeLimit);
        }
        if (backend != null && !Dispatcher.standard().probes().containsKey(backend)) {
            throw new IllegalArgumentException("conformance: no such backend: --backend=" + backend + "; known "
                    + Dispatcher.standard().probes().keySet());
        }
        if (backend != null && Dispatcher.standard().probes().get(
                backend) instanceof BackendProvider.Unusable(String reason, _)) {
            throw new IllegalArgumentException("conformance: the backend is not usable: --backend=" + backend + "; "
                    + reason);
        }
        Expectations expected = expect == null ? null : Expectations.read(expect);
        Path temporary = Files.createTempDirectory("gatun-conformance");
        try {
            List<OnnxCase> cases = OnnxCase.find(roots, temporary);
            List<OnnxCase> chosen = cases.stream().filter(this::isChosen).toList();
            if (chosen.isEmpty()) {
                throw new IllegalArgumentException("conformance: there is no case: paths=" + roots + ", cases found="
                        + cases.size() + (filter == null ? "" : ", --filter=" + filter));
            }
            return finish(run(chosen, temporary), expected, chosen.size() == cases.size());
        } finally {
            delete(temporary);
        }
    }

    private boolean isChosen(OnnxCase c) {
        return (filter == null || OnnxCase.fits(filter, c.name())) && excluded.stream().noneMatch(glob -> OnnxCase.fits(
                glob, c.name()));
    }

    private Map<String, CaseResult> run(List<OnnxCase> cases, Path temporary) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<String> options = backend == null ? List.of() : List.of("-Dgatun.dispatch=*:" + backend + (backend.equals(
                "reference") ? "" : "|reference"));
        List<String> arguments = List.of(Double.toString(rtol), Double.toString(atol), via == Way.PLAN ? "plan"
                : "eager");
        Map<String, CaseResult> results = new LinkedHashMap<>();
        try (WorkerProcess worker = new WorkerProcess(options, arguments, temporary.resolve("worker.log"), timeLimit)) {
            for (OnnxCase c : cases) {
                CaseResult result = worker.run(c);
                results.put(c.name(), result);
                if (!isQuiet || result.status() != CaseResult.Status.PASS) {
                    out.println(result.toString(c.name()));
                    out.flush();
                }
            }
        }
        return results;
    }

    private int finish(Map<String, CaseResult> results, Expectations expected, boolean isWhole) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (report != null) {
            ConformanceReport.write(report, "backend " + (backend == null ? "by cost" : backend) + ", " + (via == Way.PLAN
                    ? "as plans" : "op by op"), results);
        }
        if (writeExpect != null) {
            Expectations.write(writeExpect, results);
        }
        boolean isWrong = ConformanceReport.count(results.values()).get(CaseResult.Status.FAIL) > 0;
        if (expected != null) {
            List<String> drift = expected.drift(results, isWhole);
            drift.forEach(line -> out.println("DRIFT       " + line));
            isWrong = !drift.isEmpty();
        }
        out.println(ConformanceReport.summary(results));
        out.flush();
        return isWrong ? 1 : 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
