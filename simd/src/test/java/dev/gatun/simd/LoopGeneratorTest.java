// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.simd.gen.LoopGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class LoopGeneratorTest {
    @Test
    void committedLoopsAreWhatTheGeneratorWrites() throws IOException {
        Map<String, String> sources = LoopGenerator.sources();
        assertFalse(sources.isEmpty());
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = Path.of("src/generated/java/dev/gatun/simd", source.getKey() + ".java");
            assertEquals(source.getValue(), Files.readString(file), file.toString());
        }
    }
}
