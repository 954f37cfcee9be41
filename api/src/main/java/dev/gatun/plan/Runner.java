// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.internal.Slab;
import dev.gatun.plan.Graph.Value;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Memory and bound kernels for runs of one plan, for one thread at a time.
///
/// Inputs and outputs lie in the runner's memory: write the inputs, [#run()], read the outputs, which the next run
/// overwrites. Inputs stay as they are until they are written again. Once warm, a run allocates nothing. Runs use the
/// [dev.gatun.tensor.Workers] that are bound where they are called.
///
/// Any thread may call, but only one at a time: a run during a run, and a run after [#close()], is an
/// [IllegalStateException].
public final class Runner implements AutoCloseable {
    private static final int IDLE = 0;
    private static final int RUNNING = 1;
    private static final int CLOSED = 2;
    private static final int QUIET_RUNS = 20;
    private static final int LEAST_RUNS = 50;
    // Where the JVM does not count bytes.
    private static final int UNCOUNTED_RUNS = 10_000;
    private static final long MOST_WORK_NANOS = 30_000_000_000L;
    // Plain loops allocate for good: then enough for the compiler to see them.
    private static final long MOST_PLAIN_NANOS = 1_000_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 10_000_000;

    private final Plan plan;
    private final Tensor[] inputs;
    private final Tensor[] outputs;
    private final Runnable[] steps;
    private final Tensor[] states;
    private final AtomicInteger state = new AtomicInteger(IDLE);

    Runner(Plan plan) {
        plan.checkConstants();
        this.plan = plan;
        this.states = plan.states();
        MemorySegment slab = Slab.fresh(plan.slabBytes());
        MemorySegment scratch = slab.asSlice(plan.memory().bytes(), plan.scratchBytes());
        Map<Value, Tensor> tensors = new HashMap<>();
        this.inputs = bind(plan.graph().inputs(), slab, tensors);
        List<Runnable> bound = new ArrayList<>();
        for (Plan.Step step : plan.steps()) {
            Tensor[] operands = bind(step.node().inputs(), slab, tensors);
            Tensor[] results = bind(step.node().outputs(), slab, tensors);
            MemorySegment own = step.scratchBytes() == 0 ? MemorySegment.NULL
                    : scratch.asSlice(0, step.scratchBytes());
            bound.add(step.kernel().bind(operands, results, own));
        }
        this.steps = bound.toArray(Runnable[]::new);
        this.outputs = bind(plan.graph().outputs(), slab, tensors);
    }

    private Tensor[] bind(List<Value> values, MemorySegment slab, Map<Value, Tensor> tensors) {
        Tensor[] bound = new Tensor[values.size()];
        for (int i = 0; i < bound.length; i++) {
            Value value = values.get(i);
            bound[i] = value.hasTensor() ? value.tensor() : tensors.computeIfAbsent(value, v -> Tensor.over(v.spec(),
                    slab.asSlice(plan.memory().offset(v), v.spec().extent() * v.spec().dtype().bytes())));
        }
        return bound;
    }

    /// The plan that is run.
    public Plan plan() {
        return plan;
    }

    /// The memory of an input, to be written before a run.
    ///
    /// @throws IllegalStateException if the runner is closed
    /// @throws IndexOutOfBoundsException if there is no such input
    public Tensor input(int i) {
        checkOpen();
        return at(inputs, i, "input");
    }

    /// The memory of an output, to be read after a run.
    ///
    /// @throws IllegalStateException if the runner is closed
    /// @throws IndexOutOfBoundsException if there is no such output
    public Tensor output(int i) {
        checkOpen();
        return at(outputs, i, "output");
    }

    private static Tensor at(Tensor[] tensors, int i, String kind) {
        if (i < 0 || i >= tensors.length) {
            throw new IndexOutOfBoundsException("runner: no such " + kind + ": index=" + i + ", " + kind + "s="
                    + tensors.length);
        }
        return tensors[i];
    }

    /// Computes the outputs from what the inputs hold.
    ///
    /// @throws IllegalStateException if the runner is closed or in a run, or if a constant of the plan was overwritten
    public void run() {
        begin();
        try {
            runSteps();
        } finally {
            end();
        }
    }

    /// Copies `given` to the inputs and computes the outputs.
    ///
    /// @throws IllegalArgumentException if an input has another shape or type than the plan was made for
    /// @throws IllegalStateException if the runner is closed or in a run, or if a constant of the plan was overwritten
    public void run(Tensor... given) {
        begin();
        try {
            copyIn(given);
            runSteps();
        } finally {
            end();
        }
    }

