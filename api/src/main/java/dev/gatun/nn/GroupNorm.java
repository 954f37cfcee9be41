// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;

/// Brings groups of channels of each example to mean 0 and variance 1, then scales and shifts each channel (Wu and He
/// 2018).
///
/// For inputs `[N, C, …]`. With 2 groups, the channels `[1, 3, 10, 30]` of one pixel become `[-1, 1, -1, 1]` up to
/// epsilon. Parameters `weight` (ones) and `bias` (zeros), `[C]`.
public final class GroupNorm extends Layer {
    private final int groups;
    private final double epsilon;
    private final Tensor weight;
    private final Tensor bias;

    /// A layer in `F32` with epsilon 1e-5.
    public GroupNorm(int groups, long channels) {
        this(groups, channels, 1e-5, DType.F32);
    }

    /// A layer with all choices.
    public GroupNorm(int groups, long channels, double epsilon, DType dtype) {
        if (groups < 1 || channels % groups != 0) {
            throw new IllegalArgumentException("groupnorm: groups must divide the channels: channels=" + channels
                    + ", groups=" + groups);
        }
        this.groups = groups;
        this.epsilon = epsilon;
        this.weight = parameter("weight", Tensor.ones(dtype, channels));
        this.bias = parameter("bias", Tensor.zeros(dtype, channels));
    }

    @Override
    protected Tensor compute(Tensor x) {
        return Functional.groupNorm(x, groups, weight, bias, epsilon);
    }

    @Override
    protected String settings() {
        return groups + " groups of " + weight.dim(0) + ", epsilon=" + epsilon;
    }
}
