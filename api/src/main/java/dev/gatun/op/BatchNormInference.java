// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Normalisation of each channel with known mean and variance, the form for inference:
/// `(x - mean) / sqrt(var + eps) * weight + bias` (PyTorch's `batch_norm` without training, ONNX's
/// `BatchNormalization`).
///
/// Operands: x `[N,C,…]`, weight, bias, mean, variance (each `[C]`), or x, mean, variance; result of the shape of x.
///
/// @param eps what is added to the variance
public record BatchNormInference(double eps) implements Composite {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        String[] names = inputs.size() == 3 ? new String[] {"input", "mean", "variance"}
                : new String[] {"input", "weight", "bias", "mean", "variance"};
        Check.that(inputs.size() == 3 || inputs.size() == 5, this, "wrong number of operands", "expected=3 or 5, got="
                + inputs.size(), inputs);
        TensorSpec x = inputs.get(0);
        Normalization.checkParameters(this, Normalization.channelShape(this, x, inputs), 1, inputs, names);
        return List.of(x.packed());
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(2.0 * outputs.get(0).size(), inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        boolean affine = inputs.length == 5;
        Tensor x = inputs[0];
        Tensor mean = inputs[inputs.length - 2];
        Tensor inverse = inputs[inputs.length - 1].add(eps).rsqrt();
        Tensor scale = affine ? inverse.mul(inputs[1]) : inverse;
        Tensor shift = mean.mul(scale);
        shift = affine ? inputs[2].sub(shift) : shift.neg();
        return new Tensor[] {x.mul(Normalization.channels(scale, x.rank()))
                .add(Normalization.channels(shift, x.rank()))};
    }
}
