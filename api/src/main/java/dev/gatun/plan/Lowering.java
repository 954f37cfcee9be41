// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.internal.Eager;
import dev.gatun.op.Composite;
import dev.gatun.op.Contiguous;
import dev.gatun.op.MutatingOp;
import dev.gatun.op.Op;
import dev.gatun.op.ViewOp;
import dev.gatun.plan.Graph.Node;
import dev.gatun.plan.Graph.Value;
import dev.gatun.spi.Dispatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns a graph into one in which every op has a kernel: others are written in simpler ops, strided operands are packed
/// where the kernel asks for it, and outputs are packed and lie in memory of their own.
final class Lowering {
    private static final Contiguous CONTIGUOUS = new Contiguous();

    private final Dispatcher dispatcher;
    private final GraphBuilder builder;
    private final Map<Value, Value> values = new HashMap<>();

    private Lowering(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.builder = new GraphBuilder(new Eager(dispatcher));
    }

    /// The same computation, every node of which is a view or has a kernel.
    static Graph lower(Graph graph, Dispatcher dispatcher) {
        return withoutDeadCode(new Lowering(dispatcher).rewrite(withoutDeadCode(graph)));
    }

    private Graph rewrite(Graph graph) {
        graph.inputs().forEach(input -> values.put(input, builder.input(input)));
        Set<Value> overwritten = graph.overwritten();
        for (Node node : graph.nodes()) {
            List<Value> results = emit(node.op(), node.inputs().stream().map(this::value).toList());
            for (int i = 0; i < results.size(); i++) {
                Value old = node.outputs().get(i);
                // Each run needs a copy of its own of what it overwrites.
                boolean isFresh = overwritten.contains(old) && !(node.op() instanceof ViewOp);
                values.put(old, isFresh ? builder.node(CONTIGUOUS, List.of(results.get(i))).getFirst()
                        : results.get(i));
            }
        }
        Map<Value, Value> outputs = new HashMap<>();
        List<Value> results = new ArrayList<>();
        Set<Value> outside = outside();
        for (Value output : graph.outputs()) {
            results.add(outputs.computeIfAbsent(value(output), now -> {
                boolean isOwn = !now.hasTensor() && !outside.contains(now) && now.spec().isContiguous();
                return isOwn ? now : builder.node(CONTIGUOUS, List.of(now)).getFirst();
            }));
        }
        return builder.build(results);
    }

    private Value value(Value old) {
        return old.hasTensor() ? builder.tensor(old) : values.get(old);
    }

    private List<Value> emit(Op op, List<Value> operands) {
        if (op instanceof ViewOp) {
            return builder.add(op, operands);
        }
        Node node = new Node(op, operands, List.of());
        Dispatcher.Choice choice = dispatcher.choose(op, node.specs(), node.isFixed());
        if (choice.kernel() == null) {
            return Capture.into(builder, this::emit, ((Composite) op)::decompose, operands);
        }
        if (choice.packs() == null) {
            return builder.add(op, operands);
        }
        List<Value> packed = new ArrayList<>(operands);
        for (int i = 0; i < packed.size(); i++) {
            if (choice.packs()[i]) {
                packed.set(i, emit(CONTIGUOUS, List.of(packed.get(i))).getFirst());
            }
        }
        return emit(op, packed);
    }

    // Inputs and what looks at them.
    private Set<Value> outside() {
        Set<Value> found = new HashSet<>(builder.inputs());
        for (Node node : builder.nodes()) {
            if (node.op() instanceof ViewOp && found.contains(node.inputs().getFirst())) {
                found.addAll(node.outputs());
            }
        }
        return found;
    }

    /// The graph without nodes that neither lead to an output nor overwrite anything.
    static Graph withoutDeadCode(Graph graph) {
        Set<Value> needed = new HashSet<>(graph.outputs());
        List<Node> kept = new ArrayList<>();
        for (Node node : graph.nodes().reversed()) {
            if (node.op() instanceof MutatingOp || node.outputs().stream().anyMatch(needed::contains)) {
                needed.addAll(node.inputs());
                kept.add(node);
            }
        }
        return new Graph(graph.inputs(), kept.reversed(), graph.outputs());
    }
}
