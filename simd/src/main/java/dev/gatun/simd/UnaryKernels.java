// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Abs;
import dev.gatun.op.Ceil;
import dev.gatun.op.Clamp;
import dev.gatun.op.Cos;
import dev.gatun.op.Elu;
import dev.gatun.op.Erf;
import dev.gatun.op.Exp;
import dev.gatun.op.Expm1;
import dev.gatun.op.Floor;
import dev.gatun.op.Gelu;
import dev.gatun.op.HardSigmoid;
import dev.gatun.op.HardSwish;
import dev.gatun.op.HardTanh;
import dev.gatun.op.IsFinite;
import dev.gatun.op.IsNan;
import dev.gatun.op.LeakyRelu;
import dev.gatun.op.Log;
import dev.gatun.op.Log1p;
import dev.gatun.op.Neg;
import dev.gatun.op.PowScalar;
import dev.gatun.op.Reciprocal;
import dev.gatun.op.Relu;
import dev.gatun.op.Round;
import dev.gatun.op.Rsqrt;
import dev.gatun.op.Sigmoid;
import dev.gatun.op.Sign;
import dev.gatun.op.Silu;
import dev.gatun.op.Sin;
import dev.gatun.op.Softplus;
import dev.gatun.op.Sqrt;
import dev.gatun.op.Square;
import dev.gatun.op.Tanh;
import dev.gatun.op.UnaryOp;
import dev.gatun.simd.ElementwisePlan.One;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Elementwise ops of one operand.
final class UnaryKernels {
    private static final double SIMPLE = 0;
    private static final double POLYNOMIAL = 0.26;
    private static final Set<Class<?>> MASKED = Set.of(Sign.class, Relu.class, LeakyRelu.class, IsNan.class,
            IsFinite.class);

    private UnaryKernels() {
    }

    /// The loops of one class of ops by element type.
    private record Family<T extends UnaryOp>(double nanos, Map<DType, Function<T, One>> loops)
            implements
                SimdBackend.Family<T> {
        Family<T> on(DType dtype, Function<T, One> loop) {
            loops.put(dtype, loop);
            return this;
        }

        @Override
        public Offer offer(T op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
            Function<T, One> maker = loops.get(inputs.get(0).dtype());
            One loop = maker == null ? null : maker.apply(op);
            if (loop == null) {
                return Offer.decline("not implemented for " + op + " on " + inputs.get(0).dtype());
            }
            if (MASKED.contains(op.getClass()) && !Simd.hasMasks(inputs.get(0).dtype().bytes())) {
                return Offer.decline("vectors of two elements have no masks");
            }
            ElementwisePlan plan = ElementwisePlan.of(outputs.get(0), inputs);
            if (plan == null || plan.isSame(0)) {
                return Offer.decline("rows are strided");
            }
            return Offer.accept("loop", plan.nanos(nanos), (in, out, scratch) -> plan.run(loop, out[0].segment(),
                    in[0].segment()));
        }
    }

    private static <T extends UnaryOp> Family<T> family(SimdBackend backend, Class<T> type, double nanos) {
        Family<T> family = new Family<>(nanos, new EnumMap<>(DType.class));
        backend.register(type, family);
        return family;
    }

    private static <T extends UnaryOp> Family<T> floats(SimdBackend backend, Class<T> type, Function<T, One> loop) {
        return family(backend, type, POLYNOMIAL).on(DType.F32, loop);
    }

    private static <T extends UnaryOp> void all(SimdBackend backend, Class<T> type, One f32, One f64, One i32,
            One i64) {
        family(backend, type, SIMPLE).on(DType.F32, _ -> f32).on(DType.F64, _ -> f64).on(DType.I32, _ -> i32)
                .on(DType.I64, _ -> i64);
    }

    private static <T extends UnaryOp> void both(SimdBackend backend, Class<T> type, One f32, One f64) {
        family(backend, type, SIMPLE).on(DType.F32, _ -> f32).on(DType.F64, _ -> f64);
    }

