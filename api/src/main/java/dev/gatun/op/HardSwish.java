// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `x * min(max(x + 3, 0), 6) / 6` (Howard et al. 2019). The gradient is 0 at -3 and 1 at 3.
public record HardSwish() implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return x * Math.min(Math.max(x + 3, 0), 6) / 6;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new HardSwishGrad(), v.x(0), v.grad())};
    }
}
