// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One message of a protocol buffer that is being written, field by field (Protocol Buffers, encoding, version 3).
///
/// Payloads that are given as memory are kept as they are and copied only on their way to the channel, so a message may
/// be larger than a Java array.
final class ProtoWriter {
    private static final int VARINT = 0;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final int PIECE = 1 << 26;

    private final List<MemorySegment> parts = new ArrayList<>();
    private ByteArrayOutputStream open = new ByteArrayOutputStream();
    private long closedBytes;

    /// A whole number, an enum or a truth value.
    ProtoWriter number(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    /// A 32-bit floating-point number.
    ProtoWriter real(int field, float value) {
        tag(field, FIXED32);
        fixed32(value);
        return this;
    }

    /// A text.
    ProtoWriter text(int field, String value) {
        return bytes(field, MemorySegment.ofArray(value.getBytes(StandardCharsets.UTF_8)));
    }

    /// Whole numbers, packed into one field.
    ProtoWriter numbers(int field, long... values) {
        ProtoWriter packed = new ProtoWriter();
        for (long value : values) {
            packed.varint(value);
        }
        return message(field, packed);
    }

    /// 32-bit floating-point numbers, packed into one field.
    ProtoWriter reals(int field, float... values) {
        ProtoWriter packed = new ProtoWriter();
        for (float value : values) {
            packed.fixed32(value);
        }
        return message(field, packed);
    }

    /// Bytes, which must not change until the message is written.
    ProtoWriter bytes(int field, MemorySegment value) {
        tag(field, LENGTH);
        varint(value.byteSize());
        add(value);
        return this;
    }

    /// A message inside this one; it must not grow any more.
    ProtoWriter message(int field, ProtoWriter value) {
        value.close();
        tag(field, LENGTH);
        varint(value.closedBytes);
        value.parts.forEach(this::add);
        return this;
    }

    /// The bytes of the message so far.
    long size() {
        return closedBytes + open.size();
    }

    /// The message as an array.
    ///
    /// @throws IllegalArgumentException if it is too large for one
    byte[] toByteArray() {
        close();
        if (closedBytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("proto: the message must fit into an array: bytes=" + closedBytes);
        }
        byte[] all = new byte[(int) closedBytes];
        MemorySegment target = MemorySegment.ofArray(all);
        long at = 0;
        for (MemorySegment part : parts) {
            MemorySegment.copy(part, 0, target, at, part.byteSize());
            at += part.byteSize();
        }
        return all;
    }

    /// Writes the message to a channel.
    void writeTo(WritableByteChannel channel) throws IOException {
        close();
        for (MemorySegment part : parts) {
            write(part, channel);
        }
    }

    /// Writes memory to a channel, piece by piece.
    static void write(MemorySegment memory, WritableByteChannel channel) throws IOException {
        for (long done = 0; done < memory.byteSize(); done += PIECE) {
            long count = Math.min(PIECE, memory.byteSize() - done);
            ByteBuffer piece = memory.asSlice(done, count).asByteBuffer();
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        }
    }

    // Small payloads are gathered, so that a file is not written in drops.
    private void add(MemorySegment memory) {
        if (memory.byteSize() <= 1 << 12) {
            open.writeBytes(memory.toArray(ValueLayout.JAVA_BYTE));
        } else {
            close();
            parts.add(memory);
            closedBytes += memory.byteSize();
        }
    }

    private void close() {
        if (open.size() > 0) {
            closedBytes += open.size();
            parts.add(MemorySegment.ofArray(open.toByteArray()));
            open = new ByteArrayOutputStream();
        }
    }

    private void tag(int field, int kind) {
        varint((long) field << 3 | kind);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            open.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        open.write((int) rest);
    }

    private void fixed32(float value) {
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 0; shift < 32; shift += 8) {
            open.write(bits >>> shift);
        }
    }
}
