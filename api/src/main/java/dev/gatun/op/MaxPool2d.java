// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The largest element of each window over the last two axes, as in PyTorch's `max_pool2d`.
///
/// Operand: x `[N,C,H,W]`. Results: y `[N,C,oH,oW]`, and where each element comes from: `row * W + column` in x, as
/// `I64` of the shape of y. Padding counts as negative infinity. Among equal elements the first one in row-major order
/// is taken; a NaN wins, the last one if there are several. A window without any element of x is an error.
///
/// @param kernelH the window's rows
/// @param kernelW the window's columns
/// @param window how it slides
/// @param ceilMode whether a last window may reach over the end of the padded input
public record MaxPool2d(int kernelH, int kernelW, Window2d window, boolean ceilMode) implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        TensorSpec y = Pools.result(this, kernelH, kernelW, window, ceilMode, x, inputs);
        return List.of(y, TensorSpec.of(DType.I64, y.shape()));
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of((double) outputs.get(0).size() * kernelH * kernelW, inputs, outputs);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new MaxPool2dGrad(v.x(0).dim(2), v.x(0).dim(3)), v.grad(), v.y(1))};
    }
}
