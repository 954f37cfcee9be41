// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

import java.util.List;
import java.util.Locale;

/// Why an op on given operands runs where it does: every candidate with its reason, and the chosen one.
///
/// @param op the op and its operands as text
/// @param candidates all candidates, in rank order
/// @param chosen the name of the chosen candidate, or null if there is none
public record Explanation(String op, List<Candidate> candidates, String chosen) {
    /// One candidate.
    ///
    /// @param backend the backend's name, or `decompose`
    /// @param accepted whether it can run the op
    /// @param text the implementation, or the reason of the refusal
    /// @param estimate what its offer says that it takes, in nanoseconds; 0 where there is none
    /// @param nanos what it is thought to take, by which it is compared; 0 where there is no offer
    /// @param source where that is from: `estimated`, `measured` on this machine, or `scaled` by measurements of the same
    ///     op at other sizes; empty where there is no offer
    public record Candidate(String backend, boolean accepted, String text, double estimate, double nanos,
            String source) {
        static Candidate declined(String backend, String reason) {
            return new Candidate(backend, false, reason, 0, 0, "");
        }

        private String line() {
            String cost = source.isEmpty() ? "" : ", " + Explanation.nanos(nanos) + " " + source;
            return (accepted ? "" : "declined: ") + text + cost
                    + (source.isEmpty() || source.equals("estimated") ? "" : " (estimated " + Explanation.nanos(
                            estimate) + ")");
        }
    }

    static String nanos(double nanos) {
        return nanos < 1e4 ? String.format(Locale.ROOT, "%.0f ns", nanos)
                : String.format(Locale.ROOT, "%.1f us", nanos / 1e3);
    }

    /// One line a candidate, the chosen one marked by an arrow.
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(op);
        for (Candidate c : candidates) {
            out.append('\n').append(c.backend().equals(chosen) ? "  -> " : "     ").append(c.backend()).append(": ")
                    .append(c.line());
        }
        return out.toString();
    }
}
