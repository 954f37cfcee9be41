// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Pictures in one folder for each class, as in `cats/1.png`, `dogs/2.jpg`; classes and files in alphabetical order.
///
/// Pictures are read when asked for, made `channels x height x width` (bilinearly), with values in `[0, 1]`.
public final class ImageFolder implements Dataset {
    private final List<Path> files;
    private final List<Integer> labels;
    private final List<String> classes;
    private final int channels;
    private final int height;
    private final int width;

    private ImageFolder(List<Path> files, List<Integer> labels, List<String> classes, int channels, int height,
            int width) {
        this.files = files;
        this.labels = labels;
        this.classes = classes;
        this.channels = channels;
        this.height = height;
        this.width = width;
    }

    /// Lists the pictures (`.png`, `.jpg`, `.jpeg`, `.bmp`, `.gif`) under `folder`.
    ///
    /// @throws IOException if the folder is missing or holds no class folder with pictures
    public static ImageFolder open(Path folder, int channels, int height, int width) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException("image folder: no such folder: path=" + folder);
        }
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        for (Path inner : list(folder)) {
            List<Path> pictures = Files.isDirectory(inner)
                    ? list(inner).stream().filter(ImageFolder::isPicture).toList()
                    : List.of();
            if (!pictures.isEmpty()) {
                pictures.forEach(picture -> labels.add(classes.size()));
                files.addAll(pictures);
                classes.add(inner.getFileName().toString());
            }
        }
        if (classes.isEmpty()) {
            throw new IOException("image folder: no class folder with pictures found: path=" + folder
                    + "; expected " + folder.resolve("CLASS").resolve("PICTURE.png"));
        }
        return new ImageFolder(List.copyOf(files), List.copyOf(labels), List.copyOf(classes), channels, height, width);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static boolean isPicture(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|bmp|gif)");
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public TensorSpec inputSpec() {
        return TensorSpec.of(DType.F32, channels, height, width);
    }

    @Override
    public TensorSpec targetSpec() {
        return TensorSpec.of(DType.I64);
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    /// The file of one example.
    public Path file(int index) {
        return files.get(index);
    }

    @Override
    public void copyTo(int index, Batch batch, int row) {
        try (Scope _ = Scope.open("picture")) {
            Tensor picture = Images.resize(Images.read(files.get(index), channels), height, width);
            TensorDataset.copyRow(picture.unsqueeze(0), 0, batch.x(), row);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        DType.I64.setLong(batch.y().segment(), row * 8L, labels.get(index));
    }
}
