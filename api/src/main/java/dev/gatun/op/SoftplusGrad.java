// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Gradient of [Softplus]: operands are the operand `x` and the gradient `g` of its result, of one shape.
///
/// @param beta the sharpness
/// @param threshold where the function becomes linear
public record SoftplusGrad(double beta, double threshold) implements ActivationGrad {
    @Override
    public double apply(double x, double g) {
        return x * beta > threshold ? g : g / (1 + Math.exp(-x * beta));
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor gradX = null;
        if (v.needs(0)) {
            Tensor scaled = v.x(0).mul(beta);
            Tensor s = scaled.sigmoid();
            Tensor slope = s.mul(s.neg().add(1)).mul(beta);
            gradX = scaled.greater(threshold).select(0, v.grad().mul(v.x(1)).mul(slope));
        }
        return new Tensor[] {gradX, v.needs(1) ? Ops.apply(this, v.x(0), v.grad()) : null};
    }
}
