// SPDX-License-Identifier: Apache-2.0
package dev.gatun.golden;

import dev.gatun.model.LeNet5;
import dev.gatun.model.Mlp;
import dev.gatun.nn.Activation;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.nn.Losses;
import dev.gatun.nn.TransformerEncoderLayer;
import dev.gatun.optim.Adam;
import dev.gatun.optim.AdamW;
import dev.gatun.optim.Optimizer;
import dev.gatun.optim.Sgd;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Ten training steps of an MLP, of LeNet-5 and of an attention block, against PyTorch's losses from the same weights
/// and batches.
class GoldenTrainingTest {
    /// The relative difference allowed in `F32`; in `F64` it is the same number of roundings.
    private static final double BAR = 1e-5;

    /// A transformer encoder layer, a mean over the sequence and a linear classifier.
    private static final class AttentionBlock extends Layer {
        private final TransformerEncoderLayer encoder;
        private final Linear head;

        AttentionBlock(DType dtype, Rng rng) {
            encoder = child("encoder",
                    new TransformerEncoderLayer(32, 4, 64, 0, Activation.gelu(), true, dtype, rng));
            head = child("head", new Linear(32, 5, true, dtype, rng));
        }

        @Override
        protected Tensor compute(Tensor x) {
            return head.forward(encoder.forward(x).mean(1));
        }
    }

    @TestFactory
    Stream<DynamicTest> trainings() {
        Goldens goldens = new Goldens("training");
        assertEquals(3, goldens.cases().size());
        return goldens.cases().stream().flatMap(golden -> Stream.of(DType.F32, DType.F64)
                .map(dtype -> DynamicTest.dynamicTest(golden.name() + " " + dtype,
                        () -> check(goldens, golden, dtype))));
    }

    private static void check(Goldens goldens, Goldens.Case golden, DType dtype) {
        Layer model = model(golden.name(), dtype);
        model.load(state(goldens, golden, "initial/"));
        Tensor images = goldens.get(golden, "images").to(DType.F32).sub(golden.number("minus"))
                .div(golden.number("divisor")).to(dtype);
        Tensor labels = goldens.get(golden, "labels");
        Optimizer optimizer = optimizer(golden, model.trainable());
        boolean single = dtype == DType.F32;
        double bar = single ? BAR : BAR * 0x1p-29;
        Tensor expected = single ? goldens.get(golden, "losses") : goldens.getWide(golden, "losses");
        for (int step = 0; step < golden.integer("steps"); step++) {
            long batch = step % images.dim(0);
            Tensor loss = optimizer
                    .step(() -> Losses.crossEntropy(model.forward(images.get(batch)), labels.get(batch)));
            assertEquals(expected.getDouble(step), loss.item(), bar * expected.getDouble(step), "loss " + step);
        }
        if (single) {
            Map<String, Tensor> trained = model.state();
            state(goldens, golden, "final/").forEach((name, weight) -> {
                // The goldens' block has no bias of the keys; here its gradient is zero but for rounding, which Adam
                // scales up to whole steps, without any effect on the losses.
                if (!name.endsWith("in_proj_bias")) {
                    Goldens.assertClose(name, weight, trained.get(name), BAR);
                }
            });
        }
    }

    private static Layer model(String name, DType dtype) {
        Rng rng = new Rng(0);
        return switch (name) {
            case "mlp" -> new Mlp(new long[] {64, 32, 16, 10}, Activation.relu(), 0, dtype, rng);
            case "lenet" -> new LeNet5(1, 28, 10, dtype, rng);
            case "attention_block" -> new AttentionBlock(dtype, rng);
            default -> throw new IllegalArgumentException("training: no model " + name);
        };
    }

    /// The stored weights under the names of the engine's models.
    private static Map<String, Tensor> state(Goldens goldens, Goldens.Case golden, String prefix) {
        Map<String, Tensor> stored = new LinkedHashMap<>();
        Stream.concat(golden.inputs().stream(), golden.outputs().stream()).filter(name -> name.startsWith(prefix))
                .forEach(name -> stored.put(name.substring(prefix.length()), goldens.get(golden, name)));
        if (!golden.name().equals("attention_block")) {
            return stored;
        }
        Map<String, Tensor> state = new LinkedHashMap<>();
        Tensor noBias = Tensor.zeros(DType.F32, 32);
        state.put("encoder.self_attn.in_proj_weight",
                Tensor.concat(0, stored.get("q.weight"), stored.get("k.weight"), stored.get("v.weight")));
        state.put("encoder.self_attn.in_proj_bias",
                Tensor.concat(0, stored.get("q.bias"), noBias, stored.get("v.bias")));
        Map<String, String> names = Map.of("encoder.self_attn.out_proj", "o", "encoder.linear1", "up",
                "encoder.linear2", "down", "encoder.norm1", "norm1", "encoder.norm2", "norm2", "head", "head");
        names.forEach((engine, name) -> {
            state.put(engine + ".weight", stored.get(name + ".weight"));
            state.put(engine + ".bias", stored.get(name + ".bias"));
        });
        return state;
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
}
