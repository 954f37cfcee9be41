// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

/// Ends a run when a figure has not improved for some epochs.
public final class EarlyStopping implements Callback {
    private final String value;
    private final boolean largerIsBetter;
    private final int patience;
    private final double minDelta;
    private double best = Double.NaN;
    private int waited;

    /// @param value the name of the figure, as in [EpochResult#values]
    /// @param largerIsBetter whether a larger figure is an improvement
    /// @param patience epochs without improvement that are endured
    /// @param minDelta the least change that counts as improvement
    public EarlyStopping(String value, boolean largerIsBetter, int patience, double minDelta) {
        if (patience < 0 || !(minDelta >= 0)) {
            throw new IllegalArgumentException("early stopping: patience and minDelta must not be negative: patience="
                    + patience + ", minDelta=" + minDelta);
        }
        this.value = value;
        this.largerIsBetter = largerIsBetter;
        this.patience = patience;
        this.minDelta = minDelta;
    }

    @Override
    public boolean onEpoch(EpochResult result) {
        Double now = result.values().get(value);
        if (now == null) {
            throw new IllegalArgumentException("early stopping: no such figure: value='" + value + "', known "
                    + result.values().keySet());
        }
        double gain = largerIsBetter ? now - best : best - now;
        if (Double.isNaN(best) || gain > minDelta) {
            best = now;
            waited = 0;
            return true;
        }
        return ++waited <= patience;
    }

    @Override
    public String state() {
        return best + " " + waited;
    }

    @Override
    public void restore(String state) {
        String[] words = state.split(" ");
        try {
            if (words.length != 2) {
                throw new NumberFormatException("words=" + words.length);
            }
            double savedBest = Double.parseDouble(words[0]);
            waited = Integer.parseInt(words[1]);
            best = savedBest;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("early stopping: the state must be two numbers: state='" + state + "'",
                    e);
        }
    }

    /// The best figure so far; NaN before the first epoch.
    public double best() {
        return best;
    }
}
