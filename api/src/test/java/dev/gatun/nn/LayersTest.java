// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.autograd.Autograd;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The example in each layer's documentation, its shapes, and the names of its parameters.
class LayersTest {
    private final Rng rng = new Rng(7);

    private static Tensor image(float... pixels) {
        int side = (int) Math.sqrt(pixels.length);
        return Tensor.of(pixels, 1, 1, side, side);
    }

    private static void assertShape(Tensor y, long... dims) {
        assertArrayEquals(dims, y.shape().dims());
    }

    @Test
    void conv1d() {
        Conv1d plain = new Conv1d(1, 1, 3, 1, 0, 1, 1, false, DType.F32, rng);
        plain.weight().copyFrom(Tensor.of(new float[] {1, 0, -1}, 1, 1, 3));
        Tensor x = Tensor.of(new float[] {1, 2, 4, 8}, 1, 1, 4);
        assertArrayEquals(new float[] {-3, -6}, plain.forward(x).toFloats());
        Conv1d layer = new Conv1d(4, 6, 3, 2, 1, 1, 2, true, DType.F64, rng);
        assertShape(layer.weight(), 6, 2, 3);
        assertShape(layer.forward(Tensor.zeros(DType.F64, 5, 4, 7)), 5, 6, 4);
        assertEquals("Conv1d(4 -> 6, kernel=3 stride=2 pad=1 dilation=1 groups=2)", layer.toString());
        assertThrows(IllegalArgumentException.class, () -> new Conv1d(4, 6, 3, 1, 0, 1, 4, true, DType.F32, rng));
    }

    @Test
    void conv2d() {
        Conv2d layer = new Conv2d(1, 1, 2, rng);
        layer.load(Map.of("weight", image(1, 2, 3, 4), "bias", Tensor.of(10f)));
        assertArrayEquals(new float[] {15}, layer.forward(image(1, 0, 0, 1)).toFloats());
        Conv2d wide = new Conv2d(3, 8, 5, 2, 2, rng);
        assertShape(wide.forward(Tensor.zeros(DType.F32, 2, 3, 17, 31)), 2, 8, 9, 16);
        assertEquals(List.of("weight", "bias"), List.copyOf(wide.parameters().keySet()));
        assertTrue(wide.weight().abs().max().item() <= 1 / Math.sqrt(3 * 25));
        assertEquals("Conv2d(3 -> 8, kernel=5x5 stride=2 pad=2 dilation=1)", wide.toString());
        Conv2d depthwise = new Conv2d(4, 4, 3, 1, Window2d.unit().dilation(2), 4, false, DType.F64, rng);
        assertShape(depthwise.weight(), 4, 1, 3, 1);
        assertShape(depthwise.forward(Tensor.zeros(DType.F64, 1, 4, 9, 9)), 1, 4, 5, 9);
        assertEquals(1, depthwise.parameters().size());
        assertThrows(IllegalArgumentException.class, () -> new Conv2d(3, 4, 1, 1, Window2d.unit(), 2, false, DType.F32,
                rng));
    }

    @Test
    void convTranspose2d() {
        ConvTranspose2d layer = new ConvTranspose2d(1, 1, 2, 2, Window2d.of(2, 0), 0, 0, 1, false, DType.F32, rng);
        layer.weight().copyFrom(image(1, 2, 3, 4));
        assertArrayEquals(new float[] {10, 20, 30, 40}, layer.forward(image(10)).toFloats());
        ConvTranspose2d wide = new ConvTranspose2d(4, 6, 3, 3, Window2d.of(2, 1), 1, 0, 2, true, DType.F32, rng);
        assertShape(wide.weight(), 4, 3, 3, 3);
        assertShape(wide.forward(Tensor.zeros(DType.F32, 2, 4, 7, 5)), 2, 6, 14, 9);
    }

