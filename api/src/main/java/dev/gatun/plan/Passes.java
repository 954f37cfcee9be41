// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

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
import java.util.function.BiFunction;

/// What is done with a captured graph until every node has a kernel.
final class Passes {
    private Passes() {
    }

    /// The graph to run. What follows from the rules of real numbers only, not of rounded ones, is left as it is where
    /// a graph overwrites anything, so that training steps give the same bits as eager ones.
    static Graph all(Graph captured, Dispatcher dispatcher) {
        Graph graph = withoutDeadCode(captured);
        if (graph.nodes().stream().noneMatch(node -> node.op() instanceof MutatingOp)) {
            graph = Folding.fold(Patterns.recognise(graph, dispatcher), dispatcher);
        }
        return Fusion.fuse(Lowering.lower(graph, dispatcher), dispatcher);
    }

    /// Copies a graph into `builder`, node by node through `emit`.
    ///
    /// @return the outputs
    static List<Value> rewrite(Graph graph, GraphBuilder builder, BiFunction<Op, List<Value>, List<Value>> emit) {
        Map<Value, Value> values = new HashMap<>();
        Set<Value> overwritten = graph.overwritten();
        for (Value input : graph.inputs()) {
            values.put(input, builder.input(input));
            if (overwritten.contains(input)) {
                builder.overwrites(input);
            }
        }
        for (Node node : graph.nodes()) {
            List<Value> results = emit.apply(node.op(), mapped(node.inputs(), values, builder));
            for (int i = 0; i < results.size(); i++) {
                Value old = node.outputs().get(i);
                Value now = results.get(i);
                if (overwritten.contains(old) && !(node.op() instanceof ViewOp)) {
                    // Each run needs a copy of its own of what it overwrites.
                    now = builder.node(new Contiguous(), List.of(now)).getFirst();
                    builder.overwrites(now);
                }
                values.put(old, now);
            }
        }
        return mapped(graph.outputs(), values, builder);
    }

    private static List<Value> mapped(List<Value> old, Map<Value, Value> values, GraphBuilder builder) {
        return old.stream().map(value -> value.hasTensor() ? builder.tensor(value) : values.get(value)).toList();
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

    /// For each value that exactly one node takes, and takes once, and that is no output, that node's position.
    static Map<Value, Integer> onlyUses(Graph graph) {
        Map<Value, Integer> uses = new HashMap<>();
        Set<Value> shared = new HashSet<>(graph.outputs());
        for (int i = 0; i < graph.nodes().size(); i++) {
            for (Value operand : graph.nodes().get(i).inputs()) {
                if (uses.put(operand, i) != null) {
                    shared.add(operand);
                }
            }
        }
        shared.forEach(uses::remove);
        return uses;
    }
}
