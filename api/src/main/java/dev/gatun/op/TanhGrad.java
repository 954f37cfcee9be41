// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Gradient of [Tanh]: operands are the result `y` and the gradient `g` of its result, of one shape. `g * (1 - y^2)`.
public record TanhGrad() implements ActivationGrad {
    @Override
    public double apply(double x, double g) {
        return g * (1 - x * x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor gradX = v.needs(0) ? v.grad().mul(v.x(1)).mul(v.x(0)).mul(-2) : null;
        return new Tensor[] {gradX, v.needs(1) ? Ops.apply(this, v.x(0), v.grad()) : null};
    }
}
