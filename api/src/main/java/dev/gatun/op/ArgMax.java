// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The position of the largest element along an axis, as `I64`: the first one of equals, the first NaN where there is
/// one.
/// An empty axis is an error.
///
/// @param axis the axis, non-negative
/// @param keepDims whether the axis stays with size 1
public record ArgMax(int axis, boolean keepDims) implements ArgReduceOp {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        Check.arithmetic(this, x);
        return List.of(TensorSpec.of(DType.I64, Reductions.shape(this, x, List.of(axis), keepDims, true)));
    }

    @Override
    public boolean better(double best, double x) {
        return x > best;
    }

    @Override
    public boolean better(long best, long x) {
        return x > best;
    }
}
