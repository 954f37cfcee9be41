// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.Gatun;
import dev.gatun.model.LeNet5;
import dev.gatun.model.Mlp;
import dev.gatun.nn.Activation;
import dev.gatun.nn.BatchNorm;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.nn.Losses;
import dev.gatun.nn.Sequential;
import dev.gatun.optim.Adam;
import dev.gatun.optim.Optimizer;
import dev.gatun.optim.Sgd;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/// Compares captured training steps with eager ones, bit for bit.
class TrainingStepTest {
    private static final int STEPS = 20;

    private static void assertSame(String what, Map<String, Tensor> expected, Map<String, Tensor> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, tensor) -> assertArrayEquals(tensor.toDoubles(), actual.get(name).toDoubles(), what
                + " " + name));
    }

    private static void check(Supplier<Layer> make, Function<Layer, Optimizer> optimizer, long... dims) {
        Layer eager = make.get();
        Layer captured = make.get();
        Optimizer eagerly = optimizer.apply(eager);
        Optimizer planned = optimizer.apply(captured);
        Plan plan = Gatun.compileStep(captured, planned, Losses::crossEntropy, TensorSpec.of(DType.F32, dims),
                TensorSpec.of(DType.I64, dims[0]));
        Rng data = new Rng(11);
        try (Runner runner = plan.runner()) {
            for (int step = 0; step < STEPS; step++) {
                Tensor x = data.normal(DType.F32, dims);
                long[] classes = new long[(int) dims[0]];
                for (int i = 0; i < classes.length; i++) {
                    classes[i] = data.nextInt(10);
                }
                Tensor y = Tensor.of(classes, dims[0]);
                double rate = 1e-2 / (1 + step);
                eagerly.learningRate(rate);
                planned.learningRate(rate);
                Tensor loss = eagerly.step(() -> Losses.crossEntropy(eager.forward(x), y));
                runner.run(x, y);
                assertEquals(loss.item(), runner.output(0).item(), "loss of step " + step + "\n" + plan);
            }
        }
        assertSame("model", eager.state(), captured.state());
        assertSame("optimizer", eagerly.state(), planned.state());
        assertEquals(STEPS, planned.steps());
    }

    @Test
    void mlpWithDropout() {
        check(() -> new Mlp(new long[] {12, 17, 10}, Activation.relu(), 0.3, DType.F32, new Rng(1)), model -> new Adam(
                model.trainable(), 1e-2), 8, 12);
    }

    @Test
    void leNetWithMomentum() {
        check(() -> new LeNet5(new Rng(2)), model -> new Sgd(model.trainable(), 1e-2, 0.9), 2, 1, 28, 28);
    }

    @Test
    void batchNormWithGroups() {
        check(() -> {
            Rng rng = new Rng(3);
            return new Sequential(new Linear(12, 9, rng), new BatchNorm(9), Activation.tanh(), new Linear(9, 10, rng));
        }, model -> new Adam(model.trainable(), 1e-2).group((_, p) -> p.rank() < 2, 0.5, 0.01), 6, 12);
    }

    @Test
    void eagerCodeAndPlanTakeTurns() {
        Mlp model = new Mlp(new Rng(4), 4, 10);
        Mlp twin = new Mlp(new Rng(4), 4, 10);
        Optimizer optimizer = new Adam(model.trainable(), 0.1);
        Optimizer eagerly = new Adam(twin.trainable(), 0.1);
        Tensor x = new Rng(5).normal(DType.F32, 3, 4);
        Tensor y = Tensor.of(new long[] {0, 1, 2}, 3);
        try (Runner runner = Gatun.compileStep(model, optimizer, Losses::crossEntropy, x.spec(), y.spec()).runner()) {
            for (int i = 0; i < 4; i++) {
                eagerly.step(() -> Losses.crossEntropy(twin.forward(x), y));
                if (i % 2 == 0) {
                    runner.run(x, y);
                } else {
                    optimizer.step(() -> Losses.crossEntropy(model.forward(x), y));
                }
            }
        }
        assertSame("model", twin.state(), model.state());
    }
}
