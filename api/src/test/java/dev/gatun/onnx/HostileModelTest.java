// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.io.FormatException;
import dev.gatun.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.gatun.onnx.Models.body;
import static dev.gatun.onnx.Models.constant;
import static dev.gatun.onnx.Models.floats;
import static dev.gatun.onnx.Models.function;
import static dev.gatun.onnx.Models.graph;
import static dev.gatun.onnx.Models.integer;
import static dev.gatun.onnx.Models.model;
import static dev.gatun.onnx.Models.node;
import static dev.gatun.onnx.Models.value;
import static dev.gatun.onnx.Models.wholes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Models that are cut off, damaged or made to do harm end in one clear error.
class HostileModelTest {
    private static final List<String> X = List.of("x");
    private static final List<String> Y = List.of("y");

    private static byte[] small() {
        ProtoWriter then = graph(List.of(), List.of("a"), node("Relu", X, List.of("a")));
        ProtoWriter otherwise = graph(List.of(), List.of("b"), node("local", "Twice", X, List.of("b")));
        ProtoWriter graph = graph(X, Y,
                node("Constant", List.of(), List.of("one"), constant("value", wholes("", new long[] {1}, 1))),
                node("Cast", List.of("one"), List.of("yes"), integer("to", 9)),
                node("If", List.of("yes"), List.of("z"), body("then_branch", then), body("else_branch", otherwise)),
                node("Add", List.of("z", "w"), Y)).message(5, floats("w", new long[] {2}, 1, 2));
        return model(graph, function("Twice", X, Y, node("Add", List.of("x", "x"), Y)));
    }

