// SPDX-License-Identifier: Apache-2.0
package dev.gatun.model;

import dev.gatun.nn.Activation;
import dev.gatun.nn.BatchNorm;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.Dropout;
import dev.gatun.nn.Functional;
import dev.gatun.nn.Init;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.nn.Sequential;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// MobileNetV2 (Sandler, Howard, Zhu, Zhmoginov and Chen, "MobileNetV2: inverted residuals and linear bottlenecks", 2018).
///
///     features.0           3x3, stride 2   [N, 3, H, W] -> [N, 32, H/2, W/2]
///     features.1 … 17      inverted residuals: 1x1 to `t` times as many channels, 3x3 for each channel on its own, 1x1
///                          down to few channels; the input is added where shapes agree
///     features.18          1x1 -> [N, 1280, H/32, W/32]
///     classifier           mean over the image, dropout, linear -> [N, classes]
///
/// Each convolution is without bias and followed by batch normalization, and by ReLU6 but for the last of a block. Names,
/// sizes and start values are those of torchvision, whose model files can be loaded; 3,504,872 parameters with 1,000
/// classes.
public final class MobileNetV2 extends Layer {
    // Table 2 of the paper: expansion, channels, repetitions, stride of the first.
    private static final int[][] BLOCKS = {{1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1},
        {6, 160, 3, 2}, {6, 320, 1, 1}};
    private static final int STEM = 32;
    private static final int LAST = 1280;

    private final Sequential features;
    private final Sequential classifier;
    private final String settings;

    /// For `classes` classes, dropout 0.2.
    public MobileNetV2(long classes, Rng rng) {
        this(1, classes, 0.2, rng);
    }

    /// A network with all choices.
    ///
    /// @param width a factor of all numbers of channels, which are rounded to multiples of 8; the last is 1,280 at least
    /// @param dropout the probability of dropout before the last layer, 0 for none
    public MobileNetV2(double width, long classes, double dropout, Rng rng) {
        long channels = rounded(STEM * width);
        List<Layer> layers = new ArrayList<>();
        layers.add(new Sequential(convNorm(3, channels, 3, 2, 1, rng).toArray(new Layer[0])));
        for (int[] row : BLOCKS) {
            long out = rounded(row[1] * width);
            for (int i = 0; i < row[2]; i++) {
                layers.add(new InvertedResidual(channels, out, row[0], i == 0 ? row[3] : 1, rng));
                channels = out;
            }
        }
        long last = rounded(LAST * Math.max(1, width));
        layers.add(new Sequential(convNorm(channels, last, 1, 1, 1, rng).toArray(new Layer[0])));
        this.features = child("features", new Sequential(layers.toArray(new Layer[0])));
        Linear linear = new Linear(last, classes, rng);
        Init.normal(0, 0.01).fill(linear.weight(), rng);
        linear.bias().fill(0);
        this.classifier = child("classifier", new Sequential(new Dropout(dropout, rng), linear));
        this.settings = "width=" + width + " -> " + classes;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return classifier.forward(Functional.globalAvgPool2d(features.forward(x)).flatten(1, -1));
    }

    @Override
    protected String settings() {
        return settings;
    }

    // The nearest multiple of 8 that takes away a tenth at most.
    private static long rounded(double channels) {
        long nearest = Math.max(8, (long) (channels + 4) / 8 * 8);
        return nearest < 0.9 * channels ? nearest + 8 : nearest;
    }

    private static Conv2d conv(long in, long out, int kernel, int stride, int groups, Rng rng) {
        return new Conv2d(in, out, kernel, kernel, Window2d.of(stride, kernel / 2), groups, false, DType.F32,
                Init.heNormal(Init.Fan.OUT, Math.sqrt(2)), rng);
    }

    private static List<Layer> convNorm(long in, long out, int kernel, int stride, int groups, Rng rng) {
        return List.of(conv(in, out, kernel, stride, groups, rng), new BatchNorm(out), Activation.relu6());
    }

    private static final class InvertedResidual extends Layer {
        private final Sequential conv;
        private final boolean hasBypass;

        InvertedResidual(long in, long out, int expansion, int stride, Rng rng) {
            long hidden = in * expansion;
            List<Layer> steps = new ArrayList<>();
            if (expansion != 1) {
                steps.add(new Sequential(convNorm(in, hidden, 1, 1, 1, rng).toArray(new Layer[0])));
            }
            steps.add(new Sequential(convNorm(hidden, hidden, 3, stride, Math.toIntExact(hidden), rng)
                    .toArray(new Layer[0])));
            steps.add(conv(hidden, out, 1, 1, 1, rng));
            steps.add(new BatchNorm(out));
            this.conv = child("conv", new Sequential(steps.toArray(new Layer[0])));
            this.hasBypass = stride == 1 && in == out;
        }

        @Override
        protected Tensor compute(Tensor x) {
            Tensor y = conv.forward(x);
            return hasBypass ? x.add(y) : y;
        }
    }
}
