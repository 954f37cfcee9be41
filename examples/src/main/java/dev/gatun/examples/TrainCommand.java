// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.data.Batch;
import dev.gatun.data.Batches;
import dev.gatun.data.Dataset;
import dev.gatun.data.Images;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Losses;
import dev.gatun.optim.Adam;
import dev.gatun.optim.Schedule;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Workers;
import dev.gatun.train.EpochResult;
import dev.gatun.train.Metric;
import dev.gatun.train.ProgressLine;
import dev.gatun.train.RunLog;
import dev.gatun.train.Trainer;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatun train`: trains a network on pictures, measures it on pictures that were held out, and writes it to a file.
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Trains a network on pictures and writes it to a file.",
            "Without options: LeNet-5 on the handwritten digits that come with Gatun."})
final class TrainCommand implements Callable<Integer> {
    private static final int MEASURED_AT_ONCE = 256;
    private static final int HEADER_BYTES = 1 << 14;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "lenet|mlp", defaultValue = "lenet",
            description = "The kind of network (default: ${DEFAULT-VALUE}).")
    private String model;

    @Option(names = "--data", paramLabel = "NAME|FOLDER", defaultValue = "digits",
            description = "digits, mnist, fashion-mnist, cifar10, or a folder with one folder of pictures for each class"
                    + " (default: ${DEFAULT-VALUE}).")
    private String data;

    @Option(names = "--data-dir", paramLabel = "DIR",
            description = "Where the files of mnist, fashion-mnist, cifar10 are.")
    private Path dataDir;

    @Option(names = "--epochs", paramLabel = "N",
            description = "Times through the data (default: what suits the data).")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "64",
            description = "Pictures for each step (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(names = "--lr", paramLabel = "X", defaultValue = "0.003",
            description = "The highest learning rate (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Seed of all random numbers (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to compute with (default: one a processor).")
    private Integer threads;

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "model.safetensors",
            description = "Where the model goes (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--samples", paramLabel = "DIR",
            description = "Where a held-out picture of each class goes (default: 'samples' beside the model).")
    private Path samples;

    @Option(names = "--checkpoint", paramLabel = "FILE",
            description = "Where the state of the run is kept; a run goes on from it if it exists.")
    private Path checkpoint;

    @Option(names = "--checkpoint-steps", paramLabel = "N", defaultValue = "0",
            description = "Steps from one checkpoint to the next (default: one after each epoch).")
    private int checkpointSteps;

    @Option(names = "--log", paramLabel = "DIR",
            description = "Where the figures of each epoch go, as log.csv and for TensorBoard.")
    private Path log;

    @Override
    public Integer call() throws IOException {
        checkOptions();
        PrintWriter text = spec.commandLine().getOut();
        Task task = Task.open(data, dataDir);
        ModelFile about = new ModelFile(model, task.channels(), task.size(), task.train().classes());
        int times = epochs == null ? task.epochs() : epochs;
        Path pictures = samples == null ? out.resolveSibling("samples") : samples;
        Layer layer = about.build(new Rng(seed));
        long modelBytes = HEADER_BYTES + layer.parameterCount() * DType.F32.bytes();
        Writable.folder(pictures, HEADER_BYTES);
        // Adam keeps two further numbers for each parameter, and the model is written while the checkpoint is there.
        Writable.file(out, modelBytes);
        if (checkpoint != null) {
            Writable.file(checkpoint, 4 * modelBytes);
        }
        try (Workers workers = threads == null ? Workers.ofAvailableProcessors() : Workers.of(threads)) {
            introduce(text, task, about, layer, workers);
            double accuracy = workers.call(() -> train(text, task, about, layer, times));
            about.write(out, layer);
            text.println("model written to " + out);
            int count = writeSamples(task.test(), pictures);
            text.println(count + " held-out pictures written to " + pictures);
            text.printf(Locale.ROOT, task.test().size() < 1000 ? "test accuracy: %.1f %% of %d images%n"
                    : "test accuracy: %.2f %% of %d images%n", 100 * accuracy, task.test().size());
            text.flush();
        }
        return 0;
    }

    private void checkOptions() {
        atLeast("--epochs", epochs == null ? 1 : epochs, 1);
        atLeast("--batch", batch, 1);
        atLeast("--threads", threads == null ? 1 : threads, 1);
        atLeast("--checkpoint-steps", checkpointSteps, 0);
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("train: the learning rate must be positive: --lr=" + rate);
        }
        if (!ModelFile.KINDS.contains(model)) {
            throw new IllegalArgumentException("train: no such model: --model=" + model + "; known: "
                    + ModelFile.KINDS);
        }
    }

    private static void atLeast(String option, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("train: the number must be at least " + least + ": " + option + "="
                    + value);
        }
    }

    private static void introduce(PrintWriter text, Task task, ModelFile about, Layer layer, Workers workers) {
        Shape shape = task.train().inputSpec().shape();
        String scaled = shape.dim(1) == task.size() && shape.dim(2) == task.size() ? ""
                : " scaled to " + task.size() + "x" + task.size();
        text.printf(Locale.ROOT, "data: %s%s: %d images of %dx%d%s to learn from, %d to test with, %d classes%n", task
                .name(), task.note().isEmpty() ? "" : " (" + task.note() + ")", task.train().size(), shape.dim(1),
                shape
                        .dim(2),
                scaled, task.test().size(), about.classes().size());
        text.printf(Locale.ROOT, "model: %s with %,d parameters; %d thread%s%n", about.model(), layer.parameterCount(),
                workers.threads(), workers.threads() == 1 ? "" : "s");
        text.flush();
    }

    private double train(PrintWriter text, Task task, ModelFile about, Layer layer, int times) {
        Batches learn = Batches.of(task.scaled(task.train()), batch).shuffle(seed);
        if (task.augment() != null) {
            learn = learn.augment(task.augment());
        }
        Batches measure = Batches.of(task.scaled(task.test()), MEASURED_AT_ONCE);
        Console console = System.console();
        Trainer trainer = new Trainer(layer, Losses::crossEntropy, new Adam(layer.trainable(), rate))
                .schedule(Schedule.oneCycle(rate, (long) times * learn.count()))
                .validate(measure, Metric.accuracy())
                .callback(new ProgressLine(text, console != null && console.isTerminal()));
        List<RunLog> logs = new ArrayList<>();
        try {
            if (log != null) {
                logs.add(RunLog.csv(log.resolve("log.csv")));
                logs.add(RunLog.tensorBoard(log));
                logs.forEach(trainer::log);
            }
            if (checkpoint != null) {
                trainer.checkpoint(checkpoint, checkpointSteps, settings(task, about, times));
                if (trainer.resume()) {
                    text.println("checkpoint: going on from step " + trainer.step() + " in " + checkpoint);
                }
            }
            List<EpochResult> history = trainer.fit(learn, times);
            return history.isEmpty() ? trainer.evaluate(measure).get("accuracy")
                    : history.getLast().values().get("val_accuracy");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            logs.forEach(TrainCommand::close);
        }
    }

    private static void close(RunLog log) {
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Everything that the result depends on, so that no run goes on from the checkpoint of another one.
    private String settings(Task task, ModelFile about, int times) {
        return "model=" + about.model() + ", data=" + task.name() + " " + task.train().size() + "+" + task.test().size()
                + " " + task.train().inputSpec() + ", classes=" + about.classes().size() + ", epochs=" + times
                + ", batch=" + batch + ", lr=" + rate + ", seed=" + seed;
    }

    // The first picture of each class, as it was before scaling.
    private static int writeSamples(Dataset test, Path folder) throws IOException {
        boolean[] written = new boolean[test.classes().size()];
        int count = 0;
        for (int i = 0; i < test.size() && count < written.length; i++) {
            try (Scope _ = Scope.open("sample")) {
                Batch one = test.batch(i);
                int number = (int) one.y().getLong(0);
                if (!written[number]) {
                    written[number] = true;
                    count++;
                    String name = test.classes().get(number).replaceAll("[^\\p{L}\\p{N}_-]", "_");
                    Images.writePng(folder.resolve(name + "-1.png"), one.x().squeeze(0));
                }
            }
        }
        return count;
    }
}
