// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Generated sets of points in the plane: inputs `[2]`, targets the class. The same seed gives the same points.
public final class ToyData {
    private interface Point {
        /// Sets the place of point `i` of `n` of class `label`.
        void place(double[] xy, int label, int i, int n, SplittableRandom random);
    }

    private ToyData() {
    }

    /// Two interleaved half circles of radius 1.
    ///
    /// @param noise standard deviation of the displacement
    public static Dataset moons(int count, double noise, long seed) {
        return make(count, 2, noise, seed, (xy, label, i, n, random) -> {
            double angle = Math.PI * i / Math.max(1, n - 1);
            xy[0] = label == 0 ? Math.cos(angle) : 1 - Math.cos(angle);
            xy[1] = label == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle);
        });
    }

    /// A circle of radius 1 around one of radius 0.5.
    public static Dataset circles(int count, double noise, long seed) {
        return make(count, 2, noise, seed, (xy, label, i, n, random) -> {
            double angle = 2 * Math.PI * i / n;
            double radius = label == 0 ? 1 : 0.5;
            xy[0] = radius * Math.cos(angle);
            xy[1] = radius * Math.sin(angle);
        });
    }

    /// Points in `[-1, 1]^2`; class 1 where the signs of the coordinates differ.
    public static Dataset xor(int count, double noise, long seed) {
        return make(count, 2, noise, seed, (xy, label, i, n, random) -> {
            double side = random.nextBoolean() ? 1 : -1;
            xy[0] = side * random.nextDouble();
            xy[1] = (label == 0 ? side : -side) * random.nextDouble();
        });
    }

    /// `classes` arms that wind once around the origin.
    public static Dataset spirals(int count, int classes, double noise, long seed) {
        return make(count, classes, noise, seed, (xy, label, i, n, random) -> {
            double radius = (i + 1.0) / n;
            double angle = 2 * Math.PI * (radius + (double) label / classes);
            xy[0] = radius * Math.cos(angle);
            xy[1] = radius * Math.sin(angle);
        });
    }

    /// `classes` clouds of standard deviation `noise`, their centres evenly on the unit circle.
    public static Dataset blobs(int count, int classes, double noise, long seed) {
        return make(count, classes, noise, seed, (xy, label, i, n, random) -> {
            double angle = 2 * Math.PI * label / classes;
            xy[0] = Math.cos(angle);
            xy[1] = Math.sin(angle);
        });
    }

    private static Dataset make(int count, int classes, double noise, long seed, Point point) {
        if (count < 1 || classes < 2 || !(noise >= 0)) {
            throw new IllegalArgumentException("toy data: count must be positive, classes at least 2, noise not "
                    + "negative: count=" + count + ", classes=" + classes + ", noise=" + noise);
        }
        SplittableRandom random = new SplittableRandom(seed);
        float[] points = new float[2 * count];
        long[] labels = new long[count];
        double[] xy = new double[2];
        for (int k = 0; k < count; k++) {
            int label = k % classes;
            int ofClass = (count - label + classes - 1) / classes;
            point.place(xy, label, k / classes, ofClass, random);
            points[2 * k] = (float) (xy[0] + noise * random.nextGaussian());
            points[2 * k + 1] = (float) (xy[1] + noise * random.nextGaussian());
            labels[k] = label;
        }
        String[] names = new String[classes];
        Arrays.setAll(names, Integer::toString);
        return Dataset.of(Tensor.of(points, count, 2), Tensor.of(labels, count), names);
    }
}
