// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.internal.Eager;
import dev.gatun.op.Add;
import dev.gatun.op.BatchNormInference;
import dev.gatun.op.Conv1d;
import dev.gatun.op.Conv2d;
import dev.gatun.op.ConvTranspose2d;
import dev.gatun.op.Div;
import dev.gatun.op.Linear;
import dev.gatun.op.Mul;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.Sub;
import dev.gatun.plan.Graph.Node;
import dev.gatun.plan.Graph.Value;
import dev.gatun.spi.Dispatcher;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Folds what scales and shifts the channels of a convolution's or affine map's result into its weight and bias: batch
/// norms, products, quotients, sums and differences with constants. In graphs that overwrite nothing.
final class Folding {
    private final Graph graph;
    private final Map<Value, Integer> onlyUses;
    private final GraphBuilder builder;
    private final Eager executor;

    private Folding(Graph graph, Dispatcher dispatcher) {
        this.graph = graph;
        this.onlyUses = Passes.onlyUses(graph);
        this.executor = new Eager(dispatcher);
        this.builder = new GraphBuilder(executor, true);
    }

    static Graph fold(Graph graph, Dispatcher dispatcher) {
        return new Folding(graph, dispatcher).rewrite();
    }

    private Graph rewrite() {
        // Nodes that were folded into an earlier one, by what they gave; what the earlier one gives now.
        Map<Node, Value> folded = new HashMap<>();
        Map<Value, Value> values = new HashMap<>();
        graph.inputs().forEach(input -> values.put(input, builder.input(input)));
        for (Node node : graph.nodes()) {
            if (folded.containsKey(node)) {
                values.put(node.outputs().getFirst(), folded.get(node));
                continue;
            }
            List<Value> operands = node.inputs().stream().map(v -> v.hasTensor() ? builder.tensor(v) : values.get(v))
                    .toList();
            List<Node> chain = chain(node);
            if (!chain.isEmpty()) {
                Value result = emit(node, chain, operands);
                chain.forEach(next -> folded.put(next, result));
                values.put(node.outputs().getFirst(), result);
                continue;
            }
            List<Value> results = builder.add(node.op(), operands);
            for (int i = 0; i < results.size(); i++) {
                values.put(node.outputs().get(i), results.get(i));
            }
        }
        return Passes.withoutDeadCode(builder.build(graph.outputs().stream().map(v -> v.hasTensor() ? builder.tensor(v)
                : values.get(v)).toList()));
    }

    // The axis of the weight that numbers the channels of the result, or -1 if nothing can be folded.
    private static int weightAxis(Node node) {
        DType dtype = node.outputs().isEmpty() ? null : node.outputs().getFirst().spec().dtype();
        if (dtype != DType.F32 && dtype != DType.F64 || !node.isFixed()) {
            return -1;
        }
        return switch (node.op()) {
            case Conv2d _,Conv1d _,Linear _ -> 0;
            case ConvTranspose2d op -> op.groups() == 1 ? 1 : -1;
            default -> -1;
        };
    }

    private static int channelAxis(Op op, int rank) {
        return op instanceof Linear ? rank - 1 : 1;
    }

    private List<Node> chain(Node node) {
        List<Node> chain = new ArrayList<>();
        if (weightAxis(node) < 0) {
            return chain;
        }
        Value now = node.outputs().getFirst();
        int axis = channelAxis(node.op(), now.spec().rank());
        while (onlyUses.containsKey(now)) {
            Node next = graph.nodes().get(onlyUses.get(now));
            if (!isAffine(next, now, axis)) {
                break;
            }
            chain.add(next);
            now = next.outputs().getFirst();
        }
        return chain;
    }

    private static boolean isAffine(Node node, Value x, int axis) {
        if (node.op() instanceof BatchNormInference) {
            return node.inputs().getFirst() == x && node.isFixed() && axis == 1;
        }
        boolean isLeft = node.inputs().getFirst() == x;
        boolean isKnown = switch (node.op()) {
            case Add _,Mul _ -> true;
            case Sub _,Div _ -> isLeft;
            default -> false;
        };
        if (!isKnown) {
            return false;
        }
        Value other = node.inputs().get(isLeft ? 1 : 0);
        return other.isConstant() && node.outputs().getFirst().spec().equals(x.spec()) && isOfChannels(other.spec()
                .shape(), x.spec().shape(), axis);
    }

    // Whether a shape that broadcasts to `full` has sizes other than 1 on the channels' axis only.
    private static boolean isOfChannels(Shape shape, Shape full, int axis) {
        for (int i = 0; i < shape.rank(); i++) {
            if (shape.dim(i) != 1 && full.rank() - shape.rank() + i != axis) {
                return false;
            }
        }
        return true;
    }

    private Value emit(Node node, List<Node> chain, List<Value> operands) {
        Tensor weight = operands.get(1).constant();
        int axis = weightAxis(node);
        long channels = weight.dim(axis);
        Tensor[] parts = Ops.with(executor, () -> Scope.outside(() -> {
            Tensor scale = null;
            Tensor shift = operands.size() == 3 ? operands.get(2).constant() : Tensor.zeros(weight.dtype(), channels);
            for (Node next : chain) {
                if (next.op() instanceof BatchNormInference norm) {
                    Tensor[] by = next.inputs().stream().map(Value::constant).toArray(Tensor[]::new);
                    Tensor factor = by[by.length - 1].add(norm.eps()).rsqrt();
                    factor = by.length == 5 ? factor.mul(by[1]) : factor;
                    shift = shift.sub(by[by.length - 2]).mul(factor);
                    shift = by.length == 5 ? shift.add(by[2]) : shift;
                    scale = scale == null ? factor : scale.mul(factor);
                    continue;
                }
                Value other = next.inputs().get(next.inputs().getFirst().isConstant() ? 0 : 1);
                Tensor by = other.constant().size() == 1 ? other.constant().reshape(1) : other.constant().reshape(
                        channels);
                if (next.op() instanceof Add || next.op() instanceof Sub) {
                    shift = next.op() instanceof Add ? shift.add(by) : shift.sub(by);
                    continue;
                }
                Tensor factor = next.op() instanceof Mul ? by : by.reciprocal();
                shift = shift.mul(factor);
                scale = scale == null ? factor : scale.mul(factor);
            }
            long[] shape = new long[weight.rank()];
            Arrays.fill(shape, 1);
            shape[axis] = scale == null ? 1 : scale.size();
            return new Tensor[] {scale == null ? weight : weight.mul(scale.reshape(shape)), shift};
        }));
        String name = operands.get(1).name();
        List<Value> folded = List.of(operands.getFirst(), parts[0] == weight ? operands.get(1)
                : builder.tensor(parts[0], name + ".folded", false),
                builder.tensor(parts[1], name
                        + ".bias_folded", false));
        return builder.add(node.op(), folded).getFirst();
    }
}
