// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `a - floor(a / b) * b` with broadcasting: the remainder with the sign of the divisor. Integer `x / 0`
/// leaves 0.
public record Remainder() implements BinaryOp, Differentiable {
    @Override
    public double apply(double a, double b) {
        double rest = a % b;
        return rest != 0 && rest < 0 != b < 0 ? rest + b : rest;
    }

    @Override
    public long applyLong(long a, long b) {
        return b == 0 ? 0 : Math.floorMod(a, b);
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor gradA = v.needs(0) ? v.grad().sumTo(v.x(0).shape()) : null;
        Tensor gradB = v.needs(1)
                ? v.x(0).div(v.x(1)).floor().mul(v.grad()).neg().sumTo(v.x(1).shape()) : null;
        return new Tensor[] {gradA, gradB};
    }
}
