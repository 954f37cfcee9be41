// SPDX-License-Identifier: Apache-2.0
package dev.gatun.data;

import dev.gatun.tensor.Scope;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// A dataset whose inputs pass through a transform that does not depend on the epoch.
record Mapped(Dataset source, Transform transform, TensorSpec inputSpec) implements Dataset {
    @Override
    public int size() {
        return source.size();
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
        try (Scope _ = Scope.open("transform")) {
            Batch one = source.batch(index);
            Transform.applyTo(transform, one.x(), batch.x(), row, index);
            TensorDataset.copyRow(one.y(), 0, batch.y(), row);
        }
    }
}
