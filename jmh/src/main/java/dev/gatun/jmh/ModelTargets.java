// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.jmh.Rounds.Statistic;
import dev.gatun.jmh.Target.Combine;
import dev.gatun.jmh.Target.Part;
import dev.gatun.jmh.Target.Setting;
import dev.gatun.jmh.Target.Unit;
import dev.gatun.jmh.peer.PyTorchStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/// The rows about training steps, and about threads in them and in answers.
final class ModelTargets {
    // One step moves a weight by about 1e-4 of its size, so a change of weights carries only three to four digits.
    private static final double STEP_TOLERANCE = 5e-3;
    // Rounding decides on which side of zero an activation near it falls, and its gradient with it. So PyTorch's own two
    // memory layouts differ by more than 3e-3 from each other.
    private static final double DEEP_STEP_TOLERANCE = 2e-2;
    private static final int[] MLP = {784, 256, 128, 10};

    private ModelTargets() {
    }

    static List<Target> rows() {
        return List.of(
                new Target("CPU-15",
                        "training step MLP 784-256-128-10, batch 64, SGD, 1 thread, against PyTorch's best of 1 "
                                + "and 2 threads",
                        1.4, Unit.SAMPLES, Statistic.MEAN, STEP_TOLERANCE, Combine.WORST, mlpStep()),
                new Target("CPU-16",
                        "training step LeNet-5, batch 64, SGD, at 1 and at 2 threads, against PyTorch's best", 3.0,
                        Unit.SAMPLES, Statistic.MEAN, STEP_TOLERANCE, Combine.WORST, steps(GatunStep::lenet,
                                PyTorchStep::lenet)),
                new Target("CPU-17",
                        "training step ResNet-20, batch 64, SGD, at 1 and at 2 threads, against PyTorch's best", 1.5,
                        Unit.SAMPLES, Statistic.MEAN, DEEP_STEP_TOLERANCE, Combine.WORST, steps(GatunStep::resnet20,
                                PyTorchStep::resnet20)),
                new Target("CPU-18",
                        "2 threads against 1 thread, training steps and answers, dispatched, against itself",
                        1.0, Unit.SAMPLES, Statistic.MEAN, STEP_TOLERANCE, Combine.WORST, twoThreads()));
    }

    private static List<Part> mlpStep() {
        return List.of(new Part("", "1 thread", new Setting(2, ""), Workload.BATCH,
                List.of(() -> GatunStep.mlp(1, MLP), () -> GatunStep.mlp(2, MLP)),
                List.of(() -> PyTorchStep.mlp(1, true, MLP), () -> PyTorchStep.mlp(1, false, MLP),
                        () -> PyTorchStep.mlp(2, true, MLP), () -> PyTorchStep.mlp(2, false, MLP))));
    }

    private static List<Part> steps(IntFunction<Contender> ours, BiFunction<Integer, Boolean, Contender> peer) {
        return List.of(
                new Part("", "1 thread", new Setting(1, ""), Workload.BATCH, List.of(() -> ours.apply(1)),
                        List.of(() -> peer.apply(1, false), () -> peer.apply(1, true))),
                new Part("", "2 threads", new Setting(2, ""), Workload.BATCH, List.of(() -> ours.apply(2)),
                        List.of(() -> peer.apply(1, false), () -> peer.apply(1, true), () -> peer.apply(2, false),
                                () -> peer.apply(2, true))));
    }

    private static List<Part> twoThreads() {
        List<Part> parts = new ArrayList<>();
        parts.add(twoThreads("train MLP", Workload.BATCH, threads -> GatunStep.mlp(threads, MLP)));
        parts.add(twoThreads("train LeNet-5", Workload.BATCH, GatunStep::lenet));
        parts.add(twoThreads("train ResNet-20", Workload.BATCH, GatunStep::resnet20));
        parts.add(twoThreads("answer MLP", 1, threads -> GatunServe.mlp(threads, FirstAnswer.WIDTHS)));
        parts.add(twoThreads("answer LeNet-5", 1, GatunServe::lenet));
        parts.add(twoThreads("answer ResNet-20", 1, GatunServe::resnet20));
        return parts;
    }

    private static Part twoThreads(String label, int samples, IntFunction<Contender> contender) {
        return new Part("", label, new Setting(2, ""), samples, List.of(() -> contender.apply(2)),
                List.of(() -> contender.apply(1)));
    }
}
