// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.data.Batches;
import dev.gatun.data.ToyData;
import dev.gatun.model.Mlp;
import dev.gatun.nn.Activation;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Losses;
import dev.gatun.optim.Adam;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Workers;
import dev.gatun.train.Metric;
import dev.gatun.train.Trainer;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TrainingMemoryTest {
    @TempDir
    Path folder;

    @Test
    void takesNoMoreMemoryHoweverLongItTrains() throws InterruptedException {
        Layer model = new Mlp(new long[] {2, 16, 2}, Activation.relu(), 0.1, DType.F32, new Rng(1));
        Batches batches = Batches.of(ToyData.moons(100, 0.1, 3), 10).shuffle(1);
        try (Workers workers = Workers.of(2)) {
            Trainer trainer = new Trainer(model, Losses::crossEntropy, new Adam(model.trainable(), 0.01)).workers(
                    workers).validate(batches, Metric.accuracy()).checkpoint(folder.resolve("checkpoint"), 50, "");
            trainer.fit(batches, 20);
            long before = offHeapBytes();
            long leaked = Scope.leaked();
            trainer.fit(batches, 120);
            long after = offHeapBytes();
            assertTrue(after <= before, "off-heap bytes rose from " + before + " to " + after);
            assertEquals(leaked, Scope.leaked(), "scopes were dropped without being closed");
        }
    }

    // The off-heap memory of the JVM once the garbage collector has freed what nothing reaches.
    private static long offHeapBytes() throws InterruptedException {
        BufferPoolMXBean pool = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream().filter(
                bean -> bean.getName().equals("direct")).findAny().orElseThrow();
        long least = Long.MAX_VALUE;
        for (int unchanged = 0; unchanged < 5; unchanged++) {
            System.gc();
            Thread.sleep(20);
            if (pool.getMemoryUsed() < least) {
                least = pool.getMemoryUsed();
                unchanged = 0;
            }
        }
        return least;
    }
}
