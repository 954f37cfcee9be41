// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import ai.onnxruntime.OrtException;
import dev.gatun.conformance.OpCase;
import dev.gatun.conformance.OpCases;
import dev.gatun.model.LeNet5;
import dev.gatun.model.Mlp;
import dev.gatun.nn.Activation;
import dev.gatun.nn.AdaptiveAvgPool2d;
import dev.gatun.nn.AvgPool2d;
import dev.gatun.nn.BatchNorm;
import dev.gatun.nn.Conv1d;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.ConvTranspose2d;
import dev.gatun.nn.Flatten;
import dev.gatun.nn.GroupNorm;
import dev.gatun.nn.Layer;
import dev.gatun.nn.LayerNorm;
import dev.gatun.nn.Linear;
import dev.gatun.nn.Recurrent;
import dev.gatun.nn.RmsNorm;
import dev.gatun.nn.Sequential;
import dev.gatun.nn.TransformerEncoderLayer;
import dev.gatun.onnx.OnnxExport;
import dev.gatun.onnx.OnnxModel;
import dev.gatun.onnx.OnnxWriter;
import dev.gatun.onnx.UnsupportedOnnxException;
import dev.gatun.onnx.Value;
import dev.gatun.op.Div;
import dev.gatun.op.Fidelity;
import dev.gatun.op.MaxPool2d;
import dev.gatun.op.MutatingOp;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.Pow;
import dev.gatun.op.RandomNormal;
import dev.gatun.op.ReluGrad;
import dev.gatun.op.Remainder;
import dev.gatun.op.Window2d;
import dev.gatun.plan.Capture;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Runs exported models in ONNX Runtime and in the engine's own importer.
class OnnxExportTest {
    private static final int CASES_EACH = 4;

    private static String difference(double atol, Tensor[] expected, Tensor[] actual) {
        ValueComparison comparison = new ValueComparison(1e-3, atol);
        for (int i = 0; i < expected.length; i++) {
            comparison.compare("output " + i, Value.of(expected[i]), Value.of(actual[i]));
        }
        return comparison.difference();
    }

    // The export runs as the model does, in ONNX Runtime and read back.
    private static byte[] check(Layer model, Tensor... inputs) throws OrtException, IOException {
        model.eval();
        Tensor[] expected = {model.forward(inputs[0])};
        byte[] bytes = OnnxExport.of(model, OnnxExport.Options.standard(), inputs[0].spec()).toBytes();
        assertEquals("", difference(1e-5, expected, Ort.run(bytes, inputs)));
        OnnxModel read = OnnxModel.read(bytes, null);
        assertEquals("", difference(1e-5, expected, read.forward(inputs)));
        return bytes;
    }

    private static List<String> parameters(byte[] model) throws IOException {
        return OnnxModel.read(model, null).proto().graph().initializers().stream().map(tensor -> tensor.name())
                .toList();
    }

    @Test
    void perceptronsKeepTheNamesOfTheirParameters() throws OrtException, IOException {
        Rng rng = new Rng(1);
        Mlp model = new Mlp(rng, 20, 16, 10);
        byte[] bytes = check(model, rng.normal(DType.F32, 3, 20));
        assertTrue(parameters(bytes).containsAll(model.parameters().keySet()), () -> model.parameters().keySet()
                .toString());
    }

    @Test
    void convolutionalNetworks() throws OrtException, IOException {
        Rng rng = new Rng(2);
        byte[] bytes = check(new LeNet5(rng), rng.normal(DType.F32, 2, 1, 28, 28));
        assertTrue(parameters(bytes).contains("conv1.weight"), () -> "no conv1.weight");
        Layer pools = new Sequential(new Conv2d(3, 8, 3, 1, 1, rng), new BatchNorm(8),
                Activation.relu(), new dev.gatun.nn.MaxPool2d(3, 2, 1),
                new Conv2d(8, 8, 3, 3, Window2d.of(2, 1), 4, false,
                        DType.F32, rng),
                new GroupNorm(4, 8), Activation.silu(), new AvgPool2d(2, 1, 1),
                new ConvTranspose2d(8, 6, 3, 2, 1, rng),
                Activation.gelu(), new AdaptiveAvgPool2d(1, 1), new Flatten(), new Linear(6, 4, rng));
        check(pools, rng.normal(DType.F32, 2, 3, 16, 15));
    }

