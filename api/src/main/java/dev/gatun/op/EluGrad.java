// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Gradient of [Elu]: operands are the operand `x` and the gradient `g` of its result, of one shape.
///
/// @param alpha the negative of the limit toward minus infinity
public record EluGrad(double alpha) implements ActivationGrad {
    @Override
    public double apply(double x, double g) {
        return x > 0 ? g : g * alpha * Math.exp(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor x = v.x(0);
        Tensor gradX = v.needs(0)
                ? x.greater(0).select(0, x.minimum(0).exp().mul(alpha).mul(v.x(1)).mul(v.grad())) : null;
        return new Tensor[] {gradX, v.needs(1) ? Ops.apply(this, v.x(0), v.grad()) : null};
    }
}
