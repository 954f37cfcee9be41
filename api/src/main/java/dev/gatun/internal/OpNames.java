// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal;

import dev.gatun.op.Op;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The names of the engine's own ops, found by listing their package, so that no table has to be kept.
public final class OpNames {
    private static final String SUFFIX = ".class";

    private OpNames() {
    }

    /// The names of all ops in the package of [Op]; empty where classes cannot be listed, as in a native image.
    public static Set<String> known() {
        Set<String> names = new TreeSet<>();
        URL self = Op.class.getResource("Op.class");
        if (self == null) {
            return names;
        }
        try {
            for (String file : files(self.toURI())) {
                if (file.endsWith(SUFFIX) && !file.contains("$")) {
                    String name = file.substring(0, file.length() - SUFFIX.length());
                    Class<?> type = Class.forName(Op.class.getPackageName() + "." + name, false,
                            Op.class.getClassLoader());
                    if (type.isRecord() && Op.class.isAssignableFrom(type)) {
                        names.add(Op.name(type));
                    }
                }
            }
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            System.getLogger(OpNames.class.getName()).log(System.Logger.Level.DEBUG, "the ops cannot be listed", e);
            return Set.of();
        }
        return names;
    }

    private static List<String> files(URI self) throws IOException {
        switch (self.getScheme()) {
            case "file", "jrt" -> {
                try (Stream<Path> files = Files.list(Path.of(self).getParent())) {
                    return files.map(file -> file.getFileName().toString()).toList();
                }
            }
            case "jar" -> {
                String[] parts = self.getRawSchemeSpecificPart().split("!/");
                String folder = parts[1].substring(0, parts[1].lastIndexOf('/') + 1);
                try (JarFile jar = new JarFile(Path.of(URI.create(parts[0])).toFile())) {
                    return jar.stream().map(entry -> entry.getName()).filter(name -> name.startsWith(folder))
                            .map(name -> name.substring(folder.length())).toList();
                }
            }
            default -> throw new IOException("classes come from " + self);
        }
    }

    /// The `count` names that need the fewest insertions, deletions, replacements and swaps of neighbouring letters to
    /// become `name`.
    public static List<String> nearest(String name, Set<String> names, int count) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return names.stream().sorted(Comparator.comparingInt(known -> edits(wanted, known))).limit(count).toList();
    }

    private static int edits(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int replaced = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    edits[i][j] = Math.min(edits[i][j], 1 + edits[i - 2][j - 2]);
                }
            }
        }
        return edits[from.length()][to.length()];
    }
}
