// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/// Shows a run's progress: on a terminal one line that is rewritten, with the time left; elsewhere one line an epoch.
public final class ProgressLine implements Callback {
    private static final long REFRESH_NANOS = 100_000_000;

    private final PrintWriter out;
    private final boolean live;
    private long firstStep = -1;
    private long started;
    private long shown;
    private int width;

    /// @param live whether `out` is a terminal, where a line can be rewritten
    public ProgressLine(PrintWriter out, boolean live) {
        this.out = out;
        this.live = live;
    }

    @Override
    public void onStep(StepEvent event) {
        long now = System.nanoTime();
        if (firstStep < 0) {
            firstStep = event.step();
            started = now;
            return;
        }
        if (!live || now - shown < REFRESH_NANOS) {
            return;
        }
        shown = now;
        long left = (long) event.epochs() * event.batches() - event.step();
        double seconds = (now - started) / 1e9 / (event.step() - firstStep) * Math.max(0, left);
        String text = String.format(Locale.ROOT, "epoch %d/%d  %3d %%  loss %.4f  %s left", event.epoch() + 1, event
                .epochs(), 100 * (event.batch() + 1) / event.batches(), event.meanLoss(), duration(seconds));
        rewrite(text);
        out.flush();
    }

    @Override
    public boolean onEpoch(EpochResult result) {
        StringJoiner text = new StringJoiner("  ", "epoch " + (result.epoch() + 1) + "  ", "");
        for (Map.Entry<String, Double> entry : result.values().entrySet()) {
            text.add(entry.getKey() + " " + String.format(Locale.ROOT, "%.4g", entry.getValue()));
        }
        text.add(duration(result.seconds()));
        rewrite(text.toString());
        out.println();
        out.flush();
        width = 0;
        return true;
    }

    // Blanks go over what is left of the last text and no further, as a line that is longer than the terminal is wide
    // cannot be rewritten.
    private void rewrite(String text) {
        if (live) {
            out.print('\r');
        }
        out.print(text + " ".repeat(Math.max(0, width - text.length())));
        width = live ? text.length() : 0;
    }

    static String duration(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600 ? String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d h", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
