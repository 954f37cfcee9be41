// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;
import java.util.stream.IntStream;

/// What the normalisations share: centering and scaling along some axes, its gradient, and the checks of operands.
final class Normalization {
    private static final double FLOPS = 8;

    private Normalization() {
    }

    /// `(x - mean(x)) / sqrt(var(x) + eps)` with the biased variance, and `1 / sqrt(var(x) + eps)`.
    static Tensor[] standardize(Tensor x, double eps, int... axes) {
        Tensor centered = x.sub(x.mean(true, axes));
        Tensor inverse = centered.square().mean(true, axes).add(eps).rsqrt();
        return new Tensor[] {centered.mul(inverse), inverse};
    }

    /// The gradient of [#standardize] with respect to x, from its two results and the gradient of the first one.
    static Tensor gradient(Tensor hat, Tensor inverse, Tensor gradHat, int... axes) {
        Tensor along = gradHat.mul(hat).mean(true, axes);
        return gradHat.sub(gradHat.mean(true, axes)).sub(hat.mul(along)).mul(inverse);
    }

    /// `hat * weight + bias`, as far as weight and bias, views that broadcast to `hat`, are there.
    static Tensor affine(Tensor hat, Tensor weight, Tensor bias) {
        Tensor scaled = weight == null ? hat : hat.mul(weight);
        return bias == null ? scaled : scaled.add(bias);
    }

    /// Channel parameters `[C]` as a view that broadcasts to `[N,C,…]`; null stays null.
    static Tensor channels(Tensor parameter, int rank) {
        if (parameter == null) {
            return null;
        }
        Shape shape = parameter.shape();
        for (int i = 2; i < rank; i++) {
            shape = shape.inserted(-1, 1);
        }
        return parameter.reshape(shape);
    }

    /// All axes but the channels'.
    static int[] allButChannels(int rank) {
        return IntStream.range(0, rank).filter(axis -> axis != 1).toArray();
    }

    /// The last `count` axes.
    static int[] last(int rank, int count) {
        return IntStream.range(rank - count, rank).toArray();
    }

    /// Operand `i`, or null if there are fewer.
    static Tensor optional(Tensor[] inputs, int i) {
        return i < inputs.length ? inputs[i] : null;
    }

    /// Sums over the axes in front of the last `count` ones.
    static Tensor sumLeading(Tensor x, int count) {
        return x.rank() == count ? x : x.sum(IntStream.range(0, x.rank() - count).toArray());
    }

    /// The shape of the last `count` axes.
    static Shape trailing(Op op, int count, TensorSpec x, List<TensorSpec> inputs) {
        Check.that(count >= 1 && count <= x.rank(), op, "the number of normalised axes must be in [1, rank]", "axes="
                + count + ", rank=" + x.rank(), inputs);
        Shape shape = x.shape();
        while (shape.rank() > count) {
            shape = shape.without(0);
        }
        return shape;
    }

    /// The shape `[C]` of channel parameters of x `[N,C,…]`.
    static Shape channelShape(Op op, TensorSpec x, List<TensorSpec> inputs) {
        Check.that(x.rank() >= 2, op, "input must have a batch and a channel axis", "input=" + x.shape(), inputs);
        return Shape.of(x.dim(1));
    }

    /// Fails unless all operands from `first` on have the type of operand 0 and the given shape.
    static void checkParameters(Op op, Shape shape, int first, List<TensorSpec> inputs, String... names) {
        Check.floating(op, inputs.get(0));
        for (int i = first; i < inputs.size(); i++) {
            Check.sameType(op, inputs.get(0), inputs.get(i));
            Check.that(inputs.get(i).shape().equals(shape), op, names[i] + " must have the shape of what it scales",
                    names[i] + "=" + inputs.get(i).shape() + ", expected=" + shape, inputs, names);
        }
    }

    /// The specs of a gradient op with the operands x, gradOut and optionally weight of shape `shape`: the gradient of
    /// x, and with a weight also those of weight and bias.
    static List<TensorSpec> gradients(Op op, Shape shape, List<TensorSpec> inputs) {
        TensorSpec x = inputs.get(0);
        checkParameters(op, x.shape(), 1, inputs.subList(0, 2), "input", "gradOut");
        checkParameters(op, shape, 2, inputs, "input", "gradOut", "weight");
        TensorSpec parameter = TensorSpec.of(x.dtype(), shape);
        return inputs.size() == 2 ? List.of(x.packed()) : List.of(x.packed(), parameter, parameter);
    }

    static Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(FLOPS * inputs.get(0).size(), inputs, outputs);
    }
}
