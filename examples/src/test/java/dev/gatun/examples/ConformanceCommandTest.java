// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.io.Npy;
import dev.gatun.onnx.OnnxWriter;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ConformanceCommandTest {
    @TempDir
    Path folder;

    private record Outcome(int code, List<String> lines, String err) {
    }

    private static Outcome gatun(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Gatun.run(new PrintWriter(out), new PrintWriter(err), Arrays.stream(arguments).map(Object::toString)
                .toArray(String[]::new));
        return new Outcome(code, out.toString().lines().toList(), err.toString());
    }

    private static OnnxWriter relu(DType dtype) {
        return new OnnxWriter("relu", 14).input("x", dtype, "n").node("Relu", List.of("x"), List.of("y"), Map.of())
                .output(
                        "y", dtype, "n");
    }

    private static void writeCase(Path at, OnnxWriter model, Tensor x, Tensor y) throws IOException {
        Path set = Files.createDirectories(at.resolve("test_data_set_0"));
        model.write(at.resolve("model.onnx"));
        Files.write(set.resolve("input_0.pb"), OnnxWriter.tensorBytes("x", x));
        Files.write(set.resolve("output_0.pb"), OnnxWriter.tensorBytes("y", y));
    }

    private Path suite() throws IOException {
        Path suite = folder.resolve("cases");
        Tensor x = Tensor.of(-1f, 2f, Float.NaN, Float.POSITIVE_INFINITY);
        Tensor y = Tensor.of(0f, 2f, Float.NaN, Float.POSITIVE_INFINITY);
        writeCase(suite.resolve("a/test_pass"), relu(DType.F32), x, y);
        writeCase(suite.resolve("a/test_near"), relu(DType.F32), x, Tensor.of(0f, 2.001f, Float.NaN,
                Float.POSITIVE_INFINITY));
        writeCase(suite.resolve("a/test_fail"), relu(DType.F32), x, Tensor.of(0f, 2.01f, Float.NaN,
                Float.POSITIVE_INFINITY));
        writeCase(suite.resolve("b/test_shape"), relu(DType.F32), x, y.reshape(2, 2));
        writeCase(suite.resolve("b/test_type"), relu(DType.F32), x, y.to(DType.F64));
        writeCase(suite.resolve("b/test_nan"), relu(DType.F32), x, Tensor.of(0f, 2f, 0f, Float.POSITIVE_INFINITY));
        writeCase(suite.resolve("b/test_unknown"),
                new OnnxWriter("none", 14).input("x", DType.F32, 4).node("NoSuchThing",
                        List.of("x"), List.of("y"), Map.of()).output("y", DType.F32, 4),
                x, y);
        Path broken = suite.resolve("b/test_broken");
        writeCase(broken, relu(DType.F32), x, y);
        Files.write(broken.resolve("model.onnx"), new byte[] {58, 127, 1, 2, 3});
        return suite;
    }

    private static String line(Outcome outcome, String name) {
        return outcome.lines().stream().filter(line -> line.contains(" " + name)).findFirst().orElse("");
    }

    @Test
    void saysForEachCaseWhatBecameOfIt() throws IOException {
        Path report = folder.resolve("report.md");
        Outcome outcome = gatun("conformance", suite(), "--report", report);
        assertEquals(1, outcome.code());
        assertEquals("conformance: 2 passed, 5 failed, 1 unsupported of 8", outcome.lines().getLast());
        assertEquals("PASS        a/test_pass  max error 0 ulp, 0", line(outcome, "a/test_pass"));
        // 2.001 and 2 are 4,194 steps of 2^-22 apart.
        assertTrue(line(outcome, "a/test_near").startsWith("PASS        a/test_near  max error 4194 ulp, 0.001"),
                outcome::toString);
        assertTrue(line(outcome, "a/test_fail").startsWith("FAIL        a/test_fail  max error 41943 ulp, 0.01"),
                outcome::toString);
        assertTrue(line(outcome, "a/test_fail").endsWith("output 'y': element 1: expected 2.009999990463257, got 2.0"));
        assertTrue(line(outcome, "b/test_shape").contains("expected float[2,2], got float[4]"), outcome::toString);
        assertTrue(line(outcome, "b/test_type").contains("expected double[4], got float[4]"), outcome::toString);
        assertTrue(line(outcome, "b/test_nan").contains("element 2: expected 0.0, got NaN"), outcome::toString);
        assertTrue(line(outcome, "b/test_unknown").matches("UNSUPPORTED .*NoSuchThing.*"), outcome::toString);
        assertTrue(line(outcome, "b/test_broken").startsWith("FAIL"), outcome::toString);
        String page = Files.readString(report);
        assertTrue(page.contains("| a | 3 | 2 | 1 | 0 | 66.7 |") && page.contains("| b/test_unknown |"), page);
    }

    @Test
    void takesTolerancesBackendsAndFilters() throws IOException {
        Path suite = suite();
        assertEquals(1, gatun("conformance", suite, "--filter", "test_near", "--rtol", "1e-4").code());
        assertEquals(0, gatun("conformance", suite, "--filter", "a/**", "--exclude", "test_fail", "--backend",
                "reference", "--via", "plan").code());
        Outcome wide = gatun("conformance", suite, "--filter", "a/*", "--atol", "0.1");
        assertEquals("conformance: 3 passed, 0 failed, 0 unsupported of 3", wide.lines().getLast());
        assertEquals(0, wide.code());
        for (Object[] mistake : new Object[][] {{suite, "--backend", "gpu"}, {suite, "--filter", "none"}, {suite,
            "--rtol", "-1"}, {folder.resolve("nothing")}, {}, {suite, "--via", "hope"}}) {
            Object[] arguments = new Object[mistake.length + 1];
            arguments[0] = "conformance";
            System.arraycopy(mistake, 0, arguments, 1, mistake.length);
            Outcome outcome = gatun(arguments);
            assertEquals(2, outcome.code(), outcome::toString);
            assertEquals(1, outcome.err().lines().count(), outcome::err);
        }
    }

    @Test
    void comparesWithExpectations() throws IOException {
        Path suite = suite();
        Path file = folder.resolve("expected.txt");
        assertEquals(1, gatun("conformance", suite, "--quiet", "--write-expect", file).code());
        Outcome same = gatun("conformance", suite, "--quiet", "--expect", file);
        assertEquals(0, same.code(), same::toString);
        // Better, worse, one case less, one case more.
        Files.writeString(file, Files.readString(file).replace("  a/test_fail\n", "").replace("suite b 5",
                "fail\n  a/test_pass\nsuite b 6\nfail\n  b/test_gone"));
        Outcome drift = gatun("conformance", suite, "--quiet", "--expect", file);
        assertEquals(1, drift.code());
        List<String> lines = drift.lines().stream().filter(line -> line.startsWith("DRIFT")).toList();
        assertEquals(4, lines.size(), drift::toString);
        assertTrue(lines.get(0).contains("a/test_fail: expected PASS, got FAIL") || lines.get(1).contains(
                "a/test_fail: expected PASS, got FAIL"), drift::toString);
        assertTrue(lines.get(2).contains("b: expected 6 cases, got 5"), drift::toString);
        assertTrue(lines.get(3).contains("b/test_gone: expected FAIL, but there is no such case"), drift::toString);
    }

    @Test
    void readsArchivesAndOtherLayouts() throws IOException {
        Path npz = Files.createDirectories(folder.resolve("npz/Relu"));
        relu(DType.F32).write(npz.resolve("network.onnx"));
        Npy.writeAll(npz.resolve("inputs.npz"), Map.of("input_0", Tensor.of(new double[] {-1, 3}, 2)));
        Npy.writeAll(npz.resolve("outputs.npz"), Map.of("output_0", Tensor.of(new double[] {0, 3}, 2)));
        Path light = Files.createDirectories(folder.resolve("light"));
        new OnnxWriter("neg", 14).input("x", DType.F32, 1, 4).node("Neg", List.of("x"), List.of("y"), Map.of())
                .output("y",
                        DType.F32, 1, 4)
                .write(light.resolve("light_neg.onnx"));
        Files.write(light.resolve("light_neg_output_0.pb"), OnnxWriter.tensorBytes("y", Tensor.of(0f, -0.25f, -0.5f,
                -0.75f).reshape(1, 4)));
        Path tar = folder.resolve("suite.tar.gz");
        Path good = folder.resolve("good");
        writeCase(good, relu(DType.F32), Tensor.of(-1f), Tensor.of(0f));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(tar))) {
            for (String name : List.of("model.onnx", "test_data_set_0/input_0.pb", "test_data_set_0/output_0.pb")) {
                out.write(entry("packed/test_a/" + name, Files.readAllBytes(good.resolve(name))));
            }
            out.write(new byte[1024]);
        }
        Outcome outcome = gatun("conformance", folder.resolve("npz"), light, tar);
        assertEquals(0, outcome.code(), outcome::toString);
        assertEquals(List.of("PASS        Relu  max error 0 ulp, 0", "PASS        light_neg  max error 0 ulp, 0",
                "PASS        packed/test_a  max error 0 ulp, 0", "conformance: 3 passed, 0 failed, 0 unsupported of 3"),
                outcome.lines());
    }

    @Test
    void unpacksNothingOutsideItsFolder() throws IOException {
        for (String name : List.of("../escaped", "/tmp/gatun-escaped", "a/../../escaped")) {
            Path tar = folder.resolve("bad.tar.gz");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(tar))) {
                out.write(entry(name, new byte[] {1}));
                out.write(new byte[1024]);
            }
            Outcome outcome = gatun("conformance", tar);
            assertEquals(2, outcome.code());
            assertTrue(outcome.err().contains("a name must stay inside the folder"), outcome::err);
        }
        Files.write(folder.resolve("cut.tar.gz"), new byte[] {31, -117, 8, 0, 0});
        assertEquals(2, gatun("conformance", folder.resolve("cut.tar.gz")).code());
        assertFalse(Files.exists(folder.resolveSibling("escaped")));
    }

    private static byte[] entry(String name, byte[] content) throws IOException {
        byte[] header = new byte[512];
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, header, 0, name.length());
        byte[] size = String.format(Locale.ROOT, "%011o", content.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, header, 124, size.length);
        header[156] = '0';
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(header);
        out.write(content);
        out.write(new byte[-content.length & 511]);
        return out.toByteArray();
    }
}
