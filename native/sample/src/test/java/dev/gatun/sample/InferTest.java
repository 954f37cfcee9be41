// SPDX-License-Identifier: Apache-2.0
package dev.gatun.sample;

import dev.gatun.io.Npy;
import dev.gatun.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class InferTest {
    @TempDir
    private Path folder;

    private static String run(int status, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertEquals(status, Infer.run(args, stream, stream), () -> out.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void runsModels() throws Exception {
        assertEquals("", run(0, "--write-sample", folder.toString()));
        Tensor x = Npy.read(folder.resolve("x.npy"));
        double[] y = new double[8];
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k < 64; k++) {
                y[i] += x.getDouble(1, k) * ((k * 8 + i) % 7 - 3);
            }
            y[i] = Math.max(y[i], 0);
        }
        String output = run(0, folder.resolve("model.onnx").toString(), folder.resolve("x.npy").toString());
        assertTrue(output.startsWith("y = "), output);
        String[] numbers = output.replaceAll("(?s).*\\[(.*?)\\]\\].*", "$1").trim().split(",\\s*");
        for (int i = 0; i < y.length; i++) {
            assertEquals(y[i], Double.parseDouble(numbers[i]), output);
        }
    }

    @Test
    void saysWhatIsWrong() {
        assertTrue(run(2).startsWith("usage: "));
        assertTrue(run(1, folder.resolve("none.onnx").toString()).startsWith("gatun-infer: onnx: the path must name"));
        assertTrue(run(0, "--backends").contains("reference: used"));
    }

    /// Builds and tries the images where there is a GraalVM; elsewhere it says that nothing was verified.
    @Test
    void imagesDoWhatTheJvmDoes() throws Exception {
        boolean isThere = System.getenv("GRAALVM_HOME") != null;
        if (!isThere) {
            System.out.println("native image: skipped, unverified (GRAALVM_HOME is not set)");
        }
        assumeTrue(isThere, "native image: skipped, unverified (GRAALVM_HOME is not set)");
        Path log = Path.of("target", "image.log");
        Process script = new ProcessBuilder("../image.sh").redirectErrorStream(true).redirectOutput(log.toFile())
                .start();
        assertTrue(script.waitFor(40, TimeUnit.MINUTES), "see " + log);
        assertEquals(0, script.exitValue(), Files.readString(log));
    }
}
