// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.io.FormatException;
import dev.gatun.io.SafeTensors;
import dev.gatun.model.LeNet5;
import dev.gatun.model.Mlp;
import dev.gatun.nn.Layer;
import dev.gatun.tensor.Rng;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a model file says about its model beside the weights: enough to build it again.
///
/// @param model `lenet` or `mlp`
/// @param channels channels of a picture
/// @param size height and width of a picture
/// @param classes the names of the classes in the order of the outputs
record ModelFile(String model, int channels, int size, List<String> classes) {
    static final List<String> KINDS = List.of("lenet", "mlp");

    private static final int SIZE_LIMIT = 4096;

    ModelFile {
        if (channels < 1 || channels > 3 || size < 1 || size > SIZE_LIMIT || classes.isEmpty()) {
            throw new IllegalArgumentException("model: channels must be 1 to 3, the size 1 to " + SIZE_LIMIT
                    + ", and there must be a class: channels=" + channels + ", size=" + size + ", classes="
                    + classes.size());
        }
    }

    /// A new model, with weights drawn from `rng`.
    Layer build(Rng rng) {
        return switch (model) {
            case "lenet" -> new LeNet5(channels, size, classes.size(), rng);
            case "mlp" -> new Mlp(rng, channels * size * size, 128, classes.size());
            default -> throw new IllegalArgumentException("model: no such model: model=" + model
                    + "; known: " + KINDS);
        };
    }

    void write(Path file, Layer layer) throws IOException {
        SafeTensors.write(file, layer.state(), Map.of("model", model, "channels", Integer.toString(channels), "size",
                Integer.toString(size), "classes", String.join("\n", classes)));
    }

    /// A model from a file, in evaluation mode.
    record Loaded(ModelFile about, Layer model) {
    }

    static Loaded read(Path file) throws IOException {
        SafeTensors content = SafeTensors.read(file);
        Map<String, String> texts = content.metadata();
        if (!texts.keySet().containsAll(List.of("model", "channels", "size", "classes"))) {
            throw new FormatException("model: not a model that 'gatun train' wrote: names in its metadata="
                    + texts.keySet() + ", needed=[model, channels, size, classes]; file " + file);
        }
        try {
            ModelFile about = new ModelFile(texts.get("model"), Integer.parseInt(texts.get("channels")), Integer
                    .parseInt(texts.get("size")), List.of(texts.get("classes").split("\n")));
            Layer model = about.build(new Rng(0));
            model.load(content.tensors());
            return new Loaded(about, model.eval());
        } catch (NumberFormatException e) {
            throw new FormatException("model: channels and size must be numbers: channels=" + texts.get("channels")
                    + ", size=" + texts.get("size") + "; file " + file);
        } catch (IllegalArgumentException e) {
            throw new FormatException(e.getMessage() + "; file " + file);
        }
    }
}
