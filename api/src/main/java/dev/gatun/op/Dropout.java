// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Elements set to 0 at random with probability `p`, the others divided by `1 - p` (Srivastava et al., "Dropout", JMLR
/// 2014; PyTorch's `dropout` in training).
///
/// Operands: x and the state of a generator, `I64[2]`, see [dev.gatun.tensor.Rng]; result of the shape of x. It is a
/// function of both alone: element `i` is dropped where number `i` of [RandomUniform] is less than `p`. A dropped
/// element is 0 even where x is NaN or infinite, and its gradient is 0.
///
/// @param p the probability, in `[0, 1]`
public record Dropout(double p) implements Composite {
    public Dropout {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("dropout: the probability must be in [0, 1]: p=" + p);
        }
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2);
        TensorSpec x = inputs.get(0);
        Check.floating(this, x);
        Check.that(inputs.get(1).packed().equals(TensorSpec.of(DType.I64, 2)), this, "the state must be i64[2]",
                "state=" + inputs.get(1), inputs);
        return List.of(x.packed());
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor x = inputs[0];
        Tensor kept = Ops.apply(new RandomUniform(x.shape(), x.dtype()), inputs[1]).greaterEqual(p);
        return new Tensor[] {p == 1 ? kept.select(x, 0) : kept.select(x.mul(1 / (1 - p)), 0)};
    }
}
