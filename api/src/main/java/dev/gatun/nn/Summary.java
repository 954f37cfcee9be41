// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.op.Cost;
import dev.gatun.op.Executor;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.ViewOp;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// What each layer of a model does with an input: output shape, parameters, work. `toString()` is a table.
///
/// Every op and every parameter counts in one row, that of the innermost layer it belongs to, so rows add up to the
/// totals. Work is what the ops themselves say ([Op#cost]).
///
/// @param input the input
/// @param rows one for each layer, the model itself first
public record Summary(TensorSpec input, List<Row> rows) {
    /// One layer.
    ///
    /// @param path its path, empty for the model itself
    /// @param kind the kind of layer
    /// @param output its last output, or null if it was not used
    /// @param parameters the number of trainable numbers
    /// @param macs multiply-adds: half of the floating-point operations, rounded down
    /// @param bytes bytes read and written by its ops
    public record Row(String path, String kind, TensorSpec output, long parameters, long macs, long bytes) {
    }

    public Summary {
        rows = List.copyOf(rows);
    }

    /// The sum over all rows.
    public long parameters() {
        return rows.stream().mapToLong(Row::parameters).sum();
    }

    /// The sum over all rows.
    public long macs() {
        return rows.stream().mapToLong(Row::macs).sum();
    }

    /// The sum over all rows.
    public long bytes() {
        return rows.stream().mapToLong(Row::bytes).sum();
    }

    private static final class Work {
        private TensorSpec output;
        private double flops;
        private double bytes;
    }

    private static final class Watch implements Executor, LayerObserver {
        private final Executor outer = Ops.executor();
        private final Map<Layer, Work> done = new IdentityHashMap<>();
        private final Deque<Work> open = new ArrayDeque<>();

        @Override
        public Tensor[] execute(Op op, Tensor[] inputs) {
            Tensor[] outputs = outer.execute(op, inputs);
            if (!(op instanceof ViewOp)) {
                Cost cost = op.cost(specs(inputs), specs(outputs));
                open.peek().flops += cost.flops();
                open.peek().bytes += cost.bytes();
            }
            return outputs;
        }

        private static List<TensorSpec> specs(Tensor[] tensors) {
            return Arrays.stream(tensors).map(Tensor::spec).toList();
        }

        @Override
        public Tensor around(Layer layer, Supplier<Tensor> computation) {
            Work work = done.computeIfAbsent(layer, _ -> new Work());
            open.push(work);
            Tensor y = computation.get();
            open.pop();
            work.output = y.spec();
            return y;
        }
    }

    static Summary of(Layer model, TensorSpec input) {
        Watch watch = new Watch();
        Tensor x = Tensor.zeros(input);
        Layer.observing(watch, () -> Ops.with(watch, () -> model.forward(x)));
        List<Row> rows = new ArrayList<>();
        Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Layer> listed = Collections.newSetFromMap(new IdentityHashMap<>());
        rows.add(row("", model, watch, seen));
        model.layers().forEach((path, layer) -> {
            if (listed.add(layer)) {
                rows.add(row(path, layer, watch, seen));
            }
        });
        return new Summary(input, rows);
    }

    private static Row row(String path, Layer layer, Watch watch, Set<Tensor> seen) {
        long parameters = 0;
        for (Tensor tensor : layer.ownParameters()) {
            parameters += seen.add(tensor) ? tensor.size() : 0;
        }
        Work work = watch.done.getOrDefault(layer, new Work());
        return new Row(path, layer.kind(), work.output, parameters, (long) work.flops / 2, (long) work.bytes);
    }

    /// A table with one line a layer and the totals at the end.
    @Override
    public String toString() {
        List<String[]> lines = new ArrayList<>();
        lines.add(new String[] {"layer", "kind", "output", "parameters", "MACs", "bytes"});
        for (Row row : rows) {
            lines.add(new String[] {row.path().isEmpty() ? "(model)" : row.path(), row.kind(),
                row.output() == null ? "-" : row.output().shape().toString(), grouped(row.parameters()),
                grouped(row.macs()), grouped(row.bytes())});
        }
        lines.add(new String[] {"total", "", "", grouped(parameters()), grouped(macs()), grouped(bytes())});
        int[] widths = new int[6];
        for (String[] line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (String[] line : lines) {
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - line[i].length());
                out.append(i == 0 ? "" : "  ").append(i < 3 ? line[i] + pad : pad + line[i]);
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
