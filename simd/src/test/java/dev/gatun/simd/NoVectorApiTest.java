// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.Gatun;
import dev.gatun.model.Mlp;
import dev.gatun.nn.Losses;
import dev.gatun.optim.Sgd;
import dev.gatun.plan.Runner;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NoVectorApiTest {
    /// In a JVM without the module.
    public static final class Child {
        /// Prints what the probe says, trains a little, and runs a plan.
        public static void main(String[] args) {
            System.out.println(Dispatcher.standard().probes().get(SimdBackend.NAME));
            Mlp model = new Mlp(new Rng(1), 4, 8, 3);
            Sgd optimizer = new Sgd(model.trainable(), 0.1);
            Tensor x = Tensor.arange(8, DType.F32).reshape(2, 4);
            Tensor y = Tensor.of(new long[] {0, 2}, 2);
            double first = 0;
            double last = 0;
            for (int step = 0; step < 20; step++) {
                last = optimizer.step(() -> Losses.crossEntropy(model.forward(x), y)).item();
                first = step == 0 ? last : first;
            }
            Tensor expected = model.eval().forward(x);
            try (Runner runner = Gatun.compile(model, x.spec()).runner()) {
                runner.run(x);
                System.out.println("learned " + (last < first) + ", same "
                        + (expected.sub(runner.output(0)).abs().max().item() < 1e-5));
            }
        }
    }

    @Test
    void everythingGoesOnWithoutTheModule() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Child.class.getName())).redirectErrorStream(true).start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), output);
        String reason = "module jdk.incubator.vector is not resolved: start java with --add-modules jdk.incubator.vector";
        assertTrue(output.contains("Unusable[reason=" + reason), output);
        assertEquals(List.of("WARNING: dispatch: backend simd is not used: " + reason),
                output.lines().filter(line -> line
                        .contains("simd") && !line.startsWith("Unusable[")).toList(),
                output);
        assertTrue(output.contains("learned true, same true"), output);
    }
}
