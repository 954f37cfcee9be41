// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import java.util.Arrays;

/// How a window slides over the last two axes of an image: its steps, the padding around the image, and the spacing of
/// its own elements. The window's size is not part of it.
///
/// A window of `k` elements covers `dilation * (k - 1) + 1` rows; it fits
/// `floor((rows + padTop + padBottom - dilation * (k - 1) - 1) / stride) + 1` times. Terms as in PyTorch's `Conv2d`;
/// the padding may differ between the sides, as in ONNX's `Conv`.
///
/// @param strideH rows from one place to the next, at least 1
/// @param strideW columns from one place to the next, at least 1
/// @param padTop rows added above, at least 0
/// @param padLeft columns added on the left, at least 0
/// @param padBottom rows added below, at least 0
/// @param padRight columns added on the right, at least 0
/// @param dilationH rows from one window element to the next, at least 1
/// @param dilationW columns from one window element to the next, at least 1
public record Window2d(int strideH, int strideW, int padTop, int padLeft, int padBottom, int padRight, int dilationH,
        int dilationW) {
    public Window2d {
        if (Math.min(strideH, strideW) < 1 || Math.min(dilationH, dilationW) < 1
                || Math.min(Math.min(padTop, padLeft), Math.min(padBottom, padRight)) < 0) {
            throw new IllegalArgumentException("window: strides and dilations must be at least 1, pads at least 0: "
                    + text(strideH, strideW, padTop, padLeft, padBottom, padRight, dilationH, dilationW));
        }
    }

    /// Steps of 1, no padding, no dilation.
    public static Window2d unit() {
        return of(1, 0);
    }

    /// Equal steps along both axes and equal padding on all sides.
    public static Window2d of(int stride, int padding) {
        return of(stride, stride, padding, padding);
    }

    /// Steps and padding by axis: `padH` rows above and below, `padW` columns left and right.
    public static Window2d of(int strideH, int strideW, int padH, int padW) {
        return new Window2d(strideH, strideW, padH, padW, padH, padW, 1, 1);
    }

    /// This window with equal dilation along both axes.
    public Window2d dilation(int dilation) {
        return dilation(dilation, dilation);
    }

    /// This window with dilation by axis.
    public Window2d dilation(int height, int width) {
        return new Window2d(strideH, strideW, padTop, padLeft, padBottom, padRight, height, width);
    }

    /// This window with padding by side.
    public Window2d padding(int top, int left, int bottom, int right) {
        return new Window2d(strideH, strideW, top, left, bottom, right, dilationH, dilationW);
    }

    /// The number of places along the height; 0 or less where the window does not fit.
    public long outHeight(long height, long kernelH) {
        return places(height, padTop + (long) padBottom, kernelH, dilationH, strideH);
    }

    /// The number of places along the width; 0 or less where the window does not fit.
    public long outWidth(long width, long kernelW) {
        return places(width, padLeft + (long) padRight, kernelW, dilationW, strideW);
    }

    private static long places(long size, long pad, long kernel, int dilation, int stride) {
        return Math.floorDiv(size + pad - dilation * (kernel - 1) - 1, stride) + 1;
    }

    /// The smallest height that has `height` places: what a transposed convolution makes of it.
    public long transposedHeight(long height, long kernelH) {
        return (height - 1) * strideH - padTop - padBottom + dilationH * (kernelH - 1) + 1;
    }

    /// The smallest width that has `width` places.
    public long transposedWidth(long width, long kernelW) {
        return (width - 1) * strideW - padLeft - padRight + dilationW * (kernelW - 1) + 1;
    }

    /// The form `stride=2 pad=1 dilation=1`, with a list where the values differ.
    @Override
    public String toString() {
        return text(strideH, strideW, padTop, padLeft, padBottom, padRight, dilationH, dilationW);
    }

    private static String text(int strideH, int strideW, int top, int left, int bottom, int right, int dilationH,
            int dilationW) {
        return "stride=" + text(strideH, strideW) + " pad=" + text(top, left, bottom, right) + " dilation="
                + text(dilationH, dilationW);
    }

    private static String text(int... values) {
        boolean equal = Arrays.stream(values).allMatch(value -> value == values[0]);
        return equal ? Integer.toString(values[0]) : Arrays.toString(values).replace(" ", "");
    }
}
