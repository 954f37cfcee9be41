// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.Gatun;
import dev.gatun.model.LeNet5;
import dev.gatun.model.Mlp;
import dev.gatun.nn.Activation;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Losses;
import dev.gatun.nn.TransformerEncoderLayer;
import dev.gatun.optim.Adam;
import dev.gatun.optim.Optimizer;
import dev.gatun.plan.Runner;
import dev.gatun.plan.WarmUp;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PlanAllocationTest {
    private static void check(Layer model, long... dims) {
        model.eval();
        Tensor x = new Rng(1).normal(DType.F32, dims);
        Tensor expected = model.forward(x);
        try (Runner runner = Gatun.compile(model, TensorSpec.of(DType.F32, dims)).runner()) {
            runner.run(x);
            WarmUp warmUp = runner.warmUp();
            assertTrue(warmUp.isQuiet(), warmUp + "\n" + runner.plan());
            // The compiler may replace code once more, which allocates for a moment.
            AllocationCheck.assertNoneWhenWarm(List.of(new AllocationCheck.Call(runner.plan().toString(), 1000,
                    runner::run)));
            double[] wanted = expected.toDoubles();
            double[] got = runner.output(0).toDoubles();
            for (int i = 0; i < wanted.length; i++) {
                assertEquals(wanted[i], got[i], 1e-4 * Math.max(1, Math.abs(wanted[i])));
            }
        }
    }

    @Test
    void aWarmTrainingStepAllocatesNothing() {
        LeNet5 model = new LeNet5(new Rng(6));
        Optimizer optimizer = new Adam(model.trainable(), 1e-3);
        try (Runner runner = Gatun.compileStep(model, optimizer, Losses::crossEntropy, TensorSpec.of(DType.F32, 8, 1,
                28, 28), TensorSpec.of(DType.I64, 8)).runner()) {
            WarmUp warmUp = runner.warmUp();
            assertTrue(warmUp.isQuiet(), warmUp + "\n" + runner.plan());
            assertEquals(0, optimizer.steps());
        }
    }

    @Test
    void aWarmRunAllocatesNothing() {
        Rng rng = new Rng(5);
        check(new Mlp(rng, 784, 128, 10), 1, 784);
        check(new Mlp(rng, 64, 33, 10), 32, 64);
        check(new LeNet5(rng), 1, 1, 28, 28);
        check(new TransformerEncoderLayer(64, 4, 128, 0, Activation.gelu(), true, rng), 1, 16, 64);
    }
}
