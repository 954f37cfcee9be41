// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Gradient of [HardSwish]: operands are the operand `x` and the gradient `g` of its result, of one shape. `g` times 0
/// up to -3,
/// 1 from 3 on, `x / 3 + 1/2` between.
public record HardSwishGrad() implements ActivationGrad {
    @Override
    public double apply(double x, double g) {
        return x <= -3 ? 0 : x >= 3 ? g : g * (x / 3 + 0.5);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor gradX = v.needs(0)
                ? Ops.apply(new HardTanhGrad(-3, 3), v.x(0), v.grad().mul(v.x(1))).div(3) : null;
        return new Tensor[] {gradX, v.needs(1) ? Ops.apply(this, v.x(0), v.grad()) : null};
    }
}
