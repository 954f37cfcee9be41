// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a run of the benchmarks found, written as `report.md`, `report.json` and `report.html` after each section, so that
/// a run that is broken off leaves what it had.
final class Report {
    /// A section.
    ///
    /// @param title   its heading
    /// @param text    a line below the heading
    /// @param columns the table's columns
    /// @param rows    its cells: texts and numbers
    /// @param bars    what is drawn above it
    /// @param figure  a picture in SVG above that; empty for none
    record Section(String title, String text, List<String> columns, List<List<Object>> rows, List<Bar> bars,
            String figure) {
        /// Without a picture.
        Section(String title, String text, List<String> columns, List<List<Object>> rows, List<Bar> bars) {
            this(title, text, columns, rows, bars, "");
        }
    }

    /// A bar of a plot.
    ///
    /// @param label what it stands for
    /// @param value its length
    /// @param mark  where it should reach to; NaN for no mark
    record Bar(String label, double value, double mark) {
    }

    private final Path folder;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<Section> sections = new ArrayList<>();

    /// A report in a folder, which is made.
    ///
    /// @param run what was asked for
    Report(Path folder, String run) {
        this.folder = folder;
        facts.put("command", "gatun bench " + run);
        facts.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.putAll(Machine.facts());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("bench: cannot make the report's folder: " + folder, e);
        }
    }

    /// Adds a section and writes the files.
    void add(Section section) {
        sections.add(section);
        write();
    }

    /// Adds a section before all others and writes the files.
    void addFirst(Section section) {
        sections.addFirst(section);
        write();
    }

    /// The folder.
    Path folder() {
        return folder;
    }

    private void write() {
        try {
            Files.writeString(folder.resolve("report.md"), markdown());
            Files.writeString(folder.resolve("report.json"), json());
            Files.writeString(folder.resolve("report.html"), HtmlReport.of(facts, sections));
        } catch (IOException e) {
            throw new UncheckedIOException("bench: cannot write the report to " + folder, e);
        }
    }

    private String markdown() {
        StringBuilder out = new StringBuilder("# Gatun benchmarks\n\n");
        facts.forEach((name, value) -> out.append("- ").append(name).append(": ").append(value).append('\n'));
        for (Section section : sections) {
            out.append("\n## ").append(section.title()).append("\n\n").append(section.text()).append("\n\n| ");
            out.append(String.join(" | ", section.columns())).append(" |\n|")
                    .append("---|".repeat(section.columns().size())).append('\n');
            for (List<Object> row : section.rows()) {
                out.append("| ").append(String.join(" | ", row.stream().map(cell -> text(cell).replace("|", "\\|"))
                        .toList())).append(" |\n");
            }
        }
        return out.toString();
    }

    private String json() {
        StringBuilder out = new StringBuilder("{\n");
        facts.forEach((name, value) -> out.append("  ").append(quoted(name)).append(": ").append(quoted(value))
                .append(",\n"));
        out.append("  \"sections\": [");
        String between = "";
        for (Section section : sections) {
            out.append(between).append("\n    {\"title\": ").append(quoted(section.title())).append(", \"text\": ")
                    .append(quoted(section.text())).append(", \"rows\": [");
            String comma = "";
            for (List<Object> row : section.rows()) {
                out.append(comma).append("\n      {");
                for (int i = 0; i < row.size(); i++) {
                    out.append(i == 0 ? "" : ", ").append(quoted(section.columns().get(i))).append(": ")
                            .append(row.get(i) instanceof Number number ? number(number) : quoted(text(row.get(i))));
                }
                out.append('}');
                comma = ",";
            }
            out.append("]}");
            between = ",";
        }
        return out.append("\n  ]\n}\n").toString();
    }

    // JSON has neither NaN nor infinities.
    private static String number(Number number) {
        return Double.isFinite(number.doubleValue()) ? number.toString() : "null";
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }

    /// A cell as people read it: numbers with four digits, nothing for NaN.
    static String text(Object cell) {
        if (!(cell instanceof Double number)) {
            return String.valueOf(cell);
        }
        if (!Double.isFinite(number)) {
            return "";
        }
        double size = Math.abs(number);
        return size >= 1000 ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, size >= 100 ? "%.1f" : size >= 10 ? "%.2f" : "%.3f", number);
    }
}
