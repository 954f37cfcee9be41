// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.op.Gru;
import dev.gatun.op.Linear;
import dev.gatun.op.Lstm;
import dev.gatun.op.Ops;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Recurrent layers.
///
/// Layers with the usual activations and without lengths, clipping or peepholes are the engine's own ops; all others are
/// written out step by step.
final class RecurrentOperators {
    private RecurrentOperators() {
    }

    static void register(Operators operators) {
        operators.computeAll("RNN", 7, call -> run(call, Kind.RNN));
        operators.computeAll("GRU", 7, call -> run(call, Kind.GRU));
        operators.computeAll("LSTM", 7, call -> run(call, Kind.LSTM));
    }

    /// The three layers: how many gates they have, how many activations, and how many states.
    private enum Kind {
        RNN(1, 1, "Tanh"),
        GRU(3, 1, "Sigmoid", "Tanh"),
        LSTM(4, 2, "Sigmoid", "Tanh", "Tanh");

        private final int gates;
        private final int states;
        private final List<String> activations;

        Kind(int gates, int states, String... activations) {
            this.gates = gates;
            this.states = states;
            this.activations = List.of(activations);
        }
    }

    /// One direction of a layer, with operands of its own.
    private record Direction(Kind kind, Tensor weightIh, Tensor weightHh, Tensor biasIh, Tensor biasHh,
            Tensor peepholes, Tensor[] initial, List<UnaryOperator<Tensor>> activations, double clip,
            boolean resetAfter, boolean coupled, boolean plain) {
        long hidden() {
            return weightHh.dim(1);
        }

        /// Rows of gate `i` of weights or biases.
        Tensor gate(Tensor x, int i) {
            return x.slice(0, i * hidden(), (i + 1) * hidden());
        }

        Tensor ordered(Tensor x, int... gates) {
            Tensor[] parts = new Tensor[gates.length];
            for (int i = 0; i < gates.length; i++) {
                parts[i] = gate(x, gates[i]);
            }
            return Tensor.concat(0, parts);
        }
    }

    private static Tensor[] run(Call call, Kind kind) {
        boolean batchFirst = call.flag("layout", false);
        Tensor x = batchFirst ? call.tensor(0).transpose(0, 1) : call.tensor(0);
        int directions = Math.toIntExact(call.tensor(1).dim(0));
        boolean backward = call.text("direction", "forward").equals("reverse");
        Tensor lengths = call.tensorOrNull(4);
        Tensor[] sequences = new Tensor[directions];
        Tensor[][] states = new Tensor[kind.states][directions];
        for (int i = 0; i < directions; i++) {
            Direction direction = direction(call, kind, i, x, batchFirst);
            boolean reverse = backward || i == 1;
            Tensor[] results = direction.plain() && lengths == null ? fast(direction, x, reverse) : slow(direction, x,
                    reverse, lengths);
            sequences[i] = results[0];
            for (int k = 0; k < kind.states; k++) {
                states[k][i] = results[k + 1];
            }
        }
        // [time, direction, batch, hidden] or [batch, time, direction, hidden].
        Tensor[] outputs = new Tensor[kind.states + 1];
        Tensor y = Tensor.stack(1, sequences);
        outputs[0] = batchFirst ? y.permute(2, 0, 1, 3) : y;
        for (int k = 0; k < kind.states; k++) {
            outputs[k + 1] = Tensor.stack(batchFirst ? 1 : 0, states[k]);
        }
        return outputs;
    }

