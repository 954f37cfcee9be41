// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Runs test cases in ONNX's layout: a folder with `model.onnx` and `test_data_set_N/input_K.pb` and `output_K.pb`.
///
/// As a program: `CaseRunner FOLDER-OR-ARCHIVE [NAME-PATTERN] [pass]` prints a line for each case (those that pass only
/// with `pass`) and the sums.
final class CaseRunner {
    /// How a case ended.
    enum Verdict {
        PASS,
        FAIL,
        UNSUPPORTED
    }

    /// The end of one case.
    ///
    /// @param reason empty for a pass
    record Outcome(String name, Verdict verdict, String reason) {
    }

    private static final double RELATIVE = 1e-3;
    private static final double ABSOLUTE = 1e-5;

    private CaseRunner() {
    }

    public static void main(String[] args) throws IOException {
        Path root = args[0].endsWith(".tar.gz") ? CaseArchive.unpack(args[0]) : Path.of(args[0]);
        Pattern names = Pattern.compile(args.length > 1 ? args[1] : "");
        boolean all = args.length > 2;
        int[] counts = new int[3];
        for (Path folder : cases(root)) {
            if (names.matcher(folder.toString()).find()) {
                Outcome outcome = run(folder, root);
                counts[outcome.verdict().ordinal()]++;
                if (all || outcome.verdict() != Verdict.PASS) {
                    System.out.println(outcome.verdict() + " " + outcome.name() + " " + outcome.reason());
                }
            }
        }
        System.out.println("conformance: " + counts[0] + " passed, " + counts[1] + " failed, " + counts[2]
                + " unsupported of " + (counts[0] + counts[1] + counts[2]));
    }

    /// All folders below `root` that hold a case, in order.
    static List<Path> cases(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.endsWith("model.onnx")).map(Path::getParent).sorted().toList();
        }
    }

    /// Runs one case.
    static Outcome run(Path folder, Path root) {
        return run(folder, root, RELATIVE, ABSOLUTE);
    }

    /// Runs one case with tolerances of its own.
    static Outcome run(Path folder, Path root, double relative, double absolute) {
        String name = root.relativize(folder).toString();
        try (Scope _ = Scope.open(name)) {
            OnnxModel model = OnnxModel.load(folder.resolve("model.onnx"));
            if (!model.unsupported().isEmpty()) {
                return new Outcome(name, Verdict.UNSUPPORTED, String.join("; ", model.unsupported()));
            }
            for (Path set : sets(folder)) {
                String difference = run(model, set, relative, absolute);
                if (!difference.isEmpty()) {
                    return new Outcome(name, Verdict.FAIL, difference);
                }
            }
            return new Outcome(name, Verdict.PASS, "");
        } catch (UnsupportedOnnxException e) {
            return new Outcome(name, Verdict.UNSUPPORTED, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            return new Outcome(name, Verdict.FAIL, e.toString().replace('\n', ' '));
        }
    }

    private static List<Path> sets(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("test_data_set_")).sorted().toList();
        }
    }

    private static List<Value> read(Path set, String kind, List<ValueInfo> infos) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(set)) {
            files = list.filter(file -> file.getFileName().toString().matches(kind + "_\\d+\\.pb")).sorted(Comparator
                    .comparingInt(file -> Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""))))
                    .toList();
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            values.add(OnnxTensors.read(Files.readAllBytes(files.get(i)), i < infos.size() ? infos.get(i).type()
                    : null));
        }
        return values;
    }

    private static String run(OnnxModel model, Path set, double relative, double absolute) throws IOException {
        List<Value> given = read(set, "input", model.inputs());
        List<Value> expected = read(set, "output", model.outputs());
        Map<String, Value> inputs = new LinkedHashMap<>();
        for (int i = 0; i < given.size() && i < model.inputs().size(); i++) {
            inputs.put(model.inputs().get(i).name(), given.get(i));
        }
        List<Value> got = List.copyOf(model.run(inputs).values());
        for (int i = 0; i < expected.size(); i++) {
            String difference = difference(expected.get(i), got.get(i), relative, absolute);
            if (!difference.isEmpty()) {
                return "output " + i + ": " + difference;
            }
        }
        return "";
    }

    /// Where two values differ, or an empty text.
    static String difference(Value expected, Value got, double relative, double absolute) {
        return switch (expected) {
            case Value.Numbers wanted when got instanceof Value.Numbers numbers -> difference(wanted, numbers, relative,
                    absolute);
            case Value.Sequence wanted when got instanceof Value.Sequence items -> {
                if (wanted.items().size() != items.items().size()) {
                    yield "expected " + wanted + ", got " + items;
                }
                for (int i = 0; i < wanted.items().size(); i++) {
                    String inner = difference(wanted.items().get(i), items.items().get(i), relative, absolute);
                    if (!inner.isEmpty()) {
                        yield "item " + i + ": " + inner;
                    }
                }
                yield "";
            }
            case Value.Maybe wanted when got instanceof Value.Maybe maybe -> wanted.value() == null ? maybe
                    .value() == null ? "" : "expected nothing, got " + got : maybe.value() == null ? "expected "
                            + wanted.value() + ", got nothing"
                            : difference(wanted.value(), maybe.value(), relative,
                                    absolute);
            case Value.Maybe wanted when wanted.value() != null -> difference(wanted.value(), got, relative, absolute);
            case Value.Texts wanted when wanted.equals(got) -> "";
            default -> "expected " + expected + ", got " + got;
        };
    }

    private static String difference(Value.Numbers expected, Value.Numbers got, double relative, double absolute) {
        if (expected.type() != got.type() || !expected.tensor().shape().equals(got.tensor().shape())) {
            return "expected " + expected + ", got " + got;
        }
        double[] wanted = expected.tensor().toDoubles();
        double[] found = got.tensor().toDoubles();
        double worst = 0;
        int at = -1;
        for (int i = 0; i < wanted.length; i++) {
            boolean same = Double.compare(wanted[i], found[i]) == 0 || wanted[i] == found[i];
            double error = Math.abs(wanted[i] - found[i]);
            double allowed = absolute + relative * Math.abs(wanted[i]);
            if (!same && !(error <= allowed) && (at < 0 || error > worst)) {
                worst = error;
                at = i;
            }
        }
        return at < 0 ? "" : String.format(Locale.ROOT, "element %d of %s: expected %s, got %s", at, got, wanted[at],
                found[at]);
    }
}
