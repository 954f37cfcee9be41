// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.examples.CaseResult.Status;
import dev.gatun.io.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The results of a conformance run as a page in Markdown: figures by suite, then every case that does not pass, then the
/// largest errors among those that do.
final class ConformanceReport {
    private static final int LARGEST = 20;

    private ConformanceReport() {
    }

    static Map<Status, Integer> count(Iterable<CaseResult> results) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            counts.put(status, 0);
        }
        results.forEach(result -> counts.merge(result.status(), 1, Integer::sum));
        return counts;
    }

    /// The last line of a run.
    static String summary(Map<String, CaseResult> results) {
        Map<Status, Integer> counts = count(results.values());
        return String.format(Locale.ROOT, "conformance: %d passed, %d failed, %d unsupported of %d", counts.get(
                Status.PASS), counts.get(Status.FAIL), counts.get(Status.UNSUPPORTED), results.size());
    }

    /// Writes the page.
    ///
    /// @param how the backend and the way in which models were run
    static void write(Path file, String how, Map<String, CaseResult> results) throws IOException {
        StringBuilder out = new StringBuilder("# Conformance\n\n").append(summary(results)).append(" (").append(how)
                .append(")\n\n| suite | cases | passed | failed | unsupported | passed % |\n|---|---|---|---|---|---|\n");
        Map<String, Map<String, CaseResult>> suites = new TreeMap<>();
        results.forEach((name, result) -> suites.computeIfAbsent(OnnxCase.suite(name), _ -> new TreeMap<>()).put(name,
                result));
        suites.forEach((suite, cases) -> {
            Map<Status, Integer> counts = count(cases.values());
            out.append(String.format(Locale.ROOT, "| %s | %d | %d | %d | %d | %.1f |%n", suite, cases.size(),
                    counts.get(
                            Status.PASS),
                    counts.get(Status.FAIL), counts.get(Status.UNSUPPORTED), 100.0 * counts.get(
                            Status.PASS)
                            / cases.size()));
        });
        section(out, "Failed", Status.FAIL, results);
        section(out, "Unsupported", Status.UNSUPPORTED, results);
        out.append("\n## Largest errors among those that pass\n\n| case | ULP | absolute |\n|---|---|---|\n");
        results.entrySet().stream().filter(entry -> entry.getValue().status() == Status.PASS && entry.getValue()
                .absolute() > 0)
                .sorted((a, b) -> Double.compare(b.getValue().ulps(), a.getValue().ulps())).limit(LARGEST)
                .forEach(entry -> out.append(String.format(Locale.ROOT, "| %s | %.0f | %.2g |%n", entry.getKey(), entry
                        .getValue().ulps(), entry.getValue().absolute())));
        ByteBuffer bytes = ByteBuffer.wrap(out.toString().getBytes(StandardCharsets.UTF_8));
        AtomicFile.write(file, channel -> channel.write(bytes));
    }

    private static void section(StringBuilder out, String title, Status status, Map<String, CaseResult> results) {
        out.append("\n## ").append(title).append("\n\n| case | ").append(status == Status.FAIL ? "what" : "why")
                .append(" |\n|---|---|\n");
        results.forEach((name, result) -> {
            if (result.status() == status) {
                String errors = Double.isNaN(result.ulps()) ? "" : ValueComparison.errors(result.ulps(), result
                        .absolute()) + "; ";
                out.append("| ").append(name).append(" | ").append((errors + result.detail()).replace("|", "\\|"))
                        .append(" |\n");
            }
        });
    }
}
