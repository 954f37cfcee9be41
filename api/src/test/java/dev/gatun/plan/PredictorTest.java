// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.Gatun;
import dev.gatun.nn.Activation;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.nn.Sequential;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class PredictorTest {
    private static final int IN = 5;
    private static final int OUT = 3;

    private final Rng rng = new Rng(7);
    private final Layer model = new Sequential(new Linear(IN, 8, rng), Activation.relu(), new Linear(8, OUT, rng))
            .eval();

    private Plan plan(int rows) {
        return Gatun.compile(model, TensorSpec.of(DType.F32, rows, IN));
    }

    private static Predictor cold(Plan plan, int runners) {
        return Predictor.cold(List.of(plan), runners, null);
    }

    private Tensor input(int rows) {
        return rng.normal(DType.F32, rows, IN);
    }

    private float[] expected(Tensor x) {
        return model.forward(x).toFloats();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    private static <T> FutureTask<T> start(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private static void assertMessage(String part, Throwable e) {
        assertTrue(e.getMessage().contains(part), e.toString());
    }

    private static <E extends Throwable> E assertFails(Class<E> type, Future<?> task) {
        return assertInstanceOf(type, assertThrows(ExecutionException.class, task::get).getCause());
    }

    @Test
    void givesWhatTheModelGives() {
        try (Predictor predictor = cold(plan(2), 1)) {
            Tensor x = input(2);
            assertArrayEquals(expected(x), predictor.predict(x)[0].toFloats(), 1e-6f);
            Tensor[] outputs = {Tensor.zeros(DType.F32, 2, OUT)};
            predictor.predict(new Tensor[] {x}, outputs);
            assertArrayEquals(expected(x), outputs[0].toFloats(), 1e-6f);
            float[] result = new float[2 * OUT];
            predictor.predict(new MemorySegment[] {MemorySegment.ofArray(x.toFloats())}, new MemorySegment[] {
                MemorySegment.ofArray(result)}, Duration.ofSeconds(9));
            assertArrayEquals(expected(x), result, 1e-6f);
            assertEquals(new Predictor.Statistics(1, 0, 0, 3, 0, 0), predictor.statistics());
        }
    }

    @Test
    void keepsResultsOfEarlierCalls() {
        try (Predictor predictor = cold(plan(1), 1)) {
            Tensor x = input(1);
            Tensor first = predictor.predict(x)[0];
            predictor.predict(input(1));
            assertArrayEquals(expected(x), first.toFloats(), 1e-6f);
        }
    }

    @Test
    void readsStridedInputs() {
        try (Predictor predictor = cold(plan(4), 1)) {
            Tensor x = rng.normal(DType.F32, IN, 4).t();
            assertArrayEquals(expected(x), predictor.predict(x)[0].toFloats(), 1e-6f);
        }
    }

    @Test
    void rejectsWhatThePlanWasNotMadeFor() {
        try (Predictor predictor = cold(plan(2), 1)) {
            assertMessage("input 0 is f32[3,5] but the plan was compiled for f32[2,5]", assertThrows(
                    IllegalArgumentException.class, () -> predictor.predict(input(3))));
            assertMessage("input 0 is f64[2,5]", assertThrows(IllegalArgumentException.class, () -> predictor.predict(
                    input(2).to(DType.F64))));
            assertMessage("number of inputs: given=2, expected=1", assertThrows(IllegalArgumentException.class,
                    () -> predictor.predict(input(2), input(2))));
            Tensor[] x = {input(2)};
            assertMessage("output 0 is f32[3,2] but the result is f32[2,3]", assertThrows(
                    IllegalArgumentException.class, () -> predictor.predict(x, new Tensor[] {
                        Tensor.zeros(DType.F32, OUT, 2)})));
            assertMessage("output 0 is f32[2,3] strided", assertThrows(IllegalArgumentException.class,
                    () -> predictor.predict(x, new Tensor[] {Tensor.zeros(DType.F32, OUT, 2).t()})));
            MemorySegment[] result = {MemorySegment.ofArray(new float[2 * OUT])};
            assertMessage("input 0 must hold f32[2,5]: bytes=36, needed=40", assertThrows(
                    IllegalArgumentException.class, () -> predictor.predict(new MemorySegment[] {
                        MemorySegment.ofArray(new float[9])}, result, null)));
            Tensor gone;
            try (Scope _ = Scope.open("gone")) {
                gone = input(2);
            }
            assertMessage("gone", assertThrows(IllegalStateException.class, () -> predictor.predict(gone)));
            assertEquals(0, predictor.statistics().served());
            assertArrayEquals(expected(x[0]), predictor.predict(x[0])[0].toFloats(), 1e-6f);
        }
        assertMessage("runners=0", assertThrows(IllegalArgumentException.class, () -> cold(plan(2), 0)));
    }

    @Test
    void callersOnAllKindsOfThreadsGetTheirOwnResults() throws Exception {
        for (int callers : new int[] {1, 4, 16}) {
            try (Predictor alone = cold(plan(1), 2);
                    Predictor batching = Predictor.cold(List.of(plan(1), plan(4)), 2, Duration.ofNanos(50_000))) {
                for (Predictor predictor : List.of(alone, batching)) {
                    hammer(predictor, callers, 300, Executors.newFixedThreadPool(callers));
                    hammer(predictor, callers, 300, Executors.newVirtualThreadPerTaskExecutor());
                    Predictor.Statistics now = predictor.statistics();
                    assertEquals(2 * callers * 300, now.served(), now::toString);
                    assertEquals(0, now.inUse() + now.waiting() + now.failed(), now::toString);
                }
            }
        }
    }

    private void hammer(Predictor predictor, int callers, int calls, ExecutorService executor) throws Exception {
        try (executor) {
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                Tensor x = input(1);
                float[] expected = expected(x);
                all.add(executor.submit(() -> {
                    Tensor[] y = {Tensor.empty(TensorSpec.of(DType.F32, 1, OUT))};
                    for (int i = 0; i < calls; i++) {
                        predictor.predict(new Tensor[] {x}, y);
                        assertArrayEquals(expected, y[0].toFloats(), 1e-5f);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    @Test
    void waitsForARunnerOnlySoLong() throws Exception {
        try (Predictor predictor = cold(plan(1), 1)) {
            RunnerPool.Lane lane = predictor.pool.take(0);
            Tensor[] y = {Tensor.zeros(DType.F32, 1, OUT)};
            var e = assertThrows(Predictor.WaitTimeoutException.class, () -> predictor.predict(new Tensor[] {input(1)},
                    y, Duration.ofMillis(5)));
            assertMessage("no runner became free in time: limit=5000 us, runners=1", e);
            Tensor x = input(1);
            FutureTask<Tensor[]> waiting = start(() -> predictor.predict(x));
            await(() -> predictor.statistics().waiting() == 1);
            assertEquals(1, predictor.statistics().inUse());
            predictor.pool.give(lane);
            assertArrayEquals(expected(x), waiting.get()[0].toFloats(), 1e-6f);
            assertEquals(1, predictor.statistics().failed());
        }
    }

    @Test
    void servesCallersInTheirOrder() throws Exception {
        try (Predictor predictor = cold(plan(1), 1)) {
            RunnerPool.Lane lane = predictor.pool.take(0);
            List<Integer> order = new ArrayList<>();
            List<FutureTask<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int caller = i;
                all.add(start(() -> {
                    RunnerPool.Lane mine = predictor.pool.take(Long.MAX_VALUE);
                    order.add(caller);
                    predictor.pool.give(mine);
                    return null;
                }));
                await(() -> predictor.statistics().waiting() == caller + 1);
            }
            predictor.pool.give(lane);
            for (FutureTask<?> one : all) {
                one.get();
            }
            assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), order);
        }
    }

    @Test
    void interruptedCallersLeaveTheQueueAndKeepTheirFlag() throws Exception {
        for (Predictor predictor : List.of(cold(plan(1), 1), Predictor.cold(List.of(plan(1), plan(2)), 1,
                Duration.ZERO))) {
            RunnerPool.Lane lane = predictor.pool.take(0);
            List<Thread> threads = new ArrayList<>();
            List<FutureTask<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                FutureTask<Boolean> task = new FutureTask<>(() -> {
                    assertThrows(CancellationException.class, () -> predictor.predict(input(1)));
                    return Thread.currentThread().isInterrupted();
                });
                all.add(task);
                threads.add(Thread.ofPlatform().start(task));
            }
            await(() -> predictor.statistics().waiting() >= 3);
            threads.forEach(Thread::interrupt);
            for (FutureTask<Boolean> one : all) {
                assertTrue(one.get());
            }
            assertEquals(0, predictor.statistics().waiting());
            predictor.pool.give(lane);
            Tensor x = input(1);
            assertArrayEquals(expected(x), predictor.predict(x)[0].toFloats(), 1e-6f);
            predictor.close();
        }
    }

    @Test
    void closingWaitsForThoseWhoCameBeforeAndRefusesOthers() throws Exception {
        for (Predictor predictor : List.of(cold(plan(1), 1), Predictor.cold(List.of(plan(1), plan(2)), 1,
                Duration.ZERO))) {
            RunnerPool.Lane lane = predictor.pool.take(0);
            Tensor x = input(1);
            FutureTask<Tensor[]> early = start(() -> predictor.predict(x));
            await(() -> predictor.statistics().waiting() >= 1);
            FutureTask<Void> closing = start(() -> {
                predictor.close();
                return null;
            });
            while (true) {
                try {
                    predictor.predict(new Tensor[] {x}, new Tensor[] {Tensor.zeros(DType.F32, 1, OUT)}, Duration.ZERO);
                } catch (Predictor.WaitTimeoutException e) {
                    continue;
                } catch (IllegalStateException e) {
                    assertMessage("used after it was closed", e);
                    break;
                }
            }
            assertThrows(java.util.concurrent.TimeoutException.class, () -> closing.get(5, TimeUnit.MILLISECONDS));
            predictor.pool.give(lane);
            assertArrayEquals(expected(x), early.get()[0].toFloats(), 1e-6f);
            closing.get();
            assertMessage("used after it was closed", assertThrows(IllegalStateException.class, () -> predictor.predict(
                    x)));
            predictor.close();
        }
    }

    @Test
    void failingRunsGiveTheirRunnerBack() {
        Tensor table = rng.normal(DType.F32, 4, 2);
        Plan lookUp = Gatun.compile(in -> new Tensor[] {table.indexSelect(0, in[0])}, TensorSpec.of(DType.I64, 1));
        try (Predictor predictor = cold(lookUp, 1)) {
            for (int i = 0; i < 3; i++) {
                assertThrows(IndexOutOfBoundsException.class, () -> predictor.predict(Tensor.of(new long[] {4}, 1)));
            }
            assertArrayEquals(table.get(3).toFloats(), predictor.predict(Tensor.of(new long[] {3}, 1))[0]
                    .toFloats());
            assertEquals(3, predictor.statistics().failed());
        }
    }

    // ---- several callers in one run

    private List<FutureTask<Tensor[]>> startAll(Predictor predictor, List<Tensor> inputs) throws Exception {
        List<FutureTask<Tensor[]>> all = new ArrayList<>();
        for (Tensor x : inputs) {
            all.add(start(() -> predictor.predict(x)));
            // One of them leads and waits for the lane, which counts twice.
            await(() -> predictor.statistics().waiting() == all.size() + 1);
        }
        return all;
    }

    @Test
    void rowsOfSeveralCallersShareARun() throws Exception {
        try (Predictor predictor = Predictor.cold(List.of(plan(8), plan(1)), 1, Duration.ZERO)) {
            RunnerPool.Lane lane = predictor.pool.take(0);
            List<Tensor> inputs = List.of(input(1), input(2), input(3), input(1), input(4), input(8));
            List<FutureTask<Tensor[]>> all = startAll(predictor, inputs);
            predictor.pool.give(lane);
            for (int i = 0; i < inputs.size(); i++) {
                Tensor y = all.get(i).get()[0];
                assertEquals(inputs.get(i).dim(0), y.dim(0));
                assertArrayEquals(expected(inputs.get(i)), y.toFloats(), 1e-5f);
            }
            // 1 + 2 + 3 + 1 rows, then 4, then 8.
            assertEquals(3, predictor.statistics().batches());
            assertEquals(6, predictor.statistics().served());
        }
    }

    @Test
    void fullBatchesDoNotWait() throws Exception {
        try (Predictor predictor = Predictor.cold(List.of(plan(2)), 1, Duration.ofMinutes(5))) {
            Tensor a = input(1);
            Tensor b = input(1);
            FutureTask<Tensor[]> first = start(() -> predictor.predict(a));
            await(() -> predictor.statistics().inUse() == 1);
            assertArrayEquals(expected(b), predictor.predict(b)[0].toFloats(), 1e-5f);
            assertArrayEquals(expected(a), first.get()[0].toFloats(), 1e-5f);
            assertEquals(1, predictor.statistics().batches());
        }
    }

    @Test
    void lonelyCallersWaitOnlySoLong() {
        try (Predictor predictor = Predictor.cold(List.of(plan(4)), 1, Duration.ofMillis(3))) {
            Tensor x = input(3);
            long start = System.nanoTime();
            assertArrayEquals(expected(x), predictor.predict(x)[0].toFloats(), 1e-5f);
            assertTrue(System.nanoTime() - start >= 3_000_000);
        }
    }

    @Test
    void oneBadRequestDoesNotHurtTheOthersOfItsBatch() throws Exception {
        Tensor table = rng.normal(DType.F32, 4, 2);
        List<Plan> plans = new ArrayList<>();
        for (int rows : new int[] {1, 4}) {
            plans.add(Gatun.compile(in -> new Tensor[] {table.indexSelect(0, in[0])}, TensorSpec.of(DType.I64, rows)));
        }
        try (Predictor predictor = Predictor.cold(plans, 1, Duration.ZERO)) {
            RunnerPool.Lane lane = predictor.pool.take(0);
            List<FutureTask<Tensor[]>> all = startAll(predictor, List.of(Tensor.of(new long[] {2}, 1), Tensor.of(
                    new long[] {7}, 1), Tensor.of(new long[] {0}, 1)));
            predictor.pool.give(lane);
            assertArrayEquals(table.get(2).toFloats(), all.get(0).get()[0].toFloats());
            assertFails(IndexOutOfBoundsException.class, all.get(1));
            assertArrayEquals(table.get(0).toFloats(), all.get(2).get()[0].toFloats());
        }
    }

    @Test
    void aRequestWhoseScopeIsClosedMeanwhileFailsAlone() throws Exception {
        try (Predictor predictor = Predictor.cold(List.of(plan(1), plan(4)), 1, Duration.ZERO)) {
            RunnerPool.Lane lane = predictor.pool.take(0);
            Scope gone = Scope.open("gone");
            Tensor bad = input(2);
            Tensor good = Scope.outside(() -> input(1));
            List<FutureTask<Tensor[]>> all = startAll(predictor, List.of(bad, good));
            gone.close();
            predictor.pool.give(lane);
            assertMessage("gone", assertFails(IllegalStateException.class, all.get(0)));
            assertArrayEquals(expected(good), all.get(1).get()[0].toFloats(), 1e-5f);
        }
    }

    @Test
    void callersWhoRunOutOfTimeLeaveTheirBatch() throws Exception {
        try (Predictor predictor = Predictor.cold(List.of(plan(1), plan(4)), 1, Duration.ZERO)) {
            RunnerPool.Lane lane = predictor.pool.take(0);
            List<FutureTask<Tensor[]>> all = startAll(predictor, List.of(input(1), input(1)));
            Tensor[] y = {Tensor.zeros(DType.F32, 1, OUT)};
            assertThrows(Predictor.WaitTimeoutException.class, () -> predictor.predict(new Tensor[] {input(1)}, y,
                    Duration.ofMillis(2)));
            predictor.pool.give(lane);
            for (FutureTask<Tensor[]> one : all) {
                one.get();
            }
            assertEquals(List.of(2L, 1L, 1L), List.of(predictor.statistics().served(), predictor.statistics().failed(),
                    predictor.statistics().batches()));
        }
    }

    @Test
    void rejectsRowsAndPlansThatDoNotFit() {
        try (Predictor predictor = Predictor.cold(List.of(plan(1), plan(4)), 1, Duration.ZERO)) {
            assertMessage("the rows must be in [1, 4]: input 0 is f32[5,5]", assertThrows(
                    IllegalArgumentException.class, () -> predictor.predict(input(5))));
            assertMessage("the rows must be in [1, 4]: input 0 is f32[0,5]", assertThrows(
                    IllegalArgumentException.class, () -> predictor.predict(input(0))));
            assertMessage("input 0 is f32[2,6] but the plan was compiled for f32[2,5]", assertThrows(
                    IllegalArgumentException.class, () -> predictor.predict(rng.normal(DType.F32, 2, 6))));
            float[] result = new float[3 * OUT];
            Tensor x = input(3);
            predictor.predict(new MemorySegment[] {x.segment()}, new MemorySegment[] {MemorySegment.ofArray(result)},
                    null);
            assertArrayEquals(expected(x), result, 1e-5f);
            for (int bytes : new int[] {0, 19, 21, 1000}) {
                assertMessage("input 0 must hold", assertThrows(IllegalArgumentException.class, () -> predictor.predict(
                        new MemorySegment[] {MemorySegment.ofArray(new byte[bytes])}, new MemorySegment[] {
                            MemorySegment.ofArray(result)},
                        null)));
            }
        }
        Plan other = Gatun.compile(in -> new Tensor[] {in[0].sum()}, TensorSpec.of(DType.F32, 2, IN));
        assertMessage("must be the same but for axis 0", assertThrows(IllegalArgumentException.class,
                () -> Predictor.cold(List.of(plan(1), other), 1, Duration.ZERO)));
    }
}
