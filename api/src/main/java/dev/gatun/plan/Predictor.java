// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Runs a plan for callers on any thread, with a fixed number of runners.
///
///     try (Predictor predictor = Predictor.of(Gatun.compile(model, TensorSpec.of(DType.F32, 1, 784)))) {
///         Tensor y = predictor.predict(x)[0];   // from any thread, virtual ones included
///     }
///
/// A call takes a runner, copies its inputs in, runs on the calling thread, copies the outputs out and gives the runner
/// back. Where all runners are taken, callers wait in the order in which they came. There are no threads behind it. All
/// runners are warm when a predictor is made, which takes seconds for large networks.
///
/// A call of [#predict(Tensor[], Tensor[])] that finds a free runner allocates nothing, neither on the heap nor off it;
/// one that has to wait allocates its place in the queue.
///
/// A predictor made by [#batching(List, int, Duration)] also puts rows of several callers into one run.
///
/// Inputs are tensors of any thread, or packed elements in memory segments; nobody may write to them during the call.
/// A thread whose interrupt flag is set gets a [java.util.concurrent.CancellationException] where it would wait or
/// begin, and keeps the flag; a run is never interrupted.
public final class Predictor implements AutoCloseable {
    /// Says that no runner became free within the caller's time limit. Nothing was run.
    public static final class WaitTimeoutException extends IllegalStateException {
        private static final long serialVersionUID = 1;

        WaitTimeoutException(String message) {
            super(message);
        }
    }

    /// What a predictor does and has done.
    ///
    /// @param runners how many runs may go on at once
    /// @param inUse how many do
    /// @param waiting about how many callers wait
    /// @param served calls that gave a result
    /// @param failed calls that were accepted and gave none: run out of time, interrupted, or failed inside
    /// @param batches runs that [#batching(List, int, Duration)] made of calls; 0 without it
    public record Statistics(int runners, int inUse, int waiting, long served, long failed, long batches) {
    }

    private static final int LEAST_RUNNERS = 16;

    private final List<Plan> plans;
    // Of the plan with the most rows.
    private final List<TensorSpec> inputSpecs;
    private final List<TensorSpec> outputSpecs;
    // Tests take lanes out of it.
    final RunnerPool pool;
    // Null where each call is a run of its own.
    private final MicroBatcher batcher;
    private final AtomicLong served = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile boolean isClosing;

    private Predictor(List<Plan> plans, int runners, Duration wait, boolean isWarm) {
        if (runners < 1 || runners > 1024) {
            throw new IllegalArgumentException("predictor: the number of runners must be in [1, 1024]: runners="
                    + runners);
        }
        this.plans = plans;
        inputSpecs = plans.getLast().inputs();
        outputSpecs = plans.getLast().outputs();
        pool = new RunnerPool(plans, runners, isWarm);
        batcher = wait == null ? null
                : new MicroBatcher(pool,
                        plans.stream().mapToInt(plan -> (int) plan.inputs().getFirst().dim(0)).toArray(), nanos(wait));
    }

    /// A predictor with a runner for each processor that this process may use, and 16 at least: on few processors, more
    /// callers are then left to the scheduler of the system, which changes threads rarely. Waking a caller who waits for a
    /// runner takes longer than a run of a small network. Each runner has the memory of [Plan#slabBytes()]; where that is
    /// much, [#of(Plan, int)] with fewer is the better choice.
    public static Predictor of(Plan plan) {
        return of(plan, Math.max(LEAST_RUNNERS, Runtime.getRuntime().availableProcessors()));
    }

    /// A predictor with `runners` runners: at most so many calls run at once.
    public static Predictor of(Plan plan, int runners) {
        return new Predictor(List.of(plan), runners, null, true);
    }

