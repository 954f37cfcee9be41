// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings;

import dev.gatun.bindings.Downcalls.Downcall;
import dev.gatun.internal.Json;
import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a native image must be told of the downcalls, in the format of GraalVM 25 (`reachability-metadata.json`,
/// schema 1.2.0): one entry for each shape, which is a result, parameters and linker options.
///
/// Run `main` in the folder `native-bindings` to write the file anew.
public final class ReachabilityMetadata {
    public static final Path FILE = Path.of("src/main/resources/META-INF/native-image/dev.gatun/gatun-native-bindings",
            "reachability-metadata.json");

    private static final Set<String> TYPES = Set.of("jint", "jlong", "jfloat", "void*");

    private ReachabilityMetadata() {
    }

    /// Writes the file.
    public static void main(String[] args) throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, text(Downcalls.table()));
    }

    /// The file's text, one line a shape.
    static String text(List<Downcall> table) {
        return "{\n  \"foreign\": {\n    \"downcalls\": [\n" + shapes(table).keySet().stream().map(shape -> "      "
                + shape).collect(Collectors.joining(",\n")) + "\n    ]\n  }\n}\n";
    }

    /// The entries that `table` needs, each with the functions that need it.
    static Map<String, Set<String>> shapes(List<Downcall> table) {
        Map<String, Set<String>> shapes = new TreeMap<>();
        for (Downcall row : table) {
            shapes.computeIfAbsent(shape(row), _ -> new TreeSet<>()).add(row.function());
        }
        return shapes;
    }

    private static String shape(Downcall row) {
        List<String> parameters = row.descriptor().argumentLayouts().stream().map(ReachabilityMetadata::type).toList();
        return entry(row.descriptor().returnLayout().map(ReachabilityMetadata::type).orElse("void"), parameters, row
                .isCritical());
    }

    private static String entry(String result, List<String> parameters, boolean isCritical) {
        return "{\"returnType\": " + Json.write(result) + ", \"parameterTypes\": [" + parameters.stream().map(
                Json::write).collect(Collectors.joining(", ")) + "]"
                + (isCritical
                        ? ", \"options\": {\"critical\": {\"allowHeapAccess\": false}}"
                        : "")
                + "}";
    }

    // The names for JNI's types, which have the same size on every platform.
    private static String type(MemoryLayout layout) {
        return switch (layout) {
            case ValueLayout.OfInt _ -> "jint";
            case ValueLayout.OfLong _ -> "jlong";
            case ValueLayout.OfFloat _ -> "jfloat";
            case AddressLayout _ -> "void*";
            default -> throw new IllegalArgumentException("metadata: no name for the layout " + layout);
        };
    }

    /// The shapes in a file's text, written as [#shapes(List)] writes them.
    ///
    /// @throws IllegalArgumentException if the text is not JSON, or anything in it is not of the format
    public static Set<String> parse(String text) {
        Set<String> shapes = new TreeSet<>();
        Map<?, ?> foreign = only(Json.parse(text), "foreign");
        for (Object item : (List<?>) only(foreign.get("foreign"), "downcalls").get("downcalls")) {
            Map<?, ?> fields = (Map<?, ?>) item;
            if (!Set.of("returnType", "parameterTypes", "options").containsAll(fields.keySet())) {
                throw new IllegalArgumentException("metadata: unknown field: " + fields);
            }
            boolean isCritical = fields.containsKey("options");
            if (isCritical && !Boolean.FALSE.equals(only(only(fields.get("options"), "critical").get("critical"),
                    "allowHeapAccess").get("allowHeapAccess"))) {
                throw new IllegalArgumentException("metadata: unknown options: " + fields);
            }
            List<String> parameters = new ArrayList<>();
            for (Object parameter : (List<?>) fields.get("parameterTypes")) {
                parameters.add(type(parameter));
            }
            Object result = fields.get("returnType");
            if (!shapes.add(entry(result.equals("void") ? "void" : type(result), parameters, isCritical))) {
                throw new IllegalArgumentException("metadata: listed twice: " + fields);
            }
        }
        return shapes;
    }

    private static Map<?, ?> only(Object value, String key) {
        if (value instanceof Map<?, ?> map && map.keySet().equals(Set.of(key))) {
            return map;
        }
        throw new IllegalArgumentException("metadata: expected was an object with '" + key + "' alone: " + value);
    }

    private static String type(Object name) {
        if (name instanceof String text && TYPES.contains(text)) {
            return text;
        }
        throw new IllegalArgumentException("metadata: unknown type: " + name);
    }

    /// What `listed` lacks and what it has too much, empty where it is just what `table` needs.
    public static List<String> differences(Set<String> listed, List<Downcall> table) {
        List<String> differences = new ArrayList<>();
        Map<String, Set<String>> needed = shapes(table);
        needed.forEach((shape, functions) -> {
            if (!listed.contains(shape)) {
                differences.add("missing: " + shape + " for " + functions);
            }
        });
        listed.stream().filter(shape -> !needed.containsKey(shape)).forEach(shape -> differences.add("not used: "
                + shape));
        return differences;
    }
}
