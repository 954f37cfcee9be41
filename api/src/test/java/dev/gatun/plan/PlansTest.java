// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.Gatun;
import dev.gatun.model.Mlp;
import dev.gatun.nn.Layer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.TensorSpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PlansTest {
    private final Layer model = new Mlp(new Rng(1), 4, 3, 2);
    private final Plans plans = Gatun.plans(model, 2);

    private static TensorSpec batch(long size) {
        return TensorSpec.of(DType.F32, size, 4);
    }

    @Test
    void keepsWhatWasUsedLast() {
        Plan one = plans.get(batch(1));
        Plan two = plans.get(batch(2));
        assertSame(one, plans.get(batch(1)));
        assertEquals(List.of(two, one), plans.cached());
        Plan three = plans.get(batch(3));
        assertEquals(List.of(one, three), plans.cached());
        assertNotSame(two, plans.get(batch(2)));
        assertEquals(4, plans.compiled());
        assertTrue(plans.toString().contains("[f32[3,4]] -> [f32[3,2]]"), plans.toString());
        two.runner().run();
    }

    @Test
    void keepsNoFailure() {
        for (int i = 0; i < 2; i++) {
            String message = assertThrows(IllegalArgumentException.class, () -> plans.get(TensorSpec.of(DType.F32, 1,
                    5))).getMessage();
            assertTrue(message.startsWith("linear:"), message);
        }
        assertEquals(List.of(), plans.cached());
        assertThrows(IllegalArgumentException.class, () -> Gatun.plans(model, 0));
    }

    @Test
    void makesAPlanOnceForManyThreads() throws InterruptedException {
        Set<Plan> found = ConcurrentHashMap.newKeySet();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                int size = 1 + i % 2;
                threads.submit(() -> {
                    start.await();
                    return found.add(plans.get(batch(size)));
                });
            }
            start.countDown();
        }
        assertEquals(2, found.size());
        assertEquals(2, plans.compiled());
        assertTrue(model.isTraining());
    }
}
