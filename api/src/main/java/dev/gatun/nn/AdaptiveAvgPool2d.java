// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.Tensor;

/// The means over windows that divide an image of any size into `height` by `width` parts:
/// `[N, C, H, W] -> [N, C, height, width]`. With 1 and 1 it is global average pooling: `[[1, 2], [3, 4]]` gives
/// `[[2.5]]`.
public final class AdaptiveAvgPool2d extends Layer {
    private final int height;
    private final int width;

    /// A layer with outputs of the given size.
    public AdaptiveAvgPool2d(int height, int width) {
        this.height = height;
        this.width = width;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return Functional.adaptiveAvgPool2d(x, height, width);
    }

    @Override
    protected String settings() {
        return height + "x" + width;
    }
}
