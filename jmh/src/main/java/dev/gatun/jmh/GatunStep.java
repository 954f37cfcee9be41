// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.Gatun;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Losses;
import dev.gatun.optim.Sgd;
import dev.gatun.plan.Runner;
import dev.gatun.tensor.Tensor;
import java.util.List;

/// One training step of this engine as a plan: cross-entropy, plain gradient descent.
public final class GatunStep implements Contender {
    private final List<Workload.Parameter> start;
    private final Layer model;
    private final Threads threads;
    private final Runner step;

    private GatunStep(int threads, List<Workload.Parameter> start, Layer model, long... inputShape) {
        this.start = start;
        this.model = model;
        Tensor x = GatunModels.input(inputShape);
        Tensor labels = Tensor.of(Workload.labels(), Workload.BATCH);
        this.step = Gatun.compileStep(model, new Sgd(model.trainable(), Workload.LEARNING_RATE), Losses::crossEntropy, x
                .spec(), labels.spec()).runner();
        step.input(0).copyFrom(x);
        step.input(1).copyFrom(labels);
        this.threads = new Threads(threads, step::run);
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
        return "Gatun plan, " + threads;
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
        step.close();
    }
}
