// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;

/// Random matrices that need more than one tensor operation, computed in double precision.
final class Distributions {
    // Beyond, the normal distribution has less than 1e-15 of its mass.
    private static final double TAIL = 8;
    private static final int STEPS = 4096;

    private Distributions() {
    }

    static Tensor truncatedNormal(Rng rng, double mean, double deviation, double low, double high, DType dtype,
            long... dims) {
        if (!(deviation > 0 && low < high && low < mean + TAIL * deviation
                && high > mean - TAIL * deviation)) {
            throw new IllegalArgumentException(
                    "init: the deviation must be positive, low < high and the range near the mean: mean="
                            + mean + ", deviation=" + deviation + ", low=" + low + ", high=" + high);
        }
        double start = Math.clamp((low - mean) / deviation, -TAIL, TAIL);
        double end = Math.clamp((high - mean) / deviation, -TAIL, TAIL);
        double[] table = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            table[i] = cumulative(start + (end - start) * i / STEPS);
        }
        double[] values = rng.uniform(DType.F64, dims).toDoubles();
        for (int i = 0; i < values.length; i++) {
            double p = table[0] + (table[STEPS] - table[0]) * values[i];
            double z = quantile(p, table, start, (end - start) / STEPS);
            values[i] = Math.clamp(mean + deviation * z, low, high);
        }
        return Tensor.of(values, dims).to(dtype);
    }

    // The normal distribution function as a series: Marsaglia, Evaluating the Normal Distribution, 2004.
    private static double cumulative(double z) {
        double sum = z;
        double term = z;
        for (int i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
            term *= z * z / i;
            sum += term;
        }
        return 0.5 + sum * density(z);
    }

    private static double density(double z) {
        return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    }

    // From the table by linear interpolation, then one step of Newton's method inside the table's interval.
    private static double quantile(double p, double[] table, double start, double step) {
        int found = Arrays.binarySearch(table, p);
        int at = Math.clamp(found >= 0 ? found : -found - 2, 0, STEPS - 1);
        double width = table[at + 1] - table[at];
        double z = start + step * (at + (width > 0 ? (p - table[at]) / width : 0.5));
        return Math.clamp(z - (cumulative(z) - p) / density(z), start + step * at, start + step * (at + 1));
    }

    static Tensor orthogonal(Rng rng, double gain, DType dtype, long... dims) {
        if (dims.length < 2) {
            throw new IllegalArgumentException("init: an orthogonal matrix needs two axes at least: rank="
                    + dims.length);
        }
        int rows = Math.toIntExact(dims[0]);
        long rest = 1;
        for (int i = 1; i < dims.length; i++) {
            rest *= dims[i];
        }
        int columns = Math.toIntExact(rest);
        boolean wide = columns > rows;
        int count = Math.min(rows, columns);
        int length = Math.max(rows, columns);
        double[] drawn = rng.normal(DType.F64, count, length).toDoubles();
        orthonormalize(drawn, count, length);
        double[] values = new double[drawn.length];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < length; j++) {
                values[wide ? i * columns + j : j * columns + i] = gain * drawn[i * length + j];
            }
        }
        return Tensor.of(values, dims).to(dtype);
    }

    // Gram-Schmidt, each vector projected twice: enough for orthogonality to rounding (Giraud et al. 2005). The result
    // is uniformly distributed, as no sign is chosen by the method.
    private static void orthonormalize(double[] vectors, int count, int length) {
        for (int i = 0; i < count; i++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < i; k++) {
                    double dot = 0;
                    for (int j = 0; j < length; j++) {
                        dot += vectors[i * length + j] * vectors[k * length + j];
                    }
                    for (int j = 0; j < length; j++) {
                        vectors[i * length + j] -= dot * vectors[k * length + j];
                    }
                }
            }
            double square = 0;
            for (int j = 0; j < length; j++) {
                square += vectors[i * length + j] * vectors[i * length + j];
            }
            double scale = 1 / Math.sqrt(square);
            for (int j = 0; j < length; j++) {
                vectors[i * length + j] *= scale;
            }
        }
    }
}
