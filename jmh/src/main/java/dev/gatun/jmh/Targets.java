// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.jmh.Rounds.Statistic;
import dev.gatun.jmh.Target.Combine;
import dev.gatun.jmh.Target.Part;
import dev.gatun.jmh.Target.Unit;
import dev.gatun.jmh.peer.OneDnnSgemm;
import dev.gatun.jmh.peer.OnnxRuntimeMlp;
import dev.gatun.jmh.peer.OpenBlasSgemm;
import dev.gatun.jmh.peer.PyTorchStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// The rows of the target table that this build measures.
public final class Targets {
    // Two correct sums of n <= 2,048 products of numbers in -1 to 1 differ by far less than this, a wrong one by far more.
    private static final double GEMM_TOLERANCE = 1e-5;
    // One step moves a weight by about 1e-4 of its size, so a change of weights carries only three to four digits.
    private static final double STEP_TOLERANCE = 5e-3;
    private static final double FORWARD_TOLERANCE = 1e-5;
    private static final int[] MLP = {784, 256, 128, 10};
    private static final int[] SERVED_MLP = {784, 128, 10};

    private Targets() {
    }

    /// All rows, in the table's order.
    public static List<Target> all() {
        return List.of(
                new Target("CPU-1", "SGEMM cubes 128..1024, not prepacked, 1 thread, against oneDNN", 0.95,
                        Unit.GIGAFLOPS, Statistic.P50, GEMM_TOLERANCE, Combine.GEOMETRIC_MEAN,
                        gemm(false, 128, 256, 512, 1024)),
                new Target("CPU-2", "SGEMM 2048, not prepacked, 1 thread, against oneDNN", 0.92,
                        Unit.GIGAFLOPS, Statistic.P50, GEMM_TOLERANCE, Combine.WORST, gemm(false, 2048)),
                new Target("CPU-3", "SGEMM 64, not prepacked, 1 thread, against the best of OpenBLAS and oneDNN", 0.90,
                        Unit.GIGAFLOPS, Statistic.P50, GEMM_TOLERANCE, Combine.WORST, gemm(true, 64)),
                new Target("CPU-15",
                        "training step MLP 784-256-128-10, batch 64, SGD, 1 thread, against PyTorch's best of 1 "
                                + "and 2 threads",
                        1.4, Unit.SAMPLES, Statistic.MEAN, STEP_TOLERANCE, Combine.WORST, mlpStep()),
                new Target("CPU-16",
                        "training step LeNet-5, batch 64, SGD, at 1 and at 2 threads, against PyTorch's best", 3.0,
                        Unit.SAMPLES, Statistic.MEAN, STEP_TOLERANCE, Combine.WORST, lenetStep()),
                new Target("SERVE-1", "MLP 784-128-10, batch 1, p50, against ONNX Runtime with pinned buffers", 1.4,
                        Unit.MICROSECONDS, Statistic.P50, FORWARD_TOLERANCE, Combine.WORST, servedMlp()));
    }

    /// The rows whose name is `filter` or starts with `filter-` (`CPU`, `SERVE-1`), in any case; all for an empty filter.
    public static List<Target> matching(String filter) {
        String wanted = filter.toUpperCase(Locale.ROOT);
        return all().stream()
                .filter(row -> wanted.isEmpty() || row.id().equals(wanted) || row.id().startsWith(wanted + "-"))
                .toList();
    }

    private static List<Part> gemm(boolean withOpenBlas, int... sizes) {
        List<Part> parts = new ArrayList<>();
        for (int n : sizes) {
            List<Supplier<Contender>> peers = new ArrayList<>();
            peers.add(() -> new OneDnnSgemm(n));
            if (withOpenBlas) {
                peers.add(() -> new OpenBlasSgemm(n));
            }
            parts.add(new Part("cube " + n, 1, 2.0 * n * n * n, List.of(() -> new GatunSgemm(n, 1)), peers));
        }
        return parts;
    }

    private static List<Part> mlpStep() {
        return List.of(new Part("1 thread", 2, Workload.BATCH,
                List.of(() -> GatunStep.mlp(1, MLP), () -> GatunStep.mlp(2, MLP)),
                List.of(() -> PyTorchStep.mlp(1, true, MLP), () -> PyTorchStep.mlp(1, false, MLP),
                        () -> PyTorchStep.mlp(2, true, MLP), () -> PyTorchStep.mlp(2, false, MLP))));
    }

    private static List<Part> lenetStep() {
        return List.of(
                new Part("1 thread", 1, Workload.BATCH, List.of(() -> GatunStep.lenet(1)),
                        List.of(() -> PyTorchStep.lenet(1, false), () -> PyTorchStep.lenet(1, true))),
                new Part("2 threads", 2, Workload.BATCH, List.of(() -> GatunStep.lenet(2)),
                        List.of(() -> PyTorchStep.lenet(1, false), () -> PyTorchStep.lenet(1, true),
                                () -> PyTorchStep.lenet(2, false), () -> PyTorchStep.lenet(2, true))));
    }

    private static List<Part> servedMlp() {
        return List.of(new Part("1 thread", 1, 1, List.of(() -> new GatunMlp(SERVED_MLP)),
                List.of(() -> new OnnxRuntimeMlp(true, SERVED_MLP), () -> new OnnxRuntimeMlp(false, SERVED_MLP))));
    }
}
