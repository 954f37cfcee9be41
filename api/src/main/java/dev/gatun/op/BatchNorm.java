// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;

/// Normalisation of each channel over the batch, the form for training: `(x - mean) / sqrt(var + eps) * weight + bias`,
/// with mean and biased variance over all axes but the channels' (Ioffe, Szegedy, "Batch normalization", ICML 2015;
/// PyTorch's `batch_norm`).
///
/// Operands: x `[N,C,…]`, optionally weight `[C]`, optionally bias `[C]`. Results: y of the shape of x, the batch's mean
/// `[C]` and biased variance `[C]`. Less than two values in a channel are an error.
///
/// @param eps what is added to the variance
public record BatchNorm(double eps) implements Composite, Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 1, 3);
        TensorSpec x = inputs.get(0);
        Shape channels = Normalization.channelShape(this, x, inputs);
        Normalization.checkParameters(this, channels, 1, inputs, "input", "weight", "bias");
        long values = 1;
        for (int axis : Normalization.allButChannels(x.rank())) {
            values *= x.dim(axis);
        }
        Check.that(values > 1, this, "training needs more than one value in each channel", "values=" + values
                + ", input=" + x.shape(), inputs, "input", "weight", "bias");
        TensorSpec statistic = TensorSpec.of(x.dtype(), channels);
        return List.of(x.packed(), statistic, statistic);
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Normalization.cost(inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor x = inputs[0];
        int[] axes = Normalization.allButChannels(x.rank());
        Tensor mean = x.mean(true, axes);
        Tensor centered = x.sub(mean);
        Tensor variance = centered.square().mean(true, axes);
        Tensor hat = centered.mul(variance.add(eps).rsqrt());
        Tensor y = Normalization.affine(hat, Normalization.channels(Normalization.optional(inputs, 1), x.rank()),
                Normalization.channels(Normalization.optional(inputs, 2), x.rank()));
        return new Tensor[] {y, mean.reshape(x.dim(1)), variance.reshape(x.dim(1))};
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor x = v.x(0);
        Tensor[] operands = v.count() == 1 ? new Tensor[] {x, v.grad()} : new Tensor[] {x, v.grad(), v.x(1)};
        Tensor[] gradients = Arrays.copyOf(Ops.applyAll(new BatchNormGrad(eps), operands), v.count());
        double share = (double) x.dim(1) / x.size();
        if (v.hasGrad(1)) {
            gradients[0] = gradients[0].add(Normalization.channels(v.grad(1).mul(share), x.rank()));
        }
        if (v.hasGrad(2)) {
            Tensor centered = x.sub(Normalization.channels(v.y(1), x.rank()));
            gradients[0] = gradients[0].add(centered.mul(Normalization.channels(v.grad(2).mul(2 * share), x.rank())));
        }
        return gradients;
    }
}