    @Test
    void pools() {
        Tensor x = image(1, 2, 3, 4);
        assertArrayEquals(new float[] {4}, new MaxPool2d(2).forward(x).toFloats());
        assertArrayEquals(new float[] {2.5f}, new AvgPool2d(2).forward(x).toFloats());
        assertArrayEquals(new float[] {2.5f}, new AdaptiveAvgPool2d(1, 1).forward(x).toFloats());
        Tensor wide = Tensor.zeros(DType.F32, 2, 3, 7, 9);
        assertShape(new MaxPool2d(2).forward(wide), 2, 3, 3, 4);
        assertShape(new MaxPool2d(2, 2, Window2d.of(2, 0), true).forward(wide), 2, 3, 4, 5);
        assertShape(new MaxPool2d(3, 2, 1).forward(wide), 2, 3, 4, 5);
        assertShape(new AvgPool2d(3, 2, 1).forward(wide), 2, 3, 4, 5);
        assertShape(new AdaptiveAvgPool2d(3, 2).forward(wide), 2, 3, 3, 2);
        Tensor ones = Tensor.ones(DType.F32, 1, 1, 2, 2);
        assertEquals(4.0 / 9, new AvgPool2d(3, 1, 1).forward(ones).getDouble(0, 0, 0, 0), 1e-7);
        assertEquals(1, new AvgPool2d(3, 3, Window2d.of(1, 1), false, false).forward(ones).getDouble(0, 0, 0, 0));
    }

    @Test
    void batchNorm() {
        BatchNorm layer = new BatchNorm(1, 0.1, 0, true, DType.F64);
        Tensor x = Tensor.of(new double[] {1, 3}, 2, 1);
        assertArrayEquals(new double[] {-1, 1}, layer.forward(x).toDoubles());
        Map<String, Tensor> buffers = layer.buffers();
        assertEquals(List.of("running_mean", "running_var", "num_batches_tracked"), List.copyOf(buffers.keySet()));
        assertEquals(List.of("weight", "bias", "running_mean", "running_var", "num_batches_tracked"), List.copyOf(layer
                .state().keySet()));
        assertEquals(0.2, buffers.get("running_mean").item(), 1e-15);
        assertEquals(1.1, buffers.get("running_var").item(), 1e-15);
        assertEquals(1, buffers.get("num_batches_tracked").item());
        layer.eval();
        assertArrayEquals(new double[] {0.8 / Math.sqrt(1.1), 2.8 / Math.sqrt(1.1)}, layer.forward(x).toDoubles(),
                1e-14);
        assertEquals(1, buffers.get("num_batches_tracked").item());
        assertShape(new BatchNorm(3).forward(rng.normal(DType.F32, 2, 3, 5, 7)), 2, 3, 5, 7);
        BatchNorm plain = new BatchNorm(3, 0.1, 1e-5, false, DType.F32);
        assertShape(plain.forward(rng.normal(DType.F32, 2, 3, 5)), 2, 3, 5);
        assertShape(plain.eval().forward(rng.normal(DType.F32, 2, 3, 5)), 2, 3, 5);
    }

    @Test
    void batchNormKeepsItsStatisticsOutOfTheGradient() {
        BatchNorm layer = new BatchNorm(2);
        Tensor x = rng.normal(DType.F32, 4, 2);
        Map<String, Tensor> gradients = Autograd.valueAndGradients(() -> layer.forward(x).square().sum(), layer
                .trainable()).gradients();
        assertEquals(List.of("weight", "bias"), List.copyOf(gradients.keySet()));
        assertEquals(1, layer.buffers().get("num_batches_tracked").item());
    }

