// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Shapes of reductions.
final class Reductions {
    private Reductions() {
    }

    /// The shape of `x` reduced over `axes` (none: all).
    static Shape shape(Op op, TensorSpec x, List<Integer> axes, boolean keepDims, boolean rejectEmpty) {
        boolean valid = axes.stream().distinct().count() == axes.size()
                && axes.stream().allMatch(axis -> axis >= 0 && axis < x.rank());
        Check.that(valid, op, "axes must be distinct and inside the rank", "axes=" + axes + ", rank=" + x.rank(),
                List.of(x));
        Shape shape = x.shape();
        for (int i = x.rank() - 1; i >= 0; i--) {
            if (!axes.isEmpty() && !axes.contains(i)) {
                continue;
            }
            Check.that(!rejectEmpty || x.dim(i) > 0, op, "the reduced axis must not be empty", "axis=" + i,
                    List.of(x));
            shape = keepDims ? shape.with(i, 1) : shape.without(i);
        }
        return shape;
    }

    /// `shape` with size 1 along `axes` (none: all).
    static Shape kept(Shape shape, List<Integer> axes) {
        for (int i = 0; i < shape.rank(); i++) {
            shape = axes.isEmpty() || axes.contains(i) ? shape.with(i, 1) : shape;
        }
        return shape;
    }
}
