// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

/// Makes the learning rate smaller when a metric stops getting better: PyTorch's `ReduceLROnPlateau`.
///
///     OnPlateau plateau = new OnPlateau();
///     optimizer.learningRate(plateau.rate(optimizer.learningRate(), validationLoss));     // after each epoch
///
/// With `patience = 2`, the third value in a row that is no improvement over the best one reduces the rate. For one
/// thread at a time.
public final class OnPlateau {
    /// Which values are better.
    public enum Goal {
        /// Small ones, as of a loss.
        MIN,
        /// Large ones, as of an accuracy.
        MAX
    }

    /// What a value must differ by from the best one to be better.
    public enum Threshold {
        /// A share of the best value.
        RELATIVE,
        /// A fixed amount.
        ABSOLUTE
    }

    // A smaller change of the rate is not made.
    private static final double LEAST_CHANGE = 1e-8;

    private final Goal goal;
    private final double factor;
    private final int patience;
    private final double threshold;
    private final Threshold kind;
    private final int cooldown;
    private final double leastRate;
    private double best;
    private int bad;
    private int cooling;

    /// For a loss: a tenth of the rate after more than 10 values that are not better by 0.01 %.
    public OnPlateau() {
        this(Goal.MIN, 0.1, 10, 1e-4, Threshold.RELATIVE, 0, 0);
    }

    /// With all choices.
    ///
    /// @param factor what the rate is multiplied by, less than 1
    /// @param patience how many values in a row may be no improvement
    /// @param threshold how much better a value must be to count
    /// @param kind what `threshold` is measured by
    /// @param cooldown how many values after a reduction are not counted
    /// @param leastRate the bound of the rate
    public OnPlateau(Goal goal, double factor, int patience, double threshold, Threshold kind, int cooldown,
            double leastRate) {
        if (!(factor > 0 && factor < 1) || patience < 0 || cooldown < 0 || !(threshold >= 0)) {
            throw new IllegalArgumentException("plateau: the factor must be in (0, 1), the others not negative: factor="
                    + factor + ", patience=" + patience + ", threshold=" + threshold + ", cooldown=" + cooldown);
        }
        this.goal = goal;
        this.factor = factor;
        this.patience = patience;
        this.threshold = threshold;
        this.kind = kind;
        this.cooldown = cooldown;
        this.leastRate = leastRate;
        this.best = goal == Goal.MIN ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    /// Takes note of a value and gives the rate to go on with; NaN is no improvement.
    ///
    /// @param current the rate that is in force
    /// @param metric the value
    public double rate(double current, double metric) {
        if (isBetter(metric)) {
            best = metric;
            bad = 0;
        } else {
            bad++;
        }
        if (cooling > 0) {
            cooling--;
            bad = 0;
        }
        if (bad <= patience) {
            return current;
        }
        cooling = cooldown;
        bad = 0;
        double reduced = Math.max(current * factor, leastRate);
        return current - reduced > LEAST_CHANGE ? reduced : current;
    }

    private boolean isBetter(double metric) {
        double sign = goal == Goal.MIN ? -1 : 1;
        double bound = kind == Threshold.ABSOLUTE ? best + sign * threshold : best * (1 + sign * threshold);
        return goal == Goal.MIN ? metric < bound : metric > bound;
    }

    /// What it remembers: the best value, the number of values since, and the rest of the cooldown.
    public String state() {
        return best + " " + bad + " " + cooling;
    }

    /// Takes back what [#state()] gave.
    ///
    /// @throws IllegalArgumentException if the text is not such a state
    public void restore(String state) {
        String[] words = state.split(" ");
        try {
            if (words.length != 3) {
                throw new NumberFormatException("words=" + words.length);
            }
            double savedBest = Double.parseDouble(words[0]);
            int savedBad = Integer.parseInt(words[1]);
            cooling = Integer.parseInt(words[2]);
            bad = savedBad;
            best = savedBest;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("plateau: the state must be three numbers: state='" + state + "'", e);
        }
    }
}
