// SPDX-License-Identifier: Apache-2.0
package dev.gatun.fuzz;

import dev.gatun.onnx.OnnxModel;
import dev.gatun.onnx.OnnxWriter;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// All readers on what Jazzer makes of valid files, for `-Dgatun.fuzz.seconds=N` seconds, in a JVM of its own.
///
/// What it finds lies in `target/fuzz` and is read again by `-Dgatun.fuzz.replay=FILE`. The inputs that reach new code
/// are kept in `target/fuzz/corpus` for the next run. `-Dgatun.fuzz.reader=NPY` keeps to one reader.
class ReadersFuzzTest {
    private static final Path FOLDER = Path.of("target", "fuzz");
    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");

    @TempDir
    private Path seeds;

    /// What Jazzer calls with each input: its first byte says which reader.
    public static final class Target {
        private static final ReaderTarget[] READERS = readers();

        private Target() {
        }

        private static ReaderTarget[] readers() {
            String only = System.getProperty("gatun.fuzz.reader", "");
            return only.isEmpty() ? ReaderTarget.values() : new ReaderTarget[] {ReaderTarget.valueOf(only)};
        }

        /// Reads the rest of `input`.
        public static void fuzzerTestOneInput(byte[] input) {
            if (input.length > 0) {
                READERS[(input[0] & 0xFF) % READERS.length].check(Arrays.copyOfRange(input, 1, input.length));
            }
        }

        private static List<byte[]> seeds(int reader) {
            return READERS[reader].seeds().stream().map(seed -> {
                byte[] input = new byte[seed.length + 1];
                input[0] = (byte) reader;
                System.arraycopy(seed, 0, input, 1, seed.length);
                return input;
            }).toList();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anyFileIsReadOrRefused() throws IOException, InterruptedException {
        int seconds = Integer.getInteger("gatun.fuzz.seconds", 10);
        String replay = System.getProperty("gatun.fuzz.replay");
        if (replay != null) {
            Target.fuzzerTestOneInput(Files.readAllBytes(Path.of(replay)));
            return;
        }
        Files.createDirectories(FOLDER.resolve("corpus"));
        for (int reader = 0; reader < Target.READERS.length; reader++) {
            int number = 0;
            for (byte[] seed : Target.seeds(reader)) {
                Files.write(seeds.resolve(Target.READERS[reader] + "-" + number++), seed);
            }
        }
        Path log = FOLDER.resolve("log.txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g", "-XX:MaxDirectMemorySize=1g", "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED", "-Dgatun.fuzz.reader=" + System.getProperty("gatun.fuzz.reader",
                        ""),
                "-cp", System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Target.class.getName(),
                "--instrumentation_includes=dev.gatun.data.**:dev.gatun.internal.Json*:dev.gatun.io.**:"
                        + "dev.gatun.onnx.Pro**:dev.gatun.onnx.Onnx**",
                "--custom_hook_includes=dev.gatun.none", "--reproducer_path=" + FOLDER,
                // It offers file names to readers that open none.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal",
                "-max_total_time=" + seconds, "-timeout=30", "-rss_limit_mb=0", "-artifact_prefix=" + FOLDER + "/",
                FOLDER.resolve("corpus").toString(), seeds.toString()).redirectErrorStream(true).redirectOutput(log
                        .toFile())
                .start();
        try {
            assertTrue(process.waitFor(seconds + 120L, TimeUnit.SECONDS), "it hangs; see " + log);
        } finally {
            process.destroyForcibly();
        }
        String output = Files.readString(log);
        assertEquals(0, process.exitValue(), output.substring(Math.max(0, output.length() - 6000)));
        Matcher done = DONE.matcher(output);
        assertTrue(done.find() && Integer.parseInt(done.group(1)) > 100, output);
        System.out.printf("fuzz: %s files in %s s%n", done.group(1), done.group(2));
    }

    @Test
    void eachSeedIsRead() throws IOException {
        for (ReaderTarget reader : ReaderTarget.values()) {
            for (byte[] seed : reader.seeds()) {
                reader.read(seed);
            }
        }
    }

    /// Constants that a few bytes ask for are not made when a model is read.
    @Test
    void hugeConstantsAreNotMade() {
        OnnxWriter writer = new OnnxWriter("huge", 20).constant("dims", Tensor.of(new long[] {1 << 15, 1 << 15}, 2));
        writer.node("ConstantOfShape", List.of("dims"), List.of("zeros"), Map.of());
        writer.constant("one", Tensor.ones(DType.F32, 1, 1)).constant("from", Tensor.of(new long[] {0}).reshape());
        writer.node("Expand", List.of("one", "dims"), List.of("expanded"), Map.of());
        writer.node("Tile", List.of("one", "dims"), List.of("tiled"), Map.of());
        writer.constant("to", Tensor.of(new long[] {1 << 30}).reshape()).constant("step", Tensor.of(new long[] {1})
                .reshape());
        writer.node("Range", List.of("from", "to", "step"), List.of("range"), Map.of());
        writer.constant("left", Tensor.ones(DType.F32, 4096, 1)).node("MatMul", List.of("left", "row"), List.of("a"),
                Map.of()).constant("row", Tensor.ones(DType.F32, 1, 4096));
        writer.node("MatMul", List.of("a", "a"), List.of("product"), Map.of());
        writer.output("tiled", DType.F32, 1 << 15, 1 << 15);
        byte[] model = writer.toBytes();
        ReaderTarget.check("huge", model, (512 << 20) / model.length, () -> OnnxModel.read(model, null));
    }

    @Test
    void badReadersAreFound() {
        assertThrows(AssertionError.class, () -> ReaderTarget.check("bad", new byte[4], 10, () -> {
            throw new IOException("Oh no");
        }));
        assertThrows(NullPointerException.class, () -> ReaderTarget.check("bad", new byte[4], 10, () -> {
            throw new NullPointerException();
        }));
        AssertionError error = assertThrows(AssertionError.class, () -> ReaderTarget.check("bad", new byte[4], 10,
                () -> {
                    if (new byte[32 << 20].length == 0) {
                        throw new UncheckedIOException(new IOException());
                    }
                }));
        assertTrue(error.getMessage().startsWith("bad of 4 bytes took 33,"), error.getMessage());
    }
}
