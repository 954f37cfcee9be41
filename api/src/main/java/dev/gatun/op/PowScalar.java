// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Elementwise `x^exponent`. `x^0` is 1 for every `x`, NaN too; a negative base with a fractional exponent gives NaN.
///
/// Integers wrap around and need a whole exponent; a negative one gives the truncated `1 / x^-exponent` (0 for `x =
/// 0`).
///
/// @param exponent the power
public record PowScalar(double exponent) implements UnaryOp, Differentiable {
    @Override
    public double apply(double x) {
        return Math.pow(x, exponent);
    }

    @Override
    public boolean acceptsIntegers() {
        return true;
    }

    @Override
    public long applyLong(long x) {
        return Pow.power(x, (long) exponent);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        if (exponent == 0) {
            return new Tensor[] {null};
        }
        return new Tensor[] {v.grad().mul(v.x(0).pow(exponent - 1).mul(exponent))};
    }

    @Override
    public void checkOperand(TensorSpec operand) {
        Check.arithmetic(this, operand);
        Check.that(operand.dtype().isFloat() || exponent == Math.rint(exponent), this,
                "integers need a whole exponent", "exponent=" + exponent, List.of(operand));
    }
}
