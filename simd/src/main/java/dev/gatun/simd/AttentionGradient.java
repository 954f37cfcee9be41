// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.lang.foreign.MemorySegment;

/// The gradient of attention, by blocks of queries against all keys of a head (Dao et al., "FlashAttention", 2022,
/// section 3.1): weights are computed again, and only those of one block of queries are kept.
///
/// Gradients of keys and values are summed over blocks of queries as their transposes, because there the weights are the
/// right operand as they lie. A thread takes whole heads, so the bits are the same for any number of threads.
final class AttentionGradient implements Kernel {
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final double SMALLEST_PART = 1 << 17;
    private static final int RESULT = 3;
    private static final int GRADIENT = 4;

    private final AttentionBlocks blocks;
    // Where things are in a thread's working memory: right operands, sums, then blocks of queries.
    private final long valuesAt;
    private final long keysAt;
    private final long gradKeyAt;
    private final long gradValueAt;
    private final long gradQueryAt;
    private final long queriesAt;
    private final long gradsAt;
    private final long turnedQueriesAt;
    private final long turnedGradsAt;
    private final long gradScoresAt;
    private final long weightsAt;
    private final long recordsAt;
    private final long bytes;
    private final long turnedRow;
    private final long gradQueryRow;
    private final long weightBytes;

    AttentionGradient(AttentionBlocks blocks) {
        this.blocks = blocks;
        long block = blocks.queryBlock * AttentionBlocks.ROW;
        // An odd number of cache lines, so that rows do not share cache sets.
        this.turnedRow = ((4L * blocks.keys + 63) / 64 | 1) * 64;
        this.gradQueryRow = 4L * AttentionBlocks.padded(blocks.width);
        this.weightBytes = block;
        long at = AttentionBlocks.panelBytes(blocks.width, blocks.keys);
        this.valuesAt = at;
        at += AttentionBlocks.panelBytes(blocks.values, blocks.keys);
        this.keysAt = at;
        at += AttentionBlocks.panelBytes(blocks.keys, blocks.width);
        this.gradKeyAt = at;
        at += blocks.width * turnedRow;
        this.gradValueAt = at;
        at += blocks.values * turnedRow;
        this.gradQueryAt = at;
        at += blocks.queryBlock * gradQueryRow;
        this.queriesAt = at;
        at += block;
        this.gradsAt = at;
        at += block;
        this.turnedQueriesAt = at;
        at += blocks.width * AttentionBlocks.ROW;
        this.turnedGradsAt = at;
        at += blocks.values * AttentionBlocks.ROW;
        this.gradScoresAt = at;
        at += block;
        this.weightsAt = at;
        at += blocks.keyBlocks * block;
        this.recordsAt = at;
        this.bytes = at + AttentionBlocks.RECORD * blocks.queryBlock + 63 & -64;
    }

    long scratchBytes() {
        return bytes * Math.min(THREADS, blocks.heads);
    }

    @Override
    public void run(Tensor[] inputs, Tensor[] outputs, MemorySegment scratch) {
        blocks.countTowardsWarmUp();
        int heads = blocks.heads;
        Workers workers = Workers.current();
        double products = (double) heads * blocks.queries * blocks.keys * (blocks.width + blocks.values);
        int parts = Math.clamp((long) (products / SMALLEST_PART), 1, Math.min(heads, Math.min(THREADS, workers
                .threads())));
        if (parts == 1) {
            run(inputs, outputs, 0, heads, scratch, 0);
        } else {
            workers.run(parts, p -> run(inputs, outputs, heads * p / parts, heads * (p + 1) / parts, scratch,
                    p * bytes));
        }
    }

