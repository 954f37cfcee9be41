// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

import dev.gatun.internal.Slab;
import dev.gatun.op.Op;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Measures what ops take on each usable backend, on the calling thread alone.
///
/// Each kernel is warmed up first; then all kernels of an op take turns for some rounds, and the median of a kernel's
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
        private final double[] rounds;
        private double calls = 1;

        private Runner(Dispatcher.Candidate candidate, Tensor[] operands, Tensor[] results, int rounds) {
            this.candidate = candidate;
            this.kernel = candidate.offer().prepare().get();
            this.scratch = Slab.fresh(candidate.offer().scratchBytes());
            this.operands = operands;
            this.results = results;
            this.rounds = new double[rounds];
        }

        private void warmUp(long nanos) {
            long start = System.nanoTime();
            long done = 0;
            long elapsed;
            do {
                kernel.run(operands, results, scratch);
                done++;
                elapsed = System.nanoTime() - start;
            } while (elapsed < nanos);
            calls = (double) done / elapsed;
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

    private final Dispatcher dispatcher;
    private final long warmUpNanos;
    private final long roundNanos;
    private final int rounds;

    private Tuner(Dispatcher dispatcher, long warmUpNanos, long roundNanos, int rounds) {
        this.dispatcher = dispatcher;
        this.warmUpNanos = warmUpNanos;
        this.roundNanos = roundNanos;
        this.rounds = rounds;
    }

    /// A tuner over all backends that are found: about half a second for each op and backend.
    public static Tuner thorough() {
        return new Tuner(all(), 300_000_000, 20_000_000, 9);
    }

    /// A tuner over all backends that are found: less than a tenth of a second for each op and backend.
    public static Tuner quick() {
        return new Tuner(all(), 50_000_000, 4_000_000, 5);
    }

    private static Dispatcher all() {
        return Dispatcher.standard().asked();
    }

    /// A tuner over the backends of `dispatcher`, for tests.
    static Tuner over(Dispatcher dispatcher) {
        return new Tuner(dispatcher.asked(), 1_000_000, 1_000_000, 3);
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
            runners.forEach(runner -> runner.warmUp(warmUpNanos));
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
