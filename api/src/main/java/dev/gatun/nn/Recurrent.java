// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.op.Gru;
import dev.gatun.op.Lstm;
import dev.gatun.op.Ops;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Recurrent layers over sequences, one on the other, in one or both directions: [Lstm], [Gru], or Elman's simple
/// network `h = tanh(x weight_ih^T + bias_ih + h weight_hh^T + bias_hh)` (or with ReLU).
///
/// Shapes: `[N, T, in] -> [N, T, directions * hidden]`, as PyTorch's `LSTM`, `GRU` and `RNN` with `batch_first=True`.
/// Parameters by PyTorch's names for each layer `k`, those of the way back with `_reverse` at the end: `weight_ih_lk`
/// `[gates * hidden, in]`, `weight_hh_lk` `[gates * hidden, hidden]`, `bias_ih_lk` and `bias_hh_lk` `[gates * hidden]`,
/// gates in PyTorch's order (4 for LSTM, 3 for GRU, 1 for the simple network), all drawn uniformly from
/// `±1 / sqrt(hidden)`. With all of them 0 every output is 0.
public final class Recurrent extends Layer {
    /// What happens at each step.
    public enum Cell {
        LSTM(4, 2),
        GRU(3, 1),
        TANH(1, 1),
        RELU(1, 1);

        private final int gates;
        private final int states;

        Cell(int gates, int states) {
            this.gates = gates;
            this.states = states;
        }
    }

    /// What a sequence comes to.
    ///
    /// @param y the last layer's output of each step, `[N, T, directions * hidden]`
    /// @param h the last states of each layer and direction, `[layers * directions, N, hidden]`
    /// @param c likewise the memory cells of an LSTM; null for others
    public record States(Tensor y, Tensor h, Tensor c) {
    }

    private final Cell cell;
    private final long in;
    private final long hidden;
    private final int layers;
    private final int directions;
    // For each layer and direction: weight_ih, weight_hh, and the two biases if there are any.
    private final List<Tensor[]> weights = new ArrayList<>();

    /// One layer in `F32` in one direction, with biases.
    public Recurrent(Cell cell, long in, long hidden, Rng rng) {
        this(cell, in, hidden, 1, false, true, DType.F32, rng);
    }

    /// Layers with all choices.
    public Recurrent(Cell cell, long in, long hidden, int layers, boolean bidirectional, boolean bias, DType dtype,
            Rng rng) {
        if (layers < 1 || hidden < 1) {
            throw new IllegalArgumentException("recurrent: there must be a layer and a hidden unit: layers=" + layers
                    + ", hidden=" + hidden);
        }
        this.cell = cell;
        this.in = in;
        this.hidden = hidden;
        this.layers = layers;
        this.directions = bidirectional ? 2 : 1;
        Init init = Init.uniformByFanIn(hidden);
        long rows = cell.gates * hidden;
        for (int layer = 0; layer < layers; layer++) {
            for (int direction = 0; direction < directions; direction++) {
                String suffix = "_l" + layer + (direction == 0 ? "" : "_reverse");
                Tensor ih = parameter("weight_ih" + suffix, init.create(rng, dtype, rows, layer == 0 ? in
                        : directions * hidden));
                Tensor hh = parameter("weight_hh" + suffix, init.create(rng, dtype, rows, hidden));
                weights.add(!bias ? new Tensor[] {ih, hh} : new Tensor[] {ih, hh, parameter("bias_ih" + suffix, init
                        .create(rng, dtype, rows)),
                    parameter("bias_hh" + suffix, init.create(rng, dtype, rows))});
            }
        }
    }

    @Override
    protected Tensor compute(Tensor x) {
        return run(x, null, null).y();
    }

