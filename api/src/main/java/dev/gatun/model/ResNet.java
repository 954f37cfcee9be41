// SPDX-License-Identifier: Apache-2.0
package dev.gatun.model;

import dev.gatun.nn.Activation;
import dev.gatun.nn.AdaptiveAvgPool2d;
import dev.gatun.nn.BatchNorm;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.Init;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.nn.MaxPool2d;
import dev.gatun.nn.Sequential;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// Residual networks (He, Zhang, Ren and Sun, "Deep residual learning for image recognition", 2016): blocks whose input
/// is added to their output.
///
///     conv1, bn1          7x7, stride 2   [N, 3, H, W] -> [N, 64, H/2, W/2]     ReLU, max-pool 3, stride 2
///     layer1 … layer4     blocks of 64, 128, 256 and 512 channels; layer2 to layer4 halve the image
///     fc                  mean over the image, linear -> [N, classes]
///
/// A basic block is two 3x3 convolutions; a bottleneck block is 1x1, 3x3 (which takes the stride, unlike the paper's) and
/// 1x1 to four times as many channels. Where shapes change, the bypass is a 1x1 convolution named `downsample`. No
/// convolution has a bias, each is followed by batch normalization. Names, sizes and start values are those of
/// torchvision, whose model files can be loaded.
public final class ResNet extends Layer {
    private static final int WIDTH = 64;

    private final Conv2d conv1;
    private final BatchNorm bn1;
    private final Layer relu = Activation.relu();
    private final Layer maxPool;
    private final Sequential[] stages;
    private final Layer avgPool = new AdaptiveAvgPool2d(1, 1);
    private final Linear fc;
    private final String settings;

    private ResNet(boolean isSmall, boolean isBottleneck, int width, int[] blocks, long classes, Rng rng) {
        child("relu", relu);
        this.conv1 = child("conv1", isSmall ? conv(3, width, 3, 1, rng) : conv(3, width, 7, 2, rng));
        this.bn1 = child("bn1", new BatchNorm(width));
        this.maxPool = isSmall ? null : child("maxpool", new MaxPool2d(3, 2, 1));
        this.stages = new Sequential[blocks.length];
        long channels = width;
        int convolutions = 2;
        for (int stage = 0; stage < blocks.length; stage++) {
            Layer[] list = new Layer[blocks[stage]];
            for (int i = 0; i < list.length; i++) {
                int stride = i == 0 && stage > 0 ? 2 : 1;
                Block block = new Block(isBottleneck, channels, (long) width << stage, stride, rng);
                list[i] = block;
                channels = block.outChannels;
                convolutions += isBottleneck ? 3 : 2;
            }
            stages[stage] = child("layer" + (stage + 1), new Sequential(list));
        }
        child("avgpool", avgPool);
        this.fc = child("fc", new Linear(channels, classes, rng));
        this.settings = convolutions + " layers -> " + classes;
    }

    /// ResNet-18 for `classes` classes; 11,689,512 parameters with 1,000.
    public static ResNet resNet18(long classes, Rng rng) {
        return new ResNet(false, false, WIDTH, new int[] {2, 2, 2, 2}, classes, rng);
    }

    /// ResNet-34 for `classes` classes; 21,797,672 parameters with 1,000.
    public static ResNet resNet34(long classes, Rng rng) {
        return new ResNet(false, false, WIDTH, new int[] {3, 4, 6, 3}, classes, rng);
    }

    /// ResNet-50 for `classes` classes; 25,557,032 parameters with 1,000.
    public static ResNet resNet50(long classes, Rng rng) {
        return new ResNet(false, true, WIDTH, new int[] {3, 4, 6, 3}, classes, rng);
    }

    /// ResNet-101 for `classes` classes; 44,549,160 parameters with 1,000.
    public static ResNet resNet101(long classes, Rng rng) {
        return new ResNet(false, true, WIDTH, new int[] {3, 4, 23, 3}, classes, rng);
    }

    /// ResNet-152 for `classes` classes; 60,192,808 parameters with 1,000.
    public static ResNet resNet152(long classes, Rng rng) {
        return new ResNet(false, true, WIDTH, new int[] {3, 8, 36, 3}, classes, rng);
    }

    /// The networks for images of 32x32 pixels (section 4.2 of the paper): a 3x3 stem without pooling and three stages of
    /// basic blocks with 16, 32 and 64 channels. Bypasses that change shape are 1x1 convolutions, where the paper pads
    /// with zeros.
    ///
    /// @param layers 20, 32, 44, 56, 110, …: six times the number of blocks a stage, and 2
    public static ResNet cifar(int layers, long classes, Rng rng) {
        int blocks = (layers - 2) / 6;
        if (blocks < 1 || 6 * blocks + 2 != layers) {
            throw new IllegalArgumentException("resnet: the number of layers must be 6 n + 2: layers=" + layers);
        }
        return new ResNet(true, false, 16, new int[] {blocks, blocks, blocks}, classes, rng);
    }

    @Override
    protected Tensor compute(Tensor x) {
        Tensor y = relu.forward(bn1.forward(conv1.forward(x)));
        y = maxPool == null ? y : maxPool.forward(y);
        for (Sequential stage : stages) {
            y = stage.forward(y);
        }
        return fc.forward(avgPool.forward(y).flatten(1, -1));
    }

    @Override
    protected String settings() {
        return settings;
    }

    private static Conv2d conv(long in, long out, int kernel, int stride, Rng rng) {
        return new Conv2d(in, out, kernel, kernel, Window2d.of(stride, kernel / 2), 1, false, DType.F32,
                Init.heNormal(Init.Fan.OUT, Math.sqrt(2)), rng);
    }

    private static final class Block extends Layer {
        private static final int EXPANSION = 4;

        private final Conv2d[] convs;
        private final BatchNorm[] norms;
        private final Layer relu = Activation.relu();
        private final Sequential downsample;
        private final long outChannels;

        Block(boolean isBottleneck, long in, long width, int stride, Rng rng) {
            this.outChannels = isBottleneck ? EXPANSION * width : width;
            this.convs = isBottleneck ? new Conv2d[] {conv(in, width, 1, 1, rng), conv(width, width, 3, stride, rng),
                conv(width, outChannels, 1, 1, rng)}
                    : new Conv2d[] {conv(in, width, 3, stride, rng), conv(width, width, 3, 1, rng)};
            this.norms = new BatchNorm[convs.length];
            for (int i = 0; i < convs.length; i++) {
                child("conv" + (i + 1), convs[i]);
                norms[i] = child("bn" + (i + 1), new BatchNorm(convs[i].weight().dim(0)));
            }
            child("relu", relu);
            this.downsample = stride == 1 && in == outChannels ? null : child("downsample", new Sequential(
                    conv(in, outChannels, 1, stride, rng), new BatchNorm(outChannels)));
        }

        @Override
        protected Tensor compute(Tensor x) {
            Tensor y = x;
            for (int i = 0; i < convs.length; i++) {
                y = norms[i].forward(convs[i].forward(i == 0 ? x : relu.forward(y)));
            }
            return relu.forward(y.add(downsample == null ? x : downsample.forward(x)));
        }
    }
}