    @Test
    void otherNorms() {
        Tensor pair = Tensor.of(new double[] {1, 3}, 1, 2);
        assertArrayEquals(new double[] {-1, 1}, new LayerNorm(new long[] {2}, 0, true, DType.F64).forward(pair)
                .toDoubles());
        assertArrayEquals(new double[] {-1, 1}, new LayerNorm(new long[] {2}, 0, false, DType.F64).forward(pair)
                .toDoubles());
        assertArrayEquals(new double[] {0.2, 1.4}, new RmsNorm(new long[] {2}, 0, DType.F64).forward(Tensor.of(
                new double[] {1, 7}, 1, 2)).toDoubles(), 1e-15);
        assertArrayEquals(new double[] {-1, 1, -1, 1}, new GroupNorm(2, 4, 0, DType.F64).forward(Tensor.of(
                new double[] {1, 3, 10, 30}, 1, 4, 1)).toDoubles(), 1e-15);
        assertEquals(List.of("weight", "bias"), List.copyOf(new LayerNorm(3, 5).parameters().keySet()));
        assertShape(new LayerNorm(3, 5).parameters().get("bias"), 3, 5);
        assertEquals(List.of("weight"), List.copyOf(new RmsNorm(4).parameters().keySet()));
        assertEquals(List.of("weight", "bias"), List.copyOf(new GroupNorm(1, 4).parameters().keySet()));
        assertThrows(IllegalArgumentException.class, () -> new GroupNorm(3, 4));
    }

