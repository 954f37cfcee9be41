// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import dev.gatun.bindings.NativeLibrary;
import dev.gatun.bindings.onednn.generated.dnnl_exec_arg_t;
import dev.gatun.bindings.onednn.generated.dnnl_version_t;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class OneDnnLibraryTest {
    @TempDir
    private Path folder;

    /// In a process of its own: the library is looked for once.
    public static final class Child {
        /// Prints the probe's outcome and a product, which needs some backend.
        public static void main(String[] args) {
            System.out.println(new OneDnnBackendProvider().probe());
            Tensor x = Tensor.full(2, DType.F32, 2, 2);
            System.out.println("product " + x.matmul(x).toDoubles()[3]);
            // Large enough for the library to be asked for.
            Tensor large = Tensor.full(2, DType.F32, 256, 256);
            System.out.println("large " + large.matmul(large).getDouble(255, 255));
        }
    }

    private static String start(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty(
                "java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), output);
        assertEquals(0, process.exitValue(), output);
        assertTrue(output.contains("product 8.0") && output.contains("large 1024.0"), output);
        return output;
    }

    /// Starts with a path that is no good and returns the reason: it is logged once, and another backend does the work.
    private static String refused(Path path) throws IOException, InterruptedException {
        String output = start("-Dgatun.onednn.path=" + path);
        List<String> logged = output.lines().filter(line -> line.contains("onednn") && !line.startsWith("Unusable["))
                .toList();
        assertEquals(1, logged.size(), output);
        String told = "WARNING: dispatch: backend onednn is not used: ";
        assertTrue(logged.getFirst().startsWith(told), output);
        String reason = logged.getFirst().substring(told.length());
        assertTrue(output.contains("Unusable[reason=" + reason + ", isAbsent=false]"), output);
        return reason;
    }

    private static Path library() throws NativeLibrary.Absent {
        OneDnnTests.needLibrary();
        return NativeLibrary.find(OneDnn.SEARCH).file();
    }

    @Test
    void namesTheMissingPath() throws Exception {
        assertTrue(start("-Dgatun.onednn.path=" + folder.resolve("nothing")).contains(
                "is neither a library nor a folder with libdnnl.so.3"));
    }

    @Test
    void refusesGarbage() throws Exception {
        Files.writeString(folder.resolve("libdnnl.so.3"), "not a library ".repeat(100));
        assertTrue(start("-Dgatun.onednn.path=" + folder).contains("is not a 64-bit ELF library"));
    }

    @Test
    void refusesWhatIsNoLibrary() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.so"));
        assertEquals(empty + " is not a 64-bit ELF library", refused(empty));
        Path text = Files.writeString(folder.resolve("notes.txt"), "dnnl\n".repeat(1000));
        assertEquals(text + " is not a 64-bit ELF library", refused(text));
        Path garbage = Files.createDirectories(folder.resolve("garbage").resolve("libdnnl.so.3").resolve("deeper"))
                .getParent().getParent();
        Files.write(garbage.resolve("a.bin"), new byte[] {1, 2, 3});
        assertTrue(refused(garbage).endsWith(
                "garbage is neither a library nor a folder with libdnnl.so.3 or libdnnl.so"));
        assertTrue(refused(Path.of("/dev/null")).contains("is neither a library nor a folder"));
    }

    /// A library that says that it is of another major version, and one whose version cannot be asked for.
    @Test
    void refusesAnotherMajorVersion() throws Exception {
        Path source = Files.writeString(folder.resolve("fake.c"), """
                typedef struct { int major, minor, patch; const char *hash; unsigned cpu, gpu; } version;
                const version *dnnl_version(void) {
                    static const version fake = {2, 7, 5, "fake", 1, 0};
                    return &fake;
                }
                """);
        Path fake = folder.resolve("libdnnl.so.3");
        try {
            Process compiler = new ProcessBuilder("cc", "-shared", "-fPIC", "-o", fake.toString(), source.toString())
                    .redirectErrorStream(true).start();
            String output = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assumeTrue(compiler.waitFor() == 0, "the C compiler failed: " + output);
        } catch (IOException e) {
            assumeTrue(false, "there is no C compiler: " + e.getMessage());
        }
        assertTrue(refused(folder).endsWith(") is version 2.7.5, needed is 3.11 or a later 3.x"));
        assertTrue(refused(fake).endsWith(") is version 2.7.5, needed is 3.11 or a later 3.x"));
    }

    @Test
    void refusesTruncatedLibrary() throws Exception {
        byte[] whole = Files.readAllBytes(library());
        for (int bytes : new int[] {60, 100, 5000, whole.length / 2, whole.length - 1}) {
            Path file = folder.resolve("libdnnl.so.3");
            Files.write(file, Arrays.copyOf(whole, bytes));
            String output = start("-Dgatun.onednn.path=" + file);
            assertTrue(output.contains("is truncated") || output.contains("is not a 64-bit ELF library"), output);
        }
    }

    @Test
    void refusesLibraryWithoutItsFunctions() throws Exception {
        Path other = library().resolveSibling("libgomp.so.1");
        assumeTrue(Files.exists(other), "the library's jar holds no other library");
        assertTrue(start("-Dgatun.onednn.path=" + other).contains("has no function dnnl_version"));
    }

    @Test
    void unpacksAnewWhatIsDamaged() throws Exception {
        library();
        String option = "-Dgatun.cache=" + folder;
        assertTrue(start(option).contains("Usable[backend"));
        Path file;
        try (var files = Files.walk(folder)) {
            file = files.filter(f -> f.endsWith("libdnnl.so.3")).findFirst().orElseThrow();
        }
        long size = Files.size(file);
        file.toFile().setWritable(true);
        Files.write(file, new byte[1000]);
        assertTrue(start(option).contains("Usable[backend"));
        assertEquals(size, Files.size(file));
    }

    @Test
    void layoutsFitTheLibrary() throws Exception {
        library();
        assertEquals(16, dnnl_exec_arg_t.layout().byteSize());
        assertEquals(32, dnnl_version_t.layout().byteSize());
        OneDnn dnnl = OneDnn.load();
        try (Arena arena = Arena.ofConfined()) {
            assertEquals(4 * 2 * 3 * 5, dnnl.dense(arena, 2, 3, 5).bytes());
        }
        assertTrue(dnnl.details().startsWith("oneDNN 3."), dnnl.details());
    }

    @Test
    void failuresNameCallAndCode() throws Exception {
        library();
        OneDnn dnnl = OneDnn.load();
        try (Arena arena = Arena.ofConfined()) {
            Status.Failure failure = assertThrows(Status.Failure.class, () -> dnnl.dense(arena, -5));
            assertEquals("onednn: dnnl_memory_desc_create_with_strides returned dnnl_invalid_arguments (2)", failure
                    .getMessage());
        }
    }
}
