// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.op.Window2d;
import dev.gatun.tensor.Tensor;

/// The mean of each window: `[N, C, H, W] -> [N, C, (H + 2 padding - kernel) / stride + 1, …]`, rounded down. With
/// `kernel = 2`, the image `[[1, 2], [3, 4]]` gives `[[2.5]]`.
public final class AvgPool2d extends Layer {
    private final int kernelH;
    private final int kernelW;
    private final Window2d window;
    private final boolean countIncludePad;
    private final boolean ceilMode;

    /// Square windows side by side.
    public AvgPool2d(int kernel) {
        this(kernel, kernel, 0);
    }

    /// Square windows; padding counts as zeros.
    public AvgPool2d(int kernel, int stride, int padding) {
        this(kernel, kernel, Window2d.of(stride, padding), true, false);
    }

    /// A layer with all choices.
    ///
    /// @param countIncludePad whether padding counts as zeros; else the mean is over what lies inside the image
    /// @param ceilMode whether a last window may reach over the end, which rounds the output's size up
    public AvgPool2d(int kernelH, int kernelW, Window2d window, boolean countIncludePad, boolean ceilMode) {
        this.kernelH = kernelH;
        this.kernelW = kernelW;
        this.window = window;
        this.countIncludePad = countIncludePad;
        this.ceilMode = ceilMode;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return Functional.avgPool2d(x, kernelH, kernelW, window, countIncludePad, ceilMode);
    }

    @Override
    protected String settings() {
        return "kernel=" + kernelH + "x" + kernelW + " " + window + (countIncludePad ? "" : " inside only")
                + (ceilMode ? " ceil" : "");
    }
}
