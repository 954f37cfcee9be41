// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;

/// Normalisation of groups of channels of each example: `(x - mean) / sqrt(var + eps) * weight + bias`, with mean and
/// biased variance over the group's channels and all further axes (Wu, He, "Group normalization", ECCV 2018; PyTorch's
/// `group_norm`).
///
/// Operands: x `[N,C,…]`, optionally weight `[C]`, optionally bias `[C]`; result of the shape of x.
///
/// @param groups the number of groups, a divisor of `C`
/// @param eps what is added to the variance
public record GroupNorm(int groups, double eps) implements Composite, Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 1, 3);
        TensorSpec x = inputs.get(0);
        Normalization.checkParameters(this, Normalization.channelShape(this, x, inputs), 1, inputs, "input", "weight",
                "bias");
        checkGroups(this, groups, x, inputs);
        return List.of(x.packed());
    }

    static void checkGroups(Op op, int groups, TensorSpec x, List<TensorSpec> inputs) {
        Check.that(groups >= 1 && x.dim(1) % groups == 0, op, "groups must divide the channels", "input.dim(1)="
                + x.dim(1) + ", groups=" + groups, inputs);
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Normalization.cost(inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor x = inputs[0];
        Tensor hat = Normalization.standardize(split(x, groups), eps, 2)[0].reshape(x.shape());
        return new Tensor[] {Normalization.affine(hat,
                Normalization.channels(Normalization.optional(inputs, 1), x.rank()),
                Normalization.channels(Normalization.optional(inputs, 2), x.rank()))};
    }

    /// x as `[N, groups, elements of a group]`.
    static Tensor split(Tensor x, int groups) {
        long each = x.dim(1) / groups;
        for (int i = 2; i < x.rank(); i++) {
            each *= x.dim(i);
        }
        return x.reshape(x.dim(0), groups, each);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor[] operands = v.count() == 1 ? new Tensor[] {v.x(0), v.grad()}
                : new Tensor[] {v.x(0), v.grad(), v.x(1)};
        return Arrays.copyOf(Ops.applyAll(new GroupNormGrad(groups, eps), operands), v.count());
    }
}
