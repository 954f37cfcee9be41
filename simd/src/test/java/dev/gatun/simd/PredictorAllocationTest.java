// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import com.sun.management.ThreadMXBean;
import dev.gatun.Gatun;
import dev.gatun.model.LeNet5;
import dev.gatun.model.Mlp;
import dev.gatun.nn.Layer;
import dev.gatun.plan.Plan;
import dev.gatun.plan.Predictor;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class PredictorAllocationTest {
    private static final int CALLS = 100;
    private static final int MOST_ROUNDS = 600;

    private final Rng rng = new Rng(3);

    @Test
    void warmCallsAllocateNothing() {
        check(new Mlp(rng, 784, 128, 10).eval(), TensorSpec.of(DType.F32, 1, 784));
        check(new LeNet5(rng).eval(), TensorSpec.of(DType.F32, 1, 1, 28, 28));
    }

    private void check(Layer model, TensorSpec spec) {
        Plan plan = Gatun.compile(model, spec);
        try (Predictor predictor = Predictor.of(plan, 2)) {
            Tensor x = rng.normal(DType.F32, spec.shape().dims());
            Tensor[] inputs = {x};
            Tensor[] outputs = {Tensor.zeros(plan.outputs().getFirst())};
            MemorySegment[] from = {MemorySegment.ofArray(x.toFloats())};
            float[] result = new float[(int) outputs[0].size()];
            MemorySegment[] to = {MemorySegment.ofArray(result)};
            Duration limit = Duration.ofSeconds(9);
            long bytes = 1;
            for (int round = 0; round < MOST_ROUNDS && bytes > 0; round++) {
                bytes = allocated(() -> {
                    predictor.predict(inputs, outputs, limit);
                    predictor.predict(from, to, limit);
                });
            }
            assertEquals(0, bytes, plan::toString);
            assertArrayEquals(model.forward(x).toFloats(), outputs[0].toFloats(), 1e-4f);
            assertArrayEquals(result, outputs[0].toFloats());
        }
    }

    private static long allocated(Runnable call) {
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = bean.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        return bean.getCurrentThreadAllocatedBytes() - before;
    }
}
