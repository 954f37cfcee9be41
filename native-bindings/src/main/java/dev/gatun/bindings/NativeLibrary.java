// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The file of a shared library, and where it was found: at the place that a property names, in a folder of the system,
/// or inside a jar on the class path or module path, which is unpacked by [UnpackedJar].
///
/// A place that a property names is the only one that is tried. Nothing is loaded here.
///
/// @param file the library's file
/// @param place where it was found, for messages
public record NativeLibrary(Path file, String place) {
    private static final List<String> SYSTEM_FOLDERS = List.of("/usr/local/lib", "/usr/lib/x86_64-linux-gnu",
            "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib");

    /// How a library is looked for.
    ///
    /// @param property the system property that names its file or folder
    /// @param fileNames its file names, the best one first
    /// @param resource its path inside a jar
    /// @param companions paths inside the jar of what lies beside it
    /// @param jarName what the names of jars that hold it begin with
    public record Search(String property, List<String> fileNames, String resource, List<String> companions,
            String jarName) {
    }

    /// Thrown where there is no usable file; the message names every place that was tried.
    public static final class Absent extends Exception {
        private static final long serialVersionUID = 1;
        private final boolean isExpected;

        Absent(String message, boolean isExpected) {
            super(message);
            this.isExpected = isExpected;
        }

        /// Whether the library is just not installed, in contrast to damaged or named wrongly.
        public boolean isExpected() {
            return isExpected;
        }
    }

    /// Finds a library.
    ///
    /// @throws Absent if there is none, or if the one that is there cannot be used
    public static NativeLibrary find(Search search) throws Absent {
        String named = System.getProperty(search.property());
        if (named != null) {
            return named(search, named);
        }
        List<String> tried = new ArrayList<>();
        for (String folder : systemFolders()) {
            for (String name : search.fileNames()) {
                Path file = Path.of(folder, name);
                if (Files.isRegularFile(file)) {
                    check(file);
                    return new NativeLibrary(file, "the system's " + folder);
                }
            }
        }
        tried.add("no " + search.fileNames().get(0) + " in java.library.path and the system's folders");
        Path jar = jar(search);
        if (jar == null) {
            tried.add("no jar with " + search.resource() + " on the class path or module path");
            throw new Absent("library not found: " + String.join("; ", tried) + "; set -D" + search.property(), true);
        }
        try {
            Path file = UnpackedJar.unpack(jar, search.resource(), search.companions());
            check(file);
            return new NativeLibrary(file, jar.getFileName().toString());
        } catch (IOException e) {
            throw new Absent("library not unpacked from " + jar + ": " + e, false);
        }
    }

    private static NativeLibrary named(Search search, String named) throws Absent {
        String where = "-D" + search.property() + "=" + named;
        Path path;
        try {
            path = Path.of(named).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new Absent(where + " is not a path: " + e.getMessage(), false);
        }
        if (Files.isRegularFile(path)) {
            check(path);
            return new NativeLibrary(path, where);
        }
        for (String name : search.fileNames()) {
            Path file = path.resolve(name);
            if (Files.isRegularFile(file)) {
                check(file);
                return new NativeLibrary(file, where);
            }
        }
        throw new Absent(where + " is neither a library nor a folder with " + String.join(" or ", search.fileNames()),
                false);
    }

    private static List<String> systemFolders() {
        List<String> folders = new ArrayList<>();
        for (String folder : System.getProperty("java.library.path", "").split(File.pathSeparator)) {
            if (!folder.isEmpty()) {
                folders.add(folder);
            }
        }
        folders.addAll(SYSTEM_FOLDERS);
        return folders;
    }

    private static Path jar(Search search) {
        URL url = NativeLibrary.class.getClassLoader().getResource(search.resource());
        try {
            if (url != null && url.openConnection() instanceof JarURLConnection connection) {
                return Path.of(connection.getJarFileURL().toURI());
            }
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            // The paths below may still hold it.
        }
        for (String property : List.of("jdk.module.path", "java.class.path")) {
            for (String entry : System.getProperty(property, "").split(File.pathSeparator)) {
                Path found = entry.isEmpty() ? null : jar(search, Path.of(entry));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static Path jar(Search search, Path entry) {
        if (!Files.isDirectory(entry)) {
            return isNamed(search, entry) && UnpackedJar.holds(entry, search.resource()) ? entry : null;
        }
        try (Stream<Path> files = Files.list(entry)) {
            return files.filter(file -> isNamed(search, file) && UnpackedJar.holds(file, search.resource())).sorted()
                    .findFirst().orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isNamed(Search search, Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(search.jarName()) && name.endsWith(".jar");
    }

    /// The name that the presets' jars have for this machine, such as `linux-x86_64`.
    public static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        return (system.contains("mac") ? "macosx" : system.contains("win") ? "windows" : "linux") + "-"
                + (machine.equals("aarch64") ? "arm64" : machine.equals("amd64") ? "x86_64" : machine);
    }

    /// Fails unless an ELF file holds all bytes that its headers promise: the system's loader would map what is missing,
    /// and the first access to it ends the process.
    private static void check(Path file) throws Absent {
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer head = read(channel, 0, 64);
            if (head.limit() < 64 || head.getInt(0) != 0x464C457F || head.get(4) != 2 || head.get(5) != 1) {
                throw new Absent(file + " is not a 64-bit ELF library", false);
            }
            long headers = head.getLong(32);
            int entrySize = Short.toUnsignedInt(head.getShort(54));
            int entries = Short.toUnsignedInt(head.getShort(56));
            long sections = head.getLong(40)
                    + (long) Short.toUnsignedInt(head.getShort(58)) * Short.toUnsignedInt(head.getShort(60));
            boolean isSane = entrySize >= 56 && entrySize <= 256 && entries <= 4096;
            ByteBuffer table = read(channel, headers, isSane ? entrySize * entries : 0);
            boolean complete = isSane && table.limit() == entrySize * entries && size >= sections;
            for (int i = 0; complete && i < entries; i++) {
                long offset = table.getLong(i * entrySize + 8);
                long bytes = table.getLong(i * entrySize + 32);
                complete = offset >= 0 && bytes >= 0 && offset <= size && bytes <= size - offset;
            }
            if (!complete) {
                throw new Absent(file + " is truncated: " + size + " bytes", false);
            }
        } catch (IOException e) {
            throw new Absent(file + " cannot be read: " + e, false);
        }
    }

    private static ByteBuffer read(FileChannel channel, long at, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (at >= 0 && buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) > 0) {
            continue;
        }
        return buffer.flip();
    }
}
