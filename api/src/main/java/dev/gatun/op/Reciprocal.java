// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `1 / x`.
public record Reciprocal() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return 1 / x;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.y(0).square()).neg()};
    }
}
