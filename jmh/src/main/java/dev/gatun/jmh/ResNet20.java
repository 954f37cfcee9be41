// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.nn.AdaptiveAvgPool2d;
import dev.gatun.nn.BatchNorm;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.Flatten;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.nn.Sequential;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// ResNet-20 (see [Workload#resnet20()]), written as a user of the engine writes a network with shortcuts.
final class ResNet20 extends Layer {
    private static final int BLOCKS = 9;

    private final Layer stem;
    private final Layer blocks;
    private final Layer pool = child("pool", new AdaptiveAvgPool2d(1, 1));
    private final Layer flatten = child("flatten", new Flatten());
    private final Layer classifier;

    ResNet20(Rng rng) {
        stem = child("stem", new ConvNorm(3, 16, 3, 1, rng));
        Layer[] list = new Layer[BLOCKS];
        int channels = 16;
        for (int i = 0; i < BLOCKS; i++) {
            int width = 16 << i / 3;
            list[i] = new Block(channels, width, rng);
            channels = width;
        }
        blocks = child("blocks", new Sequential(list));
        classifier = child("classifier", new Linear(channels, Workload.CLASSES, rng));
    }

    @Override
    protected Tensor compute(Tensor x) {
        return classifier.forward(flatten.forward(pool.forward(blocks.forward(stem.forward(x).relu()))));
    }

    private static final class ConvNorm extends Layer {
        private final Layer conv;
        private final Layer norm;

        ConvNorm(int in, int out, int kernel, int stride, Rng rng) {
            conv = child("conv", new Conv2d(in, out, kernel, kernel, Window2d.of(stride, kernel / 2), 1, false,
                    DType.F32, rng));
            norm = child("norm", new BatchNorm(out));
        }

        @Override
        protected Tensor compute(Tensor x) {
            return norm.forward(conv.forward(x));
        }
    }

    private static final class Block extends Layer {
        private final Layer first;
        private final Layer second;
        private final Layer shortcut;

        Block(int in, int out, Rng rng) {
            int stride = in == out ? 1 : 2;
            first = child("first", new ConvNorm(in, out, 3, stride, rng));
            second = child("second", new ConvNorm(out, out, 3, 1, rng));
            shortcut = in == out ? null : child("shortcut", new ConvNorm(in, out, 1, stride, rng));
        }

        @Override
        protected Tensor compute(Tensor x) {
            Tensor y = second.forward(first.forward(x).relu());
            return y.add(shortcut == null ? x : shortcut.forward(x)).relu();
        }
    }
}
