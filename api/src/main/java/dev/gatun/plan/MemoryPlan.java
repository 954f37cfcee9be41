// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.internal.Slab;
import dev.gatun.op.ViewOp;
import dev.gatun.plan.Graph.Node;
import dev.gatun.plan.Graph.Value;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Where each value of a graph lies in a run's slab: values that are never needed at the same time share memory.
///
/// Values are placed in the order of the nodes, each in the smallest free gap that holds it. Memory is free after the
/// last node that reads the value or a view of it. Inputs and outputs keep theirs, so that a run can be repeated and
/// its outputs be read. An elementwise op whose kernel allows it writes its result over an operand that ends there. All
/// offsets are multiples of [Slab#ALIGNMENT], those of views excepted.
final class MemoryPlan {
    private final Map<Value, Long> offsets = new HashMap<>();
    private final Map<Value, Value> bases = new HashMap<>();
    private final Map<Value, Integer> lastUses = new HashMap<>();
    // Size by start.
    private final TreeMap<Long, Long> gaps = new TreeMap<>();
    private long end;

    private MemoryPlan() {
    }

    /// @param worksInPlace whether a node's kernel may write to the memory of an operand of the same spec, each element
    ///     after it was read
    static MemoryPlan of(Graph graph, Predicate<Node> worksInPlace) {
        MemoryPlan plan = new MemoryPlan();
        plan.findUses(graph);
        graph.inputs().forEach(plan::place);
        List<Node> nodes = graph.nodes();
        List<List<Value>> ends = plan.ends(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node.op() instanceof ViewOp view) {
                Value operand = node.inputs().getFirst();
                if (!operand.hasTensor()) {
                    long bytes = view.offset(operand.spec()) * operand.spec().dtype().bytes();
                    boolean isEmpty = node.outputs().getFirst().spec().size() == 0;
                    plan.offsets.put(node.outputs().getFirst(), plan.offsets.get(operand) + (isEmpty ? 0 : bytes));
                }
            } else {
                Value reused = worksInPlace.test(node) ? plan.ending(node, i) : null;
                if (reused == null) {
                    node.outputs().forEach(plan::place);
                } else {
                    plan.offsets.put(node.outputs().getFirst(), plan.offsets.get(reused));
                    ends.get(i).remove(reused);
                }
            }
            ends.get(i).forEach(plan::free);
        }
        return plan;
    }

    private void findUses(Graph graph) {
        List<Node> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            for (Value operand : node.inputs()) {
                lastUses.put(base(operand), i);
            }
            for (Value result : node.outputs()) {
                if (node.op() instanceof ViewOp) {
                    bases.put(result, base(node.inputs().getFirst()));
                }
                lastUses.put(base(result), i);
            }
        }
        graph.inputs().forEach(lastUses::remove);
        graph.outputs().forEach(output -> lastUses.remove(base(output)));
    }

    private Value base(Value value) {
        return bases.getOrDefault(value, value);
    }

    private List<List<Value>> ends(int nodes) {
        List<List<Value>> ends = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            ends.add(new ArrayList<>());
        }
        lastUses.forEach((value, last) -> {
            if (!value.hasTensor()) {
                ends.get(last).add(value);
            }
        });
        return ends;
    }

    // An operand of the result's spec that nothing needs any more, or null.
    private Value ending(Node node, int at) {
        TensorSpec spec = node.outputs().getFirst().spec();
        for (Value operand : node.inputs()) {
            boolean isOnce = node.inputs().stream().filter(other -> base(other) == base(operand)).count() == 1;
            if (isOnce && !operand.hasTensor() && base(operand) == operand && operand.spec().equals(spec)
                    && Integer.valueOf(at).equals(lastUses.get(operand))) {
                return operand;
            }
        }
        return null;
    }

    private static long room(Value value) {
        return (value.spec().bytes() + Slab.ALIGNMENT - 1) & -Slab.ALIGNMENT;
    }

    private void place(Value value) {
        long room = room(value);
        Map.Entry<Long, Long> best = null;
        for (Map.Entry<Long, Long> gap : gaps.entrySet()) {
            if (gap.getValue() >= room && (best == null || gap.getValue() < best.getValue())) {
                best = gap;
            }
        }
        if (best == null || room == 0) {
            Map.Entry<Long, Long> last = gaps.lastEntry();
            boolean grows = room > 0 && last != null && last.getKey() + last.getValue() == end;
            long start = grows ? last.getKey() : end;
            if (grows) {
                gaps.remove(start);
            }
            offsets.put(value, start);
            end = start + room;
            return;
        }
        long start = best.getKey();
        long left = best.getValue() - room;
        gaps.remove(start);
        if (left > 0) {
            gaps.put(start + room, left);
        }
        offsets.put(value, start);
    }

    private void free(Value value) {
        long start = offsets.get(value);
        long size = room(value);
        if (size == 0) {
            return;
        }
        Map.Entry<Long, Long> before = gaps.lowerEntry(start);
        if (before != null && before.getKey() + before.getValue() == start) {
            start = before.getKey();
            size += before.getValue();
        }
        Long after = gaps.remove(start + size);
        gaps.put(start, after == null ? size : size + after);
    }

    /// The place of a value in bytes from the slab's start.
    long offset(Value value) {
        return offsets.get(value);
    }

    /// The bytes of all values together.
    long bytes() {
        return end;
    }
}
