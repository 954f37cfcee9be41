// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.op.Window2d;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// Two-dimensional convolution: each output is a weighted sum over a window of all input channels of its group.
///
/// Shapes: `[N, in, H, W] -> [N, out, oH, oW]` with `oH = (H + 2 padding - kernel) / stride + 1`, rounded down, and
/// `oW` alike; parameters `weight` `[out, in / groups, kernel, kernel]` and `bias` `[out]`, both drawn uniformly from
/// `±1 / sqrt(fanIn)`. With `weight = [[1, 2], [3, 4]]` and `bias = 10`, the image `[[1, 0], [0, 1]]` gives the one
/// number `1 + 4 + 10 = 15`.
public final class Conv2d extends Layer {
    private final Window2d window;
    private final int groups;
    private final Tensor weight;
    private final Tensor bias;

    /// A layer in `F32` with a square kernel, stride 1, without padding, with bias.
    public Conv2d(long in, long out, int kernel, Rng rng) {
        this(in, out, kernel, 1, 0, rng);
    }

    /// A layer in `F32` with a square kernel, with bias.
    public Conv2d(long in, long out, int kernel, int stride, int padding, Rng rng) {
        this(in, out, kernel, kernel, Window2d.of(stride, padding), 1, true, DType.F32, rng);
    }

    /// A layer with all choices but the way to draw.
    public Conv2d(long in, long out, int kernelH, int kernelW, Window2d window, int groups, boolean bias, DType dtype,
            Rng rng) {
        this(in, out, kernelH, kernelW, window, groups, bias, dtype, uniform(in, kernelH, kernelW, groups), rng);
    }

    /// A layer with all choices.
    ///
    /// @param weights draws the weight; a bias is drawn as in the other constructors
    public Conv2d(long in, long out, int kernelH, int kernelW, Window2d window, int groups, boolean bias, DType dtype,
            Init weights, Rng rng) {
        checkGroups("conv2d", in, out, groups);
        this.window = window;
        this.groups = groups;
        this.weight = parameter("weight", weights.create(rng, dtype, out, in / groups, kernelH, kernelW));
        this.bias = bias ? parameter("bias", uniform(in, kernelH, kernelW, groups).create(rng, dtype, out)) : null;
    }

    private static Init uniform(long in, int kernelH, int kernelW, int groups) {
        return Init.uniformByFanIn((double) in / groups * kernelH * kernelW);
    }

    static void checkGroups(String layer, long in, long out, int groups) {
        if (groups < 1 || in % groups != 0 || out % groups != 0) {
            throw new IllegalArgumentException(layer + ": groups must divide in- and out-channels: in=" + in + ", out="
                    + out + ", groups=" + groups);
        }
    }

    /// The weight, `[out, in / groups, kernelH, kernelW]`.
    public Tensor weight() {
        return weight;
    }

    /// The bias, `[out]`, or null.
    public Tensor bias() {
        return bias;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return Functional.conv2d(x, weight, bias, window, groups);
    }

    @Override
    protected String settings() {
        return weight.dim(1) * groups + " -> " + weight.dim(0) + ", kernel=" + weight.dim(2) + "x" + weight.dim(3) + " "
                + window + (groups == 1 ? "" : " groups=" + groups) + (bias == null ? ", no bias" : "");
    }
}
