// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// What attention and its gradient share: where operands lie, blocks of queries and keys, and products of blocks.
///
/// A block of scores holds up to [#QUERIES] rows of up to `keyBlock` keys, [#ROW] bytes apart, so that it can be the left
/// operand of a micro-kernel as it is. Right operands are packed once for each head, in panels of two vectors of columns,
/// each with all of its rows. Offsets and strides are in bytes.
final class AttentionBlocks {
    /// Most queries of a block.
    static final int QUERIES = 48;
    /// Bytes between rows of left operands.
    static final long ROW = FloatMicroKernels.ROW;
    /// Bytes of a row of a panel.
    static final long PANEL_ROW = 2L * Simd.F.vectorByteSize();

    /// Bytes of the record of a query in a block.
    static final long RECORD = Rows.RECORD_BYTES;
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final int DEPTH = FloatMicroKernels.DEPTH;
    private static final int VECTOR = Simd.F.vectorByteSize();
    private static final int LANES = Simd.F_LANES;
    private static final int PANEL = 2 * LANES;
    private static final int MOST_HEADS = 1 << 16;
    private static final long WARM_UP_PRODUCTS = 1 << 22;
    private static final MemorySegment ZEROS = Arena.ofAuto().allocate(64, 64);
    // Minus infinity, over and over.
    private static final MemorySegment NEVER = negativeInfinity();
    private static final long[] PANEL_ROWS = steps(PANEL_ROW);
    private static final long[] LEFT_ROWS = steps(ROW);

    final int heads;
    final int queries;
    final int keys;
    /// Columns of queries and keys.
    final int width;
    /// Columns of values.
    final int values;
    final float scale;
    final int queryBlock;
    final int queryBlocks;
    final int keyBlock;
    final int keyBlocks;
    /// For each head where its queries, keys, values and mask begin.
    final long[][] starts;
    /// Bytes from a row to the next of queries, keys, values and mask.
    final long[] strides;
    private final boolean causal;
    private final int mask;
    private final boolean isBool;
    // Bytes from one key's place in the mask to the next; 0 where all keys share one.
    private final long maskStep;
    // Racy on purpose, as in Gemm.
    private long products;
    private volatile boolean warm;

    /// Sizes of attention.
    ///
    /// @param mask the number of the operand that is the mask, if there are so many
    AttentionBlocks(double scale, boolean causal, List<TensorSpec> inputs, TensorSpec result, int mask) {
        TensorSpec query = inputs.get(0);
        this.scale = (float) scale;
        this.causal = causal;
        this.queries = (int) query.dim(-2);
        this.width = (int) query.dim(-1);
        this.keys = (int) inputs.get(1).dim(-2);
        this.values = (int) result.dim(-1);
        long[] batch = new long[result.rank() - 2];
        long count = 1;
        for (int i = 0; i < batch.length; i++) {
            batch[i] = result.dim(i);
            count *= batch[i];
        }
        this.heads = (int) count;
        this.mask = inputs.size() > mask ? mask : -1;
        TensorSpec given = this.mask < 0 ? null : inputs.get(mask);
        this.isBool = given != null && given.dtype() == DType.BOOL;
        this.maskStep = given == null || given.rank() == 0 || given.dim(-1) == 1 ? 0 : given.dtype().bytes();
        this.starts = new long[][] {starts(query, batch), starts(inputs.get(1), batch), starts(inputs.get(2), batch),
            given == null ? null : starts(given, batch)};
        long maskRow = given == null || given.rank() < 2 || given.dim(-2) == 1 ? 0
                : given.stride(-2) * given.dtype().bytes();
        this.strides = new long[] {query.stride(-2) * 4, inputs.get(1).stride(-2) * 4, inputs.get(2).stride(-2) * 4,
            maskRow};
        this.queryBlocks = (queries + QUERIES - 1) / QUERIES;
        this.queryBlock = Math.min(QUERIES, ((queries + queryBlocks - 1) / queryBlocks + 3) / 4 * 4);
        int blocks = (keys + DEPTH - 1) / DEPTH;
        this.keyBlock = padded((keys + blocks - 1) / blocks, PANEL);
        this.keyBlocks = (keys + keyBlock - 1) / keyBlock;
    }

    private long[] starts(TensorSpec spec, long[] batch) {
        return MatMulKernels.offsets(spec, batch, heads, spec.dtype().bytes());
    }

