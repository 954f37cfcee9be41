// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.jmh.Rounds.Statistic;
import dev.gatun.jmh.Target.Combine;
import dev.gatun.jmh.Target.Criterion;
import dev.gatun.jmh.Target.Part;
import dev.gatun.jmh.Target.Setting;
import dev.gatun.jmh.Target.Unit;
import dev.gatun.jmh.peer.OneDnnPrimitive;
import dev.gatun.op.Conv2d;
import dev.gatun.op.Conv2dInputGrad;
import dev.gatun.op.Conv2dWeightGrad;
import dev.gatun.op.Fused;
import dev.gatun.op.Op;
import dev.gatun.op.Relu;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The rows about convolutions: those of ResNet-50.
final class ConvTargets {
    // The error that the table allows to Winograd's algorithm.
    private static final double FORWARD_TOLERANCE = 1e-4;
    // Sums of up to 50,000 products: rounding grows like the root of their number, 2.2e2 times 6e-8.
    private static final double GRADIENT_TOLERANCE = 5e-5;
    private static final int TRAINING_BATCH = 16;

    private ConvTargets() {
    }

    static List<Target> rows() {
        return List.of(
                row("CPU-8", "simd conv 3x3 of ResNet-50, batch 1, bias and ReLU, 1 thread, against oneDNN", 1.10,
                        Combine.WORST, forward(List.of("3x3"), 1, new Setting(1, Setting.SIMD))),
                row("CPU-9", "simd conv 1x1 of ResNet-50, batch 1, bias and ReLU, 1 thread, against oneDNN", 0.92,
                        Combine.WORST, forward(List.of("narrow", "widen"), 1, new Setting(1, Setting.SIMD))),
                row("CPU-10", "simd conv 7x7 stride 2, stem of ResNet-50, batch 1, bias and ReLU, 1 thread, against "
                        + "oneDNN", 0.80, Combine.WORST, forward(List.of("stem"), 1, new Setting(1, Setting.SIMD))),
                row("CPU-11", "dispatched conv, all of these, batch 1 and 16, 1 and 2 threads, against oneDNN", 0.98,
                        Combine.GEOMETRIC_MEAN, dispatched()),
                new Target("CPU-12",
                        "conv gradients, data and weights, batch 16, dispatched and simd, 1 thread, against "
                                + "oneDNN",
                        Unit.GIGAFLOPS, Statistic.P50, GRADIENT_TOLERANCE, List.of(
                                new Criterion("dispatched", 0.95, Combine.WORST),
                                new Criterion("simd", 0.80, Combine.WORST)),
                        gradients()));
    }

    private static Target row(String id, String description, double bar, Combine combine, List<Part> parts) {
        return new Target(id, description, bar, Unit.GIGAFLOPS, Statistic.P50, FORWARD_TOLERANCE, combine, parts);
    }

    private static List<Part> dispatched() {
        List<Part> parts = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            for (int batch : new int[] {1, 16}) {
                parts.addAll(forward(List.of(), batch, new Setting(threads, "")));
            }
        }
        return parts;
    }

    private static List<Part> forward(List<String> groups, int batch, Setting setting) {
        List<Part> parts = new ArrayList<>();
        for (ConvShape s : Shapes.convolutions("resnet50", groups.toArray(String[]::new))) {
            Supplier<Contender> ours = () -> new GatunOp(setting.threads(),
                    new Fused(new Conv2d(s.window(), 1), List.of(
                            new Relu())),
                    1, Tensor.of(input(s, batch), s.input(batch)), Tensor.of(weight(s), s.weight()),
                    Tensor.of(bias(s), s.outChannels()));
            List<Supplier<Contender>> peers = new ArrayList<>();
            peers.add(() -> OneDnnPrimitive.convolution(s, batch, false, input(s, batch), weight(s), bias(s)));
            peers.add(() -> OneDnnPrimitive.convolution(s, batch, true, input(s, batch), weight(s), bias(s)));
            parts.add(new Part("", label(s, batch, setting), setting, s.flops(batch), List.of(ours), peers));
        }
        return parts;
    }

    private static List<Part> gradients() {
        List<Part> parts = new ArrayList<>();
        for (String dispatch : List.of("", Setting.SIMD)) {
            String group = dispatch.isEmpty() ? "dispatched" : "simd";
            Setting setting = new Setting(1, dispatch);
            for (ConvShape s : Shapes.convolutions("resnet50", "stem", "3x3", "narrow")) {
                // Nobody needs the gradient with respect to the images.
                if (!s.group().equals("stem")) {
                    Op op = new Conv2dInputGrad(s.window(), 1, s.size(), s.size());
                    parts.add(new Part(group, "data " + s + ", " + group, setting, s.flops(TRAINING_BATCH),
                            List.of(() -> new GatunOp(1, op, Tensor.of(gradOut(s), s.output(TRAINING_BATCH)), Tensor.of(
                                    weight(s), s.weight()))),
                            List.of(() -> OneDnnPrimitive.inputGradient(s, TRAINING_BATCH, gradOut(s), weight(s)))));
                }
                Op op = new Conv2dWeightGrad(s.window(), 1, s.kernel(), s.kernel());
                parts.add(new Part(group, "weights " + s + ", " + group, setting, s.flops(TRAINING_BATCH),
                        List.of(() -> new GatunOp(1, op, Tensor.of(input(s, TRAINING_BATCH), s.input(TRAINING_BATCH)),
                                Tensor.of(gradOut(s), s.output(TRAINING_BATCH)))),
                        List.of(() -> OneDnnPrimitive.weightGradient(s, TRAINING_BATCH, input(s, TRAINING_BATCH),
                                gradOut(s)))));
            }
        }
        return parts;
    }

    private static String label(ConvShape s, int batch, Setting setting) {
        return s + (batch == 1 ? "" : ", batch " + batch) + (setting.threads() == 1 ? "" : ", 2 threads");
    }

    private static float[] input(ConvShape s, int batch) {
        return Workload.uniform(batch * s.channels() * s.size() * s.size(), 3);
    }

    private static float[] weight(ConvShape s) {
        return Workload.uniform(s.outChannels() * s.channels() * s.kernel() * s.kernel(), 4);
    }

    private static float[] bias(ConvShape s) {
        return Workload.uniform(s.outChannels(), 5);
    }

    private static float[] gradOut(ConvShape s) {
        return Workload.uniform(TRAINING_BATCH * s.outChannels() * s.outSize() * s.outSize(), 6);
    }
}
