// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.AdagradStep;
import dev.gatun.op.AdamStep;
import dev.gatun.op.OptimizerStep;
import dev.gatun.op.RmsPropStep;
import dev.gatun.op.SgdStep;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Optimizer steps on packed operands, in the formulas of [OptimizerStep]'s implementations.
///
/// Numbers that depend on the step are computed once in double precision and rounded to the element type.
final class OptimizerKernels {
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;
    private static final int LONGEST = 1 << 28;
    private static final double BYTES_PER_NANO = 20;
    private static final long VECTOR_BYTES = Simd.SHAPE.vectorBitSize() / 8;
    // Operands of a step: parameter, gradient, rate and count of the step, states.
    private static final int GRADIENT = 1;
    private static final int NUMBERS = 2;
    private static final int LARGEST_STEP = 6;

    private OptimizerKernels() {
    }

    /// A step on `n` elements, a multiple of a vector's, of parameter `p`, gradient `g` and states `s`, `t`, `u`, each with
    /// its byte offset; states that the op lacks are not touched.
    @FunctionalInterface
    private interface Step {
        void run(MemorySegment p, long pAt, MemorySegment g, long gAt, MemorySegment s, long sAt, MemorySegment t,
                long tAt,
                MemorySegment u, long uAt, int n, double rate, double step);
    }

    static void register(SimdBackend backend) {
        backend.register(SgdStep.class, (op, inputs, _) -> offer(op, inputs, floats(op), doubles(op)));
        backend.register(AdamStep.class, (op, inputs, _) -> offer(op, inputs, floats(op), doubles(op)));
        backend.register(AdagradStep.class, (op, inputs, _) -> offer(op, inputs, floats(op), doubles(op)));
        backend.register(RmsPropStep.class, (op, inputs, _) -> offer(op, inputs, floats(op), null));
    }

    private static Offer offer(OptimizerStep op, List<TensorSpec> inputs, Step floats, Step doubles) {
        TensorSpec parameter = inputs.get(0);
        Step loop = parameter.dtype() == DType.F32 ? floats : parameter.dtype() == DType.F64 ? doubles : null;
        if (loop == null) {
            return Offer.decline("dtype " + parameter.dtype() + " not implemented");
        }
        for (TensorSpec input : inputs) {
            if (!input.isContiguous()) {
                return Offer.decline("an operand is strided");
            }
        }
        double nanos = 30 + (3.0 + 2 * op.states()) * parameter.bytes() / BYTES_PER_NANO;
        int width = parameter.dtype().bytes();
        long scratchBytes = parameter.size() % (VECTOR_BYTES / width) == 0 ? 0 : LARGEST_STEP * VECTOR_BYTES;
        return Offer.accept("loop", nanos, scratchBytes, (in, out, scratch) -> run(loop, in, scratch, width));
    }

    private static void run(Step loop, Tensor[] in, MemorySegment scratch, int width) {
        MemorySegment p = in[0].segment();
        MemorySegment g = in[GRADIENT].segment();
        MemorySegment s = in.length > 3 ? in[3].segment() : p;
        MemorySegment t = in.length > 4 ? in[4].segment() : p;
        MemorySegment u = in.length > 5 ? in[5].segment() : p;
        double rate = in[NUMBERS].segment().get(DOUBLE, 0);
        double step = in[NUMBERS].segment().get(DOUBLE, 8);
        int rest = (int) (in[0].size() % (VECTOR_BYTES / width));
        long whole = in[0].size() - rest;
        Workers workers = Workers.current();
        int parts = workers.threads() == 1 ? 1 : ElementwisePlan.parts(whole, workers);
        if (parts == 1) {
            part(loop, p, g, s, t, u, 0, whole, width, rate, step);
        } else {
            workers.run(parts, i -> part(loop, p, g, s, t, u, ElementwisePlan.start(whole, i, parts),
                    ElementwisePlan.start(whole, i + 1, parts), width, rate, step));
        }
        if (rest > 0) {
            rest(loop, in, scratch, whole * width, (long) rest * width, (int) VECTOR_BYTES / width, rate, step);
        }
    }

