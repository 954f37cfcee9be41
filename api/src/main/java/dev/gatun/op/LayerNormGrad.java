// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Gradient of [LayerNorm]: operands are x, the gradient of the result, and the weight if there is one; results are the
/// gradient of x and, with a weight, those of weight and bias.
///
/// @param axes the number of normalised axes, from the last one
/// @param eps what is added to the variance
public record LayerNormGrad(int axes, double eps) implements Composite {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2, 3);
        return Normalization.gradients(this, Normalization.trailing(this, axes, inputs.get(0), inputs), inputs);
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Normalization.cost(inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor gradOut = inputs[1];
        Tensor weight = Normalization.optional(inputs, 2);
        int[] last = Normalization.last(inputs[0].rank(), axes);
        Tensor[] standard = Normalization.standardize(inputs[0], eps, last);
        Tensor gradHat = weight == null ? gradOut : gradOut.mul(weight);
        Tensor gradX = Normalization.gradient(standard[0], standard[1], gradHat, last);
        if (weight == null) {
            return new Tensor[] {gradX};
        }
        return new Tensor[] {gradX, Normalization.sumLeading(gradOut.mul(standard[0]), axes),
            Normalization.sumLeading(gradOut, axes)};
    }
}
