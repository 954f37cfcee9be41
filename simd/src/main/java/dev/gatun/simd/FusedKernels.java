// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Add;
import dev.gatun.op.BinaryOp;
import dev.gatun.op.Clamp;
import dev.gatun.op.Fused;
import dev.gatun.op.HardTanh;
import dev.gatun.op.Op;
import dev.gatun.op.Relu;
import dev.gatun.spi.Kernel;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// An op and elementwise steps, which run in place on its result. Thread-safe.
final class FusedKernels implements Kernel {
    /// A kernel that can do a ReLU on its result in passing.
    interface TakesRelu extends Kernel {
        /// The same kernel followed by a ReLU.
        Kernel withRelu();
    }

    /// A kernel that can keep its result between two bounds in passing. NaN stays NaN.
    interface TakesClamp extends Kernel {
        /// The same kernel whose results are `least` and `most` where they would be below or above.
        Kernel withClamp(float least, float most);
    }

    /// A kernel that can also add an operand of its result's shape in passing, before the bounds.
    interface TakesSum extends TakesClamp {
        /// The same kernel that adds operand number `operand`.
        Kernel withSum(int operand);
    }

    // What an elementwise step costs where it is done in passing.
    private static final double IN_PASSING = 0.25;
    private static final Set<String> TAKING = Set.of("planes", "pixels", "depthwise");

    private final Kernel main;
    private final int own;
    private final List<Op> ops;
    private final Kernel[] steps;
    // Operands of the steps, for one run at a time: such arrays need not be made in each.
    private final AtomicReference<Tensor[][]> spare = new AtomicReference<>();

    private FusedKernels(Kernel main, int own, List<Op> ops, Kernel[] steps) {
        this.main = main;
        this.own = own;
        this.ops = ops;
        this.steps = steps;
    }

    static void register(SimdBackend backend) {
        backend.register(Fused.class, (op, inputs, outputs) -> offer(backend, op, inputs, outputs));
    }

    private static Offer offer(SimdBackend backend, Fused op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        int own = inputs.size() - op.extras();
        if (!(backend.offer(op.main(), inputs.subList(0, own), outputs) instanceof Offer.Accepted main)) {
            return Offer.decline("no kernel for " + op.main().name() + " on these operands");
        }
        double nanos = main.nanos();
        double fixedNanos = main.fixedNanos();
        long scratchBytes = main.scratchBytes();
        List<Offer.Accepted> steps = new ArrayList<>();
        int extra = own;
        for (Op step : op.epilogue()) {
            List<TensorSpec> operands = step instanceof BinaryOp ? List.of(outputs.getFirst(), inputs.get(extra++))
                    : outputs;
            if (!(backend.offer(step, operands, outputs) instanceof Offer.Accepted accepted)) {
                return Offer.decline("no kernel for " + step.name() + " on these operands");
            }
            steps.add(accepted);
            double share = TAKING.contains(main.impl()) ? IN_PASSING : 1;
            nanos += share * accepted.nanos();
            fixedNanos += share * accepted.nanos();
            scratchBytes = Math.max(scratchBytes, accepted.scratchBytes());
        }
        return new Offer.Accepted(main.impl() + " and " + steps.size() + " in place", nanos, fixedNanos, scratchBytes,
                () -> fuse(main.prepare().get(), own, isDense(inputs, own, outputs.getFirst()), op.epilogue(),
                        steps.stream().map(step -> step.prepare().get()).toArray(Kernel[]::new)));
    }

    // Whether the first step's operand has the result's shape and lies packed.
    private static boolean isDense(List<TensorSpec> inputs, int own, TensorSpec y) {
        return inputs.size() > own && inputs.get(own).equals(y);
    }

    private static Kernel fuse(Kernel main, int own, boolean isDense, List<Op> ops, Kernel[] steps) {
        Kernel kernel = main;
        int done = 0;
        int taken = 0;
        if (isDense && ops.getFirst() instanceof Add && main instanceof TakesSum takes) {
            kernel = takes.withSum(own);
            done = 1;
            taken = 1;
        }
        if (done < steps.length) {
            Kernel both = kernel instanceof TakesClamp takes ? clamped(takes, ops.get(done))
                    : kernel instanceof TakesRelu takes && ops.get(done) instanceof Relu ? takes.withRelu() : null;
            kernel = both != null ? both : kernel;
            done += both != null ? 1 : 0;
        }
        return done == steps.length ? kernel
                : new FusedKernels(kernel, own + taken, ops.subList(done, ops.size()),
                        Arrays.copyOfRange(steps, done, steps.length));
    }

    // Null for other steps.
    private static Kernel clamped(TakesClamp main, Op step) {
        return switch (step) {
            case Relu _ -> main.withClamp(0, Float.POSITIVE_INFINITY);
            case HardTanh(double min, double max) when min <= max -> main.withClamp((float) min, (float) max);
            case Clamp(double min, double max) when min <= max -> main.withClamp((float) min, (float) max);
            default -> null;
        };
    }

    @Override
    public Kernel fix(Tensor[] constants) {
        Kernel fixed = main.fix(Arrays.copyOf(constants, own));
        return fixed == main ? this : new FusedKernels(fixed, own, ops, steps);
    }

    @Override
    public Runnable bind(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        Runnable first = main.bind(Arrays.copyOf(inputs, own), outputs, scratch);
        Runnable[] rest = new Runnable[steps.length];
        int extra = own;
        for (int i = 0; i < rest.length; i++) {
            Tensor[] operands = ops.get(i) instanceof BinaryOp ? new Tensor[] {outputs[0], inputs[extra++]}
                    : new Tensor[] {outputs[0]};
            rest[i] = steps[i].bind(operands, outputs, scratch);
        }
        return () -> {
            first.run();
            for (Runnable step : rest) {
                step.run();
            }
        };
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        Tensor[][] operands = spare.getAndSet(null);
        if (operands == null) {
            operands = new Tensor[steps.length][];
            for (int i = 0; i < operands.length; i++) {
                operands[i] = new Tensor[ops.get(i) instanceof BinaryOp ? 2 : 1];
            }
        }
        main.run(inputs, outputs, scratch);
        int extra = own;
        for (int i = 0; i < steps.length; i++) {
            operands[i][0] = outputs[0];
            if (operands[i].length == 2) {
                operands[i][1] = inputs[extra++];
            }
            steps[i].run(operands[i], outputs, scratch);
            Arrays.fill(operands[i], null);
        }
        spare.set(operands);
    }
}
