// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// `e^x / sum(e^x)` along one axis, computed from `x - max(x)` so that it does not overflow.
///
/// Negative infinity gives 0; NaN or positive infinity anywhere, or negative infinity everywhere, gives NaN along the
/// whole axis, as in PyTorch.
///
/// @param axis the axis, non-negative
public record Softmax(int axis) implements Composite, Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        Check.floating(this, x);
        Check.axis(this, axis, x);
        return List.of(x.packed());
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(4.0 * outputs.get(0).size(), inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor x = inputs[0];
        if (x.size() == 0) {
            return new Tensor[] {Tensor.zeros(x.spec())};
        }
        Tensor exp = x.sub(x.max(true, axis)).exp();
        return new Tensor[] {exp.div(exp.sum(true, axis))};
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new SoftmaxGrad(axis), v.y(0), v.grad())};
    }
}
