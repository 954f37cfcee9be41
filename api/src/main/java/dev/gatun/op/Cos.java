// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise cosine of radians.
public record Cos() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.cos(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.x(0).sin()).neg()};
    }
}
