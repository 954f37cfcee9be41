// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class GeneratedSourcesTest {
    @Test
    void generatedSourcesAreThoseOfTheTool() throws IOException, NoSuchAlgorithmException {
        Map<String, String> expected = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("../native/generated.sha256"))) {
            expected.put(line.substring(66), line.substring(0, 64));
        }
        Path root = Path.of("src/generated/java");
        Map<String, String> actual = new TreeMap<>();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                actual.put(root.relativize(file).toString().replace('\\', '/'), HexFormat.of().formatHex(digest.digest(
                        Files.readAllBytes(file))));
            }
        }
        assertEquals(expected, actual);
    }
}
