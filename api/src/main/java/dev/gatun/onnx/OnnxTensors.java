// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.io.FormatException;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tensors in ONNX's own form: constants of models, and files of test data such as `input_0.pb`.
///
/// Elements are little-endian raw data, or numbers of one of the typed fields, or bytes in a file beside the model.
public final class OnnxTensors {
    private static final int PIECE = 1 << 26;

    private OnnxTensors() {
    }

    /// Reads a serialised `TensorProto`.
    ///
    /// @throws FormatException if it is not one, or is cut off
    /// @throws UnsupportedOnnxException if its element type cannot be held
    public static Value read(byte[] bytes) throws FormatException {
        return read(bytes, null);
    }

    /// Reads a serialised `TensorProto`, `SequenceProto` or `OptionalProto`, as `type` says; a tensor where it is null.
    ///
    /// @throws FormatException if it is not one, or is cut off
    /// @throws UnsupportedOnnxException if its element type cannot be held
    public static Value read(byte[] bytes, TypeProto type) throws FormatException {
        ProtoReader in = new ProtoReader(MemorySegment.ofArray(bytes), ProtoReader.Budget.standard());
        try {
            return switch (type) {
                case TypeProto.OfSequence _ -> sequence(in);
                case TypeProto.OfOptional _ -> optional(in);
                case null, default -> read(ProtoParser.tensor(in), null);
            };
        } catch (IOException e) {
            throw e instanceof FormatException format ? format : new FormatException(e.getMessage());
        }
    }

