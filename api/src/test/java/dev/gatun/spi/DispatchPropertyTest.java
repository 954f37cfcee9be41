// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

import dev.gatun.tensor.Tensor;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class DispatchPropertyTest {
    /// Runs an op twice and prints what comes of it.
    static final class TwoOps {
        private TwoOps() {
        }

        public static void main(String[] args) {
            for (int i = 0; i < 2; i++) {
                try {
                    System.out.println(Tensor.of(1f, 2f).sum().item());
                } catch (IllegalArgumentException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }

    private static String run(String property) throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path") + File.pathSeparator
                + System.getProperty("jdk.module.path", "") + File.pathSeparator + Path.of("target", "classes")
                + File.pathSeparator + Path.of("target", "test-classes");
        Process child = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dgatun.dispatch=" + property, "-cp", classPath, TwoOps.class.getName())).redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), output);
        return output.replace("\r", "");
    }

    @Test
    void refusesBadForcedPathsOnEveryUse() throws IOException, InterruptedException {
        assertEquals("dispatch: unknown backend: sum:nope; known [reference]\n".repeat(2), run("sum:nope"));
        assertEquals("dispatch: each entry must be op:backend: entry='sum', gatun.dispatch='sum'\n".repeat(2),
                run("sum"));
        assertEquals("dispatch: unknown op: smu:reference; nearest names [sum, elu, gru]\n".repeat(2),
                run("*:reference,smu:reference"));
        assertEquals("3.0\n".repeat(2), run("sum:reference"));
    }
}
