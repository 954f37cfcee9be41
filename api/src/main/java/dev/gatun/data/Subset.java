// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Some examples of another dataset.
record Subset(Dataset source, int[] indices) implements Dataset {
    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public TensorSpec inputSpec() {
        return source.inputSpec();
    }

    @Override
    public TensorSpec targetSpec() {
        return source.targetSpec();
    }

    @Override
    public List<String> classes() {
        return source.classes();
    }

    @Override
    public void copyTo(int index, Batch batch, int row) {
        source.copyTo(indices[index], batch, row);
    }
}
