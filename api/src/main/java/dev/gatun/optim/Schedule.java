// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

/// A learning rate for each step: a pure function, so that any step can be entered at once.
///
///     Schedule schedule = Schedule.warmup(10, 0.01, Schedule.cosine(0.1, 40, 0));
///     optimizer.learningRate(schedule.rate(optimizer.steps()));
///     optimizer.step(loss);
///
/// The figures are those of PyTorch's `torch.optim.lr_scheduler` when its schedulers are stepped once a step: `rate(0)`
/// belongs to the first step.
@FunctionalInterface
public interface Schedule {
    /// The learning rate of the step that follows `step` finished ones.
    double rate(long step);

    /// How one rate goes over into another.
    enum Annealing {
        /// Half a period of the cosine.
        COSINE,
        /// A straight line.
        LINEAR;

        double between(double start, double end, double part) {
            return this == LINEAR ? start + (end - start) * part
                    : end + (start - end) / 2 * (1 + Math.cos(Math.PI * part));
        }
    }

    /// Always `rate`.
    static Schedule constant(double rate) {
        return _ -> rate;
    }

    /// `rate * gamma^floor(step / size)`. With `rate = 1`, `size = 2`, `gamma = 0.1`: 1, 1, 0.1, 0.1, 0.01, ….
    static Schedule step(double rate, long size, double gamma) {
        positive("size", size);
        return step -> rate * Math.pow(gamma, step / size);
    }

    /// `rate` times `gamma` for each milestone that is reached.
    static Schedule multiStep(double rate, double gamma, long... milestones) {
        long[] at = milestones.clone();
        return step -> {
            double result = rate;
            for (long milestone : at) {
                result *= step >= milestone ? gamma : 1;
            }
            return result;
        };
    }

    /// `rate * gamma^step`.
    static Schedule exponential(double rate, double gamma) {
        return step -> rate * Math.pow(gamma, step);
    }

    /// From `rate` down to `least` along half a period of the cosine that takes `steps` steps; the wave goes on after
    /// that. Loshchilov and Hutter 2017, without restarts.
    static Schedule cosine(double rate, long steps, double least) {
        positive("steps", steps);
        return step -> Annealing.COSINE.between(rate, least, (double) step / steps);
    }

    /// `rate` times a factor that goes from `startFactor` to `endFactor` in equal parts during `steps` steps.
    static Schedule linear(double rate, double startFactor, double endFactor, long steps) {
        positive("steps", steps);
        return step -> rate * Annealing.LINEAR.between(startFactor, endFactor, (double) Math.min(step, steps) / steps);
    }

    /// `rate * (1 - step / steps)^power`, 0 from `steps` on.
    static Schedule polynomial(double rate, long steps, double power) {
        positive("steps", steps);
        return step -> rate * Math.pow(1 - (double) Math.min(step, steps) / steps, power);
    }

    /// A linear rise from `startFactor` times the first rate of `next` during `steps` steps, then `next` from its
    /// start.
    static Schedule warmup(long steps, double startFactor, Schedule next) {
        Schedule rise = linear(next.rate(0), startFactor, 1, steps);
        return step -> step < steps ? rise.rate(step) : next.rate(step - steps);
    }

    /// One cycle with cosines: 30 % of `steps` up from `maxRate / 25` to `maxRate`, then down to `maxRate / 250,000`.
    static Schedule oneCycle(double maxRate, long steps) {
        return oneCycle(maxRate, steps, 0.3, Annealing.COSINE, 25, 1e4, false);
    }

    /// One cycle up and down (Smith and Topin 2019); the last rate stays.
    ///
    /// @param steps the number of steps of the cycle
    /// @param upShare the share of `steps` that leads up to `maxRate`
    /// @param divisor the first rate is `maxRate / divisor`
    /// @param finalDivisor the last rate is the first one divided by this
    /// @param threePhases whether the way down first takes as many steps as the way up to come back to the first rate
    static Schedule oneCycle(double maxRate, long steps, double upShare, Annealing annealing, double divisor,
            double finalDivisor, boolean threePhases) {
        positive("steps", steps);
        if (!(upShare > 0 && upShare * (threePhases ? 2 : 1) < 1)) {
            throw new IllegalArgumentException("schedule: the way up must leave steps for the rest: upShare="
                    + upShare + ", threePhases=" + threePhases);
        }
        double first = maxRate / divisor;
        double last = first / finalDivisor;
        double up = upShare * steps - 1;
        double down = threePhases ? 2 * upShare * steps - 2 : up;
        double end = steps - 1;
        return step -> {
            if (step <= up) {
                return annealing.between(first, maxRate, step / up);
            }
            if (step <= down) {
                return annealing.between(maxRate, first, (step - up) / (down - up));
            }
            return annealing.between(threePhases ? first : maxRate, last, (Math.min(step, end) - down) / (end - down));
        };
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("schedule: " + name + " must be positive: " + name + "=" + value);
        }
    }
}
