// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples.serve;

import dev.gatun.plan.Plan;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A model that can be served.
///
/// @param name what it is called
/// @param plans one plan; or, if rows of several requests may share a run, plans for ascending numbers of rows
/// @param isBatched whether axis 0 of all inputs and outputs counts rows, of which a request may have any number up to
///        the last plan's
/// @param vision how pictures become its input; null if it takes none
/// @param classes the names of the classes in the order of the outputs; empty if not known
public record ServedModel(String name, List<Plan> plans, boolean isBatched, Vision vision, List<String> classes) {
    /// Reads a model, perhaps once more after its file has changed.
    @FunctionalInterface
    public interface Source {
        /// The model as its file is now.
        ///
        /// @throws IOException if it cannot be read
        ServedModel load() throws IOException;
    }

    /// Elements of a request or of its result: packed, in the order of the model's inputs or outputs.
    ///
    /// @param rows the size of axis 0, or -1 for a model that is not batched
    /// @param values one segment for each tensor
    record Values(int rows, MemorySegment[] values) {
    }

    public ServedModel {
        plans = List.copyOf(plans);
        classes = List.copyOf(classes);
    }

    private Plan largest() {
        return plans.getLast();
    }

    List<String> inputNames() {
        return largest().inputNames();
    }

    List<String> outputNames() {
        return largest().outputNames();
    }

    /// The specs of the inputs with the most rows.
    List<TensorSpec> inputs() {
        return largest().inputs();
    }

    int mostRows() {
        return isBatched ? (int) inputs().getFirst().dim(0) : 1;
    }

    /// The dimensions of a tensor that has `rows` rows.
    long[] dims(TensorSpec spec, int rows) {
        long[] dims = spec.shape().dims();
        if (isBatched) {
            dims[0] = rows;
        }
        return dims;
    }

    /// Room for the outputs of so many rows.
    Values outputs(int rows) {
        List<TensorSpec> specs = largest().outputs();
        MemorySegment[] values = new MemorySegment[specs.size()];
        for (int i = 0; i < values.length; i++) {
            TensorSpec spec = specs.get(i);
            long bytes = isBatched ? spec.bytes() / spec.dim(0) * rows : spec.bytes();
            values[i] = MemorySegment.ofArray(new byte[Math.toIntExact(bytes)]);
        }
        return new Values(rows, values);
    }

    List<TensorSpec> outputSpecs() {
        return largest().outputs();
    }

    /// What it takes and gives, as JSON values.
    Map<String, Object> describe() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", name);
        all.put("inputs", tensors(inputNames(), inputs()));
        all.put("outputs", tensors(outputNames(), outputSpecs()));
        if (isBatched) {
            all.put("batches", plans.stream().map(plan -> plan.inputs().getFirst().dim(0)).toList());
        }
        if (vision != null) {
            all.put("pictures", vision.describe());
        }
        if (!classes.isEmpty()) {
            all.put("classes", classes);
        }
        return all;
    }

    private List<Object> tensors(List<String> names, List<TensorSpec> specs) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            List<Object> dims = new ArrayList<>();
            for (long dim : specs.get(i).shape().dims()) {
                dims.add(isBatched && dims.isEmpty() ? "1 to " + dim : dim);
            }
            Map<String, Object> tensor = new LinkedHashMap<>();
            tensor.put("name", names.get(i));
            tensor.put("dtype", specs.get(i).dtype().toString());
            tensor.put("shape", dims);
            all.add(tensor);
        }
        return all;
    }
}
