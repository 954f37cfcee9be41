// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.op.Window2d;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// Two-dimensional transposed convolution: each input spreads a multiple of the kernel over the output; what
/// [Conv2d] does to gradients.
///
/// Shapes: `[N, in, H, W] -> [N, out, oH, oW]` with `oH = (H - 1) stride - 2 padding + kernel + outputPadding` and `oW`
/// alike; parameters `weight` `[in, out / groups, kernel, kernel]` and `bias` `[out]`, both drawn uniformly from
/// `±1 / sqrt(out / groups * kernel^2)`. With `weight = [[1, 2], [3, 4]]`, no bias and stride 2, the image `[[10]]`
/// gives `[[10, 20], [30, 40]]`.
public final class ConvTranspose2d extends Layer {
    private final Window2d window;
    private final int outputPaddingH;
    private final int outputPaddingW;
    private final int groups;
    private final Tensor weight;
    private final Tensor bias;

    /// A layer in `F32` with a square kernel, with bias.
    public ConvTranspose2d(long in, long out, int kernel, int stride, int padding, Rng rng) {
        this(in, out, kernel, kernel, Window2d.of(stride, padding), 0, 0, 1, true, DType.F32, rng);
    }

    /// A layer with all choices.
    public ConvTranspose2d(long in, long out, int kernelH, int kernelW, Window2d window, int outputPaddingH,
            int outputPaddingW, int groups, boolean bias, DType dtype, Rng rng) {
        Conv2d.checkGroups("convtranspose2d", in, out, groups);
        this.window = window;
        this.outputPaddingH = outputPaddingH;
        this.outputPaddingW = outputPaddingW;
        this.groups = groups;
        Init init = Init.uniformByFanIn((double) out / groups * kernelH * kernelW);
        this.weight = parameter("weight", init.create(rng, dtype, in, out / groups, kernelH, kernelW));
        this.bias = bias ? parameter("bias", init.create(rng, dtype, out)) : null;
    }

    /// The weight, `[in, out / groups, kernelH, kernelW]`.
    public Tensor weight() {
        return weight;
    }

    /// The bias, `[out]`, or null.
    public Tensor bias() {
        return bias;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return Functional.convTranspose2d(x, weight, bias, window, outputPaddingH, outputPaddingW, groups);
    }

    @Override
    protected String settings() {
        return weight.dim(0) + " -> " + weight.dim(1) * groups + ", kernel=" + weight.dim(2) + "x" + weight.dim(3) + " "
                + window + (groups == 1 ? "" : " groups=" + groups) + (bias == null ? ", no bias" : "");
    }
}
