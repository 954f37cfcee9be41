// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

import com.sun.management.ThreadMXBean;
import dev.gatun.internal.Slab;
import dev.gatun.op.Op;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Measures what ops take on each usable backend, on the calling thread alone.
///
/// Each kernel is warmed up first, until it allocates nothing and gets no faster; then all kernels of an op take turns for some rounds, and the median of a kernel's
/// rounds is its cost. The reference backend is measured only where it may be the fastest one. Not thread-safe.
public final class Tuner {
    // Beyond this the plain loops are never the fastest.
    private static final double REFERENCE_NANOS = 20_000;

    private static final class Runner {
        private final Dispatcher.Candidate candidate;
        private final Kernel kernel;
        private final MemorySegment scratch;
        private final Tensor[] operands;
        private final Tensor[] results;
        // The plain loops do so always.
        private final boolean mayAllocate;
        private final double[] rounds;
        private double calls = 1;

        private Runner(Dispatcher.Candidate candidate, Tensor[] operands, Tensor[] results, int rounds) {
            this.candidate = candidate;
            this.kernel = candidate.offer().prepare().get();
            this.scratch = Slab.fresh(candidate.offer().scratchBytes());
            this.operands = operands;
            this.results = results;
            this.mayAllocate = candidate.backend().equals("reference");
            this.rounds = new double[rounds];
        }

        // Until it allocates nothing and gets no faster: kernels make garbage until they are compiled.
        private boolean warmUp(long least, long most) {
            long start = System.nanoTime();
            double best = Double.POSITIVE_INFINITY;
            int quiet = 0;
            while (System.nanoTime() - start < least || quiet < 3) {
                if (System.nanoTime() - start > most) {
                    return false;
                }
                long bytes = Allocation.bytes();
                double nanos = window(least / 8);
                boolean isQuiet = mayAllocate || Allocation.bytes() == bytes;
                quiet = isQuiet && nanos > 0.97 * best ? quiet + 1 : 0;
                best = Math.min(best, nanos);
                calls = 1 / best;
            }
            return true;
        }

        private double window(long nanos) {
            long start = System.nanoTime();
            long count = 0;
            long elapsed;
            do {
                kernel.run(operands, results, scratch);
                count++;
                elapsed = System.nanoTime() - start;
            } while (elapsed < nanos);
            return (double) elapsed / count;
        }

        private void round(int number, long nanos) {
            long count = Math.max(1, (long) (calls * nanos));
            long start = System.nanoTime();
            for (long i = 0; i < count; i++) {
                kernel.run(operands, results, scratch);
            }
            rounds[number] = (System.nanoTime() - start) / (double) count;
        }

        private double median() {
            Arrays.sort(rounds);
            return rounds[rounds.length / 2];
        }
    }

    /// Apart, so that the optional module is not needed to load the outer class.
    private static final class Allocation {
        private static final boolean KNOWN = isKnown();

        private static boolean isKnown() {
            try {
                return Bean.INSTANCE.isThreadAllocatedMemorySupported();
            } catch (LinkageError | ClassCastException e) {
                return false;
            }
        }

        /// What this thread has allocated so far; always 0 where that is not known.
        private static long bytes() {
            return KNOWN ? Bean.INSTANCE.getCurrentThreadAllocatedBytes() : 0;
        }

        private static final class Bean {
            private static final ThreadMXBean INSTANCE = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        }
    }

    private final Dispatcher dispatcher;
    private final long warmUpNanos;
    private final long longestNanos;
    private final long roundNanos;
    private final int rounds;

    private Tuner(Dispatcher dispatcher, long warmUpNanos, long longestNanos, long roundNanos, int rounds) {
        this.dispatcher = dispatcher;
        this.warmUpNanos = warmUpNanos;
        this.longestNanos = longestNanos;
        this.roundNanos = roundNanos;
        this.rounds = rounds;
    }

    /// A tuner over all backends that are found: half a second for each op and backend and more until it is compiled.
    public static Tuner thorough() {
        return new Tuner(all(), 200_000_000, 15_000_000_000L, 20_000_000, 9);
    }

    /// A tuner over all backends that are found: a tenth of a second for each op and backend and more until it is compiled.
    public static Tuner quick() {
        return new Tuner(all(), 40_000_000, 3_000_000_000L, 4_000_000, 5);
    }

    private static Dispatcher all() {
        return Dispatcher.standard().asked();
    }

    /// A tuner over the backends of `dispatcher`, for tests.
    static Tuner over(Dispatcher dispatcher) {
        return new Tuner(dispatcher.asked(), 1_000_000, 60_000_000_000L, 1_000_000, 3);
    }

    /// The backends that can be measured.
    public List<Backend> backends() {
        List<Backend> backends = new ArrayList<>();
        for (BackendProvider.Probe probe : dispatcher.probes().values()) {
            if (probe instanceof BackendProvider.Usable(Backend backend)) {
                backends.add(backend);
            }
        }
        return backends;
    }

    /// Measures `op` on packed operands of random numbers (of zeros, where they are not floating-point), on each backend
    /// that accepts it.
    ///
    /// @return nothing if a kernel still allocates or gets faster after the longest warm-up: its figure would be wrong for
    ///     a program that runs on
    /// @throws IllegalArgumentException if the operands do not fit or are not packed
    public List<Tuning.Cost> measure(Op op, List<TensorSpec> inputs) {
        for (TensorSpec input : inputs) {
            if (!input.isContiguous()) {
                throw new IllegalArgumentException("tuner: operands must be packed: operand=" + input + "; op " + op);
            }
        }
        List<TensorSpec> outputs = op.infer(inputs);
        Rng rng = new Rng(1);
        try (Scope _ = Scope.open("tune")) {
            Tensor[] operands = inputs.stream().map(spec -> spec.dtype().isFloat() ? rng.normal(spec.dtype(), spec
                    .shape().dims()) : Tensor.zeros(spec)).toArray(Tensor[]::new);
            Tensor[] results = outputs.stream().map(Tensor::zeros).toArray(Tensor[]::new);
            List<Runner> runners = new ArrayList<>();
            for (Dispatcher.Candidate candidate : dispatcher.candidates(op, inputs, outputs)) {
                if (candidate.offer() != null && candidate.nanos() > 0
                        && (!candidate.backend().equals("reference") || candidate.nanos() < REFERENCE_NANOS)) {
                    runners.add(new Runner(candidate, operands, results, rounds));
                }
            }
            for (Runner runner : runners) {
                if (!runner.warmUp(warmUpNanos, longestNanos)) {
                    return List.of();
                }
            }
            for (int round = 0; round < rounds; round++) {
                for (Runner runner : runners) {
                    runner.round(round, roundNanos);
                }
            }
            return runners.stream().map(runner -> new Tuning.Cost(runner.candidate.backend(), Tuning.name(op), Tuning
                    .call(op, inputs), runner.candidate.nanos(), runner.median())).toList();
        }
    }
}