    // Loads and, if that works, runs; anything but the errors that are promised fails the test.
    private static String outcome(byte[] bytes, String replay) {
        try {
            OnnxModel model = OnnxModel.read(bytes, null);
            model.forward(Tensor.of(-1, 3));
            return "";
        } catch (FormatException | IllegalArgumentException | IllegalStateException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isBlank(), replay);
            return e.getMessage();
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError(replay + ": " + e, e);
        }
    }

    private static String refusal(byte[] bytes) {
        return assertThrows(FormatException.class, () -> OnnxModel.read(bytes, null)).getMessage();
    }

    private static void refuses(String part, byte[] bytes) {
        String message = refusal(bytes);
        assertTrue(message.contains(part), message);
    }

    @Test
    void runsTheModelThatTheOthersAreMadeOf() throws IOException {
        Tensor y = OnnxModel.read(small(), null).forward(Tensor.of(-1, 3))[0];
        assertArrayEquals(new float[] {1, 5}, y.toFloats());
    }

    @Test
    void refusesEveryTruncation() {
        byte[] whole = small();
        int refused = 0;
        for (int length = 0; length < whole.length; length++) {
            refused += outcome(Arrays.copyOf(whole, length), "length " + length).isEmpty() ? 0 : 1;
        }
        // Cut between two fields, the rest can be a model of its own.
        assertTrue(refused > whole.length * 0.9, refused + " of " + whole.length);
    }

    @Test
    void survivesDamagedBytes() {
        long seed = 20261121;
        Random random = new Random(seed);
        byte[] whole = small();
        for (int trial = 0; trial < 6000; trial++) {
            byte[] bytes = whole.clone();
            int flips = 1 + random.nextInt(4);
            for (int i = 0; i < flips; i++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            if (trial % 3 == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            outcome(bytes, "seed " + seed + ", trial " + trial);
        }
    }

    @Test
    void refusesCyclesAndNamesThatNobodyMakes() {
        refuses("must not depend on their own results", model(graph(X, Y, node("Add", List.of("x", "b"), List.of("a")),
                node("Relu", List.of("a"), List.of("b")), node("Relu", List.of("b"), Y))));
        refuses("must not depend on their own results", model(graph(X, Y, node("Add", List.of("x", "y"), Y))));
        refuses("nothing makes a value: value='z'", model(graph(X, Y, node("Relu", List.of("z"), Y))));
        refuses("nothing makes a value: value='y'", model(graph(X, Y)));
    }

    @Test
    void sortsNodesThatAreOutOfOrder() throws IOException {
        OnnxModel model = OnnxModel.read(model(graph(X, Y, node("Neg", List.of("b"), Y), node("Relu", List.of("a"), List
                .of("b")), node("Neg", X, List.of("a")))), null);
        assertArrayEquals(new float[] {-1, -2}, model.forward(Tensor.of(-1, -2))[0].toFloats());
    }

    @Test
    void refusesNamesThatAreMadeTwice() {
        refuses("defined twice: value='y'", model(graph(X, Y, node("Relu", X, Y), node("Neg", X, Y))));
        refuses("defined twice: value='x'", model(graph(X, Y, node("Relu", List.of("a"), X), node("Neg", X, Y), node(
                "Constant", List.of(), List.of("a"), constant("value", wholes("", new long[] {1}, 1))))));
        refuses("defined twice: value='x'", model(graph(List.of("x", "x"), Y, node("Relu", X, Y))));
        refuses("a function is defined twice", model(graph(X, Y, node("Relu", X, Y)), function("F", X, Y), function("F",
                X, Y)));
    }

    @Test
    void refusesImpossibleShapes() {
        for (long dim : new long[] {1L << 62, -1, -(1L << 62), Long.MAX_VALUE}) {
            byte[] bytes = model(graph(X, Y, node("Add", List.of("x", "w"), Y)).message(5, floats("w", new long[] {dim,
                4}, 1)));
            assertTrue(refusal(bytes).startsWith("onnx: "), () -> refusal(bytes));
        }
        refuses("raw data must fill the shape", model(graph(X, Y, node("Add", List.of("x", "w"), Y)).message(5, floats(
                "w", new long[] {1L << 40}, 1))));
    }

    @Test
    void refusesResultsThatDoNotFitIntoMemory() throws IOException {
        ProtoWriter shape = wholes("shape", new long[] {2}, 1L << 28, 1L << 28);
        OnnxModel model = OnnxModel
                .read(model(graph(X, Y, node("ConstantOfShape", List.of("shape"), List.of("c")), node(
                        "Add", List.of("x", "c"), Y)).message(5, shape)), null);
        assertThrows(IllegalStateException.class, () -> model.forward(Tensor.of(1, 2)));
    }

    @Test
    void refusesDeepNesting() {
        ProtoWriter inner = graph(List.of(), Y, node("Relu", X, Y));
        for (int i = 0; i < 200; i++) {
            inner = graph(List.of(), Y, node("If", X, Y, body("then_branch", inner)));
        }
        refuses("nested deeper than 100", model(inner));
        byte[] groups = new byte[100_000];
        Arrays.fill(groups, (byte) (15 << 3 | 3));
        refuses("nested deeper", groups);
    }

    @Test
    void refusesFunctionsThatCallThemselvesOrGrowWithoutBound() {
        ProtoWriter graph = graph(X, Y, node("local", "F0", X, Y));
        refuses("must not call itself", model(graph, function("F0", X, Y, node("local", "F1", X, Y)), function("F1", X,
                Y, node("local", "F0", X, Y))));
        ProtoWriter[] doubling = new ProtoWriter[40];
        for (int i = 0; i < doubling.length; i++) {
            String next = "F" + (i + 1);
            doubling[i] = i == doubling.length - 1 ? function("F" + i, X, Y, node("Relu", X, Y))
                    : function("F" + i, X, Y,
                            node("local", next, X, List.of("a")), node("local", next, List.of("a"), Y));
        }
        refuses("too many nodes", model(graph, doubling));
    }

    @Test
    void readsAMillionNodesInBoundedTime() throws IOException {
        ByteArrayOutputStream graph = new ByteArrayOutputStream();
        int count = 1_000_000;
        for (int i = 0; i < count; i++) {
            String from = i == 0 ? "x" : "v" + (i - 1);
            graph.write(new ProtoWriter().message(1, node("Identity", List.of(from), List.of(i == count - 1 ? "y" : "v"
                    + i))).toByteArray());
        }
        graph.write(new ProtoWriter().message(11, value("x", 1)).message(12, value("y", 1)).toByteArray());
        ProtoWriter whole = new ProtoWriter().number(1, 8).message(8, Models.opset("", 17)).bytes(7,
                MemorySegment.ofArray(graph.toByteArray()));
        long start = System.nanoTime();
        OnnxModel model = OnnxModel.read(whole.toByteArray(), null);
        assertArrayEquals(new float[] {1, 2}, model.forward(Tensor.of(1, 2))[0].toFloats());
        double seconds = (System.nanoTime() - start) / 1e9;
        assertTrue(seconds < 60, seconds + " s");
    }

    @Test
    void keepsExternalDataInsideTheFolder(@TempDir Path folder) throws IOException {
        Path inside = Files.createDirectory(folder.resolve("model"));
        Files.write(folder.resolve("secret.bin"), new byte[8]);
        Files.write(inside.resolve("good.bin"), new byte[16]);
        Files.createSymbolicLink(inside.resolve("link.bin"), folder.resolve("secret.bin"));
        Files.createSymbolicLink(inside.resolve("up"), folder);
        List<String> refused = new ArrayList<>();
        for (String location : List.of("../secret.bin", folder.resolve("secret.bin").toString(), "link.bin",
                "up/secret.bin", "", "missing.bin", ".", "a\0b")) {
            String message = assertThrows(FormatException.class, () -> OnnxModel.read(external(location, "0", "8"),
                    inside), location).getMessage();
            assertTrue(message.contains("must be a file in the model's folder"), message);
            refused.add(location);
        }
        assertEquals(8, refused.size());
        for (String[] place : new String[][] {{"9", "8"}, {"-1", "8"}, {"0", "7"}, {"x", "8"}, {"9223372036854775807",
            "8"}, {"0", "99999999999999999999"}}) {
            assertThrows(FormatException.class, () -> OnnxModel.read(external("good.bin", place[0], place[1]), inside));
        }
        assertThrows(FormatException.class, () -> OnnxModel.read(external("good.bin", "0", "8"), null));
        Tensor y = OnnxModel.read(external("good.bin", "8", "8"), inside).forward(Tensor.of(1, 2))[0];
        assertArrayEquals(new float[] {1, 2}, y.toFloats());
    }

    private static byte[] external(String location, String offset, String length) {
        ProtoWriter tensor = new ProtoWriter().numbers(1, 2).number(2, 1).text(8, "w").number(14, 1);
        for (String[] entry : new String[][] {{"location", location}, {"offset", offset}, {"length", length}}) {
            tensor.message(13, new ProtoWriter().text(1, entry[0]).text(2, entry[1]));
        }
        return model(graph(X, Y, node("Add", List.of("x", "w"), Y)).message(5, tensor));
    }

    @Test
    void refusesOperandsThatAreNotTheModels() throws IOException {
        ProtoWriter graph = new ProtoWriter().message(1, node("Relu", X, Y)).message(11, value("x", 1, 2, 3)).message(
                12,
                value("y", 1));
        OnnxModel model = OnnxModel.read(model(graph), null);
        Tensor good = Tensor.of(new float[6], 2, 3);
        assertThrows(IllegalArgumentException.class, () -> model.run(Map.of("z", Value.of(good))));
        assertThrows(IllegalArgumentException.class, () -> model.run(Map.of()));
        assertThrows(IllegalArgumentException.class, () -> model.run(Map.of("x", Value.of(Tensor.of(1, 2)))));
        assertThrows(IllegalArgumentException.class, () -> model.run(Map.of("x", new Value.Sequence(List.of()))));
        assertThrows(IllegalArgumentException.class, () -> model.forward(Tensor.of(new double[6], 2, 3)));
        assertThrows(IllegalArgumentException.class, () -> model.forward(good, good));
        assertThrows(IllegalArgumentException.class, model::forward);
        String message = assertThrows(IllegalArgumentException.class,
                () -> model.forward(Tensor.of(new float[6], 3, 2)))
                .getMessage();
        assertEquals("onnx: a value must fit its input: input x: float[2,3], value=float[3,2]", message);
    }

    @Test
    void listsEverythingThatIsUnsupportedAtOnce() throws IOException {
        OnnxModel model = OnnxModel.read(model(graph(X, Y, node("Nonsense", X, List.of("a")), node("far", "Away", List
                .of("a"), List.of("b")), node("Nonsense", List.of("b"), Y))), null);
        assertEquals(List.of("operator Nonsense of version 17", "operator far:Away"), model.unsupported());
        String message = assertThrows(UnsupportedOnnxException.class, () -> model.forward(Tensor.of(1, 2)))
                .getMessage();
        assertTrue(message.contains("Nonsense") && message.contains("Away"), message);
    }
}
