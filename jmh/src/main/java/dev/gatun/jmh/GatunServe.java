// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.nn.Layer;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// This engine serving a network, one example a call, in eager mode: the model's forward in a scope, and its output copied
/// to a buffer that outlives it.
public final class GatunServe implements Contender {
    private final Layer model;
    private final Threads threads;
    private final Tensor x;
    private final MemorySegment output;

    private GatunServe(int threads, Layer model, long... inputShape) {
        this.model = model.eval();
        this.x = GatunModels.input(inputShape);
        this.output = Arena.ofAuto().allocate(ValueLayout.JAVA_FLOAT, Workload.CLASSES);
        this.threads = new Threads(threads, () -> {
            try (Scope _ = Scope.open("serve")) {
                model.forward(x).copyTo(output);
            }
        });
    }

    /// A multi-layer perceptron of the given widths.
    public static GatunServe mlp(int threads, int... widths) {
        return new GatunServe(threads, GatunModels.mlp(widths), 1, widths[0]);
    }

    /// LeNet-5 on a 28 x 28 image.
    public static GatunServe lenet(int threads) {
        return new GatunServe(threads, GatunModels.lenet(), 1, 1, 28, 28);
    }

    /// ResNet-20 on a 32 x 32 image.
    public static GatunServe resnet20(int threads) {
        return new GatunServe(threads, GatunModels.resnet20(), 1, 3, 32, 32);
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
        return output.toArray(ValueLayout.JAVA_FLOAT);
    }

    @Override
    public void close() {
        threads.close();
    }
}
