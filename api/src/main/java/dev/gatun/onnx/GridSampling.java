// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;

/// Elements of images at places that are computed: `GridSample`, `AffineGrid` and `DeformConv`.
final class GridSampling {
    /// What lies outside of an image.
    private enum Padding {
        ZEROS,
        BORDER,
        REFLECTION
    }

    private static final double CUBIC = -0.75;

    private GridSampling() {
    }

    /// `GridSample`: `x` of `[N,C,spatial…]` at the places of `grid` `[N,out…,r]` in `[-1, 1]`, innermost axis first.
    static Tensor gridSample(Call call, Tensor x, Tensor grid) {
        String mode = switch (call.text("mode", "linear")) {
            case "linear", "bilinear" -> "linear";
            case "cubic", "bicubic" -> "cubic";
            case "nearest" -> "nearest";
            default -> throw call.unsupported("mode " + call.text("mode", ""));
        };
        Padding padding = switch (call.text("padding_mode", "zeros")) {
            case "zeros" -> Padding.ZEROS;
            case "border" -> Padding.BORDER;
            case "reflection" -> Padding.REFLECTION;
            default -> throw call.unsupported("padding_mode " + call.text("padding_mode", ""));
        };
        boolean aligned = call.flag("align_corners", false);
        int rank = x.rank() - 2;
        if (grid.rank() != rank + 2 || grid.dim(-1) != rank) {
            throw call.error("the grid must have one number for each spatial axis of x", "x=" + x.shape() + ", grid="
                    + grid.shape());
        }
        DType dtype = x.dtype().isFloat() ? x.dtype() : DType.F32;
        Shape outer = grid.shape().without(-1);
        long points = outer.size() / Math.max(1, outer.dim(0));
        Tensor[] places = new Tensor[rank];
        for (int i = 0; i < rank; i++) {
            Tensor at = grid.get(-1, rank - 1 - i).reshape(x.dim(0), points).to(dtype);
            double dim = x.dim(i + 2);
            Tensor pixel = aligned ? at.add(1).mul((dim - 1) / 2) : at.add(1).mul(dim / 2).sub(0.5);
            pixel = mode.equals("nearest") ? pixel.round() : pixel;
            places[i] = bounded(pixel, dim, padding, aligned);
        }
        Tensor y = sample(x.to(dtype), places, mode, padding, aligned);
        long[] dims = outer.dims();
        long[] full = new long[rank + 2];
        full[0] = dims[0];
        full[1] = x.dim(1);
        System.arraycopy(dims, 1, full, 2, rank);
        return y.reshape(Shape.of(full)).to(x.dtype());
    }

    private static Tensor bounded(Tensor at, double dim, Padding padding, boolean aligned) {
        return switch (padding) {
            case ZEROS -> at;
            case BORDER -> at.clamp(0, dim - 1);
            case REFLECTION -> reflected(at, aligned ? 0 : -0.5, aligned ? dim - 1 : dim - 0.5);
        };
    }

    // Places beyond the bounds, mirrored at them until they lie inside.
    private static Tensor reflected(Tensor at, double low, double high) {
        double range = high - low;
        if (range == 0) {
            return at.mul(0).add(low);
        }
        Tensor phase = at.sub(low).remainder(2 * range);
        return phase.greater(range).select(phase.neg().add(2 * range), phase).add(low);
    }

    /// Elements of `x` `[N,C,spatial…]` at `places` in pixels, `[N,P]` for each spatial axis; result `[N,C,P]`.
    private static Tensor sample(Tensor x, Tensor[] places, String mode, Padding padding, boolean aligned) {
        int taps = mode.equals("nearest") ? 1 : mode.equals("linear") ? 2 : 4;
        int rank = places.length;
        Tensor[][] indices = new Tensor[rank][taps];
        Tensor[][] weights = new Tensor[rank][taps];
        for (int i = 0; i < rank; i++) {
            Tensor base = taps == 1 ? places[i] : places[i].floor();
            Tensor fraction = taps == 1 ? null : places[i].sub(base);
            for (int k = 0; k < taps; k++) {
                int offset = taps == 4 ? k - 1 : k;
                Tensor index = offset == 0 ? base : base.add(offset);
                double dim = x.dim(i + 2);
                Tensor inside = padding == Padding.ZEROS ? index.greaterEqual(0).and(index.lessEqual(dim - 1)) : null;
                index = padding == Padding.REFLECTION ? bounded(index, dim, padding, aligned) : index;
                // NaN and infinity have no place; they fall on the first element or outside.
                indices[i][k] = index.isFinite().select(index, -1).clamp(0, dim - 1).to(DType.I64);
                Tensor weight = taps == 1 ? null : taps == 2 ? offset == 0 ? fraction.neg().add(1) : fraction
                        : cubic(fraction, offset);
                weights[i][k] = inside == null ? weight : weight == null ? inside.to(x.dtype()) : inside.select(weight,
                        0);
            }
        }
        long points = places[0].dim(1);
        Tensor flat = x.reshape(x.dim(0), x.dim(1), x.size() / Math.max(1, x.dim(0) * x.dim(1)));
        long[] strides = x.shape().strides();
        int[] at = new int[rank];
        Tensor sum = null;
        do {
            Tensor index = null;
            Tensor weight = null;
            for (int i = 0; i < rank; i++) {
                long stride = strides[i + 2];
                Tensor part = stride == 1 ? indices[i][at[i]] : indices[i][at[i]].mul(stride);
                index = index == null ? part : index.add(part);
                Tensor factor = weights[i][at[i]];
                weight = weight == null || factor == null ? factor == null ? weight : factor : weight.mul(factor);
            }
            Tensor spread = index.unsqueeze(1).expand(x.dim(0), x.dim(1), points).contiguous();
            Tensor value = flat.gather(2, spread);
            value = weight == null ? value : value.mul(weight.unsqueeze(1));
            sum = sum == null ? value : sum.add(value);
        } while (next(at, taps));
        return sum;
    }

