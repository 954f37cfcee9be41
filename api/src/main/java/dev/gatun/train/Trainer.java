// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import dev.gatun.autograd.Autograd;
import dev.gatun.autograd.Autograd.ValueAndGradients;
import dev.gatun.data.Batch;
import dev.gatun.data.Batches;
import dev.gatun.nn.Layer;
import dev.gatun.optim.GradientAccumulator;
import dev.gatun.optim.Gradients;
import dev.gatun.optim.OnPlateau;
import dev.gatun.optim.Optimizer;
import dev.gatun.optim.Schedule;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/// Fits a model to data: epochs, validation, schedules, logs, checkpoints.
///
///     Trainer trainer = new Trainer(model, Losses::crossEntropy, new Adam(model.trainable(), 1e-3))
///             .validate(Batches.of(test, 256), Metric.accuracy());
///     List<EpochResult> history = trainer.fit(Batches.of(train, 64).shuffle(1), 10);
///
/// Where examples are slow to read or to augment, [Batches#prefetch] makes the next batches on another thread while a
/// step is computed.
/// The same is done by hand in a loop over [Batches#epoch] with [Optimizer#step]. A run with a checkpoint file that is
/// stopped at any moment goes on from its last checkpoint and ends with the same bits as one that was never stopped.
/// For one thread at a time.
public final class Trainer {
    private final Layer model;
    private final BinaryOperator<Tensor> loss;
    private final Optimizer optimizer;
    private final List<Metric> metrics = new ArrayList<>();
    private final List<Callback> callbacks = new ArrayList<>();
    private final List<RunLog> logs = new ArrayList<>();
    private Batches validation;
    private Schedule schedule;
    private OnPlateau plateau;
    private double clipNorm = Double.POSITIVE_INFINITY;
    private int accumulate = 1;
    private Path checkpoint;
    private int checkpointSteps;
    private String settings = "";
    private Workers workers = Workers.current();

    private int epoch;
    private int batch;
    private long step;
    private double lossSum;
    private long examples;
    private boolean stopped;
    private Checkpoint taken;
    private Scope takenMemory;

    /// A trainer.
    ///
    /// @param loss the mean loss of a batch from the model's output and the targets
    /// @param optimizer an optimizer of the model's parameters
    public Trainer(Layer model, BinaryOperator<Tensor> loss, Optimizer optimizer) {
        this.model = model;
        this.loss = loss;
        this.optimizer = optimizer;
    }

    /// Measures loss and `figures` on these batches after each epoch.
    public Trainer validate(Batches batches, Metric... figures) {
        validation = batches;
        metrics.clear();
        metrics.addAll(List.of(figures));
        return this;
    }

    /// Sets the learning rate of each step, counted from 0, in place of the optimizer's own.
    ///
    /// @throws IllegalStateException if there is a rule of [#onPlateau]
    public Trainer schedule(Schedule rates) {
        schedule = rates;
        checkOneRate();
        return this;
    }

    /// Lowers the learning rate when the validation loss (without validation, the training loss) stops improving.
    ///
    /// @throws IllegalStateException if there is a [#schedule]
    public Trainer onPlateau(OnPlateau rule) {
        plateau = rule;
        checkOneRate();
        return this;
    }

    private void checkOneRate() {
        if (schedule != null && plateau != null) {
            throw new IllegalStateException("trainer: the learning rate must follow a schedule or a plateau, not both");
        }
    }

    /// Scales gradients down so that their common norm is at most `norm`.
    public Trainer clipNorm(double norm) {
        if (!(norm > 0)) {
            throw new IllegalArgumentException("trainer: the norm must be positive: norm=" + norm);
        }
        clipNorm = norm;
        return this;
    }

    /// Takes the mean gradient of this many batches for each step.
    public Trainer accumulate(int batches) {
        if (batches < 1) {
            throw new IllegalArgumentException("trainer: at least one batch for a step: batches=" + batches);
        }
        accumulate = batches;
        return this;
    }

    /// Adds a callback.
    public Trainer callback(Callback callback) {
        callbacks.add(callback);
        return this;
    }

    /// Adds a log, which gets the figures of each epoch. It is not closed here.
    public Trainer log(RunLog log) {
        logs.add(log);
        return this;
    }

    /// Keeps a checkpoint in `file`: of the end of each epoch and of every `steps`-th step (0: of epochs only). It is
    /// written as soon as the next loss is known to be finite, so that one can always go on from it.
    ///
    /// @param runSettings what the run depends on beside model and optimizer, such as data and batch size; [#resume]
    ///     refuses a checkpoint of other settings
    public Trainer checkpoint(Path file, int steps, String runSettings) {
        if (steps < 0) {
            throw new IllegalArgumentException("trainer: the number of steps must not be negative: steps=" + steps);
        }
        checkpoint = file;
        checkpointSteps = steps;
        settings = runSettings;
        return this;
    }