    @Test
    void attentionAndRecurrence() throws OrtException, IOException {
        Rng rng = new Rng(3);
        check(new TransformerEncoderLayer(16, 4, 32, 0.1, Activation.gelu(), true, rng),
                rng.normal(DType.F32, 2, 5, 16));
        for (Recurrent.Cell cell : Recurrent.Cell.values()) {
            check(new Recurrent(cell, 6, 5, 2, true, true, DType.F32, rng), rng.normal(DType.F32, 3, 4, 6));
            check(new Recurrent(cell, 6, 5, rng), rng.normal(DType.F32, 1, 4, 6));
        }
        check(new Sequential(new LayerNorm(8), new RmsNorm(8)), rng.normal(DType.F32, 2, 3, 8));
    }

    @Test
    void batchesOfAnySize() throws OrtException, IOException {
        Rng rng = new Rng(4);
        Map<Layer, Tensor> models = new LinkedHashMap<>();
        models.put(new LeNet5(rng).eval(), rng.normal(DType.F32, 4, 1, 28, 28));
        models.put(new TransformerEncoderLayer(16, 4, 32, 0.1, Activation.gelu(), true, rng).eval(),
                rng.normal(DType.F32, 4, 5, 16));
        models.put(new Recurrent(Recurrent.Cell.LSTM, 6, 5, rng).eval(), rng.normal(DType.F32, 4, 3, 6));
        models.put(new Sequential(new Conv2d(3, 4, 3, rng), new GroupNorm(2, 4), new Flatten()).eval(), rng.normal(
                DType.F32, 4, 3, 6, 6));
        for (Map.Entry<Layer, Tensor> entry : models.entrySet()) {
            Layer model = entry.getKey();
            byte[] bytes = OnnxExport.of(model, OnnxExport.Options.standard().openBatch(), entry.getValue().spec())
                    .toBytes();
            for (int batch = 1; batch <= 4; batch++) {
                Tensor x = entry.getValue().slice(0, 0, batch).contiguous();
                Tensor[] expected = {model.forward(x)};
                assertEquals("", difference(1e-5, expected, Ort.run(bytes, x)), model::toString);
                assertEquals("", difference(1e-5, expected, OnnxModel.read(bytes, null).forward(x)), model::toString);
            }
        }
    }

    @Test
    void namesAllOpsThatCannotBeWritten() {
        Tensor state = Tensor.of(new long[] {1, 2}, 2);
        UnsupportedOnnxException refusal = assertThrows(UnsupportedOnnxException.class, () -> OnnxExport.of("random",
                x -> new Tensor[] {Ops.apply(new RandomNormal(Shape.of(3), DType.F32), x[0]),
                    Ops.apply(new ReluGrad(), x[1], x[1])},
                Map.of(), OnnxExport.Options.standard(), state.spec(), TensorSpec.of(DType.F32, 3)));
        assertTrue(refusal.getMessage().contains("RandomNormal") && refusal.getMessage().contains("ReluGrad"),
                refusal::getMessage);
    }

    // Whether ONNX says what comes out: it leaves NaN in sorting and in maxima, integers that are divided by 0, and numbers
    // that do not fit to the one who runs the model.
    private static boolean isDefined(Op op, Tensor[] inputs) {
        boolean areFinite = Arrays.stream(inputs).filter(x -> x.dtype().isFloat()).flatMapToDouble(x -> Arrays.stream(x
                .toDoubles())).allMatch(x -> Math.abs(x) < 1e6);
        boolean isWhole = inputs.length == 2 && !inputs[1].dtype().isFloat();
        boolean isPowerOrQuotient = op instanceof Div || op instanceof Remainder || op instanceof Pow;
        return areFinite && !(isPowerOrQuotient && isWhole && Arrays.stream(inputs[1].toLongs()).anyMatch(x -> x <= 0));
    }

