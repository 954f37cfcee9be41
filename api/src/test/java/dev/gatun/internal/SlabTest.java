// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SlabTest {
    /// Fills off-heap memory until it is refused, then works on: the program of a JVM with little memory.
    static final class Exhaust {
        private Exhaust() {
        }

        public static void main(String[] args) {
            for (int round = 0; round < 3; round++) {
                try (Scope _ = Scope.open("too big")) {
                    while (true) {
                        Tensor.ones(DType.F32, 1 << 18);
                    }
                } catch (IllegalStateException e) {
                    System.out.println(e.getMessage().startsWith("memory: cannot reserve off-heap memory: bytes="));
                }
                try (Scope _ = Scope.open("small")) {
                    System.out.println(Tensor.ones(DType.F32, 1 << 20).sum().item());
                }
            }
            for (int i = 0; i < 8; i++) {
                Scope.detached("waiting").close();
            }
            System.out.println(Tensor.ones(DType.F32, 10 << 20).size());
        }
    }

    @Test
    void memoryIsUsableAfterItWasRefused() throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path") + File.pathSeparator
                + System.getProperty("jdk.module.path", "") + File.pathSeparator
                + Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes");
        Process child = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxDirectMemorySize=64m", "-cp", classPath, Exhaust.class.getName())).redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), output);
        String round = "true\n1048576.0\n";
        assertEquals(round.repeat(3) + "10485760\n", output.replace("\r", ""));
    }
}
