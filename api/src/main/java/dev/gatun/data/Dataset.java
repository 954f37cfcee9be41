// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Examples by number, each a pair of input and target of fixed specs.
///
/// Implementations are safe to read from several threads.
public interface Dataset {
    /// The number of examples.
    int size();

    /// The spec of one example's input, without a batch axis.
    TensorSpec inputSpec();

    /// The spec of one example's target, without a batch axis; class numbers are `I64` scalars.
    TensorSpec targetSpec();

    /// The names of the classes in the order of their numbers; empty where targets are not classes.
    default List<String> classes() {
        return List.of();
    }

    /// Copies example `index` to row `row` of batch tensors.
    ///
    /// @throws java.io.UncheckedIOException if the example cannot be read
    void copyTo(int index, Batch batch, int row);

    /// The examples of the given numbers as one batch, in new tensors.
    default Batch batch(int... indices) {
        Batch batch = new Batch(Tensor.empty(batched(inputSpec(), indices.length)), Tensor.empty(batched(targetSpec(),
                indices.length)));
        for (int row = 0; row < indices.length; row++) {
            copyTo(indices[row], batch, row);
        }
        return batch;
    }

    private static TensorSpec batched(TensorSpec spec, int count) {
        return TensorSpec.of(spec.dtype(), spec.shape().inserted(0, count));
    }

    /// All examples in one batch.
    default Batch all() {
        return batch(IntStream.range(0, size()).toArray());
    }

    /// A dataset over tensors whose first axis counts the examples; the tensors are not copied.
    ///
    /// @throws IllegalArgumentException if the first axes differ
    static Dataset of(Tensor inputs, Tensor targets, String... classes) {
        return new TensorDataset(inputs, targets, List.of(classes));
    }

    /// The examples of the given numbers, in that order.
    default Dataset subset(int... indices) {
        for (int index : indices) {
            if (index < 0 || index >= size()) {
                throw new IndexOutOfBoundsException("dataset: example out of range: index=" + index + ", size="
                        + size());
            }
        }
        return new Subset(this, indices.clone());
    }

    /// Two disjoint parts in scattered order: the first has `round(fraction * size)` examples. The same seed gives the
    /// same parts.
    ///
    /// @param fraction the share of the first part, in `[0, 1]`
    default List<Dataset> split(double fraction, long seed) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("dataset: the fraction must be in [0, 1]: fraction=" + fraction);
        }
        int[] order = Batches.permutation(size(), new SplittableRandom(seed));
        int first = (int) Math.round(fraction * size());
        return List.of(subset(Arrays.copyOf(order, first)), subset(Arrays.copyOfRange(order, first, order.length)));
    }

    /// This dataset with its inputs passed through `transform`.
    default Dataset map(Transform transform) {
        return new Mapped(this, transform, mappedSpec(transform));
    }

    private TensorSpec mappedSpec(Transform transform) {
        Shape shape = transform.shape(inputSpec().shape());
        return TensorSpec.of(DType.F32, shape);
    }

    /// All inputs and targets read once and kept in memory, so that later reads and transforms are not repeated.
    default Dataset inMemory() {
        Batch all = Scope.outside(this::all);
        return new TensorDataset(all.x(), all.y(), classes());
    }
}
