// SPDX-License-Identifier: Apache-2.0
package dev.gatun.autograd;

import dev.gatun.op.Composite;
import dev.gatun.op.Detach;
import dev.gatun.op.Differentiable;
import dev.gatun.op.Executor;
import dev.gatun.op.MutatingOp;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.Vjp;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Records the ops that depend on some watched tensors, and runs back over them to get gradients (reverse mode).
///
/// Ops run on the executor that was in force when the tape was made. The way back runs there too: under a second tape
/// it
/// is recorded in turn, which gives gradients of gradients.
public final class Tape implements Executor {
    private record Node(Differentiable op, Tensor[] inputs, Tensor[] outputs, int[] versions) {
    }

    private final Executor outer;
    private final Map<Tensor, String> watched = new IdentityHashMap<>();
    // A tensor that depends on a watched one, with the number of the node that made it (-1 for a watched one).
    private final Map<Tensor, Integer> tracked = new IdentityHashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    private Tape() {
        this.outer = Ops.executor();
    }

    /// A tape that watches the given tensors, with names for messages (such as parameter paths).
    public static Tape watching(Map<String, Tensor> named) {
        Tape tape = new Tape();
        named.forEach(tape::watch);
        return tape;
    }

    /// A tape that watches the given tensors.
    public static Tape watching(Collection<Tensor> tensors) {
        Tape tape = new Tape();
        int i = 0;
        for (Tensor tensor : tensors) {
            tape.watch("input " + i++, tensor);
        }
        return tape;
    }

    private void watch(String name, Tensor tensor) {
        if (!tensor.dtype().isFloat()) {
            throw new IllegalArgumentException("tape: only floating-point tensors have gradients: tensor=" + name
                    + ", spec=" + tensor.spec());
        }
        watched.put(tensor, name);
        tracked.put(tensor, -1);
    }

    /// Runs `body` and records what it does with the watched tensors.
    public <T> T record(Supplier<T> body) {
        return Ops.with(this, body);
    }

    /// The number of recorded ops.
    public int size() {
        return nodes.size();
    }

    @Override
    public Tensor[] execute(Op op, Tensor[] inputs) {
        boolean depends = false;
        for (Tensor input : inputs) {
            depends |= tracked.containsKey(input);
        }
        if (!depends || op instanceof Detach) {
            return outer.execute(op, inputs);
        }
        if (op instanceof Differentiable differentiable) {
            Tensor[] outputs = outer.execute(op, inputs);
            int node = nodes.size();
            nodes.add(new Node(differentiable, inputs, outputs, versions(inputs, outputs)));
            for (Tensor output : outputs) {
                if (output.dtype().isFloat()) {
                    tracked.put(output, node);
                }
            }
            return outputs;
        }
        if (op instanceof Composite composite) {
            return composite.decompose(inputs);
        }
        if (op instanceof MutatingOp) {
            throw new IllegalStateException(op.name() + ": a tensor cannot be overwritten while its gradient is "
                    + "recorded; " + paths(inputs));
        }
        Tensor[] outputs = outer.execute(op, inputs);
        for (Tensor output : outputs) {
            if (output.dtype().isFloat()) {
                throw new IllegalArgumentException(op.name() + ": the op has no gradient; " + paths(inputs)
                        + "; use .detach() to cut the gradient off");
            }
        }
        return outputs;
    }

    @Override
    public String origin(Tensor tensor) {
        return outer.origin(tensor);
    }

    private static int[] versions(Tensor[] inputs, Tensor[] outputs) {
        int[] versions = new int[inputs.length + outputs.length];
        for (int i = 0; i < versions.length; i++) {
            versions[i] = (i < inputs.length ? inputs[i] : outputs[i - inputs.length]).version();
        }
        return versions;
    }

