// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;

/// Scaling of the last axes by their root mean square: `x / sqrt(mean(x^2) + eps) * weight` (Zhang, Sennrich, "Root
/// mean square layer normalization", 2019; PyTorch's `rms_norm`).
///
/// Operands: x, optionally weight of the shape of the normalised axes; result of the shape of x.
///
/// @param axes the number of normalised axes, from the last one
/// @param eps what is added to the mean square
public record RmsNorm(int axes, double eps) implements Composite, Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 1, 2);
        TensorSpec x = inputs.get(0);
        Normalization.checkParameters(this, Normalization.trailing(this, axes, x, inputs), 1, inputs, "input",
                "weight");
        return List.of(x.packed());
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Normalization.cost(inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor x = inputs[0];
        Tensor hat = x.mul(inverse(x, eps, Normalization.last(x.rank(), axes)));
        return new Tensor[] {Normalization.affine(hat, Normalization.optional(inputs, 1), null)};
    }

    /// `1 / sqrt(mean(x^2) + eps)`.
    static Tensor inverse(Tensor x, double eps, int... axes) {
        return x.square().mean(true, axes).add(eps).rsqrt();
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor[] operands = v.count() == 1 ? new Tensor[] {v.x(0), v.grad()}
                : new Tensor[] {v.x(0), v.grad(), v.x(1)};
        return Arrays.copyOf(Ops.applyAll(new RmsNormGrad(axes, eps), operands), v.count());
    }
}
