// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Dropout;
import dev.gatun.op.RandomUniform;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Uniform random `f32` numbers and dropout, by the counter-based generator that [RandomUniform] defines: block `b` of
/// four numbers depends on `b` alone, so any part can be made on any thread.
final class RandomKernels {
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final int BLOCK = 4;
    private static final double NANOS_PER_ELEMENT = 5;

    private RandomKernels() {
    }

    static void register(SimdBackend backend) {
        backend.register(RandomUniform.class, (_, _, outputs) -> uniform(outputs.get(0)));
        backend.register(Dropout.class, (op, inputs, _) -> dropout(op, inputs));
    }

    private static double nanos(TensorSpec y) {
        return 30 + y.size() * NANOS_PER_ELEMENT;
    }

    private static Offer uniform(TensorSpec y) {
        if (y.dtype() != DType.F32) {
            return Offer.decline("dtype " + y.dtype() + " not implemented");
        }
        return Offer.accept("blocks", nanos(y), (in, out, scratch) -> {
            MemorySegment dst = out[0].segment();
            long key = in[0].getLong(0);
            long draw = in[0].getLong(1);
            Rows.run((y.size() + BLOCK - 1) / BLOCK, BLOCK, (from, end) -> {
                for (long block = from; block < end; block++) {
                    block(dst, block, y.size(), key, draw);
                }
            });
        });
    }

    private static Offer dropout(Dropout op, List<TensorSpec> inputs) {
        TensorSpec x = inputs.get(0);
        if (x.dtype() != DType.F32) {
            return Offer.decline("dtype " + x.dtype() + " not implemented");
        }
        if (!x.isContiguous()) {
            return Offer.decline("the operand is strided");
        }
        float p = (float) op.p();
        float factor = op.p() == 1 ? 0 : (float) (1 / (1 - op.p()));
        return Offer.accept("blocks", nanos(x), (in, out, scratch) -> {
            MemorySegment src = in[0].segment();
            MemorySegment dst = out[0].segment();
            long key = in[1].getLong(0);
            long draw = in[1].getLong(1);
            Rows.run((x.size() + BLOCK - 1) / BLOCK, BLOCK, (from, end) -> {
                for (long block = from; block < end; block++) {
                    block(dst, block, x.size(), key, draw);
                    keep(src, dst, block, x.size(), p, factor);
                }
            });
        });
    }

    // The four uniform numbers of one block, as far as they lie below `size`.
    private static void block(MemorySegment dst, long block, long size, long key, long draw) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        int c0 = (int) block;
        int c1 = (int) (block >>> 32);
        int c2 = (int) draw;
        int c3 = (int) (draw >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = MULTIPLIER_0 * (c0 & 0xFFFF_FFFFL);
            long p1 = MULTIPLIER_1 * (c2 & 0xFFFF_FFFFL);
            c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
            c1 = (int) p1;
            c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
            c3 = (int) p0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        long at = block * BLOCK * 4;
        if (block * BLOCK + BLOCK <= size) {
            dst.set(FLOAT, at, number(c0));
            dst.set(FLOAT, at + 4, number(c1));
            dst.set(FLOAT, at + 8, number(c2));
            dst.set(FLOAT, at + 12, number(c3));
            return;
        }
        for (long i = block * BLOCK; i < size; i++) {
            int word = i % BLOCK == 0 ? c0 : i % BLOCK == 1 ? c1 : c2;
            dst.set(FLOAT, i * 4, number(word));
        }
    }

    private static float number(int word) {
        return (word >>> 8) * 0x1p-24f;
    }

    private static void keep(MemorySegment src, MemorySegment dst, long block, long size, float p, float factor) {
        long end = Math.min(size, (block + 1) * BLOCK);
        for (long i = block * BLOCK; i < end; i++) {
            boolean kept = dst.get(FLOAT, i * 4) >= p;
            dst.set(FLOAT, i * 4, kept ? src.get(FLOAT, i * 4) * factor : 0);
        }
    }
}
