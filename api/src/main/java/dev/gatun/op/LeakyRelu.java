// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `x > 0 ? x : slope * x`: the leaky rectified linear unit. The gradient at 0 is `slope`.
///
/// @param slope the factor of negative elements
public record LeakyRelu(double slope) implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return x > 0 ? x : slope * x;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new LeakyReluGrad(slope), v.x(0), v.grad())};
    }
}