    /// Computes with these workers; without this call, with those in force where the trainer was made.
    public Trainer workers(Workers threads) {
        workers = threads;
        return this;
    }

    /// Loads the checkpoint file, if there is one: the next [#fit] goes on where it was written.
    ///
    /// @return whether there was one
    /// @throws IOException if it cannot be read
    /// @throws IllegalArgumentException if it belongs to another model or optimizer
    public boolean resume() throws IOException {
        if (checkpoint == null || !Files.exists(checkpoint)) {
            return false;
        }
        try (Scope _ = Scope.open("checkpoint")) {
            Checkpoint saved = Checkpoint.read(checkpoint);
            if (!settings.equals(saved.values().get("settings"))) {
                throw new IllegalArgumentException("checkpoint: it was written by a run with other settings: saved="
                        + saved.values().get("settings") + ", now=" + settings + "; file " + checkpoint);
            }
            Map<String, Rng> generators = model.generators();
            if (!generators.keySet().equals(saved.random().keySet())) {
                throw new IllegalArgumentException("checkpoint: it belongs to another model: random sources saved="
                        + saved.random().keySet() + ", now=" + generators.keySet() + "; file " + checkpoint);
            }
            model.load(saved.model());
            optimizer.load(saved.optimizer());
            generators.forEach((path, rng) -> rng.state().copyFrom(saved.random().get(path)));
            epoch = (int) saved.number("epoch");
            batch = (int) saved.number("batch");
            step = saved.number("step");
            examples = saved.number("examples");
            lossSum = Double.longBitsToDouble(saved.number("loss_sum"));
            stopped = saved.number("stopped") != 0;
            if (plateau != null) {
                plateau.restore(saved.values().getOrDefault("plateau", ""));
            }
            if (saved.number("callbacks") != callbacks.size()) {
                throw new IllegalArgumentException("checkpoint: it was written by a run with other callbacks: saved="
                        + saved.number("callbacks") + ", now=" + callbacks.size() + "; file " + checkpoint);
            }
            for (int i = 0; i < callbacks.size(); i++) {
                callbacks.get(i).restore(saved.values().getOrDefault("callback." + i, ""));
            }
        }
        return true;
    }

    /// The number of optimizer steps so far, those before a resumed checkpoint included.
    public long step() {
        return step;
    }

    /// Takes down the state of this moment. It is written when the next loss shows that it is good.
    private void takeCheckpoint() {
        if (checkpoint == null) {
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("settings", settings);
        values.put("epoch", Integer.toString(epoch));
        values.put("batch", Integer.toString(batch));
        values.put("step", Long.toString(step));
        values.put("examples", Long.toString(examples));
        values.put("loss_sum", Long.toString(Double.doubleToRawLongBits(lossSum)));
        values.put("stopped", stopped ? "1" : "0");
        if (plateau != null) {
            values.put("plateau", plateau.state());
        }
        values.put("callbacks", Integer.toString(callbacks.size()));
        for (int i = 0; i < callbacks.size(); i++) {
            values.put("callback." + i, callbacks.get(i).state());
        }
        Map<String, Tensor> random = new LinkedHashMap<>();
        model.generators().forEach((path, rng) -> random.put(path, rng.state()));
        dropCheckpoint();
        takenMemory = Scope.detached("checkpoint");
        taken = takenMemory.within(() -> new Checkpoint(copies(model.state()), copies(random), copies(optimizer
                .state()), values));
    }

    private static Map<String, Tensor> copies(Map<String, Tensor> tensors) {
        Map<String, Tensor> copies = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> copies.put(name, tensor.copy()));
        return copies;
    }

    private void dropCheckpoint() {
        if (taken != null) {
            taken = null;
            takenMemory.close();
        }
    }

