// SPDX-License-Identifier: Apache-2.0
package dev.gatun.golden;

import dev.gatun.optim.Adam;
import dev.gatun.optim.AdamW;
import dev.gatun.optim.Optimizer;
import dev.gatun.optim.Sgd;
import dev.gatun.tensor.Tensor;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Ten steps of each optimizer with given gradients, against PyTorch.
class GoldenOptimizerTest {
    @TestFactory
    Stream<DynamicTest> optimizers() {
        return new Replay()
                .add("sgd", descend((golden, p) -> new Sgd(p, golden.number("lr"), golden.number("momentum"),
                        golden.number("dampening"), golden.flag("nesterov"), golden.number("weight_decay"))))
                .add("adam", descend((golden, p) -> new Adam(p, golden.number("lr"), golden.number("beta1"),
                        golden.number("beta2"), golden.number("eps"), golden.number("weight_decay"))))
                .add("adamw", descend((golden, p) -> new AdamW(p, golden.number("lr"), golden.number("beta1"),
                        golden.number("beta2"), golden.number("eps"), golden.number("weight_decay"))))
                .without("adagrad", "rmsprop", "clip_norm", "clip_value")
                .without("step_lr", "multi_step_lr", "exponential_lr", "cosine_annealing_lr", "linear_lr",
                        "warm_up_cosine", "one_cycle_lr", "plateau")
                .tests("optimizers");
    }

    private static BiFunction<Goldens.Case, Replay.Inputs, Tensor> descend(
            BiFunction<Goldens.Case, Map<String, Tensor>, Optimizer> factory) {
        return (golden, in) -> {
            Tensor parameter = in.get("start").copy();
            Optimizer optimizer = factory.apply(golden, Map.of("p", parameter));
            Tensor gradients = in.get("gradients");
            Tensor[] after = new Tensor[Math.toIntExact(gradients.dim(0))];
            for (int step = 0; step < after.length; step++) {
                optimizer.step(Map.of("p", gradients.get(step)));
                after[step] = parameter.copy();
            }
            return Tensor.stack(0, after);
        };
    }
}
