// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class InitTest {
    private static final int OUT = 120;
    private static final int IN = 80;

    private static double[] draw(Init init, long... dims) {
        return init.create(new Rng(5), DType.F64, dims).toDoubles();
    }

    // Bounds are five deviations of the sample's mean and variance.
    private static void assertMoments(double[] values, double deviation, double kurtosis) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values).map(v -> v * v).average().orElseThrow();
        assertEquals(0, mean, 5 * deviation / Math.sqrt(values.length));
        assertEquals(1, variance / (deviation * deviation), 5 * Math.sqrt((kurtosis - 1) / values.length));
    }

    private static void assertUniform(double[] values, double bound) {
        assertTrue(Arrays.stream(values).allMatch(v -> Math.abs(v) <= bound));
        assertMoments(values, bound / Math.sqrt(3), 1.8);
    }

    @Test
    void xavierKeepsBothDirections() {
        assertUniform(draw(Init.xavierUniform(1), OUT, IN), Math.sqrt(6.0 / (OUT + IN)));
        assertMoments(draw(Init.xavierNormal(Init.gain("tanh")), OUT, IN), 5.0 / 3 * Math.sqrt(2.0 / (OUT + IN)), 3);
    }

    @Test
    void heKeepsOneDirection() {
        assertUniform(draw(Init.heUniform(), OUT, IN), Math.sqrt(6.0 / IN));
        assertMoments(draw(Init.heNormal(), OUT, IN), Math.sqrt(2.0 / IN), 3);
        assertMoments(draw(Init.heNormal(Init.Fan.OUT, 1), OUT, IN), 1 / Math.sqrt(OUT), 3);
        assertMoments(draw(Init.heNormal(Init.Fan.IN, 1), 16, 24, 5, 5), 1 / Math.sqrt(24 * 25), 3);
    }

    @Test
    void othersFollowTheirNumbers() {
        assertArrayEquals(new double[] {7, 7}, draw(Init.constant(7), 2));
        assertMoments(Arrays.stream(draw(Init.normal(3, 2), OUT, IN)).map(v -> v - 3).toArray(), 2, 3);
        assertUniform(Arrays.stream(draw(Init.uniform(1, 3), OUT, IN)).map(v -> v - 2).toArray(), 1);
    }

    @Test
    void truncatedNormalHasNoTails() {
        double[] values = draw(Init.truncatedNormal(0, 1, -2, 2), 100, 100);
        assertTrue(Arrays.stream(values).allMatch(v -> Math.abs(v) <= 2));
        // Variance of the standard normal distribution cut at 2: 1 - 2 * 2 * density(2) / (2 * cumulative(2) - 1).
        double density = Math.exp(-2) / Math.sqrt(2 * Math.PI);
        assertMoments(values, Math.sqrt(1 - 4 * density / 0.9544997361036416), 2.4);
        double[] right = draw(Init.truncatedNormal(1, 0.5, 1, 3), 50, 50);
        assertTrue(Arrays.stream(right).allMatch(v -> v >= 1 && v <= 3));
        assertEquals(1 + 0.5 * Math.sqrt(2 / Math.PI), Arrays.stream(right).average().orElseThrow(), 0.04);
        assertThrows(IllegalArgumentException.class, () -> draw(Init.truncatedNormal(0, 1, 2, 1), 2));
    }

    @Test
    void orthogonalRowsOrColumnsAreOrthonormal() {
        for (long[] dims : new long[][] {{7, 31}, {31, 7}, {17, 17}, {4, 3, 5, 5}, {1, 1}}) {
            Tensor matrix = Init.orthogonal(2).create(new Rng(3), DType.F64, dims).reshape(dims[0], -1);
            Tensor wide = matrix.dim(0) <= matrix.dim(1) ? matrix : matrix.t();
            Tensor product = wide.matmul(wide.t());
            Tensor expected = Tensor.eye(wide.dim(0), DType.F64).mul(4);
            assertArrayEquals(expected.toDoubles(), product.toDoubles(), 1e-14);
        }
    }

    @Test
    void theSameSeedGivesTheSameValues() {
        Tensor a = new Linear(31, 17, new Rng(9)).weight();
        assertArrayEquals(a.toFloats(), new Linear(31, 17, new Rng(9)).weight().toFloats());
        assertTrue(!Arrays.equals(a.toFloats(), new Linear(31, 17, new Rng(10)).weight().toFloats()));
    }

    @Test
    void fillKeepsTypeAndShape() {
        Linear linear = new Linear(3, 2, new Rng(1));
        Init.constant(0.5).fill(linear.weight(), new Rng(1));
        assertArrayEquals(new float[] {0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f}, linear.weight().toFloats());
    }

    @Test
    void rejectsShapesWithoutFans() {
        assertThrows(IllegalArgumentException.class, () -> draw(Init.heNormal(), 3));
        assertThrows(IllegalArgumentException.class, () -> draw(Init.orthogonal(1), 3));
        assertThrows(IllegalArgumentException.class, () -> Init.gain("maxout"));
    }
}
