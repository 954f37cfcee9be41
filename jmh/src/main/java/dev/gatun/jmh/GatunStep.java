// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.nn.Layer;
import dev.gatun.nn.Losses;
import dev.gatun.optim.Optimizer;
import dev.gatun.optim.Sgd;
import dev.gatun.tensor.Tensor;
import java.util.List;

/// One training step of this engine as a user writes it: eager, cross-entropy, plain gradient descent.
public final class GatunStep implements Contender {
    private final List<Workload.Parameter> start;
    private final Layer model;
    private final Threads threads;
    private final Tensor x;
    private final Tensor labels = Tensor.of(Workload.labels(), Workload.BATCH);
    private final Optimizer optimizer;

    private GatunStep(int threads, List<Workload.Parameter> start, Layer model, long... inputShape) {
        this.start = start;
        this.model = model;
        this.x = GatunModels.input(inputShape);
        this.optimizer = new Sgd(model.trainable(), Workload.LEARNING_RATE);
        this.threads = new Threads(threads, () -> optimizer.step(() -> Losses.crossEntropy(model.forward(x), labels)));
    }

    /// A multi-layer perceptron of the given widths.
    public static GatunStep mlp(int threads, int... widths) {
        return new GatunStep(threads, Workload.mlp(widths), GatunModels.mlp(widths), Workload.BATCH, widths[0]);
    }

    /// LeNet-5 on 28 x 28 images.
    public static GatunStep lenet(int threads) {
        return new GatunStep(threads, Workload.lenet(), GatunModels.lenet(), Workload.BATCH, 1, 28, 28);
    }

    /// ResNet-20 on 32 x 32 images.
    public static GatunStep resnet20(int threads) {
        return new GatunStep(threads, Workload.resnet20(), GatunModels.resnet20(), Workload.BATCH, 3, 32, 32);
    }

    @Override
    public String name() {
        return "Gatun eager, " + threads;
    }

    @Override
    public void run() {
        threads.run();
    }

    @Override
    public float[] result() {
        float[][] values = new float[start.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = model.parameters().get(start.get(i).name()).toFloats();
        }
        return Workload.change(start, values);
    }

    @Override
    public void close() {
        threads.close();
    }
}