    /// A predictor that puts the rows of several callers into one run.
    ///
    /// `plans` are plans of one network for different numbers of rows, as for 1, 4 and 16 pictures. Axis 0 of every
    /// input
    /// and output counts rows, and the network must treat each row on its own. A call has between 1 and as many rows as
    /// the largest plan; a run uses the smallest plan that holds its rows, with rows of zeros behind them.
    ///
    /// The caller who is first in the queue leads: once it has a runner, it waits until the largest plan is full or
    /// `wait` has passed since it came, then runs for all that are there. With a `wait` of zero it takes along whoever
    /// had to wait for a runner anyway. Such calls allocate a little. Each call fails or succeeds on its own: where a
    /// run fails, each of its requests is run again alone.
    ///
    /// Results have the same bits as those of a call alone if the kernels give each row the same bits for any number of
    /// rows. They do not all: matrix products of one row and of several may differ by rounding.
    ///
    /// @throws IllegalArgumentException if the plans differ in more than their rows
    public static Predictor batching(List<Plan> plans, int runners, Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("predictor: the time to wait must not be negative: wait=" + wait);
        }
        return new Predictor(sorted(plans), runners, wait, true);
    }

    /// A predictor whose first calls warm it up: kernels that never stop to allocate would keep tests waiting.
    static Predictor cold(List<Plan> plans, int runners, Duration wait) {
        return new Predictor(wait == null ? plans : sorted(plans), runners, wait, false);
    }

    private static List<Plan> sorted(List<Plan> plans) {
        if (plans.isEmpty()) {
            throw new IllegalArgumentException("predictor: at least one plan is needed: plans=0");
        }
        Plan first = plans.getFirst();
        for (Plan plan : plans) {
            long rows = plan.inputs().isEmpty() || plan.inputs().getFirst().rank() == 0 ? 0
                    : plan.inputs().getFirst().dim(0);
            if (rows < 1 || rows > Integer.MAX_VALUE || !isLike(plan.inputs(), first.inputs(), rows) || !isLike(plan
                    .outputs(), first.outputs(), rows)) {
                throw new IllegalArgumentException("predictor: plans for batches must be the same but for axis 0 of all"
                        + " inputs and outputs, their rows: " + plan.inputs() + " to " + plan.outputs() + ", "
                        + first.inputs() + " to " + first.outputs());
            }
        }
        return plans.stream().sorted(Comparator.comparingLong(plan -> plan.inputs().getFirst().dim(0))).toList();
    }

    private static boolean isLike(List<TensorSpec> specs, List<TensorSpec> model, long rows) {
        if (specs.size() != model.size()) {
            return false;
        }
        for (int i = 0; i < specs.size(); i++) {
            if (!isRows(specs.get(i), model.get(i)) || specs.get(i).dim(0) != rows) {
                return false;
            }
        }
        return true;
    }

    // Whether two specs agree in all but axis 0.
    private static boolean isRows(TensorSpec spec, TensorSpec model) {
        if (spec.dtype() != model.dtype() || spec.rank() != model.rank() || spec.rank() == 0) {
            return false;
        }
        for (int i = 1; i < spec.rank(); i++) {
            if (spec.dim(i) != model.dim(i)) {
                return false;
            }
        }
        return true;
    }

    /// The plans, by rows; one where calls are not put together.
    public List<Plan> plans() {
        return plans;
    }

    /// The outputs for `inputs`, in tensors of their own: in the innermost open scope of the calling thread, or as long as
    /// they are reachable.
    ///
    /// @throws IllegalArgumentException if the inputs are not what the plan was compiled for
    /// @throws IllegalStateException if this predictor or a scope of an input is closed
    public Tensor[] predict(Tensor... inputs) {
        int rows = rows(inputs);
        Tensor[] outputs = new Tensor[outputSpecs.size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = Tensor.empty(rowsOf(outputSpecs.get(i), rows));
        }
        call(inputs, outputs, rows, Long.MAX_VALUE);
        return outputs;
    }

    /// Writes the outputs for `inputs` to `outputs`, which are packed.
    ///
    /// @throws IllegalArgumentException if the tensors are not what the plan was compiled for
    /// @throws IllegalStateException if this predictor or a scope of a tensor is closed
    public void predict(Tensor[] inputs, Tensor[] outputs) {
        predict(inputs, outputs, null);
    }

    /// As [#predict(Tensor[], Tensor[])], waiting for a runner at most for `limit`; null for no limit.
    ///
    /// @throws WaitTimeoutException if none became free in time
    public void predict(Tensor[] inputs, Tensor[] outputs, Duration limit) {
        int rows = rows(inputs);
        checkCount("output", outputs.length, outputSpecs.size());
        for (int i = 0; i < outputs.length; i++) {
            Tensor output = outputs[i];
            output.check();
            if (!output.isContiguous() || !fits(output.spec(), outputSpecs.get(i), rows)) {
                throw new IllegalArgumentException("predictor: output " + i + " is " + output.spec()
                        + " but the result is " + rowsOf(outputSpecs.get(i), rows));
            }
        }
        call(inputs, outputs, rows, nanos(limit));
    }

    /// Writes the outputs for packed row-major elements in native byte order in the same form; the segments may lie on the
    /// heap or off it.
    ///
    /// @param limit how long to wait for a runner; null for no limit
    /// @throws IllegalArgumentException if the sizes are not those of the plan
    /// @throws WaitTimeoutException if no runner became free in time
    public void predict(MemorySegment[] inputs, MemorySegment[] outputs, Duration limit) {
        checkCount("input", inputs.length, inputSpecs.size());
        int rows = -1;
        if (batcher != null) {
            long rowBytes = inputSpecs.getFirst().bytes() / largestRows();
            rows = Math.clamp(inputs[0].byteSize() / Math.max(1, rowBytes), 1, largestRows());
        }
        checkBytes("input", inputs, inputSpecs, rows);
        checkCount("output", outputs.length, outputSpecs.size());
        checkBytes("output", outputs, outputSpecs, rows);
        call(inputs, outputs, rows, nanos(limit));
    }

    private static void checkBytes(String what, MemorySegment[] segments, List<TensorSpec> specs, int rows) {
        for (int i = 0; i < segments.length; i++) {
            TensorSpec spec = specs.get(i);
            long bytes = rows < 0 ? spec.bytes() : spec.bytes() / spec.dim(0) * rows;
            if (segments[i].byteSize() != bytes) {
                throw new IllegalArgumentException("predictor: " + what + " " + i + " must hold " + rowsOf(spec, rows)
                        + ": bytes=" + segments[i].byteSize() + ", needed=" + bytes);
            }
        }
    }

    // Checks the inputs and gives their rows; -1 where axis 0 means nothing special.
    private int rows(Tensor[] inputs) {
        checkCount("input", inputs.length, inputSpecs.size());
        int rows = -1;
        if (batcher != null) {
            rows = inputs[0].rank() == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, inputs[0].dim(0));
            if (rows < 1 || rows > largestRows()) {
                throw new IllegalArgumentException("predictor: the rows must be in [1, " + largestRows()
                        + "]: input 0 is " + inputs[0].spec() + "; plan for " + inputSpecs.getFirst());
            }
        }
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].check();
            if (!fits(inputs[i].spec(), inputSpecs.get(i), rows)) {
                throw new IllegalArgumentException("predictor: input " + i + " is " + inputs[i].spec()
                        + " but the plan was compiled for " + rowsOf(inputSpecs.get(i), rows)
                        + "; capture another plan or pad the batch");
            }
        }
        return rows;
    }

    private static boolean fits(TensorSpec spec, TensorSpec model, int rows) {
        if (rows < 0) {
            return spec.dtype() == model.dtype() && spec.shape().equals(model.shape());
        }
        return isRows(spec, model) && spec.dim(0) == rows;
    }

    private static TensorSpec rowsOf(TensorSpec spec, int rows) {
        if (rows < 0) {
            return spec;
        }
        long[] dims = spec.shape().dims();
        dims[0] = rows;
        return TensorSpec.of(spec.dtype(), Shape.of(dims));
    }

    private static void checkCount(String what, int given, int expected) {
        if (given != expected) {
            throw new IllegalArgumentException("predictor: the plan has another number of " + what + "s: given=" + given
                    + ", expected=" + expected);
        }
    }

    private void call(Object[] inputs, Object[] outputs, int rows, long nanos) {
        if (isClosing) {
            throw closed();
        }
        boolean isDone = false;
        try {
            if (batcher == null) {
                runAlone(inputs, outputs, nanos);
            } else {
                batcher.call(inputs, outputs, rows, nanos);
            }
            isDone = true;
        } finally {
            (isDone ? served : failed).incrementAndGet();
        }
    }

    private void runAlone(Object[] inputs, Object[] outputs, long nanos) {
        RunnerPool.Lane lane = pool.take(nanos);
        try {
            Runner runner = lane.runners()[0];
            for (int i = 0; i < inputs.length; i++) {
                RunnerPool.write(runner.input(i), 0, inputs[i]);
            }
            runner.run();
            for (int i = 0; i < outputs.length; i++) {
                Tensor output = runner.output(i);
                RunnerPool.read(output, 0, outputs[i], output.spec().bytes());
            }
        } finally {
            pool.give(lane);
        }
    }

    private int largestRows() {
        return (int) inputSpecs.getFirst().dim(0);
    }

    private static long nanos(Duration limit) {
        if (limit == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Math.max(0, limit.toNanos());
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    static IllegalStateException closed() {
        return new IllegalStateException("predictor: used after it was closed");
    }

    /// What it does now and has done so far.
    public Statistics statistics() {
        int waiting = pool.waiting() + (batcher == null ? 0 : batcher.waiting());
        return new Statistics(pool.size(), pool.inUse(), waiting, served.get(), failed.get(), batcher == null ? 0
                : batcher.batches());
    }

    /// Refuses new calls, waits until those that came before are done, and closes the runners. Called again, it waits too.
    @Override
    public void close() {
        isClosing = true;
        if (batcher != null) {
            batcher.close();
        }
        pool.close();
    }
}
