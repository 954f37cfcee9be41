// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.io.FormatException;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The IDX format of MNIST and Fashion-MNIST (Y. LeCun, C. Cortes, C. Burges, "The MNIST database"), plain or gzipped.
public final class Idx {
    private static final String[] FASHION = {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt",
        "Sneaker", "Bag", "Ankle boot"};
    private static final long BYTE_LIMIT = 1L << 32;
    private static final int PIECE = 1 << 20;

    private Idx() {
    }

    /// Reads one IDX file of unsigned bytes as a `U8` tensor.
    ///
    /// @throws FormatException if the magic number is wrong or the data are cut off
    public static Tensor read(Path file) throws IOException {
        try (InputStream in = open(file)) {
            byte[] magic = in.readNBytes(4);
            if (magic.length < 4 || magic[0] != 0 || magic[1] != 0 || magic[2] != 8 || magic[3] < 1 || magic[3] > 4) {
                throw new FormatException("idx: wrong magic number: expected 00 00 08 and 1 to 4 axes, found "
                        + HexFormat.ofDelimiter(" ").formatHex(magic) + "; file " + file);
            }
            long[] dims = new long[magic[3]];
            long size = 1;
            for (int i = 0; i < dims.length; i++) {
                byte[] dim = in.readNBytes(4);
                if (dim.length < 4) {
                    throw new FormatException("idx: the header is cut off: file " + file);
                }
                dims[i] = ByteBuffer.wrap(dim).getInt() & 0xFFFF_FFFFL;
                size = Math.multiplyHigh(size, dims[i]) == 0 ? size * dims[i] : Long.MAX_VALUE;
                if (size < 0 || size > BYTE_LIMIT) {
                    throw new FormatException("idx: too many elements: dims=" + Arrays.toString(dims)
                            + "; file " + file);
                }
            }
            // Deflate shrinks at most 1,032 times, so a header that promises more is a lie.
            if (size > 1032 * Files.size(file)) {
                throw new FormatException("idx: the data are cut off: expected bytes=" + size + ", file bytes="
                        + Files.size(file) + "; file " + file);
            }
            return fill(in, Tensor.empty(TensorSpec.of(DType.U8, dims)), file);
        } catch (EOFException | ZipException e) {
            throw new FormatException("idx: damaged or cut off: " + e.getMessage() + "; file " + file);
        }
    }

    private static Tensor fill(InputStream in, Tensor tensor, Path file) throws IOException {
        long done = 0;
        while (done < tensor.size()) {
            byte[] piece = in.readNBytes((int) Math.min(PIECE, tensor.size() - done));
            if (piece.length == 0) {
                throw new FormatException("idx: the data are cut off: expected bytes=" + tensor.size() + ", found="
                        + done + "; file " + file);
            }
            MemorySegment.copy(MemorySegment.ofArray(piece), 0, tensor.segment(), done, piece.length);
            done += piece.length;
        }
        return tensor;
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), PIECE);
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        return first == 0x1F && second == 0x8B ? new GZIPInputStream(in, PIECE) : in;
    }

    /// MNIST from its four files (`train-images-idx3-ubyte`, …, with or without `.gz`) in `folder`: inputs
    /// `[1, 28, 28]` in `[0, 1]`, targets the digits.
    public static Dataset mnist(Path folder, boolean train) throws IOException {
        return load(folder, train, IntStream.range(0, 10).mapToObj(Integer::toString).toArray(String[]::new));
    }

    /// Fashion-MNIST, in files of the same names (H. Xiao, K. Rasul, R. Vollgraf, 2017).
    public static Dataset fashionMnist(Path folder, boolean train) throws IOException {
        return load(folder, train, FASHION);
    }

    private static Dataset load(Path folder, boolean train, String[] classes) throws IOException {
        String part = train ? "train" : "t10k";
        Tensor images = read(find(folder, part + "-images-idx3-ubyte"));
        Tensor labels = read(find(folder, part + "-labels-idx1-ubyte"));
        if (images.rank() != 3 || labels.rank() != 1 || images.dim(0) != labels.dim(0)) {
            throw new FormatException("idx: images and labels do not match: images=" + images.spec() + ", labels="
                    + labels.spec() + "; folder " + folder);
        }
        byte[] bytes = labels.toBytes();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0 || bytes[i] >= classes.length) {
                throw new FormatException("idx: label out of range: index=" + i + ", label=" + (bytes[i] & 0xFF)
                        + "; folder " + folder);
            }
        }
        return Dataset.of(scaled(images).unsqueeze(1), labels.to(DType.I64), classes);
    }

    static Tensor scaled(Tensor bytes) {
        return bytes.to(DType.F32).mul(1 / 255.0);
    }

    private static Path find(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException("data: no such folder: path=" + folder);
        }
        for (String ending : new String[] {"", ".gz"}) {
            Path file = folder.resolve(name + ending);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw new NoSuchFileException(
                "data: file not found: expected " + folder.resolve(name) + " or the same with .gz");
    }
}