    private static void part(Step loop, MemorySegment p, MemorySegment g, MemorySegment s, MemorySegment t,
            MemorySegment u, long from, long end, int width, double rate, double step) {
        for (long i = from; i < end; i += LONGEST) {
            long at = i * width;
            loop.run(p, at, g, at, s, at, t, at, u, at, (int) Math.min(LONGEST, end - i), rate, step);
        }
    }

    // Masked access to so many operands is more code than the first compiler tier takes: the elements behind the last
    // whole vector get a vector of their own for each operand.
    private static void rest(Step loop, Tensor[] in, MemorySegment scratch, long at, long bytes, int lanes, double rate,
            double step) {
        for (int i = 0; i < in.length; i++) {
            if (i != NUMBERS) {
                MemorySegment.copy(in[i].segment(), at, scratch, i * VECTOR_BYTES, bytes);
            }
        }
        loop.run(scratch, 0, scratch, VECTOR_BYTES, scratch, 3 * VECTOR_BYTES, scratch, 4 * VECTOR_BYTES, scratch,
                5 * VECTOR_BYTES, lanes, rate, step);
        for (int i = 0; i < in.length; i++) {
            if (i != GRADIENT && i != NUMBERS) {
                MemorySegment.copy(scratch, i * VECTOR_BYTES, in[i].segment(), at, bytes);
            }
        }
    }

    private static Step floats(SgdStep op) {
        float decay = (float) op.weightDecay();
        float momentum = (float) op.momentum();
        return (p, pAt, g, gAt, s, sAt, t, tAt, u, uAt, n, rate, step) -> {
            float fresh = step == 1 ? 1 : (float) (1 - op.dampening());
            float kept = step == 1 ? 0 : momentum;
            if (op.momentum() == 0) {
                FloatSteps.sgd(p, pAt, p, pAt, g, gAt, n, (float) rate, decay);
            } else if (op.nesterov()) {
                FloatSteps.nesterov(p, pAt, s, sAt, p, pAt, g, gAt, s, sAt, n, (float) rate, decay, kept, fresh,
                        momentum);
            } else {
                FloatSteps.momentum(p, pAt, s, sAt, p, pAt, g, gAt, s, sAt, n, (float) rate, decay, kept, fresh);
            }
        };
    }

    private static Step doubles(SgdStep op) {
        double momentum = op.momentum();
        return (p, pAt, g, gAt, s, sAt, t, tAt, u, uAt, n, rate, step) -> {
            double fresh = step == 1 ? 1 : 1 - op.dampening();
            double kept = step == 1 ? 0 : momentum;
            if (momentum == 0) {
                DoubleSteps.sgd(p, pAt, p, pAt, g, gAt, n, rate, op.weightDecay());
            } else if (op.nesterov()) {
                DoubleSteps.nesterov(p, pAt, s, sAt, p, pAt, g, gAt, s, sAt, n, rate, op.weightDecay(), kept, fresh,
                        momentum);
            } else {
                DoubleSteps.momentum(p, pAt, s, sAt, p, pAt, g, gAt, s, sAt, n, rate, op.weightDecay(), kept, fresh);
            }
        };
    }

    private static Step floats(AdamStep op) {
        float decay = op.decoupled() ? 0 : (float) op.weightDecay();
        return (p, pAt, g, gAt, s, sAt, t, tAt, u, uAt, n, rate, step) -> {
            float keep = op.decoupled() ? (float) (1 - rate * op.weightDecay()) : 1;
            float size = (float) (rate / (1 - Math.pow(op.beta1(), step)));
            float correction = (float) (1 / Math.sqrt(1 - Math.pow(op.beta2(), step)));
            FloatSteps.adam(p, pAt, s, sAt, t, tAt, p, pAt, g, gAt, s, sAt, t, tAt, n, size, decay, keep,
                    (float) op.beta1(),
                    (float) (1 - op.beta1()), (float) op.beta2(), (float) (1 - op.beta2()), correction,
                    (float) op.eps());
        };
    }

