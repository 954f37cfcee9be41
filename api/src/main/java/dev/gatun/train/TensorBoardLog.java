// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.CRC32C;

/// Figures as scalar summaries in an event file: TFRecord frames around protocol buffers of type `tensorflow.Event`
/// (fields: 1 wall time, 2 step, 3 file version, 5 summary; a summary's field 1 is a value with 1 tag, 2 simple value).
final class TensorBoardLog implements RunLog {
    private final OutputStream out;

    TensorBoardLog(Path folder) throws IOException {
        Files.createDirectories(folder);
        long now = System.currentTimeMillis();
        Path file = folder.resolve("events.out.tfevents." + now / 1000 + ".gatun-" + ProcessHandle.current().pid());
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        ByteArrayOutputStream event = event(0);
        bytes(event, 3, "brain.Event:2".getBytes(StandardCharsets.US_ASCII));
        record(event.toByteArray());
    }

    @Override
    public void write(long step, Map<String, Double> values) throws IOException {
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        for (Map.Entry<String, Double> entry : values.entrySet()) {
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            bytes(value, 1, entry.getKey().getBytes(StandardCharsets.UTF_8));
            value.write(2 << 3 | 5);
            value.writeBytes(little(4).putFloat(entry.getValue().floatValue()).array());
            bytes(summary, 1, value.toByteArray());
        }
        ByteArrayOutputStream event = event(step);
        bytes(event, 5, summary.toByteArray());
        record(event.toByteArray());
        out.flush();
    }

    private static ByteArrayOutputStream event(long step) {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.write(1 << 3 | 1);
        event.writeBytes(little(8).putDouble(System.currentTimeMillis() / 1e3).array());
        event.write(2 << 3);
        varint(event, step);
        return event;
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] content) {
        out.write(field << 3 | 2);
        varint(out, content.length);
        out.writeBytes(content);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    // Length, checksum of the length, content, checksum of the content.
    private void record(byte[] content) throws IOException {
        byte[] length = little(8).putLong(content.length).array();
        out.write(length);
        out.write(little(4).putInt(checksum(length)).array());
        out.write(content);
        out.write(little(4).putInt(checksum(content)).array());
    }

    private static int checksum(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        int value = (int) crc.getValue();
        return Integer.rotateRight(value, 15) + 0xA282EAD8;
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
