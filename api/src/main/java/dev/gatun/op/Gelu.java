// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise Gaussian error linear unit `x * P(X <= x)` for standard normal `X` (Hendrycks, Gimpel 2016).
///
/// @param tanh whether to use the paper's approximation
///     `0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))` instead of `0.5 x (1 + erf(x / sqrt(2)))`
public record Gelu(boolean tanh) implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        if (tanh) {
            return 0.5 * x * (1 + Math.tanh(GeluGrad.FACTOR * (x + GeluGrad.CUBIC * x * x * x)));
        }
        return 0.5 * x * (1 + Erf.erf(x * Math.sqrt(0.5)));
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new GeluGrad(tanh), v.x(0), v.grad())};
    }
}
