// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Add;
import dev.gatun.op.BinaryOp;
import dev.gatun.op.ClampGrad;
import dev.gatun.op.Div;
import dev.gatun.op.EluGrad;
import dev.gatun.op.Equal;
import dev.gatun.op.GeluGrad;
import dev.gatun.op.Greater;
import dev.gatun.op.GreaterEqual;
import dev.gatun.op.HardSwishGrad;
import dev.gatun.op.HardTanhGrad;
import dev.gatun.op.LeakyReluGrad;
import dev.gatun.op.Less;
import dev.gatun.op.LessEqual;
import dev.gatun.op.Maximum;
import dev.gatun.op.Minimum;
import dev.gatun.op.Mul;
import dev.gatun.op.NotEqual;
import dev.gatun.op.ReluGrad;
import dev.gatun.op.SigmoidGrad;
import dev.gatun.op.SiluGrad;
import dev.gatun.op.SoftplusGrad;
import dev.gatun.op.Sub;
import dev.gatun.op.TanhGrad;
import dev.gatun.op.Where;
import dev.gatun.simd.ElementwisePlan.Three;
import dev.gatun.simd.ElementwisePlan.Two;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;

/// Elementwise ops of two operands, gradients of activations, and the choice by a condition.
final class BinaryKernels {
    private static final double SIMPLE = 0;
    private static final double POLYNOMIAL = 0.4;
    // With so few elements a vector loop is run by the interpreter for thousands of calls, at tens of microseconds each.
    private static final int FEW = 8;

    private BinaryKernels() {
    }

    /// The loops of one op on one element type: both operands vectors, or one of them a single element. Null where there
    /// is no such loop.
    private record Forms(Two vectors, Two vectorAndOne, Two oneAndVector) {
    }

    /// What an op is on two elements, with the same bits as the loops; null where there is no such function.
    private record Scalars(DoubleBinaryOperator doubles, LongBinaryOperator longs) {
        // Sums, differences, products and quotients of floats are the same rounded from double.
        Two loop(DType in, DType out, long aStep, long bStep) {
            int step = out.bytes();
            return in == DType.F32 || in == DType.F64 ? (d, dAt, a, aAt, b, bAt, n) -> {
                for (int i = 0; i < n; i++) {
                    out.setDouble(d, dAt + i * step, doubles.applyAsDouble(in.getDouble(a, aAt + i * aStep),
                            in.getDouble(b, bAt + i * bStep)));
                }
            } : (d, dAt, a, aAt, b, bAt, n) -> {
                for (int i = 0; i < n; i++) {
                    out.setLong(d, dAt + i * step, longs.applyAsLong(in.getLong(a, aAt + i * aStep), in.getLong(b, bAt
                            + i * bStep)));
                }
            };
        }
    }

    private record Family<T extends BinaryOp>(double nanos, Scalars scalars, Map<DType, Function<T, Forms>> loops)
            implements
                SimdBackend.Family<T> {
        Family<T> on(DType dtype, Two vectors, Two vectorAndOne, Two oneAndVector) {
            Forms forms = new Forms(vectors, vectorAndOne, oneAndVector);
            loops.put(dtype, _ -> forms);
            return this;
        }

        @Override
        public Offer offer(T op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
            Function<T, Forms> maker = loops.get(inputs.get(0).dtype());
            Forms forms = maker == null ? null : maker.apply(op);
            if (forms == null) {
                return Offer.decline("not implemented for " + op + " on " + inputs.get(0).dtype());
            }
            ElementwisePlan plan = ElementwisePlan.of(outputs.get(0), inputs);
            Two loop = plan == null ? null
                    : !plan.isSame(0) ? plan.isSame(1) ? forms.vectorAndOne() : forms.vectors()
                            : plan.isSame(1) ? null : forms.oneAndVector();
            if (loop == null) {
                return Offer.decline("rows are strided");
            }
            TensorSpec y = outputs.get(0);
            int width = inputs.get(0).dtype().bytes();
            boolean few = scalars != null
                    && (y.size() <= FEW || y.dtype() == DType.BOOL && !Simd.hasMasks(width));
            Two chosen = few ? scalars.loop(inputs.get(0).dtype(), y.dtype(), plan.isSame(0) ? 0 : width,
                    plan.isSame(1) ? 0 : width) : loop;
            return Offer.accept(few ? "scalars" : "loop", plan.nanos(nanos), (in, out, scratch) -> plan.run(chosen,
                    out[0].segment(), in[0].segment(), in[1].segment()));
        }
    }