    private static Direction direction(Call call, Kind kind, int i, Tensor x, boolean batchFirst) {
        Tensor weightIh = call.tensor(1).get(0, i);
        Tensor weightHh = call.tensor(2).get(0, i);
        long hidden = weightHh.dim(1);
        long rows = kind.gates * hidden;
        Tensor bias = call.has(3) ? call.tensor(3).get(0, i) : null;
        Tensor[] initial = new Tensor[kind.states];
        for (int k = 0; k < initial.length; k++) {
            initial[k] = call.has(5 + k) ? call.tensor(5 + k).get(batchFirst ? 1 : 0, i) : Tensor.zeros(x.dtype(), x
                    .dim(1), hidden);
        }
        List<String> names = call.texts("activations");
        int count = kind.activations.size();
        List<String> own = names == null ? kind.activations : names.subList(i * count, (i + 1) * count);
        boolean resetAfter = call.flag("linear_before_reset", false);
        boolean coupled = call.flag("input_forget", false);
        boolean plain = kind != Kind.RNN && own.equals(kind.activations) && !call.hasAttribute("clip") && !coupled
                && (kind != Kind.GRU || resetAfter) && !call.has(7);
        return new Direction(kind, weightIh, weightHh, bias == null ? null : bias.slice(0, 0, rows), bias == null ? null
                : bias.slice(0, rows, 2 * rows), call.has(7) ? call.tensor(7).get(0, i) : null, initial,
                activations(
                        call, own, i * count),
                call.number("clip", 0), resetAfter, coupled, plain);
    }

    // ---- activations

