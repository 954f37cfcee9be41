// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal.reference;

import dev.gatun.op.Assign;
import dev.gatun.op.Concat;
import dev.gatun.op.Flip;
import dev.gatun.op.Pad;
import dev.gatun.op.Sort;
import dev.gatun.op.Tril;
import dev.gatun.op.Triu;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Ops that move elements: joining, padding, reversing, sorting, overwriting.
final class LayoutReference {
    private LayoutReference() {
    }

    static void register(ReferenceBackend backend) {
        backend.register(Concat.class, op -> (in, out, scratch) -> concat(op.axis(), in, out[0]));
        backend.register(Pad.class, op -> (in, out, scratch) -> pad(op, in[0], out[0]));
        backend.register(Flip.class, op -> (in, out, scratch) -> flip(op, in[0], out[0]));
        backend.register(Tril.class, op -> (in, out, scratch) -> triangle(true, op.diagonal(), in[0], out[0]));
        backend.register(Triu.class, op -> (in, out, scratch) -> triangle(false, op.diagonal(), in[0], out[0]));
        backend.register(Sort.class, op -> (in, out, scratch) -> sort(op, in[0], out[0], out[1]));
        backend.register(Assign.class, op -> (in, out, scratch) -> assign(in[0], in[1]));
    }

    /// The number of elements behind each index of `axis`: the product of the dimensions after it.
    static long inner(Shape shape, int axis) {
        long inner = 1;
        for (int i = axis + 1; i < shape.rank(); i++) {
            inner *= shape.dim(i);
        }
        return inner;
    }

    private static void concat(int axis, Tensor[] in, Tensor out) {
        Elements y = Elements.of(out);
        long row = out.dim(axis) * inner(out.shape(), axis);
        long start = 0;
        for (Tensor part : in) {
            Elements x = Elements.of(part);
            long run = part.dim(axis) * inner(out.shape(), axis);
            for (long i = 0; run > 0 && i < part.size() / run; i++) {
                y.copyRun(i * row + start, x, i * run, run);
            }
            start += run;
        }
    }

    private static void pad(Pad op, Tensor in, Tensor out) {
        Elements x = Elements.of(in);
        Elements y = Elements.of(out);
        for (long i = 0; i < out.size(); i++) {
            y.set(i, op.value());
        }
        long run = in.rank() == 0 ? 1 : in.dim(-1);
        long[] strides = out.shape().strides();
        for (long i = 0; i < in.size(); i += run) {
            long rest = i;
            long target = 0;
            for (int axis = in.rank() - 1; axis >= 0; axis--) {
                target += (rest % in.dim(axis) + op.before().get(axis)) * strides[axis];
                rest /= in.dim(axis);
            }
            y.copyRun(target, x, i, run);
        }
    }

    private static void flip(Flip op, Tensor in, Tensor out) {
        Elements x = Elements.of(in);
        Elements y = Elements.of(out);
        long[] strides = out.shape().strides();
        for (long i = 0; i < out.size(); i++) {
            long rest = i;
            long source = 0;
            for (int axis = in.rank() - 1; axis >= 0; axis--) {
                long at = rest % in.dim(axis);
                source += (op.axes().contains(axis) ? in.dim(axis) - 1 - at : at) * strides[axis];
                rest /= in.dim(axis);
            }
            y.copy(i, x, source);
        }
    }

    private static void triangle(boolean lower, long diagonal, Tensor in, Tensor out) {
        out.segment().fill((byte) 0);
        Elements x = Elements.of(in);
        Elements y = Elements.of(out);
        for (long i = 0; i < out.size(); i++) {
            long offset = i % in.dim(-1) - i / in.dim(-1) % in.dim(-2);
            if (lower ? offset <= diagonal : offset >= diagonal) {
                y.copy(i, x, i);
            }
        }
    }

    private static void sort(Sort op, Tensor in, Tensor values, Tensor indices) {
        Elements x = Elements.of(in);
        Elements sorted = Elements.of(values);
        Elements positions = Elements.of(indices);
        long inner = inner(in.shape(), op.axis());
        int dim = Math.toIntExact(in.dim(op.axis()));
        boolean floats = in.dtype().isFloat();
        for (long line = 0; line < (dim == 0 ? 0 : in.size() / dim); line++) {
            long first = line / inner * dim * inner + line % inner;
            Comparator<Integer> order = floats
                    ? (a, b) -> compare(x.get(first + a * inner), x.get(first + b * inner))
                    : (a, b) -> Long.compare(x.getLong(first + a * inner), x.getLong(first + b * inner));
            Integer[] sequence = IntStream.range(0, dim).boxed().toArray(Integer[]::new);
            Arrays.sort(sequence, op.descending() ? order.reversed() : order);
            for (int j = 0; j < dim; j++) {
                sorted.copy(first + j * inner, x, first + sequence[j] * inner);
                positions.setLong(first + j * inner, sequence[j]);
            }
        }
    }

    // NaN is the largest; both zeros are equal.
    private static int compare(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
        }
        return a < b ? -1 : a > b ? 1 : 0;
    }

    private static void assign(Tensor target, Tensor source) {
        Elements x = Elements.broadcast(source, target.shape());
        Elements y = Elements.of(target);
        if (source.size() != 1 || !target.isContiguous()) {
            y.copyRun(0, x, 0, target.size());
            return;
        }
        // One element, then doubling copies: as fast as memcpy for every type.
        long size = target.size();
        if (size > 0) {
            y.copy(0, x, 0);
        }
        for (long done = 1; done < size; done *= 2) {
            y.copyRun(done, y, 0, Math.min(done, size - done));
        }
    }
}
