// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.Abs;
import dev.gatun.op.Acos;
import dev.gatun.op.Acosh;
import dev.gatun.op.Add;
import dev.gatun.op.And;
import dev.gatun.op.Asin;
import dev.gatun.op.Asinh;
import dev.gatun.op.Atan;
import dev.gatun.op.Atanh;
import dev.gatun.op.Ceil;
import dev.gatun.op.Clamp;
import dev.gatun.op.ClampGrad;
import dev.gatun.op.Cos;
import dev.gatun.op.Cosh;
import dev.gatun.op.Div;
import dev.gatun.op.Elu;
import dev.gatun.op.EluGrad;
import dev.gatun.op.Equal;
import dev.gatun.op.Erf;
import dev.gatun.op.Exp;
import dev.gatun.op.Expm1;
import dev.gatun.op.Floor;
import dev.gatun.op.Gelu;
import dev.gatun.op.GeluGrad;
import dev.gatun.op.Greater;
import dev.gatun.op.GreaterEqual;
import dev.gatun.op.HardSigmoid;
import dev.gatun.op.HardSwish;
import dev.gatun.op.HardSwishGrad;
import dev.gatun.op.HardTanh;
import dev.gatun.op.HardTanhGrad;
import dev.gatun.op.IsFinite;
import dev.gatun.op.IsNan;
import dev.gatun.op.LeakyRelu;
import dev.gatun.op.LeakyReluGrad;
import dev.gatun.op.Less;
import dev.gatun.op.LessEqual;
import dev.gatun.op.Log;
import dev.gatun.op.Log1p;
import dev.gatun.op.Maximum;
import dev.gatun.op.Minimum;
import dev.gatun.op.Mul;
import dev.gatun.op.Neg;
import dev.gatun.op.Not;
import dev.gatun.op.NotEqual;
import dev.gatun.op.Op;
import dev.gatun.op.Or;
import dev.gatun.op.Pow;
import dev.gatun.op.PowScalar;
import dev.gatun.op.Reciprocal;
import dev.gatun.op.Relu;
import dev.gatun.op.ReluGrad;
import dev.gatun.op.Remainder;
import dev.gatun.op.Round;
import dev.gatun.op.Rsqrt;
import dev.gatun.op.ShiftLeft;
import dev.gatun.op.ShiftRight;
import dev.gatun.op.Sigmoid;
import dev.gatun.op.SigmoidGrad;
import dev.gatun.op.Sign;
import dev.gatun.op.Silu;
import dev.gatun.op.SiluGrad;
import dev.gatun.op.Sin;
import dev.gatun.op.Sinh;
import dev.gatun.op.Softplus;
import dev.gatun.op.SoftplusGrad;
import dev.gatun.op.Sqrt;
import dev.gatun.op.Square;
import dev.gatun.op.Sub;
import dev.gatun.op.Tan;
import dev.gatun.op.Tanh;
import dev.gatun.op.TanhGrad;
import dev.gatun.op.Where;
import dev.gatun.op.Xor;
import dev.gatun.tensor.DType;
import java.util.List;

/// Elementwise ops: ugly sizes, special values, broadcasting, integers.
final class ElementwiseCases {
    private static final long[][] SIZES = {{}, {0}, {1}, {3}, {17}, {33}, {257}, {3, 7}, {2, 3, 31}, {0, 5}};
    private static final Fill SPECIAL = Fill.of(0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY, 1e-40, -1e-40, 88, -88, 104, -104, 1e30, -1e30, 0.5);

    private ElementwiseCases() {
    }

    static void addTo(List<OpCase> cases) {
        unaryOps(cases);
        activations(cases);
        binaryOps(cases);
        logic(cases);

        for (DType dtype : List.of(DType.F32, DType.I64, DType.U8)) {
            OpCase where = OpCase.of(new Where()).with(Fill.whole(0, 2), DType.BOOL, 3, 1, 7)
                    .with(Fill.whole(0, 9), dtype, 5, 7).with(Fill.whole(0, 9), dtype, 3, 5, 1);
            cases.add(dtype == DType.F32 ? where.smooth() : where);
        }
    }

