// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `min(max(x, min), max)`; `max` where `min > max`. The gradient passes where `min <= x <= max`.
///
/// @param min the smallest result; negative infinity for no bound
/// @param max the largest result; infinity for no bound
public record Clamp(double min, double max) implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.min(Math.max(x, min), max);
    }

    @Override
    public boolean acceptsIntegers() {
        return true;
    }

    @Override
    public long applyLong(long x) {
        return Math.min(Math.max(x, (long) Math.ceil(min)), (long) Math.floor(max));
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new ClampGrad(min, max), v.x(0), v.grad())};
    }
}
