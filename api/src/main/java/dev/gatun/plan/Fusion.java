// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.op.Add;
import dev.gatun.op.BinaryOp;
import dev.gatun.op.Conv1d;
import dev.gatun.op.Conv2d;
import dev.gatun.op.ConvTranspose2d;
import dev.gatun.op.Fused;
import dev.gatun.op.Linear;
import dev.gatun.op.MatMul;
import dev.gatun.op.Maximum;
import dev.gatun.op.Minimum;
import dev.gatun.op.Mul;
import dev.gatun.op.MutatingOp;
import dev.gatun.op.Op;
import dev.gatun.op.UnaryOp;
import dev.gatun.plan.Graph.Node;
import dev.gatun.plan.Graph.Value;
import dev.gatun.spi.Dispatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Joins convolutions and matrix products with the elementwise ops behind them, such as an activation or the sum with a
/// bypass, to [Fused] ops, as far as a kernel takes them at no higher cost than the ops one by one.
final class Fusion {
    private static final Set<Class<? extends Op>> MAINS = Set.of(Conv2d.class, Conv1d.class, ConvTranspose2d.class,
            Linear.class, MatMul.class);
    private static final Set<Class<? extends Op>> COMMUTATIVE = Set.of(Add.class, Mul.class, Maximum.class,
            Minimum.class);
    private static final double ROUNDING = 1e-6;

    private final Graph graph;
    private final Dispatcher dispatcher;
    private final Map<Value, Integer> onlyUses;
    // By position, the number of nodes before it that overwrite anything.
    private final int[] writes;
    // By the position of the last of the joined nodes.
    private final Map<Integer, Node> joined = new HashMap<>();
    private final Set<Integer> dropped = new HashSet<>();

    private Fusion(Graph graph, Dispatcher dispatcher) {
        this.graph = graph;
        this.dispatcher = dispatcher;
        this.onlyUses = Passes.onlyUses(graph);
        this.writes = new int[graph.nodes().size() + 1];
        for (int i = 0; i < graph.nodes().size(); i++) {
            writes[i + 1] = writes[i] + (graph.nodes().get(i).op() instanceof MutatingOp ? 1 : 0);
        }
    }

    /// The same computation with fused ops.
    static Graph fuse(Graph graph, Dispatcher dispatcher) {
        return new Fusion(graph, dispatcher).rewrite();
    }

    private Graph rewrite() {
        for (int i = 0; i < graph.nodes().size(); i++) {
            if (MAINS.contains(graph.nodes().get(i).op().getClass())) {
                join(i);
            }
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            if (joined.containsKey(i)) {
                nodes.add(joined.get(i));
            } else if (!dropped.contains(i)) {
                nodes.add(graph.nodes().get(i));
            }
        }
        return new Graph(graph.inputs(), nodes, graph.outputs());
    }

    private void join(int at) {
        Node main = graph.nodes().get(at);
        List<Integer> chain = new ArrayList<>();
        Value now = main.outputs().getFirst();
        while (onlyUses.containsKey(now) && follows(at, onlyUses.get(now), now)) {
            chain.add(onlyUses.get(now));
            now = graph.nodes().get(onlyUses.get(now)).outputs().getFirst();
        }
        for (int length = chain.size(); length > 0; length--) {
            Node fused = fused(main, chain.subList(0, length));
            double apart = nanos(main);
            for (int i : chain.subList(0, length)) {
                apart += nanos(graph.nodes().get(i));
            }
            Dispatcher.Choice choice = dispatcher.choose(fused.op(), fused.specs(), fused.isFixed());
            if (choice.kernel() != null && choice.packs() == null && choice.nanos() <= apart * (1 + ROUNDING)) {
                dropped.add(at);
                dropped.addAll(chain.subList(0, length));
                joined.put(chain.get(length - 1), fused);
                return;
            }
        }
    }

    private boolean follows(int main, int at, Value x) {
        Node node = graph.nodes().get(at);
        boolean isStep = node.op() instanceof UnaryOp || node.op() instanceof BinaryOp && (node.inputs().getFirst() == x
                || COMMUTATIVE.contains(node.op().getClass()));
        return isStep && !dropped.contains(at) && node.outputs().getFirst().spec().equals(x.spec())
                && writes[at] == writes[main];
    }

    private Node fused(Node main, List<Integer> chain) {
        List<Op> epilogue = new ArrayList<>();
        List<Value> operands = new ArrayList<>(main.inputs());
        Value now = main.outputs().getFirst();
        for (int i : chain) {
            Node step = graph.nodes().get(i);
            epilogue.add(step.op());
            if (step.op() instanceof BinaryOp) {
                operands.add(step.inputs().get(step.inputs().getFirst() == now ? 1 : 0));
            }
            now = step.outputs().getFirst();
        }
        return new Node(new Fused(main.op(), epilogue), operands, List.of(now));
    }

    private double nanos(Node node) {
        return dispatcher.choose(node.op(), node.specs(), node.isFixed()).nanos();
    }
}
