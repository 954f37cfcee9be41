// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Entries of a jar as files in a cache folder that only its owner may write: `gatun.cache`, else `gatun` in the user's
/// cache folder.
///
/// A file there is used only where its size and CRC-32 are those of the jar's entry; otherwise it is written anew beside
/// its place and then moved there at once, so that no other process ever sees half of it.
final class UnpackedJar {
    private UnpackedJar() {
    }

    static boolean holds(Path jar, String entry) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(entry) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /// Unpacks `entry` and, into the same folder, those of `companions` that the jar holds; returns the file of `entry`.
    static Path unpack(Path jar, String entry, List<String> companions) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry main = zip.getEntry(entry);
            if (main == null) {
                throw new IOException("no entry " + entry);
            }
            List<ZipEntry> entries = new ArrayList<>(List.of(main));
            companions.stream().map(zip::getEntry).filter(e -> e != null).forEach(entries::add);
            long sum = 0;
            for (ZipEntry each : entries) {
                sum = sum * 31 + each.getCrc();
            }
            String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
            Path folder = folder(cache().resolve(name + "-" + Long.toHexString(sum)));
            for (ZipEntry each : entries) {
                Path file = folder.resolve(each.getName().substring(each.getName().lastIndexOf('/') + 1));
                if (!isIntact(file, each)) {
                    write(zip, each, file);
                }
            }
            return folder.resolve(entry.substring(entry.lastIndexOf('/') + 1));
        }
    }

    private static Path cache() {
        String named = System.getProperty("gatun.cache");
        if (named != null) {
            return Path.of(named);
        }
        String caches = System.getenv("XDG_CACHE_HOME");
        Path base = caches != null && caches.startsWith(File.separator) ? Path.of(caches)
                : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("gatun");
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static Path folder(Path folder) throws IOException {
        if (!isPosix()) {
            return Files.createDirectories(folder);
        }
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                "rwx------")));
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
        if (rights.contains(PosixFilePermission.GROUP_WRITE) || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException("others may write to " + folder + "; set -Dgatun.cache to a folder of your own");
        }
        return folder;
    }

    private static boolean isIntact(Path file, ZipEntry entry) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != entry.getSize()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return crc(in) == entry.getCrc();
        }
    }

    private static long crc(InputStream in) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[1 << 18];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            crc.update(buffer, 0, n);
        }
        return crc.getValue();
    }

    private static void write(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
        try {
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!isIntact(part, entry)) {
                throw new IOException("checksum differs: " + entry.getName());
            }
            if (isPosix()) {
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("r-x------"));
            }
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
