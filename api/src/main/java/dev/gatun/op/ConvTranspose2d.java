// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Two-dimensional transposed convolution as in PyTorch's `conv_transpose2d`: the gradient of [Conv2d] with respect to
/// its input, with a bias added.
///
/// Operands: x `[N,C,H,W]`, weight `[C,O/g,kH,kW]`, optionally bias `[O]`; result `[N,O,oH,oW]` with
/// `oH = (H - 1) * strideH - padTop - padBottom + dilationH * (kH - 1) + outputPaddingH + 1` and `oW` alike.
///
/// @param window how the kernel slides over the result
/// @param outputPaddingH rows added below the result, less than the stride
/// @param outputPaddingW columns added on the right of the result, less than the stride
/// @param groups the number of groups of channels
public record ConvTranspose2d(Window2d window, int outputPaddingH, int outputPaddingW, int groups)
        implements
            Composite {
    private static final String[] NAMES = {"input", "weight", "bias"};

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2, 3);
        TensorSpec x = inputs.get(0);
        TensorSpec weight = inputs.get(1);
        Check.floating(this, x);
        Check.sameType(this, x, weight);
        Check.that(x.rank() == 4 && weight.rank() == 4, this, "input and weight must have 4 axes", "input=" + x.shape()
                + ", weight=" + weight.shape(), inputs, NAMES);
        Check.that(weight.dim(0) == x.dim(1), this, "weight.dim(0) must equal the input channels", "weight.dim(0)="
                + weight.dim(0) + ", input.dim(1)=" + x.dim(1), inputs, NAMES);
        Check.that(groups >= 1 && x.dim(1) % groups == 0, this, "groups must divide the in-channels", "input.dim(1)="
                + x.dim(1) + ", groups=" + groups, inputs, NAMES);
        boolean padded = outputPaddingH >= 0 && outputPaddingW >= 0 && outputPaddingH < window.strideH()
                && outputPaddingW < window.strideW();
        Check.that(padded, this, "output padding must be at least 0 and less than the stride", "outputPadding=["
                + outputPaddingH + "," + outputPaddingW + "], " + window, inputs, NAMES);
        boolean places = x.dim(2) > 0 && x.dim(3) > 0 && weight.dim(2) > 0 && weight.dim(3) > 0;
        Check.that(places && height(x, weight) > 0 && width(x, weight) > 0, this, "the result must not be empty",
                "height=" + height(x, weight) + ", width=" + width(x, weight) + ", " + window, inputs, NAMES);
        long channels = weight.dim(1) * groups;
        if (inputs.size() == 3) {
            Convolutions.checkBias(this, x, inputs.get(2), channels, inputs, NAMES);
        }
        return List.of(TensorSpec.of(x.dtype(), x.dim(0), channels, height(x, weight), width(x, weight)));
    }

    private long height(TensorSpec x, TensorSpec weight) {
        return window.transposedHeight(x.dim(2), weight.dim(2)) + outputPaddingH;
    }

    private long width(TensorSpec x, TensorSpec weight) {
        return window.transposedWidth(x.dim(3), weight.dim(3)) + outputPaddingW;
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(Convolutions.flops(inputs.get(0), inputs.get(1)), inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        TensorSpec x = inputs[0].spec();
        TensorSpec weight = inputs[1].spec();
        Tensor y = Ops.apply(new Conv2dInputGrad(window, groups, height(x, weight), width(x, weight)), inputs[0],
                inputs[1]);
        return new Tensor[] {inputs.length == 3 ? y.add(inputs[2].reshape(1, y.dim(1), 1, 1)) : y};
    }
}