    private void run(Tensor[] in, Tensor[] out, int from, int end, MemorySegment s, long so) {
        for (int head = from; head < end; head++) {
            long keyAt = blocks.starts[1][head];
            blocks.packTransposed(in[1].segment(), keyAt, blocks.strides[1], blocks.width, blocks.keys, s, so);
            blocks.packTransposed(in[2].segment(), blocks.starts[2][head], blocks.strides[2], blocks.values,
                    blocks.keys, s, so + valuesAt);
            AttentionBlocks.pack(in[1].segment(), keyAt, blocks.strides[1], blocks.keys, blocks.width, s, so + keysAt);
            Packing.zero(s, so + gradKeyAt, (blocks.width + blocks.values) * turnedRow);
            for (int query = 0; query < blocks.queries; query += blocks.queryBlock) {
                queries(in, out[0].segment(), head, query, Math.min(blocks.queryBlock, blocks.queries - query), s, so);
            }
            blocks.transpose(s, so + gradKeyAt, turnedRow, out[1].segment(), 4L * head * blocks.keys * blocks.width,
                    4L * blocks.width, blocks.width, blocks.keys);
            blocks.transpose(s, so + gradValueAt, turnedRow, out[2].segment(), 4L * head * blocks.keys * blocks.values,
                    4L * blocks.values, blocks.values, blocks.keys);
        }
    }

    private void queries(Tensor[] in, MemorySegment gradQuery, int head, int query, int rows, MemorySegment s,
            long so) {
        int visible = blocks.visible(query, rows);
        weights(in, head, query, rows, visible, s, so);
        operands(in, head, query, rows, s, so);
        for (int key = 0; key < visible; key += blocks.keyBlock) {
            int count = Math.min(blocks.keyBlock, visible - key);
            int columns = AttentionBlocks.padded(count);
            long weights = scores(key, so);
            blocks.multiplyByScores(true, blocks.values, columns, rows, s, so + turnedGradsAt, s, weights, s,
                    so + gradValueAt + 4L * key, turnedRow);
            blocks.multiply(false, rows, columns, blocks.values, s, so + gradsAt, s, so + valuesAt
                    + AttentionBlocks.panelAt(blocks.values, key), AttentionBlocks.panelBytes(blocks.values, 1), s,
                    so
                            + gradScoresAt,
                    AttentionBlocks.ROW);
            gradScores(rows, columns, s, weights, so + gradScoresAt, so + recordsAt);
            blocks.multiplyByScores(true, blocks.width, columns, rows, s, so + turnedQueriesAt, s, so + gradScoresAt,
                    s, so + gradKeyAt + 4L * key, turnedRow);
            blocks.multiply(key > 0, rows, AttentionBlocks.padded(blocks.width), count, s, so + gradScoresAt, s, so
                    + keysAt + key * AttentionBlocks.PANEL_ROW, AttentionBlocks.panelBytes(blocks.keys, 1), s,
                    so + gradQueryAt, gradQueryRow);
        }
        long rowBytes = 4L * blocks.width;
        for (int row = 0; row < rows; row++) {
            s.set(AttentionBlocks.FLOAT, so + recordsAt + AttentionBlocks.RECORD * row + 12, blocks.scale);
        }
        AttentionBlocks.scale(gradQuery, ((long) head * blocks.queries + query) * rowBytes, rowBytes, s,
                so + gradQueryAt, gradQueryRow, s, so + recordsAt, rows, blocks.width);
    }

    // Gradients of weights become those of scores.
    private static void gradScores(int rows, int columns, MemorySegment s, long weights, long gradients, long record) {
        FloatLines.softmaxGradientApart(s, gradients, AttentionBlocks.ROW, s, weights, AttentionBlocks.ROW, s,
                gradients,
                AttentionBlocks.ROW, s, record, rows, columns);
    }

