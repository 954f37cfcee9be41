// SPDX-License-Identifier: Apache-2.0
package dev.gatun.sample;

import dev.gatun.Gatun;
import dev.gatun.io.Npy;
import dev.gatun.onnx.OnnxModel;
import dev.gatun.onnx.OnnxWriter;
import dev.gatun.plan.Plan;
import dev.gatun.plan.Runner;
import dev.gatun.spi.BackendProvider;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A small command line for a native image: runs an ONNX model as a plan on arrays in NumPy's format.
///
///     gatun-infer MODEL.onnx INPUT.npy…      the outputs, as text
///     gatun-infer --write-sample FOLDER      writes model.onnx and x.npy to try it with
///     gatun-infer --backends                 what can be used here, and why what else cannot
public final class Infer {
    private Infer() {
    }

    /// Runs the command; ends the process with 1 where it fails, 2 where the arguments make no sense.
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        try {
            switch (args.length == 0 ? "" : args[0]) {
                case "", "--help" -> {
                    err.println("usage: gatun-infer MODEL.onnx INPUT.npy... | --write-sample FOLDER | --backends");
                    return 2;
                }
                case "--backends" -> Dispatcher.standard().probes().forEach((name, probe) -> out.println(name + ": "
                        + (probe instanceof BackendProvider.Unusable(String reason, _) ? "not used: " + reason
                                : "used")));
                case "--write-sample" -> writeSample(Path.of(args[1]));
                default -> infer(args, out);
            }
            return 0;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            err.println("gatun-infer: " + e.getMessage());
            return 1;
        }
    }

    private static void infer(String[] args, PrintStream out) throws IOException {
        OnnxModel model = OnnxModel.load(Path.of(args[0]));
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            inputs.add(Npy.read(Path.of(args[i])));
        }
        Plan plan = Gatun.compile(model::forward, inputs.stream().map(Tensor::spec).toArray(TensorSpec[]::new));
        try (Runner runner = plan.runner()) {
            runner.run(inputs.toArray(Tensor[]::new));
            for (int i = 0; i < plan.outputs().size(); i++) {
                out.println(model.outputs().get(i).name() + " = " + runner.output(i));
            }
        }
    }

    // Whole numbers, whose products and sums are the same on every machine.
    private static void writeSample(Path folder) throws IOException {
        Tensor weight = Tensor.arange(64 * 8, DType.F32).reshape(64, 8).remainder(7).sub(3);
        new OnnxWriter("sample", 20).input("x", DType.F32, "rows", 64).constant("weight", weight)
                .node("MatMul", List.of("x", "weight"), List.of("product"), Map.of())
                .node("Relu", List.of("product"), List.of("y"), Map.of())
                .output("y", DType.F32, "rows", 8).write(folder.resolve("model.onnx"));
        Npy.write(folder.resolve("x.npy"), Tensor.arange(64 * 2, DType.F32).reshape(2, 64).remainder(5).sub(2));
    }
}
