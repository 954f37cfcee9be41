// SPDX-License-Identifier: Apache-2.0
package dev.gatun.io;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// NumPy's array files: `.npy` holds one array, `.npz` is a zip archive of several (NEP 1, format versions 1.0 to 3.0).
///
/// Both byte orders and both storage orders are read; text, complex and object arrays are refused.
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int HEADER_LIMIT = 1 << 20;
    private static final int PIECE = 1 << 20;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([a-z?])(\\d{1,2})'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    private Npy() {
    }

    /// Reads a `.npy` file.
    ///
    /// @throws FormatException if it is not one, is cut off, or holds a type that cannot be read
    public static Tensor read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return readWhole(in, file.toString(), Files.size(file));
        }
    }

    /// The array in the bytes of a `.npy` file.
    ///
    /// @throws FormatException if they are not one, are cut off, or hold a type that cannot be read
    public static Tensor parse(byte[] bytes) throws FormatException {
        try {
            return readWhole(new ByteArrayInputStream(bytes), "in memory", bytes.length);
        } catch (FormatException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tensor readWhole(InputStream in, String name, long available) throws IOException {
        Tensor tensor = read(in, name, available);
        if (in.read() >= 0) {
            throw new FormatException("npy: bytes behind the array: file " + name);
        }
        return tensor;
    }

    /// Reads all arrays of a `.npz` file, by name without the ending `.npy`.
    ///
    /// @throws FormatException if one of its members is not a valid array
    public static Map<String, Tensor> readAll(Path file) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().replaceAll("\\.npy$", "");
                // Deflate shrinks at most 1,032 times, so a header that promises more is a lie.
                tensors.put(name, read(zip, file + "!" + entry.getName(), 1032 * Files.size(file)));
            }
        } catch (ZipException | EOFException e) {
            throw new FormatException("npz: damaged or cut off: " + e.getMessage() + "; file " + file);
        }
        if (tensors.isEmpty()) {
            throw new FormatException("npz: no array found: file " + file);
        }
        return tensors;
    }

    private static Tensor read(InputStream in, String name, long available) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
            throw new FormatException("npy: the magic bytes are missing: file " + name);
        }
        if (start[6] < 1 || start[6] > 3) {
            throw new FormatException("npy: unknown format version: version=" + start[6] + "." + start[7] + "; file "
                    + name);
        }
        byte[] length = in.readNBytes(start[6] == 1 ? 2 : 4);
        long size = 0;
        for (int i = length.length - 1; i >= 0; i--) {
            size = size << 8 | length[i] & 0xFF;
        }
        if (size > HEADER_LIMIT) {
            throw new FormatException("npy: header too long: length=" + size + ", limit=" + HEADER_LIMIT + "; file "
                    + name);
        }
        byte[] text = in.readNBytes((int) size);
        if (text.length < size) {
            throw new FormatException("npy: the header is cut off: file " + name);
        }
        return array(in, new String(text, StandardCharsets.UTF_8), name, available);
    }

    private static Tensor array(InputStream in, String header, String name, long available) throws IOException {
        Matcher descr = DESCR.matcher(header);
        Matcher fortran = FORTRAN.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!descr.find() || !fortran.find() || !shape.find()) {
            throw new FormatException("npy: header not understood: header=" + header.strip() + "; file " + name);
        }
        long[] dims;
        Shape whole;
        try {
            dims = Arrays.stream(shape.group(1).split(",")).map(String::strip).filter(s -> !s.isEmpty())
                    .mapToLong(Long::parseLong).toArray();
            whole = Shape.of(dims);
        } catch (IllegalArgumentException e) {
            throw new FormatException("npy: bad shape: shape=(" + shape.group(1) + "); file " + name);
        }
        String type = descr.group(2) + descr.group(3);
        DType dtype = switch (type) {
            case "f4" -> DType.F32;
            case "f8" -> DType.F64;
            case "f2" -> DType.F16;
            case "i4" -> DType.I32;
            case "i8" -> DType.I64;
            case "i2" -> DType.I16;
            case "u2" -> DType.U16;
            case "u4" -> DType.U32;
            case "u8" -> DType.U64;
            case "i1" -> DType.I8;
            case "u1" -> DType.U8;
            case "b1" -> DType.BOOL;
            default -> throw new FormatException("npy: element type not supported: descr=" + type + "; file " + name);
        };
        int width = Integer.parseInt(descr.group(3));
        if (whole.size() > available / width) {
            throw new FormatException("npy: the data is cut off: shape=" + whole + " of " + width
                    + " bytes each; file " + name);
        }
        boolean columns = fortran.group(1).equals("True");
        if (columns) {
            for (int i = 0; i < dims.length / 2; i++) {
                long swap = dims[i];
                dims[i] = dims[dims.length - 1 - i];
                dims[dims.length - 1 - i] = swap;
            }
        }
        Tensor tensor = Tensor.empty(TensorSpec.of(dtype, dims));
        fill(in, tensor, type, width, descr.group(1).equals(">"), name);
        dtype.normalize(tensor.segment());
        if (!columns) {
            return tensor;
        }
        int[] reversed = new int[dims.length];
        Arrays.setAll(reversed, i -> dims.length - 1 - i);
        return tensor.permute(reversed).contiguous();
    }

    private static void fill(InputStream in, Tensor tensor, String type, int width, boolean bigEndian, String name)
            throws IOException {
        DType dtype = tensor.dtype();
        MemorySegment target = tensor.segment();
        boolean plain = width == dtype.bytes() && (!bigEndian || width == 1);
        long total = tensor.size() * width;
        long element = 0;
        for (long done = 0; done < total; done += PIECE) {
            byte[] piece = in.readNBytes((int) Math.min(PIECE, total - done));
            if (piece.length < Math.min(PIECE, total - done)) {
                throw new FormatException("npy: the data is cut off: expected bytes=" + total + ", found="
                        + (done + piece.length) + "; file " + name);
            }
            if (plain) {
                MemorySegment.copy(MemorySegment.ofArray(piece), 0, target, done, piece.length);
                continue;
            }
            ByteBuffer buffer = ByteBuffer.wrap(piece).order(bigEndian ? ByteOrder.BIG_ENDIAN
                    : ByteOrder.LITTLE_ENDIAN);
            while (buffer.hasRemaining()) {
                long at = element++ * dtype.bytes();
                switch (type) {
                    case "f4" -> dtype.setDouble(target, at, buffer.getFloat());
                    case "f8" -> dtype.setDouble(target, at, buffer.getDouble());
                    case "f2" -> dtype.setDouble(target, at, Float.float16ToFloat(buffer.getShort()));
                    case "i2", "u2" -> dtype.setLong(target, at, buffer.getShort());
                    case "i4", "u4" -> dtype.setLong(target, at, buffer.getInt());
                    case "i8", "u8" -> dtype.setLong(target, at, buffer.getLong());
                    default -> throw new IllegalStateException("npy: unexpected type " + type);
                }
            }
        }
    }

    /// Writes a tensor as `.npy` (format version 1.0) in one atomic step.
    ///
    /// @throws IllegalArgumentException for `BF16`, which NumPy lacks
    public static void write(Path file, Tensor tensor) throws IOException {
        AtomicFile.write(file, channel -> write(Channels.newOutputStream(channel), tensor));
    }

    /// A tensor as the bytes of a `.npy` file (format version 1.0).
    ///
    /// @throws IllegalArgumentException for `BF16`, which NumPy lacks
    public static byte[] format(Tensor tensor) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(out, tensor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// Writes tensors as a deflated `.npz` archive in one atomic step.
    public static void writeAll(Path file, Map<String, Tensor> tensors) throws IOException {
        AtomicFile.write(file, channel -> {
            ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel));
            for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
                ZipEntry member = new ZipEntry(entry.getKey() + ".npy");
                member.setTime(0);
                zip.putNextEntry(member);
                write(zip, entry.getValue());
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    private static void write(OutputStream out, Tensor tensor) throws IOException {
        String descr = switch (tensor.dtype()) {
            case F32 -> "<f4";
            case F64 -> "<f8";
            case F16 -> "<f2";
            case I32 -> "<i4";
            case I64 -> "<i8";
            case I8 -> "|i1";
            case U8 -> "|u1";
            case I16 -> "<i2";
            case U16 -> "<u2";
            case U32 -> "<u4";
            case U64 -> "<u8";
            case BOOL -> "|b1";
            case BF16 -> throw new IllegalArgumentException("npy: bf16 cannot be written: tensor=" + tensor.spec()
                    + "; convert with .to(DType.F32)");
        };
        StringBuilder header = new StringBuilder("{'descr': '").append(descr)
                .append("', 'fortran_order': False, 'shape': (");
        for (long dim : tensor.shape().dims()) {
            header.append(dim).append(", ");
        }
        header.append("), }");
        // Magic, version, length and header together fill a multiple of 64 bytes.
        int padded = (10 + header.length() + 1 + 63 & -64) - 10;
        header.repeat(' ', padded - 1 - header.length()).append('\n');
        ByteBuffer start = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).put((byte) 1)
                .put((byte) 0).putShort((short) padded);
        out.write(start.array());
        out.write(header.toString().getBytes(StandardCharsets.US_ASCII));
        MemorySegment data = tensor.contiguous().segment();
        byte[] piece = new byte[(int) Math.min(PIECE, data.byteSize())];
        for (long done = 0; done < data.byteSize(); done += PIECE) {
            int count = (int) Math.min(PIECE, data.byteSize() - done);
            MemorySegment.copy(data, done, MemorySegment.ofArray(piece), 0, count);
            out.write(piece, 0, count);
        }
    }
}
