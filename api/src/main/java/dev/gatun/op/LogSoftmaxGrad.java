// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Gradient of [LogSoftmax]: operands are its result `y` and the gradient `g` of that, of one shape.
/// `g - e^y * sum(g)`, the sum along the axis.
///
/// @param axis the axis, non-negative
public record LogSoftmaxGrad(int axis) implements Composite {
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
        Tensor gradOut = inputs[1];
        return new Tensor[] {gradOut.sub(inputs[0].exp().mul(gradOut.sum(true, axis)))};
    }
}
