// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import dev.gatun.autograd.Autograd;
import dev.gatun.autograd.Autograd.ValueAndGradients;
import dev.gatun.data.Batch;
import dev.gatun.data.Batches;
import dev.gatun.nn.Layer;
import dev.gatun.optim.Optimizer;
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
/// The same is done by hand in a loop over [Batches#epoch] with [Optimizer#step]. A run with a checkpoint file that is
/// stopped at any moment goes on from its last checkpoint and ends with the same bits as one that was never stopped.
/// For one thread at a time.
public final class Trainer {
    private static final String HINT = "; lower the learning rate or clip gradients";

    private final Layer model;
    private final BinaryOperator<Tensor> loss;
    private final Optimizer optimizer;
    private final List<Metric> metrics = new ArrayList<>();
    private final List<Callback> callbacks = new ArrayList<>();
    private final List<RunLog> logs = new ArrayList<>();
    private Batches validation;
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

    /// Writes a checkpoint to `file` after each epoch and after every `steps` steps (0: after epochs only).
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

    private void save() {
        if (checkpoint == null) {
            return;
        }
        model.state().forEach((path, tensor) -> {
            if (tensor.dtype().isFloat() && !allFinite(tensor)) {
                throw new TrainingException("training: a parameter is not finite: parameter=" + path + ", step=" + step
                        + ", epoch=" + epoch + HINT + kept());
            }
        });
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Tensor> random = new LinkedHashMap<>();
        model.generators().forEach((path, rng) -> random.put(path, rng.state()));
        values.put("settings", settings);
        values.put("epoch", Integer.toString(epoch));
        values.put("batch", Integer.toString(batch));
        values.put("step", Long.toString(step));
        values.put("examples", Long.toString(examples));
        values.put("loss_sum", Long.toString(Double.doubleToRawLongBits(lossSum)));
        values.put("stopped", stopped ? "1" : "0");
        values.put("callbacks", Integer.toString(callbacks.size()));
        for (int i = 0; i < callbacks.size(); i++) {
            values.put("callback." + i, callbacks.get(i).state());
        }
        try {
            new Checkpoint(model.state(), random, optimizer.state(), values).write(checkpoint);
        } catch (IOException e) {
            throw new UncheckedIOException("training: the checkpoint cannot be written: step=" + step + "; " + e
                    .getMessage() + "; an earlier checkpoint is kept", e);
        }
    }

    /// Trains until `epochs` epochs are done in all, those before a resumed checkpoint included.
    ///
    /// @return the results of the epochs that were ended by this call
    /// @throws TrainingException if the loss is no longer finite; the parameters keep their values from before that step
    public List<EpochResult> fit(Batches train, int epochs) {
        return workers.call(() -> {
            List<EpochResult> history = new ArrayList<>();
            while (epoch < epochs && !stopped) {
                history.add(runEpoch(train, epochs));
            }
            return history;
        });
    }

    private EpochResult runEpoch(Batches train, int epochs) {
        long start = System.nanoTime();
        model.train();
        Map<String, Tensor> parameters = optimizer.parameters();
        try (Scope sums = Scope.open("gradient sums"); Batches.Epoch batches = train.open(epoch, batch)) {
            Map<String, Tensor> gathered = null;
            int gatheredBatches = 0;
            while (batches.hasNext()) {
                Batch data = batches.next();
                try (Scope _ = Scope.open("batch")) {
                    ValueAndGradients found = Autograd.valueAndGradients(() -> loss.apply(model.forward(data.x()), data
                            .y()), parameters);
                    double value = found.value().item();
                    if (!Double.isFinite(value)) {
                        throw diverged(value, data);
                    }
                    batch++;
                    lossSum += value * data.size();
                    examples += data.size();
                    Map<String, Tensor> gradients = found.gradients();
                    if (accumulate > 1) {
                        gathered = gather(sums, gathered, gatheredBatches++, gradients);
                        gradients = gathered;
                    }
                    if (accumulate == 1 || gatheredBatches == accumulate || batch == train.count()) {
                        double rate = update(gradients, gatheredBatches);
                        gatheredBatches = 0;
                        StepEvent event = new StepEvent(epoch, epochs, batch - 1, train.count(), step, value, lossSum
                                / examples, rate);
                        callbacks.forEach(callback -> callback.onStep(event));
                        if (checkpointSteps > 0 && step % checkpointSteps == 0 && batch < train.count()) {
                            save();
                        }
                    }
                }
            }
        }
        return endEpoch(start);
    }

    private double update(Map<String, Tensor> gradients, int gatheredBatches) {
        Map<String, Tensor> mean = gradients;
        if (gatheredBatches > 1) {
            mean = new LinkedHashMap<>();
            for (Map.Entry<String, Tensor> entry : gradients.entrySet()) {
                mean.put(entry.getKey(), entry.getValue().div(gatheredBatches));
            }
        }
        double rate = optimizer.learningRate();
        optimizer.step(mean);
        step++;
        return rate;
    }

    // The running sums live in a scope of their own, since a batch's gradients end with the batch.
    private static Map<String, Tensor> gather(Scope sums, Map<String, Tensor> gathered, int batches,
            Map<String, Tensor> gradients) {
        if (gathered == null) {
            Map<String, Tensor> first = new LinkedHashMap<>();
            gradients.forEach((name, gradient) -> first.put(name, sums.within(gradient::copy)));
            return first;
        }
        // The first batch of a step is copied, not added to 0: a resumed run must find the same sign of zero.
        gathered.forEach(
                (name, sum) -> sum.copyFrom(batches == 0 ? gradients.get(name) : sum.add(gradients.get(name))));
        return gathered;
    }

    private TrainingException diverged(double value, Batch data) {
        String layer = model.firstNonFinite(data.x()).orElse("none: the loss itself");
        return new TrainingException("training: the loss is not finite: loss=" + value + ", step=" + step + ", epoch="
                + epoch + ", batch=" + batch + ", first layer with a non-finite output=" + layer + HINT + kept());
    }

    private String kept() {
        return checkpoint != null && Files.exists(checkpoint) ? "; the last good checkpoint is kept: " + checkpoint
                : "";
    }

    private static boolean allFinite(Tensor tensor) {
        try (Scope _ = Scope.open("check")) {
            return tensor.isFinite().all().toBooleans()[0];
        }
    }

    private EpochResult endEpoch(long start) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", lossSum / examples);
        values.put("learning_rate", optimizer.learningRate());
        if (validation != null) {
            evaluate(validation).forEach((name, value) -> values.put("val_" + name, value));
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
        save();
        return result;
    }

    /// The mean loss (`loss`) and the metrics of [#validate] on some batches, in evaluation mode.
    public Map<String, Double> evaluate(Batches batches) {
        return workers.call(() -> {
            boolean training = model.isTraining();
            model.eval();
            metrics.forEach(Metric::reset);
            double sum = 0;
            long count = 0;
            try (Batches.Epoch all = batches.open(0, 0)) {
                while (all.hasNext()) {
                    Batch data = all.next();
                    try (Scope _ = Scope.open("evaluation")) {
                        Tensor predictions = model.forward(data.x());
                        sum += loss.apply(predictions, data.y()).item() * data.size();
                        count += data.size();
                        metrics.forEach(metric -> metric.add(predictions, data.y()));
                    }
                }
            }
            if (training) {
                model.train();
            }
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("loss", sum / count);
            metrics.forEach(metric -> values.put(metric.name(), metric.value()));
            return values;
        });
    }
}