    static void register(SimdBackend backend) {
        all(backend, Neg.class, FloatUnary::neg, DoubleUnary::neg, IntUnary::neg, LongUnary::neg);
        all(backend, Abs.class, FloatUnary::abs, DoubleUnary::abs, IntUnary::abs, LongUnary::abs);
        all(backend, Square.class, FloatUnary::square, DoubleUnary::square, IntUnary::square, LongUnary::square);
        all(backend, Sign.class, FloatUnary::sign, DoubleUnary::sign, IntUnary::sign, LongUnary::sign);
        all(backend, Relu.class, FloatUnary::relu, DoubleUnary::relu, IntUnary::relu, LongUnary::relu);
        both(backend, Sqrt.class, FloatUnary::sqrt, DoubleUnary::sqrt);
        both(backend, Rsqrt.class, FloatUnary::rsqrt, DoubleUnary::rsqrt);
        both(backend, Reciprocal.class, FloatUnary::reciprocal, DoubleUnary::reciprocal);
        both(backend, IsNan.class, FloatUnary::isNan, DoubleUnary::isNan);
        both(backend, IsFinite.class, FloatUnary::isFinite, DoubleUnary::isFinite);
        family(backend, Clamp.class, SIMPLE).on(DType.F32, op -> clamp((float) op.min(), (float) op.max()))
                .on(DType.F64, op -> (d, dAt, a, aAt, n) -> DoubleUnary.clamp(d, dAt, a, aAt, n, op.min(), op.max()));
        family(backend, HardTanh.class, SIMPLE).on(DType.F32, op -> clamp((float) op.min(), (float) op.max()));
        family(backend, PowScalar.class, SIMPLE).on(DType.F32, op -> power(op.exponent(), FloatUnary::reciprocal,
                FloatUnary::square, FloatUnary::cube)).on(DType.F64, op -> power(op.exponent(), DoubleUnary::reciprocal,
                        DoubleUnary::square, DoubleUnary::cube));
        family(backend, LeakyRelu.class, SIMPLE).on(DType.F32, op -> {
            float slope = (float) op.slope();
            return (d, dAt, a, aAt, n) -> FloatUnary.leakyRelu(d, dAt, a, aAt, n, slope);
        }).on(DType.F64, op -> (d, dAt, a, aAt, n) -> DoubleUnary.leakyRelu(d, dAt, a, aAt, n, op.slope()));

        floats(backend, Exp.class, _ -> FloatUnary::exp);
        floats(backend, Expm1.class, _ -> FloatUnary::expm1);
        floats(backend, Log.class, _ -> FloatUnary::log);
        floats(backend, Log1p.class, _ -> FloatUnary::log1p);
        floats(backend, Sin.class, _ -> FloatUnary::sin);
        floats(backend, Cos.class, _ -> FloatUnary::cos);
        floats(backend, Round.class, _ -> FloatUnary::round);
        floats(backend, Floor.class, _ -> FloatUnary::floor);
        floats(backend, Ceil.class, _ -> FloatUnary::ceil);
        floats(backend, Sigmoid.class, _ -> FloatActivations::sigmoid);
        floats(backend, Tanh.class, _ -> FloatActivations::tanh);
        floats(backend, Erf.class, _ -> FloatActivations::erf);
        floats(backend, Gelu.class, op -> op.tanh() ? FloatActivations::geluTanh : FloatActivations::gelu);
        floats(backend, Silu.class, _ -> FloatActivations::silu);
        floats(backend, HardSigmoid.class, _ -> FloatActivations::hardSigmoid);
        floats(backend, HardSwish.class, _ -> FloatActivations::hardSwish);
        floats(backend, Elu.class, op -> {
            float alpha = (float) op.alpha();
            return (d, dAt, a, aAt, n) -> FloatActivations.elu(d, dAt, a, aAt, n, alpha);
        });
        floats(backend, Softplus.class, op -> {
            float beta = (float) op.beta();
            float inverse = (float) (1 / op.beta());
            float threshold = (float) op.threshold();
            return op.beta() <= 0 ? null
                    : (d, dAt, a, aAt, n) -> FloatActivations.softplus(d, dAt, a, aAt, n, beta, inverse, threshold);
        });
    }

    private static One clamp(float low, float high) {
        return (d, dAt, a, aAt, n) -> FloatUnary.clamp(d, dAt, a, aAt, n, low, high);
    }

    private static One power(double exponent, One inverse, One square, One cube) {
        return exponent == -1 ? inverse : exponent == 2 ? square : exponent == 3 ? cube : null;
    }
}
