// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.io.FormatException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads one message in the wire format of Protocol Buffers (protobuf.dev, "Encoding") from a memory segment.
///
/// A message is a row of fields: a tag (field number and wire type) and a value. [#next()] steps to the next field; the
/// field is then read by the method for its type or skipped. Lengths and counts are checked against the bytes that are
/// there, nesting against a limit, and the heap that messages, texts and lists take against a budget that all readers of
/// a file share.
final class ProtoReader {
    private static final int DEPTH_LIMIT = 100;
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int GROUP_START = 3;
    private static final int GROUP_END = 4;
    private static final int FIXED32 = 5;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// The heap that reading one file may still take.
    static final class Budget {
        private long bytes;

        Budget(long bytes) {
            this.bytes = bytes;
        }

        /// Half of the heap.
        static Budget standard() {
            return new Budget(Runtime.getRuntime().maxMemory() / 2);
        }

        void charge(long count) throws FormatException {
            bytes -= count;
            if (bytes < 0) {
                throw new FormatException(
                        "onnx: names, nodes and attributes need more than half of the heap; raise -Xmx");
            }
        }
    }

    private final MemorySegment segment;
    private final Budget budget;
    private final int depth;
    private final long end;
    private long at;
    private int wire;

    private ProtoReader(MemorySegment segment, long start, long end, Budget budget, int depth) {
        this.segment = segment;
        this.at = start;
        this.end = end;
        this.budget = budget;
        this.depth = depth;
    }

    ProtoReader(MemorySegment segment, Budget budget) {
        this(segment, 0, segment.byteSize(), budget, 0);
    }

    /// Steps to the next field: its number, or 0 at the end of the message.
    int next() throws FormatException {
        if (at == end) {
            return 0;
        }
        long start = at;
        long tag = varint();
        int field = (int) (tag >>> 3);
        wire = (int) (tag & 7);
        if (field == 0 || tag >>> 32 != 0 || wire > FIXED32) {
            throw error("bad tag " + Long.toUnsignedString(tag), start);
        }
        return field;
    }

    /// Steps over the current field.
    void skip() throws FormatException {
        skip(wire, 0);
    }

    private void skip(int type, int nesting) throws FormatException {
        switch (type) {
            case VARINT -> varint();
            case FIXED64 -> advance(8);
            case FIXED32 -> advance(4);
            case BYTES -> advance(length());
            case GROUP_START -> skipGroup(nesting);
            default -> throw error("a group ends that did not begin", at);
        }
    }

    private void skipGroup(int nesting) throws FormatException {
        if (nesting + depth > DEPTH_LIMIT) {
            throw error("messages are nested deeper than " + DEPTH_LIMIT, at);
        }
        while (next() != 0) {
            if (wire == GROUP_END) {
                return;
            }
            skip(wire, nesting + 1);
        }
        throw error("a group does not end", at);
    }

    private void advance(long bytes) throws FormatException {
        if (bytes < 0 || bytes > end - at) {
            throw error(
                    "cut off: " + Long.toUnsignedString(bytes) + " bytes were expected, " + (end - at) + " are left",
                    at);
        }
        at += bytes;
    }

    private long length() throws FormatException {
        long start = at;
        long bytes = varint();
        if (bytes < 0 || bytes > end - at) {
            throw error("cut off: " + Long.toUnsignedString(bytes) + " bytes were expected, " + (end - at)
                    + " are left", start);
        }
        return bytes;
    }

    private long varint() throws FormatException {
        long result = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at == end) {
                throw error("cut off inside a number", at);
            }
            byte b = segment.get(ValueLayout.JAVA_BYTE, at++);
            if (shift < 64) {
                result |= (long) (b & 0x7F) << shift;
            }
            if (b >= 0) {
                return result;
            }
        }
        throw error("a number is longer than 10 bytes", at);
    }

    private void expect(int type) throws FormatException {
        if (wire != type) {
            throw error("wire type " + type + " was expected, found " + wire, at);
        }
    }

    long int64() throws FormatException {
        expect(VARINT);
        return varint();
    }

    /// A number that must fit in an int.
    int int32() throws FormatException {
        long value = int64();
        if (value != (int) value) {
            throw error("a number is out of range: " + value, at);
        }
        return (int) value;
    }

    float float32() throws FormatException {
        expect(FIXED32);
        long start = at;
        advance(4);
        return Float.intBitsToFloat(segment.get(INT, start));
    }

    /// The bytes of the current field, without a copy.
    MemorySegment bytes() throws FormatException {
        expect(BYTES);
        long size = length();
        MemorySegment slice = segment.asSlice(at, size);
        at += size;
        return slice;
    }

    String text() throws FormatException {
        MemorySegment slice = bytes();
        if (slice.byteSize() > Integer.MAX_VALUE - 8) {
            throw error("a text is too long", at);
        }
        budget.charge(56 + slice.byteSize());
        return new String(slice.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }

    /// A reader of the message in the current field.
    ProtoReader message() throws FormatException {
        expect(BYTES);
        if (depth == DEPTH_LIMIT) {
            throw error("messages are nested deeper than " + DEPTH_LIMIT, at);
        }
        budget.charge(64);
        long size = length();
        ProtoReader reader = new ProtoReader(segment, at, at + size, budget, depth + 1);
        at += size;
        return reader;
    }

    /// All bytes of this reader's message.
    MemorySegment whole() {
        return segment.asSlice(at, end - at);
    }

    Budget budget() {
        return budget;
    }

    /// A growing list of numbers, from fields that hold one or many.
    static final class Longs {
        private static final long[] NONE = new long[0];
        private long[] values = NONE;
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, Math.max(4, size + (size >> 1)));
            }
            values[size++] = value;
        }

        long[] toArray() {
            return size == values.length ? values : Arrays.copyOf(values, size);
        }
    }

    /// Adds the number, or the packed numbers, of the current field.
    void int64s(Longs target) throws FormatException {
        if (wire == VARINT) {
            budget.charge(16);
            target.add(varint());
            return;
        }
        expect(BYTES);
        long size = length();
        long stop = at + size;
        while (at < stop) {
            budget.charge(16);
            target.add(varint());
        }
        if (at != stop) {
            throw error("packed numbers run over their length", at);
        }
    }

    /// Adds the bits of the float, or of the packed floats, of the current field.
    void float32s(Longs target) throws FormatException {
        long size = 4;
        if (wire != FIXED32) {
            expect(BYTES);
            size = length();
        }
        fixed(size, 4, target);
    }

    /// Adds the bits of the double, or of the packed doubles, of the current field.
    void float64s(Longs target) throws FormatException {
        long size = 8;
        if (wire != FIXED64) {
            expect(BYTES);
            size = length();
        }
        fixed(size, 8, target);
    }

    private void fixed(long size, int each, Longs target) throws FormatException {
        long start = at;
        advance(size);
        if (size % each != 0) {
            throw error("packed numbers do not fill their length", start);
        }
        for (long i = start; i < at; i += each) {
            budget.charge(16);
            target.add(each == 4 ? segment.get(INT, i) : segment.get(LONG, i));
        }
    }

    /// A list in its smallest form.
    static <T> List<T> packed(ArrayList<T> list) {
        return List.copyOf(list);
    }

    private FormatException error(String rule, long offset) {
        return new FormatException("onnx: " + rule + ": offset=" + offset + ", bytes=" + segment.byteSize());
    }
}
