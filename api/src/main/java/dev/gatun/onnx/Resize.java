// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;

/// ONNX's `Resize` (versions 10 to 19) and `Upsample`: each axis is resampled on its own, with weights that depend on
/// sizes and attributes alone and are constants of the graph.
///
/// Keys (1981), "Cubic convolution interpolation for digital image processing", equation 4, has the cubic weights.
final class Resize {
    /// Up to so many weights for an element, elements are picked and added; beyond, there is a matrix.
    private static final int PICKED = 4;
    private static final long FEW = 8;
    private static final long LARGEST_MATRIX_SIDE = 1024;
    private static final long LARGEST_SIZE = 1 << 22;

    private final String mode;
    private final String coordinates;
    private final String nearest;
    private final double cubic;
    private final boolean excludeOutside;
    private final boolean antialias;
    private final double extrapolation;

    private Resize(String mode, String coordinates, String nearest, double cubic, boolean excludeOutside,
            boolean antialias, double extrapolation) {
        this.mode = mode.equals("bilinear") ? "linear" : mode;
        this.coordinates = coordinates;
        this.nearest = nearest;
        this.cubic = cubic;
        this.excludeOutside = excludeOutside;
        this.antialias = antialias;
        this.extrapolation = extrapolation;
    }

    /// The weights of one axis: element `i` of the result is the sum of `weights[i][k] * x[indices[i][k]]`, or the
    /// extrapolation value where `outside[i]`.
    private record Taps(long dim, int[][] indices, double[][] weights, boolean[] outside) {
        int count() {
            return indices.length == 0 ? 0 : indices[0].length;
        }

        boolean isIdentity() {
            if (indices.length != dim || count() != 1) {
                return false;
            }
            for (int i = 0; i < dim; i++) {
                if (indices[i][0] != i || outside[i]) {
                    return false;
                }
            }
            return true;
        }

        // How often each element is repeated, if that is all; else 0.
        long repeats() {
            if (count() != 1 || indices.length % dim != 0) {
                return 0;
            }
            long times = indices.length / dim;
            for (int i = 0; i < indices.length; i++) {
                if (indices[i][0] != i / times || outside[i]) {
                    return 0;
                }
            }
            return times;
        }
    }

    /// `Upsample` before version 10, and `Resize` of version 10: pixels meet at their first corners.
    static Tensor simple(Call call, Tensor x, double[] scales) {
        check(call, scales.length == x.rank(), "scales=" + scales.length + ", axes=" + x.rank());
        Resize resize = new Resize(call.text("mode", "nearest"), "asymmetric", "floor", 0, false, false, 0);
        long[] sizes = new long[x.rank()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = (long) Math.floor(x.dim(i) * scales[i]);
        }
        return resize.run(x, sizes, scales, null);
    }

    /// `Resize` from version 11 on.
    static Tensor full(Call call) {
        Tensor x = call.tensor(0);
        int rank = x.rank();
        long[] axisList = call.integers("axes");
        int[] axes = axisList == null ? all(rank) : call.axes(axisList, rank);
        Resize resize = new Resize(call.text("mode", "nearest"), call.text("coordinate_transformation_mode",
                "half_pixel"), call.text("nearest_mode", "round_prefer_floor"), call.number("cubic_coeff_a", -0.75),
                call.flag("exclude_outside", false), call.flag("antialias", false), call.number("extrapolation_value",
                        0));
        double[][] roi = new double[rank][];
        Arrays.fill(roi, new double[] {0, 1});
        boolean crops = resize.coordinates.equals("tf_crop_and_resize");
        if (crops) {
            double[] given = call.tensor(1).toDoubles();
            check(call, given.length == 2 * axes.length, "roi=" + given.length + ", axes=" + axes.length);
            for (int i = 0; i < axes.length; i++) {
                roi[axes[i]] = new double[] {given[i], given[axes.length + i]};
            }
        }
        long[] sizes = x.shape().dims();
        double[] scales = new double[rank];
        Arrays.fill(scales, 1);
        if (call.has(2) && call.tensor(2).size() > 0) {
            double[] given = call.tensor(2).toDoubles();
            check(call, given.length == axes.length, "scales=" + given.length + ", axes=" + axes.length);
            for (int i = 0; i < axes.length; i++) {
                int axis = axes[i];
                scales[axis] = given[i];
                sizes[axis] = (long) Math.floor(x.dim(axis) * (roi[axis][1] - roi[axis][0]) * given[i]);
            }
        } else {
            long[] given = call.longs(3);
            check(call, given.length == axes.length, "sizes=" + given.length + ", axes=" + axes.length);
            String policy = call.text("keep_aspect_ratio_policy", "stretch");
            double common = policy.equals("not_larger") ? Double.POSITIVE_INFINITY : 0;
            for (int i = 0; i < axes.length; i++) {
                double scale = (double) given[i] / x.dim(axes[i]);
                common = policy.equals("not_larger") ? Math.min(common, scale) : Math.max(common, scale);
            }
            for (int i = 0; i < axes.length; i++) {
                int axis = axes[i];
                boolean stretch = policy.equals("stretch");
                sizes[axis] = stretch ? given[i] : (long) Math.floor(common * x.dim(axis) + 0.5);
                scales[axis] = stretch ? (double) given[i] / x.dim(axis) : common;
            }
        }
        return resize.run(x, sizes, scales, crops ? roi : null);
    }

