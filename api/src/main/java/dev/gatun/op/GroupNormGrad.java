// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Gradient of [GroupNorm]: operands are x, the gradient of the result, and the weight if there is one; results are the
/// gradient of x and, with a weight, those of weight and bias.
///
/// @param groups the number of groups, a divisor of `C`
/// @param eps what is added to the variance
public record GroupNormGrad(int groups, double eps) implements Composite {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2, 3);
        TensorSpec x = inputs.get(0);
        List<TensorSpec> gradients = Normalization.gradients(this, Normalization.channelShape(this, x, inputs),
                inputs);
        GroupNorm.checkGroups(this, groups, x, inputs);
        return gradients;
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Normalization.cost(inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor x = inputs[0];
        Tensor gradOut = inputs[1];
        Tensor weight = Normalization.channels(Normalization.optional(inputs, 2), x.rank());
        Tensor[] standard = Normalization.standardize(GroupNorm.split(x, groups), eps, 2);
        Tensor gradHat = GroupNorm.split(weight == null ? gradOut : gradOut.mul(weight), groups);
        Tensor gradX = Normalization.gradient(standard[0], standard[1], gradHat, 2).reshape(x.shape());
        if (weight == null) {
            return new Tensor[] {gradX};
        }
        int[] rest = Normalization.allButChannels(x.rank());
        return new Tensor[] {gradX, gradOut.mul(standard[0].reshape(x.shape())).sum(rest), gradOut.sum(rest)};
    }
}
