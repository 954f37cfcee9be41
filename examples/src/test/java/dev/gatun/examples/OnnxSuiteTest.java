// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import ai.onnxruntime.OrtException;
import dev.gatun.onnx.OnnxWriter;
import dev.gatun.onnx.Value;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The project's own conformance cases: those of `onnx-suite.txt`, written out in the official layout and run by the
/// command, op by op and as plans, and run by ONNX Runtime, whose results they hold.
class OnnxSuiteTest {
    @TempDir
    Path folder;

    private final List<Case> cases = new ArrayList<>();

    private static final class Case {
        private final String name;
        private final int opset;
        private final Map<String, Tensor> inputs = new LinkedHashMap<>();
        private final Map<String, Tensor> constants = new LinkedHashMap<>();
        private final Map<String, Tensor> outputs = new LinkedHashMap<>();
        private String operator;
        private List<String> operands;
        private List<String> results;
        private final Map<String, Object> attributes = new LinkedHashMap<>();

        private Case(String name, int opset) {
            this.name = name;
            this.opset = opset;
        }

        private byte[] model() {
            OnnxWriter writer = new OnnxWriter(name, opset);
            inputs.forEach(
                    (input, x) -> writer.input(input, x.dtype(), Arrays.stream(x.shape().dims()).boxed().toArray()));
            constants.forEach(writer::constant);
            writer.node(operator, operands, results, attributes);
            outputs.forEach((output, y) -> writer.output(output, y.dtype(), Arrays.stream(y.shape().dims()).boxed()
                    .toArray()));
            return writer.toBytes();
        }
    }

    @BeforeEach
    void readCases() throws IOException {
        for (String line : Files.readAllLines(Path.of("src/test/resources/onnx-suite.txt"))) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "case" -> cases.add(new Case(words[1], Integer.parseInt(words[2])));
                case "input" -> cases.getLast().inputs.put(words[1], tensor(words));
                case "constant" -> cases.getLast().constants.put(words[1], tensor(words));
                case "output" -> cases.getLast().outputs.put(words[1], tensor(words));
                case "node" -> node(cases.getLast(), words);
                default -> assertTrue(line.isEmpty() || line.startsWith("#"), line);
            }
        }
    }

    private static Tensor tensor(String[] words) {
        String[] parts = words[2].replace("]", "").split("\\[", 2);
        DType dtype = DType.valueOf(parts[0].toUpperCase(Locale.ROOT));
        long[] dims = parts[1].isEmpty() ? new long[0] : Arrays.stream(parts[1].split(",")).mapToLong(Long::parseLong)
                .toArray();
        Tensor tensor = Tensor.empty(TensorSpec.of(dtype, Shape.of(dims)));
        assertEquals(tensor.size(), words.length - 3L, () -> String.join(" ", words));
        for (int i = 0; i < tensor.size(); i++) {
            String word = words[i + 3];
            double value = word.endsWith("inf") ? word.startsWith("-") ? Double.NEGATIVE_INFINITY
                    : Double.POSITIVE_INFINITY : word.equals("nan") ? Double.NaN : Double.parseDouble(word);
            if (dtype.isFloat()) {
                dtype.setDouble(tensor.segment(), (long) i * dtype.bytes(), value);
            } else {
                dtype.setLong(tensor.segment(), (long) i * dtype.bytes(), Long.parseLong(word));
            }
        }
        return tensor;
    }

    private static void node(Case c, String[] words) {
        c.operator = words[1];
        c.operands = names(words[2]);
        c.results = names(words[4]);
        for (int i = 5; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            c.attributes.put(pair[0], attribute(pair[1]));
        }
    }

    private static List<String> names(String words) {
        return Arrays.stream(words.split(",")).map(name -> name.equals("_") ? "" : name).toList();
    }

    private static Object attribute(String text) {
        if (text.startsWith("\"")) {
            return text.substring(1, text.length() - 1);
        }
        if (text.startsWith("[")) {
            return Arrays.stream(text.substring(1, text.length() - 1).split(",")).mapToLong(Long::parseLong).toArray();
        }
        if (text.contains(".")) {
            return Double.valueOf(text);
        }
        return Long.valueOf(text);
    }

    @Test
    void everyCasePassesByCommand() throws IOException {
        for (Case c : cases) {
            Path set = Files.createDirectories(folder.resolve(c.name).resolve("test_data_set_0"));
            Files.write(folder.resolve(c.name).resolve("model.onnx"), c.model());
            int i = 0;
            for (Map.Entry<String, Tensor> input : c.inputs.entrySet()) {
                Files.write(set.resolve("input_" + i++ + ".pb"),
                        OnnxWriter.tensorBytes(input.getKey(), input.getValue()));
            }
            i = 0;
            for (Map.Entry<String, Tensor> output : c.outputs.entrySet()) {
                Files.write(set.resolve("output_" + i++ + ".pb"), OnnxWriter.tensorBytes(output.getKey(), output
                        .getValue()));
            }
        }
        assertEquals("conformance: " + cases.size() + " passed, 0 failed, 0 unsupported of " + cases.size(),
                conformance());
        // The number of elements that are not 0, or of boxes that are kept, is known only in a run.
        String asPlans = conformance("--via", "plan", "--exclude", "{nonzero,non-max-suppression,range}");
        assertEquals("conformance: " + (cases.size() - 3) + " passed, 0 failed, 0 unsupported of " + (cases.size() - 3),
                asPlans);
    }

    private String conformance(String... options) {
        List<String> arguments = new ArrayList<>(List.of("conformance", folder.toString(), "--quiet"));
        arguments.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Gatun.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
        assertEquals("", err.toString());
        return out.toString().strip();
    }

    @Test
    void onnxRuntimeGivesTheSameOutputs() throws OrtException {
        assertTrue(cases.size() >= 60, () -> "cases=" + cases.size());
        for (Case c : cases) {
            Tensor[] outputs = Ort.run(c.model(), c.inputs.values().toArray(Tensor[]::new));
            ValueComparison comparison = new ValueComparison(1e-6, 1e-6);
            int i = 0;
            for (Map.Entry<String, Tensor> output : c.outputs.entrySet()) {
                comparison.compare(c.name + " " + output.getKey(), Value.of(output.getValue()), Value.of(outputs[i++]));
            }
            assertEquals("", comparison.difference());
        }
    }
}
