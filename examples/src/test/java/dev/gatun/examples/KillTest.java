// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Kills the real command at random moments and starts it again until it ends by itself, with the vector kernels and two
/// threads as users run it.
///
/// `-Dgatun.kill.seed=N` repeats the moments of a run.
class KillTest {
    private static final int KILLS = 20;

    @TempDir
    Path folder;

    private Process start(String name, String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // The kernels for 256 bits are compiled in half the time of those for 512, and each start waits for them.
        command.addAll(List.of(java, "--add-modules", "jdk.incubator.vector", "-Dgatun.simd.bits=256",
                "-XX:+UseSerialGC", "-cp"));
        command.addAll(List.of(System.getProperty("java.class.path"), "dev.gatun.examples.Gatun", "train"));
        command.addAll(List.of("--model", "mlp", "--data", "mnist", "--data-dir", ".", "--epochs", "6"));
        command.addAll(List.of("--batch", "16", "--seed", "7", "--threads", "2", "--out", name + "/model"));
        command.addAll(List.of("--checkpoint", name + ".checkpoint", "--checkpoint-steps", "1"));
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".txt").toFile())).start();
    }

    @Test
    void endsWithTheSameBitsHoweverOftenItIsKilled() throws IOException, InterruptedException {
        long seed = Long.getLong("gatun.kill.seed", System.nanoTime());
        Random random = new Random(seed);
        writePictures("train", 60, random);
        writePictures("t10k", 10, random);
        Process whole = start("whole");
        assertEquals(0, whole.waitFor(), () -> text("whole"));
        assertFalse(text("whole").contains("backend simd is not used"), () -> text("whole"));
        byte[] expected = Files.readAllBytes(folder.resolve("whole/model"));
        int kills = 0;
        int ended = 0;
        int halfWritten = 0;
        while (kills < KILLS) {
            Process process = start("killed");
            if (ends(process, random)) {
                assertEquals(0, process.exitValue(), () -> text("killed"));
                assertArrayEquals(expected, Files.readAllBytes(folder.resolve("killed/model")), "seed " + seed);
                startAfresh();
                ended++;
            } else {
                process.destroyForcibly().waitFor();
                kills++;
                halfWritten += isWriting() ? 1 : 0;
            }
        }
        assertEquals(0, start("killed").waitFor(), () -> text("killed"));
        assertArrayEquals(expected, Files.readAllBytes(folder.resolve("killed/model")), "seed " + seed);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".tmp")).toList());
        }
        long resumed = text("killed").lines().filter(line -> line.startsWith("checkpoint: going on from step")).count();
        System.out.println("kill test: seed " + seed + ", " + kills + " kills, " + halfWritten
                + " of them while writing, " + (ended + 1) + " runs ended, "
                + resumed + " starts went on from a checkpoint");
        assertTrue(resumed >= KILLS / 4, "only " + resumed + " starts found a checkpoint; seed " + seed);
    }

    @Test
    void keepsTheCheckpointWhenTheDiskIsOrBecomesFull() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "the limit for file sizes is set with prlimit");
        Random random = new Random(1);
        writePictures("train", 60, random);
        writePictures("t10k", 10, random);
        Path checkpoint = folder.resolve("full.checkpoint");
        Process first = start("full");
        while (!Files.exists(checkpoint)) {
            assertTrue(first.isAlive(), () -> text("full"));
            Thread.sleep(5);
        }
        first.destroyForcibly().waitFor();
        byte[] saved = Files.readAllBytes(checkpoint);
        // A checkpoint has more than a million bytes.
        Process full = start("full", "/usr/bin/prlimit", "--fsize=100000");
        assertEquals(2, full.waitFor(), () -> text("full"));
        assertTrue(text("full").contains("gatun: train: nothing can be written there: "), () -> text("full"));
        assertEquals(1, introductions());
        Process filling = start("full");
        while (introductions() < 2) {
            assertTrue(filling.isAlive(), () -> text("full"));
            Thread.sleep(1);
        }
        assertEquals(0, new ProcessBuilder("/usr/bin/prlimit", "--fsize=100000", "--pid=" + filling.pid()).start()
                .waitFor());
        assertEquals(2, filling.waitFor(), () -> text("full"));
        assertTrue(text("full").contains("gatun: training: the checkpoint cannot be written: step="), () -> text(
                "full"));
        assertArrayEquals(saved, Files.readAllBytes(checkpoint));
        assertEquals(0, start("full").waitFor(), () -> text("full"));
    }

    // How many runs got as far as to say what they will do.
    private long introductions() {
        return text("full").lines().filter(line -> line.startsWith("model: mlp")).count();
    }

    private void writePictures(String part, int count, Random random) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + count * 28 * 28).putInt(0x803).putInt(count).putInt(28).putInt(28);
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            labels.put((byte) (i % 10));
            for (int pixel = 0; pixel < 28 * 28; pixel++) {
                images.put((byte) random.nextInt(256));
            }
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }

    // Waits for a random moment: during start-up, after some checkpoints, or while one is being written.
    private boolean ends(Process process, Random random) throws IOException, InterruptedException {
        int kind = random.nextInt(4);
        if (kind == 0) {
            return process.waitFor(random.nextInt(500), TimeUnit.MILLISECONDS);
        }
        int checkpoints = random.nextInt(3);
        FileTime last = written();
        while (process.isAlive()) {
            FileTime now = written();
            if (!now.equals(last)) {
                last = now;
                checkpoints--;
            }
            if (checkpoints < 0 && (kind == 1 || isWriting())) {
                return process.waitFor(random.nextInt(10_000), TimeUnit.MICROSECONDS);
            }
        }
        return process.waitFor() >= 0;
    }

    private FileTime written() throws IOException {
        try {
            return Files.getLastModifiedTime(folder.resolve("killed.checkpoint"));
        } catch (NoSuchFileException e) {
            return FileTime.fromMillis(0);
        }
    }

    private boolean isWriting() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(".killed.checkpoint."));
        }
    }

    private void startAfresh() throws IOException {
        Files.delete(folder.resolve("killed.checkpoint"));
        Files.delete(folder.resolve("killed/model"));
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name + ".txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