    private static boolean next(int[] at, int limit) {
        for (int i = at.length - 1; i >= 0; i--) {
            if (++at[i] < limit) {
                return true;
            }
            at[i] = 0;
        }
        return false;
    }

    // The weight of the element `offset` places behind the one before the place.
    private static Tensor cubic(Tensor fraction, int offset) {
        Tensor x = fraction.sub(offset).abs();
        if (offset == 0 || offset == 1) {
            return x.mul(CUBIC + 2).sub(CUBIC + 3).mul(x.square()).add(1);
        }
        return x.sub(5).mul(x).add(8).mul(x).sub(4).mul(CUBIC);
    }

    /// `AffineGrid`: the places that matrices `theta` `[N,r,r+1]` give the elements of an image of `sizes`.
    static Tensor affineGrid(Tensor theta, long[] sizes, boolean aligned) {
        int rank = sizes.length - 2;
        long[] dims = Arrays.copyOfRange(sizes, 2, sizes.length);
        int count = Math.toIntExact(Shape.of(dims).size());
        long[] strides = Shape.of(dims).strides();
        double[] places = new double[count * (rank + 1)];
        for (int i = 0; i < count; i++) {
            for (int axis = 0; axis < rank; axis++) {
                long dim = dims[rank - 1 - axis];
                double at = i / strides[rank - 1 - axis] % dim;
                places[i * (rank + 1) + axis] = aligned ? dim == 1 ? 0 : 2 * at / (dim - 1) - 1 : (2 * at + 1) / dim
                        - 1;
            }
            places[i * (rank + 1) + rank] = 1;
        }
        Tensor points = Tensor.of(places, count, rank + 1).to(theta.dtype());
        long[] full = new long[rank + 2];
        full[0] = sizes[0];
        System.arraycopy(dims, 0, full, 1, rank);
        full[rank + 1] = rank;
        return points.matmul(theta.t()).reshape(Shape.of(full));
    }

    /// `DeformConv` of two spatial axes: a convolution whose window elements are moved by `offset`.
    static Tensor deformConv(Call call) {
        Tensor x = call.tensor(0);
        Tensor weight = call.tensor(1);
        Tensor offset = call.tensor(2);
        if (x.rank() != 4) {
            throw call.unsupported("deformable convolution of other than two spatial axes");
        }
        SpatialWindow w = SpatialWindow.of(call, ConvolutionOperators.spatial(x), ConvolutionOperators.spatial(weight));
        int groups = call.small("group", 1);
        int offsetGroups = call.small("offset_group", 1);
        long n = x.dim(0);
        long kernel = w.kernel()[0] * w.kernel()[1];
        long height = w.places(0, x.dim(2), false);
        long width = w.places(1, x.dim(3), false);
        long points = height * width;
        Tensor moved = offset.reshape(n * offsetGroups, kernel, 2, points);
        Tensor[] places = new Tensor[2];
        for (int axis = 0; axis < 2; axis++) {
            double[] base = new double[Math.toIntExact(kernel * points)];
            for (int i = 0; i < base.length; i++) {
                long element = i / points;
                long point = i % points;
                long u = axis == 0 ? element / w.kernel()[1] : element % w.kernel()[1];
                long place = axis == 0 ? point / width : point % width;
                base[i] = place * w.strides()[axis] - w.before()[axis] + u * w.dilations()[axis];
            }
            places[axis] = moved.get(2, axis).add(Tensor.of(base, kernel, points).to(x.dtype())).reshape(n
                    * offsetGroups, kernel * points);
        }
        Tensor images = x.reshape(n * offsetGroups, x.dim(1) / offsetGroups, x.dim(2), x.dim(3));
        Tensor columns = sample(images, places, "linear", Padding.ZEROS, false);
        if (call.has(4)) {
            columns = columns.mul(call.tensor(4).reshape(n * offsetGroups, 1, kernel * points));
        }
        long perGroup = x.dim(1) / groups * kernel;
        Tensor y = weight.reshape(groups, weight.dim(0) / groups, perGroup).matmul(columns.reshape(n, groups, perGroup,
                points));
        y = y.reshape(n, weight.dim(0), height, width);
        return call.has(3) ? y.add(call.tensor(3).reshape(weight.dim(0), 1, 1)) : y;
    }
}
