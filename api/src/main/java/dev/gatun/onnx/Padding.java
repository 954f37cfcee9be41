// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;

/// The operator `Pad`: elements added to, or cut from, both ends of axes.
final class Padding {
    private Padding() {
    }

    /// The form whose widths are operands.
    static Tensor pad(Call call) {
        Tensor x = call.tensor(0);
        long[] axes = call.has(3) ? call.longs(3) : null;
        double value = call.has(2) && call.text("mode", "constant").equals("constant") ? call.number(2) : 0;
        return pad(call, x, call.longs(1), axes, value);
    }

    /// Pads `axes` (all where null) by widths, those in front of all axes first.
    static Tensor pad(Call call, Tensor x, long[] widths, long[] axes, double value) {
        int count = axes == null ? x.rank() : axes.length;
        if (widths == null || widths.length != 2 * count) {
            throw call.error("two widths for each axis are needed", "pads=" + Arrays.toString(widths) + ", axes="
                    + count);
        }
        long[] before = new long[x.rank()];
        long[] after = new long[x.rank()];
        Tensor y = x;
        for (int i = 0; i < count; i++) {
            int axis = axes == null ? i : call.axis(axes[i], x.rank());
            before[axis] = Math.max(0, widths[i]);
            after[axis] = Math.max(0, widths[i + count]);
            long start = Math.max(0, -widths[i]);
            long end = y.dim(axis) - Math.max(0, -widths[i + count]);
            if (start > 0 || end < y.dim(axis)) {
                if (end < start) {
                    throw call.error("more elements are cut off than there are", "axis=" + axis + ", pads=" + Arrays
                            .toString(widths));
                }
                y = y.slice(axis, start, end);
            }
        }
        String mode = call.text("mode", "constant");
        if (mode.equals("constant")) {
            return Arrays.stream(before).sum() + Arrays.stream(after).sum() == 0 ? y : y.pad(before, after, value);
        }
        for (int axis = 0; axis < x.rank(); axis++) {
            if (before[axis] + after[axis] > 0) {
                y = y.indexSelect(axis, sources(call, mode, y.dim(axis), before[axis], after[axis]));
            }
        }
        return y;
    }

    // For each place of the padded axis, the one that its element comes from.
    private static Tensor sources(Call call, String mode, long dim, long before, long after) {
        if (dim == 0) {
            throw call.error("an empty axis can only be padded with a constant", "mode=" + mode);
        }
        Tensor place = Tensor.arange(Math.addExact(dim, Math.addExact(before, after)), DType.I64).sub(before);
        return switch (mode) {
            case "edge" -> place.maximum(0).minimum(dim - 1);
            case "wrap" -> place.remainder(dim);
            case "reflect" -> {
                long period = Math.max(1, 2 * (dim - 1));
                Tensor phase = place.remainder(period);
                yield phase.minimum(phase.neg().add(period)).minimum(dim - 1);
            }
            default -> throw call.error("the mode must be constant, edge, reflect or wrap", "mode=" + mode);
        };
    }
}
