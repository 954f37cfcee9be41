// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.autograd.Autograd;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LayerTest {
    private final Rng rng = new Rng(1);

    private Sequential net() {
        return new Sequential(new Linear(3, 4, rng), Activation.relu(), new Sequential(new Linear(4, 2, rng)));
    }

    @Test
    void namesAreDottedPathsInOrder() {
        Sequential net = net();
        List<String> names = List.of("0.weight", "0.bias", "2.0.weight", "2.0.bias");
        assertEquals(names, List.copyOf(net.parameters().keySet()));
        assertEquals(names, List.copyOf(net.state().keySet()));
        assertEquals(Map.of(), net.buffers());
        assertEquals(List.of("0", "1", "2", "2.0"), List.copyOf(net.layers().keySet()));
        assertEquals(3 * 4 + 4 + 4 * 2 + 2, net.parameterCount());
    }

    @Test
    void namesCanBeGiven() {
        Map<String, Layer> layers = new LinkedHashMap<>();
        layers.put("up", new Linear(2, 3, false, DType.F64, rng));
        layers.put("down", new Linear(3, 1, rng));
        assertEquals(List.of("up.weight", "down.weight", "down.bias"), List.copyOf(new Sequential(layers).parameters()
                .keySet()));
        for (String bad : List.of("", "a.b")) {
            assertThrows(IllegalArgumentException.class, () -> new Sequential(Map.of(bad, Activation.relu())));
        }
    }

    @Test
    void aSharedLayerCountsOnce() {
        Linear shared = new Linear(2, 2, rng);
        Sequential net = new Sequential(shared, Activation.tanh(), shared);
        assertEquals(List.of("0.weight", "0.bias"), List.copyOf(net.parameters().keySet()));
        assertEquals(4, net.state().size());
        assertEquals(6, net.parameterCount());
        assertEquals(6, net.summary(1, 2).parameters());
    }

    @Test
    void parametersOutliveTheScopeTheyAreMadeIn() {
        Linear linear;
        try (Scope _ = Scope.open("building")) {
            linear = new Linear(2, 2, rng);
        }
        assertEquals(4, linear.weight().toFloats().length);
    }

    @Test
    void modesReachAllLayers() {
        Sequential net = net();
        assertTrue(net.isTraining() && net.layers().get("2.0").isTraining());
        assertSame(net, net.eval());
        assertFalse(net.isTraining() || net.layers().get("2.0").isTraining());
        assertTrue(net.train().isTraining() && net.layers().get("2.0").isTraining());
    }

    @Test
    void frozenLayersAreNotTrainable() {
        Sequential net = net();
        net.layers().get("2").freeze();
        assertEquals(List.of("0.weight", "0.bias"), List.copyOf(net.trainable().keySet()));
        assertEquals(4, net.parameters().size());
        assertTrue(net.layers().get("2.0").isFrozen());
        net.unfreeze();
        assertEquals(4, net.trainable().size());
    }

    @Test
    void loadCopiesAllAndConvertsFloats() {
        Sequential from = net();
        Sequential to = net();
        Map<String, Tensor> saved = new LinkedHashMap<>();
        from.state().forEach((name, tensor) -> saved.put(name, tensor.to(DType.F64)));
        to.load(saved);
        Tensor x = rng.normal(DType.F32, 5, 3);
        assertArrayEquals(from.forward(x).toFloats(), to.forward(x).toFloats());
        assertNotSame(from.state().get("0.bias"), to.state().get("0.bias"));
    }

    @Test
    void loadReportsEverythingThatDoesNotFitAndWritesNothing() {
        Linear linear = new Linear(2, 1, rng);
        float[] before = linear.weight().toFloats();
        Map<String, Tensor> saved = new LinkedHashMap<>();
        saved.put("weight", Tensor.zeros(DType.F32, 1, 3));
        saved.put("extra", Tensor.zeros(DType.F32, 1));
        String message = assertThrows(IllegalArgumentException.class, () -> linear.load(saved)).getMessage();
        assertEquals("load: names and shapes must be the model's: missing=[bias], unexpected=[extra], "
                + "misshapen=[weight f32[1,3] for f32[1,2]]; model Linear", message);
        saved.remove("extra");
        saved.put("weight", Tensor.zeros(DType.F32, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> linear.load(saved));
        assertArrayEquals(before, linear.weight().toFloats());
    }

    @Test
    void theFirstLayerWithANonFiniteOutputIsNamed() {
        Sequential net = net();
        Tensor x = Tensor.ones(DType.F32, 1, 3);
        assertEquals(Optional.empty(), net.firstNonFinite(x));
        ((Linear) net.layers().get("2.0")).bias().fill(Double.POSITIVE_INFINITY);
        assertEquals(Optional.of("2.0"), net.firstNonFinite(x));
        ((Linear) net.layers().get("0")).weight().fill(Double.NaN);
        assertEquals(Optional.of("0"), net.firstNonFinite(x));
        assertEquals(Optional.of("Linear"), ((Linear) net.layers().get("0")).firstNonFinite(x));
    }

    @Test
    void observersSeeLayersFromTheOutsideIn() {
        Sequential net = net();
        List<String> seen = new ArrayList<>();
        Layer.observing((layer, computation) -> {
            seen.add("in " + layer.kind());
            Tensor y = computation.get();
            seen.add("out " + y.shape());
            return y;
        }, () -> net.forward(Tensor.ones(DType.F32, 1, 3)));
        assertEquals(List.of("in Sequential", "in Linear", "out [1,4]", "in Relu", "out [1,4]", "in Sequential",
                "in Linear", "out [1,2]", "out [1,2]", "out [1,2]"), seen);
    }

    @Test
    void summaryIsATable() {
        Sequential net = new Sequential(new Linear(64, 32, rng), Activation.relu(), new Linear(32, 10, rng));
        net.train();
        Summary summary = net.summary(1, 64);
        assertEquals("""
                layer    kind        output  parameters   MACs   bytes
                (model)  Sequential  [1,10]           0      0       0
                0        Linear      [1,32]       2,080  2,048   8,704
                1        Relu        [1,32]           0     16     256
                2        Linear      [1,10]         330    320   1,488
                total                             2,410  2,384  10,448
                """, summary.toString());
        assertEquals(2410, summary.parameters());
        assertTrue(net.isTraining());
    }

    @Test
    void toStringShowsTheStructure() {
        assertEquals("""
                Sequential
                  0: Linear(3 -> 4)
                  1: Relu
                  2: Sequential
                    0: Linear(4 -> 2)""", net().toString());
    }

    @Test
    void activationsAreTheTensorFunctions() {
        Tensor x = Tensor.of(-1f, 0f, 2f);
        assertArrayEquals(new float[] {0, 0, 2}, Activation.relu().forward(x).toFloats());
        assertArrayEquals(new float[] {-0.1f, 0, 2}, Activation.leakyRelu(0.1).forward(x).toFloats());
        assertArrayEquals(new float[] {-1, 0, 1}, Activation.hardTanh().forward(x).toFloats());
        Map<Activation, Tensor> others = Map.of(Activation.elu(1), x.elu(1), Activation.gelu(), x.gelu(),
                Activation.geluTanh(), x.geluTanh(), Activation.silu(), x.silu(), Activation.sigmoid(), x.sigmoid(),
                Activation.tanh(), x.tanh(), Activation.softplus(), x.softplus(), Activation.hardSigmoid(),
                x.hardSigmoid(), Activation.hardSwish(), x.hardSwish(), Activation.of("Double", t -> t.mul(2)), x.mul(
                        2));
        others.forEach((layer, y) -> assertArrayEquals(y.toFloats(), layer.forward(x).toFloats(), layer.kind()));
    }

    @Test
    void linearGivesTheDocumentedExample() {
        Linear linear = new Linear(2, 2, rng);
        linear.load(Map.of("weight", Tensor.of(new float[] {1, 2, 3, 4}, 2, 2), "bias", Tensor.of(10f, 20f)));
        assertArrayEquals(new float[] {9, 19}, linear.forward(Tensor.of(1f, -1f)).toFloats());
        assertArrayEquals(new long[] {7, 5, 2}, linear.forward(Tensor.ones(DType.F32, 7, 5, 2)).shape().dims());
        List<Tensor> gradients = Autograd.gradients(() -> linear.forward(Tensor.of(1f, -1f)).sum(), List.of(linear
                .weight(), linear.bias()));
        assertArrayEquals(new float[] {1, -1, 1, -1}, gradients.get(0).toFloats());
        assertArrayEquals(new float[] {1, 1}, gradients.get(1).toFloats());
    }

    @Test
    void linearStartsAsInPyTorch() {
        Linear linear = new Linear(100, 1000, false, DType.F64, rng);
        double[] weights = linear.weight().toDoubles();
        double square = 0;
        for (double w : weights) {
            assertTrue(Math.abs(w) <= 0.1);
            square += w * w;
        }
        // Variance of the uniform distribution; its own deviation over 1e5 draws is 0.3 %.
        assertEquals(0.01 / 3, square / weights.length, 0.01 / 3 * 0.015);
        assertEquals(1, linear.parameters().size());
    }
}
