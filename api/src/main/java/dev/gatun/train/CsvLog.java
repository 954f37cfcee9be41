// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Figures as rows of a CSV file.
final class CsvLog implements RunLog {
    private final Path file;
    private List<String> columns;
    private boolean started;

    CsvLog(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void write(long step, Map<String, Double> values) throws IOException {
        if (!started) {
            start(step, values);
            started = true;
        }
        StringBuilder row = new StringBuilder().append(step);
        for (String column : columns) {
            row.append(',').append(values.containsKey(column) ? values.get(column).toString() : "");
        }
        Files.writeString(file, row.append('\n'), StandardOpenOption.APPEND);
    }

    private void start(long step, Map<String, Double> values) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String header = "step," + String.join(",", values.keySet());
        if (lines.isEmpty()) {
            columns = List.copyOf(values.keySet());
            Files.writeString(file, header + "\n");
            return;
        }
        String found = lines.get(0);
        if (!found.startsWith("step")) {
            throw new IOException("csv log: the file is no log of Gatun: first line='" + found + "'; file " + file);
        }
        List<String> names = List.of(found.split(","));
        columns = names.subList(1, names.size());
        List<String> kept = new ArrayList<>();
        kept.add(found);
        for (String line : lines.subList(1, lines.size())) {
            // A row that a crash cut off has no whole number in front, or an old step; both go.
            String first = line.split(",", 2)[0];
            if (first.matches("\\d{1,18}") && Long.parseLong(first) < step && line.split(",", -1).length == names
                    .size()) {
                kept.add(line);
            }
        }
        Files.write(file, kept);
    }

    @Override
    public void close() {
        // Every row is written and closed at once.
    }
}
