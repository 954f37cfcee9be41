// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.Gatun;
import dev.gatun.jmh.Rounds.Statistic;
import dev.gatun.jmh.Target.Combine;
import dev.gatun.jmh.Target.Criterion;
import dev.gatun.jmh.Target.Part;
import dev.gatun.jmh.Target.Setting;
import dev.gatun.jmh.Target.Unit;
import dev.gatun.jmh.peer.OnnxRuntimePeer;
import dev.gatun.nn.Layer;
import dev.gatun.onnx.OnnxExport;
import dev.gatun.plan.Plan;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The rows about answers of networks, one example a call, as plans.
final class ServeTargets {
    private static final double TOLERANCE = 1e-5;
    // Winograd's algorithm is off by 1e-5 a layer.
    private static final double DEEP_TOLERANCE = 1e-3;
    private static final long PERIOD_NANOS = 5_000_000;
    private static final long WARM_UP_NANOS = 3_000_000_000L;
    private static final Setting ONE = new Setting(1, "");
    private static final Setting TWO = new Setting(2, "");
    private static final String ORT = "against ONNX Runtime with pinned buffers";

    /// A served network.
    record Network(String label, Supplier<Layer> model, Supplier<Tensor> x) {
        byte[] onnx() {
            return OnnxExport.of(model.get(), OnnxExport.Options.standard(), x.get().spec()).toBytes();
        }

        private Contender plan(int threads) {
            return new GatunPlan(threads, model.get(), x.get());
        }

        private Contender onnxRuntime(int threads, boolean spins) {
            return new OnnxRuntimePeer(onnx(), threads, spins, x.get());
        }

        private Part alone() {
            return new Part("", label, ONE, 1, List.of(() -> plan(1)), List.of(() -> onnxRuntime(1, false)));
        }

        private Part twoThreads() {
            return new Part("", label, TWO, 1, List.of(() -> plan(2)),
                    List.of(() -> onnxRuntime(1, false), () -> onnxRuntime(2, true), () -> onnxRuntime(2, false)));
        }
    }

    private static final Network MLP = new Network("MLP", () -> GatunModels.mlp(FirstAnswer.WIDTHS),
            () -> GatunModels.input(1, FirstAnswer.WIDTHS[0]));
    static final Network LENET = new Network("LeNet-5", GatunModels::lenet,
            () -> GatunModels.input(1, 1, 28, 28));
    private static final Network RESNET18 = new Network("ResNet-18", GatunModels::resnet18,
            () -> GatunModels.input(1, 3, 224, 224));
    private static final Network RESNET50 = new Network("ResNet-50", GatunModels::resnet50,
            () -> GatunModels.input(1, 3, 224, 224));
    private static final Network MINILM = new Network("MiniLM", GatunModels::miniLm, () -> GatunModels.tokens(1, 128));
    private static final Network MOBILENET = new Network("MobileNetV2", GatunModels::mobileNetV2,
            () -> GatunModels.input(1, 3, 224, 224));
    private static final List<Network> NETWORKS = List.of(MLP, LENET, RESNET18, RESNET50, MINILM, MOBILENET);

    private ServeTargets() {
    }

