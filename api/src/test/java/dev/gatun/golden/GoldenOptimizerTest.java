// SPDX-License-Identifier: Apache-2.0
package dev.gatun.golden;

import dev.gatun.optim.Adagrad;
import dev.gatun.optim.Adam;
import dev.gatun.optim.AdamW;
import dev.gatun.optim.Gradients;
import dev.gatun.optim.OnPlateau;
import dev.gatun.optim.Optimizer;
import dev.gatun.optim.RmsProp;
import dev.gatun.optim.Schedule;
import dev.gatun.optim.Sgd;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertFalse;

/// Optimizers, learning rates and gradient clipping against PyTorch.
class GoldenOptimizerTest {
    private static final int STEPS = 50;

    private static final Map<String, BiFunction<Goldens.Case, Double, Schedule>> SCHEDULES = Map.of(
            "step_lr", (golden, rate) -> Schedule.step(rate, golden.integer("step_size"), golden.number("gamma")),
            "multi_step_lr", (golden, rate) -> Schedule.multiStep(rate, golden.number("gamma"),
                    golden.longs("milestones")),
            "exponential_lr", (golden, rate) -> Schedule.exponential(rate, golden.number("gamma")),
            "cosine_annealing_lr", (golden, rate) -> Schedule.cosine(rate, golden.integer("t_max"),
                    golden.number("eta_min")),
            "linear_lr", (golden, rate) -> Schedule.linear(rate, golden.number("start_factor"),
                    golden.number("end_factor"), golden.integer("total_iters")),
            "warm_up_cosine", (golden, rate) -> Schedule.warmup(golden.integer("warm_up_steps"),
                    golden.number("start_factor"), Schedule.cosine(rate, golden.integer("t_max"),
                            golden.number("eta_min"))),
            "one_cycle_lr", (golden, _) -> oneCycle(golden));

    @TestFactory
    Stream<DynamicTest> optimizers() {
        return new Replay()
                .add("sgd", descend((golden, p) -> new Sgd(p, golden.number("lr"), golden.number("momentum"),
                        golden.number("dampening"), golden.flag("nesterov"), golden.number("weight_decay"))))
                .add("adam", descend((golden, p) -> new Adam(p, golden.number("lr"), golden.number("beta1"),
                        golden.number("beta2"), golden.number("eps"), golden.number("weight_decay"))))
                .add("adamw", descend((golden, p) -> new AdamW(p, golden.number("lr"), golden.number("beta1"),
                        golden.number("beta2"), golden.number("eps"), golden.number("weight_decay"))))
                .add("adagrad", descend((golden, p) -> new Adagrad(p, golden.number("lr"), golden.number("lr_decay"),
                        golden.number("eps"), golden.number("weight_decay"),
                        golden.number("initial_accumulator_value"))))
                .add("rmsprop", descend((golden, p) -> new RmsProp(p, golden.number("lr"), golden.number("alpha"),
                        golden.number("eps"), golden.number("momentum"), golden.flag("centered"),
                        golden.number("weight_decay"))))
                .addAll("clip_norm", (golden, in) -> clipByNorm(golden, in.tensors()))
                .addAll("clip_value", (golden, in) -> Gradients.clipByValue(in.tensors(), golden.number("value"))
                        .values().toArray(Tensor[]::new))
                .without(SCHEDULES.keySet().toArray(String[]::new)).without("plateau").tests("optimizers");
    }

    @TestFactory
    Stream<DynamicTest> schedules() {
        return checkRates(golden -> SCHEDULES.containsKey(golden.kind()), (golden, _) -> {
            Schedule schedule = SCHEDULES.get(golden.kind()).apply(golden, golden.number("lr"));
            return LongStream.range(0, STEPS).mapToDouble(schedule::rate).toArray();
        });
    }

    @TestFactory
    Stream<DynamicTest> plateau() {
        return checkRates(golden -> golden.kind().equals("plateau"), (golden, goldens) -> {
            OnPlateau plateau = new OnPlateau(OnPlateau.Goal.valueOf(golden.text("mode").toUpperCase(Locale.ROOT)),
                    golden.number("factor"), golden.integer("patience"), golden.number("threshold"),
                    golden.text("threshold_mode").equals("rel") ? OnPlateau.Threshold.RELATIVE
                            : OnPlateau.Threshold.ABSOLUTE,
                    golden.integer("cooldown"), golden.number("min_lr"));
            double[] metrics = goldens.get(golden, "metrics").toDoubles();
            double[] rates = new double[STEPS];
            double rate = golden.number("lr");
            for (int step = 0; step < STEPS; step++) {
                rates[step] = rate;
                rate = plateau.rate(rate, metrics[step]);
            }
            return rates;
        });
    }

    private static Stream<DynamicTest> checkRates(Predicate<Goldens.Case> kinds,
            BiFunction<Goldens.Case, Goldens, double[]> rates) {
        Goldens goldens = new Goldens("optimizers");
        List<Goldens.Case> cases = goldens.cases().stream().filter(kinds).toList();
        assertFalse(cases.isEmpty());
        return cases.stream().map(golden -> DynamicTest.dynamicTest(golden.name(),
                () -> Goldens.assertClose("rates", goldens.getWide(golden, "y"),
                        Tensor.of(rates.apply(golden, goldens), STEPS), Goldens.tolerance(golden, 0x1p-53))));
    }

    private static Schedule oneCycle(Goldens.Case golden) {
        return Schedule.oneCycle(golden.number("max_lr"), golden.integer("total_steps"), golden.number("pct_start"),
                golden.text("anneal").equals("cos") ? Schedule.Annealing.COSINE : Schedule.Annealing.LINEAR,
                golden.number("div_factor"), golden.number("final_div_factor"), golden.flag("three_phase"));
    }

    private static Tensor[] clipByNorm(Goldens.Case golden, Map<String, Tensor> gradients) {
        return Stream.concat(Stream.of(Gradients.norm(gradients)),
                Gradients.clipByNorm(gradients, golden.number("max_norm")).values().stream()).toArray(Tensor[]::new);
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
