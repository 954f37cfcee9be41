// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.Gatun;
import dev.gatun.io.Npy;
import dev.gatun.onnx.ElementType;
import dev.gatun.onnx.OnnxModel;
import dev.gatun.onnx.OnnxTensors;
import dev.gatun.onnx.TypeProto;
import dev.gatun.onnx.UnsupportedOnnxException;
import dev.gatun.onnx.Value;
import dev.gatun.onnx.ValueInfo;
import dev.gatun.plan.Plan;
import dev.gatun.plan.Runner;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs conformance cases in a process of its own, so that one that hangs, takes all memory or ends the JVM stops nobody
/// else.
///
/// Reads one case a line from its standard input (name, layout, model file, parted by tabs) and writes one result a line
/// to its standard output. Arguments: rtol, atol, `eager` or `plan`.
public final class ConformanceWorker {
    private final double rtol;
    private final double atol;
    private final boolean asPlan;

    private ConformanceWorker(double rtol, double atol, boolean asPlan) {
        this.rtol = rtol;
        this.atol = atol;
        this.asPlan = asPlan;
    }

    /// Answers lines until there are no more.
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        ConformanceWorker worker = new ConformanceWorker(Double.parseDouble(arguments[0]), Double.parseDouble(
                arguments[1]), arguments[2].equals("plan"));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.split("\t");
            OnnxCase onnxCase = new OnnxCase(parts[0], OnnxCase.Layout.valueOf(parts[1]), Path.of(parts[2]));
            answers.println(worker.run(onnxCase).toLine());
        }
    }

    private CaseResult run(OnnxCase onnxCase) {
        try {
            return check(onnxCase);
        } catch (UnsupportedOnnxException e) {
            return CaseResult.unsupported(e.getMessage());
        } catch (OutOfMemoryError e) {
            return CaseResult.failed("out of memory: " + e.getMessage());
        } catch (StackOverflowError e) {
            return CaseResult.failed("stack overflow");
        } catch (IOException | RuntimeException e) {
            boolean isPlain = e instanceof IOException || e instanceof IllegalArgumentException;
            return CaseResult.failed(isPlain && e.getMessage() != null ? e.getMessage() : e.toString());
        }
    }

    private CaseResult check(OnnxCase onnxCase) throws IOException {
        OnnxModel model = OnnxModel.load(onnxCase.model());
        List<String> reasons = model.unsupported();
        if (!reasons.isEmpty()) {
            return CaseResult.unsupported(String.join("; ", reasons));
        }
        List<Path> sets = onnxCase.dataSets();
        if (sets.isEmpty()) {
            return CaseResult.failed("no folder test_data_set_0 beside the model");
        }
        ValueComparison comparison = new ValueComparison(rtol, atol);
        for (Path set : sets) {
            try (Scope _ = Scope.open("conformance")) {
                Map<String, Value> inputs = inputs(onnxCase, set, model);
                List<Value> expected = outputs(onnxCase, set, model);
                List<Value> actual = asPlan ? runPlan(model, inputs) : runEager(model, inputs);
                for (int i = 0; i < expected.size(); i++) {
                    String what = (sets.size() > 1 ? set.getFileName() + " " : "") + "output '" + model.outputs().get(i)
                            .name() + "'";
                    comparison.compare(what, expected.get(i), actual.get(i));
                }
            }
        }
        String difference = comparison.difference();
        return new CaseResult(difference.isEmpty() ? CaseResult.Status.PASS : CaseResult.Status.FAIL, comparison
                .maxUlps(), comparison.maxAbsolute(), difference);
    }

    private static List<Value> runEager(OnnxModel model, Map<String, Value> inputs) {
        Map<String, Value> results = model.run(inputs);
        return model.outputs().stream().map(output -> results.get(output.name())).toList();
    }

    private static List<Value> runPlan(OnnxModel model, Map<String, Value> inputs) {
        Tensor[] tensors = new Tensor[model.inputs().size()];
        for (int i = 0; i < tensors.length; i++) {
            if (!(inputs.get(model.inputs().get(i).name()) instanceof Value.Numbers numbers)
                    || numbers.type().isCoded()) {
                throw new UnsupportedOnnxException(
                        "onnx: plans take tensors of numbers: input " + model.inputs().get(i));
            }
            tensors[i] = numbers.tensor();
        }
        for (ValueInfo output : model.outputs()) {
            if (!(output.type() instanceof TypeProto.OfTensor type)
                    || type.type() != null && (type.type().isCoded() || type
                            .type() == ElementType.STRING)) {
                throw new UnsupportedOnnxException("onnx: plans give tensors of numbers: output " + output);
            }
        }
        Plan plan;
        try {
            plan = Gatun.compile(model::forward, Arrays.stream(tensors).map(Tensor::spec).toArray(TensorSpec[]::new));
        } catch (IllegalStateException e) {
            // The path through the model depends on its input.
            throw new UnsupportedOnnxException(e.getMessage());
        }
        try (Runner runner = plan.runner()) {
            runner.run(tensors);
            List<Value> outputs = new ArrayList<>();
            for (int i = 0; i < model.outputs().size(); i++) {
                outputs.add(Value.of(runner.output(i).copy()));
            }
            return outputs;
        }
    }

    private static Map<String, Value> inputs(OnnxCase onnxCase, Path set, OnnxModel model) throws IOException {
        Map<String, Value> values = new LinkedHashMap<>();
        List<ValueInfo> declared = model.inputs();
        switch (onnxCase.layout()) {
            case OFFICIAL -> {
                List<Path> files = onnxCase.files(set, "input_");
                checkCount("input", files.size(), declared.size());
                for (int i = 0; i < files.size(); i++) {
                    values.put(declared.get(i).name(), read(files.get(i), declared.get(i)));
                }
            }
            case NPZ -> {
                List<Value> arrays = arrays(set.resolve("inputs.npz"), declared);
                for (int i = 0; i < arrays.size(); i++) {
                    values.put(declared.get(i).name(), arrays.get(i));
                }
            }
            case LIGHT -> declared.forEach(input -> values.put(input.name(), ramp(input)));
        }
        return values;
    }

    private static List<Value> outputs(OnnxCase onnxCase, Path set, OnnxModel model) throws IOException {
        if (onnxCase.layout() == OnnxCase.Layout.NPZ) {
            return arrays(set.resolve("outputs.npz"), model.outputs());
        }
        List<Path> files = onnxCase.files(set, "output_");
        checkCount("output", files.size(), model.outputs().size());
        if (files.isEmpty()) {
            throw new IllegalArgumentException("conformance: there is nothing to compare with: folder=" + set);
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            values.add(read(files.get(i), model.outputs().get(i)));
        }
        return values;
    }

    private static Value read(Path file, ValueInfo declared) throws IOException {
        Value value = OnnxTensors.read(Files.readAllBytes(file), declared.type());
        // Old releases of the official tests hold the bits of bfloat16 as whole numbers.
        if (declared.dtype() == DType.BF16 && value instanceof Value.Numbers numbers && numbers.tensor()
                .dtype() == DType.U16) {
            return Value.of(Tensor.copyOf(numbers.tensor().segment(), DType.BF16, numbers.tensor().shape().dims()));
        }
        return value;
    }

    // Arrays have the names of values, or their order; their types are those of the tool that wrote them.
    private static List<Value> arrays(Path file, List<ValueInfo> declared) throws IOException {
        Map<String, Tensor> arrays = Npy.readAll(file);
        List<Tensor> ordered = new ArrayList<>(arrays.values());
        checkCount("array", declared.size(), ordered.size());
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            Tensor array = arrays.getOrDefault(declared.get(i).name(), ordered.get(i));
            values.add(Value.of(declared.get(i).dtype() == null ? array : array.to(declared.get(i).dtype())));
        }
        return values;
    }

    private static void checkCount(String what, int found, int most) {
        if (found > most) {
            throw new IllegalArgumentException("conformance: there are more files than the model has values: kind="
                    + what + ", files=" + found + ", values=" + most);
        }
    }

    // The input that the official runner makes for light models.
    private static Value ramp(ValueInfo input) {
        long[] dims = input.dims();
        if (input.dtype() != DType.F32 || dims == null) {
            throw new UnsupportedOnnxException("conformance: inputs are made for f32 alone: input " + input);
        }
        for (int i = 0; i < dims.length; i++) {
            dims[i] = dims[i] < 0 ? 1 : dims[i];
        }
        Tensor ramp = Tensor.empty(TensorSpec.of(DType.F32, dims));
        for (long i = 0; i < ramp.size(); i++) {
            DType.F32.setDouble(ramp.segment(), i * Float.BYTES, i / (double) ramp.size());
        }
        return Value.of(ramp);
    }
}
