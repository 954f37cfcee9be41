// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The mean of each window over the last two axes, as in PyTorch's `avg_pool2d`.
///
/// Operand: x `[N,C,H,W]`; result `[N,C,oH,oW]`. Padding counts as 0; what a window covers beyond the padding, with
/// `ceilMode`, never counts. A window without any element of x is an error.
///
/// @param kernelH the window's rows
/// @param kernelW the window's columns
/// @param window how it slides
/// @param countIncludePad whether padding elements count in the divisor
/// @param ceilMode whether a last window may reach over the end of the padded input
public record AvgPool2d(int kernelH, int kernelW, Window2d window, boolean countIncludePad, boolean ceilMode)
        implements
            Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        return List.of(Pools.result(this, kernelH, kernelW, window, ceilMode, x, inputs));
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of((double) outputs.get(0).size() * kernelH * kernelW, inputs, outputs);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new AvgPool2dGrad(this, v.x(0).dim(2), v.x(0).dim(3)), v.grad())};
    }
}
