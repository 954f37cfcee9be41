// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;

/// Two-dimensional convolution (cross-correlation) as in PyTorch's `conv2d`: for out-channel `o` of group `q`,
/// `y[n,o,i,j] = bias[o] + sum over c,u,v of weight[o,c,u,v] * x[n, q*C/g + c, i*strideH - padTop + u*dilationH,
/// j*strideW - padLeft + v*dilationW]`, where elements outside x are 0.
///
/// Operands: x `[N,C,H,W]`, weight `[O,C/g,kH,kW]`, optionally bias `[O]`; result `[N,O,oH,oW]` with the sizes of
/// [Window2d]. An empty batch gives an empty result; a kernel that does not fit is an error.
///
/// @param window how the kernel slides
/// @param groups the number of groups of channels that are convolved apart; `C` gives a depthwise convolution
public record Conv2d(Window2d window, int groups) implements Differentiable {
    private static final String[] NAMES = {"input", "weight", "bias"};

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2, 3);
        TensorSpec x = inputs.get(0);
        TensorSpec weight = inputs.get(1);
        TensorSpec y = Convolutions.result(this, window, groups, x, weight, inputs, NAMES);
        if (inputs.size() == 3) {
            Convolutions.checkBias(this, x, inputs.get(2), weight.dim(0), inputs, NAMES);
        }
        return List.of(y);
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(Convolutions.flops(outputs.get(0), inputs.get(1)), inputs, outputs);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor x = v.x(0);
        Tensor weight = v.x(1);
        Tensor[] gradients = new Tensor[3];
        if (v.needs(0)) {
            gradients[0] = Ops.apply(new Conv2dInputGrad(window, groups, x.dim(2), x.dim(3)), v.grad(), weight);
        }
        if (v.needs(1)) {
            gradients[1] = Ops.apply(new Conv2dWeightGrad(window, groups, weight.dim(2), weight.dim(3)), x, v.grad());
        }
        if (v.count() == 3 && v.needs(2)) {
            gradients[2] = v.grad().sum(0, 2, 3);
        }
        return Arrays.copyOf(gradients, v.count());
    }
}
