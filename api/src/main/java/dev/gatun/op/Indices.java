// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Checks of index operands, for ops and kernels.
public final class Indices {
    private Indices() {
    }

    /// `value` if it is in `[0, dim)`; every kernel that reads indices checks each of them.
    ///
    /// @param position the row-major position of the index in its tensor, for the message
    /// @throws IndexOutOfBoundsException if it is not
    public static long check(Op op, long value, long dim, long position) {
        if (value < 0 || value >= dim) {
            throw new IndexOutOfBoundsException(op.name() + ": index out of range: index=" + value + ", position="
                    + position + ", dim=" + dim);
        }
        return value;
    }

    /// Fails unless `index` has the rank of `x` and no larger dimensions outside `axis`.
    static void checkFit(Op op, int axis, TensorSpec x, TensorSpec index, List<TensorSpec> inputs) {
        boolean fits = index.rank() == x.rank();
        for (int i = 0; fits && i < x.rank(); i++) {
            fits = i == axis || index.dim(i) <= x.dim(i);
        }
        Check.that(fits, op, "indices must have the rank of x and fit outside the axis", "axis=" + axis + ", indices="
                + index.shape() + ", x=" + x.shape(), inputs);
    }

    /// Checks the indices and source of an op that puts source elements in the places of `x` that indices name.
    static void checkSource(Op op, int axis, TensorSpec x, List<TensorSpec> inputs) {
        TensorSpec index = inputs.get(1);
        TensorSpec source = inputs.get(2);
        Check.index(op, index);
        Check.sameType(op, x, source);
        checkFit(op, axis, x, index, inputs);
        Check.that(source.shape().equals(index.shape()), op, "source must have the shape of the indices", "source="
                + source.shape() + ", indices=" + index.shape(), inputs);
    }
}
