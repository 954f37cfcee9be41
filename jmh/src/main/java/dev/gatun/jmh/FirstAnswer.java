// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.gatun.io.SafeTensors;
import dev.gatun.model.Mlp;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// A program that loads the perceptron, answers once, and prints the answer and its resident memory: what
/// [JvmStart] starts.
public final class FirstAnswer {
    /// The widths of the served perceptron.
    static final int[] WIDTHS = {784, 128, 10};

    private FirstAnswer() {
    }

    /// The model's file: `.safetensors` for this engine, `.onnx` for ONNX Runtime.
    public static void main(String[] args) throws IOException {
        float[] x = Workload.uniform(WIDTHS[0], 3);
        Path file = Path.of(args[0]);
        float[] y = args[0].endsWith(".onnx") ? Peer.answer(file, x) : answer(file, x);
        System.out.println(residentBytes() + " " + Arrays.toString(y));
        System.exit(0);
    }

    private static float[] answer(Path file, float[] x) throws IOException {
        Mlp model = new Mlp(new Rng(0), Arrays.stream(WIDTHS).asLongStream().toArray());
        model.load(SafeTensors.read(file).tensors());
        model.eval();
        try (Scope _ = Scope.open("answer")) {
            return model.forward(Tensor.of(x, 1, x.length)).toFloats();
        }
    }

    // A class of its own, so that the other side does not look for the library.
    private static final class Peer {
        private static float[] answer(Path file, float[] x) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                try (OrtSession session = environment.createSession(file.toString(), options);
                        OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x),
                                new long[] {1, x.length});
                        OrtSession.Result result = session
                                .run(Map.of(session.getInputNames().iterator().next(), input))) {
                    return ((float[][]) result.get(0).getValue())[0];
                }
            } catch (OrtException e) {
                throw new IllegalStateException("onnxruntime: " + e.getMessage(), e);
            }
        }
    }

    private static long residentBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }
}