    // The weights of a block of queries, not yet divided by their sum, whose inverse goes into place 3 of the records.
    private void weights(Tensor[] in, int head, int query, int rows, int visible, MemorySegment s, long so) {
        blocks.scaleQueries(in, head, query, rows, s, so + queriesAt, so + recordsAt);
        for (int row = 0; row < rows; row++) {
            s.set(AttentionBlocks.FLOAT, so + recordsAt + AttentionBlocks.RECORD * row, Float.NEGATIVE_INFINITY);
            s.set(AttentionBlocks.FLOAT, so + recordsAt + AttentionBlocks.RECORD * row + 4, 0);
        }
        for (int key = 0; key < visible; key += blocks.keyBlock) {
            int count = Math.min(blocks.keyBlock, visible - key);
            long scores = scores(key, so);
            blocks.multiply(false, rows, AttentionBlocks.padded(count), blocks.width, s, so + queriesAt, s,
                    so + AttentionBlocks.panelAt(blocks.width, key), AttentionBlocks.panelBytes(blocks.width, 1), s,
                    scores, AttentionBlocks.ROW);
            blocks.mask(in, head, query, rows, key, count, s, scores);
            AttentionBlocks.largest(s, scores, so + recordsAt, rows, count);
            for (int row = 0; row < rows; row++) {
                long record = so + recordsAt + AttentionBlocks.RECORD * row;
                s.set(AttentionBlocks.FLOAT, record, Math.max(s.get(AttentionBlocks.FLOAT, record), s.get(
                        AttentionBlocks.FLOAT, record + 8)));
            }
        }
        for (int row = 0; row < rows; row++) {
            long record = so + recordsAt + AttentionBlocks.RECORD * row;
            float largest = s.get(AttentionBlocks.FLOAT, record);
            boolean isBlind = largest == Float.NEGATIVE_INFINITY;
            for (int key = 0; key < visible && isBlind; key += blocks.keyBlock) {
                isBlind = blocks.isBlind(s, scores(key, so) + row * AttentionBlocks.ROW, Math.min(blocks.keyBlock,
                        visible - key));
            }
            s.set(AttentionBlocks.FLOAT, record + 8, isBlind ? 0 : largest);
        }
        for (int key = 0; key < visible; key += blocks.keyBlock) {
            int count = Math.min(blocks.keyBlock, visible - key);
            int padding = AttentionBlocks.padded(count) - count;
            long scores = scores(key, so);
            AttentionBlocks.exp(s, scores, so + recordsAt, rows, count);
            for (int row = 0; row < rows; row++) {
                long record = so + recordsAt + AttentionBlocks.RECORD * row;
                s.set(AttentionBlocks.FLOAT, record + 4, s.get(AttentionBlocks.FLOAT, record + 4) + s.get(
                        AttentionBlocks.FLOAT, record + 12));
                Packing.zero(s, scores + row * AttentionBlocks.ROW + 4L * count, 4L * padding);
            }
        }
        for (int row = 0; row < rows; row++) {
            long record = so + recordsAt + AttentionBlocks.RECORD * row;
            float sum = s.get(AttentionBlocks.FLOAT, record + 4);
            s.set(AttentionBlocks.FLOAT, record + 12, sum == 0 ? 0 : 1 / sum);
        }
    }

    // Where the scores with a block of keys are.
    private long scores(int key, long so) {
        return so + weightsAt + key / blocks.keyBlock * weightBytes;
    }

    // Gradients of the result over the sums of weights, in both orders; queries in the other order; and in place 2 of the
    // records what all gradients of a query's weights are less.
    private void operands(Tensor[] in, int head, int query, int rows, MemorySegment s, long so) {
        long rowBytes = 4L * blocks.values;
        long place = ((long) head * blocks.queries + query) * rowBytes;
        AttentionBlocks.scale(s, so + gradsAt, AttentionBlocks.ROW, in[GRADIENT].segment(), place, rowBytes, s,
                so + recordsAt, rows, blocks.values);
        for (int row = 0; row < rows; row++) {
            s.set(AttentionBlocks.FLOAT, so + recordsAt + AttentionBlocks.RECORD * row + 8, FloatRows.sumOfProducts(s,
                    so + gradsAt + row * AttentionBlocks.ROW, in[RESULT].segment(), place + row * rowBytes,
                    blocks.values));
        }
        blocks.transpose(s, so + queriesAt, AttentionBlocks.ROW, s, so + turnedQueriesAt, AttentionBlocks.ROW, rows,
                blocks.width);
        blocks.transpose(s, so + gradsAt, AttentionBlocks.ROW, s, so + turnedGradsAt, AttentionBlocks.ROW, rows,
                blocks.values);
    }
}
