// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Gradient of [CrossEntropy] with respect to the logits: `g * (softmax(logits) * sum(q) - q)` with the share
/// `q[c] = w[c] * ((1 - s) * [c = t] + s / C)` of each class in the loss, and 0 for ignored examples.
///
/// Operands: logits `[N,C]`, targets `I64[N]`, the losses' gradient `g` `[N]`, optionally class weights `[C]`; result
/// `[N,C]`.
///
/// @param labelSmoothing the share of each target that is spread over all classes
/// @param ignoreIndex the target that marks examples to leave out
public record CrossEntropyGrad(double labelSmoothing, long ignoreIndex) implements Composite {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 3, 4);
        TensorSpec logits = inputs.get(0);
        CrossEntropy.checkOperands(this, logits, inputs.get(1), inputs.subList(3, inputs.size()), inputs);
        Check.sameType(this, logits, inputs.get(2));
        Check.that(inputs.get(2).shape().equals(Shape.of(logits.dim(0))), this, "gradOut must be [examples]", "gradOut="
                + inputs.get(2).shape() + ", logits=" + logits.shape(), inputs);
        return List.of(logits.packed());
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(6.0 * inputs.get(0).size(), inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor shares = CrossEntropy.shares(inputs[0], inputs[1], labelSmoothing, ignoreIndex);
        shares = inputs.length == 4 ? shares.mul(inputs[3]) : shares;
        Tensor gradient = inputs[0].softmax(1).mul(shares.sum(true, 1)).sub(shares);
        return new Tensor[] {gradient.mul(inputs[2].unsqueeze(1))};
    }
}
