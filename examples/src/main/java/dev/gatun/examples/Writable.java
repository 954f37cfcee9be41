// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds out before a long run whether its results can be written. Creates missing folders and removes what
/// killed runs left half written.
final class Writable {
    private Writable() {
    }

    static void file(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        if (Files.isDirectory(absolute) || absolute.getParent() == null) {
            throw new IOException("train: the path must name a file: path=" + file);
        }
        folder(absolute.getParent());
        AtomicFile.removeLeftovers(absolute);
    }

    static void folder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".gatun", ".tmp"));
        } catch (IOException e) {
            throw new IOException("train: nothing can be written there: folder=" + folder + "; " + e.getClass()
                    .getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
