// SPDX-License-Identifier: Apache-2.0
package dev.gatun.golden;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GoldensTest {

    @TestFactory
    Stream<DynamicTest> everyCaseHasItsTensorsAndPyTorchItselfKeepsTheBound() {
        return Stream.of("layers", "activations", "losses", "optimizers", "tensor_ops")
                .map(group -> DynamicTest.dynamicTest(group, () -> checkGroup(group)));
    }

    @Test
    void comparisonSeesValuesShapesAndNonFiniteElements() {
        Goldens.Array expected = new Goldens.Array("F32", new long[] {3}, new double[] {100, 1, Double.NaN});
        double[] close = {100.0009, 1, Double.NaN};
        assertDoesNotThrow(() -> Goldens.assertClose("t", expected, new long[] {3}, close, 1e-5));
        assertThrows(AssertionError.class, () -> Goldens.assertClose("t", expected, new long[] {3}, close, 5e-6));
        assertThrows(AssertionError.class, () -> Goldens.assertClose("t", expected, new long[] {1, 3}, close, 1e-5));
        for (double wrong : new double[] {0, Double.POSITIVE_INFINITY}) {
            double[] actual = {100, 1, wrong};
            assertThrows(AssertionError.class, () -> Goldens.assertClose("t", expected, new long[] {3}, actual, 1e-5));
        }
    }

    @Test
    void readsJson() {
        assertEquals(List.of(1.5, -2e-3, List.of(), "a b", true, false),
                Json.parse(" [1.5, -2e-3, [], \"a b\", true, false] "));
        for (String bad : List.of("", "[1", "{\"a\" 1}", "[1] 2", "nul", "\"a")) {
            assertThrows(IllegalArgumentException.class, () -> Json.parse(bad), bad);
        }
    }

    private static void checkGroup(String group) {
        Goldens goldens = new Goldens(group);
        assertFalse(goldens.cases().isEmpty());
        for (Goldens.Case golden : goldens.cases()) {
            golden.inputs().forEach(name -> goldens.get(golden, name));
            golden.grads().forEach(name -> assertTrue(golden.outputs().contains("grad_" + name), golden + " " + name));
            for (String name : golden.outputs()) {
                Goldens.Array result = goldens.get(golden, name);
                if (result.dtype().equals("F32")) {
                    Goldens.assertClose(golden + "/" + name, goldens.getWide(golden, name), result.shape(),
                            result.values(), Goldens.tolerance(golden, 0x1p-24));
                }
            }
        }
    }
}
