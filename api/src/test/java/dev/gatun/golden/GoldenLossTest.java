// SPDX-License-Identifier: Apache-2.0
package dev.gatun.golden;

import dev.gatun.nn.Losses;
import dev.gatun.nn.Reduction;
import dev.gatun.tensor.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Losses against PyTorch, forward and backward.
class GoldenLossTest {
    @TestFactory
    Stream<DynamicTest> losses() {
        return new Replay().add("mse", (golden, in) -> Losses.mse(in.x(), in.target(), reduction(golden)))
                .add("l1", (golden, in) -> Losses.mae(in.x(), in.target(), reduction(golden)))
                .add("huber", (golden, in) -> Losses.huber(in.x(), in.target(), golden.number("delta"),
                        reduction(golden)))
                .add("smooth_l1", (golden, in) -> Losses.smoothL1(in.x(), in.target(), golden.number("beta"),
                        reduction(golden)))
                .add("bce", (golden, in) -> Losses.bce(in.x(), in.target(), reduction(golden)))
                .add("bce_with_logits", (golden, in) -> Losses.bceWithLogits(in.x(), in.target(), in.get("posWeight"),
                        reduction(golden)))
                .add("cross_entropy", GoldenLossTest::crossEntropy)
                .add("cross_entropy_soft", GoldenLossTest::crossEntropy)
                .add("nll", (golden, in) -> Losses.nll(in.x(), in.target(), in.get("classWeights"),
                        golden.integer("ignore_index"), reduction(golden)))
                .add("kl_div", (golden, in) -> Losses.klDiv(in.x(), in.target(), golden.flag("log_target"),
                        reduction(golden)))
                .add("hinge", (golden, in) -> Losses.hinge(in.x(), in.target(), reduction(golden)))
                .add("multi_margin", (golden, in) -> Losses.multiMargin(in.x(), in.target(), golden.number("margin"),
                        golden.integer("p"), reduction(golden)))
                .tests("losses");
    }

    private static Tensor crossEntropy(Goldens.Case golden, Replay.Inputs in) {
        return Losses.crossEntropy(in.x(), in.target(), in.get("classWeights"), golden.number("label_smoothing"),
                golden.integer("ignore_index"), reduction(golden));
    }

    private static Reduction reduction(Goldens.Case golden) {
        return switch (golden.text("reduction")) {
            case "none" -> Reduction.NONE;
            case "mean" -> Reduction.MEAN;
            case "sum" -> Reduction.SUM;
            case "batchmean" -> Reduction.BATCH_MEAN;
            default -> throw new IllegalArgumentException("golden: unknown reduction in " + golden.name());
        };
    }
}
