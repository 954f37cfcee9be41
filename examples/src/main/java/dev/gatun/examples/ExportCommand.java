// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.nn.Layer;
import dev.gatun.onnx.OnnxExport;
import dev.gatun.onnx.OnnxModel;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatun export`: writes a trained model as an ONNX model.
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes a model that 'gatun train' wrote as an ONNX model, for batches of any size.")
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model file.")
    private Path model;

    @Option(names = "--out", required = true, paramLabel = "FILE.onnx", description = "The ONNX model to write.")
    private Path target;

    @Override
    public Integer call() throws IOException {
        ModelFile.Loaded loaded = ModelFile.read(model);
        ModelFile about = loaded.about();
        TensorSpec picture = TensorSpec.of(DType.F32, 1, about.channels(), about.size(), about.size());
        OnnxExport.of(loaded.model(), OnnxExport.Options.standard().openBatch(), picture).write(target);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%s: opset %d, input %s, largest difference on a random picture %.2g%n", target,
                OnnxExport.OPSET, picture, difference(loaded.model(), picture));
        out.flush();
        return 0;
    }

    // How far the model that was read back is from the one that was written.
    private double difference(Layer layer, TensorSpec picture) throws IOException {
        OnnxModel read = OnnxModel.load(target);
        try (Scope _ = Scope.open("export")) {
            Tensor x = new Rng(0).uniform(0, 1, DType.F32, picture.shape().dims());
            return layer.forward(x).sub(read.forward(x)[0]).abs().max().item();
        }
    }
}