    private static void check(Call call, boolean holds, String values) {
        if (!holds) {
            throw call.error("there must be one number for each axis", values);
        }
    }

    private static int[] all(int rank) {
        int[] axes = new int[rank];
        Arrays.setAll(axes, i -> i);
        return axes;
    }

    private Tensor run(Tensor x, long[] sizes, double[] scales, double[][] roi) {
        for (int axis = 0; axis < sizes.length; axis++) {
            boolean keeps = sizes[axis] == x.dim(axis);
            if (!keeps && (sizes[axis] < 0 || sizes[axis] > LARGEST_SIZE || x.dim(axis) == 0) || !(scales[axis] > 0)
                    && sizes[axis] > 0) {
                throw new IllegalArgumentException("resize: sizes must be in [0, 2^22] and scales positive: sizes="
                        + Arrays.toString(sizes) + ", scales=" + Arrays.toString(scales) + "; tensor " + x.spec());
            }
        }
        boolean computes = !mode.equals("nearest") || roi != null;
        Tensor y = computes && !x.dtype().isFloat() ? x.to(DType.F32) : x;
        Tensor outside = null;
        for (int axis = 0; axis < sizes.length; axis++) {
            Taps taps = taps(x.dim(axis), Math.toIntExact(sizes[axis]), scales[axis], roi == null ? null : roi[axis]);
            if (taps.isIdentity()) {
                continue;
            }
            y = resample(y, axis, taps);
            boolean[] beyond = taps.outside();
            for (int i = 0; i < beyond.length; i++) {
                if (beyond[i]) {
                    long[] dims = IndexOperators.ones(sizes.length);
                    dims[axis] = beyond.length;
                    Tensor here = Tensor.of(beyond, dims);
                    outside = outside == null ? here : outside.or(here);
                    break;
                }
            }
        }
        y = outside == null ? y : outside.select(extrapolation, y);
        return y.to(x.dtype());
    }

    private static Tensor resample(Tensor x, int axis, Taps taps) {
        long repeats = taps.repeats();
        if (repeats > 1) {
            Tensor raised = x.unsqueeze(axis + 1);
            return raised.expand(raised.shape().with(axis + 1, repeats)).reshape(x.shape().with(axis, x.dim(axis)
                    * repeats));
        }
        int places = taps.indices().length;
        long inner = x.shape().strides()[axis];
        boolean matrix = taps.count() > PICKED || taps.count() > 1 && inner < FEW && taps.dim() <= LARGEST_MATRIX_SIDE;
        if (matrix && places > 0 && x.size() > 0) {
            Tensor weights = matrix(taps, x.dtype());
            if (inner == 1) {
                return x.matmul(weights.t());
            }
            long outer = x.size() / (taps.dim() * inner);
            Tensor y = weights.matmul(x.reshape(outer, taps.dim(), inner));
            return y.reshape(x.shape().with(axis, places));
        }
        Tensor sum = null;
        for (int k = 0; k < Math.max(1, taps.count()); k++) {
            long[] indices = new long[places];
            double[] weights = new double[places];
            for (int i = 0; i < places; i++) {
                indices[i] = taps.indices()[i][k];
                weights[i] = taps.weights()[i][k];
            }
            Tensor part = x.indexSelect(axis, Tensor.of(indices, places));
            if (taps.count() > 1) {
                Shape shape = Shape.of(IndexOperators.ones(x.rank())).with(axis, places);
                part = part.mul(Tensor.of(weights, places).to(x.dtype()).reshape(shape));
            }
            sum = sum == null ? part : sum.add(part);
        }
        return sum;
    }

