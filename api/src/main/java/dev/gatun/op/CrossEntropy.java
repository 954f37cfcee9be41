// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;

/// The cross-entropy of class scores with class numbers, one loss for each example, as in PyTorch's `cross_entropy`
/// without reduction.
///
/// With `p = softmax(logits)`, class weights `w` (1 if absent), smoothing `s` and `C` classes, the loss of target `t`
/// is `-(1 - s) * w[t] * log p[t] - s / C * sum over c of w[c] * log p[c]`.
///
/// Operands: logits `[N,C]`, targets `I64[N]`, optionally class weights `[C]`; result `[N]`. An example whose target is
/// `ignoreIndex` has the loss and the gradient 0. Any other target outside `[0, C)` is an [IndexOutOfBoundsException].
///
/// @param labelSmoothing the share of each target that is spread over all classes, in `[0, 1]`
/// @param ignoreIndex the target that marks examples to leave out; PyTorch's default is -100
public record CrossEntropy(double labelSmoothing, long ignoreIndex) implements Composite, Differentiable {
    public CrossEntropy {
        if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
            throw new IllegalArgumentException("crossentropy: label smoothing must be in [0, 1]: labelSmoothing="
                    + labelSmoothing);
        }
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2, 3);
        checkOperands(this, inputs.get(0), inputs.get(1), inputs.subList(2, inputs.size()), inputs);
        return List.of(TensorSpec.of(inputs.get(0).dtype(), inputs.get(0).dim(0)));
    }

    static void checkOperands(Op op, TensorSpec logits, TensorSpec targets, List<TensorSpec> weights,
            List<TensorSpec> inputs) {
        Check.floating(op, logits);
        Check.index(op, targets);
        Check.that(logits.rank() == 2 && targets.shape().equals(Shape.of(logits.dim(0))), op,
                "logits must be [examples, classes] and targets [examples]", "logits=" + logits.shape() + ", targets="
                        + targets.shape(),
                inputs);
        Check.that(logits.dim(1) > 0, op, "there must be a class", "logits=" + logits.shape(), inputs);
        for (TensorSpec weight : weights) {
            Check.sameType(op, logits, weight);
            Check.that(weight.shape().equals(Shape.of(logits.dim(1))), op, "there must be one weight for each class",
                    "weights=" + weight.shape() + ", classes=" + logits.dim(1), inputs);
        }
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(6.0 * inputs.get(0).size(), inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor logits = inputs[0];
        Tensor kept = inputs[1].notEqual(ignoreIndex);
        Tensor targets = kept.select(inputs[1], 0);
        Tensor weights = inputs.length == 3 ? inputs[2] : null;
        Tensor logP = logits.logSoftmax(1);
        Tensor loss = picked(logP, targets);
        loss = weights == null ? loss : loss.mul(weights.indexSelect(0, targets));
        if (labelSmoothing > 0) {
            Tensor all = weights == null ? logP.sum(1) : logP.mul(weights).sum(1);
            loss = loss.mul(1 - labelSmoothing).add(all.mul(labelSmoothing / logits.dim(1)));
        }
        return new Tensor[] {kept.select(loss.neg(), 0)};
    }

    private static Tensor picked(Tensor logP, Tensor targets) {
        try {
            return logP.gather(1, targets.unsqueeze(1)).squeeze(1);
        } catch (IndexOutOfBoundsException e) {
            throw (IndexOutOfBoundsException) new IndexOutOfBoundsException(
                    "crossentropy: targets must be class numbers below " + logP.dim(1) + ": " + e.getMessage())
                    .initCause(e);
        }
    }

    /// What each class counts in each loss, before class weights: `1 - s` at the target plus `s / C`; 0 where ignored.
    static Tensor shares(Tensor logits, Tensor targets, double labelSmoothing, long ignoreIndex) {
        Tensor kept = targets.notEqual(ignoreIndex);
        Tensor shares = kept.select(targets, 0).oneHot(logits.dim(1), logits.dtype());
        if (labelSmoothing > 0) {
            shares = shares.mul(1 - labelSmoothing).add(labelSmoothing / logits.dim(1));
        }
        return kept.unsqueeze(1).select(shares, 0);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor[] gradients = new Tensor[3];
        if (v.needs(0)) {
            Op op = new CrossEntropyGrad(labelSmoothing, ignoreIndex);
            gradients[0] = v.count() == 2 ? Ops.apply(op, v.x(0), v.x(1), v.grad())
                    : Ops.apply(op, v.x(0), v.x(1), v.grad(), v.x(2));
        }
        if (v.count() == 3 && v.needs(2)) {
            Tensor counted = shares(v.x(0), v.x(1), labelSmoothing, ignoreIndex).mul(v.grad().unsqueeze(1));
            gradients[2] = counted.mul(v.x(0).logSoftmax(1)).sum(0).neg();
        }
        return Arrays.copyOf(gradients, v.count());
    }
}
