// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.op.Window2d;
import java.util.Arrays;

/// How a window slides over any number of spatial axes: one element of each array for an axis.
///
/// @param kernel the window's sizes
/// @param strides steps
/// @param dilations distances of the window's elements
/// @param before elements added in front of each axis
/// @param after elements added behind
record SpatialWindow(long[] kernel, long[] strides, long[] dilations, long[] before, long[] after) {
    /// The window of the attributes `strides`, `dilations`, `pads` and `auto_pad` over axes of the sizes `dims`.
    static SpatialWindow of(Call call, long[] dims, long[] kernel) {
        int rank = kernel.length;
        if (dims.length != rank) {
            throw new IllegalArgumentException("window: one size for each spatial axis: kernel=" + Arrays.toString(
                    kernel) + ", dims=" + Arrays.toString(dims));
        }
        long[] strides = orElse(call.integers("strides"), IndexOperators.ones(rank));
        long[] dilations = orElse(call.integers("dilations"), IndexOperators.ones(rank));
        long[] pads = orElse(call.integers("pads"), new long[2 * rank]);
        if (strides.length != rank || dilations.length != rank || pads.length != 2 * rank) {
            throw new IllegalArgumentException("window: one stride and dilation and two pads for each spatial axis: "
                    + "kernel=" + Arrays.toString(kernel) + ", strides=" + Arrays.toString(strides) + ", dilations="
                    + Arrays.toString(dilations) + ", pads=" + Arrays.toString(pads));
        }
        SpatialWindow window = new SpatialWindow(kernel, strides, dilations, Arrays.copyOf(pads, rank),
                Arrays.copyOfRange(pads, rank, 2 * rank)).checked();
        return switch (call.text("auto_pad", "NOTSET")) {
            case "NOTSET", "" -> window;
            case "VALID" -> new SpatialWindow(kernel, strides, dilations, new long[rank], new long[rank]);
            case "SAME_UPPER" -> window.same(dims, false);
            case "SAME_LOWER" -> window.same(dims, true);
            default -> throw new IllegalArgumentException("window: unknown auto_pad: auto_pad=" + call.text("auto_pad",
                    ""));
        };
    }

    static long[] orElse(long[] values, long[] otherwise) {
        return values == null ? otherwise : values;
    }

    /// This window, after checking its values: pads from 0 on, all others from 1 on, all of them small.
    SpatialWindow checked() {
        for (int i = 0; i < rank(); i++) {
            boolean fits = isSmall(kernel[i], 1) && isSmall(strides[i], 1) && isSmall(dilations[i], 1) && isSmall(
                    before[i], 0) && isSmall(after[i], 0) && isSmall(reach(i), 1);
            if (!fits) {
                throw new IllegalArgumentException("window: sizes, strides and dilations must be at least 1, pads at "
                        + "least 0, and all below 2^31: kernel=" + Arrays.toString(kernel) + ", strides=" + Arrays
                                .toString(strides)
                        + ", dilations=" + Arrays.toString(dilations) + ", pads=" + Arrays
                                .toString(before)
                        + " and " + Arrays.toString(after));
            }
        }
        return this;
    }

    private static boolean isSmall(long value, long least) {
        return value >= least && value <= Integer.MAX_VALUE;
    }

    private SpatialWindow same(long[] dims, boolean lower) {
        long[] first = new long[rank()];
        long[] last = new long[rank()];
        for (int i = 0; i < rank(); i++) {
            long places = Math.ceilDiv(dims[i], strides[i]);
            long total = Math.max(0, (places - 1) * strides[i] + reach(i) - dims[i]);
            first[i] = lower ? total - total / 2 : total / 2;
            last[i] = total - first[i];
        }
        return new SpatialWindow(kernel, strides, dilations, first, last);
    }

    int rank() {
        return kernel.length;
    }

    /// The elements that the window covers along an axis.
    long reach(int axis) {
        return dilations[axis] * (kernel[axis] - 1) + 1;
    }

    /// How often the window fits along an axis of size `dim`.
    long places(int axis, long dim, boolean ceilMode) {
        long room = dim + before[axis] + after[axis] - reach(axis);
        long places = (ceilMode ? Math.ceilDiv(room, strides[axis]) : Math.floorDiv(room, strides[axis])) + 1;
        // A window that reaches over the end starts inside the input or the padding before it.
        return ceilMode && (places - 1) * strides[axis] >= dim + before[axis] ? places - 1 : places;
    }

    /// This window without its first axis.
    SpatialWindow inner() {
        int n = rank();
        return new SpatialWindow(Arrays.copyOfRange(kernel, 1, n), Arrays.copyOfRange(strides, 1, n), Arrays
                .copyOfRange(dilations, 1, n), Arrays.copyOfRange(before, 1, n), Arrays.copyOfRange(after, 1, n));
    }

    /// This window with an axis of size 1 in front.
    SpatialWindow raised() {
        return new SpatialWindow(front(1, kernel), front(1, strides), front(1, dilations), front(0, before), front(0,
                after));
    }

    private static long[] front(long first, long[] values) {
        long[] all = new long[values.length + 1];
        all[0] = first;
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }

    /// This window with other padding.
    SpatialWindow padded(long[] first, long[] last) {
        return new SpatialWindow(kernel, strides, dilations, first, last);
    }

    /// The two axes `first` and `second` of this window; one of size 1 where `second` is negative.
    Window2d plane(int first, int second) {
        return new Window2d(Math.toIntExact(strides[first]), second < 0 ? 1 : Math.toIntExact(strides[second]),
                Math.toIntExact(before[first]), second < 0 ? 0 : Math.toIntExact(before[second]), Math.toIntExact(
                        after[first]),
                second < 0 ? 0 : Math.toIntExact(after[second]), Math.toIntExact(dilations[first]), second < 0 ? 1
                        : Math.toIntExact(dilations[second]));
    }
}
