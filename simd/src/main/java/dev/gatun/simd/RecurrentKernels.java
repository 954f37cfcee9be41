// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Gru;
import dev.gatun.op.Lstm;
import dev.gatun.spi.Kernel;
import dev.gatun.spi.Offer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import dev.gatun.tensor.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.List;

/// Recurrent layers of packed `f32`: one matrix product for the inputs of all steps, then for each step one for the
/// state and a few passes over its gates, which stay in the cache.
final class RecurrentKernels implements Kernel {
    private static final int THREADS = Runtime.getRuntime().availableProcessors();
    private static final double NANOS_PER_PASS = 12;
    private static final double NANOS_PER_GATE = 1;

    private final Sizes sizes;
    private final Gemm fromInput;
    private final Gemm fromState;
    // Packed weights, if they never change; else null.
    private final MemorySegment inputPanels;
    private final MemorySegment statePanels;

    /// @param gates four of an LSTM, three of a GRU
    private record Sizes(int gates, boolean reverse, int steps, int batch, int inputs, int hidden, boolean biased) {
        int states() {
            return gates == 4 ? 2 : 1;
        }

        /// One row of gates, in bytes.
        long row() {
            return 4L * gates * hidden;
        }

        long stateBytes() {
            return 4L * batch * hidden;
        }

        // Working memory: gates of all steps, products of one state, a sum of biases, and that of the matrix products.

        long backAt() {
            return align(steps * batch * row());
        }

        long biasAt() {
            return backAt() + align(batch * row());
        }

        long restAt() {
            return biasAt() + align(row());
        }

        private static long align(long bytes) {
            return bytes + 63 & -64;
        }
    }

    private RecurrentKernels(Sizes sizes, Gemm fromInput, Gemm fromState, MemorySegment inputPanels,
            MemorySegment statePanels) {
        this.sizes = sizes;
        this.fromInput = fromInput;
        this.fromState = fromState;
        this.inputPanels = inputPanels;
        this.statePanels = statePanels;
    }

    static void register(SimdBackend backend) {
        backend.register(Lstm.class, (op, inputs, _) -> offer(4, op.reverse(), inputs));
        backend.register(Gru.class, (op, inputs, _) -> offer(3, op.reverse(), inputs));
    }

    private static Offer offer(int gates, boolean reverse, List<TensorSpec> inputs) {
        TensorSpec x = inputs.get(0);
        if (x.dtype() != DType.F32) {
            return Offer.decline("dtype " + x.dtype() + " not implemented");
        }
        if (inputs.stream().anyMatch(input -> !input.isContiguous())) {
            return Offer.decline("an operand is strided");
        }
        long hidden = inputs.get(1).dim(1);
        if (x.dim(0) * x.dim(1) > Integer.MAX_VALUE || x.dim(2) > Integer.MAX_VALUE
                || gates * hidden > Integer.MAX_VALUE / 4) {
            return Offer.decline("a dimension exceeds " + Integer.MAX_VALUE);
        }
        if (x.size() == 0 || hidden == 0) {
            return Offer.decline("empty");
        }
        int states = gates == 4 ? 2 : 1;
        Sizes s = new Sizes(gates, reverse, (int) x.dim(0), (int) x.dim(1), (int) x.dim(2), (int) hidden,
                inputs.size() > states + 3);
        int columns = gates * s.hidden;
        Gemm.Start start = s.biased ? Gemm.Start.COLUMN_BIAS : Gemm.Start.ZERO;
        Gemm fromInput = Gemm.floats(s.steps * s.batch, columns, s.inputs, s.inputs, 1, 1, s.inputs, columns, start);
        Gemm fromState = Gemm.floats(s.batch, columns, s.hidden, s.hidden, 1, 1, s.hidden, columns, gates == 4
                ? Gemm.Start.ADD : start);
        double gateNanos = s.batch * (8 * NANOS_PER_PASS + columns * NANOS_PER_GATE);
        double nanos = fromInput.nanos() + s.steps * (fromState.nanos() + gateNanos);
        long scratchBytes = s.restAt() + Math.max(fromInput.scratchBytes(THREADS), fromState.scratchBytes());
        return new Offer.Accepted("steps of " + fromState, nanos, scratchBytes, () -> new RecurrentKernels(s,
                fromInput, fromState, null, null));
    }

    @Override
    public Kernel fix(Tensor[] constants) {
        Tensor weightIh = constants[sizes.states() + 1];
        Tensor weightHh = constants[sizes.states() + 2];
        if (weightIh == null || weightHh == null) {
            return this;
        }
        Gemm input = fromInput.packed();
        Gemm state = fromState.packed();
        return new RecurrentKernels(sizes, input, state, pack(input, weightIh), pack(state, weightHh));
    }

