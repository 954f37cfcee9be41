// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise natural logarithm; negative gives NaN, 0 gives -infinity.
public record Log() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.log(x);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().div(v.x(0))};
    }
}
