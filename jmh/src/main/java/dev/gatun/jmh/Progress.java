// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.io.PrintStream;

/// A line that says what is being measured: overwritten on a terminal, one after the other elsewhere.
final class Progress {
    private final PrintStream out = System.err;
    private final boolean isTerminal = System.console() != null && System.console().isTerminal();
    private final long start = System.nanoTime();
    private final int total;
    private int done;

    /// Progress over `total` steps.
    Progress(int total) {
        this.total = total;
    }

    /// Begins the next step.
    void next() {
        done++;
    }

    /// Says what the step is at.
    void show(String what) {
        long seconds = (System.nanoTime() - start) / 1_000_000_000L;
        String line = String.format("[%d of %d, %d:%02d] %s", done, total, seconds / 60, seconds % 60, what);
        if (isTerminal) {
            out.print("\r\033[K" + line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    /// Takes the line away.
    void clear() {
        if (isTerminal) {
            out.print("\r\033[K");
            out.flush();
        }
    }
}