    private static MemorySegment pack(Gemm gemm, Tensor weight) {
        MemorySegment panels = Arena.ofAuto().allocate(Math.max(64, gemm.packedBytes()), 64);
        gemm.warmUp();
        gemm.pack(weight.segment(), 0, panels, 0);
        return panels;
    }

    @Override
    public void run(Tensor[] in, Tensor[] out, MemorySegment scratch) {
        int states = sizes.states();
        MemorySegment weightIh = inputPanels != null ? inputPanels : in[states + 1].segment();
        MemorySegment weightHh = statePanels != null ? statePanels : in[states + 2].segment();
        MemorySegment bias = null;
        long biasAt = 0;
        MemorySegment biasHh = null;
        if (sizes.biased) {
            bias = in[states + 3].segment();
            biasHh = in[states + 4].segment();
            if (sizes.gates == 4) {
                FloatBinary.addVV(scratch, sizes.biasAt(), bias, 0, biasHh, 0, 4 * sizes.hidden);
                bias = scratch;
                biasAt = sizes.biasAt();
            }
        }
        fromInput.run(in[0].segment(), 0, weightIh, 0, bias, biasAt, scratch, 0, scratch, sizes.restAt(), Workers
                .current());
        MemorySegment y = out[0].segment();
        MemorySegment h = in[1].segment();
        long hAt = 0;
        MemorySegment c = null;
        if (states == 2) {
            c = out[2].segment();
            MemorySegment.copy(in[2].segment(), 0, c, 0, sizes.stateBytes());
        }
        for (int i = 0; i < sizes.steps; i++) {
            int t = sizes.reverse ? sizes.steps - 1 - i : i;
            long gatesAt = t * sizes.batch * sizes.row();
            long yAt = t * sizes.stateBytes();
            if (states == 2) {
                fromState.run(h, hAt, weightHh, 0, null, 0, scratch, gatesAt, scratch, sizes.restAt());
            } else {
                fromState.run(h, hAt, weightHh, 0, biasHh, 0, scratch, sizes.backAt(), scratch, sizes.restAt());
            }
            for (int n = 0; n < sizes.batch; n++) {
                long stateAt = 4L * n * sizes.hidden;
                if (states == 2) {
                    lstm(scratch, gatesAt + n * sizes.row(), c, stateAt, y, yAt + stateAt, sizes.hidden);
                } else {
                    gru(scratch, gatesAt + n * sizes.row(), sizes.backAt() + n * sizes.row(), h, hAt + stateAt, y, yAt
                            + stateAt, sizes.hidden);
                }
            }
            h = y;
            hAt = yAt;
        }
        MemorySegment.copy(y, hAt, out[1].segment(), 0, sizes.stateBytes());
        Reference.reachabilityFence(this);
    }

    // Gates i, f, g, o of one row.
    private static void lstm(MemorySegment gates, long at, MemorySegment c, long cAt, MemorySegment y, long yAt,
            int n) {
        long block = 4L * n;
        FloatActivations.sigmoid(gates, at, gates, at, 2 * n);
        FloatActivations.tanh(gates, at + 2 * block, gates, at + 2 * block, n);
        FloatActivations.sigmoid(gates, at + 3 * block, gates, at + 3 * block, n);
        FloatBinary.mulVV(gates, at, gates, at, gates, at + 2 * block, n);
        FloatBinary.mulVV(c, cAt, c, cAt, gates, at + block, n);
        FloatBinary.addVV(c, cAt, c, cAt, gates, at, n);
        FloatActivations.tanh(gates, at, c, cAt, n);
        FloatBinary.mulVV(y, yAt, gates, at, gates, at + 3 * block, n);
    }

    // Gates r, z, n of one row from the input and from the state.
    private static void gru(MemorySegment gates, long at, long backAt, MemorySegment h, long hAt, MemorySegment y,
            long yAt, int n) {
        long block = 4L * n;
        FloatBinary.addVV(gates, at, gates, at, gates, backAt, 2 * n);
        FloatActivations.sigmoid(gates, at, gates, at, 2 * n);
        FloatBinary.mulVV(gates, at, gates, at, gates, backAt + 2 * block, n);
        FloatBinary.addVV(gates, at, gates, at, gates, at + 2 * block, n);
        FloatActivations.tanh(gates, at, gates, at, n);
        // The result is n + z * (h - n); its place must not be overwritten while h may lie there, and never does.
        FloatBinary.subVV(y, yAt, h, hAt, gates, at, n);
        FloatBinary.mulVV(y, yAt, y, yAt, gates, at + block, n);
        FloatBinary.addVV(y, yAt, y, yAt, gates, at, n);
    }
}
