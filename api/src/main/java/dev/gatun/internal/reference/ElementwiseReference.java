// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal.reference;

import dev.gatun.op.BinaryOp;
import dev.gatun.op.Cast;
import dev.gatun.op.Contiguous;
import dev.gatun.op.UnaryOp;
import dev.gatun.op.Unslice;
import dev.gatun.op.Where;
import dev.gatun.spi.Kernel;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;

/// Elementwise ops, conversions and copies.
final class ElementwiseReference {
    private ElementwiseReference() {
    }

    static void register(ReferenceBackend backend) {
        backend.register(Where.class, op -> (in, out, scratch) -> where(in, out[0]));
        backend.register(Contiguous.class, op -> (in, out, scratch) -> Elements.of(out[0]).copyRun(0,
                Elements.of(in[0]), 0, in[0].size()));
        backend.register(Cast.class, op -> (in, out, scratch) -> cast(in[0], out[0]));
        backend.register(Unslice.class, op -> (in, out, scratch) -> unslice(op, in[0], out[0]));
    }

    static Kernel unary(UnaryOp op) {
        return (in, out, scratch) -> {
            Elements x = Elements.of(in[0]);
            Elements y = Elements.of(out[0]);
            boolean floats = in[0].dtype().isFloat();
            for (long i = 0; i < out[0].size(); i++) {
                if (floats) {
                    y.set(i, op.apply(x.get(i)));
                } else {
                    y.setLong(i, op.applyLong(x.getLong(i)));
                }
            }
        };
    }

    static Kernel binary(BinaryOp op) {
        return (in, out, scratch) -> {
            Elements a = Elements.broadcast(in[0], out[0].shape());
            Elements b = Elements.broadcast(in[1], out[0].shape());
            Elements y = Elements.of(out[0]);
            boolean floats = in[0].dtype().isFloat();
            for (long i = 0; i < out[0].size(); i++) {
                if (floats) {
                    y.set(i, op.apply(a.get(i), b.get(i)));
                } else {
                    y.setLong(i, op.applyLong(a.getLong(i), b.getLong(i)));
                }
            }
        };
    }

    private static void where(Tensor[] in, Tensor out) {
        Shape shape = out.shape();
        Elements condition = Elements.broadcast(in[0], shape);
        Elements a = Elements.broadcast(in[1], shape);
        Elements b = Elements.broadcast(in[2], shape);
        Elements y = Elements.of(out);
        for (long i = 0; i < out.size(); i++) {
            y.copy(i, condition.getLong(i) != 0 ? a : b, i);
        }
    }

    private static void cast(Tensor in, Tensor out) {
        Elements x = Elements.of(in);
        Elements y = Elements.of(out);
        boolean integers = !in.dtype().isFloat() && out.dtype() != DType.BOOL;
        for (long i = 0; i < out.size(); i++) {
            if (integers) {
                y.setLong(i, x.getLong(i));
            } else {
                y.set(i, x.get(i));
            }
        }
    }

    private static void unslice(Unslice op, Tensor in, Tensor out) {
        out.segment().fill((byte) 0);
        Elements x = Elements.of(in);
        Elements y = Elements.of(out);
        long inner = 1;
        for (int i = op.axis() + 1; i < in.rank(); i++) {
            inner *= in.dim(i);
        }
        long count = in.dim(op.axis());
        for (long i = 0; i < in.size(); i++) {
            long outer = i / (count * inner);
            long at = op.start() + i / inner % count * op.step();
            y.copy((outer * op.dim() + at) * inner + i % inner, x, i);
        }
    }
}
