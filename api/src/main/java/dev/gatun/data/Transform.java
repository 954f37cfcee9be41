// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A change of one example's input, such as resizing or a random flip.
///
/// Images are `[channels, height, width]` of `F32`; `U8` values are read as they are (0 to 255).
public interface Transform {
    /// The shape of the result for an input of shape `shape`.
    ///
    /// @throws IllegalArgumentException if such an input does not fit
    default Shape shape(Shape shape) {
        return shape;
    }

    /// Changes one input.
    ///
    /// @param values row-major, may be changed
    /// @param random a source of numbers that depends only on seed, epoch and example
    /// @return the values of the result, row-major; `values` itself where the change is in place
    float[] apply(float[] values, Shape shape, RandomGenerator random);

    /// This transform, then `next`.
    default Transform then(Transform next) {
        return new Transform() {
            @Override
            public Shape shape(Shape shape) {
                return next.shape(Transform.this.shape(shape));
            }

            @Override
            public float[] apply(float[] values, Shape shape, RandomGenerator random) {
                return next.apply(Transform.this.apply(values, shape, random), Transform.this.shape(shape), random);
            }
        };
    }

    /// Multiplies by `scale`: `1 / 255.0` brings bytes to `[0, 1]`.
    static Transform scale(double scale) {
        return (values, shape, random) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] *= (float) scale;
            }
            return values;
        };
    }

    /// `(x - mean) / std` for each channel; one mean and std for all channels, or one for each.
    static Transform normalize(double[] mean, double[] std) {
        if (mean.length != std.length || mean.length == 0 || Arrays.stream(std).anyMatch(s -> !(s > 0))) {
            throw new IllegalArgumentException(
                    "normalize: one positive std for each mean: mean=" + Arrays.toString(mean)
                            + ", std=" + Arrays.toString(std));
        }
        return (values, shape, random) -> {
            int channels = Images.channels("normalize", shape);
            if (mean.length != 1 && mean.length != channels) {
                throw new IllegalArgumentException("normalize: one mean, or one for each channel: means=" + mean.length
                        + ", channels=" + channels);
            }
            int plane = values.length / Math.max(1, channels);
            for (int i = 0; i < values.length; i++) {
                int c = mean.length == 1 ? 0 : i / plane;
                values[i] = (float) ((values[i] - mean[c]) / std[c]);
            }
            return values;
        };
    }

    /// Bilinear resizing to `height x width`; pixel centres are aligned (half-pixel rule).
    static Transform resize(int height, int width) {
        return new Transform() {
            @Override
            public Shape shape(Shape shape) {
                return Shape.of(Images.channels("resize", shape), height, width);
            }

            @Override
            public float[] apply(float[] values, Shape shape, RandomGenerator random) {
                return Images.resize(values, shape, height, width);
            }
        };
    }

    /// Mirrors left and right with probability `p`.
    static Transform randomFlip(double p) {
        return (values, shape, random) -> {
            Images.channels("randomFlip", shape);
            if (random.nextDouble() < p) {
                int width = (int) shape.dim(2);
                for (int row = 0; row < values.length; row += width) {
                    for (int i = 0; i < width / 2; i++) {
                        float left = values[row + i];
                        values[row + i] = values[row + width - 1 - i];
                        values[row + width - 1 - i] = left;
                    }
                }
            }
            return values;
        };
    }

    /// Shifts by up to `pixels` in both directions; what comes in from outside is 0. The same as padding by `pixels` and
    /// cropping at random.
    static Transform randomShift(int pixels) {
        return (values, shape, random) -> {
            int channels = Images.channels("randomShift", shape);
            int height = (int) shape.dim(1);
            int width = (int) shape.dim(2);
            int down = random.nextInt(-pixels, pixels + 1);
            int right = random.nextInt(-pixels, pixels + 1);
            float[] moved = new float[values.length];
            for (int c = 0; c < channels; c++) {
                for (int y = Math.max(0, down); y < Math.min(height, height + down); y++) {
                    int count = width - Math.abs(right);
                    if (count > 0) {
                        System.arraycopy(values, (c * height + y - down) * width + Math.max(0, -right), moved, (c
                                * height + y) * width + Math.max(0, right), count);
                    }
                }
            }
            return moved;
        };
    }

    /// Applies `transform` to row 0 of `source` and writes the result to row `row` of `target`.
    static void applyTo(Transform transform, Tensor source, Tensor target, int row, long seed) {
        float[] values = (source.dtype() == DType.F32 ? source : source.to(DType.F32)).toFloats();
        float[] result = transform.apply(values, source.shape().without(0), new SplittableRandom(seed));
        MemorySegment.copy(MemorySegment.ofArray(result), ValueLayout.JAVA_FLOAT, 0, target.segment(),
                ValueLayout.JAVA_FLOAT_UNALIGNED, (long) row * result.length * Float.BYTES, result.length);
    }
}
