// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings;

import dev.gatun.bindings.Downcalls.Downcall;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DowncallsTest {
    private static final String GENERATED = "dev/gatun/bindings/onednn/generated/DnnlHeader";

    @Test
    void metadataIsMadeFromTheTable() throws IOException {
        String text = Files.readString(ReachabilityMetadata.FILE);
        assertEquals(ReachabilityMetadata.text(Downcalls.table()), text,
                "run the main method of ReachabilityMetadata in native-bindings");
        assertEquals(List.of(), ReachabilityMetadata.differences(ReachabilityMetadata.parse(text), Downcalls.table()));
        try (var resource = Downcalls.class.getResourceAsStream(
                "/META-INF/native-image/dev.gatun/gatun-native-bindings/reachability-metadata.json")) {
            assertEquals(text, new String(resource.readAllBytes()), "the jar's copy");
        }
    }

    @Test
    void eachEntryIsNeeded() throws IOException {
        Set<String> listed = ReachabilityMetadata.parse(Files.readString(ReachabilityMetadata.FILE));
        assertTrue(listed.size() > 30, listed.toString());
        for (String shape : listed) {
            Set<String> less = new HashSet<>(listed);
            less.remove(shape);
            List<String> differences = ReachabilityMetadata.differences(less, Downcalls.table());
            assertEquals(1, differences.size(), shape);
            assertTrue(differences.getFirst().startsWith("missing: " + shape), differences.getFirst());
        }
    }

    @Test
    void eachFunctionIsListed() throws IOException {
        Set<String> listed = ReachabilityMetadata.parse(Files.readString(ReachabilityMetadata.FILE));
        ReachabilityMetadata.shapes(Downcalls.table()).forEach((shape, functions) -> {
            List<Downcall> rest = Downcalls.table().stream().filter(row -> !functions.contains(row.function()))
                    .toList();
            assertEquals(List.of("not used: " + shape), ReachabilityMetadata.differences(listed, rest));
        });
    }

    @Test
    void refusesWhatIsNotOfTheFormat() {
        for (String bad : new String[] {"", "[]", "{}", "{\"foreign\": {}}",
            "{\"foreign\": {\"downcalls\": [{\"returnType\": \"int\", \"parameterTypes\": []}]}}",
            "{\"foreign\": {\"downcalls\": [{\"returnType\": \"jint\", \"parameterTypes\": [], \"condition\": {}}]}}",
            "{\"foreign\": {\"downcalls\": [{\"returnType\": \"jint\", \"parameterTypes\": [],"
                    + " \"options\": {\"critical\": true}}]}}"}) {
            assertThrows(IllegalArgumentException.class, () -> ReachabilityMetadata.parse(bad), bad);
        }
    }

    /// The functions that compiled code calls by jextract's class are those of the table, and the other way round.
    @Test
    void tableHoldsWhatTheCodeCalls() throws IOException {
        Path classes = Path.of("target/classes");
        Set<String> called = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class") && !f.getParent().endsWith("generated"))
                    .toList()) {
                for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                    if (entry instanceof MemberRefEntry member && member.owner().asInternalName().equals(GENERATED)
                            && Files.exists(classes.resolve(GENERATED + "$" + member.name().stringValue()
                                    + ".class"))) {
                        called.add(member.name().stringValue());
                    }
                }
            }
        }
        called.addAll(List.of("dnnl_version", "omp_get_max_threads", "omp_set_num_threads", "setenv", "unsetenv"));
        assertEquals(called, Downcalls.table().stream().map(Downcall::function).collect(Collectors.toCollection(
                TreeSet::new)));
    }

    @Test
    void refusesFunctionsThatTheTableLacks() {
        IllegalStateException unknown = assertThrows(IllegalStateException.class, () -> Downcalls.link("abort",
                MemorySegment.ofAddress(8), FunctionDescriptor.ofVoid()));
        assertEquals("downcalls: functions must be in the table: function=abort", unknown.getMessage());
        IllegalStateException other = assertThrows(IllegalStateException.class, () -> Downcalls.link("unsetenv",
                MemorySegment.ofAddress(8), FunctionDescriptor.ofVoid(ValueLayout.ADDRESS)));
        assertEquals("downcalls: a function must have the shape that the table says: function=unsetenv,"
                + " table=(a8)i4, found=(a8)v", other.getMessage());
        assertFalse(Downcalls.linked().contains("abort"));
    }

    @Test
    void functionsAreSortedAndUnique() {
        List<String> names = new ArrayList<>(Downcalls.table().stream().map(Downcall::function).toList());
        assertEquals(List.copyOf(new TreeSet<>(names)), names);
    }
}
