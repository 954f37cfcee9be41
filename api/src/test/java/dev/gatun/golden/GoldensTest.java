// SPDX-License-Identifier: Apache-2.0
package dev.gatun.golden;

import dev.gatun.op.Conv2d;
import dev.gatun.op.MatMul;
import dev.gatun.op.Relu;
import dev.gatun.op.Window2d;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
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
        return Stream.of("layers", "activations", "losses", "optimizers", "tensor_ops", "recurrent")
                .map(group -> DynamicTest.dynamicTest(group, () -> checkGroup(group)));
    }

    /// The backend modules run these tests too, and name themselves.
    @Test
    void runsOnTheBackendThatIsToBeTested() {
        String expected = System.getProperty("gatun.test.backend", "reference");
        TensorSpec matrix = TensorSpec.of(DType.F32, 8, 8);
        TensorSpec image = TensorSpec.of(DType.F32, 1, 1, 8, 8);
        Dispatcher dispatcher = Dispatcher.standard();
        assertEquals(expected, dispatcher.explain(new Relu(), List.of(matrix)).chosen());
        assertEquals(expected, dispatcher.explain(new MatMul(), List.of(matrix, matrix)).chosen());
        assertEquals(expected, dispatcher.explain(new Conv2d(Window2d.of(1, 1), 1), List.of(image, image)).chosen());
    }

    @Test
    void comparisonSeesValuesShapesAndNonFiniteElements() {
        Tensor expected = Tensor.of(new double[] {100, 1, Double.NaN}, 3);
        Tensor close = Tensor.of(new double[] {100.0009, 1, Double.NaN}, 3);
        assertDoesNotThrow(() -> Goldens.assertClose("t", expected, close, 1e-5));
        assertThrows(AssertionError.class, () -> Goldens.assertClose("t", expected, close, 5e-6));
        assertThrows(AssertionError.class, () -> Goldens.assertClose("t", expected, close.reshape(1, 3), 1e-5));
        for (double wrong : new double[] {0, Double.POSITIVE_INFINITY}) {
            Tensor actual = Tensor.of(new double[] {100, 1, wrong}, 3);
            assertThrows(AssertionError.class, () -> Goldens.assertClose("t", expected, actual, 1e-5));
            assertThrows(AssertionError.class, () -> Goldens.assertClose("t", actual, expected, 1e-5));
        }
    }

    private static void checkGroup(String group) {
        Goldens goldens = new Goldens(group);
        assertFalse(goldens.cases().isEmpty());
        for (Goldens.Case golden : goldens.cases()) {
            golden.inputs().forEach(name -> goldens.get(golden, name));
            golden.grads().forEach(name -> assertTrue(golden.outputs().contains("grad_" + name), golden.name()));
            for (String name : golden.outputs()) {
                Tensor result = goldens.get(golden, name);
                if (result.dtype() == DType.F32) {
                    Goldens.assertClose(golden.name() + "/" + name, goldens.getWide(golden, name), result,
                            Goldens.tolerance(golden, 0x1p-24));
                }
            }
        }
    }
}
