// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.Gatun;
import dev.gatun.model.LeNet5;
import dev.gatun.model.Mlp;
import dev.gatun.nn.Activation;
import dev.gatun.nn.Losses;
import dev.gatun.nn.TransformerEncoderLayer;
import dev.gatun.optim.Sgd;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

/// Compares plans' tables with those in `src/test/resources/plans`, on the reference backend, which is the same on every
/// machine. After a wanted change, run with `-Dgatun.plans.update=true` and read what changed.
class PlanTableTest {
    private static final boolean UPDATES = Boolean.getBoolean("gatun.plans.update");

    private final Rng rng = new Rng(1);
    private final PlanOptions options = PlanOptions.standard().withDispatcher(Dispatcher.forced("*:reference"));

    private static void check(String name, Plan plan) throws IOException {
        if (UPDATES) {
            Path file = Path.of("src", "test", "resources", "plans", name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, plan.toString());
        }
        try (InputStream in = PlanTableTest.class.getResourceAsStream("/plans/" + name)) {
            assertNotNull(in, name);
            assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), plan.toString());
        }
    }

    private static TensorSpec f32(long... dims) {
        return TensorSpec.of(DType.F32, dims);
    }

    @Test
    void mlp() throws IOException {
        check("mlp.txt", Gatun.compile(new Mlp(rng, 784, 128, 10), options, f32(1, 784)));
    }

    @Test
    void lenet() throws IOException {
        check("lenet5.txt", Gatun.compile(new LeNet5(rng), options, f32(2, 1, 28, 28)));
    }

    @Test
    void encoder() throws IOException {
        check("encoder.txt", Gatun.compile(new TransformerEncoderLayer(32, 4, 64, 0.1, Activation.gelu(), false, rng),
                options, f32(1, 16, 32)));
    }

    @Test
    void trainingStep() throws IOException {
        Mlp model = new Mlp(rng, 12, 8, 4);
        Sgd optimizer = new Sgd(model.trainable(), 0.1, 0.9);
        check("training-step.txt", Plan.of(x -> new Tensor[] {optimizer.step(() -> Losses.crossEntropy(model.forward(
                x[0]), x[1]))}, model.state(), options, f32(8, 12), TensorSpec.of(DType.I64, 8)));
    }
}
