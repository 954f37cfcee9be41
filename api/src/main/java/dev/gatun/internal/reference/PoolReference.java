// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal.reference;

import dev.gatun.op.AvgPool2d;
import dev.gatun.op.AvgPool2dGrad;
import dev.gatun.op.MaxPool2d;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.Tensor;

/// Pooling over windows of planes.
final class PoolReference {
    private PoolReference() {
    }

    static void register(ReferenceBackend backend) {
        backend.register(MaxPool2d.class, op -> (in, out, scratch) -> max(op, in[0], out[0], out[1]));
        backend.register(AvgPool2d.class, op -> (in, out, scratch) -> average(op, in[0], out[0]));
        backend.register(AvgPool2dGrad.class, op -> (in, out, scratch) -> spread(op.pool(), in[0], out[0]));
    }

    @FunctionalInterface
    private interface Tap {
        // Position `y` in the result looks at `row` and `column` of plane `plane`, which may lie in the padding.
        void visit(long y, long plane, long row, long column);
    }

    private static void walk(int kernelH, int kernelW, Window2d w, Tensor out, Tap tap) {
        long height = out.dim(2);
        long width = out.dim(3);
        for (long y = 0; y < out.size(); y++) {
            for (int u = 0; u < kernelH; u++) {
                for (int v = 0; v < kernelW; v++) {
                    long row = y / width % height * w.strideH() - w.padTop() + (long) u * w.dilationH();
                    long column = y % width * w.strideW() - w.padLeft() + (long) v * w.dilationW();
                    tap.visit(y, y / (height * width), row, column);
                }
            }
        }
    }

    private static boolean inside(Tensor x, long row, long column) {
        return row >= 0 && row < x.dim(2) && column >= 0 && column < x.dim(3);
    }

    private static long at(Tensor x, long plane, long row, long column) {
        return (plane * x.dim(2) + row) * x.dim(3) + column;
    }

    private static void max(MaxPool2d op, Tensor in, Tensor out, Tensor indices) {
        Elements x = Elements.of(in);
        Elements y = Elements.of(out);
        Elements index = Elements.of(indices);
        for (long i = 0; i < out.size(); i++) {
            index.setLong(i, -1);
        }
        walk(op.kernelH(), op.kernelW(), op.window(), out, (i, plane, row, column) -> {
            if (inside(in, row, column)) {
                double value = x.get(at(in, plane, row, column));
                if (index.getLong(i) < 0 || value > y.get(i) || Double.isNaN(value)) {
                    y.set(i, value);
                    index.setLong(i, row * in.dim(3) + column);
                }
            }
        });
    }

    // For each element of the result, how many elements its mean is of.
    private static double[] counts(AvgPool2d op, Tensor in, Tensor out) {
        double[] counts = new double[Math.toIntExact(out.size())];
        Window2d w = op.window();
        walk(op.kernelH(), op.kernelW(), w, out, (i, plane, row, column) -> {
            boolean padded = row >= -w.padTop() && row < in.dim(2) + w.padBottom() && column >= -w.padLeft()
                    && column < in.dim(3) + w.padRight();
            if (op.countIncludePad() ? padded : inside(in, row, column)) {
                counts[(int) i]++;
            }
        });
        return counts;
    }

    private static void average(AvgPool2d op, Tensor in, Tensor out) {
        Elements x = Elements.of(in);
        Elements y = Elements.of(out);
        double[] counts = counts(op, in, out);
        double[] sums = new double[counts.length];
        walk(op.kernelH(), op.kernelW(), op.window(), out, (i, plane, row, column) -> {
            if (inside(in, row, column)) {
                sums[(int) i] += x.get(at(in, plane, row, column));
            }
        });
        for (int i = 0; i < sums.length; i++) {
            y.set(i, sums[i] / counts[i]);
        }
    }

    private static void spread(AvgPool2d op, Tensor gradOut, Tensor gradX) {
        Elements g = Elements.of(gradOut);
        Elements x = Elements.of(gradX);
        double[] counts = counts(op, gradX, gradOut);
        double[] sums = new double[Math.toIntExact(gradX.size())];
        walk(op.kernelH(), op.kernelW(), op.window(), gradOut, (i, plane, row, column) -> {
            if (inside(gradX, row, column)) {
                sums[(int) at(gradX, plane, row, column)] += g.get(i) / counts[(int) i];
            }
        });
        for (int i = 0; i < sums.length; i++) {
            x.set(i, sums[i]);
        }
    }
}
