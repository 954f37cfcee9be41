// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Gradient of [Relu]: operands are the operand `x` and the gradient `g` of its result, of one shape. `x <= 0 ? 0 : g`.
public record ReluGrad() implements ActivationGrad {
    @Override
    public double apply(double x, double g) {
        return x <= 0 ? 0 : g;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {null, v.needs(1) ? Ops.apply(this, v.x(0), v.grad()) : null};
    }
}