    private static Step doubles(AdamStep op) {
        double decay = op.decoupled() ? 0 : op.weightDecay();
        return (p, pAt, g, gAt, s, sAt, t, tAt, u, uAt, n, rate, step) -> {
            double keep = op.decoupled() ? 1 - rate * op.weightDecay() : 1;
            double size = rate / (1 - Math.pow(op.beta1(), step));
            double correction = 1 / Math.sqrt(1 - Math.pow(op.beta2(), step));
            DoubleSteps.adam(p, pAt, s, sAt, t, tAt, p, pAt, g, gAt, s, sAt, t, tAt, n, size, decay, keep, op.beta1(),
                    1 - op.beta1(), op.beta2(), 1 - op.beta2(), correction, op.eps());
        };
    }

    private static Step floats(AdagradStep op) {
        return (p, pAt, g, gAt, s, sAt, t, tAt, u, uAt, n, rate, step) -> FloatSteps.adagrad(p, pAt, s, sAt, p, pAt, g,
                gAt, s, sAt, n,
                (float) (rate / (1 + (step - 1) * op.rateDecay())), (float) op.weightDecay(), (float) op.eps());
    }

    private static Step doubles(AdagradStep op) {
        return (p, pAt, g, gAt, s, sAt, t, tAt, u, uAt, n, rate, step) -> DoubleSteps.adagrad(p, pAt, s, sAt, p, pAt, g,
                gAt, s, sAt, n,
                rate / (1 + (step - 1) * op.rateDecay()), op.weightDecay(), op.eps());
    }

    private static Step floats(RmsPropStep op) {
        float decay = (float) op.weightDecay();
        float alpha = (float) op.alpha();
        float fresh = (float) (1 - op.alpha());
        float eps = (float) op.eps();
        float momentum = (float) op.momentum();
        if (!op.centered() && momentum == 0) {
            return (p, pAt, g, gAt, s, sAt, t, tAt, u, uAt, n, rate, step) -> FloatSteps.rmsProp(p, pAt, s, sAt, p, pAt,
                    g, gAt, s, sAt, n,
                    (float) rate, decay, alpha, fresh, eps);
        }
        if (!op.centered()) {
            // The velocity is the second state here.
            return (p, pAt, g, gAt, s, sAt, t, tAt, u, uAt, n, rate, step) -> {
                FloatSteps.averageSquare(s, sAt, p, pAt, g, gAt, s, sAt, n, decay, alpha, fresh);
                FloatSteps.velocity(t, tAt, p, pAt, g, gAt, s, sAt, t, tAt, n, decay, eps, momentum);
                FloatSteps.sgd(p, pAt, p, pAt, t, tAt, n, (float) rate, 0);
            };
        }
        return (p, pAt, g, gAt, s, sAt, t, tAt, u, uAt, n, rate, step) -> {
            FloatSteps.averageSquare(s, sAt, p, pAt, g, gAt, s, sAt, n, decay, alpha, fresh);
            FloatSteps.average(t, tAt, p, pAt, g, gAt, t, tAt, n, decay, alpha, fresh);
            if (momentum == 0) {
                FloatSteps.stepCentered(p, pAt, p, pAt, g, gAt, s, sAt, t, tAt, n, (float) rate, decay, eps);
            } else {
                FloatSteps.velocityCentered(u, uAt, p, pAt, g, gAt, s, sAt, t, tAt, u, uAt, n, decay, eps, momentum);
                FloatSteps.sgd(p, pAt, p, pAt, u, uAt, n, (float) rate, 0);
            }
        };
    }
}
