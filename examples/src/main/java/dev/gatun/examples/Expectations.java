// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.io.AtomicFile;
import dev.gatun.io.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is expected of conformance cases: the number of cases of each suite, and those that do not pass.
///
///     suite node 1351
///     unsupported a reason
///       node/test_a
///       node/test_b
///     fail another reason
///       node/test_c
///
/// A suite is all cases whose names have the same first part. Lines that begin with `#` are comments.
final class Expectations {
    private static final int REASON_LIMIT = 160;

    private final Map<String, Integer> suites = new TreeMap<>();
    private final Map<String, CaseResult.Status> others = new LinkedHashMap<>();

    private Expectations() {
    }

    /// Reads a file.
    static Expectations read(Path file) throws IOException {
        Expectations expectations = new Expectations();
        CaseResult.Status status = null;
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String[] words = line.strip().split("\\s+");
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith(" ") && status != null) {
                expectations.others.put(line.strip(), status);
            } else if (words[0].equals("suite") && words.length == 3 && words[2].matches("\\d{1,9}")) {
                expectations.suites.put(words[1], Integer.parseInt(words[2]));
                status = null;
            } else if (words[0].equals("unsupported") || words[0].equals("fail")) {
                status = words[0].equals("fail") ? CaseResult.Status.FAIL : CaseResult.Status.UNSUPPORTED;
            } else {
                throw new FormatException("expectations: a line must begin with suite, unsupported, fail or a space: "
                        + "line=" + number + ", text='" + line + "'; file " + file);
            }
        }
        return expectations;
    }

    /// How results differ from what is expected, one line each: other results than expected, and other numbers of cases.
    /// Suites without a result are left out, so that some of them can be run alone.
    ///
    /// @param results by name
    /// @param isWhole whether all cases of the suites were run
    List<String> drift(Map<String, CaseResult> results, boolean isWhole) {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        results.forEach((name, result) -> {
            String suite = OnnxCase.suite(name);
            counts.merge(suite, 1, Integer::sum);
            CaseResult.Status expected = others.getOrDefault(name, CaseResult.Status.PASS);
            if (suites.containsKey(suite) && expected != result.status()) {
                lines.add(name + ": expected " + expected + ", got " + result.status() + (result.detail().isEmpty() ? ""
                        : ": " + result.detail()));
            }
        });
        counts.forEach((suite, count) -> {
            if (!suites.containsKey(suite)) {
                lines.add(suite + ": no such suite is expected: cases=" + count);
            } else if (isWhole && suites.get(suite) != count.intValue()) {
                lines.add(suite + ": expected " + suites.get(suite) + " cases, got " + count);
            }
        });
        for (String name : others.keySet()) {
            if (isWhole && counts.containsKey(OnnxCase.suite(name)) && !results.containsKey(name)) {
                lines.add(name + ": expected " + others.get(name) + ", but there is no such case");
            }
        }
        return lines;
    }

    /// Writes what results are expected from now on.
    static void write(Path file, Map<String, CaseResult> results) throws IOException {
        StringBuilder out = new StringBuilder("# Conformance cases that do not pass, by suite; all others do.\n");
        Set<String> suites = new LinkedHashSet<>();
        results.keySet().forEach(name -> suites.add(OnnxCase.suite(name)));
        for (String suite : new TreeSet<>(suites)) {
            Map<String, Set<String>> reasons = new TreeMap<>();
            results.forEach((name, result) -> {
                if (OnnxCase.suite(name).equals(suite) && result.status() != CaseResult.Status.PASS) {
                    String word = result.status() == CaseResult.Status.FAIL ? "fail" : "unsupported";
                    String reason = result.detail().substring(0, Math.min(result.detail().length(), REASON_LIMIT));
                    reasons.computeIfAbsent(word + " " + reason, _ -> new TreeSet<>()).add(name);
                }
            });
            long count = results.keySet().stream().filter(name -> OnnxCase.suite(name).equals(suite)).count();
            out.append("\nsuite ").append(suite).append(' ').append(count).append('\n');
            reasons.forEach((reason, names) -> out.append(reason).append("\n  ").append(String.join("\n  ", names))
                    .append('\n'));
        }
        ByteBuffer bytes = ByteBuffer.wrap(out.toString().getBytes(StandardCharsets.UTF_8));
        AtomicFile.write(file, channel -> channel.write(bytes));
    }
}
