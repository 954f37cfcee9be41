// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.data.Images;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatun predict`: classes of pictures with their probabilities.
@Command(name = "predict", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says what pictures show, with a model that 'gatun train' wrote.")
final class PredictCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model file.")
    private Path model;

    @Option(names = "--top", paramLabel = "K", defaultValue = "3",
            description = "How many classes to name for each picture (default: ${DEFAULT-VALUE}).")
    private int top;

    @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Pictures: PNG, JPEG, BMP or GIF.")
    private List<Path> images;

    @Override
    public Integer call() throws IOException {
        if (top < 1) {
            throw new IllegalArgumentException("predict: at least one class: --top=" + top);
        }
        ModelFile.Loaded loaded = ModelFile.read(model);
        PrintWriter out = spec.commandLine().getOut();
        for (Path image : images) {
            out.println(image.getFileName() + ": " + predict(loaded, image));
            out.flush();
        }
        return 0;
    }

    private String predict(ModelFile.Loaded loaded, Path image) throws IOException {
        ModelFile about = loaded.about();
        try (Scope _ = Scope.open("predict")) {
            Tensor picture = Images.resize(Images.read(image, about.channels()), about.size(), about.size());
            float[] probabilities = loaded.model().forward(picture.unsqueeze(0)).softmax(1).toFloats();
            List<String> best = new ArrayList<>();
            IntStream.range(0, probabilities.length).boxed().sorted(Comparator.comparingDouble(i -> -probabilities[i]))
                    .limit(top).forEach(i -> best.add(String.format(Locale.ROOT, "%s (%.1f %%)", about.classes().get(i),
                            100 * probabilities[i])));
            return String.join(", ", best);
        }
    }
}
