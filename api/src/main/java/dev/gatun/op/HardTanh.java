// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `min(max(x, min), max)`. The gradient is 0 at `min` and `max` and outside; [Clamp] differs just there.
///
/// @param min the smallest result
/// @param max the largest result
public record HardTanh(double min, double max) implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.min(Math.max(x, min), max);
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new HardTanhGrad(min, max), v.x(0), v.grad())};
    }
}
