// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.io.FormatException;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// CIFAR-10 in its binary version (A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009): records
/// of one label byte and 3,072 bytes, red, green and blue planes of 32x32. Files may be gzipped.
public final class Cifar10 {
    private static final String[] CLASSES = {"airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse",
        "ship", "truck"};
    private static final int PIXELS = 3 * 32 * 32;
    private static final int FILE_LIMIT = 1 << 28;

    private Cifar10() {
    }

    /// The records of some files, in order: inputs `[3, 32, 32]` in `[0, 1]`, targets the classes.
    ///
    /// @throws FormatException if a file is not a whole number of records or a label is above 9
    public static Dataset read(List<Path> files) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Path file : files) {
            byte[] bytes = bytes(file);
            if (bytes.length == 0 || bytes.length % (1 + PIXELS) != 0) {
                throw new FormatException("cifar-10: the size must be a multiple of 3,073 bytes: bytes=" + bytes.length
                        + "; file " + file);
            }
            for (int i = 0; i < bytes.length; i += 1 + PIXELS) {
                if (bytes[i] < 0 || bytes[i] > 9) {
                    throw new FormatException("cifar-10: label out of range: record=" + i / (1 + PIXELS) + ", label="
                            + (bytes[i] & 0xFF) + "; file " + file);
                }
            }
            all.writeBytes(bytes);
        }
        Tensor records = Tensor.copyOf(MemorySegment.ofArray(all.toByteArray()), DType.U8, all.size() / (1 + PIXELS),
                1 + PIXELS);
        Tensor labels = records.slice(1, 0, 1).to(DType.I64).reshape(-1);
        Tensor images = Idx.scaled(records.slice(1, 1, 1 + PIXELS).contiguous()).reshape(-1, 3, 32, 32);
        return Dataset.of(images, labels, CLASSES);
    }

    /// The training part (`data_batch_*.bin`) or the test part (`test_batch*.bin`) in `folder`, plain or gzipped.
    ///
    /// @throws NoSuchFileException if there is no such file
    public static Dataset read(Path folder, boolean train) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException("data: no such folder: path=" + folder);
        }
        String pattern = (train ? "data_batch_" : "test_batch") + ".*\\.bin(\\.gz)?";
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(f -> f.getFileName().toString().matches(pattern)).sorted().toList();
            if (files.isEmpty()) {
                throw new NoSuchFileException("data: file not found: expected " + folder.resolve(train
                        ? "data_batch_1.bin" : "test_batch.bin") + " or the same with .gz");
            }
            return read(files);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        byte[] raw;
        try (InputStream in = Files.newInputStream(file)) {
            raw = in.readNBytes(FILE_LIMIT);
            checkEnd(in, file);
        }
        if (raw.length < 2 || raw[0] != 0x1F || raw[1] != (byte) 0x8B) {
            return raw;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(raw))) {
            byte[] bytes = in.readNBytes(FILE_LIMIT);
            checkEnd(in, file);
            return bytes;
        } catch (EOFException | ZipException e) {
            throw new FormatException("cifar-10: damaged or cut off: " + e.getMessage() + "; file " + file);
        }
    }

    private static void checkEnd(InputStream in, Path file) throws IOException {
        if (in.read() >= 0) {
            throw new FormatException("cifar-10: the file is too large: limit=" + FILE_LIMIT + " bytes; file " + file);
        }
    }
}
