// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// One-dimensional convolution (cross-correlation) as in PyTorch's `conv1d`: [Conv2d] of an image of height 1.
///
/// Operands: x `[N,C,L]`, weight `[O,C/g,k]`, optionally bias `[O]`; result `[N,O,oL]` with
/// `oL = floor((L + 2 * padding - dilation * (k - 1) - 1) / stride) + 1`.
///
/// @param stride elements from one place of the kernel to the next
/// @param padding zeros added on both sides
/// @param dilation elements from one kernel element to the next
/// @param groups the number of groups of channels that are convolved apart
public record Conv1d(int stride, int padding, int dilation, int groups) implements Composite {
    private static final String[] NAMES = {"input", "weight", "bias"};

    private Window2d window() {
        return Window2d.of(1, stride, 0, padding).dilation(1, dilation);
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2, 3);
        TensorSpec x = inputs.get(0);
        TensorSpec weight = inputs.get(1);
        Check.that(x.rank() == 3 && weight.rank() == 3, this, "input and weight must have 3 axes", "input=" + x.shape()
                + ", weight=" + weight.shape(), inputs, NAMES);
        TensorSpec y = Convolutions.result(this, window(), groups, image(x), image(weight), inputs, NAMES);
        if (inputs.size() == 3) {
            Convolutions.checkBias(this, x, inputs.get(2), weight.dim(0), inputs, NAMES);
        }
        return List.of(TensorSpec.of(x.dtype(), y.shape().without(2)));
    }

    private static TensorSpec image(TensorSpec x) {
        return TensorSpec.of(x.dtype(), x.shape().inserted(2, 1));
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(Convolutions.flops(outputs.get(0), image(inputs.get(1))), inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor[] images = inputs.clone();
        images[0] = inputs[0].unsqueeze(2);
        images[1] = inputs[1].unsqueeze(2);
        return new Tensor[] {Ops.apply(new Conv2d(window(), groups), images).squeeze(2)};
    }
}
