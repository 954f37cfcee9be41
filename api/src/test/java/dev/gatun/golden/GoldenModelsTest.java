// SPDX-License-Identifier: Apache-2.0
package dev.gatun.golden;

import dev.gatun.model.Bert;
import dev.gatun.model.MobileNetV2;
import dev.gatun.model.ResNet;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Losses;
import dev.gatun.optim.Sgd;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Whole networks against torchvision and transformers, from the same weights: answers, and one training step.
class GoldenModelsTest {
    private static final int CLASSES = 10;

    @TestFactory
    Stream<DynamicTest> models() {
        Goldens goldens = new Goldens("models");
        assertEquals(7, goldens.cases().size());
        return goldens.cases().stream().map(golden -> DynamicTest.dynamicTest(golden.name(), () -> check(goldens,
                golden)));
    }

    private static void check(Goldens goldens, Goldens.Case golden) {
        Layer model = model(golden.name());
        assertEquals(golden.integer("parameters"), model.parameterCount());
        model.load(weights(model));
        double tolerance = Goldens.tolerance(golden, 0x1p-24);
        Tensor expected = goldens.get(golden, "y");
        Tensor x = input(golden.longs("shape"));
        model.eval();
        Goldens.assertClose(golden.name(), expected, answer(golden.name(), model, x), tolerance);
        if (!golden.outputs().contains("loss")) {
            return;
        }
        model.train();
        Tensor labels = Tensor.arange(expected.dim(0), DType.I64);
        Sgd optimizer = new Sgd(model.trainable(), golden.number("rate"));
        for (String name : new String[] {"loss", "loss_after"}) {
            Tensor loss = optimizer.step(() -> Losses.crossEntropy(model.forward(x).flatten(1, -1)
                    .slice(1, 0, CLASSES), labels));
            Goldens.assertClose(name, goldens.get(golden, name), loss, tolerance);
        }
    }

    private static Layer model(String name) {
        Rng rng = new Rng(0);
        return switch (name) {
            case "resnet18" -> ResNet.resNet18(1000, rng);
            case "resnet50" -> ResNet.resNet50(1000, rng);
            case "resnet_cifar_8" -> ResNet.cifar(8, CLASSES, rng);
            case "mobilenet_v2" -> new MobileNetV2(1000, rng);
            case "mobilenet_v2_quarter" -> new MobileNetV2(0.25, 1000, 0, rng);
            case "bert", "bert_masked" -> new Bert(new Bert.Sizes(100, 24, 2, 3, 40, 16, 0), rng);
            default -> throw new IllegalArgumentException("models: no model " + name);
        };
    }

    private static Tensor answer(String name, Layer model, Tensor x) {
        if (!name.equals("bert_masked")) {
            return model.forward(x);
        }
        Tensor lengths = Tensor.of(new long[] {11, 4, 7}, 3, 1);
        return ((Bert) model).forward(x, Tensor.arange(11, DType.I64).unsqueeze(0).less(lengths));
    }

    // Images, or tokens where there are only two axes.
    private static Tensor input(long[] shape) {
        int size = Math.toIntExact(Shape.of(shape).size());
        return shape.length > 2 ? Tensor.of(hashed("x", 1, 0, size), shape)
                : Tensor.of(hashed("tokens", 50, 50, size), shape).floor().to(DType.I64);
    }

    private static Map<String, Tensor> weights(Layer model) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        model.state().forEach((name, tensor) -> {
            if (tensor.dtype() != DType.F32) {
                weights.put(name, tensor);
                return;
            }
            Shape shape = tensor.shape();
            int size = Math.toIntExact(shape.size());
            boolean isFactor = name.endsWith("weight") || name.endsWith("running_var");
            weights.put(name, Tensor.of(shape.rank() > 1 ? hashed(name, Math.sqrt(6.0 * shape.dim(0) / size), 0, size)
                    : hashed(name, 0.25, isFactor ? 1 : 0, size), shape.dims()));
        });
        return weights;
    }

    /// `scale * u + shift`, where `u` in [-1, 1) depends on name and position alone; see `goldens/README.md`.
    private static float[] hashed(String name, double scale, double shift, int count) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        long seed = crc.getValue() * 0xBF58476D1CE4E5B9L;
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            long h = (i + 1) * 0x9E3779B97F4A7C15L + seed;
            h = (h ^ h >>> 32) * 0x94D049BB133111EBL;
            h ^= h >>> 29;
            values[i] = (float) (((h >>> 40) * 0x1p-23 - 1) * scale + shift);
        }
        return values;
    }
}
