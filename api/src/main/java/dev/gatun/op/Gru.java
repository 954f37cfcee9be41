// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;
import java.util.function.IntFunction;

/// One layer of gated recurrent units in one direction (Cho et al. 2014, with the reset gate after the product, as in
/// PyTorch's `GRU` and ONNX's `linear_before_reset`):
///
///     r, z, n = x[t] weightIh^T + biasIh,  r', z', n' = h weightHh^T + biasHh     (three blocks of H each)
///     n = tanh(n + sigmoid(r + r') * n')
///     h = (1 - sigmoid(z + z')) * n + sigmoid(z + z') * h
///
/// Operands: x `[T,N,I]`, h `[N,H]`, weightIh `[3H,I]`, weightHh `[3H,H]`, and optionally biasIh and biasHh `[3H]`.
/// Results: h of every step `[T,N,H]` and the last h `[N,H]`. The blocks are in PyTorch's order; ONNX's is z, r, n.
///
/// @param reverse whether the sequence is read from its end; results stay in the order of x
public record Gru(boolean reverse) implements Composite {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        return Recurrence.infer(this, 1, 3, inputs);
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Recurrence.cost(inputs, outputs, 1);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor fromInput = Recurrence.affine(inputs[0], inputs[2], Recurrence.optional(inputs, 4));
        return Recurrence.walk(fromInput, reverse, Recurrence.states(inputs, 1), (part, states) -> {
            Tensor h = states[0];
            IntFunction<Tensor> in = Recurrence.parts(part, 3);
            IntFunction<Tensor> back = Recurrence.parts(Recurrence.affine(h, inputs[3], Recurrence.optional(inputs, 5)),
                    3);
            Tensor reset = in.apply(0).add(back.apply(0)).sigmoid();
            Tensor update = in.apply(1).add(back.apply(1)).sigmoid();
            Tensor fresh = in.apply(2).add(reset.mul(back.apply(2))).tanh();
            return new Tensor[] {fresh.add(update.mul(h.sub(fresh)))};
        });
    }
}
