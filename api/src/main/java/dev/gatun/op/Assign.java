// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Overwrites the first operand with the second, which has the same type and broadcasts to its shape.
///
/// The target may be strided, but must not repeat elements (stride 0).
public record Assign() implements MutatingOp {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2);
        TensorSpec target = inputs.get(0);
        TensorSpec source = inputs.get(1);
        boolean fits = target.shape().equals(Shape.broadcast(target.shape(), source.shape()));
        Check.that(fits && target.dtype() == source.dtype(),
                this, "the source must have the target's type and broadcast to its shape", "target=" + target
                        + ", source=" + source,
                inputs);
        for (int i = 0; i < target.rank(); i++) {
            Check.that(target.stride(i) != 0 || target.size() <= 1, this, "the target must not repeat elements", "axis="
                    + i, inputs);
        }
        return List.of();
    }

    @Override
    public boolean mutates(int i) {
        return i == 0;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }
}
