// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/// What [Lstm] and [Gru] have in common: operands, their checks, and the walk along the sequence.
final class Recurrence {
    private Recurrence() {
    }

    /// The specs of the results: y `[T,N,H]`, and one `[N,H]` for each state.
    ///
    /// @param states how many states there are, which follow the sequence among the operands
    /// @param gates how many blocks of `H` rows the weights have
    static List<TensorSpec> infer(Op op, int states, int gates, List<TensorSpec> inputs) {
        Check.operands(op, inputs, states + 3, states + 5);
        Check.that(inputs.size() != states + 4, op, "there must be two biases or none", "operands=" + inputs.size(),
                inputs);
        TensorSpec x = inputs.get(0);
        Check.floating(op, x);
        Check.that(x.rank() == 3 && x.dim(0) > 0, op, "the sequence must be [time, batch, features] with some time",
                "x=" + x.shape(), inputs);
        TensorSpec state = inputs.get(1);
        Check.that(state.rank() == 2, op, "a state must be [batch, hidden]", "state=" + state.shape(), inputs);
        long hidden = state.dim(1);
        List<Shape> expected = new ArrayList<>(List.of(x.shape()));
        for (int i = 0; i < states; i++) {
            expected.add(Shape.of(x.dim(1), hidden));
        }
        expected.add(Shape.of(gates * hidden, x.dim(2)));
        expected.add(Shape.of(gates * hidden, hidden));
        expected.add(Shape.of(gates * hidden));
        expected.add(Shape.of(gates * hidden));
        for (int i = 0; i < inputs.size(); i++) {
            Check.sameType(op, x, inputs.get(i));
            Check.that(inputs.get(i).shape().equals(expected.get(i)), op, "operand " + i + " does not fit",
                    "expected=" + expected.get(i) + ", got=" + inputs.get(i).shape(), inputs);
        }
        List<TensorSpec> results = new ArrayList<>(List.of(TensorSpec.of(x.dtype(), x.dim(0), x.dim(1), hidden)));
        for (int i = 0; i < states; i++) {
            results.add(TensorSpec.of(x.dtype(), x.dim(1), hidden));
        }
        return List.copyOf(results);
    }

    static Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs, int states) {
        TensorSpec x = inputs.get(0);
        double weights = (double) inputs.get(states + 1).size() + inputs.get(states + 2).size();
        return Cost.of(2.0 * x.dim(0) * x.dim(1) * weights, inputs, outputs);
    }

    /// `x weight^T + bias`, without bias where it is null.
    static Tensor affine(Tensor x, Tensor weight, Tensor bias) {
        return bias == null ? Ops.apply(new Linear(), x, weight) : Ops.apply(new Linear(), x, weight, bias);
    }

    /// Goes through the steps of `sequence` `[T,N,G]` in order of time, or against it.
    ///
    /// @param step gives the new states from the step's part `[N,G]` and the states
    /// @return the first state of each step, `[T,N,H]` in order of time, and the last states
    static Tensor[] walk(Tensor sequence, boolean reverse, Tensor[] states, Step step) {
        int length = Math.toIntExact(sequence.dim(0));
        Tensor[] outputs = new Tensor[length];
        Tensor[] current = states;
        for (int i = 0; i < length; i++) {
            int at = reverse ? length - 1 - i : i;
            current = step.next(sequence.slice(0, at, at + 1).reshape(sequence.dim(1), sequence.dim(2)), current);
            outputs[at] = current[0];
        }
        Tensor[] results = new Tensor[states.length + 1];
        results[0] = Tensor.stack(0, outputs);
        System.arraycopy(current, 0, results, 1, current.length);
        return results;
    }

    /// Part `index` of `count` equal parts of the last axis.
    static IntFunction<Tensor> parts(Tensor gates, int count) {
        long size = gates.dim(-1) / count;
        return index -> gates.slice(-1, index * size, (index + 1) * size);
    }

    /// One step along the sequence.
    @FunctionalInterface
    interface Step {
        Tensor[] next(Tensor part, Tensor[] states);
    }

    /// Operand `index`, or null where there are fewer.
    static Tensor optional(Tensor[] inputs, int index) {
        return index < inputs.length ? inputs[index] : null;
    }

    /// The states among the operands.
    static Tensor[] states(Tensor[] inputs, int count) {
        return Arrays.copyOfRange(inputs, 1, count + 1);
    }
}