    private static <T extends BinaryOp> Family<T> family(SimdBackend backend, Class<T> type,
            DoubleBinaryOperator doubles, LongBinaryOperator longs) {
        Family<T> family = new Family<>(SIMPLE, new Scalars(doubles, longs), new EnumMap<>(DType.class));
        backend.register(type, family);
        return family;
    }

    private static <T extends BinaryOp> void gradient(SimdBackend backend, Class<T> type, Function<T, Two> loop) {
        Family<T> family = new Family<>(POLYNOMIAL, null, new EnumMap<>(DType.class));
        family.loops().put(DType.F32, op -> {
            Two chosen = loop.apply(op);
            return chosen == null ? null : new Forms(chosen, null, null);
        });
        backend.register(type, family);
    }

    static void register(SimdBackend backend) {
        family(backend, Add.class, Double::sum, Long::sum)
                .on(DType.F32, FloatBinary::addVV, FloatBinary::addVS, FloatBinary::addSV)
                .on(DType.F64, DoubleBinary::addVV, DoubleBinary::addVS, DoubleBinary::addSV)
                .on(DType.I32, IntBinary::addVV, IntBinary::addVS, IntBinary::addSV)
                .on(DType.I64, LongBinary::addVV, LongBinary::addVS, LongBinary::addSV);
        family(backend, Sub.class, (a, b) -> a - b, (a, b) -> a - b)
                .on(DType.F32, FloatBinary::subVV, FloatBinary::subVS, FloatBinary::subSV)
                .on(DType.F64, DoubleBinary::subVV, DoubleBinary::subVS, DoubleBinary::subSV)
                .on(DType.I32, IntBinary::subVV, IntBinary::subVS, IntBinary::subSV)
                .on(DType.I64, LongBinary::subVV, LongBinary::subVS, LongBinary::subSV);
        family(backend, Mul.class, (a, b) -> a * b, (a, b) -> a * b)
                .on(DType.F32, FloatBinary::mulVV, FloatBinary::mulVS, FloatBinary::mulSV)
                .on(DType.F64, DoubleBinary::mulVV, DoubleBinary::mulVS, DoubleBinary::mulSV)
                .on(DType.I32, IntBinary::mulVV, IntBinary::mulVS, IntBinary::mulSV)
                .on(DType.I64, LongBinary::mulVV, LongBinary::mulVS, LongBinary::mulSV);
        family(backend, Div.class, (a, b) -> a / b, null)
                .on(DType.F32, FloatBinary::divVV, FloatBinary::divVS, FloatBinary::divSV)
                .on(DType.F64, DoubleBinary::divVV, DoubleBinary::divVS, DoubleBinary::divSV);
        family(backend, Maximum.class, Math::max, Math::max)
                .on(DType.F32, FloatBinary::maxVV, FloatBinary::maxVS, FloatBinary::maxSV)
                .on(DType.F64, DoubleBinary::maxVV, DoubleBinary::maxVS, DoubleBinary::maxSV)
                .on(DType.I32, IntBinary::maxVV, IntBinary::maxVS, IntBinary::maxSV)
                .on(DType.I64, LongBinary::maxVV, LongBinary::maxVS, LongBinary::maxSV);
        family(backend, Minimum.class, Math::min, Math::min)
                .on(DType.F32, FloatBinary::minVV, FloatBinary::minVS, FloatBinary::minSV)
                .on(DType.F64, DoubleBinary::minVV, DoubleBinary::minVS, DoubleBinary::minSV)
                .on(DType.I32, IntBinary::minVV, IntBinary::minVS, IntBinary::minSV)
                .on(DType.I64, LongBinary::minVV, LongBinary::minVS, LongBinary::minSV);
        comparisons(backend);
        gradients(backend);
        backend.register(Where.class, (op, inputs, outputs) -> where(inputs, outputs));
    }

