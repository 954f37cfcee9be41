// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import java.io.IOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Reads all compiled classes and fails on what a native image cannot do, or only where it was told of it.
class NativeImageRulesTest {
    private static final String LINKED_ELSEWHERE = "links native code outside the table";
    private static final String SHARED = "an image with vectors cannot close a shared arena";
    private static final String DEFINES = "defines a class at run time";
    private static final String UNSAFE = "reaches around all checks";
    private static final String BUILT_NAME = "looks something up by a name that is no constant";

    private static final Map<String, Set<String>> DEFINING = Map.of(
            "java/lang/ClassLoader", Set.of("defineClass", "<init>"),
            "java/lang/invoke/MethodHandles$Lookup", Set.of("defineClass", "defineHiddenClass",
                    "defineHiddenClassWithClassData"),
            "java/lang/invoke/MethodHandleProxies", Set.of("asInterfaceInstance"),
            "java/lang/reflect/Proxy", Set.of("newProxyInstance", "getProxyClass"),
            "java/net/URLClassLoader", Set.of("<init>", "newInstance"),
            "javax/tools/ToolProvider", Set.of("getSystemJavaCompiler"));
    private static final Map<String, Set<String>> NAMING = Map.of(
            "java/lang/Class", Set.of("forName", "getMethod", "getDeclaredMethod", "getField", "getDeclaredField"),
            "java/lang/ClassLoader", Set.of("loadClass"),
            "java/lang/invoke/MethodHandles$Lookup", Set.of("findVirtual", "findStatic", "findVarHandle", "findGetter",
                    "findSetter", "findSpecial", "findStaticVarHandle"));

    private static final Path COMMANDS = Path.of("src/main/resources/META-INF/native-image/dev.gatun/gatun-examples",
            "reachability-metadata.json");

    /// What may stay, with the reason.
    private static final Map<String, String> ALLOWED = Map.of(
            "dev/gatun/bindings/Downcalls.link: " + LINKED_ELSEWHERE, "this is the table",
            "dev/gatun/internal/OpNames.known: " + BUILT_NAME,
            "for hints in messages alone; finds no class file in an image, and then names nothing",
            "dev/gatun/bindings/onednn/generated/DnnlHeader$shared.upcallHandle: " + BUILT_NAME,
            "jextract writes it into each file; nothing calls it");

    @Test
    void noClassBreaksTheRulesOfImages() throws IOException {
        Set<String> found = new TreeSet<>();
        LayeringTest.forEachClass((module, model) -> {
            if (!module.equals("jmh")) {
                found.addAll(breaches(model));
            }
        });
        assertEquals(new TreeSet<>(ALLOWED.keySet()), found);
    }

    @Test
    void eachRuleIsGuarded() throws IOException {
        Path folder = Path.of("target", "test-classes", "dev", "gatun", "examples");
        Set<String> found = new TreeSet<>();
        for (String name : List.of("Breaches", "Breaches$Loader")) {
            found.addAll(breaches(ClassFile.of().parse(folder.resolve("NativeImageRulesTest$" + name + ".class"))));
        }
        String at = "dev/gatun/examples/NativeImageRulesTest$Breaches.";
        assertEquals(new TreeSet<>(Set.of(
                at + "link: " + LINKED_ELSEWHERE,
                at + "share: " + SHARED,
                at + "shareByReference: " + SHARED,
                at + "define: " + DEFINES,
                at + "proxy: " + DEFINES,
                at.replace("Breaches.", "Breaches$Loader.<init>: ") + DEFINES,
                at + "reflect: " + BUILT_NAME)), found);
        byte[] unsafe = ClassFile.of().build(ClassDesc.of("Unsafe"), type -> type.withMethodBody("get", MethodTypeDesc
                .of(ConstantDescs.CD_void), ClassFile.ACC_STATIC,
                code -> code.invokestatic(ClassDesc.of(
                        "sun.misc.Unsafe"), "getUnsafe", MethodTypeDesc.of(ClassDesc.of("sun.misc.Unsafe"))).pop()
                        .return_()));
        assertEquals(Set.of("Unsafe.get: " + UNSAFE), breaches(ClassFile.of().parse(unsafe)));
    }

    /// Files that code reads from its own jar are listed, or an image would lack them.
    @Test
    void resourcesAreListed() throws IOException {
        String listed = Files.readString(Path.of("..", "api", "src", "main", "resources", "META-INF", "native-image",
                "dev.gatun", "gatun-api", "reachability-metadata.json"));
        Set<String> read = new TreeSet<>();
        LayeringTest.forEachClass((module, model) -> {
            if (!module.equals("jmh")) {
                read.addAll(resources(model));
            }
        });
        assertTrue(read.contains("dev/gatun/data/digits.csv.gz"), read.toString());
        for (String resource : read) {
            assertTrue(resource.endsWith(".class") || listed.contains("{\"glob\": \"" + resource + "\"}"), resource);
        }
    }

    /// Picocli makes commands and sets their fields by reflection. Run `main` in the folder `examples` to write the file.
    @Test
    void commandsAreListed() throws IOException {
        assertEquals(commands(), Files.readString(COMMANDS), "run the main method of NativeImageRulesTest in examples");
    }

