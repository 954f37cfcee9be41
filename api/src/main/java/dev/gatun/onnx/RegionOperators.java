// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Operators on regions of images, as detectors have them. They look at their operands' values at once.
final class RegionOperators {
    private static final long MOST_SAMPLES = 1 << 16;

    private RegionOperators() {
    }

    static void register(Operators operators) {
        operators.index("NonMaxSuppression", 10, RegionOperators::suppress);
        operators.compute("RoiAlign", 10, call -> align(call, false));
        operators.compute("RoiAlign", 16, call -> align(call, call.text("coordinate_transformation_mode", "half_pixel")
                .equals("half_pixel")));
        operators.compute("MaxRoiPool", 1, RegionOperators::maxPool);
    }

    private static Tensor suppress(Call call) {
        Tensor boxTensor = call.tensor(0);
        Tensor scoreTensor = call.tensor(1);
        boolean fits = boxTensor.rank() == 3 && scoreTensor.rank() == 3 && boxTensor.dim(2) == 4 && boxTensor.dim(
                0) == scoreTensor.dim(0) && boxTensor.dim(1) == scoreTensor.dim(2);
        if (!fits) {
            throw call.error("boxes must be [images, boxes, 4] and scores [images, classes, boxes]", "boxes="
                    + boxTensor.shape() + ", scores=" + scoreTensor.shape());
        }
        double[] boxes = boxTensor.toDoubles();
        double[] scores = scoreTensor.toDoubles();
        long most = call.has(2) ? call.integer(2) : 0;
        double overlap = call.has(3) ? call.number(3) : 0;
        double threshold = call.has(4) ? call.number(4) : Double.NEGATIVE_INFINITY;
        boolean centered = call.flag("center_point_box", false);
        int count = Math.toIntExact(boxTensor.dim(1));
        int classes = Math.toIntExact(scoreTensor.dim(1));
        double[][] corners = new double[boxes.length / 4][];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = corners(boxes, 4 * i, centered);
        }
        List<long[]> chosen = new ArrayList<>();
        for (int row = 0; row < scores.length / Math.max(1, count); row++) {
            int batch = row / classes;
            int kind = row % classes;
            int first = row * count;
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                if (scores[first + i] > threshold) {
                    order.add(i);
                }
            }
            order.sort(Comparator.comparingDouble(i -> -scores[first + i]));
            List<Integer> kept = new ArrayList<>();
            for (int candidate : order) {
                if (kept.size() >= most) {
                    break;
                }
                double[] box = corners[batch * count + candidate];
                if (kept.stream().noneMatch(other -> overlap(box, corners[batch * count + other]) > overlap)) {
                    kept.add(candidate);
                }
            }
            kept.forEach(box -> chosen.add(new long[] {batch, kind, box}));
        }
        long[] flat = chosen.stream().flatMapToLong(Arrays::stream).toArray();
        return Tensor.of(flat, chosen.size(), 3);
    }

    // Low and high bounds along both axes.
    private static double[] corners(double[] box, int at, boolean centered) {
        if (centered) {
            double halfWidth = box[at + 2] / 2;
            double halfHeight = box[at + 3] / 2;
            return new double[] {box[at] - halfWidth, box[at + 1] - halfHeight, box[at] + halfWidth, box[at + 1]
                    + halfHeight};
        }
        return new double[] {Math.min(box[at], box[at + 2]), Math.min(box[at + 1], box[at + 3]), Math.max(box[at],
                box[at + 2]),
            Math.max(box[at + 1], box[at + 3])};
    }

    // The area that two boxes share, as a part of what they cover together.
    private static double overlap(double[] a, double[] b) {
        double width = Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0]));
        double height = Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
        double shared = width * height;
        double all = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared;
        return all <= 0 ? 0 : shared / all;
    }

    /// A region of one image, cut into bins.
    private record Region(int batch, double top, double left, double binHeight, double binWidth, int rows,
            int columns) {
    }

    private static Tensor align(Call call, boolean halfPixel) {
        Tensor x = call.tensor(0);
        double[] image = x.toDoubles();
        double[] rois = call.tensor(1).toDoubles();
        long[] batches = call.tensor(2).toLongs();
        double scale = call.number("spatial_scale", 1);
        int height = call.small("output_height", 1);
        int width = call.small("output_width", 1);
        int samples = call.small("sampling_ratio", 0);
        boolean max = call.text("mode", "avg").equals("max");
        double shift = halfPixel ? 0.5 : 0;
        check(call, x, rois.length == 4 * batches.length, batches.length, height, width);
        int channels = Math.toIntExact(x.dim(1));
        int inHeight = Math.toIntExact(x.dim(2));
        int inWidth = Math.toIntExact(x.dim(3));
        double[] y = new double[batches.length * channels * height * width];
        for (int r = 0; r < batches.length; r++) {
            if (batches[r] < 0 || batches[r] >= x.dim(0)) {
                throw new IndexOutOfBoundsException("roialign: image out of range: index=" + batches[r] + ", region="
                        + r + ", images=" + x.dim(0));
            }
            double left = rois[4 * r] * scale - shift;
            double top = rois[4 * r + 1] * scale - shift;
            double roiWidth = rois[4 * r + 2] * scale - shift - left;
            double roiHeight = rois[4 * r + 3] * scale - shift - top;
            if (!halfPixel) {
                roiWidth = Math.max(roiWidth, 1);
                roiHeight = Math.max(roiHeight, 1);
            }
            Region region = new Region((int) batches[r], top, left, roiHeight / height, roiWidth / width, samples > 0
                    ? samples : (int) Math.ceil(roiHeight / height),
                    samples > 0 ? samples : (int) Math.ceil(roiWidth / width));
            if ((long) region.rows() * region.columns() > MOST_SAMPLES) {
                throw call.error("a bin must have at most 2^16 sampling points", "region=" + r + ", points="
                        + (long) region.rows() * region.columns());
            }
            for (int c = 0; c < channels; c++) {
                int plane = (region.batch() * channels + c) * inHeight * inWidth;
                for (int bin = 0; bin < height * width; bin++) {
                    y[(r * channels + c) * height * width + bin] = pool(image, plane, inHeight, inWidth, region, bin
                            / width, bin % width, max);
                }
            }
        }
        return Tensor.of(y, batches.length, channels, height, width).to(x.dtype());
    }

    private static void check(Call call, Tensor x, boolean holds, long regions, long height, long width) {
        double size = x.rank() == 4 ? (double) regions * x.dim(1) * height * width : 0;
        if (x.rank() != 4 || !holds || height < 1 || width < 1 || size > Integer.MAX_VALUE) {
            throw call.error("there must be images of 4 axes, one region for each index, and a result of at most 2^31 "
                    + "elements",
                    "x=" + x.shape() + ", regions=" + regions + ", height=" + height + ", width=" + width);
        }
    }

    private static double pool(double[] image, int plane, int height, int width, Region region, int i, int j,
            boolean max) {
        double sum = max ? Double.NEGATIVE_INFINITY : 0;
        for (int u = 0; u < region.rows(); u++) {
            double row = region.top() + region.binHeight() * (i + (u + 0.5) / region.rows());
            for (int v = 0; v < region.columns(); v++) {
                double column = region.left() + region.binWidth() * (j + (v + 0.5) / region.columns());
                sum = interpolate(image, plane, height, width, row, column, max, sum);
            }
        }
        int count = region.rows() * region.columns();
        return max ? count == 0 ? 0 : sum : sum / Math.max(1, count);
    }

    // Takes one sampling point into a sum; of a maximum, the four weighted neighbours take part on their own.
    private static double interpolate(double[] image, int plane, int height, int width, double row, double column,
            boolean max, double sum) {
        boolean outside = row < -1 || row > height || column < -1 || column > width;
        if (outside) {
            return max ? Math.max(sum, 0) : sum;
        }
        double y = Math.max(row, 0);
        double x = Math.max(column, 0);
        int top = Math.min((int) y, height - 1);
        int left = Math.min((int) x, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        int right = Math.min(left + 1, width - 1);
        double down = top == height - 1 ? 0 : y - top;
        double across = left == width - 1 ? 0 : x - left;
        double a = (1 - down) * (1 - across) * image[plane + top * width + left];
        double b = (1 - down) * across * image[plane + top * width + right];
        double c = down * (1 - across) * image[plane + bottom * width + left];
        double d = down * across * image[plane + bottom * width + right];
        return max ? Math.max(sum, Math.max(Math.max(a, b), Math.max(c, d))) : sum + a + b + c + d;
    }

    private static Tensor maxPool(Call call) {
        Tensor x = call.tensor(0);
        double[] image = x.toDoubles();
        Tensor roiTensor = call.tensor(1);
        double[] rois = roiTensor.toDoubles();
        long[] shape = call.integers("pooled_shape");
        double scale = call.number("spatial_scale", 1);
        int count = Math.toIntExact(roiTensor.dim(0));
        check(call, x, roiTensor.rank() == 2 && roiTensor.dim(1) == 5 && shape != null && shape.length == 2, count,
                shape == null || shape.length < 2 ? 0 : shape[0], shape == null || shape.length < 2 ? 0 : shape[1]);
        for (int r = 0; r < count; r++) {
            if (!(rois[5 * r] >= 0 && rois[5 * r] < x.dim(0))) {
                throw new IndexOutOfBoundsException("maxroipool: image out of range: index=" + rois[5 * r]
                        + ", region=" + r + ", images=" + x.dim(0));
            }
        }
        int channels = Math.toIntExact(x.dim(1));
        int inHeight = Math.toIntExact(x.dim(2));
        int inWidth = Math.toIntExact(x.dim(3));
        int height = Math.toIntExact(shape[0]);
        int width = Math.toIntExact(shape[1]);
        double[] y = new double[count * channels * height * width];
        for (int i = 0; i < y.length; i++) {
            int r = i / (channels * height * width);
            long left = Math.round(rois[5 * r + 1] * scale);
            long top = Math.round(rois[5 * r + 2] * scale);
            double binHeight = Math.max(Math.round(rois[5 * r + 4] * scale) - top + 1, 1) / (double) height;
            double binWidth = Math.max(Math.round(rois[5 * r + 3] * scale) - left + 1, 1) / (double) width;
            int row = i / width % height;
            int column = i % width;
            long first = clip(top + (long) Math.floor(row * binHeight), inHeight);
            long last = clip(top + (long) Math.ceil((row + 1) * binHeight), inHeight);
            long from = clip(left + (long) Math.floor(column * binWidth), inWidth);
            long to = clip(left + (long) Math.ceil((column + 1) * binWidth), inWidth);
            int plane = ((int) rois[5 * r] * channels + i / (height * width) % channels) * inHeight * inWidth;
            double best = first >= last || from >= to ? 0 : Double.NEGATIVE_INFINITY;
            for (long v = first; v < last; v++) {
                for (long u = from; u < to; u++) {
                    best = Math.max(best, image[(int) (plane + v * inWidth + u)]);
                }
            }
            y[i] = best;
        }
        return Tensor.of(y, count, channels, height, width).to(x.dtype());
    }

    private static long clip(long value, long high) {
        return Math.max(0, Math.min(high, value));
    }
}
