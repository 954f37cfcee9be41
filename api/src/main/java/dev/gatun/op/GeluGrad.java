// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Gradient of [Gelu]: operands are the operand `x` and the gradient `g` of its result, of one shape.
///
/// @param tanh whether it is the approximation by the hyperbolic tangent
public record GeluGrad(boolean tanh) implements ActivationGrad {
    static final double FACTOR = Math.sqrt(2 / Math.PI);
    static final double CUBIC = 0.044715;

    @Override
    public double apply(double x, double g) {
        if (tanh) {
            double t = Math.tanh(FACTOR * (x + CUBIC * x * x * x));
            return g * (0.5 * (1 + t) + 0.5 * x * (1 - t * t) * FACTOR * (1 + 3 * CUBIC * x * x));
        }
        double density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
        return g * (0.5 * (1 + Erf.erf(x * Math.sqrt(0.5))) + x * density);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor gradX = v.needs(0) ? v.grad().mul(v.x(1)).mul(curvature(v.x(0))) : null;
        return new Tensor[] {gradX, v.needs(1) ? Ops.apply(this, v.x(0), v.grad()) : null};
    }

    // The second derivative of Gelu.
    private Tensor curvature(Tensor x) {
        Tensor square = x.square();
        if (!tanh) {
            Tensor density = square.mul(-0.5).exp().div(Math.sqrt(2 * Math.PI));
            return density.mul(square.neg().add(2));
        }
        Tensor t = x.mul(square.mul(CUBIC).add(1)).mul(FACTOR).tanh();
        Tensor slope = square.mul(3 * CUBIC).add(1).mul(FACTOR);
        Tensor inner = slope.add(x.mul(x.mul(3 * CUBIC * FACTOR).sub(t.mul(slope.square()))));
        return t.square().neg().add(1).mul(inner);
    }
}
