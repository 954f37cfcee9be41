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

    private OptimizerKernels() {
    }

    /// A step on `n` elements at byte offset `at` of all operands: parameter `p`, gradient `g`, states `s`, `t`, `u`, of
    /// which those that the op lacks repeat the parameter.
    @FunctionalInterface
    private interface Step {
        void run(MemorySegment p, MemorySegment g, MemorySegment s, MemorySegment t, MemorySegment u, long at, int n,
                double rate, double step);
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
        return Offer.accept("loop", nanos, (in, out, scratch) -> run(loop, in, width));
    }

    private static void run(Step loop, Tensor[] in, int width) {
        MemorySegment p = in[0].segment();
        MemorySegment g = in[1].segment();
        MemorySegment s = in.length > 3 ? in[3].segment() : p;
        MemorySegment t = in.length > 4 ? in[4].segment() : p;
        MemorySegment u = in.length > 5 ? in[5].segment() : p;
        double rate = in[2].segment().get(DOUBLE, 0);
        double step = in[2].segment().get(DOUBLE, 8);
        long size = in[0].size();
        Workers workers = Workers.current();
        int parts = workers.threads() == 1 ? 1 : ElementwisePlan.parts(size, workers);
        if (parts == 1) {
            part(loop, p, g, s, t, u, 0, size, width, rate, step);
        } else {
            workers.run(parts, i -> part(loop, p, g, s, t, u, ElementwisePlan.start(size, i, parts),
                    ElementwisePlan.start(size, i + 1, parts), width, rate, step));
        }
    }

    private static void part(Step loop, MemorySegment p, MemorySegment g, MemorySegment s, MemorySegment t,
            MemorySegment u, long from, long end, int width, double rate, double step) {
        for (long at = from; at < end; at += LONGEST) {
            loop.run(p, g, s, t, u, at * width, (int) Math.min(LONGEST, end - at), rate, step);
        }
    }

    private static Step floats(SgdStep op) {
        float decay = (float) op.weightDecay();
        float momentum = (float) op.momentum();
        return (p, g, s, t, u, at, n, rate, step) -> {
            float fresh = step == 1 ? 1 : (float) (1 - op.dampening());
            float kept = step == 1 ? 0 : momentum;
            if (op.momentum() == 0) {
                FloatSteps.sgd(p, at, p, at, g, at, n, (float) rate, decay);
            } else if (op.nesterov()) {
                FloatSteps.nesterov(p, at, s, at, p, at, g, at, s, at, n, (float) rate, decay, kept, fresh, momentum);
            } else {
                FloatSteps.momentum(p, at, s, at, p, at, g, at, s, at, n, (float) rate, decay, kept, fresh);
            }
        };
    }

    private static Step doubles(SgdStep op) {
        double momentum = op.momentum();
        return (p, g, s, t, u, at, n, rate, step) -> {
            double fresh = step == 1 ? 1 : 1 - op.dampening();
            double kept = step == 1 ? 0 : momentum;
            if (momentum == 0) {
                DoubleSteps.sgd(p, at, p, at, g, at, n, rate, op.weightDecay());
            } else if (op.nesterov()) {
                DoubleSteps.nesterov(p, at, s, at, p, at, g, at, s, at, n, rate, op.weightDecay(), kept, fresh,
                        momentum);
            } else {
                DoubleSteps.momentum(p, at, s, at, p, at, g, at, s, at, n, rate, op.weightDecay(), kept, fresh);
            }
        };
    }

    private static Step floats(AdamStep op) {
        float decay = op.decoupled() ? 0 : (float) op.weightDecay();
        return (p, g, s, t, u, at, n, rate, step) -> {
            float keep = op.decoupled() ? (float) (1 - rate * op.weightDecay()) : 1;
            float size = (float) (rate / (1 - Math.pow(op.beta1(), step)));
            float correction = (float) (1 / Math.sqrt(1 - Math.pow(op.beta2(), step)));
            FloatSteps.adam(p, at, s, at, t, at, p, at, g, at, s, at, t, at, n, size, decay, keep, (float) op.beta1(),
                    (float) (1 - op.beta1()), (float) op.beta2(), (float) (1 - op.beta2()), correction,
                    (float) op.eps());
        };
    }

    private static Step doubles(AdamStep op) {
        double decay = op.decoupled() ? 0 : op.weightDecay();
        return (p, g, s, t, u, at, n, rate, step) -> {
            double keep = op.decoupled() ? 1 - rate * op.weightDecay() : 1;
            double size = rate / (1 - Math.pow(op.beta1(), step));
            double correction = 1 / Math.sqrt(1 - Math.pow(op.beta2(), step));
            DoubleSteps.adam(p, at, s, at, t, at, p, at, g, at, s, at, t, at, n, size, decay, keep, op.beta1(),
                    1 - op.beta1(), op.beta2(), 1 - op.beta2(), correction, op.eps());
        };
    }

    private static Step floats(AdagradStep op) {
        return (p, g, s, t, u, at, n, rate, step) -> FloatSteps.adagrad(p, at, s, at, p, at, g, at, s, at, n,
                (float) (rate / (1 + (step - 1) * op.rateDecay())), (float) op.weightDecay(), (float) op.eps());
    }

    private static Step doubles(AdagradStep op) {
        return (p, g, s, t, u, at, n, rate, step) -> DoubleSteps.adagrad(p, at, s, at, p, at, g, at, s, at, n,
                rate / (1 + (step - 1) * op.rateDecay()), op.weightDecay(), op.eps());
    }

    private static Step floats(RmsPropStep op) {
        float decay = (float) op.weightDecay();
        float alpha = (float) op.alpha();
        float fresh = (float) (1 - op.alpha());
        float eps = (float) op.eps();
        float momentum = (float) op.momentum();
        if (!op.centered() && momentum == 0) {
            return (p, g, s, t, u, at, n, rate, step) -> FloatSteps.rmsProp(p, at, s, at, p, at, g, at, s, at, n,
                    (float) rate, decay, alpha, fresh, eps);
        }
        if (!op.centered()) {
            // The velocity is the second state here.
            return (p, g, s, t, u, at, n, rate, step) -> {
                FloatSteps.averageSquare(s, at, p, at, g, at, s, at, n, decay, alpha, fresh);
                FloatSteps.velocity(t, at, p, at, g, at, s, at, t, at, n, decay, eps, momentum);
                FloatSteps.sgd(p, at, p, at, t, at, n, (float) rate, 0);
            };
        }
        return (p, g, s, t, u, at, n, rate, step) -> {
            FloatSteps.averageSquare(s, at, p, at, g, at, s, at, n, decay, alpha, fresh);
            FloatSteps.average(t, at, p, at, g, at, t, at, n, decay, alpha, fresh);
            if (momentum == 0) {
                FloatSteps.stepCentered(p, at, p, at, g, at, s, at, t, at, n, (float) rate, decay, eps);
            } else {
                FloatSteps.velocityCentered(u, at, p, at, g, at, s, at, t, at, u, at, n, decay, eps, momentum);
                FloatSteps.sgd(p, at, p, at, u, at, n, (float) rate, 0);
            }
        };
    }
}
