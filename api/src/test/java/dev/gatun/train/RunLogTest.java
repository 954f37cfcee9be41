// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RunLogTest {
    @TempDir
    Path folder;

    @Test
    void csvContinuesWithoutDoubles() throws IOException {
        Path file = folder.resolve("logs/run.csv");
        try (RunLog log = RunLog.csv(file)) {
            log.write(10, Map.of("loss", 0.5));
            log.write(20, Map.of("loss", 0.25));
            log.write(30, Map.of("loss", 0.125));
        }
        Files.writeString(file, Files.readString(file) + "4");
        try (RunLog log = RunLog.csv(file)) {
            log.write(20, Map.of("loss", 0.3));
        }
        assertEquals(List.of("step,loss", "10,0.5", "20,0.3"), Files.readAllLines(file));
        Path other = Files.writeString(folder.resolve("other.csv"), "name,age\n");
        assertThrows(IOException.class, () -> RunLog.csv(other).write(1, Map.of("loss", 1.0)));
    }

    @Test
    void tensorBoardFramesHaveRightChecksums() throws IOException {
        try (RunLog log = RunLog.tensorBoard(folder)) {
            log.write(300, Map.of("loss", 0.5));
        }
        byte[] bytes;
        try (Stream<Path> files = Files.list(folder)) {
            bytes = Files.readAllBytes(files.findFirst().orElseThrow());
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int records = 0;
        byte[] last = null;
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertEquals(masked(length), in.getInt());
            last = new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
            in.get(last);
            assertEquals(masked(last), in.getInt());
            records++;
        }
        assertEquals(2, records);
        // Field 2 (step) as varint 300, field 5 (summary) of 13 bytes: value, tag "loss", simple value 0.5f.
        byte[] tail = {0x10, (byte) 0xAC, 2, 0x2A, 13, 10, 11, 10, 4, 'l', 'o', 's', 's', 0x15, 0, 0, 0, 0x3F};
        assertEquals(ByteBuffer.wrap(tail), ByteBuffer.wrap(last, 9, last.length - 9));
    }

    private static int masked(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        long value = crc.getValue();
        return (int) ((value >>> 15 | value << 17) + 0xA282EAD8L);
    }

    @Test
    void progressIsPlainOutsideATerminal() {
        StringWriter text = new StringWriter();
        ProgressLine plain = new ProgressLine(new PrintWriter(text), false);
        for (int i = 0; i < 5; i++) {
            plain.onStep(new StepEvent(0, 2, i, 5, i + 1, 0.5, 0.5, 0.1));
        }
        plain.onEpoch(new EpochResult(0, 5, Map.of("loss", 0.5), 1.25));
        assertEquals("epoch 1  loss 0.5000  1.3 s" + System.lineSeparator(), text.toString());
        assertEquals("1:05 min", ProgressLine.duration(65));
        assertEquals("2:00:01 h", ProgressLine.duration(7201));
    }

    @Test
    void progressOnATerminalIsNoWiderThanItsText() {
        StringWriter text = new StringWriter();
        ProgressLine live = new ProgressLine(new PrintWriter(text), true);
        live.onStep(new StepEvent(0, 2, 0, 5, 1, 0.5, 0.5, 0.1));
        live.onStep(new StepEvent(0, 2, 4, 5, 5, 0.5, 0.5, 0.1));
        live.onEpoch(new EpochResult(0, 5, Map.of("loss", 0.5), 1.25));
        String[] lines = text.toString().split("\r(?!\n)");
        assertEquals(3, lines.length, text::toString);
        assertTrue(lines[1].matches("epoch 1/2  100 %  loss 0\\.5000  0\\.\\d s left"), lines[1]);
        assertEquals(lines[1].length() + System.lineSeparator().length(), lines[2].length());
        assertEquals("epoch 1  loss 0.5000  1.3 s", lines[2].strip());
    }

    @Test
    void earlyStoppingWaitsForImprovement() {
        EarlyStopping stopping = new EarlyStopping("val_loss", false, 1, 0.01);
        double[] losses = {1, 0.5, 0.495, 0.3, 0.31, 0.32};
        boolean[] expected = {true, true, true, true, true, false};
        for (int i = 0; i < losses.length; i++) {
            assertEquals(expected[i], stopping.onEpoch(new EpochResult(i, i, Map.of("val_loss", losses[i]), 0)));
        }
        assertEquals(0.3, stopping.best());
        assertThrows(IllegalArgumentException.class, () -> stopping.onEpoch(new EpochResult(0, 0, Map.of(), 0)));
        assertTrue(stopping.onEpoch(new EpochResult(6, 6, Map.of("val_loss", 0.1), 0)));
        assertFalse(stopping.onEpoch(new EpochResult(7, 7, Map.of("val_loss", 0.2), 0)) && stopping.onEpoch(
                new EpochResult(8, 8, Map.of("val_loss", 0.2), 0)));
    }
}
