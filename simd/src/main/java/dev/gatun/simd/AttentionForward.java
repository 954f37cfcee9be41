// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;

/// Attention without a matrix of scores: a block of queries meets one block of keys after the other, and what it has
/// gathered is scaled down whenever a larger score is found (Milakov and Gimelshein, "Online normalizer calculation for
/// softmax", 2018; Dao et al., "FlashAttention", 2022).
///
/// A thread takes blocks of queries in order and packs keys and values of a head when it comes to it. A query's result
/// depends on its own block alone, so the bits are the same for any number of threads.
final class AttentionForward implements Kernel {
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final double SMALLEST_PART = 1 << 17;

    private final AttentionBlocks blocks;
    // Where things are in a thread's working memory.
    private final long valuesAt;
    private final long queriesAt;
    private final long scoresAt;
    private final long sumsAt;
    private final long recordsAt;
    private final long bytes;
    private final long sumRow;

    AttentionForward(AttentionBlocks blocks) {
        this.blocks = blocks;
        this.sumRow = 4L * AttentionBlocks.padded(blocks.values);
        this.valuesAt = AttentionBlocks.panelBytes(blocks.width, blocks.keys);
        this.queriesAt = valuesAt + AttentionBlocks.panelBytes(blocks.keys, blocks.values);
        this.scoresAt = queriesAt + blocks.queryBlock * AttentionBlocks.ROW;
        this.sumsAt = scoresAt + blocks.queryBlock * AttentionBlocks.ROW;
        this.recordsAt = sumsAt + blocks.queryBlock * sumRow;
        this.bytes = recordsAt + AttentionBlocks.RECORD * blocks.queryBlock + 63 & -64;
    }

    long scratchBytes() {
        return bytes * THREADS;
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        blocks.countTowardsWarmUp();
        long tasks = (long) blocks.heads * blocks.queryBlocks;
        Workers workers = Workers.current();
        double products = (double) blocks.heads * blocks.queries * blocks.keys * (blocks.width + blocks.values);
        int parts = (int) Math.clamp((long) (products / SMALLEST_PART), 1, Math.min(tasks, Math.min(THREADS, workers
                .threads())));
        if (parts == 1) {
            run(inputs, outputs[0].segment(), 0, tasks, scratch, 0);
        } else {
            workers.run(parts, p -> run(inputs, outputs[0].segment(), tasks * p / parts, tasks * (p + 1) / parts,
                    scratch, p * bytes));
        }
    }

    private void run(Tensor[] in, MemorySegment y, long from, long end, MemorySegment s, long so) {
        int packed = -1;
        for (long task = from; task < end; task++) {
            int head = (int) (task / blocks.queryBlocks);
            int query = (int) (task % blocks.queryBlocks) * blocks.queryBlock;
            int rows = Math.min(blocks.queryBlock, blocks.queries - query);
            if (rows <= 0) {
                continue;
            }
            if (head != packed) {
                blocks.packTransposed(in[1].segment(), blocks.starts[1][head], blocks.strides[1], blocks.width,
                        blocks.keys, s, so);
                AttentionBlocks.pack(in[2].segment(), blocks.starts[2][head], blocks.strides[2], blocks.keys,
                        blocks.values, s, so + valuesAt);
                packed = head;
            }
            queries(in, head, query, rows, s, so);
            for (int row = 0; row < rows; row++) {
                long record = so + recordsAt + AttentionBlocks.RECORD * row;
                float sum = s.get(AttentionBlocks.FLOAT, record + 4);
                s.set(AttentionBlocks.FLOAT, record + 12, sum == 0 ? 0 : 1 / sum);
            }
            long rowBytes = 4L * blocks.values;
            AttentionBlocks.scale(y, ((long) head * blocks.queries + query) * rowBytes, rowBytes, s, so + sumsAt,
                    sumRow,
                    s, so + recordsAt, rows, blocks.values);
        }
    }

    // The sums of values of a block of queries; in place 1 of its records the sum of their weights.
    private void queries(Tensor[] in, int head, int query, int rows, MemorySegment s, long so) {
        blocks.scaleQueries(in, head, query, rows, s, so + queriesAt, so + recordsAt);
        for (int row = 0; row < rows; row++) {
            s.set(AttentionBlocks.FLOAT, so + recordsAt + AttentionBlocks.RECORD * row, Float.NEGATIVE_INFINITY);
            s.set(AttentionBlocks.FLOAT, so + recordsAt + AttentionBlocks.RECORD * row + 4, 0);
        }
        int visible = blocks.visible(query, rows);
        for (int key = 0; key < visible; key += blocks.keyBlock) {
            int count = Math.min(blocks.keyBlock, visible - key);
            blocks.multiply(false, rows, AttentionBlocks.padded(count), blocks.width, s, so + queriesAt, s,
                    so + AttentionBlocks.panelAt(blocks.width, key), AttentionBlocks.panelBytes(blocks.width, 1), s,
                    so + scoresAt, AttentionBlocks.ROW);
            blocks.mask(in, head, query, rows, key, count, s, so + scoresAt);
            weights(rows, key, count, s, so);
            blocks.multiply(key > 0, rows, AttentionBlocks.padded(blocks.values), count, s, so + scoresAt, s,
                    so + valuesAt + key * AttentionBlocks.PANEL_ROW, AttentionBlocks.panelBytes(blocks.keys, 1), s,
                    so + sumsAt, sumRow);
        }
    }

    // Scores become weights, relative to the largest score so far in place 0.
    private void weights(int rows, int key, int count, MemorySegment s, long so) {
        AttentionBlocks.largest(s, so + scoresAt, so + recordsAt, rows, count);
        for (int row = 0; row < rows; row++) {
            long record = so + recordsAt + AttentionBlocks.RECORD * row;
            float before = s.get(AttentionBlocks.FLOAT, record);
            float largest = Math.max(before, s.get(AttentionBlocks.FLOAT, record + 8));
            boolean isBlind = largest == Float.NEGATIVE_INFINITY && blocks.isBlind(s, so + scoresAt + row
                    * AttentionBlocks.ROW, count);
            s.set(AttentionBlocks.FLOAT, record, largest);
            s.set(AttentionBlocks.FLOAT, record + 8, isBlind ? 0 : largest);
            if (key > 0 && before != largest) {
                float factor = (float) Math.exp((double) before - largest);
                s.set(AttentionBlocks.FLOAT, record + 4, s.get(AttentionBlocks.FLOAT, record + 4) * factor);
                FloatUnary.multiply(s, so + sumsAt + row * sumRow, s, so + sumsAt + row * sumRow, blocks.values,
                        factor);
            }
        }
        AttentionBlocks.exp(s, so + scoresAt, so + recordsAt, rows, count);
        for (int row = 0; row < rows; row++) {
            long record = so + recordsAt + AttentionBlocks.RECORD * row;
            s.set(AttentionBlocks.FLOAT, record + 4, s.get(AttentionBlocks.FLOAT, record + 4) + s.get(
                    AttentionBlocks.FLOAT, record + 12));
        }
    }
}
