// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;

/// Losses: how far predictions are from targets. Functions of tensors, as PyTorch's `torch.nn.functional`.
///
/// Each has a short form that gives the mean over all elements, and a form with all choices. In formulas `x` is an
/// element of the prediction and `t` of the target; both tensors have one shape unless said otherwise.
public final class Losses {
    /// The target that marks examples to leave out, unless another one is given.
    public static final long IGNORED = -100;

    private static final double LEAST_LOGARITHM = -100;

    // log(1 + e^40) is 40 in double precision.
    private static final double LINEAR_FROM = 40;

    private Losses() {
    }

    private static void sameShape(String name, Tensor x, Tensor target) {
        if (!x.shape().equals(target.shape())) {
            throw new IllegalArgumentException(name + ": prediction and target must have one shape: prediction="
                    + x.spec() + ", target=" + target.spec());
        }
    }

    // ---- numbers

    /// The mean of `(x - t)^2`. `[1, 5]` for `[1, 2]` gives 4.5.
    public static Tensor mse(Tensor x, Tensor target) {
        return mse(x, target, Reduction.MEAN);
    }

    /// `(x - t)^2`.
    public static Tensor mse(Tensor x, Tensor target, Reduction reduction) {
        sameShape("mse", x, target);
        return reduction.of(x.sub(target).square());
    }

    /// The mean of `|x - t|`. `[1, 5]` for `[1, 2]` gives 1.5.
    public static Tensor mae(Tensor x, Tensor target) {
        return mae(x, target, Reduction.MEAN);
    }

    /// `|x - t|`.
    public static Tensor mae(Tensor x, Tensor target, Reduction reduction) {
        sameShape("mae", x, target);
        return reduction.of(x.sub(target).abs());
    }

    /// The mean of [#huber(Tensor, Tensor, double, Reduction)]. With `delta = 1`, `[1.5, 5]` for `[1, 2]` gives
    /// `(0.125 + 2.5) / 2`.
    public static Tensor huber(Tensor x, Tensor target, double delta) {
        return huber(x, target, delta, Reduction.MEAN);
    }

    /// `d^2 / 2` where `d = |x - t|` is at most `delta`, else `delta * (d - delta / 2)` (Huber 1964).
    public static Tensor huber(Tensor x, Tensor target, double delta, Reduction reduction) {
        sameShape("huber", x, target);
        if (!(delta > 0)) {
            throw new IllegalArgumentException("huber: delta must be positive: delta=" + delta);
        }
        Tensor distance = x.sub(target).abs();
        Tensor near = distance.minimum(delta);
        // near * (d - near / 2) is both cases in one.
        return reduction.of(near.mul(distance.sub(near.mul(0.5))));
    }

    /// The mean of [#smoothL1(Tensor, Tensor, double, Reduction)].
    public static Tensor smoothL1(Tensor x, Tensor target, double beta) {
        return smoothL1(x, target, beta, Reduction.MEAN);
    }

    /// `d^2 / (2 beta)` where `d = |x - t|` is less than `beta`, else `d - beta / 2`: [#huber] divided by `beta`.
    public static Tensor smoothL1(Tensor x, Tensor target, double beta, Reduction reduction) {
        return huber(x, target, beta, reduction).div(beta);
    }

    // ---- two classes

    /// The mean of [#bce(Tensor, Tensor, Reduction)].
    public static Tensor bce(Tensor probability, Tensor target) {
        return bce(probability, target, Reduction.MEAN);
    }

    /// `-t log(p) - (1 - t) log(1 - p)` for probabilities `p`; logarithms are bounded by -100 from below, with the
    /// gradient 0 there. `p = 0.5` gives `log 2` for any target. For scores, [#bceWithLogits] is more accurate.
    public static Tensor bce(Tensor probability, Tensor target, Reduction reduction) {
        sameShape("bce", probability, target);
        Tensor yes = logarithm(probability).mul(target);
        Tensor no = logarithm(probability.neg().add(1)).mul(target.neg().add(1));
        return reduction.of(yes.add(no).neg());
    }

    private static Tensor logarithm(Tensor probability) {
        Tensor zero = probability.equal(0);
        return zero.select(LEAST_LOGARITHM, zero.select(1, probability).log().maximum(LEAST_LOGARITHM));
    }

    /// The mean of [#bceWithLogits(Tensor, Tensor, Tensor, Reduction)] without weights.
    public static Tensor bceWithLogits(Tensor logits, Tensor target) {
        return bceWithLogits(logits, target, null, Reduction.MEAN);
    }

