// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.data.Cifar10;
import dev.gatun.data.Dataset;
import dev.gatun.data.Digits;
import dev.gatun.data.Idx;
import dev.gatun.data.ImageFolder;
import dev.gatun.data.Transform;
import dev.gatun.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// What can be learnt: pictures of some classes in two parts, and the settings that suit them.
///
/// @param name what it is called on the command line
/// @param train the examples to learn from, inputs `[channels, height, width]` in `[0, 1]`
/// @param test the examples to measure with
/// @param size the height and width of a model's input
/// @param epochs how long to train if nothing is said
/// @param augment the change of training examples, or null
/// @param note what is special about the data; empty if nothing
record Task(String name, Dataset train, Dataset test, int size, int epochs, Transform augment, String note) {
    private static final int FOLDER_SIZE = 32;
    private static final long SPLIT_SEED = 1;

    /// The data of the given name: `digits`, `mnist`, `fashion-mnist`, `cifar10`, or a folder with a folder of pictures
    /// for each class.
    ///
    /// @param folder where the data are; may be null for `digits` and for a folder of pictures
    static Task open(String name, Path folder) throws IOException {
        return switch (name) {
            case "digits" -> {
                List<Dataset> parts = Digits.split();
                yield new Task(name, parts.getFirst(), parts.getLast(), 28, 20, Transform.randomShift(2), "");
            }
            case "mnist" -> {
                Path from = needed(name, folder);
                yield new Task(name, Idx.mnist(from, true), Idx.mnist(from, false), 28, 8, Transform.randomShift(1),
                        "");
            }
            case "fashion-mnist" -> {
                Path from = needed(name, folder);
                yield new Task(name, Idx.fashionMnist(from, true), Idx.fashionMnist(from, false), 28, 12,
                        Transform.randomFlip(0.5), "");
            }
            case "cifar10" -> cifar10(needed(name, folder));
            default -> pictures(folder == null ? Path.of(name) : folder.resolve(name));
        };
    }

    private static Path needed(String name, Path folder) {
        if (folder == null) {
            throw new IllegalArgumentException("train: the data need a folder: --data=" + name
                    + "; say where the files are with --data-dir");
        }
        return folder;
    }

    private static Task cifar10(Path folder) throws IOException {
        Dataset train = Cifar10.read(folder, true);
        Transform augment = Transform.randomFlip(0.5).then(Transform.randomShift(3));
        try {
            return new Task("cifar10", train, Cifar10.read(folder, false), 32, 20, augment, "");
        } catch (NoSuchFileException e) {
            return split("cifar10", train, 20, augment);
        }
    }

    private static Task pictures(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException("train: no such data: --data=" + folder
                    + "; known: digits, mnist, fashion-mnist, cifar10, or a folder with one folder of pictures for each"
                    + " class");
        }
        if (Files.isDirectory(folder.resolve("train")) && Files.isDirectory(folder.resolve("test"))) {
            Dataset train = read(folder.resolve("train"));
            Dataset test = read(folder.resolve("test"));
            if (!train.classes().equals(test.classes())) {
                throw new IllegalArgumentException("train: both parts must have the same classes: train="
                        + train.classes() + ", test=" + test.classes() + "; folder " + folder);
            }
            return new Task(folder.toString(), train, test, FOLDER_SIZE, 20, null, "");
        }
        return split(folder.toString(), read(folder), 20, null);
    }

    private static Dataset read(Path folder) throws IOException {
        return ImageFolder.open(folder, 3, FOLDER_SIZE, FOLDER_SIZE).inMemory();
    }

    private static Task split(String name, Dataset all, int epochs, Transform augment) {
        List<Dataset> parts = all.split(0.8, SPLIT_SEED);
        if (parts.getLast().size() == 0) {
            throw new IllegalArgumentException("train: there are too few pictures to hold some back: pictures="
                    + all.size() + "; data " + name);
        }
        return new Task(name, parts.getFirst(), parts.getLast(), FOLDER_SIZE, epochs, augment,
                "without test files, so a fifth is held out");
    }

    int channels() {
        return (int) train.inputSpec().dim(0);
    }

    /// The examples with inputs of the model's size, in memory.
    Dataset scaled(Dataset part) {
        Shape shape = part.inputSpec().shape();
        return shape.dim(1) == size && shape.dim(2) == size ? part : part.map(Transform.resize(size, size)).inMemory();
    }
}
