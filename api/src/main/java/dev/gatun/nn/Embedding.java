// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// A table of vectors, looked up by number: `I64 […] -> […, width]`.
///
/// Parameter `weight` `[count, width]`, drawn from the standard normal distribution. With
/// `weight = [[1, 2], [3, 4], [5, 6]]`, `x = [2, 0]` gives `[[5, 6], [1, 2]]`. A number outside `[0, count)` is an
/// [IndexOutOfBoundsException].
public final class Embedding extends Layer {
    private static final long NONE = -1;

    private final Tensor weight;
    private final long padding;

    /// A table in `F32`.
    public Embedding(long count, long width, Rng rng) {
        this(count, width, NONE, DType.F32, rng);
    }

    /// A table with all choices.
    ///
    /// @param padding the row that stands for nothing: it starts with zeros and has no gradient; -1 for none
    public Embedding(long count, long width, long padding, DType dtype, Rng rng) {
        if (padding < NONE || padding >= count) {
            throw new IllegalArgumentException("embedding: the padding row must be one of the table, or -1: padding="
                    + padding + ", count=" + count);
        }
        this.padding = padding;
        this.weight = parameter("weight", rng.normal(dtype, count, width));
        if (padding != NONE) {
            weight.get(padding).fill(0);
        }
    }

    /// The table, `[count, width]`.
    public Tensor weight() {
        return weight;
    }

    @Override
    protected Tensor compute(Tensor x) {
        return padding == NONE ? Functional.embedding(weight, x) : Functional.embedding(weight, x, padding);
    }

    @Override
    protected String settings() {
        return weight.dim(0) + " x " + weight.dim(1) + (padding == NONE ? "" : ", padding=" + padding);
    }
}