    private static void comparisons(SimdBackend backend) {
        family(backend, Equal.class, (a, b) -> a == b ? 1 : 0, (a, b) -> a == b ? 1 : 0)
                .on(DType.F32, FloatBinary::equalVV, FloatBinary::equalVS, FloatBinary::equalSV)
                .on(DType.F64, DoubleBinary::equalVV, DoubleBinary::equalVS, DoubleBinary::equalSV)
                .on(DType.I32, IntBinary::equalVV, IntBinary::equalVS, IntBinary::equalSV)
                .on(DType.I64, LongBinary::equalVV, LongBinary::equalVS, LongBinary::equalSV);
        family(backend, NotEqual.class, (a, b) -> a != b ? 1 : 0, (a, b) -> a != b ? 1 : 0)
                .on(DType.F32, FloatBinary::notEqualVV, FloatBinary::notEqualVS, FloatBinary::notEqualSV)
                .on(DType.F64, DoubleBinary::notEqualVV, DoubleBinary::notEqualVS, DoubleBinary::notEqualSV)
                .on(DType.I32, IntBinary::notEqualVV, IntBinary::notEqualVS, IntBinary::notEqualSV)
                .on(DType.I64, LongBinary::notEqualVV, LongBinary::notEqualVS, LongBinary::notEqualSV);
        family(backend, Less.class, (a, b) -> a < b ? 1 : 0, (a, b) -> a < b ? 1 : 0)
                .on(DType.F32, FloatBinary::lessVV, FloatBinary::lessVS, FloatBinary::lessSV)
                .on(DType.F64, DoubleBinary::lessVV, DoubleBinary::lessVS, DoubleBinary::lessSV)
                .on(DType.I32, IntBinary::lessVV, IntBinary::lessVS, IntBinary::lessSV)
                .on(DType.I64, LongBinary::lessVV, LongBinary::lessVS, LongBinary::lessSV);
        family(backend, LessEqual.class, (a, b) -> a <= b ? 1 : 0, (a, b) -> a <= b ? 1 : 0)
                .on(DType.F32, FloatBinary::lessEqualVV, FloatBinary::lessEqualVS, FloatBinary::lessEqualSV)
                .on(DType.F64, DoubleBinary::lessEqualVV, DoubleBinary::lessEqualVS, DoubleBinary::lessEqualSV)
                .on(DType.I32, IntBinary::lessEqualVV, IntBinary::lessEqualVS, IntBinary::lessEqualSV)
                .on(DType.I64, LongBinary::lessEqualVV, LongBinary::lessEqualVS, LongBinary::lessEqualSV);
        family(backend, Greater.class, (a, b) -> a > b ? 1 : 0, (a, b) -> a > b ? 1 : 0)
                .on(DType.F32, FloatBinary::greaterVV, FloatBinary::greaterVS, FloatBinary::greaterSV)
                .on(DType.F64, DoubleBinary::greaterVV, DoubleBinary::greaterVS, DoubleBinary::greaterSV)
                .on(DType.I32, IntBinary::greaterVV, IntBinary::greaterVS, IntBinary::greaterSV)
                .on(DType.I64, LongBinary::greaterVV, LongBinary::greaterVS, LongBinary::greaterSV);
        family(backend, GreaterEqual.class, (a, b) -> a >= b ? 1 : 0, (a, b) -> a >= b ? 1 : 0)
                .on(DType.F32, FloatBinary::greaterEqualVV, FloatBinary::greaterEqualVS, FloatBinary::greaterEqualSV)
                .on(DType.F64, DoubleBinary::greaterEqualVV, DoubleBinary::greaterEqualVS, DoubleBinary::greaterEqualSV)
                .on(DType.I32, IntBinary::greaterEqualVV, IntBinary::greaterEqualVS, IntBinary::greaterEqualSV)
                .on(DType.I64, LongBinary::greaterEqualVV, LongBinary::greaterEqualVS, LongBinary::greaterEqualSV);
    }

