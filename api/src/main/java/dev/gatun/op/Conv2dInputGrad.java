// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The gradient of [Conv2d] with respect to its input, which is also the transposed convolution without bias.
///
/// Operands: gradOut `[N,O,oH,oW]`, weight `[O,C/g,kH,kW]`; result `[N,C,H,W]`. The convolution of an `H x W` input
/// must have `oH x oW` places.
///
/// @param window how the kernel slides
/// @param groups the number of groups of channels
/// @param height `H`, the height of the convolution's input
/// @param width `W`, its width
public record Conv2dInputGrad(Window2d window, int groups, long height, long width) implements Differentiable {
    private static final String[] NAMES = {"gradOut", "weight"};

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2);
        TensorSpec gradOut = inputs.get(0);
        TensorSpec weight = inputs.get(1);
        Check.that(gradOut.rank() == 4 && weight.rank() == 4, this, "gradOut and weight must have 4 axes", "gradOut="
                + gradOut.shape() + ", weight=" + weight.shape(), inputs, NAMES);
        Check.that(groups >= 1, this, "groups must be positive", "groups=" + groups, inputs, NAMES);
        TensorSpec x = TensorSpec.of(gradOut.dtype(), gradOut.dim(0), weight.dim(1) * groups, height, width);
        TensorSpec y = Convolutions.result(this, window, groups, x, weight, inputs, NAMES);
        Check.that(y.shape().equals(gradOut.shape()), this, "gradOut must have the shape of the convolution", "gradOut="
                + gradOut.shape() + ", convolution=" + y.shape() + " of " + x.shape() + ", " + window, inputs, NAMES);
        return List.of(x);
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(Convolutions.flops(inputs.get(0), inputs.get(1)), inputs, outputs);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor weight = v.x(1);
        Tensor gradY = v.needs(0) ? Ops.apply(new Conv2d(window, groups), v.grad(), weight) : null;
        Tensor gradWeight = v.needs(1)
                ? Ops.apply(new Conv2dWeightGrad(window, groups, weight.dim(2), weight.dim(3)), v.grad(), v.x(0))
                : null;
        return new Tensor[] {gradY, gradWeight};
    }
}
