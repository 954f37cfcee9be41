// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

/// The product of an `m x k` and a `k x n` matrix.
///
/// @param group what kind it is, such as `layer`
/// @param m     rows of the left operand
/// @param k     its columns
/// @param n     columns of the right operand
public record MatMulShape(String group, int m, int k, int n) {
    /// A cube.
    public static MatMulShape cube(int size) {
        return new MatMulShape("cube", size, size, size);
    }

    /// Floating-point operations.
    public double flops() {
        return 2.0 * m * k * n;
    }

    /// The left operand, the same for every side.
    public float[] left() {
        return Workload.uniform(m * k, 1);
    }

    /// The right operand `[k, n]`, the same for every side.
    public float[] right() {
        return Workload.uniform(k * n, 2);
    }

    /// The right operand as `[n, k]`, as layers keep their weights.
    public float[] rightTransposed() {
        float[] right = right();
        float[] transposed = new float[right.length];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < n; j++) {
                transposed[j * k + i] = right[i * n + j];
            }
        }
        return transposed;
    }

    /// The left operand as integers in 0 to 255.
    public float[] leftBytes() {
        float[] values = left();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round((values[i] + 1) * 127.5f);
        }
        return values;
    }

    /// The right operand as integers in -127 to 127.
    public float[] rightBytes() {
        float[] values = right();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(values[i] * 127);
        }
        return values;
    }

    @Override
    public String toString() {
        return m + "x" + k + "x" + n;
    }
}
