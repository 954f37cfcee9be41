// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;
import java.util.function.IntFunction;

/// One layer of long short-term memory in one direction (Hochreiter and Schmidhuber 1997; PyTorch's `LSTM`):
///
///     i, f, g, o = x[t] weightIh^T + biasIh + h weightHh^T + biasHh     (four blocks of H)
///     c = sigmoid(f) * c + sigmoid(i) * tanh(g)
///     h = sigmoid(o) * tanh(c)
///
/// Operands: x `[T,N,I]`, h `[N,H]`, c `[N,H]`, weightIh `[4H,I]`, weightHh `[4H,H]`, and optionally biasIh and biasHh
/// `[4H]`. Results: h of every step `[T,N,H]`, the last h and the last c `[N,H]`. The blocks are in PyTorch's order;
/// ONNX's is i, o, f, g.
///
/// @param reverse whether the sequence is read from its end; results stay in the order of x
public record Lstm(boolean reverse) implements Composite {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        return Recurrence.infer(this, 2, 4, inputs);
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Recurrence.cost(inputs, outputs, 2);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor fromInput = Recurrence.affine(inputs[0], inputs[3], Recurrence.optional(inputs, 5));
        return Recurrence.walk(fromInput, reverse, Recurrence.states(inputs, 2), (part, states) -> {
            Tensor sum = part.add(Recurrence.affine(states[0], inputs[4], Recurrence.optional(inputs, 6)));
            IntFunction<Tensor> gates = Recurrence.parts(sum, 4);
            Tensor kept = gates.apply(1).sigmoid().mul(states[1]);
            Tensor c = kept.add(gates.apply(0).sigmoid().mul(gates.apply(2).tanh()));
            return new Tensor[] {gates.apply(3).sigmoid().mul(c.tanh()), c};
        });
    }
}