    static List<Target> rows() {
        return List.of(
                served("SERVE-1", "MLP 784-128-10, batch 1, p50, " + ORT, TOLERANCE, 1.4, mlp()),
                served("SERVE-2", "LeNet-5, batch 1, p50, " + ORT, TOLERANCE, 2.0, LENET.alone()),
                new Target("SERVE-3", "ResNet-18 and ResNet-50, 224x224, batch 1, p50, " + ORT, Unit.MILLISECONDS,
                        Statistic.P50, DEEP_TOLERANCE,
                        List.of(new Criterion("18", 1.25, Combine.WORST), new Criterion("50", 1.10, Combine.WORST),
                                new Criterion("", 1, Combine.NO_ALLOCATION)),
                        List.of(RESNET18.alone().measuring("18", Unit.MILLISECONDS, Statistic.P50),
                                RESNET50.alone().measuring("50", Unit.MILLISECONDS, Statistic.P50))),
                served("SERVE-4", "encoder of 6 layers, d 384, 12 heads, sequence 128, batch 1, p50, " + ORT,
                        DEEP_TOLERANCE, 1.12, MINILM.alone()),
                served("SERVE-5", "MobileNetV2, 224x224, batch 1, p50, " + ORT, DEEP_TOLERANCE, 1.15,
                        MOBILENET.alone()),
                new Target("SERVE-6", "p99/p50 of the networks above, " + ORT, 1.0, Unit.TAIL, Statistic.TAIL,
                        DEEP_TOLERANCE, Combine.WORST, NETWORKS.stream().map(Network::alone).toList()),
                new Target("SERVE-7", "the networks above with 2 threads, p50, against ONNX Runtime's best of 1 and 2",
                        Unit.MICROSECONDS, Statistic.P50, DEEP_TOLERANCE, free(1.0),
                        NETWORKS.stream().map(Network::twoThreads).toList()),
                new Target("SERVE-8", "LeNet-5 with 2 and 4 concurrent callers, against ONNX Runtime", Unit.CALLS,
                        Statistic.MEAN, TOLERANCE,
                        List.of(new Criterion("calls", 1.5, Combine.WORST), new Criterion("p99", 1.0, Combine.WORST)),
                        List.of(callers(2).measuring("calls", Unit.CALLS, Statistic.MEAN),
                                callers(4).measuring("calls", Unit.CALLS, Statistic.MEAN),
                                callers(2).measuring("p99", Unit.MICROSECONDS, Statistic.REPORTED),
                                callers(4).measuring("p99", Unit.MICROSECONDS, Statistic.REPORTED))),
                new Target("SERVE-9", "LeNet-5 called once per 5 ms, p50, " + ORT, 1.4, Unit.MICROSECONDS,
                        Statistic.REPORTED, TOLERANCE, Combine.WORST, paced()),
                new Target("SERVE-10", "JVM start to the first answer of MLP 784-128-10, and resident memory then",
                        Unit.MILLISECONDS, Statistic.REPORTED, TOLERANCE,
                        List.of(new Criterion("start", 1.5, Combine.WORST),
                                new Criterion("memory", 1.0, Combine.WORST)),
                        List.of(start("start", Unit.MILLISECONDS), start("memory", Unit.MEGABYTES))),
                new Target("SERVE-11", "ResNet-50 in int8, against ONNX Runtime with the same QDQ model", 1.0,
                        Unit.MILLISECONDS, Statistic.P50, DEEP_TOLERANCE, Combine.WORST, int8()),
                new Target("SERVE-12",
                        "bytes of the jars for serving, against ONNX Runtime's jar (of all its platforms)",
                        Unit.MEGABYTES, Statistic.REPORTED, TOLERANCE,
                        List.of(new Criterion("simd", 18, Combine.WORST), new Criterion("oneDNN", 1.6, Combine.WORST)),
                        List.of(shipped("simd", ShippedJars.SIMD), shipped("oneDNN", ShippedJars.ONEDNN))));
    }

    private static Target served(String id, String description, double tolerance, double bar, Part part) {
        return new Target(id, description, Unit.MICROSECONDS, Statistic.P50, tolerance, free(bar), List.of(part));
    }

    private static List<Criterion> free(double bar) {
        return List.of(new Criterion("", bar, Combine.WORST), new Criterion("", 1, Combine.NO_ALLOCATION));
    }

    private static Part mlp() {
        Part part = MLP.alone();
        List<Supplier<Contender>> peers = new ArrayList<>(part.peers());
        peers.add(() -> OnnxRuntimePeer.usual(MLP.onnx(), MLP.x().get()));
        return new Part("", part.label(), ONE, 1, part.ours(), peers);
    }

    private static Part callers(int count) {
        return new Part("", count + " callers", ONE, (double) count * Callers.CALLS, List.of(() -> {
            Plan plan = Gatun.compile(LENET.model().get(), LENET.x().get().spec());
            return new Callers("Gatun, a runner each", count, _ -> new GatunPlan(plan, LENET.x().get()));
        }), List.of(() -> {
            OnnxRuntimePeer.Session session = new OnnxRuntimePeer.Session(LENET.onnx(), 1, false);
            return new Callers("ONNX Runtime, one session", count, _ -> new OnnxRuntimePeer(session, LENET.x().get()));
        }));
    }

    private static List<Part> paced() {
        return List.of(new Part("", LENET.label(), ONE, 1,
                List.of(() -> new Paced(LENET.plan(1), PERIOD_NANOS, WARM_UP_NANOS)),
                List.of(() -> new Paced(LENET.onnxRuntime(1, false), PERIOD_NANOS,
                        WARM_UP_NANOS))));
    }

    private static Part start(String group, Unit unit) {
        boolean isMemory = unit == Unit.MEGABYTES;
        return new Part(group, group, ONE, 1, List.of(() -> JvmStart.gatun(isMemory)),
                List.of(() -> JvmStart.onnxRuntime(
                        isMemory, MLP.onnx())))
                .measuring(group, unit, Statistic.REPORTED);
    }

    private static List<Part> int8() {
        Supplier<Contender> missing = () -> {
            throw new IllegalStateException("bench: plans do not run int8 networks, so there is no figure");
        };
        return List.of(new Part("", "ResNet-50", ONE, 1, List.of(missing), List.of(missing)));
    }

    private static Part shipped(String group, List<String> jars) {
        return new Part(group, "with " + group, ONE, 1, List.of(() -> new ShippedJars("Gatun", jars)), List.of(
                () -> new ShippedJars("ONNX Runtime", ShippedJars.ONNX_RUNTIME)));
    }
}
