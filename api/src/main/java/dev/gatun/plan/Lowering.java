// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.internal.Eager;
import dev.gatun.op.Composite;
import dev.gatun.op.Contiguous;
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

    private Lowering(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.builder = new GraphBuilder(new Eager(dispatcher), true);
    }

    /// The same computation, every node of which is a view or has a kernel.
    static Graph lower(Graph graph, Dispatcher dispatcher) {
        return new Lowering(dispatcher).lower(graph);
    }

    private Graph lower(Graph graph) {
        List<Value> outputs = Passes.rewrite(graph, builder, this::emit);
        Map<Value, Value> own = new HashMap<>();
        List<Value> results = new ArrayList<>();
        Set<Value> outside = outside();
        for (Value output : outputs) {
            results.add(own.computeIfAbsent(output, now -> {
                boolean isOwn = !now.hasTensor() && !outside.contains(now) && now.spec().isContiguous();
                return isOwn ? now : builder.node(CONTIGUOUS, List.of(now)).getFirst();
            }));
        }
        return Passes.withoutDeadCode(builder.build(results));
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
}
