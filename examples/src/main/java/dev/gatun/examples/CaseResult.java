// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import java.util.Locale;

/// What a conformance case came to.
///
/// @param status whether its results are right
/// @param ulps the largest error in units in the last place
/// @param absolute the largest absolute error
/// @param detail the first difference, what went wrong, or why it is not supported; empty where it passed
record CaseResult(Status status, double ulps, double absolute, String detail) {
    /// Whether the results are right.
    enum Status {
        PASS,
        FAIL,
        UNSUPPORTED
    }

    static CaseResult failed(String detail) {
        return new CaseResult(Status.FAIL, Double.NaN, Double.NaN, detail);
    }

    static CaseResult unsupported(String reason) {
        return new CaseResult(Status.UNSUPPORTED, Double.NaN, Double.NaN, reason);
    }

    /// The line of a worker for this result.
    String toLine() {
        return String.join("\t", status.name(), Double.toString(ulps), Double.toString(absolute), detail.replaceAll(
                "[\\t\\r\\n]+", " "));
    }

    /// The result that [#toLine()] wrote.
    static CaseResult ofLine(String line) {
        String[] parts = line.split("\t", 4);
        return new CaseResult(Status.valueOf(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]),
                parts[3]);
    }

    /// The line that is shown to users.
    String toString(String name) {
        boolean hasErrors = status != Status.UNSUPPORTED && !Double.isNaN(ulps);
        String errors = hasErrors ? "  " + ValueComparison.errors(ulps, absolute) : "";
        return String.format(Locale.ROOT, "%-12s", status) + name + errors + (detail.isEmpty() ? "" : "  " + detail);
    }
}
