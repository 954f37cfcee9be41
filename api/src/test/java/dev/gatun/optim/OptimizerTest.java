// SPDX-License-Identifier: Apache-2.0
package dev.gatun.optim;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OptimizerTest {
    private static final Map<String, Function<Map<String, Tensor>, Optimizer>> KINDS = kinds();

    private static Map<String, Function<Map<String, Tensor>, Optimizer>> kinds() {
        Map<String, Function<Map<String, Tensor>, Optimizer>> kinds = new LinkedHashMap<>();
        kinds.put("sgd", p -> new Sgd(p, 0.1));
        kinds.put("momentum", p -> new Sgd(p, 0.1, 0.9));
        kinds.put("nesterov", p -> new Sgd(p, 0.1, 0.9, 0, true, 0.01));
        kinds.put("adagrad", p -> new Adagrad(p, 0.5));
        kinds.put("rmsprop", p -> new RmsProp(p, 0.01));
        kinds.put("rmsprop with everything", p -> new RmsProp(p, 0.001, 0.9, 1e-8, 0.9, true, 1e-4));
        kinds.put("gradient descent", p -> new GradientDescent(p, 1));
        kinds.put("adam", p -> new Adam(p, 0.1));
        kinds.put("adamw", p -> new AdamW(p, 0.1));
        return kinds;
    }

    private static Map<String, Tensor> parameters(DType dtype) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        parameters.put("w", Tensor.of(new double[] {1, -2, 3}, 3).to(dtype).copy());
        parameters.put("b", Tensor.of(new double[] {0.5}, 1).to(dtype).copy());
        return parameters;
    }

    private static Map<String, Tensor> gradients(Rng rng) {
        return Map.of("w", rng.normal(DType.F64, 3), "b", rng.normal(DType.F64, 1));
    }

    @TestFactory
    Stream<DynamicTest> eachMinimizesAQuadratic() {
        return KINDS.entrySet().stream().map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> {
            for (DType dtype : List.of(DType.F32, DType.F64)) {
                Map<String, Tensor> p = parameters(dtype);
                Optimizer optimizer = kind.getValue().apply(p);
                double first = optimizer.step(() -> loss(p)).item();
                assertEquals(1 + 4 + 9 + 0.25, first, 1e-6);
                for (int i = 0; i < 400; i++) {
                    optimizer.step(() -> loss(p));
                }
                assertTrue(loss(p).item() < 1e-3, "loss=" + loss(p).item());
                assertEquals(401, optimizer.steps());
            }
        }));
    }

    private static Tensor loss(Map<String, Tensor> p) {
        return p.get("w").square().sum().add(p.get("b").square().sum());
    }

    @TestFactory
    Stream<DynamicTest> eachGoesOnFromItsSavedStateWithTheSameBits() {
        return KINDS.entrySet().stream().map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> {
            Rng rng = new Rng(3);
            Map<String, Tensor> p = parameters(DType.F64);
            Optimizer optimizer = kind.getValue().apply(p);
            for (int i = 0; i < 3; i++) {
                optimizer.step(gradients(rng));
            }
            optimizer.learningRate(0.05);
            Map<String, Tensor> saved = new LinkedHashMap<>();
            optimizer.state().forEach((name, tensor) -> saved.put(name, tensor.copy()));
            Map<String, Tensor> q = Map.of("w", p.get("w").copy(), "b", p.get("b").copy());
            Optimizer resumed = kind.getValue().apply(q);
            resumed.load(saved);
            for (int i = 0; i < 3; i++) {
                Map<String, Tensor> gradients = gradients(rng);
                optimizer.step(gradients);
                resumed.step(gradients);
            }
            assertArrayEquals(p.get("w").toDoubles(), q.get("w").toDoubles());
            assertEquals(6, resumed.steps());
            assertEquals(0.05, resumed.learningRate());
        }));
    }

    @Test
    void momentumFollowsTheDocumentedExample() {
        Tensor p = Tensor.of(new double[] {1}, 1);
        Optimizer optimizer = new Sgd(Map.of("p", p), 0.1, 0.9);
        Map<String, Tensor> gradient = Map.of("p", Tensor.of(new double[] {1}, 1));
        optimizer.step(gradient);
        assertEquals(0.9, p.item(), 1e-15);
        optimizer.step(gradient);
        assertEquals(0.71, p.item(), 1e-15);
        assertEquals(List.of("step", "learning_rate", "p.momentum_buffer"), List.copyOf(optimizer.state().keySet()));
    }

    @Test
    void adamFollowsItsFormula() {
        Tensor p = Tensor.of(new double[] {1}, 1);
        Optimizer optimizer = new Adam(Map.of("p", p), 0.1);
        optimizer.step(Map.of("p", Tensor.of(new double[] {4}, 1)));
        assertEquals(1 - 0.1 * 4 / (4 + 1e-8), p.item(), 1e-15);
        optimizer.step(Map.of("p", Tensor.of(new double[] {-2}, 1)));
        double m = (0.9 * 0.4 - 0.2) / (1 - 0.81);
        double v = (0.999 * 0.016 + 0.004) / (1 - 0.999 * 0.999);
        assertEquals(1 - 0.1 * 4 / (4 + 1e-8) - 0.1 * m / (Math.sqrt(v) + 1e-8), p.item(), 1e-12);
        assertEquals(List.of("step", "learning_rate", "p.exp_avg", "p.exp_avg_sq"), List.copyOf(optimizer.state()
                .keySet()));
    }

    @Test
    void adamWDecaysApartFromTheGradient() {
        Tensor p = Tensor.of(new double[] {1}, 1);
        new AdamW(Map.of("p", p), 0.1, 0.9, 0.999, 1e-8, 0.5).step(Map.of("p", Tensor.of(new double[] {4}, 1)));
        assertEquals(0.95 - 0.1 * 4 / (4 + 1e-8), p.item(), 1e-15);
    }

    @Test
    void rejectsWhatDoesNotFit() {
        Map<String, Tensor> p = parameters(DType.F64);
        assertThrows(IllegalArgumentException.class, () -> new Sgd(p, -1));
        assertThrows(IllegalArgumentException.class, () -> new Sgd(p, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Sgd(p, 0.1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Sgd(p, 0.1, 0, 0, true, 0));
        Optimizer optimizer = new Sgd(p, 0.1, 0.9);
        String message = assertThrows(IllegalArgumentException.class, () -> optimizer.step(Map.of("w", Tensor.zeros(
                DType.F32, 3)))).getMessage();
        assertEquals("step: each parameter needs a gradient of its shape and type: parameter=w f64[3], "
                + "gradient=f32[3]", message);
        Map<String, Tensor> saved = optimizer.state();
        saved.remove("b.momentum_buffer");
        saved.put("more", Tensor.zeros(DType.F32));
        message = assertThrows(IllegalArgumentException.class, () -> optimizer.load(saved)).getMessage();
        assertEquals("load: the state must be that of such an optimizer: [b.momentum_buffer missing, more "
                + "unexpected]; optimizer Sgd", message);
        assertEquals(0, optimizer.steps());
    }

    @TestFactory
    Stream<DynamicTest> groupsStepAsOptimizersOfTheirOwn() {
        Map<String, BiFunction<Map<String, Tensor>, double[], Optimizer>> kinds = Map.of(
                "sgd", (p, n) -> new Sgd(p, n[0], 0.9, 0, false, n[1]),
                "adagrad", (p, n) -> new Adagrad(p, n[0], 0.1, 1e-10, n[1], 0),
                "rmsprop", (p, n) -> new RmsProp(p, n[0], 0.9, 1e-8, 0.9, true, n[1]),
                "adam", (p, n) -> new Adam(p, n[0], 0.9, 0.999, 1e-8, n[1]),
                "adamw", (p, n) -> new AdamW(p, n[0], 0.9, 0.999, 1e-8, n[1]));
        return kinds.entrySet().stream().map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> {
            Map<String, Tensor> joint = parameters(DType.F64);
            Map<String, Tensor> apart = parameters(DType.F64);
            Optimizer grouped = kind.getValue().apply(joint, new double[] {0.125, 0.25})
                    .group((name, _) -> name.equals("b"), 2, 0.5)
                    .group((_, p) -> p.size() == 1, 4, 0);
            Optimizer w = kind.getValue().apply(Map.of("w", apart.get("w")), new double[] {0.125, 0.25});
            Optimizer b = kind.getValue().apply(Map.of("b", apart.get("b")), new double[] {0.5, 0});
            Rng rng = new Rng(3);
            for (int step = 0; step < 20; step++) {
                Map<String, Tensor> gradients = gradients(rng);
                if (step == 10) {
                    grouped.learningRate(0.0625);
                    w.learningRate(0.0625);
                    b.learningRate(0.25);
                }
                grouped.step(gradients);
                w.step(gradients);
                b.step(gradients);
            }
            for (String name : joint.keySet()) {
                assertArrayEquals(apart.get(name).toDoubles(), joint.get(name).toDoubles(), name);
            }
        }));
    }

    @Test
    void groupsArePartOfTheState() {
        Map<String, Tensor> p = parameters(DType.F32);
        Optimizer optimizer = new Sgd(p, 0.1).group((name, _) -> name.equals("b"), 0.5, 0);
        assertEquals(0.5, optimizer.state().get("group.0.rate_factor").item());
        Optimizer other = new Sgd(p, 0.1).group((name, _) -> name.equals("b"), 1, 0);
        other.load(optimizer.state());
        assertEquals(0.5, other.state().get("group.0.rate_factor").item());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Sgd(p, 0.1).load(optimizer.state()))
                .getMessage().contains("group.0.rate_factor unexpected"));
    }

    @Test
    void rejectsGroupsThatMakeNoSense() {
        Map<String, Tensor> p = parameters(DType.F32);
        assertEquals("optimizer: a group needs parameters: none fits of [w, b]", assertThrows(
                IllegalArgumentException.class, () -> new Sgd(p, 0.1).group((name, _) -> name.equals("bias"), 1, 0))
                .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Sgd(p, 0.1).group((_, _) -> true, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Sgd(p, 0.1).group((_, _) -> true, 1, Double.NaN));
        assertThrows(UnsupportedOperationException.class, () -> new GradientDescent(p, 0.1).group((_, _) -> true, 1,
                0));
    }
}
