// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

class OnnxMlpTest {
    @Test
    void onnxRuntimeReadsTheModelAndGetsTheHandComputedAnswer() throws OrtException {
        List<Workload.Parameter> parameters = List.of(
                new Workload.Parameter("0.weight", new long[] {2, 3}, new float[] {1, 2, 3, -1, -2, -3}),
                new Workload.Parameter("0.bias", new long[] {2}, new float[] {0.5f, 0.5f}),
                new Workload.Parameter("2.weight", new long[] {1, 2}, new float[] {2, 100}),
                new Workload.Parameter("2.bias", new long[] {1}, new float[] {-1}));
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(OnnxMlp.bytes(1, parameters));
                OnnxTensor x = OnnxTensor.createTensor(environment, new float[][] {{1, 1, 1}});
                OrtSession.Result result = session.run(Map.of("x", x))) {
            float[][] y = (float[][]) result.get("y").orElseThrow().getValue();
            // relu(6.5, -5.5) = (6.5, 0); 2 * 6.5 - 1 = 12.
            assertArrayEquals(new float[] {12}, y[0]);
        }
    }
}
