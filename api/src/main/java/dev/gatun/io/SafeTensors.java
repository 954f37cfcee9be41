// SPDX-License-Identifier: Apache-2.0
package dev.gatun.io;

import dev.gatun.internal.Json;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Named tensors in one file, in the safetensors format (huggingface/safetensors, format description of version 0.4).
///
/// The file is an 8-byte little-endian header length, a JSON header (name to type, shape and byte range, and a map of
/// texts under `__metadata__`), and the tensors' bytes without gaps. Tensors are read into memory of their own.
///
/// @param tensors by name, in the order of the header
/// @param metadata texts by name
public record SafeTensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
    private static final String METADATA = "__metadata__";
    private static final long HEADER_LIMIT = 100_000_000;
    private static final int PIECE = 1 << 26;
    private static final Map<String, DType> TYPES = Arrays.stream(DType.values()).collect(Collectors.toMap(DType::name,
            dtype -> dtype));

    private record Entry(String name, TensorSpec spec, long begin, long end) {
    }

    /// Reads a file.
    ///
    /// @throws FormatException if the file is not valid safetensors, is cut off, or holds an element type that
    ///     [DType] lacks
    public static SafeTensors read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FormatException("safetensors: the path must name a file: path=" + file);
        }
        try (FileChannel channel = FileChannel.open(file)) {
            Map<String, Object> header = header(channel, file);
            Map<String, String> metadata = metadata(header.remove(METADATA), file);
            List<Entry> entries = new ArrayList<>();
            for (Map.Entry<String, Object> item : header.entrySet()) {
                entries.add(entry(item.getKey(), item.getValue(), file));
            }
            long start = channel.position();
            checkRanges(entries, channel.size() - start, file);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (Entry entry : entries) {
                Tensor tensor = Tensor.empty(entry.spec());
                transfer(tensor.segment(), (buffer, done) -> {
                    if (channel.read(buffer, start + entry.begin() + done) < 0) {
                        throw new EOFException("safetensors: the file became shorter while it was read: file=" + file);
                    }
                });
                tensor.dtype().normalize(tensor.segment());
                tensors.put(entry.name(), tensor);
            }
            return new SafeTensors(tensors, metadata);
        }
    }

    private static Map<String, Object> header(FileChannel channel, Path file) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        if (channel.size() < 8) {
            throw new FormatException("safetensors: the file is too short: bytes=" + channel.size() + "; file " + file);
        }
        fill(channel, length, file);
        long size = length.getLong(0);
        if (size < 2 || size > HEADER_LIMIT || size > channel.size() - 8) {
            throw new FormatException("safetensors: header length out of range: length=" + Long.toUnsignedString(size)
                    + ", file bytes=" + channel.size() + ", limit=" + HEADER_LIMIT + "; file " + file);
        }
        ByteBuffer text = ByteBuffer.allocate((int) size);
        fill(channel, text, file);
        Object parsed;
        try {
            parsed = Json.parse(new String(text.array(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new FormatException("safetensors: bad header: " + e.getMessage() + "; file " + file);
        }
        return object(parsed, "header", file);
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, Path file) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new FormatException("safetensors: the file is cut off: file " + file);
            }
        }
    }

    @SuppressWarnings("unchecked") // Json.parse makes maps with text keys only.
    private static Map<String, Object> object(Object value, String what, Path file) throws FormatException {
        if (!(value instanceof Map<?, ?> map)) {
            throw new FormatException("safetensors: an object was expected: at=" + what + "; file " + file);
        }
        return (Map<String, Object>) map;
    }

    private static Map<String, String> metadata(Object value, Path file) throws FormatException {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (value != null) {
            for (Map.Entry<String, Object> item : object(value, METADATA, file).entrySet()) {
                if (!(item.getValue() instanceof String text)) {
                    throw new FormatException("safetensors: metadata must be texts: name='" + item.getKey() + "'; file "
                            + file);
                }
                metadata.put(item.getKey(), text);
            }
        }
        return metadata;
    }

    private static Entry entry(String name, Object value, Path file) throws FormatException {
        Map<String, Object> fields = object(value, "tensor '" + name + "'", file);
        DType dtype = TYPES.get(String.valueOf(fields.get("dtype")));
        if (dtype == null) {
            throw new FormatException("safetensors: element type not supported: tensor='" + name + "', dtype="
                    + fields.get("dtype") + "; file " + file);
        }
        long[] dims = longs(fields.get("shape"), name, file);
        long[] range = longs(fields.get("data_offsets"), name, file);
        TensorSpec spec;
        try {
            spec = TensorSpec.of(dtype, Shape.of(dims));
        } catch (IllegalArgumentException e) {
            throw new FormatException("safetensors: bad shape: tensor='" + name + "'; " + e.getMessage() + "; file "
                    + file);
        }
        if (range.length != 2 || range[0] < 0 || range[1] < range[0] || range[1] - range[0] != spec.bytes()) {
            throw new FormatException("safetensors: data_offsets must span the shape: tensor='" + name + "', spec="
                    + spec + ", bytes=" + spec.bytes() + ", data_offsets=" + fields.get("data_offsets") + "; file "
                    + file);
        }
        return new Entry(name, spec, range[0], range[1]);
    }

    private static long[] longs(Object value, String name, Path file) throws FormatException {
        if (value instanceof List<?> list && list.stream().allMatch(Long.class::isInstance)) {
            return list.stream().mapToLong(Long.class::cast).toArray();
        }
        throw new FormatException("safetensors: whole numbers were expected: tensor='" + name + "', value=" + value
                + "; file " + file);
    }

    private static void checkRanges(List<Entry> entries, long available, Path file) throws FormatException {
        long end = 0;
        for (Entry entry : entries.stream().sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(
                Entry::end)).toList()) {
            if (entry.begin() != end) {
                throw new FormatException("safetensors: tensors must follow each other without gap or overlap: tensor='"
                        + entry.name() + "', begin=" + entry.begin() + ", expected=" + end + "; file " + file);
            }
            end = entry.end();
        }
        if (end != available) {
            throw new FormatException("safetensors: the data must fill the file: expected bytes=" + end + ", found="
                    + available + (available < end ? " (cut off)" : "") + "; file " + file);
        }
    }

    /// Writes tensors and metadata, each sorted by name, in one atomic step. The same content gives the same bytes.
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(METADATA, new TreeMap<>(metadata));
        }
        long offset = 0;
        List<Tensor> ordered = new ArrayList<>();
        for (String name : tensors.keySet().stream().sorted().toList()) {
            if (name.equals(METADATA) || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
                throw new IllegalArgumentException("safetensors: a tensor cannot have this name: name='" + name + "'");
            }
            Tensor tensor = tensors.get(name);
            List<Long> dims = new ArrayList<>();
            for (long dim : tensor.shape().dims()) {
                dims.add(dim);
            }
            long end = offset + tensor.spec().bytes();
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("dtype", tensor.dtype().name());
            fields.put("shape", dims);
            fields.put("data_offsets", List.of(offset, end));
            header.put(name, fields);
            ordered.add(tensor);
            offset = end;
        }
        byte[] text = Json.write(header).getBytes(StandardCharsets.UTF_8);
        // The data begins at a multiple of 8, so that readers may map it.
        int padded = text.length + 7 & -8;
        ByteBuffer head = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(text);
        while (head.hasRemaining()) {
            head.put((byte) ' ');
        }
        head.flip();
        AtomicFile.write(file, channel -> {
            while (head.hasRemaining()) {
                channel.write(head);
            }
            for (Tensor tensor : ordered) {
                transfer(tensor.contiguous().segment(), (buffer, done) -> channel.write(buffer));
            }
        });
    }

    private interface Mover {
        /// Moves some bytes; `done` bytes of the segment lie before the buffer's position.
        void move(ByteBuffer buffer, long done) throws IOException;
    }

    private static void transfer(MemorySegment segment, Mover mover) throws IOException {
        for (long start = 0; start < segment.byteSize(); start += PIECE) {
            ByteBuffer piece = segment.asSlice(start, Math.min(PIECE, segment.byteSize() - start)).asByteBuffer();
            while (piece.hasRemaining()) {
                mover.move(piece, start + piece.position());
            }
        }
    }
}
