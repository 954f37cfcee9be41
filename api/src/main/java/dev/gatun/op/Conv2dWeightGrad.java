// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The gradient of [Conv2d] with respect to its weight.
///
/// Operands: x `[N,C,H,W]`, gradOut `[N,O,oH,oW]`; result `[O,C/g,kH,kW]`. An empty batch gives zeros.
///
/// @param window how the kernel slides
/// @param groups the number of groups of channels
/// @param kernelH `kH`, the height of the kernel
/// @param kernelW `kW`, its width
public record Conv2dWeightGrad(Window2d window, int groups, long kernelH, long kernelW) implements Differentiable {
    private static final String[] NAMES = {"input", "gradOut"};

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2);
        TensorSpec x = inputs.get(0);
        TensorSpec gradOut = inputs.get(1);
        Check.sameType(this, x, gradOut);
        Check.that(x.rank() == 4 && gradOut.rank() == 4, this, "input and gradOut must have 4 axes", "input="
                + x.shape() + ", gradOut=" + gradOut.shape(), inputs, NAMES);
        Check.that(groups >= 1 && x.dim(1) % groups == 0, this, "groups must divide the in-channels", "input.dim(1)="
                + x.dim(1) + ", groups=" + groups, inputs, NAMES);
        TensorSpec weight = TensorSpec.of(x.dtype(), gradOut.dim(1), x.dim(1) / groups, kernelH, kernelW);
        TensorSpec y = Convolutions.result(this, window, groups, x, weight, inputs, NAMES);
        Check.that(y.shape().equals(gradOut.shape()), this, "gradOut must have the shape of the convolution", "gradOut="
                + gradOut.shape() + ", convolution=" + y.shape() + ", " + window, inputs, NAMES);
        return List.of(weight);
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(Convolutions.flops(inputs.get(1), outputs.get(0)), inputs, outputs);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor x = v.x(0);
        Tensor gradX = v.needs(0)
                ? Ops.apply(new Conv2dInputGrad(window, groups, x.dim(2), x.dim(3)), v.x(1), v.grad()) : null;
        Tensor gradY = v.needs(1) ? Ops.apply(new Conv2d(window, groups), x, v.grad()) : null;
        return new Tensor[] {gradX, gradY};
    }
}
