// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.io.Npy;
import dev.gatun.nn.Linear;
import dev.gatun.onnx.OnnxExport;
import dev.gatun.onnx.OnnxWriter;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OnnxCommandTest {
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

    private Path linear() throws IOException {
        Path file = folder.resolve("linear.onnx");
        Linear layer = new Linear(3, 2, new Rng(1));
        layer.load(Map.of("weight", Tensor.of(1f, 2f, 3f, -1f, -2f, -3f).reshape(2, 3), "bias", Tensor.of(0.5f, 0.5f)));
        OnnxExport.of(layer, OnnxExport.Options.standard().openBatch(), TensorSpec.of(DType.F32, 1, 3)).write(file);
        return file;
    }

    @Test
    void checkListsAllProblemsAtOnce() throws IOException {
        Path good = linear();
        Outcome fine = gatun("onnx", "check", good);
        assertEquals(0, fine.code(), fine::toString);
        assertEquals(List.of("onnx: 1 nodes, 1 operators, 0 problems: the model should run"), fine.lines());
        Path bad = folder.resolve("bad.onnx");
        new OnnxWriter("bad", 20).opset("com.acme", 3).input("x", DType.F32, 2)
                .node("Fancy", List.of("x"), List.of("a"),
                        Map.of())
                .node("Fancy", List.of("a"), List.of("b"), Map.of()).node("com.acme", "Odd", List.of("b"),
                        List.of("y"), Map.of())
                .output("y", DType.F32, 2).write(bad);
        Outcome outcome = gatun("onnx", "check", bad);
        assertEquals(1, outcome.code());
        assertEquals(List.of("unsupported: operator Fancy, domain ai.onnx, opset 20: nodes Fancy 'a', Fancy 'b'",
                "unsupported: operator Odd, domain com.acme, opset 3: nodes com.acme:Odd 'y'",
                "onnx: 3 nodes, 2 operators, 2 problems: the model cannot run"), outcome.lines());
        Files.write(bad, new byte[] {1, 2, 3});
        for (String command : List.of("check", "summary", "run")) {
            Outcome broken = gatun("onnx", command, bad);
            assertEquals(2, broken.code());
            assertEquals(1, broken.err().lines().count(), broken::err);
        }
    }

    @Test
    void summaryCountsOperatorsAndConstants() throws IOException {
        Outcome outcome = gatun("onnx", "summary", linear());
        assertEquals(0, outcome.code(), outcome::toString);
        assertEquals(List.of("graph       Linear, written by gatun", "versions    IR 9, ai.onnx 20",
                "input       input: float[batch,3]", "output      output: float[batch,2]",
                "constants   8 numbers in 2 tensors, 32 bytes", "nodes       1: Gemm 1"),
                outcome.lines().subList(0, 6));
        assertTrue(
                outcome.lines().getLast().matches("work        \\S+e?-?\\d* million operations a run on f32\\[1,3\\]"),
                outcome::toString);
    }

    @Test
    void runTakesFilesAndWritesThem() throws IOException {
        Path model = linear();
        Path input = folder.resolve("x.npy");
        Npy.write(input, Tensor.of(1f, 1f, 1f, 0f, 0f, 1f).reshape(2, 3));
        Outcome outcome = gatun("onnx", "run", model, "--input", "input=" + input, "--output", folder.resolve("out"));
        assertEquals(0, outcome.code(), outcome::toString);
        assertEquals(List.of("output: float[2,2] [6.5, -5.5, 3.5, -2.5]"), outcome.lines());
        assertArrayEquals(new float[] {6.5f, -5.5f, 3.5f, -2.5f},
                Npy.read(folder.resolve("out/output.npy")).toFloats());
        Path pb = folder.resolve("x.pb");
        Files.write(pb, OnnxWriter.tensorBytes("x", Tensor.zeros(DType.F32, 1, 3)));
        assertEquals(List.of("output: float[1,2] [0.5, 0.5]"), gatun("onnx", "run", model, "--input", "input=" + pb)
                .lines());
        Outcome random = gatun("onnx", "run", model, "--input", "input=random:20,3");
        assertTrue(random.lines().getFirst().startsWith("output: float[20,2] min "), random::toString);
        assertEquals(random.lines(), gatun("onnx", "run", model, "--input", "input=random:20,3").lines());
    }

    @Test
    void mistakesAreToldInOneLine() throws IOException {
        Path model = linear();
        for (String[] mistake : new String[][] {{"no such input", "--input", "x=random"}, {"must fit its input",
            "--input", "input=random:2,4"}, {"no such file", "--input", "input=" + folder.resolve("none.npy")},
            {
                ".npy or .pb", "--input", "input=a.txt"},
            {"sizes must be numbers", "--input", "input=random:a"}}) {
            Outcome outcome = gatun("onnx", "run", model, mistake[1], mistake[2]);
            assertEquals(2, outcome.code(), outcome::toString);
            assertEquals(1, outcome.err().lines().count(), outcome::err);
            assertTrue(outcome.err().contains(mistake[0]), outcome::err);
        }
        assertTrue(gatun("onnx", "run").err().contains("see 'gatun onnx run --help'"), "no hint");
        assertTrue(gatun("onnx").err().contains("check, run, summary"), "no hint");
    }
}
