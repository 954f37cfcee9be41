// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import dev.gatun.data.Batches;
import dev.gatun.data.Dataset;
import dev.gatun.data.ToyData;
import dev.gatun.data.Transform;
import dev.gatun.model.Mlp;
import dev.gatun.nn.Activation;
import dev.gatun.nn.Dropout;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.nn.Losses;
import dev.gatun.nn.Sequential;
import dev.gatun.optim.Adam;
import dev.gatun.optim.OnPlateau;
import dev.gatun.optim.Optimizer;
import dev.gatun.optim.Schedule;
import dev.gatun.optim.Sgd;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TrainerTest {
    private static final Dataset MOONS = ToyData.moons(100, 0.1, 3);

    @TempDir
    Path folder;

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static Layer model(long seed) {
        Rng rng = new Rng(seed);
        return new Sequential(new Linear(2, 16, rng), new Dropout(0.1, rng), Activation.tanh(), new Linear(16, 2, rng));
    }

    private static Trainer trainer(Layer model, Optimizer optimizer) {
        return new Trainer(model, Losses::crossEntropy, optimizer);
    }

    @Test
    void separatesTwoMoons() {
        Layer model = new Mlp(new Rng(1), 2, 32, 2);
        Trainer trainer = trainer(model, new Adam(model.trainable(), 0.02)).validate(Batches.of(ToyData.moons(200, 0.1,
                4), 64), Metric.accuracy());
        List<EpochResult> history = trainer.fit(Batches.of(MOONS, 10).shuffle(1), 40);
        assertEquals(40, history.size());
        assertEquals(400, history.getLast().step());
        assertTrue(history.getLast().values().get("val_accuracy") > 0.97, () -> "" + history.getLast());
        assertTrue(history.getLast().values().get("loss") < history.getFirst().values().get("loss") / 3);
        assertTrue(trainer.fit(Batches.of(MOONS, 10).shuffle(1), 40).isEmpty());
    }

    @Test
    void accumulatedBatchesStepAsALargeOne() {
        Layer small = new Linear(2, 2, new Rng(5));
        Layer large = new Linear(2, 2, new Rng(5));
        trainer(small, new Sgd(small.trainable(), 0.5)).accumulate(4).fit(Batches.of(MOONS, 5), 3);
        trainer(large, new Sgd(large.trainable(), 0.5)).fit(Batches.of(MOONS, 20), 3);
        for (String name : large.state().keySet()) {
            // Each element is a sum over 20 examples in another order.
            assertArrayEquals(large.state().get(name).toFloats(), small.state().get(name).toFloats(), 20 * 0x1p-23f,
                    name);
        }
    }

    @Test
    void takesTheMeanOfTheBatchesThatAreLeft() {
        Layer whole = new Linear(2, 2, new Rng(5));
        Layer parts = new Linear(2, 2, new Rng(5));
        long[] steps = new long[1];
        trainer(parts, new Sgd(parts.trainable(), 0.5)).accumulate(3).callback(new Callback() {
            @Override
            public void onStep(StepEvent event) {
                steps[0] = event.step();
            }
        }).fit(Batches.of(MOONS, 25), 1);
        trainer(whole, new Sgd(whole.trainable(), 0.5)).fit(Batches.of(MOONS.subset(first(75)), 75), 1);
        trainer(whole, new Sgd(whole.trainable(), 0.5)).fit(Batches.of(MOONS.subset(rest(75)), 25), 1);
        assertEquals(2, steps[0]);
        for (String name : whole.state().keySet()) {
            assertArrayEquals(whole.state().get(name).toFloats(), parts.state().get(name).toFloats(), 75 * 0x1p-23f,
                    name);
        }
    }

    @Test
    void batchesMadeAheadGiveTheSameBits() {
        Transform noise = (values, _, random) -> {
            values[0] += random.nextFloat();
            return values;
        };
        Batches batches = Batches.of(MOONS, 10).shuffle(1).augment(noise);
        Layer plain = model(1);
        trainer(plain, new Adam(plain.trainable(), 0.01)).fit(batches, 3);
        Layer ahead = model(1);
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            trainer(ahead, new Adam(ahead.trainable(), 0.01)).fit(batches.prefetch(executor), 3);
        }
        for (String name : plain.state().keySet()) {
            assertArrayEquals(plain.state().get(name).toFloats(), ahead.state().get(name).toFloats(), name);
        }
    }

    @Test
    void readsTheNextBatchWhileAStepIsComputed() throws Exception {
        AtomicInteger read = new AtomicInteger();
        Transform counted = (values, _, _) -> {
            read.incrementAndGet();
            return values;
        };
        List<Integer> ahead = new ArrayList<>();
        Layer model = model(1);
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            trainer(model, new Adam(model.trainable(), 0.01)).callback(new Callback() {
                @Override
                public void onStep(StepEvent event) {
                    int wanted = Math.min(10 * (event.batch() + 3), 100);
                    for (long end = System.nanoTime() + 10_000_000_000L; read.get() < wanted
                            && System.nanoTime() < end;) {
                        Thread.onSpinWait();
                    }
                    ahead.add(read.get() - 10 * (event.batch() + 1));
                }
            }).fit(Batches.of(MOONS, 10).augment(counted).prefetch(executor), 1);
        }
        assertEquals(List.of(20, 20, 20, 20, 20, 20, 20, 20, 10, 0), ahead);
    }

    @Test
    void anExampleThatCannotBeReadEndsTheFit() {
        UncheckedIOException failure = new UncheckedIOException(new IOException("picture 57 is damaged"));
        AtomicInteger read = new AtomicInteger();
        Transform failing = (values, _, _) -> {
            if (read.incrementAndGet() == 57) {
                throw failure;
            }
            return values;
        };
        Layer model = model(1);
        Trainer trainer = trainer(model, new Adam(model.trainable(), 0.01));
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            Batches batches = Batches.of(MOONS, 10).augment(failing).prefetch(executor);
            assertSame(failure, assertThrows(UncheckedIOException.class, () -> trainer.fit(batches, 3)));
        }
        assertTrue(trainer.step() <= 6);
    }

    private static int[] first(int count) {
        int[] indices = new int[count];
        Arrays.setAll(indices, i -> i);
        return indices;
    }

    private static int[] rest(int start) {
        int[] indices = new int[MOONS.size() - start];
        Arrays.setAll(indices, i -> start + i);
        return indices;
    }

    @Test
    void stopsEarly() {
        Layer model = model(1);
        List<EpochResult> history = trainer(model, new Sgd(model.trainable(), 0)).callback(new EarlyStopping("loss",
                false, 2, 10)).fit(Batches.of(MOONS, 50), 20);
        assertEquals(4, history.size());
    }

    @Test
    void namesStepAndLayerWhenTheLossIsNotFinite() throws IOException {
        Layer model = model(1);
        Path file = folder.resolve("run.checkpoint");
        Trainer good = trainer(model, new Sgd(model.trainable(), 0.1)).checkpoint(file, 0, "");
        good.fit(Batches.of(MOONS, 10), 1);
        byte[] saved = Files.readAllBytes(file);
        Trainer bad = trainer(model, new Sgd(model.trainable(), 0.1)).checkpoint(file, 1, "");
        assertTrue(bad.resume());
        model.parameters().get("0.weight").fill(Double.POSITIVE_INFINITY);
        TrainingException e = assertThrows(TrainingException.class, () -> bad.fit(Batches.of(MOONS, 10), 2));
        assertTrue(e.getMessage().contains("step=10") && e.getMessage().contains("non-finite output=0")
                && e.getMessage().contains("the last good checkpoint is kept"), e.getMessage());
        assertArrayEquals(saved, Files.readAllBytes(file));
    }

    @Test
    void keepsNoCheckpointFromWhichTheLossIsNotFinite() {
        Layer model = model(1);
        Path file = folder.resolve("run.checkpoint");
        Trainer trainer = trainer(model, new Sgd(model.trainable(), 1e300)).checkpoint(file, 1, "");
        TrainingException e = assertThrows(TrainingException.class, () -> trainer.fit(Batches.of(MOONS, 10), 1));
        assertTrue(e.getMessage().contains("step=1"), e.getMessage());
        assertFalse(Files.exists(file));
        long leaked = Scope.leaked();
        System.gc();
        assertEquals(leaked, Scope.leaked());
    }

    @Test
    void stopsWhenTheValidationLossIsNotFinite() {
        Layer model = model(1);
        Dataset hostile = Dataset.of(Tensor.full(Double.NaN, DType.F32, 1, 2), Tensor.of(new long[] {0}, 1));
        Trainer trainer = trainer(model, new Sgd(model.trainable(), 0.1)).validate(Batches.of(hostile, 1));
        TrainingException e = assertThrows(TrainingException.class, () -> trainer.fit(Batches.of(MOONS, 10), 1));
        assertTrue(e.getMessage().contains("step=10") && e.getMessage().contains("non-finite output=0"),
                e.getMessage());
        assertTrue(model.isTraining());
    }

    @Test
    void followsASchedule() {
        Layer model = model(1);
        List<Double> rates = new ArrayList<>();
        trainer(model, new Sgd(model.trainable(), 1)).schedule(Schedule.step(0.5, 3, 0.1)).callback(new Callback() {
            @Override
            public void onStep(StepEvent event) {
                rates.add(event.learningRate());
            }
        }).fit(Batches.of(MOONS, 25), 2);
        assertEquals(8, rates.size());
        for (int i = 0; i < 8; i++) {
            assertEquals(0.5 * Math.pow(0.1, i / 3), rates.get(i), 1e-15);
        }
    }

    @Test
    void lowersTheRateOnAPlateau() {
        Layer model = model(1);
        List<EpochResult> history = trainer(model, new Sgd(model.trainable(), 1e-9)).onPlateau(new OnPlateau(
                OnPlateau.Goal.MIN, 0.5, 0, 10, OnPlateau.Threshold.ABSOLUTE, 0, 0)).fit(Batches.of(MOONS, 50), 3);
        assertEquals(1e-9, history.get(2).values().get("learning_rate"));
        Layer faster = model(1);
        history = trainer(faster, new Sgd(faster.trainable(), 0.5)).onPlateau(new OnPlateau(OnPlateau.Goal.MIN, 0.5, 0,
                10, OnPlateau.Threshold.ABSOLUTE, 0, 0)).fit(Batches.of(MOONS, 50), 3);
        assertEquals(List.of(0.5, 0.5, 0.25), history.stream().map(r -> r.values().get("learning_rate")).toList());
        Trainer both = trainer(model, new Sgd(model.trainable(), 1)).schedule(Schedule.constant(1));
        assertThrows(IllegalStateException.class, () -> both.onPlateau(new OnPlateau()));
    }

    @Test
    void clipsTheNorm() {
        Layer model = new Linear(2, 2, new Rng(5));
        float[] before = flat(model);
        trainer(model, new Sgd(model.trainable(), 1)).clipNorm(1e-3).fit(Batches.of(MOONS, 100), 1);
        float[] after = flat(model);
        double norm = 0;
        for (int i = 0; i < before.length; i++) {
            norm += Math.pow(after[i] - before[i], 2);
        }
        assertEquals(1e-3, Math.sqrt(norm), 1e-5);
    }

    private static float[] flat(Layer model) {
        return Tensor.concat(0, model.state().values().stream().map(t -> t.reshape(-1)).toArray(Tensor[]::new))
                .toFloats();
    }

    private record Run(Layer model, Optimizer optimizer, Trainer trainer, Batches batches) {
        static Run of(long seed, Path file, int stopAfter, boolean plateau) {
            Layer model = TrainerTest.model(seed);
            Optimizer optimizer = new Adam(model.trainable(), 0.05);
            Trainer trainer = TrainerTest.trainer(model, optimizer).validate(Batches.of(ToyData.moons(20, 0.1, 4), 20),
                    Metric.accuracy()).clipNorm(1).checkpoint(file, 1, "moons");
            if (plateau) {
                trainer.accumulate(2).onPlateau(new OnPlateau(OnPlateau.Goal.MIN, 0.5, 0, 0.05,
                        OnPlateau.Threshold.RELATIVE, 1, 0));
            } else {
                trainer.schedule(Schedule.cosine(0.05, 30, 0));
            }
            trainer.callback(new EarlyStopping("loss", false, 0, 0.05)).callback(new Callback() {
                @Override
                public void onStep(StepEvent event) {
                    if (event.step() == stopAfter) {
                        throw new Stopped();
                    }
                }
            });
            Batches batches = Batches.of(MOONS.split(0.17, 1).getFirst(), 8).shuffle(7)
                    .augment((values, shape, random) -> {
                        values[0] += (float) random.nextDouble() * 0.1f;
                        return values;
                    });
            return new Run(model, optimizer, trainer, batches);
        }

        Map<String, List<Object>> result() {
            Map<String, List<Object>> bits = new LinkedHashMap<>();
            model.state().forEach((name, tensor) -> bits.put(name, bits(tensor)));
            optimizer.state().forEach((name, tensor) -> bits.put("optimizer " + name, bits(tensor)));
            model.generators().forEach((name, rng) -> bits.put("rng " + name, bits(rng.state())));
            return bits;
        }

        private static List<Object> bits(Tensor tensor) {
            return List.of(tensor.spec(), Arrays.toString(tensor.segment().toArray(ValueLayout.JAVA_BYTE)));
        }
    }

    @Test
    void goesOnFromEveryStepWithTheSameBits() throws IOException {
        for (boolean plateau : new boolean[] {false, true}) {
            Run whole = Run.of(1, folder.resolve("whole" + plateau), -1, plateau);
            List<EpochResult> history = whole.trainer().fit(whole.batches(), 5);
            Run done = Run.of(99, folder.resolve("whole" + plateau), -1, plateau);
            assertTrue(done.trainer().resume());
            assertTrue(done.trainer().fit(done.batches(), 5).isEmpty());
            assertEquals(whole.result(), done.result());
            int steps = (int) history.getLast().step();
            assertTrue(history.size() < 5, "early stopping must have a part in this: " + history);
            for (int stop = 1; stop <= steps; stop++) {
                Path file = folder.resolve("stopped" + plateau + "-" + stop);
                Run stopped = Run.of(1, file, stop, plateau);
                assertThrows(Stopped.class, () -> stopped.trainer().fit(stopped.batches(), 5));
                Run resumed = Run.of(99, file, -1, plateau);
                if (!resumed.trainer().resume()) {
                    assertEquals(1, stop);
                    continue;
                }
                List<EpochResult> after = resumed.trainer().fit(resumed.batches(), 5);
                assertEquals(whole.result(), resumed.result(), "stopped after step " + stop);
                assertEquals(values(history.getLast()), values(after.getLast()));
            }
        }
    }

    private static List<Object> values(EpochResult result) {
        return List.of(result.epoch(), result.step(), result.values());
    }

    @Test
    void rejectsACheckpointOfAnotherRun() throws IOException {
        Path file = folder.resolve("run.checkpoint");
        Layer model = model(1);
        trainer(model, new Sgd(model.trainable(), 0.1)).checkpoint(file, 0, "batch=10").fit(Batches.of(MOONS, 10), 1);
        Trainer settings = trainer(model, new Sgd(model.trainable(), 0.1)).checkpoint(file, 0, "batch=20");
        assertTrue(assertThrows(IllegalArgumentException.class, settings::resume).getMessage().contains(
                "saved=batch=10, now=batch=20"));
        Trainer optimizer = trainer(model, new Adam(model.trainable(), 0.1)).checkpoint(file, 0, "batch=10");
        assertThrows(IllegalArgumentException.class, optimizer::resume);
        Layer plain = new Linear(2, 2, new Rng(1));
        Trainer other = trainer(plain, new Sgd(plain.trainable(), 0.1)).checkpoint(file, 0, "batch=10");
        assertThrows(IllegalArgumentException.class, other::resume);
        Trainer none = trainer(model, new Sgd(model.trainable(), 0.1)).checkpoint(folder.resolve("none"), 0, "");
        assertFalse(none.resume());
    }

    @Test
    void rejectsImpossibleSettings() {
        Layer model = model(1);
        Trainer trainer = trainer(model, new Sgd(model.trainable(), 0.1));
        assertThrows(IllegalArgumentException.class, () -> trainer.accumulate(0));
        assertThrows(IllegalArgumentException.class, () -> trainer.checkpoint(folder.resolve("c"), -1, ""));
    }

    @Test
    void refusesToLearnFromNothing() {
        Layer model = model(1);
        Batches none = Batches.of(MOONS, 101).dropLast();
        String message = assertThrows(IllegalArgumentException.class,
                () -> trainer(model, new Sgd(model.parameters(), 0.1)).fit(none, 1)).getMessage();
        assertEquals("trainer: there must be a batch to learn from: examples=100, batchSize=101", message);
    }
}