    private static void unaryOps(List<OpCase> cases) {
        Fill positive = Fill.uniform(0.2, 4);
        Fill fractions = Fill.uniform(0.1, 0.4);
        unary(cases, new Neg(), Fill.normal(), true);
        unary(cases, new Abs(), Fill.awayFromZero(0.1, 2), true);
        unary(cases, new Sign(), Fill.awayFromZero(0.1, 2), true);
        unary(cases, new Square(), Fill.normal(), true);
        unary(cases, new Reciprocal(), Fill.awayFromZero(0.5, 2), true);
        unary(cases, new Sqrt(), positive, true);
        unary(cases, new Rsqrt(), positive, true);
        unary(cases, new Exp(), Fill.normal(), true);
        unary(cases, new Expm1(), Fill.normal(), true);
        unary(cases, new Log(), positive, true);
        unary(cases, new Log1p(), Fill.uniform(-0.5, 3), true);
        unary(cases, new Sin(), Fill.normal(), true);
        unary(cases, new Cos(), Fill.normal(), true);
        unary(cases, new Tan(), Fill.uniform(-1, 1), true);
        unary(cases, new Asin(), Fill.uniform(-0.9, 0.9), true);
        unary(cases, new Acos(), Fill.uniform(-0.9, 0.9), true);
        unary(cases, new Atan(), Fill.normal(), true);
        unary(cases, new Sinh(), Fill.normal(), true);
        unary(cases, new Cosh(), Fill.normal(), true);
        unary(cases, new Asinh(), Fill.normal(), true);
        unary(cases, new Acosh(), Fill.uniform(1.2, 3), true);
        unary(cases, new Atanh(), Fill.uniform(-0.9, 0.9), true);
        unary(cases, new Erf(), Fill.normal(), true);
        unary(cases, new Floor(), fractions, true);
        unary(cases, new Ceil(), fractions, true);
        unary(cases, new Round(), fractions, true);
        unary(cases, new Clamp(-0.5, 0.75), Fill.normal(), true);
        for (double exponent : new double[] {3, -1.5, 0.5, 0}) {
            unary(cases, new PowScalar(exponent), positive, true);
        }
        cases.add(OpCase.of(new PowScalar(3)).with(Fill.of(-2, -0.5, 0, 1.5), DType.F32, 4).smooth());
        cases.add(OpCase.of(new IsNan()).with(SPECIAL, DType.F32, 33));
        cases.add(OpCase.of(new IsFinite()).with(SPECIAL, DType.F32, 33));
        for (Op op : List.of(new Neg(), new Abs(), new Sign(), new Square(), new Floor(), new Ceil(), new Round(),
                new Clamp(-5, 7), new PowScalar(3), new IsNan(), new IsFinite())) {
            integers(cases, op);
        }
        cases.add(OpCase.of(new Round()).with(Fill.of(-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5), DType.F32, 7));
    }

    private static void activations(List<OpCase> cases) {
        Fill awayFromZero = Fill.awayFromZero(0.1, 2);
        unary(cases, new Relu(), awayFromZero, true);
        integers(cases, new Relu());
        unary(cases, new LeakyRelu(0.1), awayFromZero, true);
        unary(cases, new Elu(0.7), awayFromZero, true);
        unary(cases, new Gelu(false), Fill.normal(), true);
        unary(cases, new Gelu(true), Fill.normal(), true);
        unary(cases, new Silu(), Fill.normal(), true);
        unary(cases, new Sigmoid(), Fill.normal(), true);
        unary(cases, new Tanh(), Fill.normal(), true);
        unary(cases, new Softplus(1, 20), Fill.normal(), true);
        unary(cases, new Softplus(2, 3), Fill.uniform(-4, 4), true);
        unary(cases, new HardSigmoid(), Fill.uniform(-4, 4), true);
        unary(cases, new HardSwish(), Fill.uniform(-4, 4), true);
        unary(cases, new HardTanh(-1, 1), Fill.normal(), true);
        gradient(cases, new ReluGrad(), awayFromZero);
        gradient(cases, new LeakyReluGrad(0.1), awayFromZero);
        gradient(cases, new EluGrad(0.7), awayFromZero);
        gradient(cases, new GeluGrad(false), Fill.normal());
        gradient(cases, new GeluGrad(true), Fill.normal());
        gradient(cases, new SiluGrad(), Fill.normal());
        gradient(cases, new SigmoidGrad(), Fill.uniform(0, 1));
        gradient(cases, new TanhGrad(), Fill.uniform(-1, 1));
        gradient(cases, new SoftplusGrad(1, 20), Fill.normal());
        gradient(cases, new SoftplusGrad(2, 3), Fill.uniform(-4, 4));
        gradient(cases, new ClampGrad(-0.5, 0.75), Fill.normal());
        gradient(cases, new HardTanhGrad(-1, 1), Fill.normal());
        gradient(cases, new HardSwishGrad(), Fill.uniform(-4, 4));
    }

    private static void binaryOps(List<OpCase> cases) {
        binary(cases, new Add(), Fill.normal(), true);
        binary(cases, new Sub(), Fill.normal(), true);
        binary(cases, new Mul(), Fill.normal(), true);
        binary(cases, new Div(), Fill.awayFromZero(0.5, 2), true);
        binary(cases, new Remainder(), Fill.awayFromZero(0.5, 2), true);
        binary(cases, new Maximum(), Fill.normal(), true);
        binary(cases, new Minimum(), Fill.normal(), true);
        binary(cases, new Pow(), Fill.uniform(0.2, 3), true);
    }

