// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Unpacks archives of test cases from the folder of shared data into the build folder.
final class CaseArchive {
    private static final int BLOCK = 512;

    private CaseArchive() {
    }

    /// The folder of shared data: the property `gatun.data`, else `shared/data` beside the project or one of the folders
    /// around it; null where there is none.
    static Path data() {
        String property = System.getProperty("gatun.data");
        if (property != null) {
            return Path.of(property);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared/data"))) {
                return folder.resolve("shared/data");
            }
        }
        return null;
    }

    /// The unpacked content of `archive`, a path inside the shared data; unpacked only once.
    static Path unpack(String archive) throws IOException {
        Path source = data().resolve(archive);
        Path target = Path.of(System.getProperty("gatun.cases", "target/onnx-cases")).resolve(source.getFileName()
                .toString().replace(".tar.gz", ""));
        Path done = target.resolve("unpacked");
        if (!Files.exists(done)) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(source), 1 << 16)) {
                unpack(in, target);
            }
            Files.createFile(done);
        }
        return target;
    }

    private static void unpack(InputStream in, Path target) throws IOException {
        String longName = null;
        for (byte[] header = in.readNBytes(BLOCK); header.length == BLOCK && header[0] != 0; header = in.readNBytes(
                BLOCK)) {
            String prefix = text(header, 345, 155);
            String name = longName != null ? longName : (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
            long size = Long.parseLong(text(header, 124, 12).strip(), 8);
            byte[] content = in.readNBytes((int) size);
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            longName = null;
            Path file = target.resolve(name).normalize();
            switch (header[156]) {
                case 'L' -> longName = new String(content, StandardCharsets.UTF_8).replace("\0", "");
                case '0', 0 -> {
                    if (!file.startsWith(target)) {
                        throw new IOException("tar: a member must stay inside: name=" + name);
                    }
                    Files.createDirectories(file.getParent());
                    Files.write(file, content);
                }
                default -> {
                    // Folders are made with their files.
                }
            }
        }
    }

    private static String text(byte[] header, int start, int length) {
        int end = start;
        while (end < start + length && header[end] != 0) {
            end++;
        }
        return new String(header, start, end - start, StandardCharsets.UTF_8);
    }
}