    private static List<UnaryOperator<Tensor>> activations(Call call, List<String> names, int first) {
        float[] alphas = call.numbers("activation_alpha");
        float[] betas = call.numbers("activation_beta");
        List<UnaryOperator<Tensor>> functions = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            functions
                    .add(activation(call, names.get(i),
                            alphas != null && first + i < alphas.length ? (Float) alphas[first
                                    + i] : null,
                            betas != null && first + i < betas.length ? (Float) betas[first + i] : null));
        }
        return functions;
    }

    private static UnaryOperator<Tensor> activation(Call call, String name, Float alpha, Float beta) {
        return switch (name) {
            case "Relu" -> Tensor::relu;
            case "Tanh" -> Tensor::tanh;
            case "Sigmoid" -> Tensor::sigmoid;
            case "Softplus" -> Tensor::softplus;
            case "Softsign" -> x -> x.div(x.abs().add(1));
            case "Affine" -> x -> x.mul(or(alpha, 1)).add(or(beta, 0));
            case "LeakyRelu" -> x -> x.leakyRelu(or(alpha, 0.01f));
            case "ThresholdedRelu" -> x -> x.greaterEqual(or(alpha, 1)).select(x, 0);
            case "ScaledTanh" -> x -> x.mul(or(beta, 1)).tanh().mul(or(alpha, 1));
            case "HardSigmoid" -> x -> x.mul(or(alpha, 0.2f)).add(or(beta, 0.5f)).clamp(0, 1);
            case "Elu" -> x -> x.elu(or(alpha, 1));
            default -> throw call.unsupported("activation " + name);
        };
    }

    private static double or(Float value, double otherwise) {
        return value == null ? otherwise : value;
    }

    // ---- layers

    private static Tensor[] fast(Direction d, Tensor x, boolean reverse) {
        // ONNX has i, o, f, c where the engine has i, f, c, o, and z, r, h where it has r, z, h.
        int[] order = d.kind() == Kind.LSTM ? new int[] {0, 2, 3, 1} : new int[] {1, 0, 2};
        List<Tensor> operands = new ArrayList<>();
        operands.add(x);
        operands.addAll(List.of(d.initial()));
        operands.add(d.ordered(d.weightIh(), order));
        operands.add(d.ordered(d.weightHh(), order));
        if (d.biasIh() != null) {
            operands.add(d.ordered(d.biasIh(), order));
            operands.add(d.ordered(d.biasHh(), order));
        }
        return Ops.applyAll(d.kind() == Kind.LSTM ? new Lstm(reverse) : new Gru(reverse), operands.toArray(
                Tensor[]::new));
    }

    // Sequences that end early keep their last state and give zeros; backward, each is turned round on its own.
    private static Tensor[] slow(Direction d, Tensor x, boolean reverse, Tensor lengths) {
        int steps = Math.toIntExact(x.dim(0));
        Tensor source = x;
        if (reverse) {
            source = lengths == null ? x.flip(0) : IndexOperators.reverseSequence(x, lengths, 1, 0);
        }
        Tensor limit = lengths == null ? null : lengths.to(DType.I64).unsqueeze(1);
        Tensor fromInput = affine(source.contiguous(), d.weightIh(), d.biasIh());
        Tensor[] outputs = new Tensor[steps];
        Tensor[] states = d.initial();
        for (int t = 0; t < steps; t++) {
            Tensor part = fromInput.get(0, t);
            Tensor[] next = switch (d.kind()) {
                case RNN -> simpleStep(d, part, states);
                case GRU -> gruStep(d, part, states);
                case LSTM -> lstmStep(d, part, states);
            };
            outputs[t] = next[0];
            if (limit != null) {
                Tensor runs = limit.greater(t);
                outputs[t] = runs.select(next[0], 0);
                for (int k = 0; k < next.length; k++) {
                    next[k] = runs.select(next[k], states[k]);
                }
            }
            states = next;
        }
        Tensor y = steps == 0 ? Tensor.zeros(x.dtype(), 0, x.dim(1), d.hidden()) : Tensor.stack(0, outputs);
        if (reverse) {
            y = lengths == null ? y.flip(0) : IndexOperators.reverseSequence(y, lengths, 1, 0);
        }
        Tensor[] results = new Tensor[states.length + 1];
        results[0] = y;
        System.arraycopy(states, 0, results, 1, states.length);
        return results;
    }

    private static Tensor affine(Tensor x, Tensor weight, Tensor bias) {
        return bias == null ? Ops.apply(new Linear(), x, weight) : Ops.apply(new Linear(), x, weight, bias);
    }

    // Activation `i` of what is clipped first.
    private static Tensor activate(Direction d, int i, Tensor x) {
        return d.activations().get(i).apply(d.clip() > 0 ? x.clamp(-d.clip(), d.clip()) : x);
    }

    private static Tensor part(Direction d, Tensor gates, int i) {
        return gates.slice(-1, i * d.hidden(), (i + 1) * d.hidden());
    }

    private static Tensor[] simpleStep(Direction d, Tensor in, Tensor[] states) {
        return new Tensor[] {activate(d, 0, in.add(affine(states[0], d.weightHh(), d.biasHh())))};
    }

    private static Tensor[] gruStep(Direction d, Tensor in, Tensor[] states) {
        Tensor h = states[0];
        Tensor back = d.resetAfter() ? affine(h, d.weightHh(), d.biasHh()) : affine(h, d.weightHh().slice(0, 0, 2 * d
                .hidden()), d.biasHh() == null ? null : d.biasHh().slice(0, 0, 2 * d.hidden()));
        Tensor update = activate(d, 0, part(d, in, 0).add(part(d, back, 0)));
        Tensor reset = activate(d, 0, part(d, in, 1).add(part(d, back, 1)));
        Tensor from = d.resetAfter() ? reset.mul(part(d, back, 2)) : affine(reset.mul(h), d.gate(d.weightHh(), 2), d
                .biasHh() == null ? null : d.gate(d.biasHh(), 2));
        Tensor fresh = activate(d, 1, part(d, in, 2).add(from));
        return new Tensor[] {fresh.add(update.mul(h.sub(fresh)))};
    }

    private static Tensor[] lstmStep(Direction d, Tensor in, Tensor[] states) {
        Tensor sums = in.add(affine(states[0], d.weightHh(), d.biasHh()));
        Tensor c = states[1];
        Tensor input = activate(d, 0, watched(d, part(d, sums, 0), c, 0));
        Tensor forget = d.coupled() ? input.neg().add(1) : activate(d, 0, watched(d, part(d, sums, 2), c, 2));
        Tensor fresh = activate(d, 1, part(d, sums, 3));
        Tensor cell = forget.mul(c).add(input.mul(fresh));
        Tensor output = activate(d, 0, watched(d, part(d, sums, 1), cell, 1));
        return new Tensor[] {output.mul(activate(d, 2, cell)), cell};
    }

    // With a peephole onto the cell.
    private static Tensor watched(Direction d, Tensor sum, Tensor cell, int i) {
        return d.peepholes() == null ? sum : sum.add(d.gate(d.peepholes(), i).mul(cell));
    }
}
