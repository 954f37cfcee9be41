// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Gradient of [LeakyRelu]: operands are the operand `x` and the gradient `g` of its result, of one shape.
///
/// @param slope the factor of negative elements
public record LeakyReluGrad(double slope) implements ActivationGrad {
    @Override
    public double apply(double x, double g) {
        return x > 0 ? g : slope * g;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {null, v.needs(1) ? Ops.apply(this, v.x(0), v.grad()) : null};
    }
}