    private static Tensor matrix(Taps taps, DType dtype) {
        int rows = taps.indices().length;
        int columns = Math.toIntExact(taps.dim());
        double[] weights = new double[Math.multiplyExact(rows, columns)];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < taps.count(); k++) {
                weights[i * columns + taps.indices()[i][k]] += taps.weights()[i][k];
            }
        }
        return Tensor.of(weights, rows, columns).to(dtype);
    }

    private Taps taps(long dim, int places, double scale, double[] roi) {
        int[][] indices = new int[places][];
        double[][] weights = new double[places][];
        boolean[] outside = new boolean[places];
        boolean keeps = places == dim && scale == 1 && roi == null;
        for (int i = 0; i < places; i++) {
            double at = keeps ? i : source(i, dim, places, scale, roi);
            outside[i] = roi != null && (at < 0 || at > dim - 1);
            if (mode.equals("nearest") || keeps) {
                indices[i] = new int[] {clip(nearest(at), dim)};
                weights[i] = new double[] {1};
                continue;
            }
            double stretch = antialias ? Math.min(scale, 1) : 1;
            int reach = mode.equals("cubic") ? 2 : 1;
            int first = (int) Math.floor(-reach / stretch) + 1;
            int count = 2 * (1 - first);
            long base = (long) Math.floor(at);
            indices[i] = new int[count];
            weights[i] = new double[count];
            double total = 0;
            for (int k = 0; k < count; k++) {
                long index = base + first + k;
                double weight = weight((first + k - (at - base)) * stretch);
                weight = excludeOutside && (index < 0 || index >= dim) ? 0 : weight;
                indices[i][k] = clip(index, dim);
                weights[i][k] = weight;
                total += weight;
            }
            for (int k = 0; k < count; k++) {
                weights[i][k] /= total;
            }
        }
        return new Taps(dim, indices, weights, outside);
    }

    private static int clip(double index, long dim) {
        return (int) Math.max(0, Math.min(dim - 1, index));
    }

    private double source(int i, long dim, long places, double scale, double[] roi) {
        double width = scale * dim;
        return switch (coordinates) {
            case "half_pixel" -> (i + 0.5) / scale - 0.5;
            case "half_pixel_symmetric" -> dim / 2.0 * (1 - places / width) + (i + 0.5) / scale - 0.5;
            case "pytorch_half_pixel" -> places > 1 ? (i + 0.5) / scale - 0.5 : 0;
            case "align_corners" -> width == 1 || places == 1 ? 0 : i * (dim - 1) / (width - 1);
            case "asymmetric", "tf_half_pixel_for_nn" -> (i + (coordinates.equals("asymmetric") ? 0 : 0.5)) / scale;
            case "tf_crop_and_resize" -> places > 1 ? roi[0] * (dim - 1) + i * (roi[1] - roi[0]) * (dim - 1)
                    / (places - 1) : 0.5 * (roi[0] + roi[1]) * (dim - 1);
            default -> throw new UnsupportedOnnxException("resize: unknown coordinate_transformation_mode: mode="
                    + coordinates);
        };
    }

    private double nearest(double at) {
        return switch (nearest) {
            case "round_prefer_floor" -> Math.ceil(at - 0.5);
            case "round_prefer_ceil" -> Math.floor(at + 0.5);
            case "floor" -> Math.floor(at);
            case "ceil" -> Math.ceil(at);
            default -> throw new UnsupportedOnnxException("resize: unknown nearest_mode: mode=" + nearest);
        };
    }

    private double weight(double distance) {
        double x = Math.abs(distance);
        if (mode.equals("linear")) {
            return Math.max(0, 1 - x);
        }
        if (!mode.equals("cubic")) {
            throw new UnsupportedOnnxException("resize: unknown mode: mode=" + mode);
        }
        return cubicWeight(x, cubic);
    }

    /// The weight of an element at a distance `x` of 0 or more.
    static double cubicWeight(double x, double a) {
        if (x <= 1) {
            return ((a + 2) * x - (a + 3)) * x * x + 1;
        }
        return x < 2 ? ((x - 5) * x + 8) * x * a - 4 * a : 0;
    }
}
