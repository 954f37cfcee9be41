// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Gradient of [BatchNorm] from that of its first result: operands are x, the gradient of y, and the weight if there is
/// one; results are the gradient of x and, with a weight, those of weight and bias.
///
/// @param eps what is added to the variance
public record BatchNormGrad(double eps) implements Composite {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2, 3);
        return Normalization.gradients(this, Normalization.channelShape(this, inputs.get(0), inputs), inputs);
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
        int[] axes = Normalization.allButChannels(x.rank());
        Tensor[] standard = Normalization.standardize(x, eps, axes);
        Tensor gradHat = weight == null ? gradOut : gradOut.mul(weight);
        Tensor gradX = Normalization.gradient(standard[0], standard[1], gradHat, axes);
        return weight == null ? new Tensor[] {gradX}
                : new Tensor[] {gradX, gradOut.mul(standard[0]).sum(axes), gradOut.sum(axes)};
    }
}
