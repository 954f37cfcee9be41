// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StressTest {
    /// A small part of what `gatun stress` does by default, with a heap that does not grow.
    @Test
    void mixedOpsOnManyThreadsAreRightAndLeakNothing() throws IOException, InterruptedException {
        assertGood("--ops", "32000");
    }

    @Test
    void predictionsOfManyCallersAreRightAndLeakNothing() throws IOException, InterruptedException {
        assertGood("--predictions", "8000");
    }

    private static void assertGood(String what, String count) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "--add-modules", "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Gatun.class
                        .getName(),
                "stress", what, count, "--threads", "8")).redirectErrorStream(true).start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), output);
        assertTrue(output.contains(" 0 wrong") && output.contains(": good"), output);
    }
}