    /// Why there are no blocks of such operands, or null.
    static String refusal(List<TensorSpec> inputs, TensorSpec result) {
        if (result.dtype() != DType.F32) {
            return "dtype " + result.dtype() + " not implemented";
        }
        for (TensorSpec input : inputs) {
            if (input.rank() > 0 && input.dim(-1) != 1 && input.stride(-1) != 1) {
                return "an operand has strided rows";
            }
        }
        TensorSpec query = inputs.get(0);
        TensorSpec key = inputs.get(1);
        if (result.size() == 0 || query.dim(-1) == 0 || key.dim(-2) == 0) {
            return "no elements";
        }
        if (query.dim(-1) > DEPTH || result.dim(-1) > DEPTH) {
            return "heads wider than " + DEPTH;
        }
        if (query.dim(-2) > Integer.MAX_VALUE - QUERIES || key.dim(-2) > Integer.MAX_VALUE - DEPTH) {
            return "sequences longer than " + Integer.MAX_VALUE;
        }
        return result.size() / query.dim(-2) / result.dim(-1) > MOST_HEADS ? "more than " + MOST_HEADS + " heads"
                : null;
    }

    private static MemorySegment negativeInfinity() {
        MemorySegment segment = Arena.ofAuto().allocate(4L * DEPTH, 64);
        for (int i = 0; i < DEPTH; i++) {
            segment.setAtIndex(FLOAT, i, Float.NEGATIVE_INFINITY);
        }
        return segment;
    }

