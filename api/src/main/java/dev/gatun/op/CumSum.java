// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The running sum along an axis: element `i` is the sum of elements `0` to `i`, or of `i` to the last one if
/// `reverse`.
/// Integers wrap around.
///
/// @param axis the axis, non-negative
/// @param reverse whether to sum from the end
public record CumSum(int axis, boolean reverse) implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        Check.arithmetic(this, x);
        Check.axis(this, axis, x);
        return List.of(x.packed());
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(new CumSum(axis, !reverse), v.grad())};
    }
}
