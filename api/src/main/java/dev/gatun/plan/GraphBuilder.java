// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.op.Executor;
import dev.gatun.op.MutatingOp;
import dev.gatun.op.Op;
import dev.gatun.op.ViewOp;
import dev.gatun.plan.Graph.Node;
import dev.gatun.plan.Graph.Value;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes a graph node by node, and carries out at once what only takes constants.
final class GraphBuilder {
    private final Executor executor;
    private final List<Value> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Tensor, Value> tensors = new IdentityHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /// @param executor what carries out ops on constants
    GraphBuilder(Executor executor) {
        this.executor = executor;
    }

    Value input(String name, TensorSpec spec) {
        Value value = new Value(unique(name), spec, null, false);
        inputs.add(value);
        return value;
    }

    /// Takes over an input of another graph.
    Value input(Value other) {
        names.add(other.name());
        inputs.add(other);
        return other;
    }

    /// The value for a tensor with data; the same one each time.
    Value tensor(Tensor tensor, String name, boolean isState) {
        return tensors.computeIfAbsent(tensor, t -> new Value(name == null ? next(isState ? "state" : "constant")
                : unique(name), t.spec(), t, isState));
    }

    /// Takes over a constant or state of another graph.
    Value tensor(Value other) {
        names.add(other.name());
        return tensors.computeIfAbsent(other.tensor(), _ -> other);
    }

    /// Adds a node and returns its results; where all operands are constants, the results are.
    List<Value> add(Op op, List<Value> operands) {
        boolean isView = op instanceof ViewOp;
        boolean hasTensors = !operands.isEmpty() && operands.stream().allMatch(isView ? Value::hasTensor
                : Value::isConstant);
        if (hasTensors && !(op instanceof MutatingOp)) {
            return fold(op, operands);
        }
        return node(op, operands);
    }

    /// Adds a node, also one whose operands never change.
    List<Value> node(Op op, List<Value> operands) {
        List<TensorSpec> specs = op.infer(operands.stream().map(Value::spec).toList());
        List<Value> results = new ArrayList<>();
        for (TensorSpec spec : specs) {
            results.add(new Value(next(op.name()), spec, null, false));
        }
        nodes.add(new Node(op, operands, results));
        return results;
    }

    private List<Value> fold(Op op, List<Value> operands) {
        Tensor[] given = operands.stream().map(Value::tensor).toArray(Tensor[]::new);
        Tensor[] made = Scope.outside(() -> executor.execute(op, given));
        List<Value> results = new ArrayList<>();
        for (Tensor tensor : made) {
            results.add(tensor(tensor, next(operands.getFirst().name() + "." + op.name()), operands.stream().anyMatch(
                    value -> value.state() != null)));
        }
        return results;
    }

    private String next(String stem) {
        return unique(stem + "_" + counts.merge(stem, 1, Integer::sum));
    }

    private String unique(String name) {
        String free = name;
        for (int i = 2; !names.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    List<Value> inputs() {
        return inputs;
    }

    List<Node> nodes() {
        return nodes;
    }

    Graph build(List<Value> outputs) {
        return new Graph(inputs, nodes, outputs);
    }
}
