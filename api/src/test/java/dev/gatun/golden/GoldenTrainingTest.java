// SPDX-License-Identifier: Apache-2.0
package dev.gatun.golden;

import dev.gatun.nn.Functional;
import dev.gatun.optim.Adam;
import dev.gatun.optim.AdamW;
import dev.gatun.optim.Optimizer;
import dev.gatun.optim.Sgd;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Ten training steps of an MLP, of LeNet-5 and of an attention block, against PyTorch's losses from the same weights
/// and batches.
class GoldenTrainingTest {
    /// The relative difference allowed in `F32`; in `F64` it is the same number of roundings.
    private static final double BAR = 1e-5;

    private static final Map<String, BiFunction<Weights, Tensor, Tensor>> MODELS = Map.of("mlp",
            GoldenTrainingTest::mlp, "lenet", GoldenTrainingTest::leNet, "attention_block",
            GoldenTrainingTest::attentionBlock);

    private record Weights(Map<String, Tensor> tensors) {
        Tensor linear(String name, Tensor x) {
            return Functional.linear(x, weight(name), bias(name));
        }

        Tensor layerNorm(String name, Tensor x) {
            return Functional.layerNorm(x, 1, weight(name), bias(name), 1e-5);
        }

        Tensor conv(String name, Tensor x, int padding) {
            return Functional.conv2d(x, weight(name), bias(name), 1, padding);
        }

        private Tensor weight(String name) {
            return tensors.get(name + ".weight");
        }

        private Tensor bias(String name) {
            return tensors.get(name + ".bias");
        }
    }

    @TestFactory
    Stream<DynamicTest> trainings() {
        Goldens goldens = new Goldens("training");
        assertEquals(MODELS.keySet(), Set.copyOf(goldens.cases().stream().map(Goldens.Case::name).toList()));
        return goldens.cases().stream().flatMap(golden -> Stream.of(DType.F32, DType.F64)
                .map(dtype -> DynamicTest.dynamicTest(golden.name() + " " + dtype,
                        () -> check(goldens, golden, dtype))));
    }

    private static void check(Goldens goldens, Goldens.Case golden, DType dtype) {
        Weights weights = new Weights(new LinkedHashMap<>());
        for (String name : golden.texts("parameters")) {
            weights.tensors().put(name, goldens.get(golden, "initial/" + name).to(dtype).copy());
        }
        Tensor images = goldens.get(golden, "images").to(DType.F32).sub(golden.number("minus"))
                .div(golden.number("divisor")).to(dtype);
        Tensor labels = goldens.get(golden, "labels");
        Optimizer optimizer = optimizer(golden, weights.tensors());
        Tensor[] losses = new Tensor[golden.integer("steps")];
        for (int step = 0; step < losses.length; step++) {
            long batch = step % images.dim(0);
            losses[step] = optimizer.step(() -> Functional.crossEntropy(MODELS.get(golden.name()).apply(weights,
                    images.get(batch)), labels.get(batch), null, 0, -100).mean());
        }
        boolean single = dtype == DType.F32;
        double bar = single ? BAR : BAR * 0x1p-29;
        Tensor expected = single ? goldens.get(golden, "losses") : goldens.getWide(golden, "losses");
        for (int step = 0; step < losses.length; step++) {
            assertEquals(expected.getDouble(step), losses[step].item(), bar * expected.getDouble(step), "loss " + step);
        }
        if (single) {
            golden.outputs().stream().filter(name -> name.startsWith("final/"))
                    .forEach(name -> Goldens.assertClose(name,
                            goldens.get(golden, name), weights.tensors().get(name.substring("final/".length())), BAR));
        }
    }

    private static Optimizer optimizer(Goldens.Case golden, Map<String, Tensor> parameters) {
        double rate = golden.number("lr");
        return switch (golden.text("optimizer")) {
            case "sgd" -> new Sgd(parameters, rate, golden.number("momentum"));
            case "adam" -> new Adam(parameters, rate);
            case "adamw" -> new AdamW(parameters, rate);
            default -> throw new IllegalArgumentException("training: unknown optimizer of " + golden.name());
        };
    }

    private static Tensor mlp(Weights w, Tensor x) {
        return w.linear("fc3", w.linear("fc2", w.linear("fc1", x).relu()).relu());
    }

    private static Tensor leNet(Weights w, Tensor x) {
        Tensor first = Functional.maxPool2d(w.conv("conv1", x, 2).relu(), 2);
        Tensor second = Functional.maxPool2d(w.conv("conv2", first, 0).relu(), 2);
        return mlp(w, second.flatten(1, 3));
    }

    private static Tensor attentionBlock(Weights w, Tensor x) {
        long heads = 4;
        long headSize = x.dim(2) / heads;
        Tensor normed = w.layerNorm("norm1", x);
        List<Tensor> split = Stream.of("q", "k", "v")
                .map(role -> w.linear(role, normed).reshape(x.dim(0), x.dim(1), heads, headSize).transpose(1, 2))
                .toList();
        Tensor mixed = Functional.scaledDotProductAttention(split.get(0), split.get(1), split.get(2), null, false);
        Tensor attended = x.add(w.linear("o", mixed.transpose(1, 2).reshape(x.shape())));
        Tensor y = attended.add(w.linear("down", w.linear("up", w.layerNorm("norm2", attended)).gelu()));
        return w.linear("head", y.mean(1));
    }
}
