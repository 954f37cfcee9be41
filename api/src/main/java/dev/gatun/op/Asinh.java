// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise inverse of the hyperbolic sine, accurate near 0.
public record Asinh() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        double magnitude = Math.abs(x);
        // Its square would overflow.
        if (magnitude > 1e150) {
            return Math.copySign(Math.log(magnitude) + Math.log(2), x);
        }
        double square = magnitude * magnitude;
        return Math.copySign(Math.log1p(magnitude + square / (1 + Math.sqrt(1 + square))), x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().mul(v.x(0).square().add(1).rsqrt())};
    }
}
