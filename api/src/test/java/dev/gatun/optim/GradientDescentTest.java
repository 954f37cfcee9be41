// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import dev.gatun.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GradientDescentTest {
    @Test
    void halvesTheRateUntilTheLossIsSmaller() {
        Tensor p = Tensor.of(new double[] {3}, 1);
        GradientDescent optimizer = new GradientDescent(Map.of("p", p), 1);
        assertEquals(9, optimizer.step(() -> p.square().sum()).item());
        assertEquals(0, p.item());
        assertEquals(1, optimizer.learningRate());
        assertEquals(0, optimizer.step(() -> p.square().sum()).item());
        assertEquals(0, p.item());
        assertEquals(2, optimizer.steps());
    }

    @Test
    void neverMakesTheLossLargerAndFindsTheEndOfRosenbrocksValley() {
        Tensor p = Tensor.of(new double[] {-1.2, 1}, 2);
        GradientDescent optimizer = new GradientDescent(Map.of("p", p), 1);
        double last = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 5000; i++) {
            double loss = optimizer.step(() -> rosenbrock(p)).item();
            assertTrue(loss <= last, "step " + i);
            last = loss;
        }
        assertTrue(last < 1e-4, "loss=" + last);
        assertEquals(1, p.getDouble(0), 0.02);
        assertEquals(1, p.getDouble(1), 0.04);
    }

    private static Tensor rosenbrock(Tensor p) {
        Tensor x = p.get(0);
        Tensor y = p.get(1);
        return x.neg().add(1).square().add(y.sub(x.square()).square().mul(100));
    }

    @Test
    void leavesEverythingAsItWasWhereNoStepHelps() {
        Tensor p = Tensor.of(new double[] {2}, 1);
        GradientDescent optimizer = new GradientDescent(Map.of("p", p), 1);
        optimizer.step(() -> p.sum().detach().mul(Double.NaN).add(p.sum()));
        assertEquals(2, p.item());
    }
}