    /// `w t softplus(-x) + (1 - t) softplus(x)` for scores `x`: [#bce] of `sigmoid(x)`, without overflow. A score of 0
    /// gives `log 2`.
    ///
    /// @param positiveWeight the weight `w` of positive targets, which broadcasts to the logits; null for 1
    public static Tensor bceWithLogits(Tensor logits, Tensor target, Tensor positiveWeight, Reduction reduction) {
        sameShape("bcewithlogits", logits, target);
        // softplus(x) = softplus(-x) + x leaves one softplus: w t softplus(-x) + (1 - t) (softplus(-x) + x).
        Tensor soft = logits.neg().softplus(1, LINEAR_FROM);
        Tensor weight = positiveWeight == null ? null : positiveWeight.sub(1).mul(target).add(1);
        Tensor weighted = weight == null ? soft : soft.mul(weight);
        return reduction.of(target.neg().add(1).mul(logits).add(weighted));
    }

    /// The mean of [#hinge(Tensor, Tensor, Reduction)].
    public static Tensor hinge(Tensor x, Tensor target) {
        return hinge(x, target, Reduction.MEAN);
    }

    /// `max(0, 1 - x t)` for targets -1 and 1. `[2, 0.5]` for `[1, -1]` gives `[0, 1.5]`.
    public static Tensor hinge(Tensor x, Tensor target, Reduction reduction) {
        sameShape("hinge", x, target);
        return reduction.of(x.mul(target).neg().add(1).relu());
    }

    // ---- several classes

    /// The mean of [#crossEntropy(Tensor, Tensor, Tensor, double, long, Reduction)] without weights and smoothing.
    public static Tensor crossEntropy(Tensor logits, Tensor targets) {
        return crossEntropy(logits, targets, null, 0, IGNORED, Reduction.MEAN);
    }

    /// `-log softmax(x)` at the target class. Scores `[0, 0]` give `log 2`, `[log 3, 0]` with class 0 gives
    /// `log(4 / 3)`.
    ///
    /// With class weights `w` and smoothing `s` over `C` classes the loss of class `t` is
    /// `-(1 - s) w[t] log p[t] - s / C * sum(w[c] log p[c])`. The mean of class numbers is weighted: the sum of losses
    /// divided by the sum of `w[t]` over all examples that count; NaN if there is none.
    ///
    /// @param logits scores `[N, C]` or `[N, C, …]`
    /// @param targets class numbers `I64` `[N]` or `[N, …]`, or probabilities of the shape of the logits
    /// @param classWeights `[C]`, or null for 1
    /// @param labelSmoothing the share of each target that is spread over all classes, in `[0, 1]`
    /// @param ignored the class number of examples to leave out
    /// @throws IndexOutOfBoundsException if another target is outside `[0, C)`
    public static Tensor crossEntropy(Tensor logits, Tensor targets, Tensor classWeights, double labelSmoothing,
            long ignored, Reduction reduction) {
        if (targets.dtype().isFloat()) {
            return softCrossEntropy(logits, targets, classWeights, labelSmoothing, reduction);
        }
        checkClasses("crossentropy", logits, targets);
        Tensor flat = targets.rank() == 1 ? targets : targets.reshape(targets.size());
        Tensor losses = Functional.crossEntropy(classesLast(logits), flat, classWeights, labelSmoothing, ignored);
        return reduceClasses(losses, targets, flat, classWeights, ignored, reduction);
    }

