// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// One-dimensional convolution: each output is a weighted sum over a window of all input channels of its group.
///
/// Shapes: `[N, in, L] -> [N, out, (L + 2 padding - dilation (kernel - 1) - 1) / stride + 1]`, rounded down;
/// parameters `weight` `[out, in / groups, kernel]` and `bias` `[out]`, both drawn uniformly from `±1 / sqrt(fanIn)`.
/// With `weight = [1, 0, -1]`, no bias and no padding, `x = [1, 2, 4, 8]` gives `[1 - 4, 2 - 8] = [-3, -6]`.
public final class Conv1d extends Layer {
    private final int stride;
    private final int padding;
    private final int dilation;
    private final int groups;
    private final Tensor weight;
    private final Tensor bias;

    /// A layer in `F32` with stride 1, without padding, with bias.
    public Conv1d(long in, long out, int kernel, Rng rng) {
        this(in, out, kernel, 1, 0, 1, 1, true, DType.F32, rng);
    }

    /// A layer with all choices.
    public Conv1d(long in, long out, int kernel, int stride, int padding, int dilation, int groups, boolean bias,
            DType dtype, Rng rng) {
        this.stride = stride;
        this.padding = padding;
        this.dilation = dilation;
        this.groups = groups;
        Conv2d.checkGroups("conv1d", in, out, groups);
        Init init = Init.uniformByFanIn((double) in / groups * kernel);
        this.weight = parameter("weight", init.create(rng, dtype, out, in / groups, kernel));
        this.bias = bias ? parameter("bias", init.create(rng, dtype, out)) : null;
    }

    /// The weight, `[out, in / groups, kernel]`.
    public Tensor weight() {
        return weight;
    }

    /// The bias, `[out]`, or null.
    public Tensor bias() {
        return bias;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return Functional.conv1d(x, weight, bias, stride, padding, dilation, groups);
    }

    @Override
    protected String settings() {
        return weight.dim(1) * groups + " -> " + weight.dim(0) + ", kernel=" + weight.dim(2) + " stride=" + stride
                + " pad=" + padding + " dilation=" + dilation + (groups == 1 ? "" : " groups=" + groups)
                + (bias == null ? ", no bias" : "");
    }
}
