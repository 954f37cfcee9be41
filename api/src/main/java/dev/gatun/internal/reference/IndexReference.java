// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal.reference;

import dev.gatun.op.Gather;
import dev.gatun.op.IndexAdd;
import dev.gatun.op.IndexSelect;
import dev.gatun.op.Indices;
import dev.gatun.op.OneHot;
import dev.gatun.op.Op;
import dev.gatun.op.Scatter;
import dev.gatun.op.ScatterAdd;
import dev.gatun.tensor.Tensor;
import java.util.function.LongUnaryOperator;

/// Selection by index and its adjoints.
final class IndexReference {
    private IndexReference() {
    }

    static void register(ReferenceBackend backend) {
        backend.register(Gather.class, op -> (in, out, scratch) -> gather(op, in[0], in[1], out[0]));
        backend.register(ScatterAdd.class, op -> (in, out, scratch) -> scatterAdd(op, in, out[0]));
        backend.register(Scatter.class, op -> (in, out, scratch) -> scatter(op, in, out[0]));
        backend.register(IndexSelect.class, op -> (in, out, scratch) -> indexSelect(op, in[0], in[1], out[0]));
        backend.register(IndexAdd.class, op -> (in, out, scratch) -> indexAdd(op, in, out[0]));
        backend.register(OneHot.class, op -> (in, out, scratch) -> oneHot(op, in[0], out[0]));
    }

    private static void gather(Gather op, Tensor in, Tensor index, Tensor out) {
        Elements x = Elements.of(in);
        Elements y = Elements.of(out);
        LongUnaryOperator place = place(op, op.axis(), in, index);
        for (long i = 0; i < out.size(); i++) {
            y.copy(i, x, place.applyAsLong(i));
        }
    }

    private static void scatterAdd(ScatterAdd op, Tensor[] in, Tensor out) {
        LongUnaryOperator place = place(op, op.axis(), in[0], in[1]);
        add(in[0], in[2], place, out);
    }

    private static void scatter(Scatter op, Tensor[] in, Tensor out) {
        LongUnaryOperator place = place(op, op.axis(), in[0], in[1]);
        Elements source = Elements.of(in[2]);
        Elements y = Elements.of(out);
        y.copyRun(0, Elements.of(in[0]), 0, in[0].size());
        boolean floats = out.dtype().isFloat();
        for (long i = 0; i < in[2].size(); i++) {
            long at = place.applyAsLong(i);
            if (op.mode() == Scatter.Mode.REPLACE) {
                y.copy(at, source, i);
            } else if (floats) {
                y.set(at, op.mode().combine(y.get(at), source.get(i)));
            } else {
                y.setLong(at, op.mode().combine(y.getLong(at), source.getLong(i)));
            }
        }
    }

    // For element i of `index`, the row-major position that it names in x.
    private static LongUnaryOperator place(Op op, int axis, Tensor x, Tensor index) {
        Elements indices = Elements.of(index);
        long[] strides = x.shape().strides();
        return i -> {
            long value = Indices.check(op, indices.getLong(i), x.dim(axis), i);
            long rest = i;
            long at = value * strides[axis];
            for (int k = index.rank() - 1; k >= 0; k--) {
                at += k == axis ? 0 : rest % index.dim(k) * strides[k];
                rest /= index.dim(k);
            }
            return at;
        };
    }

    private static void indexSelect(IndexSelect op, Tensor in, Tensor index, Tensor out) {
        Elements x = Elements.of(in);
        Elements indices = Elements.of(index);
        Elements y = Elements.of(out);
        long inner = LayoutReference.inner(in.shape(), op.axis());
        for (long i = 0; i < (inner == 0 ? 0 : out.size() / inner); i++) {
            long position = i % index.size();
            long value = Indices.check(op, indices.getLong(position), in.dim(op.axis()), position);
            y.copyRun(i * inner, x, (i / index.size() * in.dim(op.axis()) + value) * inner, inner);
        }
    }

    private static void indexAdd(IndexAdd op, Tensor[] in, Tensor out) {
        Elements indices = Elements.of(in[1]);
        long inner = LayoutReference.inner(in[0].shape(), op.axis());
        long dim = in[0].dim(op.axis());
        long count = in[1].size();
        add(in[0], in[2], i -> {
            long position = i / inner % count;
            long value = Indices.check(op, indices.getLong(position), dim, position);
            return (i / inner / count * dim + value) * inner + i % inner;
        }, out);
    }

    // x with each element i of `source` added at `place(i)`; rounded once.
    private static void add(Tensor in, Tensor source, LongUnaryOperator place, Tensor out) {
        Elements x = Elements.of(in);
        Elements s = Elements.of(source);
        Elements y = Elements.of(out);
        boolean floats = in.dtype().isFloat();
        double[] sums = new double[floats ? Math.toIntExact(out.size()) : 0];
        long[] wholes = new long[floats ? 0 : Math.toIntExact(out.size())];
        for (int i = 0; i < out.size(); i++) {
            if (floats) {
                sums[i] = x.get(i);
            } else {
                wholes[i] = x.getLong(i);
            }
        }
        for (long i = 0; i < source.size(); i++) {
            int at = (int) place.applyAsLong(i);
            if (floats) {
                sums[at] += s.get(i);
            } else {
                wholes[at] += s.getLong(i);
            }
        }
        for (int i = 0; i < out.size(); i++) {
            if (floats) {
                y.set(i, sums[i]);
            } else {
                y.setLong(i, wholes[i]);
            }
        }
    }

    private static void oneHot(OneHot op, Tensor in, Tensor out) {
        out.segment().fill((byte) 0);
        Elements x = Elements.of(in);
        Elements y = Elements.of(out);
        for (long i = 0; i < in.size(); i++) {
            y.setLong(i * op.classes() + Indices.check(op, x.getLong(i), op.classes(), i), 1);
        }
    }
}
