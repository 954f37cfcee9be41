// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import dev.gatun.op.All;
import dev.gatun.op.Any;
import dev.gatun.op.ArgMax;
import dev.gatun.op.ArgMin;
import dev.gatun.op.Clamp;
import dev.gatun.op.CumSum;
import dev.gatun.op.Elu;
import dev.gatun.op.HardTanh;
import dev.gatun.op.LeakyRelu;
import dev.gatun.op.LogSoftmax;
import dev.gatun.op.LogSumExp;
import dev.gatun.op.Max;
import dev.gatun.op.Mean;
import dev.gatun.op.Min;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.PowScalar;
import dev.gatun.op.Prod;
import dev.gatun.op.Softmax;
import dev.gatun.op.Softplus;
import dev.gatun.op.Sum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The arithmetic of [Tensor]: short names for the ops. Each method makes one op (or a few) and applies it.
///
/// Operands of one op have one element type; a Java number takes the type of the tensor that it meets, and is refused
/// where an integer or bool type cannot hold it. Shapes broadcast by the usual rule. Axes may be negative.
public sealed interface TensorMath permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    private Tensor like(double value) {
        return like(value, self());
    }

    private static Tensor like(double value, Tensor other) {
        Tensor number = Tensor.scalar(value, other.dtype());
        if (!other.dtype().isFloat() && number.item() != value) {
            throw new IllegalArgumentException("tensor: a number must fit the element type of the tensor that it "
                    + "meets: number=" + value + ", dtype=" + other.dtype() + "; tensor " + other.spec()
                    + "; convert with .to(DType.F64)");
        }
        return number;
    }

    private Tensor apply(Op op) {
        return Ops.apply(op, self());
    }

    // ---- elementwise, one operand

    /// `-x`.
    default Tensor neg() {
        return apply(Constants.NEG);
    }

    /// `|x|`.
    default Tensor abs() {
        return apply(Constants.ABS);
    }

    /// -1, 0 or 1.
    default Tensor sign() {
        return apply(Constants.SIGN);
    }

    /// `x * x`.
    default Tensor square() {
        return apply(Constants.SQUARE);
    }

    /// `1 / x`.
    default Tensor reciprocal() {
        return apply(Constants.RECIPROCAL);
    }

    /// The square root.
    default Tensor sqrt() {
        return apply(Constants.SQRT);
    }

    /// `1 / sqrt(x)`.
    default Tensor rsqrt() {
        return apply(Constants.RSQRT);
    }

    /// `e^x`.
    default Tensor exp() {
        return apply(Constants.EXP);
    }

    /// `e^x - 1`, accurate near 0.
    default Tensor expm1() {
        return apply(Constants.EXPM1);
    }

    /// The natural logarithm.
    default Tensor log() {
        return apply(Constants.LOG);
    }

    /// `log(1 + x)`, accurate near 0.
    default Tensor log1p() {
        return apply(Constants.LOG1P);
    }

    /// The sine of radians.
    default Tensor sin() {
        return apply(Constants.SIN);
    }

    /// The cosine of radians.
    default Tensor cos() {
        return apply(Constants.COS);
    }

    /// The tangent of radians.
    default Tensor tan() {
        return apply(Constants.TAN);
    }

    /// The arc sine in radians.
    default Tensor asin() {
        return apply(Constants.ASIN);
    }

    /// The arc cosine in radians.
    default Tensor acos() {
        return apply(Constants.ACOS);
    }

    /// The arc tangent in radians.
    default Tensor atan() {
        return apply(Constants.ATAN);
    }

    /// The hyperbolic sine.
    default Tensor sinh() {
        return apply(Constants.SINH);
    }

    /// The hyperbolic cosine.
    default Tensor cosh() {
        return apply(Constants.COSH);
    }

    /// The inverse of the hyperbolic sine.
    default Tensor asinh() {
        return apply(Constants.ASINH);
    }

    /// The inverse of the hyperbolic cosine.
    default Tensor acosh() {
        return apply(Constants.ACOSH);
    }

    /// The inverse of the hyperbolic tangent.
    default Tensor atanh() {
        return apply(Constants.ATANH);
    }

    /// The error function.
    default Tensor erf() {
        return apply(Constants.ERF);
    }

    /// The largest whole number not above `x`.
    default Tensor floor() {
        return apply(Constants.FLOOR);
    }

    /// The smallest whole number not below `x`.
    default Tensor ceil() {
        return apply(Constants.CEIL);
    }

    /// The nearest whole number, ties to even.
    default Tensor round() {
        return apply(Constants.ROUND);
    }

    /// `min(max(x, min), max)`.
    default Tensor clamp(double min, double max) {
        return apply(new Clamp(min, max));
    }

    /// Whether elements are NaN, as `BOOL`.
    default Tensor isNan() {
        return apply(Constants.IS_NAN);
    }

    /// Whether elements are neither NaN nor infinite, as `BOOL`.
    default Tensor isFinite() {
        return apply(Constants.IS_FINITE);
    }

    /// Logical negation of `BOOL`.
    default Tensor not() {
        return apply(Constants.NOT);
    }

    // ---- activations

    /// `max(x, 0)`.
    default Tensor relu() {
        return apply(Constants.RELU);
    }

    /// `x > 0 ? x : slope * x`.
    default Tensor leakyRelu(double slope) {
        return apply(new LeakyRelu(slope));
    }

    /// `x > 0 ? x : alpha * (e^x - 1)`.
    default Tensor elu(double alpha) {
        return apply(new Elu(alpha));
    }

    /// `x * P(X <= x)` for standard normal `X`.
    default Tensor gelu() {
        return apply(Constants.GELU);
    }

    /// The approximation of [#gelu()] by the hyperbolic tangent.
    default Tensor geluTanh() {
        return apply(Constants.GELU_TANH);
    }

    /// `x * sigmoid(x)`.
    default Tensor silu() {
        return apply(Constants.SILU);
    }

    /// `1 / (1 + e^-x)`.
    default Tensor sigmoid() {
        return apply(Constants.SIGMOID);
    }

    /// The hyperbolic tangent.
    default Tensor tanh() {
        return apply(Constants.TANH);
    }

    /// `log(1 + e^x)`.
    default Tensor softplus() {
        return softplus(1, 20);
    }

    /// `log(1 + e^(beta x)) / beta`, and `x` where `beta x > threshold`.
    default Tensor softplus(double beta, double threshold) {
        return apply(new Softplus(beta, threshold));
    }

    /// `min(max(x + 3, 0), 6) / 6`.
    default Tensor hardSigmoid() {
        return apply(Constants.HARD_SIGMOID);
    }

    /// `x * min(max(x + 3, 0), 6) / 6`.
    default Tensor hardSwish() {
        return apply(Constants.HARD_SWISH);
    }

    /// `min(max(x, min), max)`, with the gradient 0 at the bounds.
    default Tensor hardTanh(double min, double max) {
        return apply(new HardTanh(min, max));
    }

    /// `e^x / sum(e^x)` along `axis`.
    default Tensor softmax(int axis) {
        return apply(new Softmax(self().shape().axis(axis)));
    }

    /// The logarithm of [#softmax(int)], accurate where that is tiny.
    default Tensor logSoftmax(int axis) {
        return apply(new LogSoftmax(self().shape().axis(axis)));
    }

    // ---- elementwise, two operands

    /// `x + other`.
    default Tensor add(Tensor other) {
        return Ops.apply(Constants.ADD, self(), other);
    }

    /// `x + other`.
    default Tensor add(double other) {
        return add(like(other));
    }

    /// `x - other`.
    default Tensor sub(Tensor other) {
        return Ops.apply(Constants.SUB, self(), other);
    }

    /// `x - other`.
    default Tensor sub(double other) {
        return sub(like(other));
    }

    /// `x * other`, element by element.
    default Tensor mul(Tensor other) {
        return Ops.apply(Constants.MUL, self(), other);
    }

    /// `x * other`.
    default Tensor mul(double other) {
        return mul(like(other));
    }

    /// `x / other`, element by element.
    default Tensor div(Tensor other) {
        return Ops.apply(Constants.DIV, self(), other);
    }

    /// `x / other`.
    default Tensor div(double other) {
        return div(like(other));
    }

    /// The remainder of `x / other`, with the sign of `other`.
    default Tensor remainder(Tensor other) {
        return Ops.apply(Constants.REMAINDER, self(), other);
    }

    /// The remainder of `x / other`, with the sign of `other`.
    default Tensor remainder(double other) {
        return remainder(like(other));
    }

    /// The larger one of `x` and `other`; NaN where either is NaN.
    default Tensor maximum(Tensor other) {
        return Ops.apply(Constants.MAXIMUM, self(), other);
    }

    /// The larger one of `x` and `other`; NaN where either is NaN.
    default Tensor maximum(double other) {
        return maximum(like(other));
    }

    /// The smaller one of `x` and `other`; NaN where either is NaN.
    default Tensor minimum(Tensor other) {
        return Ops.apply(Constants.MINIMUM, self(), other);
    }

    /// The smaller one of `x` and `other`; NaN where either is NaN.
    default Tensor minimum(double other) {
        return minimum(like(other));
    }

    /// `x^other`.
    default Tensor pow(Tensor other) {
        return Ops.apply(Constants.POW, self(), other);
    }

    /// `x^exponent`.
    default Tensor pow(double exponent) {
        if (exponent == 1) {
            return self();
        }
        return exponent == 2 ? square() : apply(new PowScalar(exponent));
    }

    // ---- comparison and choice

    /// `x == other` as `BOOL`.
    default Tensor equal(Tensor other) {
        return Ops.apply(Constants.EQUAL, self(), other);
    }

    /// `x == other` as `BOOL`.
    default Tensor equal(double other) {
        return equal(like(other));
    }

    /// `x != other` as `BOOL`.
    default Tensor notEqual(Tensor other) {
        return Ops.apply(Constants.NOT_EQUAL, self(), other);
    }

    /// `x != other` as `BOOL`.
    default Tensor notEqual(double other) {
        return notEqual(like(other));
    }

    /// `x < other` as `BOOL`.
    default Tensor less(Tensor other) {
        return Ops.apply(Constants.LESS, self(), other);
    }

    /// `x < other` as `BOOL`.
    default Tensor less(double other) {
        return less(like(other));
    }

    /// `x <= other` as `BOOL`.
    default Tensor lessEqual(Tensor other) {
        return Ops.apply(Constants.LESS_EQUAL, self(), other);
    }

    /// `x <= other` as `BOOL`.
    default Tensor lessEqual(double other) {
        return lessEqual(like(other));
    }

    /// `x > other` as `BOOL`.
    default Tensor greater(Tensor other) {
        return Ops.apply(Constants.GREATER, self(), other);
    }

    /// `x > other` as `BOOL`.
    default Tensor greater(double other) {
        return greater(like(other));
    }

    /// `x >= other` as `BOOL`.
    default Tensor greaterEqual(Tensor other) {
        return Ops.apply(Constants.GREATER_EQUAL, self(), other);
    }

    /// `x >= other` as `BOOL`.
    default Tensor greaterEqual(double other) {
        return greaterEqual(like(other));
    }

    /// Logical "and" of `BOOL` tensors, bitwise of integers.
    default Tensor and(Tensor other) {
        return Ops.apply(Constants.AND, self(), other);
    }

    /// Logical "or" of `BOOL` tensors, bitwise of integers.
    default Tensor or(Tensor other) {
        return Ops.apply(Constants.OR, self(), other);
    }

    /// Exclusive "or" of `BOOL` tensors, bitwise of integers.
    default Tensor xor(Tensor other) {
        return Ops.apply(Constants.XOR, self(), other);
    }

    /// The bits of integers moved to higher places: `x * 2^other`.
    default Tensor shiftLeft(Tensor other) {
        return Ops.apply(Constants.SHIFT_LEFT, self(), other);
    }

    /// The bits of integers moved to lower places: `x / 2^other`, rounded down.
    default Tensor shiftRight(Tensor other) {
        return Ops.apply(Constants.SHIFT_RIGHT, self(), other);
    }

    /// With this `BOOL` tensor as condition: elements of `a` where it is true, of `b` elsewhere.
    default Tensor select(Tensor a, Tensor b) {
        return Ops.apply(Constants.WHERE, self(), a, b);
    }

    /// With this `BOOL` tensor as condition: elements of `a` where it is true, `b` elsewhere.
    default Tensor select(Tensor a, double b) {
        return select(a, like(b, a));
    }

    /// With this `BOOL` tensor as condition: `a` where it is true, elements of `b` elsewhere.
    default Tensor select(double a, Tensor b) {
        return select(like(a, b), b);
    }

    // ---- products

    /// The matrix product, batched over leading axes.
    ///
    /// A vector on the left counts as `[1, k]`, on the right as `[k, 1]`; the added axis is dropped from the result.
    default Tensor matmul(Tensor other) {
        Tensor a = self();
        if (a.rank() == 1) {
            return a.unsqueeze(0).matmul(other).squeeze(other.rank() == 1 ? 0 : -2);
        }
        if (other.rank() == 1) {
            return Ops.apply(Constants.MAT_MUL, a, other.unsqueeze(1)).squeeze(-1);
        }
        return Ops.apply(Constants.MAT_MUL, a, other);
    }

    /// The sum of products of two vectors, a scalar.
    default Tensor dot(Tensor other) {
        Tensor x = self();
        if (x.rank() != 1 || other.rank() != 1) {
            throw new IllegalArgumentException("dot: operands must be vectors: lhs=" + x.spec() + ", rhs="
                    + other.spec());
        }
        return matmul(other);
    }

    /// The matrix of products of each element of this vector with each of another: `[m] x [n] -> [m, n]`.
    default Tensor outer(Tensor other) {
        Tensor x = self();
        if (x.rank() != 1 || other.rank() != 1) {
            throw new IllegalArgumentException("outer: operands must be vectors: lhs=" + x.spec() + ", rhs="
                    + other.spec());
        }
        return x.unsqueeze(1).mul(other);
    }

    // ---- reductions

    /// The sum of all elements, a scalar.
    default Tensor sum() {
        return apply(Constants.SUM_ALL);
    }

    /// The sum along `axes`, which are dropped.
    default Tensor sum(int... axes) {
        return apply(new Sum(axes(axes), false));
    }

    /// The sum along `axes`, which stay with size 1 if `keepDims`.
    default Tensor sum(boolean keepDims, int... axes) {
        return apply(new Sum(axes(axes), keepDims));
    }

    /// The mean of all elements, a scalar.
    default Tensor mean() {
        return apply(Constants.MEAN_ALL);
    }

    /// The mean along `axes`, which are dropped.
    default Tensor mean(int... axes) {
        return apply(new Mean(axes(axes), false));
    }

    /// The mean along `axes`, which stay with size 1 if `keepDims`.
    default Tensor mean(boolean keepDims, int... axes) {
        return apply(new Mean(axes(axes), keepDims));
    }

    /// The largest element of all elements, a scalar.
    default Tensor max() {
        return apply(Constants.MAX_ALL);
    }

    /// The largest element along `axes`, which are dropped.
    default Tensor max(int... axes) {
        return apply(new Max(axes(axes), false));
    }

    /// The largest element along `axes`, which stay with size 1 if `keepDims`.
    default Tensor max(boolean keepDims, int... axes) {
        return apply(new Max(axes(axes), keepDims));
    }

    /// The smallest element of all elements, a scalar.
    default Tensor min() {
        return apply(Constants.MIN_ALL);
    }

    /// The smallest element along `axes`, which are dropped.
    default Tensor min(int... axes) {
        return apply(new Min(axes(axes), false));
    }

    /// The smallest element along `axes`, which stay with size 1 if `keepDims`.
    default Tensor min(boolean keepDims, int... axes) {
        return apply(new Min(axes(axes), keepDims));
    }

    /// The product of all elements, a scalar.
    default Tensor prod() {
        return apply(Constants.PROD_ALL);
    }

    /// The product along `axes`, which are dropped.
    default Tensor prod(int... axes) {
        return apply(new Prod(axes(axes), false));
    }

    /// The product along `axes`, which stay with size 1 if `keepDims`.
    default Tensor prod(boolean keepDims, int... axes) {
        return apply(new Prod(axes(axes), keepDims));
    }

    /// The logical "or" of all elements, a scalar.
    default Tensor any() {
        return apply(Constants.ANY_ALL);
    }

    /// The logical "or" along `axes`, which are dropped.
    default Tensor any(int... axes) {
        return apply(new Any(axes(axes), false));
    }

    /// The logical "or" along `axes`, which stay with size 1 if `keepDims`.
    default Tensor any(boolean keepDims, int... axes) {
        return apply(new Any(axes(axes), keepDims));
    }

    /// The logical "and" of all elements, a scalar.
    default Tensor all() {
        return apply(Constants.ALL_ALL);
    }

    /// The logical "and" along `axes`, which are dropped.
    default Tensor all(int... axes) {
        return apply(new All(axes(axes), false));
    }

    /// The logical "and" along `axes`, which stay with size 1 if `keepDims`.
    default Tensor all(boolean keepDims, int... axes) {
        return apply(new All(axes(axes), keepDims));
    }

    /// The `log(sum(e^x))` of all elements, a scalar.
    default Tensor logSumExp() {
        return apply(Constants.LOG_SUM_EXP_ALL);
    }

    /// The `log(sum(e^x))` along `axes`, which are dropped.
    default Tensor logSumExp(int... axes) {
        return apply(new LogSumExp(axes(axes), false));
    }

    /// The `log(sum(e^x))` along `axes`, which stay with size 1 if `keepDims`.
    default Tensor logSumExp(boolean keepDims, int... axes) {
        return apply(new LogSumExp(axes(axes), keepDims));
    }

    /// The variance along `axes` (none: all): squared deviations from the mean, summed and divided by `count -
    /// correction`.
    default Tensor var(int correction, boolean keepDims, int... axes) {
        Tensor x = self();
        Tensor mean = x.mean(true, axes);
        Tensor sum = x.sub(mean).square().sum(keepDims, axes);
        return sum.div(Math.max(0, x.size() / Math.max(1, mean.size()) - correction));
    }

    /// The standard deviation along `axes` (none: all), the root of [#var]; its gradient is 0 where it is 0.
    default Tensor std(int correction, boolean keepDims, int... axes) {
        return root(var(correction, keepDims, axes));
    }

    /// The norm `(sum |x|^p)^(1/p)` along `axes` (none: all) for `p > 0`; for infinity the largest `|x|`.
    ///
    /// For `p = 2` the gradient is 0 where the norm is 0.
    default Tensor norm(double p, boolean keepDims, int... axes) {
        if (!(p > 0)) {
            throw new IllegalArgumentException("norm: the order must be positive: p=" + p + "; tensor "
                    + self().spec());
        }
        if (p == Double.POSITIVE_INFINITY) {
            return abs().max(keepDims, axes);
        }
        if (p == 1) {
            return abs().sum(keepDims, axes);
        }
        return p == 2 ? root(square().sum(keepDims, axes)) : abs().pow(p).sum(keepDims, axes).pow(1 / p);
    }

    // The square root with the gradient 0 at 0.
    private static Tensor root(Tensor x) {
        Tensor zero = x.equal(0);
        return zero.select(0, zero.select(1, x).sqrt());
    }

    /// The position of the largest element along `axis`, which is dropped; the first one of equals, of NaN if there is
    /// one.
    default Tensor argMax(int axis) {
        return apply(new ArgMax(self().shape().axis(axis), false));
    }

    /// The position of the smallest element along `axis`, which is dropped; the first one of equals, of NaN if there is
    /// one.
    default Tensor argMin(int axis) {
        return apply(new ArgMin(self().shape().axis(axis), false));
    }

    /// The running sum along `axis`.
    default Tensor cumSum(int axis) {
        return apply(new CumSum(self().shape().axis(axis), false));
    }

    /// The sum over whatever axes make the result have `shape`: the adjoint of broadcasting from it.
    default Tensor sumTo(Shape shape) {
        Tensor x = self();
        if (x.shape().equals(shape)) {
            return x;
        }
        List<Integer> axes = new ArrayList<>();
        int added = x.rank() - shape.rank();
        for (int i = 0; i < x.rank(); i++) {
            if (i < added || shape.dim(i - added) == 1 && x.dim(i) != 1) {
                axes.add(i);
            }
        }
        return axes.isEmpty() ? x.reshape(shape) : apply(new Sum(axes, true)).reshape(shape);
    }

    /// Axes as ascending non-negative numbers.
    private List<Integer> axes(int... axes) {
        Integer[] sorted = new Integer[axes.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = self().shape().axis(axes[i]);
        }
        Arrays.sort(sorted);
        return List.of(sorted);
    }
}