    /// Runs a sequence from given states.
    ///
    /// @param x `[N, T, in]`
    /// @param h `[layers * directions, N, hidden]`, or null for zeros
    /// @param c likewise for the memory cells of an LSTM; null for zeros and for others
    /// @throws IllegalArgumentException if an operand does not fit
    public States run(Tensor x, Tensor h, Tensor c) {
        if (x.rank() != 3 || x.dim(2) != in) {
            throw new IllegalArgumentException("recurrent: input must be [N, T, " + in + "]: input=" + x.spec());
        }
        if (c != null && cell != Cell.LSTM) {
            throw new IllegalArgumentException("recurrent: only an LSTM has memory cells: cell=" + cell + ", c="
                    + c.spec());
        }
        Shape whole = Shape.of((long) layers * directions, x.dim(0), hidden);
        checkState("h", h, whole);
        checkState("c", c, whole);
        Tensor zeros = h == null || cell.states == 2 && c == null
                ? Tensor.zeros(TensorSpec.of(x.dtype(), x.dim(0), hidden)) : null;
        Tensor sequence = x.transpose(0, 1);
        List<Tensor> lastH = new ArrayList<>();
        List<Tensor> lastC = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            Tensor[] outputs = new Tensor[directions];
            for (int direction = 0; direction < directions; direction++) {
                int index = layer * directions + direction;
                Tensor[] results = step(sequence, h == null ? zeros : state(h, index), cell.states == 1 ? null
                        : c == null ? zeros : state(c, index), direction == 1, weights.get(index));
                outputs[direction] = results[0];
                lastH.add(results[1]);
                if (cell.states == 2) {
                    lastC.add(results[2]);
                }
            }
            sequence = directions == 1 ? outputs[0] : Tensor.concat(-1, outputs);
        }
        return new States(sequence.transpose(0, 1), stack(lastH), lastC.isEmpty() ? null : stack(lastC));
    }

    private static void checkState(String name, Tensor state, Shape expected) {
        if (state != null && !state.shape().equals(expected)) {
            throw new IllegalArgumentException("recurrent: a state must be [layers * directions, N, hidden]: " + name
                    + "=" + state.spec() + ", expected=" + expected);
        }
    }

    private static Tensor state(Tensor all, int index) {
        return all.slice(0, index, index + 1).reshape(all.dim(1), all.dim(2));
    }

    private static Tensor stack(List<Tensor> states) {
        return Tensor.stack(0, states.toArray(Tensor[]::new));
    }

    private Tensor[] step(Tensor x, Tensor h, Tensor c, boolean reverse, Tensor[] own) {
        return switch (cell) {
            case LSTM -> Ops.applyAll(new Lstm(reverse), join(new Tensor[] {x, h, c}, own));
            case GRU -> Ops.applyAll(new Gru(reverse), join(new Tensor[] {x, h}, own));
            case TANH, RELU -> simple(x, h, reverse, own);
        };
    }

    private static Tensor[] join(Tensor[] operands, Tensor[] own) {
        Tensor[] all = Arrays.copyOf(operands, operands.length + own.length);
        System.arraycopy(own, 0, all, operands.length, own.length);
        return all;
    }

    private Tensor[] simple(Tensor x, Tensor start, boolean reverse, Tensor[] own) {
        boolean bias = own.length == 4;
        Tensor fromInput = Functional.linear(x, own[0], bias ? own[2] : null);
        int length = Math.toIntExact(x.dim(0));
        Tensor[] outputs = new Tensor[length];
        Tensor h = start;
        for (int i = 0; i < length; i++) {
            int at = reverse ? length - 1 - i : i;
            Tensor sum = state(fromInput, at).add(Functional.linear(h, own[1], bias ? own[3] : null));
            h = cell == Cell.TANH ? sum.tanh() : sum.relu();
            outputs[at] = h;
        }
        if (length == 0) {
            throw new IllegalArgumentException("recurrent: the sequence must have some time: input=" + x.spec());
        }
        return new Tensor[] {Tensor.stack(0, outputs), h};
    }

    @Override
    protected String settings() {
        return cell.name().toLowerCase(Locale.ROOT) + ", " + in + " -> " + hidden + (layers == 1 ? "" : ", layers="
                + layers) + (directions == 1 ? "" : ", both directions") + (weights.get(0).length == 2 ? ", no bias"
                        : "");
    }
}
