// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd.gen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class GeneratedSourcesTest {
    private static final Path FOLDER = Path.of("src/generated/java/dev/gatun/simd");

    @Test
    void matrixKernelsAreWhatTheirGeneratorWrites() throws IOException {
        assertEquals(MicroKernelGenerator.floats(), Files.readString(FOLDER.resolve("FloatMicroKernels.java")));
        assertEquals(MicroKernelGenerator.doubles(), Files.readString(FOLDER.resolve("DoubleMicroKernels.java")));
        assertEquals(TransposeKernelGenerator.source(), Files.readString(FOLDER.resolve("TransposeKernels.java")));
        assertEquals(PixelKernelGenerator.source(), Files.readString(FOLDER.resolve("PixelKernels.java")));
    }
}
