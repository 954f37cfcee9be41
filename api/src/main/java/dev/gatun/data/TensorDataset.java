// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Examples in two tensors.
record TensorDataset(Tensor inputs, Tensor targets, List<String> classes) implements Dataset {
    TensorDataset {
        if (inputs.rank() == 0 || targets.rank() == 0 || inputs.dim(0) != targets.dim(0)) {
            throw new IllegalArgumentException("dataset: inputs and targets must have one first axis: inputs="
                    + inputs.spec() + ", targets=" + targets.spec());
        }
        inputs = inputs.contiguous();
        targets = targets.contiguous();
    }

    @Override
    public int size() {
        return Math.toIntExact(inputs.dim(0));
    }

    @Override
    public TensorSpec inputSpec() {
        return TensorSpec.of(inputs.dtype(), inputs.shape().without(0));
    }

    @Override
    public TensorSpec targetSpec() {
        return TensorSpec.of(targets.dtype(), targets.shape().without(0));
    }

    @Override
    public void copyTo(int index, Batch batch, int row) {
        copyRow(inputs, index, batch.x(), row);
        copyRow(targets, index, batch.y(), row);
    }

    static void copyRow(Tensor source, int index, Tensor target, int row) {
        long bytes = source.spec().bytes() / source.dim(0);
        MemorySegment.copy(source.segment(), index * bytes, target.segment(), row * bytes, bytes);
    }
}
