// SPDX-License-Identifier: Apache-2.0
package dev.gatun;

import dev.gatun.data.Batch;
import dev.gatun.data.Batches;
import dev.gatun.data.Digits;
import dev.gatun.nn.Activation;
import dev.gatun.nn.Flatten;
import dev.gatun.nn.Linear;
import dev.gatun.nn.Losses;
import dev.gatun.nn.Sequential;
import dev.gatun.optim.Adam;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

/// The program in the README: it runs, learns, and is the one that is printed there.
class ReadmeProgramTest {
    private static void program() {
        var rng = new Rng(42);
        var digits = Digits.split();
        var batches = Batches.of(digits.get(0), 32).shuffle(1);
        var test = digits.get(1).all();

        var model = new Sequential(new Flatten(), new Linear(64, 64, rng), Activation.relu(), new Linear(64, 10, rng));
        var optimizer = new Adam(model.trainable(), 0.003);

        for (int epoch = 1; epoch <= 10; epoch++) {
            double sum = 0;
            for (Batch batch : batches.epoch(epoch)) {
                sum += optimizer.step(() -> Losses.crossEntropy(model.forward(batch.x()), batch.y())).item();
            }
            System.out.printf("epoch %d: loss %.3f%n", epoch, sum / batches.count());
        }

        var correct = model.eval().forward(test.x()).argMax(1).equal(test.y());
        System.out.printf("test accuracy: %.1f %%%n", 100 * correct.to(DType.F32).mean().item());
    }

    @Test
    void learnsTheDigits() {
        PrintStream terminal = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            program();
        } finally {
            System.setOut(terminal);
        }
        Matcher accuracy = Pattern.compile("test accuracy: (\\d+)").matcher(printed.toString(StandardCharsets.UTF_8));
        assertTrue(accuracy.find() && Integer.parseInt(accuracy.group(1)) >= 95, printed.toString(
                StandardCharsets.UTF_8));
    }

    @Test
    void isTheOneInTheReadme() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/gatun/ReadmeProgramTest.java"));
        String head = "void program() {\n";
        int start = source.indexOf(head) + head.length();
        String body = source.substring(start, source.indexOf("\n    }\n", start)).stripIndent();
        assertTrue(body.lines().filter(line -> !line.isBlank()).count() <= 20, body);
        assertTrue(Files.readString(Path.of("../README.md")).contains("```java\n" + body + "\n```\n"), body);
    }
}
