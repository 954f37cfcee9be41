// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.Gatun;
import dev.gatun.examples.serve.ServedModel;
import dev.gatun.examples.serve.Vision;
import dev.gatun.io.FormatException;
import dev.gatun.io.SafeTensors;
import dev.gatun.model.MobileNetV2;
import dev.gatun.model.ResNet;
import dev.gatun.nn.Layer;
import dev.gatun.onnx.OnnxModel;
import dev.gatun.onnx.TypeProto;
import dev.gatun.onnx.ValueInfo;
import dev.gatun.plan.Plan;
import dev.gatun.plan.PlanOptions;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Reads what `gatun serve` serves: an ONNX model, weights in a safetensors file, or a built-in network with random
/// weights.
///
/// @param model a kind of built-in network, or a file
/// @param arch the network whose weights a safetensors file holds that does not say so itself; null if it does
/// @param channels channels of a picture for a network that no file describes; 0 for the network's usual number
/// @param size height and width of such a picture, or 0
/// @param classes the number of classes of such a network, or 0
/// @param batch the most rows of a run; 1 for one plan of the model's own shape
/// @param dims sizes for open dimensions of an ONNX model, by their names
/// @param mean what is taken from the channels of pictures
/// @param deviation what the channels of pictures are divided by
record ModelSource(String model, String arch, int channels, int size, int classes, int batch, Map<String, Long> dims,
        List<Float> mean,
        List<Float> deviation) implements ServedModel.Source {
    static final List<String> KINDS = List.of("lenet", "mlp", "resnet18", "resnet50", "mobilenetv2");

    ModelSource {
        if (batch < 1 || batch > 4096) {
            throw new IllegalArgumentException("serve: a run has 1 to 4096 rows: --batch=" + batch);
        }
    }

    @Override
    public ServedModel load() throws IOException {
        if (KINDS.contains(model)) {
            ModelFile about = about(model);
            return of(model, about, build(about));
        }
        Path file = Path.of(model);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException("serve: no such model file: --model=" + model + "; or one of "
                    + KINDS);
        }
        String name = file.getFileName().toString();
        if (name.toLowerCase(Locale.ROOT).endsWith(".onnx")) {
            return onnx(file, name);
        }
        if (arch == null) {
            ModelFile.Loaded loaded = ModelFile.read(file);
            return of(name, loaded.about(), loaded.model());
        }
        ModelFile about = about(arch);
        Layer layer = build(about);
        try {
            layer.load(SafeTensors.read(file).tensors());
        } catch (IllegalArgumentException e) {
            throw new FormatException(e.getMessage() + "; file " + file);
        }
        return of(name, about, layer);
    }

    private ModelFile about(String kind) {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("serve: no such network: --arch=" + kind + "; known: " + KINDS);
        }
        boolean isSmall = ModelFile.KINDS.contains(kind);
        int count = classes > 0 ? classes : isSmall ? 10 : 1000;
        return new ModelFile(kind, channels > 0 ? channels : isSmall ? 1 : 3, size > 0 ? size : isSmall ? 28 : 224,
                IntStream.range(0, count).mapToObj(Integer::toString).toList());
    }

    private static Layer build(ModelFile about) {
        Rng rng = new Rng(0);
        int classes = about.classes().size();
        return (switch (about.model()) {
            case "resnet18" -> ResNet.resNet18(classes, rng);
            case "resnet50" -> ResNet.resNet50(classes, rng);
            case "mobilenetv2" -> new MobileNetV2(classes, rng);
            default -> about.build(rng);
        }).eval();
    }

    private ServedModel of(String name, ModelFile about, Layer layer) {
        return served(name, rows -> Gatun.compile(layer, TensorSpec.of(DType.F32, rows, about.channels(), about.size(),
                about.size())), batch > 1, about.classes());
    }

    private ServedModel onnx(Path file, String name) throws IOException {
        OnnxModel network = OnnxModel.load(file);
        if (!network.unsupported().isEmpty()) {
            throw new FormatException("serve: the model asks for what is not supported: " + network.unsupported()
                    + "; file " + file);
        }
        PlanOptions names = PlanOptions.standard()
                .withInputNames(network.inputs().stream().map(ValueInfo::name).toArray(
                        String[]::new))
                .withOutputNames(network.outputs().stream().map(ValueInfo::name).toArray(String[]::new));
        for (ValueInfo input : network.inputs()) {
            if (batch > 1 && (input.dims() == null || input.dims().length == 0 || input.dims()[0] >= 0)) {
                throw new FormatException(
                        "serve: rows can only share a run where axis 0 of each input is open: --batch="
                                + batch + ", input " + input + "; file " + file);
            }
        }
        return served(name, rows -> Gatun.compile(network::forward, names, network.inputs().stream().map(
                input -> spec(input, rows)).toArray(TensorSpec[]::new)), batch > 1, List.of());
    }

    private TensorSpec spec(ValueInfo input, int rows) {
        if (input.dtype() == null || input.dims() == null) {
            throw new IllegalArgumentException("serve: an input must be a tensor of a known type and shape: input "
                    + input);
        }
        long[] sizes = input.dims();
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] >= 0) {
                continue;
            }
            String name = ((TypeProto.OfTensor) input.type()).dims().get(i).name();
            Long given = dims.get(name);
            if (given == null && i > 0) {
                throw new IllegalArgumentException("serve: an open dimension needs a size: axis=" + i + ", name='"
                        + name + "', input " + input + "; give it with --dim NAME=SIZE");
            }
            sizes[i] = given == null ? rows : given;
        }
        return TensorSpec.of(input.dtype(), sizes);
    }

    private ServedModel served(String name, IntFunction<Plan> plans, boolean isBatched, List<String> classes) {
        // Powers of two: a run computes less than twice the rows that it was asked for.
        TreeSet<Integer> sizes = new TreeSet<>(List.of(batch));
        for (int rows = 1; rows < batch; rows *= 2) {
            sizes.add(rows);
        }
        List<Plan> all = new ArrayList<>();
        sizes.forEach(rows -> all.add(plans.apply(rows)));
        Plan last = all.getLast();
        Vision vision = last.inputs().size() == 1 ? Vision.of(last.inputs().getFirst(), mean, deviation) : null;
        return new ServedModel(name, all, isBatched, vision, classes);
    }

    /// The bytes of constants and of memory for each run, of all plans.
    static long[] bytes(ServedModel model) {
        return new long[] {model.plans().stream().mapToLong(Plan::constantBytes).sum(),
            model.plans().stream().mapToLong(
                    Plan::slabBytes).sum()};
    }
}
