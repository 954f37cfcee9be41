// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Choices and loops over graphs. How often they run must be known when a plan is made.
final class ControlOperators {
    private ControlOperators() {
    }

    static void register(Operators operators) {
        operators.values("If", 1, call -> call.body(isTrue(call, 0) ? "then_branch" : "else_branch").run());
        operators.values("Loop", 1, ControlOperators::loop);
        operators.values("Scan", 8, ControlOperators::batchScan);
        operators.values("Scan", 9, ControlOperators::scan);
    }

    private static boolean isTrue(Call call, int i) {
        return call.number(i) != 0;
    }

    private static boolean isTrue(Call call, Value value) {
        if (value == null || value.tensor().size() != 1) {
            throw call.error("a condition must be one truth value", "condition=" + value);
        }
        return value.tensor().item() != 0;
    }

    private static Value[] loop(Call call) {
        Program.Body body = call.body("body");
        long trips = call.has(0) ? call.integer(0) : Long.MAX_VALUE;
        boolean goesOn = !call.has(1) || isTrue(call, 1);
        int states = Math.max(0, call.count() - 2);
        int scans = body.results() - 1 - states;
        if (body.inputs() != states + 2 || scans < 0) {
            throw call.error("the graph must take and give the values that are carried", "inputs=" + body.inputs()
                    + ", results=" + body.results() + ", carried=" + states);
        }
        Value[] carried = new Value[states];
        for (int i = 0; i < states; i++) {
            carried[i] = call.has(i + 2) ? call.value(i + 2) : null;
        }
        List<List<Tensor>> rows = lists(scans);
        for (long trip = 0; trip < trips && goesOn; trip++) {
            checkInterrupt(call);
            Value[] inputs = new Value[states + 2];
            inputs[0] = whole(trip);
            inputs[1] = truth(true);
            System.arraycopy(carried, 0, inputs, 2, states);
            Value[] results = body.run(inputs);
            goesOn = isTrue(call, results[0]);
            carried = Arrays.copyOfRange(results, 1, 1 + states);
            for (int i = 0; i < scans; i++) {
                rows.get(i).add(results[1 + states + i].tensor());
            }
        }
        Value[] results = Arrays.copyOf(carried, states + scans);
        for (int i = 0; i < scans; i++) {
            results[states + i] = rows.get(i).isEmpty() ? Value.of(Tensor.zeros(body.resultType(1 + states + i), body
                    .emptyRows(1 + states + i))) : Value.of(stacked(call, rows.get(i), 0));
        }
        return results;
    }

    private static void checkInterrupt(Call call) {
        if (Thread.currentThread().isInterrupted()) {
            throw call.error("the thread was interrupted", "thread=" + Thread.currentThread().getName());
        }
    }

