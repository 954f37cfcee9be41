// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;

/// Normalisation of the last axes: `(x - mean) / sqrt(var + eps) * weight + bias`, with mean and biased variance over
/// those axes of each example (Ba, Kiros, Hinton, "Layer normalization", 2016; PyTorch's `layer_norm`).
///
/// Operands: x, optionally weight, optionally bias, both of the shape of the normalised axes; result of the shape of x.
/// Normalised axes without elements give an empty result.
///
/// @param axes the number of normalised axes, from the last one
/// @param eps what is added to the variance
public record LayerNorm(int axes, double eps) implements Composite, Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 1, 3);
        TensorSpec x = inputs.get(0);
        Normalization.checkParameters(this, Normalization.trailing(this, axes, x, inputs), 1, inputs, "input",
                "weight", "bias");
        return List.of(x.packed());
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Normalization.cost(inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor hat = Normalization.standardize(inputs[0], eps, Normalization.last(inputs[0].rank(), axes))[0];
        return new Tensor[] {Normalization.affine(hat, Normalization.optional(inputs, 1),
                Normalization.optional(inputs, 2))};
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor[] operands = v.count() == 1 ? new Tensor[] {v.x(0), v.grad()}
                : new Tensor[] {v.x(0), v.grad(), v.x(1)};
        return Arrays.copyOf(Ops.applyAll(new LayerNormGrad(axes, eps), operands), v.count());
    }
}