    private void begin() {
        if (!state.compareAndSet(IDLE, RUNNING)) {
            throw new IllegalStateException(state.get() == CLOSED ? "runner: it is closed; take another from the plan"
                    : "runner: it is in a run: one thread at a time may use a runner; take one for each thread");
        }
        if (states.length > 0 && !plan.running.compareAndSet(null, this)) {
            state.set(IDLE);
            throw new IllegalStateException("runner: another runner of the plan is in a run: a plan with states is run "
                    + "by one runner at a time: states=" + states.length);
        }
    }

    private void end() {
        if (states.length > 0) {
            plan.running.set(null);
        }
        state.setRelease(IDLE);
    }

    private void runSteps() {
        plan.checkConstants();
        for (Runnable step : steps) {
            step.run();
        }
        for (Tensor overwritten : states) {
            overwritten.touch();
        }
    }

    private void copyIn(Tensor[] given) {
        if (given.length != inputs.length) {
            throw new IllegalArgumentException("plan: wrong number of inputs: given=" + given.length + ", inputs="
                    + inputs.length + " " + plan.inputNames());
        }
        for (int i = 0; i < given.length; i++) {
            TensorSpec spec = given[i].spec();
            TensorSpec wanted = inputs[i].spec();
            if (spec.dtype() != wanted.dtype() || !spec.shape().equals(wanted.shape())) {
                throw new IllegalArgumentException("plan: input " + i + " (" + plan.inputNames().get(i) + ") is " + spec
                        + " but the plan was compiled for " + wanted + "; compile another plan or pad the input");
            }
        }
        for (int i = 0; i < given.length; i++) {
            if (given[i].isContiguous()) {
                MemorySegment.copy(given[i].segment(), 0, inputs[i].segment(), 0, inputs[i].spec().bytes());
            } else {
                inputs[i].copyFrom(given[i]);
            }
        }
    }

    /// Runs on what the inputs hold until runs allocate nothing on the heap, for at most half a minute of processor time; a
    /// second where steps run on the reference backend, whose plain loops always allocate.
    /// States are put back to what they were.
    ///
    /// @throws IllegalStateException if the runner is closed or in a run, or if a constant of the plan was overwritten
    public WarmUp warmUp() {
        checkOpen();
        List<Tensor> saved = Scope.outside(() -> Arrays.stream(states).map(Tensor::copy).toList());
        try {
            return runUntilQuiet();
        } finally {
            for (int i = 0; i < states.length; i++) {
                states[i].copyFrom(saved.get(i));
            }
        }
    }

    private WarmUp runUntilQuiet() {
        long start = System.nanoTime();
        long work = ThreadMeter.nanos();
        long most = plan.steps().stream().anyMatch(Plan.Step::isPlain) ? MOST_PLAIN_NANOS : MOST_WORK_NANOS;
        long runs = 0;
        int quiet = 0;
        long bytes = -1;
        while (quiet < QUIET_RUNS || runs < LEAST_RUNS) {
            long before = ThreadMeter.allocatedBytes();
            long begun = System.nanoTime();
            run();
            bytes = before < 0 ? -1 : ThreadMeter.allocatedBytes() - before;
            quiet = bytes == 0 ? quiet + 1 : 0;
            runs++;
            if (ThreadMeter.nanos() - work > most || bytes < 0 && runs >= UNCOUNTED_RUNS) {
                break;
            }
            if (bytes > 0) {
                pause((System.nanoTime() - begun) / 2);
            }
        }
        return new WarmUp(quiet >= QUIET_RUNS, runs, bytes, Duration.ofNanos(System.nanoTime() - start));
    }

    // Leaves the compiler's threads a processor: runs of code that isn't compiled yet only hold them up.
    private static void pause(long nanos) {
        LockSupport.parkNanos(Math.min(nanos, LONGEST_PAUSE_NANOS));
    }

    private void checkOpen() {
        if (state.get() == CLOSED) {
            throw new IllegalStateException("runner: it is closed; take another from the plan");
        }
    }

    /// Ends this runner; its memory is freed when nothing holds a tensor of it.
    ///
    /// @throws IllegalStateException if it is in a run
    @Override
    public void close() {
        if (!state.compareAndSet(IDLE, CLOSED) && state.get() == RUNNING) {
            throw new IllegalStateException("runner: it is in a run and cannot be closed");
        }
    }
}