    public static void main(String[] args) throws IOException {
        Files.createDirectories(COMMANDS.getParent());
        Files.writeString(COMMANDS, commands());
    }

    private static String commands() throws IOException {
        Set<String> types = new TreeSet<>();
        LayeringTest.forEachClass((module, model) -> {
            boolean isCommand = isOfPicocli(model) || model.fields().stream().anyMatch(
                    NativeImageRulesTest::isOfPicocli)
                    || model.methods().stream().anyMatch(
                            NativeImageRulesTest::isOfPicocli);
            if (module.equals("examples") && isCommand) {
                types.add(model.thisClass().asInternalName().replace('/', '.'));
            }
        });
        return types.stream().map(type -> "    {\"type\": \"" + type + "\", \"allDeclaredConstructors\": true,"
                + " \"allDeclaredMethods\": true, \"allDeclaredFields\": true}").collect(Collectors.joining(",\n",
                        "{\n  \"reflection\": [\n", "\n  ]\n}\n"));
    }

    private static boolean isOfPicocli(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream().flatMap(all -> all.annotations()
                .stream()).anyMatch(annotation -> annotation.className().stringValue().startsWith("Lpicocli/"));
    }

    private static Set<String> resources(ClassModel model) {
        Set<String> names = new TreeSet<>();
        String name = model.thisClass().asInternalName();
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        forEachCall(model, (_, call, before) -> {
            if (call.name().stringValue().startsWith("getResource") && before instanceof ConstantInstruction constant
                    && constant.constantValue() instanceof String text) {
                names.add(text.startsWith("/") ? text.substring(1) : folder + text);
            }
        });
        return names;
    }

    private interface CallVisitor {
        void visit(MethodModel method, InvokeInstruction call, Instruction before);
    }

    private static void forEachCall(ClassModel model, CallVisitor visitor) {
        for (MethodModel method : model.methods()) {
            method.code().ifPresent(code -> {
                Instruction before = null;
                for (CodeElement element : code) {
                    if (element instanceof InvokeInstruction call) {
                        visitor.visit(method, call, before);
                    }
                    before = element instanceof Instruction instruction ? instruction : before;
                }
            });
        }
    }

    private static Set<String> breaches(ClassModel model) {
        Set<String> found = new TreeSet<>();
        String type = model.thisClass().asInternalName();
        forEachCall(model, (method, call, before) -> {
            boolean isNamed = before instanceof ConstantInstruction constant && constant
                    .constantValue() instanceof String;
            String breach = breach(call.owner().asInternalName(), call.name().stringValue(), isNamed);
            if (!breach.isEmpty()) {
                found.add(type + "." + method.methodName().stringValue() + ": " + breach);
            }
        });
        for (MethodModel method : model.methods()) {
            method.code().ifPresent(code -> code.forEach(element -> {
                if (element instanceof InvokeDynamicInstruction dynamic) {
                    dynamic.invokedynamic().bootstrap().arguments().forEach(argument -> {
                        if (argument instanceof MethodHandleEntry handle) {
                            String breach = breach(handle.reference().owner().asInternalName(), handle.reference()
                                    .name().stringValue(), false);
                            if (!breach.isEmpty()) {
                                found.add(type + "." + method.methodName().stringValue() + ": " + breach);
                            }
                        }
                    });
                }
            }));
        }
        return found;
    }

    private static String breach(String owner, String name, boolean isNamed) {
        if (owner.equals("java/lang/foreign/Linker") && (name.equals("downcallHandle") || name.equals("upcallStub"))) {
            return LINKED_ELSEWHERE;
        }
        if (owner.equals("java/lang/foreign/Arena") && name.equals("ofShared")) {
            return SHARED;
        }
        if (owner.equals("sun/misc/Unsafe") || owner.equals("jdk/internal/misc/Unsafe")) {
            return UNSAFE;
        }
        if (DEFINING.getOrDefault(owner, Set.of()).contains(name)) {
            return DEFINES;
        }
        return !isNamed && NAMING.getOrDefault(owner, Set.of()).contains(name) ? BUILT_NAME : "";
    }

    /// One method for each way to break a rule; never run.
    @SuppressWarnings("restricted") // What is restricted is what the rules are about.
    static final class Breaches {
        private Breaches() {
        }

        static Object link() {
            return Linker.nativeLinker().downcallHandle(FunctionDescriptor.ofVoid());
        }

        static Object share() {
            return Arena.ofShared();
        }

        static Object shareByReference() {
            Supplier<Arena> arena = Arena::ofShared;
            return arena;
        }

        static Object define(byte[] bytes) throws IllegalAccessException {
            return MethodHandles.lookup().defineClass(bytes);
        }

        static Object proxy() {
            return Proxy.newProxyInstance(Breaches.class.getClassLoader(), new Class<?>[] {Runnable.class},
                    (_, _, _) -> null);
        }

        static Object reflect(String name) throws ClassNotFoundException {
            return Class.forName("dev.gatun." + name);
        }

        static Object constant() throws ClassNotFoundException {
            return Class.forName("dev.gatun.op.Relu");
        }

        static final class Loader extends ClassLoader {
        }
    }
}