    // The watched tensors that the given ones depend on, for messages.
    private String paths(Tensor[] inputs) {
        List<String> names = new ArrayList<>();
        boolean[] seen = new boolean[nodes.size()];
        List<Tensor> open = new ArrayList<>(List.of(inputs));
        while (!open.isEmpty()) {
            Tensor tensor = open.removeLast();
            Integer node = tracked.get(tensor);
            if (node == null) {
                continue;
            }
            if (node < 0) {
                if (!names.contains(watched.get(tensor))) {
                    names.add(watched.get(tensor));
                }
            } else if (!seen[node]) {
                seen[node] = true;
                open.addAll(List.of(nodes.get(node).inputs()));
            }
        }
        return "it depends on " + String.join(", ", names);
    }

    /// The gradients of a scalar with respect to `wrt`, in that order.
    ///
    /// @throws IllegalArgumentException if `loss` is not a single number
    public List<Tensor> gradients(Tensor loss, List<Tensor> wrt) {
        if (loss.size() != 1) {
            throw new IllegalArgumentException("gradients: the loss must be a single number: loss=" + loss.spec()
                    + "; reduce it with .mean() or .sum()");
        }
        return gradients(loss, Tensor.full(1, loss.dtype(), loss.shape().dims()), wrt);
    }

    /// The gradients of `sum(result * seed)` with respect to `wrt`, in that order; zeros where nothing depends.
    ///
    /// @throws IllegalArgumentException if a tensor of `wrt` is not watched, or a gradient has a wrong shape
    /// @throws IllegalStateException if a recorded tensor was overwritten since, or its scope was closed
    public List<Tensor> gradients(Tensor result, Tensor seed, List<Tensor> wrt) {
        for (Tensor tensor : wrt) {
            if (!watched.containsKey(tensor)) {
                throw new IllegalArgumentException("gradients: the tensor is not watched by this tape: tensor="
                        + tensor.spec());
            }
        }
        Map<Tensor, Tensor> gradients = new IdentityHashMap<>();
        gradients.put(result, seed);
        Integer last = tracked.get(result);
        for (int i = last == null ? -1 : last; i >= 0; i--) {
            back(nodes.get(i), gradients);
        }
        List<Tensor> found = new ArrayList<>(wrt.size());
        for (Tensor tensor : wrt) {
            Tensor gradient = gradients.get(tensor);
            found.add(gradient == null ? Tensor.zeros(tensor.spec()) : gradient);
        }
        return found;
    }

    private void back(Node node, Map<Tensor, Tensor> gradients) {
        Tensor[] outputs = new Tensor[node.outputs().length];
        boolean reached = false;
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = gradients.get(node.outputs()[i]);
            reached |= outputs[i] != null;
        }
        if (!reached) {
            return;
        }
        checkUnchanged(node);
        boolean[] needed = new boolean[node.inputs().length];
        for (int i = 0; i < needed.length; i++) {
            needed[i] = tracked.containsKey(node.inputs()[i]);
        }
        Vjp vjp = new Vjp(node.inputs(), node.outputs(), outputs, needed);
        Tensor[] found = Ops.with(outer, () -> node.op().vjp(vjp));
        for (int i = 0; i < needed.length; i++) {
            if (needed[i] && found[i] != null) {
                add(node, gradients, node.inputs()[i], found[i]);
            }
        }
    }

    private void add(Node node, Map<Tensor, Tensor> gradients, Tensor input, Tensor gradient) {
        if (!gradient.shape().equals(input.shape()) || gradient.dtype() != input.dtype()) {
            throw new IllegalStateException(node.op().name() + ": the gradient rule gives a wrong spec: gradient="
                    + gradient.spec() + ", input=" + input.spec());
        }
        Tensor sum = gradients.get(input);
        gradients.put(input, sum == null ? gradient : Ops.with(outer, () -> sum.add(gradient)));
    }

    private static void checkUnchanged(Node node) {
        int[] now = versions(node.inputs(), node.outputs());
        for (int i = 0; i < now.length; i++) {
            if (now[i] != node.versions()[i]) {
                throw new IllegalStateException(node.op().name() + ": a tensor was overwritten between the forward and "
                        + "the backward pass: operand=" + i + "; copy it first with .copy()");
            }
        }
    }
}
