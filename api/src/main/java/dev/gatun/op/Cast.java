// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Conversion to another element type: to floats rounded to nearest even, to integers truncated toward zero (NaN
/// gives 0, too large values the nearest `I64`, then wrapped), to `BOOL` as `x != 0`.
///
/// @param dtype the new type
public record Cast(DType dtype) implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        return List.of(TensorSpec.of(dtype, Check.operands(this, inputs, 1).get(0).shape()));
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {v.grad().to(v.x(0).dtype())};
    }
}
