// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Shapes of pooling.
final class Pools {
    private Pools() {
    }

    /// The spec of the result of pooling `x`, after checking that every window meets an element of `x`.
    static TensorSpec result(Op op, int kernelH, int kernelW, Window2d window, boolean ceilMode, TensorSpec x,
            List<TensorSpec> inputs) {
        Check.floating(op, x);
        Check.that(x.rank() == 4, op, "input must have 4 axes", "input=" + x.shape(), inputs);
        Check.that(kernelH > 0 && kernelW > 0, op, "the window must not be empty", "kernel=[" + kernelH + ","
                + kernelW + "]", inputs);
        long height = places(x.dim(2), kernelH, window.strideH(), window.padTop(), window.padBottom(),
                window.dilationH(), ceilMode);
        long width = places(x.dim(3), kernelW, window.strideW(), window.padLeft(), window.padRight(),
                window.dilationW(), ceilMode);
        boolean fits = height > 0 && width > 0
                && meets(height, x.dim(2), kernelH, window.strideH(), window.padTop(), window.dilationH())
                && meets(width, x.dim(3), kernelW, window.strideW(), window.padLeft(), window.dilationW());
        Check.that(fits, op, "every window must fit into the padded input and meet an element of it", "kernel=["
                + kernelH + "," + kernelW + "], input=[" + x.dim(2) + "," + x.dim(3) + "], " + window + ", ceilMode="
                + ceilMode, inputs);
        return TensorSpec.of(x.dtype(), x.dim(0), x.dim(1), height, width);
    }

    private static long places(long size, long kernel, int stride, int before, int after, int dilation,
            boolean ceilMode) {
        long room = size + before + after - dilation * (kernel - 1) - 1;
        if (room < 0) {
            return 0;
        }
        long places = (ceilMode ? Math.ceilDiv(room, stride) : room / stride) + 1;
        // A window that reaches over the end starts inside the input or the padding before it.
        return ceilMode && (places - 1) * stride >= size + before ? places - 1 : places;
    }

    private static boolean meets(long places, long size, long kernel, int stride, int before, int dilation) {
        for (long i = 0; i < places; i++) {
            long start = i * stride - before;
            long first = start >= 0 ? start : start + Math.ceilDiv(-start, dilation) * dilation;
            if (first >= size || first > start + dilation * (kernel - 1)) {
                return false;
            }
        }
        return true;
    }
}