    private static List<List<Tensor>> lists(int count) {
        List<List<Tensor>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static Tensor stacked(Call call, List<Tensor> rows, int axis) {
        for (Tensor row : rows) {
            if (!row.shape().equals(rows.get(0).shape())) {
                throw call.error("results of a loop must have one shape", "first=" + rows.get(0).spec() + ", other="
                        + row.spec());
            }
        }
        return Tensor.stack(axis, rows.toArray(Tensor[]::new));
    }

    private static Value[] scan(Call call) {
        Program.Body body = call.body("body");
        int scanned = scanned(call, call.count());
        int states = call.count() - scanned;
        Value[] carried = Arrays.copyOf(call.values(), states);
        return scan(call, body, carried, call.tensors(states), call.integers("scan_input_axes"), call.integers(
                "scan_input_directions"), call.integers("scan_output_axes"), call.integers("scan_output_directions"),
                -1);
    }

    private static int scanned(Call call, int operands) {
        int scanned = call.small("num_scan_inputs", 0);
        if (scanned < 1 || scanned > operands) {
            throw call.error("the number of scanned operands is out of range", "num_scan_inputs=" + scanned);
        }
        return scanned;
    }

    private static long at(Call call, long[] list, int i) {
        if (list != null && i >= list.length) {
            throw call.error("an attribute has too few numbers", "numbers=" + Arrays.toString(list));
        }
        return list == null ? 0 : list[i];
    }

    private static Value[] scan(Call call, Program.Body body, Value[] initial, Tensor[] operands, long[] inputAxes,
            long[] inputDirections, long[] outputAxes, long[] outputDirections, long length) {
        int states = initial.length;
        int scans = body.results() - states;
        if (body.inputs() != states + operands.length || scans < 0) {
            throw call.error("the graph must take and give the values that are carried", "inputs=" + body.inputs()
                    + ", results=" + body.results() + ", carried=" + states);
        }
        int[] axes = new int[operands.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = call.axis(at(call, inputAxes, i), operands[i].rank());
        }
        long steps = length >= 0 ? length : operands[0].dim(axes[0]);
        List<List<Tensor>> rows = lists(scans);
        Value[] carried = initial;
        for (long step = 0; step < steps; step++) {
            Value[] inputs = Arrays.copyOf(carried, states + operands.length);
            for (int i = 0; i < axes.length; i++) {
                long place = at(call, inputDirections, i) == 0 ? step : steps - 1 - step;
                inputs[states + i] = Value.of(operands[i].get(axes[i], place));
            }
            Value[] results = body.run(inputs);
            carried = Arrays.copyOf(results, states);
            for (int i = 0; i < scans; i++) {
                rows.get(i).add(results[states + i].tensor());
            }
        }
        Value[] results = Arrays.copyOf(carried, states + scans);
        for (int i = 0; i < scans; i++) {
            if (rows.get(i).isEmpty()) {
                results[states + i] = Value.of(Tensor.zeros(body.resultType(states + i), body.emptyRows(states + i)));
                continue;
            }
            List<Tensor> ordered = at(call, outputDirections, i) == 0 ? rows.get(i) : rows.get(i).reversed();
            int rank = ordered.get(0).rank() + 1;
            results[states + i] = Value.of(stacked(call, ordered, call.axis(at(call, outputAxes, i), rank)));
        }
        return results;
    }

    // The first version: all operands have a batch axis in front, and an operand gives the lengths.
    private static Value[] batchScan(Call call) {
        Program.Body body = call.body("body");
        int scanned = scanned(call, call.count() - 1);
        int states = call.count() - 1 - scanned;
        Tensor[] operands = call.tensors(1);
        long batch = operands[states].dim(0);
        long longest = operands[states].dim(1);
        long[] lengths = call.has(0) ? call.tensor(0).toLongs() : null;
        List<List<Tensor>> parts = lists(body.results());
        for (int n = 0; n < batch; n++) {
            Value[] carried = new Value[states];
            for (int i = 0; i < states; i++) {
                carried[i] = Value.of(operands[i].get(n));
            }
            Tensor[] sequences = new Tensor[scanned];
            for (int i = 0; i < scanned; i++) {
                sequences[i] = operands[states + i].get(n);
            }
            long length = lengths == null ? longest : lengths[n];
            Value[] results = scan(call, body, carried, sequences, null, call.integers("directions"), null, null,
                    length);
            for (int i = 0; i < results.length; i++) {
                Tensor y = results[i].tensor();
                parts.get(i).add(i < states || y.dim(0) == longest ? y : y.pad(0, 0, longest - y.dim(0), 0));
            }
        }
        return parts.stream().map(list -> Value.of(stacked(call, list, 0))).toArray(Value[]::new);
    }

    /// A scalar of `I64`.
    static Value whole(long value) {
        return Value.of(Tensor.of(new long[] {value}, new long[0]));
    }

    /// A scalar of `BOOL`.
    static Value truth(boolean value) {
        return Value.of(Tensor.scalar(value ? 1 : 0, DType.BOOL));
    }
}
