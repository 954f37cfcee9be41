// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Reads all compiled classes and fails on any dependency that the architecture does not draw.
class LayeringTest {
    private static final Pattern TYPE = Pattern.compile("L([\\w/$]+);");
    private static final Set<String> MODULES = Set.of("api", "simd", "native-bindings", "jmh", "examples");

    /// For each package of the api the other packages that it may use.
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("tensor", Set.of("op", "internal")),
            Map.entry("op", Set.of("tensor", "internal")),
            Map.entry("autograd", Set.of("tensor", "op")),
            Map.entry("spi", Set.of("tensor", "op", "internal")),
            Map.entry("internal", Set.of("tensor", "op", "spi")),
            Map.entry("conformance", Set.of("tensor", "op", "autograd", "spi", "internal")),
            Map.entry("nn", Set.of("tensor", "op")),
            Map.entry("optim", Set.of("tensor", "op", "autograd")),
            Map.entry("io", Set.of("tensor", "internal")),
            Map.entry("data", Set.of("tensor", "io")),
            Map.entry("model", Set.of("tensor", "op", "nn")),
            Map.entry("onnx", Set.of("tensor", "op", "nn", "io", "plan", "spi", "internal")),
            Map.entry("plan", Set.of("tensor", "op", "spi", "internal")),
            Map.entry("train", Set.of("tensor", "op", "autograd", "nn", "optim", "data", "io")));

    @Test
    void noClassCrossesAWall() throws IOException {
        List<String> crossings = new ArrayList<>();
        forEachClass((module, model) -> {
            String name = model.thisClass().asInternalName();
            for (String used : dependencies(model)) {
                String reason = crossing(module, name, used);
                if (!reason.isEmpty()) {
                    crossings.add(name + " -> " + used + ": " + reason);
                }
            }
        });
        assertEquals(List.of(), crossings);
    }

    @Test
    void confinedArenasAreNotUsed() throws IOException {
        // Four accesses to one are enough for vector kernels that are compiled later to run at a quarter of their speed.
        List<String> uses = new ArrayList<>();
        forEachClass((_, model) -> {
            for (MethodModel method : model.methods()) {
                method.code().ifPresent(code -> code.forEach(element -> {
                    if (element instanceof InvokeInstruction call
                            && call.owner().asInternalName().equals("java/lang/foreign/Arena")
                            && call.name().stringValue().equals("ofConfined")) {
                        uses.add(model.thisClass().asInternalName() + "." + method.methodName().stringValue());
                    }
                }));
            }
        });
        assertEquals(List.of(), uses);
    }

    /// Gives each compiled class with its module to `check`; fails where there are too few of them.
    static void forEachClass(BiConsumer<String, ClassModel> check) throws IOException {
        int classes = 0;
        for (String module : MODULES) {
            Path folder = Path.of("..", module, "target", "classes");
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) files.filter(LayeringTest::isClass)::iterator) {
                    check.accept(module, ClassFile.of().parse(file));
                    classes++;
                }
            }
        }
        assertTrue(classes > 80, "only " + classes + " classes were found");
    }

    @Test
    void eachWallIsGuarded() {
        assertEquals("", crossing("api", "dev/gatun/nn/Linear", "dev/gatun/tensor/Tensor"));
        assertEquals("nn must not use optim", crossing("api", "dev/gatun/nn/Linear", "dev/gatun/optim/Sgd"));
        assertEquals("tensor must not use autograd", crossing("api", "dev/gatun/tensor/Tensor",
                "dev/gatun/autograd/Tape"));
        assertEquals("only simd uses the Vector API", crossing("api", "dev/gatun/op/Relu",
                "jdk/incubator/vector/FloatVector"));
        assertEquals("only native-bindings links native code", crossing("simd", "dev/gatun/simd/Gemm",
                "java/lang/foreign/Linker"));
        assertEquals("api must not use dev/gatun/simd/Gemm", crossing("api", "dev/gatun/op/Relu",
                "dev/gatun/simd/Gemm"));
        assertEquals("examples must not use dev/gatun/simd/Gemm", crossing("examples", "dev/gatun/examples/Gatun",
                "dev/gatun/simd/Gemm"));
        assertEquals("api has no third-party dependency", crossing("api", "dev/gatun/io/Csv", "picocli/CommandLine"));
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(".class") && !file.endsWith("module-info.class");
    }

    private static String crossing(String module, String name, String used) {
        if (used.startsWith("jdk/incubator/") && !module.equals("simd")) {
            return "only simd uses the Vector API";
        }
        if (used.startsWith("java/lang/foreign/Linker") && !module.equals("native-bindings")) {
            return "only native-bindings links native code";
        }
        if (module.equals("api") && !used.startsWith("java") && !used.startsWith("jdk/")
                && !used.startsWith("dev/gatun/")
                && !used.startsWith("com/sun/")) {
            return "api has no third-party dependency";
        }
        if (!used.startsWith("dev/gatun/")) {
            return "";
        }
        String target = module(used);
        boolean allowed = target.equals(module) || target.equals("api") || module.equals("jmh");
        if (!allowed) {
            return module + " must not use " + used;
        }
        if (module.equals("api")) {
            String from = packageOf(name);
            String to = packageOf(used);
            if (!from.isEmpty() && !from.equals(to) && !ARROWS.getOrDefault(from, Set.of()).contains(to)) {
                return from + " must not use " + to;
            }
        }
        return "";
    }

    private static String module(String name) {
        return switch (packageOf(name)) {
            case "simd" -> "simd";
            case "bindings" -> "native-bindings";
            case "jmh" -> "jmh";
            case "examples" -> "examples";
            default -> "api";
        };
    }

    /// The part of a class name after `dev/gatun/` that names its package; empty for the root package.
    private static String packageOf(String name) {
        String rest = name.substring(Math.min(name.length(), "dev/gatun/".length()));
        return rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : "";
    }

    private static Set<String> dependencies(ClassModel model) {
        Set<String> names = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry type) {
                String name = type.asInternalName();
                if (name.startsWith("[")) {
                    addTypes(names, name);
                } else {
                    names.add(name);
                }
            } else if (entry instanceof NameAndTypeEntry member) {
                addTypes(names, member.type().stringValue());
            }
        }
        model.fields().forEach(field -> addTypes(names, field.fieldType().stringValue()));
        model.methods().forEach(method -> addTypes(names, method.methodType().stringValue()));
        return names;
    }

    private static void addTypes(Set<String> names, String descriptor) {
        Matcher matcher = TYPE.matcher(descriptor);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
    }
}
