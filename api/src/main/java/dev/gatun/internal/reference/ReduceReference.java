// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal.reference;

import dev.gatun.op.ArgReduceOp;
import dev.gatun.op.CumSum;
import dev.gatun.op.ReduceOp;
import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;

/// Reductions.
final class ReduceReference {
    private ReduceReference() {
    }

    static void register(ReferenceBackend backend) {
        backend.register(CumSum.class, op -> (in, out, scratch) -> cumSum(op, in[0], out[0]));
    }

    static Kernel reduce(ReduceOp op) {
        return (in, out, scratch) -> {
            Elements x = Elements.of(in[0]);
            Elements y = Elements.of(out[0]);
            long count = in[0].size() / Math.max(1, out[0].size());
            int[] targets = targets(op, in[0], Math.toIntExact(out[0].size()));
            if (in[0].dtype().isFloat()) {
                double[] sums = new double[targets[targets.length - 1]];
                Arrays.fill(sums, op.initial());
                for (int i = 0; i < targets.length - 1; i++) {
                    sums[targets[i]] = op.combine(sums[targets[i]], x.get(i));
                }
                for (int i = 0; i < sums.length; i++) {
                    y.set(i, op.finish(sums[i], count));
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

    static Kernel argReduce(ArgReduceOp op) {
        return (in, out, scratch) -> {
            Elements x = Elements.of(in[0]);
            Elements y = Elements.of(out[0]);
            long inner = LayoutReference.inner(in[0].shape(), op.axis());
            long dim = in[0].dim(op.axis());
            boolean floats = in[0].dtype().isFloat();
            for (long i = 0; i < out[0].size(); i++) {
                long first = i / inner * dim * inner + i % inner;
                long best = 0;
                for (long j = 1; j < dim; j++) {
                    boolean better;
                    if (floats) {
                        double a = x.get(first + best * inner);
                        double b = x.get(first + j * inner);
                        better = !Double.isNaN(a) && (Double.isNaN(b) || op.better(a, b));
                    } else {
                        better = op.better(x.getLong(first + best * inner), x.getLong(first + j * inner));
                    }
                    best = better ? j : best;
                }
                y.setLong(i, best);
            }
        };
    }

    private static void cumSum(CumSum op, Tensor in, Tensor out) {
        Elements x = Elements.of(in);
        Elements y = Elements.of(out);
        long inner = LayoutReference.inner(in.shape(), op.axis());
        long dim = in.dim(op.axis());
        boolean floats = in.dtype().isFloat();
        for (long line = 0; line < (dim == 0 ? 0 : in.size() / dim); line++) {
            double sum = 0;
            long whole = 0;
            for (long j = 0; j < dim; j++) {
                long at = line / inner * dim * inner + (op.reverse() ? dim - 1 - j : j) * inner + line % inner;
                if (floats) {
                    sum += x.get(at);
                    y.set(at, sum);
                } else {
                    whole += x.getLong(at);
                    y.setLong(at, whole);
                }
            }
        }
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
