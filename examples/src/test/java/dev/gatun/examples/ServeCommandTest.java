// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.io.SafeTensors;
import dev.gatun.model.Mlp;
import dev.gatun.nn.Layer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The real command, with the vector kernels as users run it.
@Timeout(120)
class ServeCommandTest {
    private static final int SIDE = 6;

    @TempDir
    Path folder;

    // The JDK's server reads its settings once for a process: all tests in it use the same.
    private static void assertMistake(String message, String... options) {
        List<String> all = new ArrayList<>(List.of("serve", "--client-s", "2"));
        all.addAll(List.of(options));
        String[] arguments = all.toArray(String[]::new);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertEquals(2, Gatun.run(new PrintWriter(out), new PrintWriter(err), arguments), err::toString);
        assertTrue(err.toString().startsWith("gatun: ") && err.toString().contains(message) && err.toString().lines()
                .count() == 1, err::toString);
    }

    @Test
    void servesWeightsUntilItIsToldToStop() throws IOException, InterruptedException {
        Layer model = new Mlp(new Rng(5), SIDE * SIDE, 128, 3).eval();
        Path file = folder.resolve("weights.safetensors");
        SafeTensors.write(file, model.state(), Map.of());
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "--add-modules", "jdk.incubator.vector", "-Dgatun.simd.bits=256", "-cp",
                System
                        .getProperty("java.class.path"),
                Gatun.class.getName(), "serve", "--model", file.toString(), "--arch", "mlp", "--size", "" + SIDE,
                "--classes", "3", "--port", "0", "--notice-ms", "0"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader lines = process.inputReader(); HttpClient client = HttpClient.newHttpClient()) {
            List<String> said = new ArrayList<>();
            Pattern start = Pattern.compile("serve: listening host=127\\.0\\.0\\.1 port=(\\d+) model=weights\\."
                    + "safetensors version=1 inputs=\\[f32\\[1,1,6,6]] outputs=\\[f32\\[1,3]] .*");
            Matcher matcher = start.matcher("");
            while (!matcher.matches()) {
                String line = lines.readLine();
                assertNotNull(line, said::toString);
                said.add(line);
                matcher = start.matcher(line);
            }
            Tensor x = new Rng(6).normal(DType.F32, 1, 1, SIDE, SIDE);
            ByteBuffer body = ByteBuffer.allocate(4 * SIDE * SIDE).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : x.toFloats()) {
                body.putFloat(value);
            }
            HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + matcher
                    .group(1) + "/v1/predict")).header("Content-Type", "application/octet-stream").header("Accept",
                            "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.array()))
                    .build(), HttpResponse.BodyHandlers.ofByteArray());
            float[] y = new float[3];
            ByteBuffer.wrap(response.body()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(y);
            assertArrayEquals(model.forward(x).toFloats(), y, 1e-4f);
            process.toHandle().destroy();
            assertEquals("serve: stopped, all requests answered", lines.readLine());
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertMistake("no such model file: --model=" + folder.resolve("none"), "--model", folder.resolve("none")
                .toString(), "--port", "0");
        Path text = Files.writeString(folder.resolve("text.onnx"), "no model", StandardCharsets.US_ASCII);
        assertMistake("file " + text, "--model", text.toString(), "--port", "0");
        Path other = folder.resolve("other.safetensors");
        SafeTensors.write(other, Map.of("x", Tensor.zeros(DType.F32, 3)), Map.of());
        assertMistake("not a model that 'gatun train' wrote", "--model", other.toString(), "--port", "0");
        assertMistake("names and shapes must be the model's", "--model", other.toString(), "--arch", "mlp",
                "--port", "0");
        assertMistake("no such network: --arch=vgg", "--model", other.toString(), "--arch", "vgg", "--port",
                "0");
        assertMistake("port=70000", "--model", "mlp", "--port", "70000");
        assertMistake("--batch=0", "--model", "mlp", "--port", "0", "--batch", "0");
        assertMistake("deviations must be positive", "--model", "mlp", "--port", "0", "--std", "0");
        assertMistake("numbers separated by commas", "--model", "mlp", "--port", "0", "--mean", "a");
        try (ServerSocket taken = new ServerSocket(0)) {
            assertMistake("cannot listen there: host=0.0.0.0, port=" + taken.getLocalPort(), "--model", "mlp",
                    "--host", "0.0.0.0", "--port", "" + taken.getLocalPort());
        }
    }
}
