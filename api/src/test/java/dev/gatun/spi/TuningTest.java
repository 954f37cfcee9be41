// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

import dev.gatun.op.Relu;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TuningTest {
    private static final TensorSpec X = TensorSpec.of(DType.F32, 4);

    @TempDir
    private Path folder;

    /// Shows what the standard dispatcher says about an op and what it gives.
    static final class Child {
        private Child() {
        }

        public static void main(String[] args) {
            System.out.println(Dispatcher.standard().explain(new Relu(), List.of(X)));
            System.out.println(dev.gatun.tensor.Tensor.of(-1f, 1f, 2f, 3f).relu().sum().item());
        }
    }

    private static List<String> run(String... options) throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path") + File.pathSeparator
                + System.getProperty("jdk.module.path", "") + File.pathSeparator + Path.of("target", "classes")
                + File.pathSeparator + Path.of("target", "test-classes");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, Child.class.getName()));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), output);
        assertTrue(output.contains("6.0"), output);
        return output.lines().toList();
    }

    private static Tuning measured() {
        Backend reference = ((BackendProvider.Usable) Dispatcher.standard().probes().get("reference")).backend();
        return Tuning.of(List.of(reference), List.of(new Tuning.Cost("reference", "relu", Tuning.call(new Relu(), List
                .of(X)), 180, 4321), new Tuning.Cost("reference", "silu", "Silu[] on ünïcode", 0.5, 1e9)));
    }

    private static String ignored(List<String> lines) {
        List<String> found = lines.stream().filter(line -> line.contains("tuning:")).toList();
        assertEquals(1, found.size(), lines::toString);
        return found.getFirst();
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = folder.resolve("a").resolve("b").resolve("tuning.txt");
        measured().write(file);
        assertEquals(measured().costs(), Tuning.read(file).costs());
        Tuning.read(file).write(file);
        assertEquals(measured().costs(), Tuning.read(file).costs());
        try (var left = Files.list(file.getParent())) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void theStandardDispatcherUsesTheFileUnlessItIsSwitchedOff() throws Exception {
        Path file = folder.resolve("tuning.txt");
        measured().write(file);
        List<String> used = run("-Dgatun.tune.file=" + file);
        assertTrue(used.stream().anyMatch(line -> line.contains("4321 ns measured")), used::toString);
        assertTrue(run("-Dgatun.cache=" + folder).stream().anyMatch(line -> line.contains("4321 ns measured")));
        List<String> off = run("-Dgatun.tune.file=" + file, "-Dgatun.tune=off");
        assertFalse(off.stream().anyMatch(line -> line.contains("measured") || line.contains("tuning:")),
                off::toString);
        List<String> none = run("-Dgatun.cache=" + folder.resolve("empty"));
        assertFalse(none.stream().anyMatch(line -> line.contains("measured") || line.contains("tuning:")),
                none::toString);
    }

    @Test
    void staleFilesAreIgnoredWithOneLine() throws Exception {
        Path file = folder.resolve("tuning.txt");
        measured().write(file);
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.writeString(file, sealed(text.replace(Runtime.version().toString(), "24.0.1+1")));
        List<String> lines = run("-Dgatun.tune.file=" + file);
        assertTrue(ignored(lines).contains("is stale: it is for "), lines::toString);
        assertTrue(ignored(lines).contains(",24.0.1+1,"), lines::toString);
        assertFalse(lines.stream().anyMatch(line -> line.contains("measured (")), lines::toString);

        Files.writeString(file, sealed(text.replace("backend\treference\t", "backend\treference\tolder ")));
        lines = run("-Dgatun.tune.file=" + file);
        assertTrue(ignored(lines).contains("those of reference are stale: they are for 'older "), lines::toString);
        assertFalse(lines.stream().anyMatch(line -> line.contains("measured (")), lines::toString);
    }

    private static String sealed(String text) {
        String body = text.substring(0, text.lastIndexOf("crc32\t"));
        var crc = new java.util.zip.CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return body + "crc32\t" + Long.toHexString(crc.getValue()) + "\n";
    }

    @Test
    void damagedFilesAreRefusedWhereverTheyAreCutOrChanged() throws Exception {
        Path file = folder.resolve("tuning.txt");
        measured().write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(IllegalArgumentException.class, () -> Tuning.read(file), "cut to " + length);
        }
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThrows(IllegalArgumentException.class, () -> Tuning.read(file), "changed at " + at);
        }
        String text = new String(whole, StandardCharsets.UTF_8);
        for (String wrong : List.of(text.replace("\t180.0\t", "\t-1\t"), text.replace("\t180.0\t", "\tNaN\t"), text
                .replace("\tMatMul", ""), text.replace("cost\treference\trelu\t", "cost\t"),
                text.replaceAll(
                        "key\t[^\n]*\n", ""),
                text.replace("cost\t", "gain\t"))) {
            if (!wrong.equals(text)) {
                Files.writeString(file, sealed(wrong));
                assertThrows(IllegalArgumentException.class, () -> Tuning.read(file), wrong);
            }
        }
        Files.write(file, new byte[] {(byte) 0xFF, 0, 1});
        assertTrue(ignored(run("-Dgatun.tune.file=" + file)).contains("is damaged"));
        assertTrue(ignored(run("-Dgatun.tune.file=" + folder)).contains("is damaged: not a file"));
        assertTrue(ignored(run("-Dgatun.tune.file=" + folder.resolve("nothing"))).contains("no such file"));
        Files.writeString(file, text.replace("gatun-tuning\t1", "gatun-tuning\t2"));
        assertTrue(ignored(run("-Dgatun.tune.file=" + file)).contains("has another version than 1"));
    }

    @Test
    void theKeyHoldsTheVersionOfThisLibrary() throws IOException {
        Path file = folder.resolve("tuning.txt");
        measured().write(file);
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.replaceAll("(?s).*?<version>([^<]*)</version>.*", "$1");
        String key = Files.readAllLines(file).get(1);
        assertTrue(key.startsWith("key\t") && key.endsWith("\t" + Runtime.version() + "\t" + version), key);
    }

    @Test
    void costsThatMakeNoSenseAreRefused() {
        for (double nanos : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> Tuning.of(List.of(), List.of(new Tuning.Cost("a", "b",
                    "c", 1, nanos))));
        }
        assertThrows(IllegalArgumentException.class, () -> Tuning.of(List.of(), List.of(new Tuning.Cost("a", "b",
                "c\td", 1, 1))));
    }
}
