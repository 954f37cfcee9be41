// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.op.Cast;
import dev.gatun.op.Contiguous;
import dev.gatun.op.Executor;
import dev.gatun.op.Fidelity;
import dev.gatun.op.MutatingOp;
import dev.gatun.op.Op;
import dev.gatun.op.Permute;
import dev.gatun.op.Relu;
import dev.gatun.op.ReluGrad;
import dev.gatun.op.Reshape;
import dev.gatun.op.ViewOp;
import dev.gatun.plan.Graph.Node;
import dev.gatun.plan.Graph.Value;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
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
///
/// If it simplifies, what was computed before is not computed again, and views and copies that change nothing are left
/// out.
final class GraphBuilder {
    private record Call(Op op, List<Value> operands) {
    }

    private static final Op RELU = new Relu();

    private final Executor executor;
    private final boolean simplifies;
    private final List<Value> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Tensor, Value> tensors = new IdentityHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Value, Node> producers = new HashMap<>();
    private final Map<Call, List<Value>> known = new HashMap<>();
    // What is overwritten after it was made.
    private final Set<Value> unstable = new HashSet<>();

    /// @param executor what carries out ops on constants
    GraphBuilder(Executor executor, boolean simplifies) {
        this.executor = executor;
        this.simplifies = simplifies;
    }

    /// Says that a value will be overwritten: what is computed from it now differs from what is computed later.
    void overwrites(Value value) {
        unstable.add(value);
    }

    private boolean isStable(Value value) {
        return value.state() == null && !unstable.contains(value);
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
        if (!simplifies) {
            return node(op, operands);
        }
        if (op instanceof ViewOp view) {
            return view(view, operands);
        }
        if (op instanceof MutatingOp || op.fidelity() == Fidelity.RANDOM || !operands.stream().allMatch(
                this::isStable)) {
            return node(op, operands);
        }
        Value first = operands.isEmpty() ? null : operands.getFirst();
        if (op instanceof ReluGrad) {
            // Relu's result is positive where its operand is, and may be all that is left of it then.
            List<Value> relu = known.get(new Call(RELU, List.of(first)));
            return once(op, relu == null ? operands : List.of(relu.getFirst(), operands.get(1)));
        }
        boolean isCopy = op instanceof Contiguous && first.spec().isContiguous()
                || op instanceof Cast cast && first.spec().isContiguous() && cast.dtype() == first.spec().dtype();
        return isCopy ? operands : once(op, operands);
    }

    private List<Value> once(Op op, List<Value> operands) {
        List<Value> earlier = known.get(new Call(op, operands));
        if (earlier == null) {
            earlier = node(op, operands);
            known.put(new Call(op, operands), earlier);
        }
        return earlier;
    }

    private List<Value> view(ViewOp view, List<Value> operands) {
        Value operand = operands.getFirst();
        Node inner = producers.get(operand);
        if (view instanceof Reshape(Shape shape) && inner != null && inner.op() instanceof Reshape && Reshape.isView(
                inner.inputs().getFirst().spec(), shape)) {
            return view(view, inner.inputs());
        }
        if (view instanceof Permute(List<Integer> outer) && inner != null
                && inner.op() instanceof Permute(List<Integer> order)) {
            return view(new Permute(outer.stream().map(order::get).toList()), inner.inputs());
        }
        TensorSpec spec = view.infer(List.of(operand.spec())).getFirst();
        if (spec.equals(operand.spec()) && view.offset(operand.spec()) == 0) {
            return operands;
        }
        List<Value> result = once(view, operands);
        if (!isStable(operand)) {
            unstable.add(result.getFirst());
        }
        return result;
    }

    /// Adds a node, also one whose operands never change.
    List<Value> node(Op op, List<Value> operands) {
        List<TensorSpec> specs = op.infer(operands.stream().map(Value::spec).toList());
        List<Value> results = new ArrayList<>();
        for (TensorSpec spec : specs) {
            results.add(new Value(next(op.name()), spec, null, false));
        }
        Node node = new Node(op, operands, results);
        nodes.add(node);
        results.forEach(result -> producers.put(result, node));
        return node.outputs();
    }

    private List<Value> fold(Op op, List<Value> operands) {
        Tensor[] given = operands.stream().map(Value::tensor).toArray(Tensor[]::new);
        Tensor[] made = Scope.outside(() -> executor.execute(op, given));
        List<Value> results = new ArrayList<>();
        for (Tensor tensor : made) {
            results.add(tensor(tensor, operands.getFirst().name() + "." + op.name(), operands.stream().anyMatch(
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

    /// The node that makes a value, or null.
    Node producer(Value value) {
        return producers.get(value);
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
