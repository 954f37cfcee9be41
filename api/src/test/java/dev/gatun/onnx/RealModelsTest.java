// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.Gatun;
import dev.gatun.plan.Plan;
import dev.gatun.plan.Runner;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Small real models give what other runtimes made of them, where the shared data are present.
class RealModelsTest {
    private static Path unpacked(String name) throws IOException {
        String archive = "onnx-models/" + name + ".tar.gz";
        Path data = CaseArchive.data();
        assumeTrue(data != null && Files.exists(data.resolve(archive)), "no shared data: " + archive);
        return CaseArchive.unpack(archive).resolve(name);
    }

    private static Tensor[] inputs(Path folder, int count) throws IOException {
        Tensor[] inputs = new Tensor[count];
        for (int i = 0; i < count; i++) {
            inputs[i] = OnnxTensors.read(Files.readAllBytes(folder.resolve("test_data_set_0/input_" + i + ".pb")))
                    .tensor();
        }
        return inputs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cct-1-16-16-64", "dtln-model1", "hand-keypoint-mlp", "keras-tf2-mlp", "mnist-burn-bn",
        "mnist-mlp-bn", "mnist8-cntk", "silero-vad-v5", "tinybert-tribuo", "tinyvit-demo", "transformer-deepquant"})
    void givesTheExpectedResults(String name) throws IOException {
        Path folder = unpacked(name);
        assertEquals(new CaseRunner.Outcome(name, CaseRunner.Verdict.PASS, ""), CaseRunner.run(folder, folder
                .getParent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keras-tf2-mlp", "mnist-burn-bn", "tinybert-tribuo", "tinyvit-demo"})
    void runsAsAPlan(String name) throws IOException {
        Path folder = unpacked(name);
        OnnxModel model = OnnxModel.load(folder.resolve("model.onnx"));
        Tensor[] inputs = inputs(folder, model.inputs().size());
        Tensor expected = model.forward(inputs)[0];
        Plan plan = Gatun.compile(model::forward, Arrays.stream(inputs).map(Tensor::spec).toArray(TensorSpec[]::new));
        try (Runner runner = plan.runner()) {
            runner.run(inputs);
            assertEquals("", CaseRunner.difference(Value.of(expected), Value.of(runner.output(0)), 1e-4, 1e-6));
        }
    }

    @Test
    void plansNeedToKnowWhichBranchIsTaken() throws IOException {
        Path folder = unpacked("silero-vad-v5");
        OnnxModel model = OnnxModel.load(folder.resolve("model.onnx"));
        TensorSpec sound = TensorSpec.of(DType.F32, 1, 576);
        TensorSpec state = TensorSpec.of(DType.F32, 2, 1, 128);
        String message = assertThrows(IllegalStateException.class, () -> Gatun.compile(model::forward, sound, state,
                TensorSpec.of(DType.I64))).getMessage();
        assertTrue(message.startsWith("onnx: If 'If_0': capture: "), message);
        // With the rate as a constant, there is one path.
        Plan plan = Gatun.compile(x -> model.forward(x[0], x[1], Tensor.scalar(16000, DType.I64)), sound, state);
        assertEquals(2, plan.outputs().size());
    }
}
