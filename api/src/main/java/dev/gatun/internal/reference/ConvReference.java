// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal.reference;

import dev.gatun.op.Conv2d;
import dev.gatun.op.Conv2dInputGrad;
import dev.gatun.op.Conv2dWeightGrad;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;

/// Convolutions and their gradients, over one walk through all products of input and weight elements.
final class ConvReference {
    private ConvReference() {
    }

    static void register(ReferenceBackend backend) {
        backend.register(Conv2d.class, op -> (in, out, scratch) -> conv(op, in, out[0]));
        backend.register(Conv2dInputGrad.class, op -> (in, out, scratch) -> inputGrad(op, in[0], in[1], out[0]));
        backend.register(Conv2dWeightGrad.class, op -> (in, out, scratch) -> weightGrad(op, in[0], in[1], out[0]));
    }

    private static void conv(Conv2d op, Tensor[] in, Tensor out) {
        Elements x = Elements.of(in[0]);
        Elements weight = Elements.of(in[1]);
        double[] sums = new double[Math.toIntExact(out.size())];
        if (in.length == 3) {
            Elements bias = Elements.of(in[2]);
            long places = out.dim(2) * out.dim(3);
            Arrays.setAll(sums, i -> bias.get(i / places % out.dim(1)));
        }
        walk(op.window(), op.groups(), in[0].shape(), in[1].shape(), out.shape(),
                (xAt, weightAt, yAt) -> sums[yAt] += x.get(xAt) * weight.get(weightAt));
        store(sums, out);
    }

    private static void inputGrad(Conv2dInputGrad op, Tensor gradOut, Tensor weights, Tensor out) {
        Elements gradY = Elements.of(gradOut);
        Elements weight = Elements.of(weights);
        double[] sums = new double[Math.toIntExact(out.size())];
        walk(op.window(), op.groups(), out.shape(), weights.shape(), gradOut.shape(),
                (xAt, weightAt, yAt) -> sums[xAt] += gradY.get(yAt) * weight.get(weightAt));
        store(sums, out);
    }

    private static void weightGrad(Conv2dWeightGrad op, Tensor input, Tensor gradOut, Tensor out) {
        Elements x = Elements.of(input);
        Elements gradY = Elements.of(gradOut);
        double[] sums = new double[Math.toIntExact(out.size())];
        walk(op.window(), op.groups(), input.shape(), out.shape(), gradOut.shape(),
                (xAt, weightAt, yAt) -> sums[weightAt] += x.get(xAt) * gradY.get(yAt));
        store(sums, out);
    }

    private static void store(double[] sums, Tensor out) {
        Elements y = Elements.of(out);
        for (int i = 0; i < sums.length; i++) {
            y.set(i, sums[i]);
        }
    }

    @FunctionalInterface
    private interface Product {
        void visit(int x, int weight, int y);
    }

    // Every product x[xAt] * weight[weightAt] that is part of y[yAt], by row-major positions.
    private static void walk(Window2d w, int groups, Shape x, Shape weight, Shape y, Product product) {
        int perGroup = (int) weight.dim(1);
        int outPerGroup = (int) (weight.dim(0) / groups);
        for (int n = 0; n < x.dim(0); n++) {
            for (int o = 0; o < weight.dim(0); o++) {
                for (int c = 0; c < perGroup; c++) {
                    int channel = o / outPerGroup * perGroup + c;
                    for (int i = 0; i < y.dim(2); i++) {
                        for (int j = 0; j < y.dim(3); j++) {
                            for (int u = 0; u < weight.dim(2); u++) {
                                for (int v = 0; v < weight.dim(3); v++) {
                                    long row = (long) i * w.strideH() - w.padTop() + (long) u * w.dilationH();
                                    long column = (long) j * w.strideW() - w.padLeft() + (long) v * w.dilationW();
                                    if (row >= 0 && row < x.dim(2) && column >= 0 && column < x.dim(3)) {
                                        product.visit(at(x, n, channel, row, column), at(weight, o, c, u, v),
                                                at(y, n, o, i, j));
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static int at(Shape shape, int a, int b, long c, long d) {
        return (int) (((a * shape.dim(1) + b) * shape.dim(2) + c) * shape.dim(3) + d);
    }
}
