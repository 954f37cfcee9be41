// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.Gatun;
import dev.gatun.nn.Functional;
import dev.gatun.plan.Plan;
import dev.gatun.plan.Predictor;
import dev.gatun.plan.Runner;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/// Random sequences of what users do wrong, mixed with what they do right, on several threads that share tensors, workers,
/// a runner and a predictor, and close them under each other.
///
/// A mistake must give a clear exception, and never a crash, a hang, an internal error, or a result as if it were none.
/// What is done right must give the right numbers.
final class Misuse {
    private static final int MOST_PROBLEMS = 20;
    private static final int WAIT_MILLIS = 100;
    private static final int HANG_WAITS = 600;

    /// What came of it.
    ///
    /// @param counts operations by outcome: `done`, `refused`, and the exceptions by class
    /// @param problems what must not be; the first ones
    record Report(long operations, double seconds, Map<String, Long> counts, List<String> problems) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "misuse: %,d operations in %.1f s, %s, %d problems: %s", operations,
                    seconds, counts, problems.size(), problems.isEmpty() ? "good" : "BAD");
        }
    }

    private final long seed;
    private final int threads;
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();

    /// What all threads use: tensors of others, whose scopes end at any time.
    final AtomicReferenceArray<Tensor> exchange = new AtomicReferenceArray<>(16);
    final AtomicReference<Workers> workers = new AtomicReference<>(Workers.of(2));
    final AtomicReference<Runner> runner = new AtomicReference<>();
    final AtomicReference<Predictor> predictor = new AtomicReference<>();
    /// Of `[4, 3]` and `[3]`: relu of the product with a matrix of twos, plus the second input.
    final Plan plan;

    Misuse(long seed, int threads) {
        this.seed = seed;
        this.threads = threads;
        Tensor twos = Tensor.full(2, DType.F32, 3, 3);
        this.plan = Gatun.compile(x -> new Tensor[] {Functional.linear(x[0], twos, x[1]).relu()}, TensorSpec.of(
                DType.F32, 4, 3), TensorSpec.of(DType.F32, 3));
        runner.set(plan.runner());
        predictor.set(Predictor.of(plan, 2));
    }

    Report run(long operations) throws InterruptedException {
        long start = System.nanoTime();
        List<MisuseActor> actors = new ArrayList<>();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            long share = operations * (i + 1) / threads - operations * i / threads;
            MisuseActor actor = new MisuseActor(this, seed * 1024 + i, share);
            actors.add(actor);
            running.add(
                    Thread.ofPlatform().daemon().name("misuse-" + i).uncaughtExceptionHandler((_, e) -> problem(actor
                            .place() + " ended its thread: " + e)).start(actor));
        }
        for (int i = 0; i < threads; i++) {
            Thread thread = running.get(i);
            for (long place = -1; thread.isAlive();) {
                place = actors.get(i).operations();
                // Counted, not timed: a process that is stopped for a while does not hang.
                int waits = 0;
                while (thread.isAlive() && actors.get(i).operations() == place) {
                    thread.join(WAIT_MILLIS);
                    if (++waits > HANG_WAITS) {
                        problem(actors.get(i).place() + " hangs: " + Arrays.toString(thread.getStackTrace()));
                        return report(actors, start);
                    }
                }
            }
        }
        predictor.get().close();
        workers.get().close();
        return report(actors, start);
    }

    private Report report(List<MisuseActor> actors, long start) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((outcome, count) -> sums.put(outcome, count.sum()));
        return new Report(actors.stream().mapToLong(MisuseActor::operations).sum(), (System.nanoTime() - start) / 1e9,
                sums, List.copyOf(problems));
    }

    void count(String outcome) {
        counts.computeIfAbsent(outcome, _ -> new LongAdder()).increment();
    }

    void problem(String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(text);
        }
    }
}