    @Test
    void embedding() {
        Embedding layer = new Embedding(3, 2, rng);
        layer.load(Map.of("weight", Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2)));
        Tensor x = Tensor.of(new long[] {2, 0}, 2);
        assertArrayEquals(new float[] {5, 6, 1, 2}, layer.forward(x).toFloats());
        assertThrows(IndexOutOfBoundsException.class, () -> layer.forward(Tensor.of(new long[] {3}, 1)));
        Embedding padded = new Embedding(3, 2, 0, DType.F64, rng);
        assertArrayEquals(new double[] {0, 0}, padded.weight().get(0).toDoubles());
        Tensor gradient = Autograd.gradients(() -> padded.forward(x).sum(), List.of(padded.weight())).get(0);
        assertArrayEquals(new double[] {0, 0, 0, 0, 1, 1}, gradient.toDoubles());
    }

    @Test
    void dropoutActsInTrainingOnly() {
        Dropout layer = new Dropout(0.25, rng);
        Tensor x = Tensor.ones(DType.F32, 10_000);
        float[] y = layer.forward(x).toFloats();
        int zeros = 0;
        for (float value : y) {
            assertTrue(value == 0 || Math.abs(value - 4f / 3) < 1e-6);
            zeros += value == 0 ? 1 : 0;
        }
        // Four deviations of a binomial distribution.
        assertEquals(2500, zeros, 4 * Math.sqrt(10_000 * 0.25 * 0.75));
        assertNotEquals(List.of(y), List.of(layer.forward(x).toFloats()));
        assertSame(x, layer.eval().forward(x));
        assertSame(x, new Dropout(0, rng).forward(x));
        assertThrows(IllegalArgumentException.class, () -> new Dropout(1, rng));
    }

    @Test
    void dropoutRepeatsFromItsSavedGenerator() {
        Sequential net = new Sequential(new Dropout(0.5, rng), new Dropout(0.5, rng));
        assertEquals(List.of("0.rng", "1.rng"), List.copyOf(net.generators().keySet()));
        assertEquals(Map.of(), net.state());
        Tensor x = Tensor.ones(DType.F32, 100);
        Map<String, Tensor> saved = new LinkedHashMap<>();
        net.generators().forEach((path, generator) -> saved.put(path, generator.state().copy()));
        float[] first = net.forward(x).toFloats();
        net.generators().forEach((path, generator) -> generator.state().copyFrom(saved.get(path)));
        assertArrayEquals(first, net.forward(x).toFloats());
    }

    @Test
    void attentionWithIdentitiesGivesALoneTokenBack() {
        MultiHeadAttention layer = new MultiHeadAttention(4, 2, 0, true, DType.F64, rng);
        assertEquals(List.of("in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias"), List.copyOf(layer
                .parameters().keySet()));
        Tensor eye = Tensor.eye(4, DType.F64);
        layer.parameters().get("in_proj_weight").copyFrom(Tensor.concat(0, eye, eye, eye));
        layer.parameters().get("out_proj.weight").copyFrom(eye);
        Tensor x = rng.normal(DType.F64, 3, 1, 4);
        assertArrayEquals(x.toDoubles(), layer.forward(x).toDoubles(), 1e-15);
    }

    @Test
    void attentionMixesValuesByHand() {
        MultiHeadAttention layer = new MultiHeadAttention(1, 1, 0, false, DType.F64, rng);
        layer.load(Map.of("in_proj_weight", Tensor.ones(DType.F64, 3, 1), "out_proj.weight", Tensor.full(2, DType.F64,
                1, 1)));
        Tensor x = Tensor.of(new double[] {0, 1}, 1, 2, 1);
        double mixed = 2 * Math.E / (1 + Math.E);
        assertArrayEquals(new double[] {1, mixed}, layer.forward(x).toDoubles(), 1e-15);
        assertArrayEquals(new double[] {0, mixed}, layer.forward(x, null, true).toDoubles(), 1e-15);
        Tensor mask = Tensor.of(new boolean[] {false, true, true, false}, 2, 2);
        assertArrayEquals(new double[] {2, 0}, layer.forward(x, mask, false).toDoubles(), 1e-15);
    }

    @Test
    void attentionDropsItsWeightsInTraining() {
        MultiHeadAttention layer = new MultiHeadAttention(4, 1, 0.5, true, DType.F64, rng);
        assertEquals(List.of("dropout"), List.copyOf(layer.generators().keySet()));
        Tensor eye = Tensor.eye(4, DType.F64);
        // Queries and keys are 0, so all weights are equal; values and outputs are the weights themselves.
        layer.parameters().get("in_proj_weight").copyFrom(Tensor.concat(0, eye.mul(0), eye.mul(0), eye));
        layer.parameters().get("out_proj.weight").copyFrom(eye);
        Tensor x = eye.unsqueeze(0).expand(50, 4, 4);
        Rng generator = layer.generators().get("dropout");
        Tensor state = generator.state().copy();
        double[] dropped = layer.forward(x).toDoubles();
        assertTrue(Arrays.stream(dropped).allMatch(weight -> weight == 0 || weight == 0.5));
        // 800 fair draws: six standard deviations are 85.
        assertEquals(400, Arrays.stream(dropped).filter(weight -> weight == 0).count(), 85);
        assertFalse(Arrays.equals(dropped, layer.forward(x).toDoubles()));
        generator.state().copyFrom(state);
        assertArrayEquals(dropped, layer.forward(x, x.copy(), x.copy(), null, false).toDoubles());
        generator.state().copyFrom(state);
        double[] causal = layer.forward(x, null, true).toDoubles();
        assertTrue(causal[0] == 0 || causal[0] == 2);
        assertEquals(0, causal[1]);
        double[] all = layer.eval().forward(x).toDoubles();
        assertTrue(Arrays.stream(all).allMatch(weight -> weight == 0.25));
        assertThrows(IllegalArgumentException.class, () -> new MultiHeadAttention(4, 1, 1, true, DType.F64, rng));
    }

    @Test
    void crossAttentionEqualsSelfAttentionOnEqualOperands() {
        MultiHeadAttention layer = new MultiHeadAttention(6, 3, 0, true, DType.F64, rng);
        Tensor x = rng.normal(DType.F64, 2, 5, 6);
        assertArrayEquals(layer.forward(x).toDoubles(), layer.forward(x, x.copy(), x.copy(), null, false).toDoubles(),
                1e-14);
        assertShape(layer.forward(x, rng.normal(DType.F64, 2, 7, 6), rng.normal(DType.F64, 2, 7, 6), null, false), 2, 5,
                6);
        assertThrows(IllegalArgumentException.class, () -> new MultiHeadAttention(6, 4, rng));
    }

    @Test
    void transformerEncoderLayer() {
        for (boolean normFirst : new boolean[] {true, false}) {
            TransformerEncoderLayer layer = new TransformerEncoderLayer(8, 2, 16, 0.1, Activation.gelu(), normFirst,
                    rng);
            assertEquals(List.of("self_attn.in_proj_weight", "self_attn.in_proj_bias", "self_attn.out_proj.weight",
                    "self_attn.out_proj.bias", "linear1.weight", "linear1.bias", "linear2.weight", "linear2.bias",
                    "norm1.weight", "norm1.bias", "norm2.weight", "norm2.bias"), List.copyOf(layer.state().keySet()));
            Tensor x = rng.normal(DType.F32, 3, 5, 8);
            assertShape(layer.forward(x), 3, 5, 8);
            assertArrayEquals(layer.eval().forward(x).toFloats(), layer.forward(x).toFloats());
        }
        TransformerEncoderLayer bypass = new TransformerEncoderLayer(8, 2, 16, 0, Activation.relu(), true, rng);
        bypass.parameters().forEach((name, tensor) -> {
            if (name.startsWith("self_attn.out_proj") || name.startsWith("linear2")) {
                tensor.fill(0);
            }
        });
        Tensor x = rng.normal(DType.F32, 3, 5, 8);
        assertArrayEquals(x.toFloats(), bypass.forward(x).toFloats());
    }

    @Test
    void aCausalEncoderDoesNotSeeTheFuture() {
        TransformerEncoderLayer layer = new TransformerEncoderLayer(4, 2, 8, 0, Activation.relu(), true, DType.F64,
                rng);
        Tensor x = rng.normal(DType.F64, 1, 3, 4);
        Tensor start = x.slice(1, 0, 2);
        assertArrayEquals(layer.forward(start, null, true).toDoubles(), layer.forward(x, null, true).slice(1, 0, 2)
                .toDoubles(), 1e-14);
    }

    @Test
    void eightThreadsGiveTheSameBits() throws Exception {
        Layer images = new Sequential(new Conv2d(2, 4, 3, rng), new BatchNorm(4), Activation.relu(), new MaxPool2d(2),
                new Dropout(0.5, rng), new Flatten(), new Linear(36, 5, rng)).eval();
        Layer text = new Sequential(new Embedding(10, 8, rng), new TransformerEncoderLayer(8, 2, 16, 0.1, Activation
                .gelu(), true, rng)).eval();
        Tensor pixels = rng.normal(DType.F32, 3, 2, 8, 8);
        Tensor tokens = Tensor.of(new long[] {1, 2, 3, 9, 8, 0}, 2, 3);
        float[] expectedImages = images.forward(pixels).toFloats();
        float[] expectedText = text.forward(tokens).toFloats();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                results.add(pool.submit(() -> {
                    for (int j = 0; j < 25; j++) {
                        try (Scope _ = Scope.open()) {
                            assertArrayEquals(expectedImages, images.forward(pixels).toFloats());
                            assertArrayEquals(expectedText, text.forward(tokens).toFloats());
                        }
                    }
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        }
    }

    @Test
    void summaryNeedsNoKnowledgeOfLayers() {
        Embedding embedding = new Embedding(10, 4, rng);
        Sequential net = new Sequential(embedding, new TransformerEncoderLayer(4, 1, 8, 0.5, Activation.relu(), true,
                rng), new Flatten());
        Summary summary = net.summary(TensorSpec.of(DType.I64, 2, 3));
        assertEquals(net.parameterCount(), summary.parameters());
        List<String> paths = new ArrayList<>(List.of(""));
        paths.addAll(net.layers().keySet());
        assertEquals(paths, summary.rows().stream().map(Summary.Row::path).toList());
        assertEquals("f32[2,12]", summary.rows().get(0).output().toString());
        assertTrue(summary.macs() > 0 && summary.bytes() > 0);
        assertTrue(net.isTraining() && net.layers().get("1.dropout").isTraining());
    }
}
