// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.io.Npy;
import dev.gatun.onnx.OnnxCheck;
import dev.gatun.onnx.OnnxModel;
import dev.gatun.onnx.OnnxTensors;
import dev.gatun.onnx.OnnxWriter;
import dev.gatun.onnx.TypeProto;
import dev.gatun.onnx.Value;
import dev.gatun.onnx.ValueInfo;
import dev.gatun.plan.Capture;
import dev.gatun.plan.Graph;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatun onnx`: looks at ONNX models and runs them.
@Command(name = "onnx", mixinStandardHelpOptions = true, description = "Looks at ONNX models and runs them.")
final class OnnxCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: check, run, summary");
    }

    @Command(name = "check", mixinStandardHelpOptions = true,
            description = "Lists everything that keeps a model from running here; ends with 1 if there is anything.")
    int check(@Parameters(paramLabel = "MODEL", description = "The model file.") Path model) throws IOException {
        OnnxCheck check = OnnxCheck.of(model);
        PrintWriter out = spec.commandLine().getOut();
        check.problems().forEach(problem -> out.println("unsupported: " + problem));
        int nodes = check.operators().values().stream().mapToInt(Integer::intValue).sum();
        out.printf("onnx: %d nodes, %d operators, %d problems: %s%n", nodes, check.operators().size(), check.problems()
                .size(), check.problems().isEmpty() ? "the model should run" : "the model cannot run");
        out.flush();
        return check.problems().isEmpty() ? 0 : 1;
    }

    @Command(name = "summary", mixinStandardHelpOptions = true,
            description = "Shows inputs, outputs, operators, parameters and work of a model.")
    int summary(@Parameters(paramLabel = "MODEL", description = "The model file.") Path model) throws IOException {
        OnnxCheck check = OnnxCheck.of(model);
        PrintWriter out = spec.commandLine().getOut();
        out.println("graph       " + check.model().graph().name() + (check.model().producer().isBlank() ? ""
                : ", written by " + check.model().producer().strip()));
        out.println("versions    IR " + check.model().irVersion() + ", "
                + check.model().opsets().entrySet().stream().map(
                        entry -> (entry.getKey().isEmpty() ? "ai.onnx" : entry.getKey()) + " " + entry.getValue())
                        .collect(
                                Collectors.joining(", ")));
        boolean isReady = check.problems().isEmpty();
        OnnxModel loaded = isReady ? OnnxModel.load(model) : null;
        (isReady ? loaded.inputs() : check.model().graph().inputs())
                .forEach(input -> out.println("input       " + input));
        check.model().graph().outputs().forEach(output -> out.println("output      " + output));
        out.printf(Locale.ROOT, "constants   %,d numbers in %,d tensors, %,d bytes%n", check.parameterCount(), check
                .constants().size(), check.parameterBytes());
        out.println("nodes       " + check.operators().values().stream().mapToInt(Integer::intValue).sum() + ": "
                + check
                        .operators().entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", ")));
        if (!check.model().functions().isEmpty()) {
            out.println("functions   " + check.model().functions().size());
        }
        if (isReady) {
            out.println("work        " + work(loaded));
        }
        check.problems().forEach(problem -> out.println("unsupported " + problem));
        out.flush();
        return 0;
    }

    // Operations of one run; sizes that are open count as 1.
    private static String work(OnnxModel model) {
        TensorSpec[] specs = new TensorSpec[model.inputs().size()];
        for (int i = 0; i < specs.length; i++) {
            ValueInfo input = model.inputs().get(i);
            if (input.dtype() == null || input.dims() == null) {
                return "unknown: input " + input + " has no size";
            }
            specs[i] = TensorSpec.of(input.dtype(), Arrays.stream(input.dims()).map(dim -> Math.max(dim, 1)).toArray());
        }
        try {
            double flops = 0;
            for (Graph.Node node : Capture.of(model::forward, specs).nodes()) {
                flops += node.op().cost(node.inputs().stream().map(Graph.Value::spec).toList(), node.outputs().stream()
                        .map(Graph.Value::spec).toList()).flops();
            }
            return String.format(Locale.ROOT, "%.3g million operations a run on %s", flops / 1e6, Arrays.toString(specs)
                    .replaceAll("[\\[](.*)[]]", "$1"));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return "unknown: " + e.getMessage();
        }
    }

    @Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Runs a model once and shows or writes what comes out.")
    int run(@Parameters(paramLabel = "MODEL", description = "The model file.") Path file,
            @Option(names = "--input", paramLabel = "NAME=VALUE",
                    description = {
                        "What an input is: a file (.npy or .pb), 'random', or 'random:2,3' where sizes are open.",
                        "An input that is not given is random."}) Map<String, String> given,
            @Option(names = "--output", paramLabel = "DIR",
                    description = "Write each output to NAME.npy (.pb for types that NumPy lacks).") Path folder,
            @Option(names = "--seed", paramLabel = "N", defaultValue = "0",
                    description = "Seed of random inputs (default: ${DEFAULT-VALUE}).") long seed)
            throws IOException {
        OnnxModel model = OnnxModel.load(file);
        Rng rng = new Rng(seed);
        Map<String, String> sources = given == null ? Map.of() : given;
        List<String> names = model.inputs().stream().map(ValueInfo::name).toList();
        for (String name : sources.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("onnx: the model has no such input: --input " + name + "; inputs "
                        + model.inputs());
            }
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (ValueInfo input : model.inputs()) {
            values.put(input.name(), value(input, sources.getOrDefault(input.name(), "random"), rng));
        }
        PrintWriter out = spec.commandLine().getOut();
        for (Map.Entry<String, Value> output : model.run(values).entrySet()) {
            out.println(output.getKey() + ": " + describe(output.getValue()));
            if (folder != null) {
                write(folder, output.getKey(), output.getValue());
            }
        }
        out.flush();
        return 0;
    }

    private static Value value(ValueInfo input, String source, Rng rng) throws IOException {
        if (source.equals("random") || source.startsWith("random:")) {
            return Value.of(random(input, source.substring(Math.min(source.length(), "random:".length())), rng));
        }
        Path file = Path.of(source);
        if (source.endsWith(".pb")) {
            return OnnxTensors.read(Files.readAllBytes(file), input.type());
        }
        if (!source.endsWith(".npy")) {
            throw new IllegalArgumentException(
                    "onnx: an input is a .npy or .pb file or 'random': --input " + input.name()
                            + "=" + source);
        }
        return Value.of(Npy.read(file));
    }

    private static Tensor random(ValueInfo input, String sizes, Rng rng) {
        if (!(input.type() instanceof TypeProto.OfTensor) || input.dtype() == null) {
            throw new IllegalArgumentException("onnx: only tensors of numbers can be made at random: input " + input
                    + "; give it as a .pb file");
        }
        long[] dims = input.dims();
        if (!sizes.isEmpty()) {
            if (!sizes.matches("\\d{1,12}(,\\d{1,12})*")) {
                throw new IllegalArgumentException("onnx: sizes must be numbers with commas: --input " + input.name()
                        + "=random:" + sizes);
            }
            dims = Arrays.stream(sizes.split(",")).mapToLong(Long::parseLong).toArray();
        } else if (dims == null) {
            throw new IllegalArgumentException("onnx: the model does not say what sizes the input has: input " + input
                    + "; give them as " + input.name() + "=random:2,3");
        } else {
            dims = Arrays.stream(dims).map(dim -> dim < 0 ? 1 : dim).toArray();
        }
        DType dtype = input.dtype();
        return dtype.isFloat() ? rng.normal(DType.F32, dims).to(dtype)
                : rng.uniform(0, 2, DType.F32, dims).to(dtype);
    }

    private static String describe(Value value) {
        if (!(value instanceof Value.Numbers numbers) || numbers.tensor().size() == 0) {
            return value instanceof Value.Texts texts ? texts + " " + texts.texts() : value.toString();
        }
        double[] all = numbers.tensor().toDoubles();
        String values = all.length <= 10 ? Arrays.toString(numbers.tensor().dtype().isFloat() ? all : Arrays.stream(all)
                .map(Math::rint).toArray()) : String.format(Locale.ROOT, "min %.6g, mean %.6g, max %.6g", Arrays
                        .stream(
                                all)
                        .min().orElse(0), Arrays.stream(all).average().orElse(0), Arrays.stream(all).max().orElse(0));
        return numbers + " " + values;
    }

    private static void write(Path folder, String name, Value value) throws IOException {
        if (!(value instanceof Value.Numbers numbers)) {
            throw new IllegalArgumentException("onnx: only tensors of numbers can be written: output '" + name + "' is "
                    + value);
        }
        // Names of values are free texts, those of files are not.
        String file = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.", "_");
        Tensor tensor = numbers.tensor();
        Files.createDirectories(folder);
        if (tensor.dtype() == DType.BF16) {
            Files.write(folder.resolve(file + ".pb"), OnnxWriter.tensorBytes(name, tensor));
        } else {
            Npy.write(folder.resolve(file + ".npy"), tensor);
        }
    }
}
