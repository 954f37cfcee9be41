// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.op.Window2d;

/// A square convolution of a network.
///
/// @param group       what kind it is, such as `3x3`
/// @param channels    in-channels
/// @param size        height and width of the input
/// @param outChannels out-channels
/// @param kernel      height and width of the kernel
/// @param stride      the step
/// @param pad         padding on all sides
public record ConvShape(String group, int channels, int size, int outChannels, int kernel, int stride, int pad) {
    /// Height and width of the output.
    public int outSize() {
        return (size + 2 * pad - kernel) / stride + 1;
    }

    /// Floating-point operations of the direct form.
    public double flops(int batch) {
        return 2.0 * batch * outChannels * outSize() * outSize() * channels * kernel * kernel;
    }

    /// The window.
    public Window2d window() {
        return Window2d.of(stride, pad);
    }

    /// The input's dimensions.
    public long[] input(int batch) {
        return new long[] {batch, channels, size, size};
    }

    /// The weight's dimensions.
    public long[] weight() {
        return new long[] {outChannels, channels, kernel, kernel};
    }

    /// The output's dimensions.
    public long[] output(int batch) {
        return new long[] {batch, outChannels, outSize(), outSize()};
    }

    @Override
    public String toString() {
        return channels + "x" + size + (channels == outChannels ? "" : " to " + outChannels) + ", " + kernel + "x"
                + kernel + (stride == 1 ? "" : " s" + stride);
    }
}
