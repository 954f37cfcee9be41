// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// The numbers that every side of a comparison starts from: the same weights, inputs and labels, made from a fixed seed.
public final class Workload {
    /// Images per training step.
    public static final int BATCH = 64;
    /// Classes to choose from.
    public static final int CLASSES = 10;
    /// The learning rate of the training rows.
    public static final float LEARNING_RATE = 0.01f;

    /// A named parameter with its shape (PyTorch's layout) and start values.
    public record Parameter(String name, long[] shape, float[] values) {
    }

    private Workload() {
    }

    /// `count` numbers, uniform in -1 to 1.
    public static float[] uniform(int count, long seed) {
        return uniform(count, 1, seed);
    }

    /// Weights and biases of a multi-layer perceptron of the given widths: `0.weight`, `0.bias`, `2.weight`, ... with an
    /// activation between two layers.
    public static List<Parameter> mlp(int... widths) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i + 1 < widths.length; i++) {
            layer(parameters, String.valueOf(2 * i), widths[i + 1], widths[i]);
        }
        return parameters;
    }

    /// Weights and biases of LeNet-5 for 28 x 28 images: two 5 x 5 convolutions (6 and 16 channels, the first padded
    /// by 2), each with ReLU and 2 x 2 max-pooling, and linear layers of 120, 84 and 10.
    public static List<Parameter> lenet() {
        List<Parameter> parameters = new ArrayList<>();
        layer(parameters, "0", 6, 1, 5, 5);
        layer(parameters, "3", 16, 6, 5, 5);
        layer(parameters, "7", 120, 400);
        layer(parameters, "9", 84, 120);
        layer(parameters, "11", 10, 84);
        return parameters;
    }

    /// Weights, scales and shifts of ResNet-20 for 32 x 32 images (He et al. 2016, section 4.2): a 3 x 3 convolution of
    /// 16 channels and three stages of three blocks of 16, 32 and 64, each convolution without bias and with batch
    /// normalization; a 1 x 1 convolution as shortcut where a stage begins with other sizes; a linear layer of 10.
    public static List<Parameter> resnet20() {
        List<Parameter> parameters = new ArrayList<>();
        convNorm(parameters, "conv1", "bn1", 16, 3, 3);
        int channels = 16;
        for (int block = 0; block < 9; block++) {
            int width = 16 << block / 3;
            String name = "layer" + (block / 3 + 1) + "." + block % 3 + ".";
            convNorm(parameters, name + "conv1", name + "bn1", width, channels, 3);
            convNorm(parameters, name + "conv2", name + "bn2", width, width, 3);
            if (width != channels) {
                convNorm(parameters, name + "downsample.0", name + "downsample.1", width, channels, 1);
            }
            channels = width;
        }
        layer(parameters, "fc", CLASSES, channels);
        return parameters;
    }

    /// A label in `0..CLASSES-1` for each of [#BATCH] images.
    public static long[] labels() {
        return new SplittableRandom(7).longs(BATCH, 0, CLASSES).toArray();
    }

    /// How far training moved the parameters: `now - start`, all in one row.
    public static float[] change(List<Parameter> start, float[][] now) {
        int size = 0;
        for (float[] values : now) {
            size += values.length;
        }
        float[] change = new float[size];
        int at = 0;
        for (int i = 0; i < now.length; i++) {
            float[] before = start.get(i).values();
            for (int j = 0; j < before.length; j++) {
                change[at++] = now[i][j] - before[j];
            }
        }
        return change;
    }

    private static void convNorm(List<Parameter> parameters, String conv, String norm, int out, int in, int kernel) {
        int fanIn = in * kernel * kernel;
        parameters.add(new Parameter(conv + ".weight", new long[] {out, in, kernel, kernel},
                uniform(out * fanIn, 1 / Math.sqrt(fanIn), parameters.size())));
        float[] ones = new float[out];
        Arrays.fill(ones, 1);
        parameters.add(new Parameter(norm + ".weight", new long[] {out}, ones));
        parameters.add(new Parameter(norm + ".bias", new long[] {out}, new float[out]));
    }

    private static void layer(List<Parameter> parameters, String name, long out, long... in) {
        long fanIn = 1;
        for (long dim : in) {
            fanIn *= dim;
        }
        double bound = 1 / Math.sqrt(fanIn);
        long[] shape = new long[in.length + 1];
        shape[0] = out;
        System.arraycopy(in, 0, shape, 1, in.length);
        parameters.add(new Parameter(name + ".weight", shape,
                uniform(Math.toIntExact(out * fanIn), bound, parameters.size())));
        parameters.add(new Parameter(name + ".bias", new long[] {out},
                uniform(Math.toIntExact(out), bound, parameters.size())));
    }

    private static float[] uniform(int count, double bound, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-bound, bound);
        }
        return values;
    }
}