    private static Tensor softCrossEntropy(Tensor logits, Tensor targets, Tensor classWeights, double labelSmoothing,
            Reduction reduction) {
        sameShape("crossentropy", logits, targets);
        if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
            throw new IllegalArgumentException("crossentropy: label smoothing must be in [0, 1]: labelSmoothing="
                    + labelSmoothing);
        }
        Tensor shares = classesLast(targets);
        if (labelSmoothing > 0) {
            shares = shares.mul(1 - labelSmoothing).add(labelSmoothing / logits.dim(1));
        }
        if (classWeights != null) {
            shares = shares.mul(classWeights);
        }
        Tensor losses = classesLast(logits).logSoftmax(-1).mul(shares).sum(-1).neg();
        return reduction.of(logits.rank() == 2 ? losses : losses.reshape(logits.shape().without(1)));
    }

    /// The mean of [#nll(Tensor, Tensor, Tensor, long, Reduction)] without weights.
    public static Tensor nll(Tensor logProbabilities, Tensor targets) {
        return nll(logProbabilities, targets, null, IGNORED, Reduction.MEAN);
    }

    /// `-w[t] x[t]` for logarithms of probabilities `x` and class numbers `t`: what [#crossEntropy] is without its
    /// softmax; shapes, weights and mean as there.
    public static Tensor nll(Tensor logProbabilities, Tensor targets, Tensor classWeights, long ignored,
            Reduction reduction) {
        checkClasses("nll", logProbabilities, targets);
        Tensor flat = targets.rank() == 1 ? targets : targets.reshape(targets.size());
        Tensor counts = flat.notEqual(ignored);
        Tensor classes = counts.select(flat, 0);
        Tensor losses = classesLast(logProbabilities).gather(1, classes.unsqueeze(1)).squeeze(1).neg();
        if (classWeights != null) {
            losses = losses.mul(classWeights.indexSelect(0, classes));
        }
        return reduceClasses(counts.select(losses, 0), targets, flat, classWeights, ignored, reduction);
    }

    private static void checkClasses(String name, Tensor x, Tensor targets) {
        if (targets.dtype() != DType.I64 || x.rank() < 2 || !x.shape().without(1).equals(targets.shape())) {
            throw new IllegalArgumentException(name + ": targets must be i64 class numbers, one for each example of "
                    + "[examples, classes, …]: prediction=" + x.spec() + ", targets=" + targets.spec());
        }
    }

    // [N, C, …] as [N * …, C].
    private static Tensor classesLast(Tensor x) {
        if (x.rank() == 2) {
            return x;
        }
        int[] order = new int[x.rank()];
        for (int i = 1; i < order.length - 1; i++) {
            order[i] = i + 1;
        }
        order[order.length - 1] = 1;
        return x.permute(order).reshape(x.size() / Math.max(1, x.dim(1)), x.dim(1));
    }

    private static Tensor reduceClasses(Tensor losses, Tensor targets, Tensor flat, Tensor classWeights, long ignored,
            Reduction reduction) {
        if (reduction == Reduction.MEAN) {
            Tensor counts = flat.notEqual(ignored);
            Tensor weights = classWeights == null ? counts.to(losses.dtype())
                    : counts.select(classWeights.indexSelect(0, counts.select(flat, 0)), 0);
            return losses.sum().div(weights.sum());
        }
        return reduction.of(targets.rank() == 1 ? losses : losses.reshape(targets.shape()));
    }

    /// The sum of [#klDiv(Tensor, Tensor, boolean, Reduction)] for each example, averaged over the examples.
    public static Tensor klDiv(Tensor logProbabilities, Tensor target) {
        return klDiv(logProbabilities, target, false, Reduction.BATCH_MEAN);
    }

    /// `t (log t - x)`, the parts of the Kullback-Leibler divergence, for logarithms of probabilities `x`; 0 where `t`
    /// is 0. The divergence itself is their sum: `x = [log 0.5, log 0.5]` for `[1, 0]` gives `log 2`.
    ///
    /// @param logTarget whether the target holds logarithms of probabilities
    public static Tensor klDiv(Tensor logProbabilities, Tensor target, boolean logTarget, Reduction reduction) {
        sameShape("kldiv", logProbabilities, target);
        if (logTarget) {
            return reduction.of(target.exp().mul(target.sub(logProbabilities)));
        }
        Tensor logarithm = target.greater(0).select(target, 1).log();
        return reduction.of(target.mul(logarithm.sub(logProbabilities)));
    }

    /// The mean of [#multiMargin(Tensor, Tensor, double, int, Reduction)] with margin 1 and power 1.
    public static Tensor multiMargin(Tensor x, Tensor targets) {
        return multiMargin(x, targets, 1, 1, Reduction.MEAN);
    }

    /// `sum(max(0, margin - x[t] + x[c])^power) / C` over all classes `c` but the target `t`, for scores `[N, C]`.
    /// Scores `[3, 2.5, 0]` with class 0 and margin 1 give `0.5 / 3`.
    ///
    /// @param power 1 or 2
    public static Tensor multiMargin(Tensor x, Tensor targets, double margin, int power, Reduction reduction) {
        checkClasses("multimargin", x, targets);
        if (power != 1 && power != 2 || x.rank() != 2) {
            throw new IllegalArgumentException("multimargin: power must be 1 or 2, scores [examples, classes]: power="
                    + power + ", scores=" + x.spec());
        }
        Tensor excess = x.sub(x.gather(1, targets.unsqueeze(1))).add(margin).relu();
        Tensor others = targets.oneHot(x.dim(1), DType.F32).equal(0).select(excess, 0);
        return reduction.of(others.pow(power).sum(1).div(x.dim(1)));
    }
}
