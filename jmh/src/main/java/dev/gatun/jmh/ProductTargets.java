// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.jmh.Rounds.Statistic;
import dev.gatun.jmh.Target.Combine;
import dev.gatun.jmh.Target.Criterion;
import dev.gatun.jmh.Target.Part;
import dev.gatun.jmh.Target.Setting;
import dev.gatun.jmh.Target.Unit;
import dev.gatun.jmh.peer.OneDnnPrimitive;
import dev.gatun.jmh.peer.OneDnnSgemm;
import dev.gatun.jmh.peer.OnnxRuntimePeer;
import dev.gatun.jmh.peer.OpenBlasSgemm;
import dev.gatun.jmh.peer.OpenBlasSgemv;
import dev.gatun.nn.Functional;
import dev.gatun.onnx.OnnxExport;
import dev.gatun.op.Linear;
import dev.gatun.op.MatMul;
import dev.gatun.op.MatMulInteger;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The rows about matrix products.
final class ProductTargets {
    // Two correct sums of n <= 2,048 products of numbers in -1 to 1 differ by far less than this, a wrong one by far more.
    private static final double TOLERANCE = 1e-5;
    // Both sides round their sums once, to bf16's eight bits; sums of bytes are exact.
    private static final double NARROW_TOLERANCE = 4e-3;
    private static final int[] ALL_CUBES = {64, 128, 256, 512, 1024, 2048};

    private ProductTargets() {
    }

    static List<Target> rows() {
        return List.of(
                row("CPU-1", "simd SGEMM cubes 128..1024, not prepacked, 1 thread, against oneDNN", 0.95,
                        Combine.GEOMETRIC_MEAN, simdCubes(1, false, 128, 256, 512, 1024)),
                row("CPU-2", "simd SGEMM 2048, not prepacked, 1 thread, against oneDNN", 0.92, Combine.WORST,
                        simdCubes(1, false, 2048)),
                row("CPU-3", "simd SGEMM 64, not prepacked, 1 thread, against the best of OpenBLAS and oneDNN", 0.90,
                        Combine.WORST, simdCubes(1, true, 64)),
                row("CPU-4", "simd GEMM with prepacked weights, 1 thread, against oneDNN's matmul, prepacked", 0.95,
                        Combine.GEOMETRIC_MEAN, layers("batch", 1, Setting.SIMD)),
                new Target("CPU-5", "simd matrix-vector, prepacked, 1 thread, against the best of OpenBLAS, oneDNN and "
                        + "ONNX Runtime", 1.00, Unit.MICROSECONDS, Statistic.P50, TOLERANCE, Combine.WORST,
                        layers("one", 1, Setting.SIMD)),
                row("CPU-6", "simd SGEMM 256..2048, 2 threads, against oneDNN", 0.90, Combine.WORST,
                        simdCubes(2, false, 256, 512, 1024, 2048)),
                new Target("CPU-7", "dispatched GEMM, all shapes above, 1 and 2 threads, against the fastest peer on "
                        + "each", Unit.GIGAFLOPS, Statistic.P50, TOLERANCE,
                        List.of(
                                new Criterion("", 0.98, Combine.GEOMETRIC_MEAN),
                                new Criterion("", 0.93, Combine.WORST)),
                        dispatched()),
                new Target("CPU-19", "int8 and bf16 GEMM 512, dispatched, prepacked, 1 thread, against oneDNN's matmul",
                        0.95, Unit.GIGAFLOPS, Statistic.P50, NARROW_TOLERANCE, Combine.WORST, narrow()));
    }

    private static Target row(String id, String description, double bar, Combine combine, List<Part> parts) {
        return new Target(id, description, bar, Unit.GIGAFLOPS, Statistic.P50, TOLERANCE, combine, parts);
    }

    private static List<Part> simdCubes(int threads, boolean withOpenBlas, int... sizes) {
        return IntStream.of(sizes).mapToObj(size -> cube(size, new Setting(threads, Setting.SIMD), withOpenBlas))
                .toList();
    }

    private static Part cube(int size, Setting setting, boolean withOpenBlas) {
        MatMulShape shape = MatMulShape.cube(size);
        List<Supplier<Contender>> peers = new ArrayList<>();
        peers.add(() -> new OneDnnSgemm(shape));
        if (withOpenBlas) {
            peers.add(() -> new OpenBlasSgemm(shape, setting.threads()));
        }
        return new Part("", label("cube " + size, setting), setting, shape.flops(), List.of(() -> new GatunSgemm(shape,
                setting.threads())), peers);
    }

    private static List<Part> layers(String group, int threads, String dispatch) {
        Setting setting = new Setting(threads, dispatch);
        List<Part> parts = new ArrayList<>();
        for (MatMulShape shape : Shapes.products("layers", group)) {
            List<Supplier<Contender>> peers = new ArrayList<>();
            peers.add(() -> OneDnnPrimitive.matmul(shape));
            peers.add(() -> new OneDnnSgemm(shape));
            peers.add(() -> new OpenBlasSgemm(shape, threads));
            if (shape.m() == 1) {
                peers.add(() -> new OpenBlasSgemv(shape, threads, false));
                peers.add(() -> new OpenBlasSgemv(shape, threads, true));
                peers.add(() -> onnxRuntime(shape, threads));
            }
            parts.add(new Part("", label(shape.toString(), setting), setting, shape.flops(), List.of(
                    () -> linear(shape, threads)), peers));
        }
        return parts;
    }

    private static Contender onnxRuntime(MatMulShape shape, int threads) {
        Tensor x = Tensor.of(shape.left(), shape.m(), shape.k());
        Tensor weight = Tensor.of(shape.rightTransposed(), shape.n(), shape.k());
        byte[] model = OnnxExport.of("linear", in -> new Tensor[] {Functional.linear(in[0], weight, null)}, Map.of(),
                OnnxExport.Options.standard(), x.spec()).toBytes();
        return new OnnxRuntimePeer(model, threads, false, x);
    }

    private static Contender linear(MatMulShape shape, int threads) {
        return new GatunOp(threads, new Linear(), 1, Tensor.of(shape.left(), shape.m(), shape.k()),
                Tensor.of(shape.rightTransposed(), shape.n(), shape.k()));
    }

    private static List<Part> dispatched() {
        List<Part> parts = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            for (int size : ALL_CUBES) {
                parts.add(cube(size, new Setting(threads, ""), true));
            }
            parts.addAll(layers("batch", threads, ""));
            parts.addAll(layers("one", threads, ""));
        }
        return parts;
    }

    private static List<Part> narrow() {
        MatMulShape s = MatMulShape.cube(512);
        Setting setting = new Setting(1, "");
        return List.of(
                new Part("", "u8 x i8 512", setting, s.flops(), List.of(() -> new GatunOp(1, new MatMulInteger(), 1,
                        Tensor.of(s.leftBytes(), s.m(), s.k()).to(DType.U8), Tensor.of(s.rightBytes(), s.k(), s.n()).to(
                                DType.I8))),
                        List.of(() -> OneDnnPrimitive.matmulBytes(s))),
                new Part("", "bf16 512", setting, s.flops(), List.of(() -> new GatunOp(1, new MatMul(), 1,
                        Tensor.of(s.left(), s.m(), s.k()).to(DType.BF16), Tensor.of(s.right(), s.k(), s.n()).to(
                                DType.BF16))),
                        List.of(() -> OneDnnPrimitive.matmulBf16(s))));
    }

    private static String label(String shape, Setting setting) {
        return setting.threads() == 1 ? shape : shape + ", " + setting.threads() + " threads";
    }
}
