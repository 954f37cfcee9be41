// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.io.FormatException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Archives in the tar format (POSIX 1003.1, ustar, with long names of GNU and pax), as they are or gzipped.
///
/// Only regular files are unpacked: links and devices are left out, and a name that leads out of the folder is an error.
final class TarArchive {
    private static final int BLOCK = 512;
    private static final long LIMIT = 64L << 30;
    private static final int NAME_LIMIT = 1 << 16;

    private TarArchive() {
    }

    /// Whether the name is that of an archive.
    static boolean isArchive(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".tar.gz") || name.endsWith(".tgz") || name.endsWith(".tar");
    }

    /// Unpacks all files of an archive into a folder.
    ///
    /// @throws FormatException if the archive is damaged or names a file outside the folder
    static void unpack(Path archive, Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                InputStream in = archive.toString().endsWith("gz") ? new GZIPInputStream(file, 1 << 16) : file) {
            byte[] header = new byte[BLOCK];
            String longName = null;
            long total = 0;
            while (in.readNBytes(header, 0, BLOCK) == BLOCK && !isEmpty(header)) {
                long size = octal(header, 124, 12, archive);
                total += size;
                if (total > LIMIT) {
                    throw new FormatException("tar: too large: bytes=" + total + ", limit=" + LIMIT + "; file "
                            + archive);
                }
                char kind = (char) header[156];
                if (kind == 'L' || kind == 'x') {
                    byte[] text = content(in, size, archive);
                    longName = kind == 'L' ? text(text, 0, text.length) : paxPath(text, longName);
                } else {
                    String name = longName != null ? longName : name(header);
                    longName = null;
                    if (kind == '0' || kind == 0) {
                        copy(in, size, target(root, name, archive), archive);
                    } else {
                        in.skipNBytes(size);
                    }
                    in.skipNBytes(padding(size));
                }
            }
        } catch (EOFException | ZipException e) {
            throw new FormatException("tar: the archive is damaged or cut off: " + e.getMessage() + "; file "
                    + archive);
        }
    }

    private static Path target(Path root, String name, Path archive) throws FormatException {
        try {
            Path target = root.resolve(name).normalize();
            if (!name.startsWith("/") && target.startsWith(root) && !target.equals(root)) {
                return target;
            }
        } catch (InvalidPathException e) {
            // Told below.
        }
        throw new FormatException("tar: a name must stay inside the folder: name='" + name + "'; file " + archive);
    }

    private static void copy(InputStream in, long size, Path target, Path archive) throws IOException {
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] piece = new byte[1 << 16];
            for (long left = size; left > 0;) {
                int count = in.read(piece, 0, (int) Math.min(piece.length, left));
                if (count < 0) {
                    throw new FormatException("tar: the archive is cut off: name='" + target.getFileName() + "'; file "
                            + archive);
                }
                out.write(piece, 0, count);
                left -= count;
            }
        }
    }

    private static byte[] content(InputStream in, long size, Path archive) throws IOException {
        if (size > NAME_LIMIT) {
            throw new FormatException("tar: a name is too long: bytes=" + size + "; file " + archive);
        }
        byte[] bytes = in.readNBytes((int) size);
        in.skipNBytes(padding(size));
        return bytes;
    }

    private static long padding(long size) {
        return -size & BLOCK - 1;
    }

    // Records of the form "LENGTH key=value\n".
    private static String paxPath(byte[] records, String otherwise) {
        String path = otherwise;
        int at = 0;
        while (at < records.length) {
            int space = at;
            while (space < records.length && records[space] != ' ') {
                space++;
            }
            String digits = text(records, at, space - at);
            int length = digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : 0;
            if (length <= space - at || at + length > records.length) {
                return path;
            }
            String record = text(records, space + 1, at + length - 1 - space - 1);
            path = record.startsWith("path=") ? record.substring("path=".length()) : path;
            at += length;
        }
        return path;
    }

    private static String name(byte[] header) {
        String name = text(header, 0, 100);
        String prefix = text(header, 257, 5).equals("ustar") && header[262] == 0 ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int from, int length, Path archive) throws FormatException {
        String digits = text(header, from, length).strip();
        if (!digits.matches("[0-7]{0,12}")) {
            throw new FormatException("tar: a size must be octal: size='" + digits + "'; file " + archive);
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private static boolean isEmpty(byte[] header) {
        return Arrays.equals(header, new byte[BLOCK]);
    }
}