    private static Value.Sequence sequence(ProtoReader in) throws IOException {
        List<Value> items = new ArrayList<>();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 3 -> items.add(read(ProtoParser.tensor(in.message()), null));
                case 5 -> items.add(sequence(in.message()));
                case 7 -> items.add(optional(in.message()));
                default -> in.skip();
            }
        }
        return new Value.Sequence(items);
    }

    private static Value.Maybe optional(ProtoReader in) throws IOException {
        Value value = null;
        int kind = 0;
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 2 -> kind = in.int32();
                case 3 -> value = read(ProtoParser.tensor(in.message()), null);
                case 5 -> value = sequence(in.message());
                case 7 -> value = optional(in.message());
                default -> in.skip();
            }
        }
        return new Value.Maybe(kind == 0 ? null : value);
    }

    /// Reads the elements of a tensor; `folder` is where files of external data are, or null.
    static Value read(TensorProto proto, Path folder) throws IOException {
        ElementType type = ElementType.of(proto.dataType());
        if (type == null) {
            throw new FormatException("onnx: a tensor must have a known element type: " + proto);
        }
        Shape shape;
        try {
            shape = Shape.of(proto.dims().stream().mapToLong(Long::longValue).toArray());
        } catch (IllegalArgumentException e) {
            throw new FormatException("onnx: bad dimensions: " + e.getMessage() + "; tensor " + proto);
        }
        if (type == ElementType.STRING) {
            return texts(proto, shape);
        }
        if (type.dtype() == null) {
            throw new UnsupportedOnnxException("onnx: element type not supported: " + proto);
        }
        MemorySegment raw = null;
        ProtoReader.Longs numbers = new ProtoReader.Longs();
        boolean floats = false;
        ProtoReader in = new ProtoReader(proto.message(), ProtoReader.Budget.standard());
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 4 -> {
                    in.float32s(numbers);
                    floats = true;
                }
                case 5, 7, 11 -> in.int64s(numbers);
                case 10 -> in.float64s(numbers);
                case 9 -> raw = in.bytes();
                default -> in.skip();
            }
        }
        if (proto.external() != null) {
            return new Value.Numbers(external(proto, type, shape, folder), type);
        }
        Tensor tensor = raw != null && raw.byteSize() > 0 || shape.size() == 0 ? ofRaw(proto, type, shape, raw)
                : ofNumbers(proto, type, shape, numbers.toArray(), floats);
        return new Value.Numbers(tensor, type);
    }

    private static Value.Texts texts(TensorProto proto, Shape shape) throws FormatException {
        ArrayList<String> texts = new ArrayList<>();
        ProtoReader in = new ProtoReader(proto.message(), ProtoReader.Budget.standard());
        for (int field = in.next(); field != 0; field = in.next()) {
            if (field == 6) {
                texts.add(in.text());
            } else {
                in.skip();
            }
        }
        if (texts.size() != shape.size()) {
            throw count(proto, texts.size(), shape.size());
        }
        return new Value.Texts(shape, texts);
    }

    private static FormatException count(TensorProto proto, long found, long expected) {
        return new FormatException("onnx: elements must fill the shape: found=" + found + ", expected=" + expected
                + "; tensor " + proto);
    }

    private static long rawBytes(ElementType type, Shape shape) {
        return type.bits() >= 8 ? shape.size() * (type.bits() / 8) : (shape.size() * type.bits() + 7) / 8;
    }

    private static Tensor ofRaw(TensorProto proto, ElementType type, Shape shape, MemorySegment raw)
            throws FormatException {
        long bytes = raw == null ? 0 : raw.byteSize();
        if (bytes != rawBytes(type, shape)) {
            throw new FormatException("onnx: raw data must fill the shape: bytes=" + bytes + ", expected=" + rawBytes(
                    type, shape) + "; tensor " + proto);
        }
        Tensor tensor = Tensor.empty(TensorSpec.of(type.dtype(), shape));
        if (type.bits() >= 8) {
            if (bytes > 0) {
                MemorySegment.copy(raw, 0, tensor.segment(), 0, bytes);
            }
            type.dtype().normalize(tensor.segment());
            return tensor;
        }
        int each = 8 / type.bits();
        for (long i = 0; i < shape.size(); i++) {
            int packed = raw.get(ValueLayout.JAVA_BYTE, i / each) >>> (int) (i % each) * type.bits();
            tensor.segment().set(ValueLayout.JAVA_BYTE, i, (byte) (packed & (1 << type.bits()) - 1));
        }
        return tensor;
    }

    private static Tensor ofNumbers(TensorProto proto, ElementType type, Shape shape, long[] numbers, boolean floats)
            throws FormatException {
        DType dtype = type.dtype();
        int each = type.bits() < 8 ? 8 / type.bits() : 1;
        if (numbers.length != (shape.size() + each - 1) / each || floats != (type == ElementType.FLOAT)) {
            throw count(proto, numbers.length * (long) each, shape.size());
        }
        Tensor tensor = Tensor.empty(TensorSpec.of(dtype, shape));
        MemorySegment target = tensor.segment();
        for (int i = 0; i < shape.size(); i++) {
            long number = numbers[i / each] >>> i % each * (type.bits() < 8 ? type.bits() : 0);
            switch (type) {
                case FLOAT, INT32, UINT32 -> target.set(ValueLayout.JAVA_INT_UNALIGNED, 4L * i, (int) number);
                case DOUBLE, INT64, UINT64 -> target.set(ValueLayout.JAVA_LONG_UNALIGNED, 8L * i, number);
                case FLOAT16, BFLOAT16, INT16, UINT16 -> target.set(ValueLayout.JAVA_SHORT_UNALIGNED, 2L * i,
                        (short) number);
                case BOOL -> target.set(ValueLayout.JAVA_BYTE, i, (byte) (number != 0 ? 1 : 0));
                default -> target.set(ValueLayout.JAVA_BYTE, i, (byte) (number & (1L << type.bits()) - 1));
            }
        }
        return tensor;
    }

    private static Tensor external(TensorProto proto, ElementType type, Shape shape, Path folder) throws IOException {
        if (folder == null) {
            throw new FormatException("onnx: external data need the model's folder: tensor " + proto
                    + "; load the model from its file");
        }
        Path file = inside(proto, folder);
        long offset = number(proto, "offset", 0);
        long bytes = rawBytes(type, shape);
        try (FileChannel channel = FileChannel.open(file)) {
            checkPlace(proto, offset, bytes, channel.size(), file);
            Tensor read = Tensor.empty(TensorSpec.of(type.bits() < 8 ? DType.U8 : type.dtype(), type.bits() < 8
                    ? Shape.of(bytes) : shape));
            MemorySegment target = read.segment();
            for (long start = 0; start < bytes;) {
                ByteBuffer piece = target.asSlice(start, Math.min(PIECE, bytes - start)).asByteBuffer();
                int count = channel.read(piece, offset + start);
                if (count < 0) {
                    throw new FormatException("onnx: the file of external data became shorter: tensor " + proto
                            + ", file " + file);
                }
                start += count;
            }
            if (type.bits() < 8) {
                return ofRaw(proto, type, shape, target);
            }
            type.dtype().normalize(target);
            return read;
        }
    }

    private static void checkPlace(TensorProto proto, long offset, long bytes, long fileBytes, Path file)
            throws FormatException {
        long length = number(proto, "length", bytes);
        if (length != bytes || offset > fileBytes - bytes) {
            throw new FormatException("onnx: external data must lie inside their file: offset=" + offset + ", length="
                    + length + ", expected length=" + bytes + ", file bytes=" + fileBytes + "; tensor " + proto
                    + ", file " + file);
        }
    }

    /// Checks that the elements of a tensor can be read from their file, without reading them.
    static void checkExternal(TensorProto proto, Path folder) throws IOException {
        ElementType type = ElementType.of(proto.dataType());
        if (type == null || type.dtype() == null) {
            throw new UnsupportedOnnxException("onnx: element type not supported: " + proto);
        }
        Path file = inside(proto, folder);
        try {
            Shape shape = Shape.of(proto.dims().stream().mapToLong(Long::longValue).toArray());
            checkPlace(proto, number(proto, "offset", 0), rawBytes(type, shape), Files.size(file), file);
        } catch (IllegalArgumentException e) {
            throw new FormatException("onnx: bad dimensions: " + e.getMessage() + "; tensor " + proto);
        }
    }

    // The real path must lie in the real folder, so that neither `..` nor a link leads out.
    private static Path inside(TensorProto proto, Path folder) throws IOException {
        String location = proto.external().getOrDefault("location", "");
        Path root = folder.toRealPath();
        Path file = null;
        try {
            Path relative = Path.of(location);
            if (!location.isEmpty() && !relative.isAbsolute()) {
                Path resolved = root.resolve(relative).normalize();
                file = resolved.startsWith(root) && Files.exists(resolved) ? resolved.toRealPath() : null;
            }
        } catch (InvalidPathException _) {
            file = null;
        }
        if (file == null || !file.startsWith(root) || !Files.isRegularFile(file)) {
            throw new FormatException("onnx: external data must be a file in the model's folder: location='" + location
                    + "', folder=" + folder + "; tensor " + proto);
        }
        return file;
    }

    private static long number(TensorProto proto, String key, long otherwise) throws FormatException {
        String text = proto.external().get(key);
        if (text == null) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Reported below, as negative numbers are.
        }
        throw new FormatException("onnx: a place in external data must be a number: " + key + "='" + text + "'; tensor "
                + proto);
    }

    /// Reads a tensor that is mostly 0.
    static Tensor read(SparseTensorProto proto, Path folder) throws IOException {
        Tensor values = read(proto.values(), folder).tensor();
        Tensor indices = read(proto.indices(), folder).tensor();
        Tensor result;
        try {
            result = Tensor.zeros(values.dtype(), proto.dims().stream().mapToLong(Long::longValue).toArray());
        } catch (IllegalArgumentException e) {
            throw new FormatException("onnx: bad dimensions of a sparse tensor: " + e.getMessage());
        }
        long[] at = indices.toLongs();
        long[] strides = result.shape().strides();
        int rank = indices.rank() == 2 ? result.rank() : 1;
        if (values.rank() != 1 || at.length != values.size() * rank) {
            throw new FormatException("onnx: a sparse tensor needs one index for each value: values " + values.spec()
                    + ", indices " + indices.spec());
        }
        int bytes = values.dtype().bytes();
        for (int i = 0; i < values.size(); i++) {
            long place = rank == 1 && indices.rank() == 1 ? at[i] : 0;
            for (int axis = 0; indices.rank() == 2 && axis < rank; axis++) {
                long index = at[i * rank + axis];
                place = index < 0 || index >= result.dim(axis) ? -1 : place < 0 ? -1 : place + index * strides[axis];
            }
            if (place < 0 || place >= result.size()) {
                throw new FormatException("onnx: an index of a sparse tensor is out of range: value=" + i + ", tensor "
                        + result.spec());
            }
            MemorySegment.copy(values.segment(), (long) i * bytes, result.segment(), place * bytes, bytes);
        }
        return result;
    }

    /// A tensor of whole numbers along one axis.
    static Tensor vector(long... values) {
        return Tensor.of(Arrays.copyOf(values, values.length), values.length);
    }
}
