// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `x > 0 ? x : alpha * (e^x - 1)`: the exponential linear unit (Clevert, Unterthiner, Hochreiter 2015).
/// The gradient at 0 is `alpha`.
///
/// @param alpha the negative of the limit toward minus infinity
public record Elu(double alpha) implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return x > 0 ? x : alpha * Math.expm1(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new EluGrad(alpha), v.x(0), v.grad())};
    }
}
