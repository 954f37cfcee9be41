// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.io.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Finds out before a long run whether its results can be written. Creates missing folders and removes what
/// killed runs left half written.
final class Writable {
    private static final int BLOCK = 1 << 16;

    private Writable() {
    }

    /// Checks that a file of `bytes` bytes can be written beside what is there, by writing one.
    static void file(Path file, long bytes) throws IOException {
        Path absolute = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(absolute) && !Files.isRegularFile(absolute) || absolute.getParent() == null) {
            throw new IOException("train: the path must name a file: path=" + file);
        }
        AtomicFile.removeLeftovers(absolute);
        folder(absolute.getParent(), bytes);
    }

    /// Checks that files of `bytes` bytes in all can be written to a folder.
    static void folder(Path folder, long bytes) throws IOException {
        try {
            Files.createDirectories(folder);
            Path trial = Files.createTempFile(folder, ".gatun", ".tmp");
            try (FileChannel channel = FileChannel.open(trial, StandardOpenOption.WRITE)) {
                for (long left = bytes; left > 0;) {
                    left -= channel.write(ByteBuffer.allocate((int) Math.min(left, BLOCK)));
                }
                channel.force(true);
            } finally {
                Files.delete(trial);
            }
        } catch (IOException e) {
            throw new IOException("train: nothing can be written there: folder=" + folder + ", bytes=" + bytes + "; "
                    + e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
