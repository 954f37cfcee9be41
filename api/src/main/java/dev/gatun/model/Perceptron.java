// SPDX-License-Identifier: Apache-2.0
package dev.gatun.model;

import dev.gatun.nn.Layer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;

/// The perceptron with its own learning rule (Rosenblatt, "The perceptron", 1958).
///
/// Shapes: `[N, features] -> [N]`, the score `x weight + bias`, whose sign is the class. Parameters `weight`
/// `[features]` and `bias` `[]`, which start from 0. Learning needs no gradient: for each example of class `t` (-1 or
/// 1) whose score has not the sign of `t`, `weight` grows by `t x` and `bias` by `t`. If some plane separates the
/// classes, this ends after finitely many mistakes (Novikoff 1962).
public final class Perceptron extends Layer {
    private final Tensor weight;
    private final Tensor bias;

    /// A perceptron in `F32`.
    public Perceptron(long features) {
        this.weight = parameter("weight", Tensor.zeros(DType.F32, features));
        this.bias = parameter("bias", Tensor.zeros(DType.F32));
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.matmul(weight).add(bias);
    }

    /// The classes of `x`: 1 where the score is positive, else -1.
    public Tensor classify(Tensor x) {
        return forward(x).greater(0).to(DType.F32).mul(2).sub(1);
    }

    /// Learns from the examples in their order until an epoch has no mistake.
    ///
    /// @param x the inputs, `F32[N, features]`
    /// @param targets the classes, `F32[N]`, -1 or 1
    /// @param epochs how often to go through them at most
    /// @return the number of mistakes in the last epoch: 0 if all is learned
    public int fit(Tensor x, Tensor targets, int epochs) {
        double[] classes = targets.toDoubles();
        for (double t : classes) {
            if (t != -1 && t != 1) {
                throw new IllegalArgumentException("perceptron: classes must be -1 or 1: class=" + t);
            }
        }
        if (x.rank() != 2 || targets.rank() != 1 || x.dim(0) != targets.dim(0)) {
            throw new IllegalArgumentException("perceptron: there must be one class for each example: x=" + x.spec()
                    + ", targets=" + targets.spec());
        }
        int mistakes = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            mistakes = 0;
            for (int i = 0; i < classes.length; i++) {
                try (Scope _ = Scope.open("perceptron")) {
                    Tensor example = x.get(i);
                    if (forward(example).item() * classes[i] <= 0) {
                        weight.copyFrom(weight.add(example.mul(classes[i])));
                        bias.copyFrom(bias.add(classes[i]));
                        mistakes++;
                    }
                }
            }
            if (mistakes == 0) {
                return 0;
            }
        }
        return mistakes;
    }
}
