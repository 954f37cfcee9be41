// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One model with inputs and the outputs that are expected of it.
///
/// @param name its folder, from the given folder or inside the archive, with `/` between its parts
/// @param layout how its files are named
/// @param model the model file
record OnnxCase(String name, Layout layout, Path model) {
    /// How the files of a case are named.
    enum Layout {
        /// `model.onnx`, `test_data_set_N/input_K.pb`, `test_data_set_N/output_K.pb` (onnx/onnx).
        OFFICIAL,
        /// `network.onnx`, `inputs.npz`, `outputs.npz`.
        NPZ,
        /// `NAME.onnx`, `NAME_output_K.pb`; the inputs are `0/n, 1/n, …` (onnx/onnx, light models).
        LIGHT
    }

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)(\\.pb)?");

    /// Finds all cases below folders and in archives; archives below a folder count too.
    ///
    /// @param temporary a folder to unpack archives in
    /// @throws NoSuchFileException if a root is not there
    static List<OnnxCase> find(List<Path> roots, Path temporary) throws IOException {
        Map<String, OnnxCase> cases = new LinkedHashMap<>();
        for (Path root : roots) {
            if (!Files.exists(root)) {
                throw new NoSuchFileException(root.toString());
            }
            Path real = root.toRealPath();
            if (Files.isDirectory(real)) {
                walk(real, real, temporary, cases);
            } else if (TarArchive.isArchive(real)) {
                unpack(real, temporary, cases);
            } else {
                throw new IllegalArgumentException("conformance: a folder or a .tar.gz archive was expected: path="
                        + root);
            }
        }
        return List.copyOf(cases.values());
    }

    private static void unpack(Path archive, Path temporary, Map<String, OnnxCase> cases) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "archive");
        TarArchive.unpack(archive, folder);
        walk(folder, folder, temporary, cases);
    }

    private static void walk(Path root, Path folder, Path temporary, Map<String, OnnxCase> cases)
            throws IOException {
        List<Path> entries;
        try (Stream<Path> list = Files.list(folder)) {
            entries = list.sorted(Comparator.comparing(Path::toString)).toList();
        }
        List<Path> models = entries.stream().filter(entry -> entry.toString().endsWith(".onnx")).toList();
        boolean hasSets = entries.stream().anyMatch(entry -> isNumbered(entry, "test_data_set_"));
        Path official = folder.resolve("model.onnx");
        if (Files.exists(folder.resolve("inputs.npz")) && models.size() == 1) {
            add(cases, name(root, folder), Layout.NPZ, models.getFirst());
        } else if (models.contains(official)) {
            add(cases, name(root, folder), Layout.OFFICIAL, official);
        } else if (models.size() == 1 && hasSets) {
            add(cases, name(root, folder), Layout.OFFICIAL, models.getFirst());
        } else {
            for (Path model : models) {
                String stem = stem(model);
                if (Files.exists(folder.resolve(stem + "_output_0.pb"))) {
                    add(cases, name(root, folder.resolve(stem)), Layout.LIGHT, model);
                }
            }
        }
        for (Path entry : entries) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                walk(root, entry, temporary, cases);
            } else if (TarArchive.isArchive(entry)) {
                unpack(entry, temporary, cases);
            }
        }
    }

    private static void add(Map<String, OnnxCase> cases, String name, Layout layout, Path model) {
        String free = name;
        for (int i = 2; cases.containsKey(free); i++) {
            free = name + "#" + i;
        }
        cases.put(free, new OnnxCase(free, layout, model));
    }

    private static String name(Path root, Path folder) {
        String relative = root.relativize(folder).toString().replace('\\', '/');
        return relative.isEmpty() ? root.getFileName().toString() : relative;
    }

    private static String stem(Path model) {
        String file = model.getFileName().toString();
        return file.substring(0, file.length() - ".onnx".length());
    }

    /// The part of a case's name before the first `/`; the whole name if there is none.
    static String suite(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    /// Whether a glob fits the whole name or its last part; `*` does not cross a `/`, `**` does.
    static boolean fits(String glob, String name) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        Path path = Path.of(name);
        return matcher.matches(path) || matcher.matches(path.getFileName());
    }

    /// The folders of its sets of data, in order of their numbers; for other layouts the model's folder.
    List<Path> dataSets() {
        return layout == Layout.OFFICIAL ? numbered(model.getParent(), "test_data_set_") : List.of(model.getParent());
    }

    /// The files of a set of data, `input_` or `output_`, in order of their numbers.
    List<Path> files(Path dataSet, String start) {
        return numbered(dataSet, layout == Layout.LIGHT ? stem(model) + "_" + start : start);
    }

    private static List<Path> numbered(Path folder, String start) {
        try (Stream<Path> list = Files.list(folder)) {
            return new ArrayList<>(list.filter(entry -> isNumbered(entry, start)).sorted(Comparator.comparingLong(
                    OnnxCase::number)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNumbered(Path entry, String start) {
        Matcher matcher = NUMBERED.matcher(entry.getFileName().toString());
        return matcher.matches() && matcher.group(1).equals(start) && matcher.group(2).length() < 10;
    }

    private static long number(Path entry) {
        Matcher matcher = NUMBERED.matcher(entry.getFileName().toString());
        return matcher.matches() ? Long.parseLong(matcher.group(2)) : 0;
    }
}