    private static long[] steps(long step) {
        long[] steps = new long[DEPTH];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i * step;
        }
        return steps;
    }

    private static int padded(int count, int unit) {
        return (count + unit - 1) / unit * unit;
    }

    /// `columns` rounded up to whole vectors.
    static int padded(int columns) {
        return padded(columns, LANES);
    }

    /// The size of a right operand in panels.
    static long panelBytes(int rows, int columns) {
        return (long) padded(columns, PANEL) / PANEL * rows * PANEL_ROW;
    }

    /// Where column `column`, the first one of a panel, of a right operand of `rows` rows begins.
    static long panelAt(int rows, int column) {
        return (long) column / PANEL * rows * PANEL_ROW;
    }

    /// Packs `rows x columns` elements with unit column stride as a right operand.
    static void pack(MemorySegment src, long at, long stride, int rows, int columns, MemorySegment dst, long to) {
        for (int j = 0; j < columns; j += PANEL) {
            Packing.copy(src, at + j * 4L, stride, dst, to + panelAt(rows, j), PANEL_ROW, rows,
                    Math.min(PANEL, columns - j) * 4);
        }
    }

    /// Packs the transpose of `columns x rows` elements with unit column stride as a right operand.
    void packTransposed(MemorySegment src, long at, long stride, int rows, int columns, MemorySegment dst, long to) {
        for (int j = 0; j < columns; j += PANEL) {
            long panel = to + panelAt(rows, j);
            int count = Math.min(PANEL, columns - j);
            if (count < PANEL) {
                Packing.zero(dst, panel, rows * PANEL_ROW);
            }
            Packing.transpose(4, src, at + j * stride, stride, dst, panel, PANEL_ROW, count, rows, warm);
        }
    }

    /// Transposes `rows x columns` elements.
    void transpose(MemorySegment src, long at, long stride, MemorySegment dst, long to, long toStride, int rows,
            int columns) {
        Packing.transpose(4, src, at, stride, dst, to, toStride, rows, columns, warm);
    }

    /// `c = a * b`, or `c += a * b` where `adds`: `rows x depth` times `depth` rows of a packed `b`, of which a panel has
    /// `panelBytes` bytes. Writes whole vectors.
    void multiply(boolean adds, int rows, int columns, int depth, MemorySegment a, long ao, MemorySegment b, long bo,
            long panelBytes, MemorySegment c, long co, long cRow) {
        multiply(adds, rows, columns, depth, a, ao, b, bo, PANEL_ROWS, panelBytes, c, co, cRow);
    }

    /// As `multiply`, by a block of scores: `b` has `depth` rows, [#ROW] bytes apart.
    void multiplyByScores(boolean adds, int rows, int columns, int depth, MemorySegment a, long ao, MemorySegment b,
            long bo, MemorySegment c, long co, long cRow) {
        multiply(adds, rows, columns, depth, a, ao, b, bo, LEFT_ROWS, PANEL_ROW, c, co, cRow);
    }

    private void multiply(boolean adds, int rows, int columns, int depth, MemorySegment a, long ao, MemorySegment b,
            long bo, long[] at, long panelBytes, MemorySegment c, long co, long cRow) {
        boolean warm = this.warm;
        MemorySegment init = adds ? c : ZEROS;
        for (int j = 0; j < columns; j += PANEL) {
            int vectors = columns - j > LANES ? 2 : 1;
            for (int i = 0; i < rows;) {
                int height = Gemm.height(rows - i, warm);
                long to = co + i * cRow + j * 4L;
                FloatMicroKernels.tile(height, vectors, depth, a, ao + i * ROW, b, bo, at, 0, init, adds ? to : 0,
                        adds ? cRow : 0, adds ? VECTOR : 0, c, to, cRow);
                i += height;
            }
            bo += panelBytes;
        }
    }

    /// Counts a run, and compiles the kernels that it needs after some of them.
    void countTowardsWarmUp() {
        if (!warm) {
            products += (long) heads * queries * keys * (width + values);
            if (products >= WARM_UP_PRODUCTS) {
                warmUp();
            }
        }
    }

    /// Compiles the kernels that a run needs; until then it makes do with tiles of 2 rows.
    void warmUp() {
        products = Long.MIN_VALUE;
        if (!KernelWarmUp.isReady()) {
            return;
        }
        boolean ready = KernelWarmUp.packing();
        for (int rows : new int[] {queryBlock, queries - (queries - 1) / queryBlock * queryBlock, width, values}) {
            for (int left = rows; left > 0;) {
                int height = Gemm.height(left, true);
                ready &= KernelWarmUp.tile(false, height, 2) & KernelWarmUp.tile(false, height, 1);
                left -= height;
            }
        }
        warm = ready;
        products = ready ? Long.MIN_VALUE : WARM_UP_PRODUCTS / 2;
    }

    /// Keys that some of `rows` queries from `query` on may look at.
    int visible(int query, int rows) {
        return causal ? Math.min(keys, query + rows) : keys;
    }

    // Of `count` keys from `key` on, how many query `query` may look at, but for the mask.
    private int visible(int query, int key, int count) {
        return causal ? Math.clamp(query + 1L - key, 0, count) : count;
    }

    /// Makes the scores of `rows` queries with `count` keys from `key` on minus infinity where a query may not look, or
    /// adds the mask.
    void mask(Tensor[] in, int head, int query, int rows, int key, int count, MemorySegment scores, long at) {
        for (int row = 0; row < rows && (mask >= 0 || causal); row++) {
            int visible = visible(query + row, key, count);
            if (mask >= 0) {
                mask(in[mask].segment(), starts[3][head] + (query + row) * strides[3] + key * maskStep, visible, scores,
                        at + row * ROW);
            }
            if (visible < count) {
                MemorySegment.copy(NEVER, 0, scores, at + row * ROW + 4L * visible, 4L * (count - visible));
            }
        }
    }

    private void mask(MemorySegment given, long from, int count, MemorySegment scores, long at) {
        if (isBool && maskStep == 0) {
            IntBinary.selectSVS(scores, at, given, from, scores, at, NEVER, 0, count);
        } else if (isBool) {
            IntBinary.selectVVS(scores, at, given, from, scores, at, NEVER, 0, count);
        } else if (maskStep == 0) {
            FloatBinary.addVS(scores, at, scores, at, given, from, count);
        } else {
            FloatBinary.addVV(scores, at, scores, at, given, from, count);
        }
    }

    /// Whether a row of scores that are no number or minus infinity has weights of zero: where there is a mask and no NaN.
    boolean isBlind(MemorySegment scores, long at, int count) {
        return mask >= 0 && !Double.isNaN(Rows.sum(scores, at, count));
    }

    // ---- rows of a block; records lie at `record`, see FloatLines

    /// The largest of each row of scores, into place 2; NaN may get lost.
    static void largest(MemorySegment s, long scores, long record, int rows, int count) {
        if (Rows.areLines(count)) {
            FloatLines.largestApart(s, scores, ROW, s, record, rows, count);
            return;
        }
        for (int row = 0; row < rows; row++) {
            s.set(FLOAT, record + row * RECORD + 8, FloatRows.largest(s, scores + row * ROW, count));
        }
    }

    /// Weights from scores: the exponential of each less place 2; their sum into place 3.
    static void exp(MemorySegment s, long scores, long record, int rows, int count) {
        if (Rows.areLines(count)) {
            FloatLines.expOfDifferenceApart(s, scores, ROW, s, scores, ROW, s, record, rows, count);
            return;
        }
        for (int row = 0; row < rows; row++) {
            long at = scores + row * ROW;
            s.set(FLOAT, record + row * RECORD + 12, FloatRows.expOfDifference(s, at, s, at, count, s.get(FLOAT, record
                    + row * RECORD + 8)));
        }
    }

    /// Rows times place 3.
    static void scale(MemorySegment dst, long to, long toStride, MemorySegment src, long at, long stride,
            MemorySegment s, long record, int rows, int count) {
        if (Rows.areLines(count)) {
            FloatLines.multiplyApart(dst, to, toStride, src, at, stride, s, record, rows, count);
            return;
        }
        for (int row = 0; row < rows; row++) {
            FloatUnary.multiply(dst, to + row * toStride, src, at + row * stride, count, s.get(FLOAT, record + row
                    * RECORD + 12));
        }
    }

    /// Queries times the scale, as a left operand.
    void scaleQueries(Tensor[] in, int head, int query, int rows, MemorySegment s, long to, long record) {
        for (int row = 0; row < rows; row++) {
            s.set(FLOAT, record + row * RECORD + 12, scale);
        }
        scale(s, to, ROW, in[0].segment(), starts[0][head] + query * strides[0], strides[0], s, record, rows, width);
    }

    @Override
    public String toString() {
        return "blocks of " + queryBlock + " queries and " + Math.min(keyBlock, keys) + " keys";
    }
}
