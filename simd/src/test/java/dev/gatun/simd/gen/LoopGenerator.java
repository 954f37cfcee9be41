// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd.gen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the flat loops of all elementwise ops, row operations and optimizer steps from the tables in [LoopTable].
///
/// Run `main` with the output folder (`simd/src/generated/java/dev/gatun/simd`) to regenerate them.
public final class LoopGenerator {
    private LoopGenerator() {
    }

    /// Writes the generated files into the folder `args[0]`.
    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, String> file : sources().entrySet()) {
            Files.writeString(Path.of(args[0]).resolve(file.getKey() + ".java"), file.getValue());
        }
    }

    /// The sources by class name.
    public static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        for (LoopTable.Group group : LoopTable.groups()) {
            sources.put(group.name(), source(group));
        }
        return sources;
    }

    private static String source(LoopTable.Group group) {
        LoopType type = group.type();
        List<String> methods = new ArrayList<>();
        group.loops().forEach(loop -> loop.render(methods));
        group.columns().forEach(columns -> columns.render(methods));
        group.rows().forEach(rows -> rows.render(methods));
        methods.removeLast();
        String text = String.join("\n", methods);
        List<String> out = new ArrayList<>();
        out.add("// SPDX-License-Identifier: Apache-2.0");
        out.add("// Written by LoopGenerator; do not edit.");
        out.add("package dev.gatun.simd;");
        out.add("");
        out.add("import java.lang.foreign.MemorySegment;");
        if (text.contains("ValueLayout")) {
            out.add("import java.lang.foreign.ValueLayout;");
        }
        if (text.contains("NATIVE")) {
            out.add("import java.nio.ByteOrder;");
        }
        for (String name : List.of("DoubleVector", "FloatVector", "IntVector", "LongVector", "VectorMask",
                "VectorOperators")) {
            if (text.contains(name)) {
                out.add("import jdk.incubator.vector." + name + ";");
            }
        }
        if (text.contains("FOLD")) {
            out.add("import jdk.incubator.vector.VectorShuffle;");
        }
        out.add("");
        out.add("/// " + group.doc());
        out.add("///");
        out.add("/// Offsets are in bytes, `n` in elements. A result may lie where an operand lies, but not overlap it"
                + " otherwise.");
        out.add("final class " + group.name() + " {");
        if (text.contains("NATIVE")) {
            out.add("    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();");
        }
        if (text.contains("FOLD")) {
            out.add("    // Lanes are folded in this order, so that results do not depend on how the code is compiled.");
            for (int distance = 1; distance * type.bytes * 2 <= 64; distance *= 2) {
                out.add("    private static final VectorShuffle<" + type.box + "> FOLD" + distance + " = "
                        + type.species
                        + ".shuffleFromOp(i -> (i ^ " + distance + ") % "
                        + type.lanes() + ");");
            }
        }
        out.add("");
        out.add("    private " + group.name() + "() {");
        out.add("    }");
        out.add("");
        out.addAll(methods);
        out.add("}");
        return String.join("\n", out) + "\n";
    }
}