    private static void gradients(SimdBackend backend) {
        gradient(backend, ReluGrad.class, _ -> FloatGradients::relu);
        gradient(backend, SigmoidGrad.class, _ -> FloatGradients::sigmoid);
        gradient(backend, TanhGrad.class, _ -> FloatGradients::tanh);
        gradient(backend, GeluGrad.class, op -> op.tanh() ? FloatGradients::geluTanh : FloatGradients::gelu);
        gradient(backend, SiluGrad.class, _ -> FloatGradients::silu);
        gradient(backend, HardSwishGrad.class, _ -> FloatGradients::hardSwish);
        gradient(backend, LeakyReluGrad.class, op -> {
            float slope = (float) op.slope();
            return (d, dAt, a, aAt, b, bAt, n) -> FloatGradients.leakyRelu(d, dAt, a, aAt, b, bAt, n, slope);
        });
        gradient(backend, EluGrad.class, op -> {
            float alpha = (float) op.alpha();
            return (d, dAt, a, aAt, b, bAt, n) -> FloatGradients.elu(d, dAt, a, aAt, b, bAt, n, alpha);
        });
        gradient(backend, SoftplusGrad.class, op -> {
            float beta = (float) op.beta();
            float threshold = (float) op.threshold();
            return (d, dAt, a, aAt, b, bAt, n) -> FloatGradients.softplus(d, dAt, a, aAt, b, bAt, n, beta, threshold);
        });
        gradient(backend, ClampGrad.class, op -> {
            float low = above(op.min());
            float high = -above(-op.max());
            return (d, dAt, a, aAt, b, bAt, n) -> FloatGradients.clamp(d, dAt, a, aAt, b, bAt, n, low, high);
        });
        gradient(backend, HardTanhGrad.class, op -> {
            float low = -above(-op.min());
            float high = above(op.max());
            return (d, dAt, a, aAt, b, bAt, n) -> FloatGradients.hardTanh(d, dAt, a, aAt, b, bAt, n, low, high);
        });
    }

    // The smallest float that is at least `bound`, so that floats compare with it as with the double.
    private static float above(double bound) {
        float nearest = (float) bound;
        return nearest < bound ? Math.nextUp(nearest) : nearest;
    }

    private static Offer where(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        int bytes = outputs.get(0).dtype().bytes();
        if (bytes < 4) {
            return Offer.decline("elements of " + bytes + " bytes not implemented");
        }
        if (!Simd.hasMasks(bytes)) {
            return Offer.decline("vectors of two elements have no masks");
        }
        ElementwisePlan plan = ElementwisePlan.of(outputs.get(0), inputs);
        if (plan == null) {
            return Offer.decline("rows are strided");
        }
        int form = (plan.isSame(0) ? 4 : 0) + (plan.isSame(1) ? 2 : 0) + (plan.isSame(2) ? 1 : 0);
        Three loop = bytes == 4 ? select4(form) : select8(form);
        return Offer.accept("loop", plan.nanos(SIMPLE), (in, out, scratch) -> plan.run(loop, out[0].segment(),
                in[0].segment(), in[1].segment(), in[2].segment()));
    }

    private static Three select4(int form) {
        return switch (form) {
            case 0 -> IntBinary::selectVVV;
            case 1 -> IntBinary::selectVVS;
            case 2 -> IntBinary::selectVSV;
            case 3 -> IntBinary::selectVSS;
            case 4 -> IntBinary::selectSVV;
            case 5 -> IntBinary::selectSVS;
            case 6 -> IntBinary::selectSSV;
            default -> IntBinary::selectSSS;
        };
    }

    private static Three select8(int form) {
        return switch (form) {
            case 0 -> LongBinary::selectVVV;
            case 1 -> LongBinary::selectVVS;
            case 2 -> LongBinary::selectVSV;
            case 3 -> LongBinary::selectVSS;
            case 4 -> LongBinary::selectSVV;
            case 5 -> LongBinary::selectSVS;
            case 6 -> LongBinary::selectSSV;
            default -> LongBinary::selectSSS;
        };
    }
}
