// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Gradient of [Softmax]: operands are its result `y` and the gradient `g` of that, of one shape.
/// `y * (g - sum(g * y))`, the sum along the axis.
///
/// @param axis the axis, non-negative
public record SoftmaxGrad(int axis) implements Composite {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        return List.of(Check.gradient(this, axis, inputs));
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(4.0 * outputs.get(0).size(), inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor y = inputs[0];
        Tensor gradOut = inputs[1];
        return new Tensor[] {y.mul(gradOut.sub(gradOut.mul(y).sum(true, axis)))};
    }
}