    private void writeCheckpoint() {
        if (taken == null) {
            return;
        }
        try {
            taken.write(checkpoint);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "training: the checkpoint cannot be written: step=" + taken.values().get("step")
                            + "; " + e
                                    .getMessage()
                            + kept(),
                    e);
        } finally {
            dropCheckpoint();
        }
    }

    /// Trains until `epochs` epochs are done in all, those before a resumed checkpoint included.
    ///
    /// @return the results of the epochs that were ended by this call
    /// @throws TrainingException if the loss is no longer finite; the parameters keep their values from before that step
    /// @throws IllegalArgumentException if there is no batch
    /// @throws RuntimeException what reading an example throws, on whichever thread that is
    public List<EpochResult> fit(Batches train, int epochs) {
        if (train.count() == 0) {
            throw new IllegalArgumentException("trainer: there must be a batch to learn from: examples="
                    + train.dataset().size() + ", batchSize=" + train.batchSize());
        }
        return workers.call(() -> {
            List<EpochResult> history = new ArrayList<>();
            try {
                while (epoch < epochs && !stopped) {
                    history.add(runEpoch(train, epochs));
                }
                writeCheckpoint();
            } finally {
                dropCheckpoint();
            }
            return history;
        });
    }

    private EpochResult runEpoch(Batches train, int epochs) {
        long start = System.nanoTime();
        model.train();
        GradientAccumulator sums = accumulate > 1 ? new GradientAccumulator(optimizer.parameters()) : null;
        try (Batches.Epoch batches = train.open(epoch, batch)) {
            while (batches.hasNext()) {
                try (Scope _ = Scope.open("batch")) {
                    runBatch(batches.next(), train.count(), epochs, sums);
                }
            }
        }
        return endEpoch(start);
    }

    private void runBatch(Batch data, int count, int epochs, GradientAccumulator sums) {
        ValueAndGradients found = Autograd.valueAndGradients(() -> loss.apply(model.forward(data.x()), data.y()),
                optimizer.parameters());
        double value = found.value().item();
        if (!Double.isFinite(value)) {
            throw diverged(value, data);
        }
        writeCheckpoint();
        batch++;
        lossSum += value * data.size();
        examples += data.size();
        Map<String, Tensor> gradients = found.gradients();
        if (sums != null) {
            sums.add(gradients);
            if (sums.count() < accumulate && batch < count) {
                return;
            }
            gradients = sums.mean();
            sums.reset();
        }
        double rate = update(gradients);
        StepEvent event = new StepEvent(epoch, epochs, batch - 1, count, step, value, lossSum / examples, rate);
        callbacks.forEach(callback -> callback.onStep(event));
        if (checkpointSteps > 0 && step % checkpointSteps == 0 && batch < count) {
            takeCheckpoint();
        }
    }

    private double update(Map<String, Tensor> gradients) {
        if (schedule != null) {
            optimizer.learningRate(schedule.rate(step));
        }
        double rate = optimizer.learningRate();
        optimizer.step(clipNorm < Double.POSITIVE_INFINITY ? Gradients.clipByNorm(gradients, clipNorm) : gradients);
        step++;
        return rate;
    }

    private TrainingException diverged(double value, Batch data) {
        String layer = model.firstNonFinite(data.x()).orElse("none: the loss itself");
        return new TrainingException("training: the loss is not finite: loss=" + value + ", step=" + step + ", epoch="
                + epoch + ", batch=" + batch + ", first layer with a non-finite output=" + layer
                + "; lower the learning rate or clip gradients" + kept());
    }

    private String kept() {
        return checkpoint != null && Files.exists(checkpoint) ? "; the last good checkpoint is kept: " + checkpoint
                : "";
    }

    private EpochResult endEpoch(long start) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", lossSum / examples);
        values.put("learning_rate", optimizer.learningRate());
        if (validation != null) {
            evaluate(validation).forEach((name, value) -> values.put("val_" + name, value));
        }
        if (plateau != null) {
            optimizer.learningRate(plateau.rate(optimizer.learningRate(), values.getOrDefault("val_loss", values.get(
                    "loss"))));
        }
        EpochResult result = new EpochResult(epoch, step, values, (System.nanoTime() - start) / 1e9);
        try {
            for (RunLog log : logs) {
                log.write(step, values);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("training: the log cannot be written: " + e.getMessage(), e);
        }
        for (Callback callback : callbacks) {
            stopped |= !callback.onEpoch(result);
        }
        epoch++;
        batch = 0;
        lossSum = 0;
        examples = 0;
        takeCheckpoint();
        if (validation != null) {
            writeCheckpoint();
        }
        return result;
    }

    /// The mean loss (`loss`) and the metrics of [#validate] on some batches, in evaluation mode.
    ///
    /// @throws TrainingException if the loss is not finite
    public Map<String, Double> evaluate(Batches batches) {
        return workers.call(() -> {
            boolean training = model.isTraining();
            model.eval();
            try {
                return measure(batches);
            } finally {
                if (training) {
                    model.train();
                }
            }
        });
    }

    private Map<String, Double> measure(Batches batches) {
        metrics.forEach(Metric::reset);
        double sum = 0;
        long count = 0;
        try (Batches.Epoch all = batches.open(0, 0)) {
            while (all.hasNext()) {
                Batch data = all.next();
                try (Scope _ = Scope.open("evaluation")) {
                    Tensor predictions = model.forward(data.x());
                    double value = loss.apply(predictions, data.y()).item();
                    if (!Double.isFinite(value)) {
                        throw diverged(value, data);
                    }
                    sum += value * data.size();
                    count += data.size();
                    metrics.forEach(metric -> metric.add(predictions, data.y()));
                }
            }
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", sum / count);
        metrics.forEach(metric -> values.put(metric.name(), metric.value()));
        return values;
    }
}
