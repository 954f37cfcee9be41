// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.io.FormatException;
import dev.gatun.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Tables of comma-separated values (RFC 4180: quotes, doubled quotes, line breaks in quotes).
///
/// @param header the column names, or empty if the file has none
/// @param rows the cells, row by row
public record Csv(List<String> header, List<List<String>> rows) {
    private static final int CELL_LIMIT = 1 << 20;

    /// Reads a table.
    ///
    /// @param hasHeader whether the first row names the columns
    /// @throws FormatException if rows differ in length, a quote is not closed, or the text is not UTF-8
    public static Csv read(Path file, boolean hasHeader) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (List<String> row = row(in, file, rows.size()); row != null; row = row(in, file, rows.size())) {
                if (row.size() == 1 && row.get(0).isEmpty()) {
                    continue;
                }
                if (!rows.isEmpty() && row.size() != rows.get(0).size()) {
                    throw new FormatException("csv: rows must have one length: row=" + (rows.size() + 1) + ", cells="
                            + row.size() + ", expected=" + rows.get(0).size() + "; file " + file);
                }
                rows.add(row);
            }
        } catch (MalformedInputException e) {
            throw new FormatException("csv: the text is not UTF-8: file " + file);
        }
        if (hasHeader && rows.isEmpty()) {
            throw new FormatException("csv: the header is missing: file " + file);
        }
        return hasHeader ? new Csv(rows.get(0), List.copyOf(rows.subList(1, rows.size())))
                : new Csv(List.of(), List.copyOf(rows));
    }

    private static List<String> row(BufferedReader in, Path file, int number) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (true) {
            if (cell.length() > CELL_LIMIT) {
                throw new FormatException("csv: a cell is too long: row=" + (number + 1) + ", limit=" + CELL_LIMIT
                        + "; file " + file);
            }
            if (quoted && c < 0) {
                throw new FormatException("csv: a quote is not closed: row=" + (number + 1) + "; file " + file);
            } else if (quoted && c == '"') {
                c = in.read();
                if (c != '"') {
                    quoted = false;
                    continue;
                }
                cell.append('"');
            } else if (quoted) {
                cell.append((char) c);
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',' || c == '\n' || c < 0) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
                if (c != ',') {
                    return cells;
                }
            } else if (c != '\r') {
                cell.append((char) c);
            }
            c = in.read();
        }
    }

    /// The number of a column by its name in the header.
    public int column(String name) {
        int column = header.indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException("csv: no such column: name='" + name + "', columns=" + header);
        }
        return column;
    }

    /// A dataset with class `target` and all other columns, which must be numbers, as `F32` input. Class names are the
    /// distinct texts of the target column in alphabetical order.
    ///
    /// @throws FormatException if an input cell is not a number
    public Dataset classification(int target) throws FormatException {
        List<String> classes = List.copyOf(new TreeSet<>(rows.stream().map(row -> row.get(target)).toList()));
        long[] labels = rows.stream().mapToLong(row -> classes.indexOf(row.get(target))).toArray();
        return Dataset.of(inputs(target), Tensor.of(labels, labels.length), classes.toArray(String[]::new));
    }

    /// A dataset with the number in column `target` as `F32` target `[1]` and all other columns as input.
    ///
    /// @throws FormatException if a cell is not a number
    public Dataset regression(int target) throws FormatException {
        float[] values = new float[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(i, target);
        }
        return Dataset.of(inputs(target), Tensor.of(values, values.length, 1));
    }

    private Tensor inputs(int target) throws FormatException {
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        if (target < 0 || target >= columns) {
            throw new IllegalArgumentException("csv: target column out of range: column=" + target + ", columns="
                    + columns);
        }
        float[] values = new float[rows.size() * (columns - 1)];
        int at = 0;
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < columns; j++) {
                if (j != target) {
                    values[at++] = number(i, j);
                }
            }
        }
        return Tensor.of(values, rows.size(), columns - 1);
    }

    private float number(int row, int column) throws FormatException {
        try {
            return Float.parseFloat(rows.get(row).get(column));
        } catch (NumberFormatException e) {
            throw new FormatException("csv: a number was expected: row=" + (row + 1) + ", column=" + (column + 1)
                    + ", cell='" + rows.get(row).get(column) + "'");
        }
    }
}
