// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Gradient of [RmsNorm]: operands are x, the gradient of the result, and the weight if there is one; results are the
/// gradient of x and, with a weight, that of the weight.
///
/// @param axes the number of normalised axes, from the last one
/// @param eps what is added to the mean square
public record RmsNormGrad(int axes, double eps) implements Composite {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2, 3);
        List<TensorSpec> gradients = Normalization.gradients(this, Normalization.trailing(this, axes, inputs.get(0),
                inputs), inputs);
        return gradients.subList(0, inputs.size() - 1);
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Normalization.cost(inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor x = inputs[0];
        Tensor gradOut = inputs[1];
        Tensor weight = Normalization.optional(inputs, 2);
        int[] last = Normalization.last(x.rank(), axes);
        Tensor inverse = RmsNorm.inverse(x, eps, last);
        Tensor hat = x.mul(inverse);
        Tensor gradHat = weight == null ? gradOut : gradOut.mul(weight);
        Tensor gradX = gradHat.sub(hat.mul(gradHat.mul(hat).mean(true, last))).mul(inverse);
        return weight == null ? new Tensor[] {gradX}
                : new Tensor[] {gradX, Normalization.sumLeading(gradOut.mul(hat), axes)};
    }
}
