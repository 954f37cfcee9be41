// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Kills the real command at random moments and starts it again until it ends by itself.
///
/// `-Dgatun.kill.seed=N` repeats the moments of a run.
class KillTest {
    private static final int KILLS = 20;

    @TempDir
    Path folder;

    private Process start(String name) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC", "-cp",
                System.getProperty(
                        "java.class.path"),
                "dev.gatun.examples.Gatun"));
        command.addAll(List.of("train", "--model", "mlp", "--data", "mnist", "--data-dir", ".", "--epochs", "6",
                "--batch", "16",
                "--seed", "7", "--threads", "1", "--checkpoint-steps", "1", "--checkpoint", name + ".checkpoint",
                "--out", name + "/model"));
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".txt").toFile())).start();
    }

    @Test
    void endsWithTheSameBitsHoweverOftenItIsKilled() throws IOException, InterruptedException {
        long seed = Long.getLong("gatun.kill.seed", System.nanoTime());
        Random random = new Random(seed);
        long began = System.nanoTime();
        writePictures("train", 60, random);
        writePictures("t10k", 10, random);
        Process whole = start("whole");
        assertEquals(0, whole.waitFor(), () -> text("whole"));
        long millis = (System.nanoTime() - began) / 1_000_000;
        byte[] expected = Files.readAllBytes(folder.resolve("whole/model"));
        int kills = 0;
        int ended = 0;
        while (kills < KILLS) {
            Process process = start("killed");
            // Each start takes a while before it trains, so most moments lie after the first third.
            long moment = (long) (millis * (random.nextInt(4) == 0 ? random.nextDouble() : 0.3 + 0.4 * random
                    .nextDouble()));
            if (process.waitFor(moment, TimeUnit.MILLISECONDS)) {
                assertEquals(0, process.exitValue(), () -> text("killed"));
                assertArrayEquals(expected, Files.readAllBytes(folder.resolve("killed/model")), "seed " + seed);
                startAfresh();
                ended++;
            } else {
                process.destroyForcibly().waitFor();
                kills++;
            }
        }
        assertEquals(0, start("killed").waitFor(), () -> text("killed"));
        assertArrayEquals(expected, Files.readAllBytes(folder.resolve("killed/model")), "seed " + seed);
        long resumed = text("killed").lines().filter(line -> line.startsWith("checkpoint: going on from step")).count();
        System.out.println("kill test: seed " + seed + ", " + kills + " kills, " + (ended + 1) + " runs ended, "
                + resumed + " starts went on from a checkpoint");
        assertTrue(resumed >= KILLS / 2, "only " + resumed + " starts found a checkpoint; seed " + seed);
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
