// SPDX-License-Identifier: Apache-2.0
package dev.gatun.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.stream.Stream;

/// Writes a file so that, whatever happens, its name leads to the whole old content or to the whole new one.
///
/// The content goes to a temporary file in the same folder, is forced to the disk, and then takes the name in one step.
public final class AtomicFile {
    /// Writes the content.
    @FunctionalInterface
    public interface Content {
        /// Writes all bytes to `channel`, which is open for writing only.
        void writeTo(FileChannel channel) throws IOException;
    }

    private static final String TEMPORARY = ".tmp";
    private static final SecureRandom UNIQUE = new SecureRandom();

    private AtomicFile() {
    }

    /// Replaces the content of `path`, or creates it; missing parent folders are created. Where `path` is a link, the
    /// file that it leads to is replaced and the link stays.
    ///
    /// @throws IOException if it cannot be written (no space, no permission) or is no regular file (a folder, a
    ///         device); what was there is then unchanged
    public static void write(Path path, Content content) throws IOException {
        Path file = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path folder = file.getParent();
        if (folder == null || Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("file: the path must name a regular file: path=" + path);
        }
        Files.createDirectories(folder);
        // Not by Files.createTempFile, whose files nobody else may read.
        Path temporary = folder.resolve(temporaryPrefix(file) + UNIQUE.nextLong(Long.MAX_VALUE) + TEMPORARY);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE_NEW)) {
                content.writeTo(channel);
                channel.force(true);
            }
            move(temporary, file);
        } catch (IOException e) {
            throw new IOException("file: cannot write: path=" + path + "; " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceFolder(folder);
    }

    /// Removes temporary files that writers of `file` left behind because they were killed. Nobody may write it now.
    public static void removeLeftovers(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        String start = temporaryPrefix(file);
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (name.startsWith(start) && name.endsWith(TEMPORARY) && name.substring(start.length(), name.length()
                        - TEMPORARY.length()).chars().allMatch(Character::isDigit)) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }

    private static String temporaryPrefix(Path file) {
        return "." + file.getFileName() + ".";
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    // The new name is on the disk only when the folder is; not every system lets a folder be opened.
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            System.getLogger(AtomicFile.class.getName()).log(System.Logger.Level.DEBUG, "cannot force " + folder, e);
        }
    }
}
