// SPDX-License-Identifier: Apache-2.0
package dev.gatun.model;

import dev.gatun.nn.Activation;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.nn.MaxPool2d;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// LeNet-5 for square images (LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document
/// recognition", 1998, section II.B), with ReLU and max-pooling in place of the paper's sigmoids and trainable
/// subsampling, and all channels connected, as is usual today.
///
///     conv1  5x5, padding 2   [N, channels, 28, 28] -> [N, 6, 28, 28]     ReLU, max-pool 2 -> [N, 6, 14, 14]
///     conv2  5x5              -> [N, 16, 10, 10]                          ReLU, max-pool 2 -> [N, 16, 5, 5]
///     fc1, fc2, fc3           400 -> 120 -> 84 -> classes                 ReLU between them
public final class LeNet5 extends Layer {
    private final Conv2d conv1;
    private final Conv2d conv2;
    private final Linear fc1;
    private final Linear fc2;
    private final Linear fc3;
    private final Activation relu = Activation.relu();
    private final MaxPool2d pool = new MaxPool2d(2);
    private final String settings;

    /// For grey images of 28x28 pixels and 10 classes.
    public LeNet5(Rng rng) {
        this(1, 28, 10, rng);
    }

    /// For images of `size x size` pixels, 12x12 at least.
    public LeNet5(long channels, long size, long classes, Rng rng) {
        this(channels, size, classes, DType.F32, rng);
    }

    /// A network of the given element type.
    public LeNet5(long channels, long size, long classes, DType dtype, Rng rng) {
        if (size < 12) {
            throw new IllegalArgumentException("lenet5: images must have 12x12 pixels at least: size=" + size);
        }
        long last = (size / 2 - 4) / 2;
        child("relu", relu);
        child("pool", pool);
        this.conv1 = child("conv1", new Conv2d(channels, 6, 5, 5, Window2d.of(1, 2), 1, true, dtype, rng));
        this.conv2 = child("conv2", new Conv2d(6, 16, 5, 5, Window2d.unit(), 1, true, dtype, rng));
        this.fc1 = child("fc1", new Linear(16 * last * last, 120, true, dtype, rng));
        this.fc2 = child("fc2", new Linear(120, 84, true, dtype, rng));
        this.fc3 = child("fc3", new Linear(84, classes, true, dtype, rng));
        this.settings = channels + "x" + size + "x" + size + " -> " + classes;
    }

    @Override
    protected Tensor compute(Tensor x) {
        Tensor y = pool.forward(relu.forward(conv1.forward(x)));
        y = pool.forward(relu.forward(conv2.forward(y))).flatten(1, -1);
        y = relu.forward(fc2.forward(relu.forward(fc1.forward(y))));
        return fc3.forward(y);
    }

    @Override
    protected String settings() {
        return settings;
    }
}
