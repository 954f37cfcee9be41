// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.nn.Layer;
import dev.gatun.tensor.Rng;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatun summary`: what a model consists of and what it costs.
@Command(name = "summary", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows a model's layers: output shapes, parameters, multiply-adds, bytes.")
final class SummaryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", paramLabel = "lenet|mlp|FILE", defaultValue = "lenet",
            description = "A kind of model, or a model file (default: ${DEFAULT-VALUE}).")
    private String model;

    @Option(names = "--channels", paramLabel = "N", defaultValue = "1",
            description = "Channels of a picture (default: ${DEFAULT-VALUE}; a file's own if a file is given).")
    private int channels;

    @Option(names = "--size", paramLabel = "N", defaultValue = "28",
            description = "Height and width of a picture (default: ${DEFAULT-VALUE}; a file's own if a file is given).")
    private int size;

    @Option(names = "--classes", paramLabel = "N", defaultValue = "10",
            description = "Number of classes (default: ${DEFAULT-VALUE}; a file's own if a file is given).")
    private int classes;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "1",
            description = "Pictures at once (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Override
    public Integer call() throws IOException {
        if (batch < 1) {
            throw new IllegalArgumentException("summary: at least one picture: --batch=" + batch);
        }
        ModelFile about;
        Layer layer;
        if (ModelFile.KINDS.contains(model)) {
            about = new ModelFile(model, channels, size, IntStream.range(0, classes).mapToObj(Integer::toString)
                    .toList());
            layer = about.build(new Rng(0));
        } else {
            ModelFile.Loaded loaded = ModelFile.read(Path.of(model));
            about = loaded.about();
            layer = loaded.model();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(layer.summary(batch, about.channels(), about.size(), about.size()));
        out.flush();
        return 0;
    }
}
