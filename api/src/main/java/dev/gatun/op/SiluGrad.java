// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Gradient of [Silu]: operands are the operand `x` and the gradient `g` of its result, of one shape. `g * s * (1 + x *
/// (1 - s))` with `s = sigmoid(x)`.
public record SiluGrad() implements ActivationGrad {
    @Override
    public double apply(double x, double g) {
        double s = 1 / (1 + Math.exp(-x));
        return g * s * (1 + x * (1 - s));
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor gradX = null;
        if (v.needs(0)) {
            Tensor s = v.x(0).sigmoid();
            // s (1 - s) (2 + x (1 - 2 s))
            Tensor slope = s.mul(s.neg().add(1)).mul(v.x(0).mul(s.mul(-2).add(1)).add(2));
            gradX = v.grad().mul(v.x(1)).mul(slope);
        }
        return new Tensor[] {gradX, v.needs(1) ? Ops.apply(this, v.x(0), v.grad()) : null};
    }
}
