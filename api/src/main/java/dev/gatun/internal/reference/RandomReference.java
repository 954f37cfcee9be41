// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal.reference;

import dev.gatun.internal.Philox;
import dev.gatun.op.RandomNormal;
import dev.gatun.op.RandomUniform;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;

/// Random numbers.
final class RandomReference {
    private RandomReference() {
    }

    static void register(ReferenceBackend backend) {
        backend.register(RandomUniform.class, op -> (in, out, scratch) -> uniform(in[0], out[0]));
        backend.register(RandomNormal.class, op -> (in, out, scratch) -> normal(in[0], out[0]));
    }

    private static void uniform(Tensor state, Tensor out) {
        Elements y = Elements.of(out);
        long key = state.getLong(0);
        long draw = state.getLong(1);
        int[] w = new int[4];
        boolean wide = out.dtype() == DType.F64;
        int each = wide ? 2 : 4;
        for (long i = 0; i < out.size(); i++) {
            if (i % each == 0) {
                Philox.block(key, draw, i / each, w);
            }
            int part = (int) (i % each);
            y.set(i, wide ? bits53(w[2 * part], w[2 * part + 1]) * 0x1p-53 : (w[part] >>> 8) * 0x1p-24);
        }
    }

    private static void normal(Tensor state, Tensor out) {
        Elements y = Elements.of(out);
        long key = state.getLong(0);
        long draw = state.getLong(1);
        int[] w = new int[4];
        boolean wide = out.dtype() == DType.F64;
        for (long i = 0; i < out.size(); i += 2) {
            Philox.block(key, draw, wide ? i / 2 : i / 4, w);
            int a = (int) (i % 4);
            double v = wide ? (bits53(w[0], w[1]) + 1) * 0x1p-53 : ((w[a] >>> 8) + 1) * 0x1p-24;
            double u = wide ? bits53(w[2], w[3]) * 0x1p-53 : (w[a + 1] >>> 8) * 0x1p-24;
            double r = Math.sqrt(-2 * Math.log(v));
            y.set(i, r * Math.cos(2 * Math.PI * u));
            if (i + 1 < out.size()) {
                y.set(i + 1, r * Math.sin(2 * Math.PI * u));
            }
        }
    }

    private static long bits53(int a, int b) {
        return (long) (a >>> 5) << 26 | b >>> 6;
    }
}