    @Test
    void everyOpThatHasACounterpartGivesTheSameThere() throws IOException {
        Map<String, String> refused = new TreeMap<>();
        Map<String, String> unknownHere = new TreeMap<>();
        Map<String, String> unknownThere = new TreeMap<>();
        Map<String, Integer> checked = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        for (OpCase opCase : OpCases.all()) {
            Op op = opCase.op();
            long size = opCase.specs().stream().mapToLong(TensorSpec::size).sum();
            if (op instanceof MutatingOp || op.fidelity() == Fidelity.RANDOM || size > 20_000
                    || opCase.specs().stream().anyMatch(spec -> spec.size() == 0)
                    || checked.getOrDefault(op.name(), 0) >= CASES_EACH) {
                continue;
            }
            try (Scope _ = Scope.open("export")) {
                Tensor[] inputs = opCase.inputs();
                Tensor[] expected = Ops.applyAll(op, inputs);
                if (!isDefined(op, inputs) || Stream.of(inputs, expected).flatMap(Arrays::stream)
                        .anyMatch(t -> !Ort.takes(t.dtype()))) {
                    continue;
                }
                byte[] bytes;
                try {
                    // The places of a maximum are counted in another way.
                    int outputs = op instanceof MaxPool2d ? 1 : expected.length;
                    expected = Arrays.copyOf(expected, outputs);
                    bytes = OnnxExport.of(Capture.of(x -> Arrays.copyOf(Ops.applyAll(op, x), outputs), opCase.specs()
                            .toArray(TensorSpec[]::new))).toBytes();
                } catch (UnsupportedOnnxException e) {
                    refused.put(op.name(), e.getMessage());
                    continue;
                }
                double atol = 1e-5 * Math.max(1, Arrays.stream(expected).filter(t -> t.size() > 0).mapToDouble(
                        t -> Arrays.stream(t.toDoubles()).map(Math::abs).filter(Double::isFinite).max().orElse(0)).max()
                        .orElse(0));
                try {
                    OnnxModel model = OnnxModel.read(bytes, null);
                    String difference = difference(atol, expected, model.forward(inputs));
                    if (!difference.isEmpty()) {
                        failures.add(opCase + " read back: " + difference);
                    }
                } catch (UnsupportedOnnxException e) {
                    unknownHere.put(op.name(), e.getMessage());
                } catch (RuntimeException e) {
                    failures.add(opCase + " read back: " + e);
                }
                try {
                    String difference = difference(atol, expected, Ort.run(bytes, inputs));
                    if (!difference.isEmpty()) {
                        failures.add(opCase + ": " + difference);
                    }
                    checked.merge(op.name(), 1, Integer::sum);
                } catch (OrtException e) {
                    if (e.getCode() == OrtException.OrtErrorCode.ORT_NOT_IMPLEMENTED) {
                        unknownThere.put(op.name(), e.getMessage());
                    } else {
                        failures.add(opCase + ": " + e.getMessage());
                    }
                }
            }
        }
        assertEquals("", String.join("\n", failures));
        assertEquals(Map.of(), unknownHere);
        assertTrue(checked.size() > 90, () -> "only " + checked.size() + " ops were checked; refused " + refused
                + "; unknown to ONNX Runtime " + unknownThere);
    }

    @Test
    void savesModelsThatAreReadAgain() throws OrtException, IOException {
        OnnxWriter writer = OnnxExport.of("two", x -> new Tensor[] {x[0], x[0].add(x[1]), x[0].add(x[1])}, Map.of(),
                new OnnxExport.Options(List.of("left", "right"), List.of("same", "sum", "again"), null), TensorSpec.of(
                        DType.F32, 2),
                TensorSpec.of(DType.F32, 2));
        Tensor[] out = Ort.run(writer.toBytes(), Tensor.of(1f, 2f), Tensor.of(3f, 4f));
        assertEquals(3, out.length);
        assertEquals("", difference(0, new Tensor[] {Tensor.of(1f, 2f), Tensor.of(4f, 6f), Tensor.of(4f, 6f)}, out));
    }
}
