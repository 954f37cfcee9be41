// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// The text of a tensor: its spec, then its values in nested brackets with aligned columns.
public final class TensorText {
    private static final int EDGE = 3;
    private static final int WHOLE = 8;
    private static final int WHOLE_SIZE = 1000;

    private final Tensor tensor;
    private final boolean cut;
    private final boolean scientific;
    private final boolean integral;
    private int width;

    private TensorText(Tensor tensor) {
        this.tensor = tensor;
        this.cut = tensor.size() > WHOLE_SIZE;
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        boolean whole = true;
        List<Double> values = new ArrayList<>();
        forEachShown(new long[tensor.rank()], 0, index -> values.add(tensor.getDouble(index)));
        for (double value : values) {
            double size = Math.abs(value);
            if (size > 0 && !Double.isInfinite(size) && !Double.isNaN(size)) {
                smallest = Math.min(smallest, size);
                largest = Math.max(largest, size);
            }
            whole &= value == Math.rint(value) && size < 1e7;
        }
        this.integral = whole;
        this.scientific = !whole && (largest >= 1e6 || largest > 0 && largest < 1e-3 || largest / smallest > 1e7);
        forEachShown(new long[tensor.rank()], 0, index -> width = Math.max(width, element(index).length()));
    }

    /// The text of `tensor`.
    public static String format(Tensor tensor) {
        if (tensor.size() == 0) {
            return tensor.spec().packed() + " []";
        }
        StringBuilder out = new StringBuilder(tensor.spec().packed().toString());
        out.append(tensor.rank() > 1 ? "\n" : " ");
        new TensorText(tensor).append(out, new long[tensor.rank()], 0);
        return out.toString();
    }

    private void forEachShown(long[] index, int axis, Consumer<long[]> action) {
        if (axis == index.length) {
            action.accept(index);
            return;
        }
        for (long i = 0; i < tensor.dim(axis); i = next(i, axis)) {
            index[axis] = i;
            forEachShown(index, axis + 1, action);
        }
    }

    private boolean isCut(int axis) {
        return cut && tensor.dim(axis) > WHOLE;
    }

    private long next(long i, int axis) {
        return isCut(axis) && i == EDGE - 1 ? tensor.dim(axis) - EDGE : i + 1;
    }

    private void append(StringBuilder out, long[] index, int axis) {
        if (axis == index.length) {
            String text = element(index);
            out.repeat(' ', Math.max(0, width - text.length())).append(text);
            return;
        }
        boolean last = axis == index.length - 1;
        String separator = last ? ", " : ",\n" + "\n".repeat(index.length - axis - 2) + " ".repeat(axis + 1);
        out.append('[');
        for (long i = 0; i < tensor.dim(axis); i = next(i, axis)) {
            if (i > 0) {
                out.append(separator);
            }
            if (i == tensor.dim(axis) - EDGE && isCut(axis)) {
                out.append("…").append(separator);
            }
            index[axis] = i;
            append(out, index, axis + 1);
        }
        out.append(']');
    }

    private String element(long[] index) {
        DType dtype = tensor.dtype();
        if (dtype == DType.BOOL) {
            return tensor.getLong(index) != 0 ? "true" : "false";
        }
        return dtype.isFloat() ? number(tensor.getDouble(index)) : Long.toString(tensor.getLong(index));
    }

    private String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (integral) {
            return (value == 0 ? "0" : String.format(Locale.ROOT, "%.0f", value)) + ".";
        }
        return String.format(Locale.ROOT, scientific ? "%.4e" : "%.4f", value);
    }
}
