// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.op.Fused;
import dev.gatun.op.MutatingOp;
import dev.gatun.op.Op;
import dev.gatun.op.ViewOp;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A computation as data: ops in the order in which they run, and the values between them. Immutable.
///
///     inputs: input0 f32[1,3]
///     linear_1 f32[1,2] = Linear[](input0, weight f32[2,3], bias f32[2])
///     relu_1 f32[1,2] = Relu[](linear_1)
///     outputs: relu_1
///
/// Results of [dev.gatun.op.ViewOp]s share memory with their operands, and [dev.gatun.op.MutatingOp]s overwrite
/// operands, so the order of nodes counts.
///
/// @param inputs what a run is given
/// @param nodes the ops, each after those whose results it takes
/// @param outputs what a run gives; inputs, constants and repeated values may be among them
public record Graph(List<Value> inputs, List<Node> nodes, List<Value> outputs) {
    /// Copies the lists.
    public Graph {
        inputs = List.copyOf(inputs);
        nodes = List.copyOf(nodes);
        outputs = List.copyOf(outputs);
    }

    /// One op with its operands and results.
    ///
    /// @param inputs the operands
    /// @param outputs the results, of the specs that [Op#infer] gives
    public record Node(Op op, List<Value> inputs, List<Value> outputs) {
        /// Copies the lists.
        public Node {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }

        TensorSpec[] specs() {
            return inputs.stream().map(Value::spec).toArray(TensorSpec[]::new);
        }

        // Whether all operands but the first never change, and those of elementwise steps behind the op.
        boolean isFixed() {
            int own = op instanceof Fused fused ? inputs.size() - fused.extras() : inputs.size();
            return own > 1 && inputs.subList(1, own).stream().allMatch(Value::isConstant);
        }
    }

    /// An input, a result, a constant, or a state: a tensor that outlives a run, and that ops overwrite. Values are equal
    /// only to themselves.
    public static final class Value {
        private final String name;
        private final TensorSpec spec;
        private final Tensor tensor;
        private final boolean isState;

        Value(String name, TensorSpec spec, Tensor tensor, boolean isState) {
            this.name = Objects.requireNonNull(name);
            this.spec = spec;
            this.tensor = tensor;
            this.isState = isState;
        }

        /// A name that no other value of the graph has; a parameter's path where there is one.
        public String name() {
            return name;
        }

        /// Type, shape and strides.
        public TensorSpec spec() {
            return spec;
        }

        /// The constant, or null if this is none.
        public Tensor constant() {
            return isState ? null : tensor;
        }

        /// The tensor that lasts from run to run and is overwritten in between, or null if this is none.
        public Tensor state() {
            return isState ? tensor : null;
        }

        boolean isConstant() {
            return tensor != null && !isState;
        }

        // Whether it has memory of its own, apart from a run's.
        boolean hasTensor() {
            return tensor != null;
        }

        Tensor tensor() {
            return tensor;
        }

        /// Name and spec.
        @Override
        public String toString() {
            return name + " " + spec;
        }
    }

    /// The values whose memory is overwritten after they were made, by themselves or through a view; inputs and states
    /// among them.
    Set<Value> overwritten() {
        Map<Value, Value> bases = new HashMap<>();
        Set<Value> found = new HashSet<>();
        for (Node node : nodes) {
            if (node.op instanceof ViewOp) {
                Value operand = node.inputs.getFirst();
                bases.put(node.outputs.getFirst(), bases.getOrDefault(operand, operand));
            }
            for (int i = 0; i < node.inputs.size(); i++) {
                if (node.op instanceof MutatingOp mutating && mutating.mutates(i)) {
                    found.add(bases.getOrDefault(node.inputs.get(i), node.inputs.get(i)));
                }
            }
        }
        bases.forEach((view, base) -> {
            if (found.contains(base)) {
                found.add(view);
            }
        });
        return found;
    }

    /// One line a node.
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("inputs: ").append(String.join(", ", inputs.stream().map(Value::toString)
                .toList()));
        for (Node node : nodes) {
            out.append('\n');
            if (!node.outputs.isEmpty()) {
                out.append(String.join(", ", node.outputs.stream().map(Value::toString).toList())).append(" = ");
            }
            out.append(node.op).append('(').append(String.join(", ", node.inputs.stream().map(v -> v.hasTensor()
                    ? v.toString()
                    : v.name).toList())).append(')');
        }
        return out.append("\noutputs: ").append(String.join(", ", outputs.stream().map(Value::name).toList()))
                .toString();
    }
}
