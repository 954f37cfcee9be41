// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.Gatun;
import dev.gatun.jmh.peer.OnnxRuntimePeer;
import dev.gatun.plan.Predictor;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;

/// LeNet-5 for 1, 4 and 16 callers at once: through one [Predictor] with its standard number of runners, and through
/// one session of ONNX Runtime that uses the threads of its callers. Both sides take turns.
///
/// Where there are more callers than processors, the system's scheduler lets some run for milliseconds and the others wait:
/// most calls take as long as alone, and a few as long as it takes until a thread has its turn again.
final class PredictorTable {
    static final List<String> COLUMNS = List.of("callers", "side", "calls/s", "p50 us", "p99 us", "p99.9 us");

    private static final int[] CALLERS = {1, 4, 16};
    private static final int ROUNDS = 5;
    private static final int MOST_CALLS = 1_000_000;

    private interface Call {
        void run();
    }

    private static final class Caller {
        private final Call call;
        private final int[] nanos = new int[MOST_CALLS];
        private int count;

        private Caller(Call call) {
            this.call = call;
        }

        private void run(long until) {
            long before = System.nanoTime();
            while (before < until && count < MOST_CALLS) {
                call.run();
                long now = System.nanoTime();
                nanos[count++] = (int) Math.min(Integer.MAX_VALUE, now - before);
                before = now;
            }
        }
    }

    private PredictorTable() {
    }

    /// Measures the table; a row for each number of callers and side.
    static List<List<Object>> rows(boolean isQuick) {
        long roundNanos = isQuick ? 200_000_000 : 1_000_000_000;
        Tensor x = ServeTargets.LENET.x().get();
        List<List<Object>> rows = new ArrayList<>();
        OnnxRuntimePeer.Session session = new OnnxRuntimePeer.Session(ServeTargets.LENET.onnx(), 1, false);
        try (Predictor predictor = Predictor.of(Gatun.compile(ServeTargets.LENET.model().get(), x.spec()))) {
            TensorSpec result = predictor.plans().getFirst().outputs().getFirst();
            for (int callers : CALLERS) {
                List<Caller> ours = new ArrayList<>();
                List<Caller> theirs = new ArrayList<>();
                for (int i = 0; i < callers; i++) {
                    Tensor[] inputs = {x.copy()};
                    Tensor[] outputs = {Tensor.zeros(result)};
                    ours.add(new Caller(() -> predictor.predict(inputs, outputs)));
                    theirs.add(new Caller(new OnnxRuntimePeer(session, x)::run));
                }
                for (int round = -1; round < ROUNDS; round++) {
                    for (List<Caller> side : List.of(ours, theirs)) {
                        together(side, roundNanos);
                        if (round < 0) {
                            side.forEach(caller -> caller.count = 0);
                        }
                    }
                }
                rows.add(row(callers, "Predictor, " + predictor.statistics().runners() + " runners", ours, ROUNDS
                        * roundNanos));
                rows.add(row(callers, "ONNX Runtime, one session", theirs, ROUNDS * roundNanos));
            }
        }
        return rows;
    }

    private static void together(List<Caller> side, long nanos) {
        CyclicBarrier start = new CyclicBarrier(side.size());
        List<Thread> threads = side.stream().map(caller -> Thread.ofPlatform().start(() -> {
            try {
                start.await();
            } catch (Exception e) {
                throw new IllegalStateException("bench: a caller did not start", e);
            }
            caller.run(System.nanoTime() + nanos);
        })).toList();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("bench: interrupted", e);
        }
    }

    private static List<Object> row(int callers, String name, List<Caller> side, long nanos) {
        int[] all = side.stream().flatMapToInt(caller -> Arrays.stream(caller.nanos, 0, caller.count)).sorted()
                .toArray();
        return List.of(callers, name, Math.round(all.length / (nanos / 1e9)), micros(all, 0.5), micros(all, 0.99),
                micros(all, 0.999));
    }

    private static String micros(int[] sorted, double share) {
        return String.format(Locale.ROOT, "%.1f", sorted[(int) (share * (sorted.length - 1))] / 1e3);
    }
}
