// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.data.Images;
import dev.gatun.io.SafeTensors;
import dev.gatun.spi.Tuning;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CommandTest {
    @TempDir
    Path folder;

    private record Outcome(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    private static Outcome gatun(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Gatun.run(new PrintWriter(out), new PrintWriter(err), Arrays.stream(arguments).map(Object::toString)
                .toArray(String[]::new));
        return new Outcome(code, out.toString(), err.toString());
    }

    private static void assertMistake(String message, Object... arguments) {
        Outcome outcome = gatun(arguments);
        assertEquals(2, outcome.code(), outcome::toString);
        assertEquals(1, outcome.err().lines().count(), outcome::err);
        assertTrue(outcome.err().startsWith("gatun: ") && outcome.err().contains(message), outcome::err);
    }

    private Object[] train(Object... options) {
        Map<Object, Object> all = new LinkedHashMap<>(Map.of("--model", "mlp", "--epochs", 1, "--out", model()));
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        List<Object> arguments = new ArrayList<>(List.of("train"));
        all.forEach((name, value) -> arguments.addAll(List.of(name, value)));
        return arguments.toArray();
    }

    private Path model() {
        return folder.resolve("out/model.safetensors");
    }

    @Test
    void trainsAndPredicts() throws IOException {
        Outcome trained = gatun(train("--epochs", 4, "--log", folder.resolve("log")));
        assertEquals(0, trained.code(), trained::err);
        String last = trained.lines().getLast();
        assertTrue(last.matches("test accuracy: \\d+\\.\\d % of 360 images"), last);
        double accuracy = Double.parseDouble(last.split(" ")[2]);
        assertTrue(accuracy > 85, last);
        assertEquals("step,loss,learning_rate,val_loss,val_accuracy", Files.readAllLines(folder.resolve("log/log.csv"))
                .getFirst());
        int right = 0;
        for (int digit = 0; digit < 10; digit++) {
            Path picture = folder.resolve("out/samples/" + digit + "-1.png");
            assertEquals(8, Images.read(picture, 1).dim(1));
            Outcome predicted = gatun("predict", "--model", model(), "--top", 2, picture);
            assertEquals(0, predicted.code(), predicted::err);
            String line = predicted.out().strip();
            assertTrue(line.matches(digit + "-1\\.png: \\d \\(\\d+\\.\\d %\\), \\d \\(\\d+\\.\\d %\\)"), line);
            right += line.startsWith(digit + "-1.png: " + digit + " ") ? 1 : 0;
        }
        assertTrue(right >= 8, "only " + right + " of 10 samples are recognised");
        Path onnx = folder.resolve("model.onnx");
        Outcome exported = gatun("export", "--model", model(), "--out", onnx);
        assertTrue(exported.out()
                .matches("(?s).*: opset 20, input f32\\[1,1,28,28\\], largest difference on a random picture "
                        + "(0\\.0|\\d\\.\\de-0[5-9])\\s"),
                exported::toString);
        assertTrue(gatun("onnx", "summary", onnx).out().contains("input: float[batch,1,28,28]"), "not an ONNX model");
        Outcome summary = gatun("summary", "--model", model());
        assertTrue(summary.out().contains("fc2") && summary.out().contains("101,770"), summary::out);
    }

    @Test
    void goesOnFromACheckpoint() throws IOException {
        Path checkpoint = folder.resolve("run.checkpoint");
        Object[] arguments = train("--checkpoint", checkpoint, "--checkpoint-steps", 7);
        assertEquals(0, gatun(arguments).code());
        byte[] first = Files.readAllBytes(model());
        Files.delete(model());
        Outcome again = gatun(arguments);
        assertTrue(again.out().contains("checkpoint: going on from step 23"), again::out);
        assertArrayEquals(first, Files.readAllBytes(model()));
        byte[] saved = Files.readAllBytes(checkpoint);
        assertMistake("written by a run with other settings", train("--checkpoint", checkpoint, "--seed", 2));
        assertMistake("not a checkpoint", train("--checkpoint", model()));
        assertArrayEquals(saved, Files.readAllBytes(checkpoint));
    }

    @Test
    void givesTheSameModelForAnyNumberOfThreads() throws IOException {
        assertEquals(0, gatun(train("--threads", 1)).code());
        byte[] one = Files.readAllBytes(model());
        assertEquals(0, gatun(train("--threads", 3)).code());
        assertArrayEquals(one, Files.readAllBytes(model()));
    }

    @Test
    void trainsOnAFolderOfPictures() throws IOException {
        Rng rng = new Rng(1);
        for (int i = 0; i < 20; i++) {
            Tensor bright = rng.uniform(0.5, 1, DType.F32, 3, 9, 4);
            Tensor dark = rng.uniform(0, 0.5, DType.F32, 3, 9, 4);
            Images.writePng(folder.resolve("pictures/left/" + i + ".png"), Tensor.concat(2, bright, dark));
            Images.writePng(folder.resolve("pictures/right/" + i + ".png"), Tensor.concat(2, dark, bright));
        }
        Outcome trained = gatun(train("--data", folder.resolve("pictures"), "--epochs", 8, "--lr", 1e-4));
        assertEquals("test accuracy: 100.0 % of 8 images", trained.lines().getLast(), trained::toString);
        Outcome predicted = gatun("predict", "--model", model(), folder.resolve("pictures/left/3.png"));
        assertTrue(predicted.out().startsWith("3.png: left ("), predicted::out);
    }

    @Test
    void stopsWhenTheLossIsNotFinite() throws IOException {
        Path checkpoint = folder.resolve("run.checkpoint");
        Outcome outcome = gatun(train("--lr", "1e30", "--checkpoint", checkpoint, "--checkpoint-steps", 1));
        assertEquals(2, outcome.code());
        assertTrue(outcome.err().matches("(?s)gatun: training: the loss is not finite: loss=\\S+, step=1, .*"
                + "first layer with a non-finite output=\\S.*"), outcome::err);
        assertFalse(Files.exists(model()));
        assertFalse(Files.exists(checkpoint), "the state from which the loss is not finite must not be kept");
    }

    @Test
    void rejectsNumbersOutOfRange() {
        assertMistake("must be at least 1: --epochs=0", train("--epochs", 0));
        assertMistake("must be at least 1: --epochs=-3", train("--epochs", -3));
        assertMistake("must be at least 1: --batch=0", train("--batch", 0));
        assertMistake("must be at least 1: --threads=0", train("--threads", 0));
        assertMistake("must be at least 0: --checkpoint-steps=-1", train("--checkpoint-steps", -1));
        assertMistake("must be positive: --lr=0.0", train("--lr", 0));
        assertMistake("must be positive: --lr=NaN", train("--lr", "NaN"));
        assertMistake("'many' is not an int", train("--epochs", "many"));
        assertMistake("no such model: --model=big", train("--model", "big"));
        assertMistake("--top=0", "predict", "--model", "m", "--top", 0, "a.png");
        assertMistake("size=0", "summary", "--size", 0);
        assertMistake("size=4", "summary", "--size", 4);
        assertMistake("--batch=0", "summary", "--batch", 0);
        assertMistake("a command is missing");
        assertMistake("Unknown option: '--fast'", "train", "--fast");
    }

    @Test
    void rejectsMissingAndDamagedData() throws IOException {
        assertMistake("no such data: --data=" + folder.resolve("none"), train("--data", folder.resolve("none")));
        assertMistake("--data-dir", train("--data", "mnist"));
        assertMistake("no such folder", train("--data", "mnist", "--data-dir", folder.resolve("none")));
        assertMistake("file not found: expected", train("--data", "cifar10", "--data-dir", folder));
        for (String part : List.of("train", "t10k")) {
            Files.write(folder.resolve(part + "-images-idx3-ubyte"), new byte[] {0, 0, 9, 3, 0, 0, 0, 1});
            Files.write(folder.resolve(part + "-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 0});
        }
        assertMistake("wrong magic number", train("--data", "fashion-mnist", "--data-dir", folder));
        Files.createDirectories(folder.resolve("pictures/a"));
        assertMistake("no class folder", train("--data", folder.resolve("pictures")));
        Files.write(folder.resolve("pictures/a/1.png"), new byte[100]);
        assertMistake("not a picture", train("--data", folder.resolve("pictures")));
    }

    @Test
    void rejectsOutputsThatCannotBeWrittenBeforeTraining() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "kept");
        assertMistake("nothing can be written there", train("--out", file.resolve("model")));
        assertMistake("must name a file", train("--out", folder));
        assertMistake("nothing can be written there", train("--samples", file));
        assertMistake("nothing can be written there", train("--checkpoint", file.resolve("c")));
        assertEquals("kept", Files.readString(file));
        Path device = Path.of("/dev/null");
        if (Files.exists(device)) {
            assertMistake("must name a file", train("--out", device));
        }
    }

    @Test
    void rejectsModelsAndPicturesThatAreNone() throws IOException {
        assertEquals(0, gatun(train()).code());
        Path picture = folder.resolve("out/samples/3-1.png");
        assertMistake("no such file", "predict", "--model", folder.resolve("none"), picture);
        Path hostile = folder.resolve("hostile");
        Files.write(hostile, ByteBuffer.allocate(16).putLong(0, Long.reverseBytes(1L << 60)).array());
        assertMistake("header length out of range", "predict", "--model", hostile, picture);
        Path other = folder.resolve("other");
        SafeTensors.write(other, Map.of("x", Tensor.zeros(DType.F32, 3)), Map.of());
        assertMistake("not a model that 'gatun train' wrote", "predict", "--model", other, picture);
        assertMistake("not a model that 'gatun train' wrote", "summary", "--model", other);
        SafeTensors.write(other, Map.of("x", Tensor.zeros(DType.F32, 3)),
                Map.of("model", "mlp", "channels", "1", "size",
                        "28", "classes", "a\nb"));
        assertMistake("names and shapes must be the model's", "predict", "--model", other, picture);
        SafeTensors.write(other, Map.of(), Map.of("model", "mlp", "channels", "1", "size", "9999999", "classes", "a"));
        assertMistake("size=9999999", "predict", "--model", other, picture);
        byte[] bytes = Files.readAllBytes(picture);
        Path damaged = folder.resolve("damaged.png");
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
        assertMistake("damaged picture", "predict", "--model", model(), damaged);
        // A header of 50,000 x 50,000 pixels.
        byte[] huge = bytes.clone();
        ByteBuffer.wrap(huge).putInt(16, 50_000).putInt(20, 50_000);
        Files.write(damaged, huge);
        assertMistake("picture", "predict", "--model", model(), damaged);
        assertMistake("cannot read", "predict", "--model", model(), folder.resolve("none.png"));
    }

    @Test
    void leavesNoTemporaryFiles() throws IOException {
        assertEquals(0, gatun(train("--checkpoint", folder.resolve("out/c"), "--checkpoint-steps", 3)).code());
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertEquals(List.of("c", "model.safetensors", "samples"), files.map(f -> f.getFileName().toString())
                    .sorted().toList());
        }
    }

    @Test
    void tuneMeasuresAndWritesAFile() throws IOException {
        Path file = folder.resolve("tuning.txt");
        Outcome outcome = gatun("tune", "--quick", "--op", "softmax", "--out", file);
        assertEquals(0, outcome.code(), outcome::toString);
        assertTrue(outcome.lines().getFirst().startsWith("  1/2 Softmax[axis=1] on f32[128,768]"), outcome::out);
        assertTrue(outcome.out().contains("written to " + file), outcome::out);
        assertTrue(Tuning.read(file).costs().stream().allMatch(cost -> cost.op().equals("softmax")));
        assertMistake("no such op is measured: --op=sofmax; known [add, ", "tune", "--op", "sofmax");
    }
}
