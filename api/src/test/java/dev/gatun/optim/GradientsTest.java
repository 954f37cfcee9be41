// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class GradientsTest {
    private static final Map<String, Tensor> GRADIENTS = Map.of("a", Tensor.of(new double[] {3}, 1), "b", Tensor.of(
            new double[] {-4}, 1, 1));

    @Test
    void clipByNormShortensLongVectorsOnly() {
        assertEquals(5, Gradients.norm(GRADIENTS).item());
        Map<String, Tensor> clipped = Gradients.clipByNorm(GRADIENTS, 1);
        assertEquals(0.6, clipped.get("a").item(), 1e-6);
        assertEquals(-0.8, clipped.get("b").item(), 1e-6);
        assertEquals(-4, Gradients.clipByNorm(GRADIENTS, 6).get("b").item());
        assertThrows(IllegalArgumentException.class, () -> Gradients.clipByNorm(GRADIENTS, 0));
    }

    @Test
    void clipByNormTakesMixedTypes() {
        Map<String, Tensor> mixed = Map.of("a", Tensor.of(3f), "b", Tensor.of(new double[] {4}, 1));
        assertEquals(5, Gradients.norm(mixed).item());
        assertEquals(DType.F64, Gradients.clipByNorm(mixed, 1).get("b").dtype());
    }

    @Test
    void clipByValueCutsElements() {
        Map<String, Tensor> clipped = Gradients.clipByValue(GRADIENTS, 3.5);
        assertEquals(3, clipped.get("a").item());
        assertEquals(-3.5, clipped.get("b").item());
    }

    @Test
    void accumulatedGradientsAreMeans() {
        GradientAccumulator accumulator = new GradientAccumulator(GRADIENTS);
        assertThrows(IllegalStateException.class, accumulator::mean);
        for (int round = 0; round < 2; round++) {
            for (double factor : new double[] {1, 2, 6}) {
                try (Scope _ = Scope.open()) {
                    accumulator.add(Map.of("a", GRADIENTS.get("a").mul(factor), "b", GRADIENTS.get("b")));
                }
            }
            assertEquals(3, accumulator.count());
            assertArrayEquals(new double[] {9}, accumulator.mean().get("a").toDoubles());
            assertArrayEquals(new double[] {-4}, accumulator.mean().get("b").toDoubles());
            accumulator.reset();
        }
        assertThrows(IllegalArgumentException.class, () -> accumulator.add(Map.of("a", GRADIENTS.get("a"))));
    }
}