    private static void logic(List<OpCase> cases) {
        for (Op op : List.of(new Equal(), new NotEqual(), new Less(), new LessEqual(), new Greater(),
                new GreaterEqual())) {
            binary(cases, op, Fill.whole(-3, 3), false);
            cases.add(OpCase.of(op).with(Fill.whole(0, 2), DType.BOOL, 33).with(Fill.whole(0, 2), DType.BOOL, 33));
        }
        for (Op op : List.of(new And(), new Or(), new Xor())) {
            cases.add(OpCase.of(op).with(Fill.whole(0, 2), DType.BOOL, 257).with(Fill.whole(0, 2), DType.BOOL, 257));
            cases.add(OpCase.of(op).with(Fill.whole(0, 2), DType.BOOL, 3, 1).with(Fill.whole(0, 2), DType.BOOL, 7));
        }
        for (DType dtype : List.of(DType.I32, DType.I64, DType.U8, DType.I8)) {
            Fill any = Fill.whole(-1L << 40, 1L << 40);
            for (Op op : List.of(new And(), new Or(), new Xor())) {
                cases.add(OpCase.of(op).with(any, dtype, 33).with(any, dtype, 33));
            }
            for (Op op : List.of(new ShiftLeft(), new ShiftRight())) {
                cases.add(OpCase.of(op).with(any, dtype, 5, 33).with(Fill.whole(-2, 70), dtype, 33));
            }
        }
        cases.add(OpCase.of(new Not()).with(Fill.whole(0, 2), DType.BOOL, 257));
        cases.add(OpCase.of(new Not()).with(Fill.whole(0, 2), DType.BOOL, 0));
    }

    /// Cases of the gradient op of an activation; `fill` keeps the first operand to where it is smooth.
    static void gradient(List<OpCase> cases, Op op, Fill fill) {
        for (long[] size : SIZES) {
            cases.add(OpCase.of(op).with(size).with(size));
        }
        cases.add(OpCase.of(op).with(SPECIAL, DType.F32, 33).with(33));
        cases.add(OpCase.of(op).with(fill, DType.F32, 3, 7).with(3, 7).smooth());
    }

    /// Cases of a unary op; `fill` keeps to where its gradient is checked.
    static void unary(List<OpCase> cases, Op op, Fill fill, boolean smooth) {
        for (long[] size : SIZES) {
            cases.add(OpCase.of(op).with(size));
        }
        cases.add(OpCase.of(op).with(SPECIAL, DType.F32, 33));
        OpCase checked = OpCase.of(op).with(fill, DType.F32, 3, 7);
        cases.add(smooth ? checked.smooth() : checked.differentiable());
    }

    /// Cases of an op that takes integers.
    static void integers(List<OpCase> cases, Op op) {
        for (DType dtype : List.of(DType.I32, DType.I64, DType.U8)) {
            cases.add(OpCase.of(op).with(Fill.whole(dtype == DType.U8 ? 0 : -100, 100), dtype, 5, 7));
        }
    }

    /// Cases of a binary op over broadcasting patterns and integers.
    static void binary(List<OpCase> cases, Op op, Fill fill, boolean smooth) {
        long[][][] pairs = {{{17}, {17}}, {{257}, {}}, {{}, {257}}, {{5, 7}, {7}}, {{5, 7}, {5, 1}}, {{5, 1}, {1, 7}},
            {{2, 3, 4, 5}, {1, 3, 1, 1}}, {{3, 1, 5}, {2, 1}}, {{0, 3}, {3}}, {{1}, {1}}, {{33, 31}, {33, 31}}};
        for (long[][] pair : pairs) {
            cases.add(OpCase.of(op).with(fill, DType.F32, pair[0]).with(fill, DType.F32, pair[1]));
        }
        cases.add(OpCase.of(op).with(SPECIAL, DType.F32, 16, 1).with(SPECIAL, DType.F32, 16));
        for (DType dtype : List.of(DType.I32, DType.I64, DType.U8)) {
            Fill whole = Fill.whole(dtype == DType.U8 ? 0 : -9, 9);
            cases.add(OpCase.of(op).with(whole, dtype, 5, 7).with(whole, dtype, 7));
        }
        if (smooth) {
            cases.add(OpCase.of(op).with(fill, DType.F32, 3, 1, 2).with(fill, DType.F32, 4, 1).smooth());
            cases.add(OpCase.of(op).with(fill, DType.F32, 5).with(fill, DType.F32, 5).smooth());
        }
    }
}
