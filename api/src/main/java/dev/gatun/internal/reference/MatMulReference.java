// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal.reference;

import dev.gatun.op.MatMul;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;

/// Matrix products.
final class MatMulReference {
    private MatMulReference() {
    }

    static void register(ReferenceBackend backend) {
        backend.register(MatMul.class, op -> (in, out, scratch) -> matmul(in[0], in[1], out[0]));
    }

    private static void matmul(Tensor lhs, Tensor rhs, Tensor out) {
        Shape batch = out.shape().without(-1).without(-1);
        long m = out.dim(-2);
        long n = out.dim(-1);
        long k = lhs.dim(-1);
        Elements a = Elements.broadcast(lhs, batch.inserted(-1, m).inserted(-1, k));
        Elements b = Elements.broadcast(rhs, batch.inserted(-1, k).inserted(-1, n));
        Elements y = Elements.of(out);
        boolean floats = out.dtype().isFloat();
        for (long i = 0; i < out.size(); i++) {
            long matrix = i / (m * n);
            long row = i / n % m;
            long column = i % n;
            double sum = 0;
            long whole = 0;
            for (long p = 0; p < k; p++) {
                long aAt = (matrix * m + row) * k + p;
                long bAt = (matrix * k + p) * n + column;
                if (floats) {
                    sum += a.get(aAt) * b.get(bAt);
                } else {
                    whole += a.getLong(aAt) * b.getLong(bAt);
                }
            }
            if (floats) {
                y.set(i, sum);
            } else {
                y.setLong(i, whole);
            }
        }
    }
}
