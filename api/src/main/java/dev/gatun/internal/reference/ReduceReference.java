// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal.reference;

import dev.gatun.op.ReduceOp;
import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;

/// Reductions.
final class ReduceReference {
    private ReduceReference() {
    }

    static Kernel reduce(ReduceOp op) {
        return (in, out, scratch) -> {
            Elements x = Elements.of(in[0]);
            Elements y = Elements.of(out[0]);
            int[] targets = targets(op, in[0], Math.toIntExact(out[0].size()));
            if (in[0].dtype().isFloat()) {
                double[] sums = new double[targets[targets.length - 1]];
                Arrays.fill(sums, op.initial());
                for (int i = 0; i < targets.length - 1; i++) {
                    sums[targets[i]] = op.combine(sums[targets[i]], x.get(i));
                }
                for (int i = 0; i < sums.length; i++) {
                    y.set(i, sums[i]);
                }
            } else {
                long[] sums = new long[targets[targets.length - 1]];
                Arrays.fill(sums, (long) op.initial());
                for (int i = 0; i < targets.length - 1; i++) {
                    sums[targets[i]] = op.combineLong(sums[targets[i]], x.getLong(i));
                }
                for (int i = 0; i < sums.length; i++) {
                    y.setLong(i, sums[i]);
                }
            }
        };
    }

    // For each element of x the index of its result; the number of results is appended.
    private static int[] targets(ReduceOp op, Tensor x, int results) {
        Shape kept = op.keptShape(x.shape());
        long[] strides = kept.strides();
        int[] targets = new int[Math.toIntExact(x.size()) + 1];
        for (int i = 0; i < targets.length - 1; i++) {
            long rest = i;
            long target = 0;
            for (int axis = x.rank() - 1; axis >= 0; axis--) {
                target += op.reduces(axis) ? 0 : rest % x.dim(axis) * strides[axis];
                rest /= x.dim(axis);
            }
            targets[i] = (int) target;
        }
        targets[targets.length - 1] = results;
        return targets;
    }
}
