// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Window2d;

/// The sizes of a convolution; channels are those of one group.
record ConvSizes(int bytes, int batch, int groups, int channels, int height, int width, int outChannels, int kernelH,
        int kernelW, int outH, int outW, Window2d window) {
    /// Whether the window is one element that visits every element.
    boolean isPointwise() {
        return kernelH == 1 && kernelW == 1 && window.strideH() == 1 && window.strideW() == 1 && outH == height
                && outW == width && window.padTop() == 0 && window.padLeft() == 0;
    }

    /// Weights of one out-channel.
    int depth() {
        return channels * kernelH * kernelW;
    }

    /// Multiplications of the whole batch.
    double products() {
        return (double) batch * groups * outChannels * depth() * outH * outW;
    }

    /// An estimate of the time of all products on one thread.
    double nanos() {
        // Columns between two rows of places are computed too, and a tile has rows for some out-channels.
        double waste = (outW + kernelW - 1.0) / outW * Math.max(1, 4.0 / outChannels);
        double moved = (isPointwise() ? 0.03 : 0.08) * (imageBytes() + outBytes());
        double phases = window.strideH() * window.strideW() > 1 ? imageBytes() * 0.4 : 0;
        return products() * waste * 0.33 * bytes / Simd.F.vectorByteSize() + (double) batch * groups * (moved + phases)
                + groups * weightBytes() * 0.15;
    }

    /// One group of one image.
    long imageBytes() {
        return (long) channels * height * width * bytes;
    }

    /// One group of one image of the result.
    long outBytes() {
        return (long) outChannels * outH * outW * bytes;
    }

    /// The weights of one group.
    long weightBytes() {
        return (long) outChannels * depth() * bytes;
    }

    /// The convolution of gradOut with turned weights that gives the gradient with respect to the input; of stride 1 only.
    ConvSizes inputGradient() {
        return new ConvSizes(bytes, batch, groups, outChannels, outH, outW, channels, kernelH, kernelW, height, width,
                new Window2d(1, 1, kernelH - 1 - window.padTop(), kernelW - 1 - window.padLeft(),
                        kernelH - 1 - window.padBottom(), kernelW - 1 - window.padRight(), 1, 1));
    }

    /// The planes that the windows of the forward convolution see.
    Planes forward() {
        int[] shiftsH = new int[kernelH];
        for (int u = 0; u < kernelH; u++) {
            shiftsH[u] = u * window.dilationH() - window.padTop();
        }
        int[] shiftsW = new int[kernelW];
        for (int v = 0; v < kernelW; v++) {
            shiftsW[v] = v * window.dilationW() - window.padLeft();
        }
        return new Planes(bytes, channels, height, width, outH, outW, window.strideH(), window.strideW(), shiftsH,
                shiftsW);
    }
}
