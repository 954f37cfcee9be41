// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// Elementwise `a^b` with broadcasting. `a^0` is 1; a negative base with a fractional exponent gives NaN. Integers wrap
/// around; a negative exponent gives the truncated `1 / a^-b`.
///
/// The gradient of `a` is 0 where `b = 0`; that of `b` is 0 where `a = 0` and `b >= 0`, and NaN where `a < 0`.
public record Pow() implements BinaryOp, Differentiable {
    @Override
    public double apply(double a, double b) {
        return Math.pow(a, b);
    }

    @Override
    public long applyLong(long a, long b) {
        return power(a, b);
    }

    /// The integer power, wrapping around; a negative exponent gives `1 / a^-b` truncated, and 0 for `a = 0`.
    static long power(long a, long b) {
        if (b < 0) {
            return a == 1 ? 1 : a == -1 ? ((b & 1) == 0 ? 1 : -1) : 0;
        }
        long result = 1;
        long factor = a;
        for (long rest = b; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= factor;
            }
            factor *= factor;
        }
        return result;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor a = v.x(0);
        Tensor b = v.x(1);
        Tensor gradA = null;
        Tensor gradB = null;
        if (v.needs(0)) {
            Tensor slope = b.equal(0).select(0, b.mul(a.pow(b.sub(1))));
            gradA = v.grad().mul(slope).sumTo(a.shape());
        }
        if (v.needs(1)) {
            Tensor flat = a.equal(0).and(b.greaterEqual(0));
            Tensor slope = flat.select(0, v.y(0).mul(a.log()));
            gradB = v.grad().mul(slope).sumTo(b.shape());
        }
        return new Tensor[] {gradA, gradB};
    }
}
