// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.internal.Slab;
import dev.gatun.op.Contiguous;
import dev.gatun.op.Executor;
import dev.gatun.op.MutatingOp;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.ViewOp;
import dev.gatun.plan.Graph.Value;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Draws the graph of what a function of tensors computes, by running it on tensors without memory.
///
/// What only depends on tensors with data is computed at once and becomes a constant. A tensor from outside that the
/// function overwrites, such as a running mean or the state of a random number generator, becomes a state: it is read
/// and written in each run. A tensor that the function makes itself and overwrites starts each run anew.
///
/// The function must take the same path for all data: reading an element of a result is an [IllegalStateException]. It
/// is called more than once where it overwrites tensors.
public final class Capture implements Executor {
    private static final int ROUNDS = 16;

    private final BiFunction<Op, List<Value>, List<Value>> sink;
    private final Map<Tensor, Value> symbols = new IdentityHashMap<>();
    private final Executor outer = Ops.executor();
    // Null while ops are decomposed: then all tensors with data are constants of the graph.
    private final Surroundings surroundings;
    private final GraphBuilder builder;

    /// What is known of the tensors with data that captured code meets.
    private static final class Surroundings {
        private final Map<Tensor, String> names;
        private final Set<Tensor> states;
        // Overwritten tensors that were not known to be states.
        private final Set<Tensor> found = set();
        // Made by captured code, outside of scopes.
        private final Set<Tensor> made = set();
        private final Set<Tensor> used = set();
        // Tensors of captured code that it overwrote with results, and what holds their elements now.
        private final Map<Tensor, Tensor> replaced = new IdentityHashMap<>();
        private final Map<Tensor, Tensor> copies = new IdentityHashMap<>();

        private Surroundings(Map<Tensor, String> names, Set<Tensor> states) {
            this.names = names;
            this.states = states;
        }

        private static Set<Tensor> set() {
            return Collections.newSetFromMap(new IdentityHashMap<>());
        }

        private boolean isMade(Tensor root) {
            return root.scope() != null || made.contains(root);
        }
    }

    private Capture(GraphBuilder builder, BiFunction<Op, List<Value>, List<Value>> sink, Surroundings surroundings) {
        this.builder = builder;
        this.sink = sink;
        this.surroundings = surroundings;
    }

    /// The graph of `body` for inputs of the given specs, before any pass.
    ///
    /// @throws IllegalArgumentException if an op refuses its operands
    /// @throws IllegalStateException if `body` reads data that a run will compute
    public static Graph of(Function<Tensor[], Tensor[]> body, TensorSpec... inputs) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            names.add("input" + i);
        }
        return of(body, names, Map.of(), inputs);
    }

    /// The graph of `body` for inputs of the given specs, before any pass.
    ///
    /// @param inputNames a name for each input
    /// @param tensorNames names for tensors that `body` uses, such as the paths of parameters
    public static Graph of(Function<Tensor[], Tensor[]> body, List<String> inputNames,
            Map<String, Tensor> tensorNames, TensorSpec... inputs) {
        if (inputNames.size() != inputs.length) {
            throw new IllegalArgumentException("capture: each input needs a name: names=" + inputNames + ", inputs="
                    + inputs.length);
        }
        Map<Tensor, String> names = new IdentityHashMap<>();
        tensorNames.forEach((name, tensor) -> names.putIfAbsent(tensor, name));
        Set<Tensor> states = Surroundings.set();
        for (int round = 0; round < ROUNDS; round++) {
            Surroundings surroundings = new Surroundings(names, states);
            Graph graph = draw(body, inputNames, inputs, surroundings);
            if (states.containsAll(surroundings.found)) {
                return graph;
            }
            states.addAll(surroundings.found);
        }
        throw new IllegalStateException("capture: the function must overwrite the same tensors each time that it is "
                + "called: rounds=" + ROUNDS);
    }

    private static Graph draw(Function<Tensor[], Tensor[]> body, List<String> names, TensorSpec[] specs,
            Surroundings surroundings) {
        GraphBuilder builder = new GraphBuilder(Ops.executor(), false);
        Capture capture = new Capture(builder, builder::add, surroundings);
        Tensor[] inputs = new Tensor[specs.length];
        for (int i = 0; i < specs.length; i++) {
            inputs[i] = capture.symbol(builder.input(names.get(i), specs[i].packed()), null);
        }
        return Scope.outside(() -> {
            try (Scope _ = Scope.open("capture")) {
                Tensor[] outputs = Ops.with(capture, () -> body.apply(inputs));
                List<Value> values = new ArrayList<>();
                for (Tensor output : outputs) {
                    values.add(capture.value(output));
                }
                return builder.build(values);
            }
        });
    }

    /// Carries out `body` on values of a graph in the making; the ops that it applies go to `sink`.
    static List<Value> into(GraphBuilder builder, BiFunction<Op, List<Value>, List<Value>> sink,
            Function<Tensor[], Tensor[]> body, List<Value> operands) {
        Capture capture = new Capture(builder, sink, null);
        Tensor[] inputs = operands.stream().map(value -> capture.tensor(value, null)).toArray(Tensor[]::new);
        return Scope.outside(() -> {
            Tensor[] outputs = Ops.with(capture, () -> body.apply(inputs));
            List<Value> values = new ArrayList<>();
            for (Tensor output : outputs) {
                values.add(capture.value(output));
            }
            return values;
        });
    }

    @Override
    public Tensor[] execute(Op op, Tensor[] inputs) {
        if (surroundings != null && canRun(op, inputs)) {
            Tensor[] made = Scope.outside(() -> outer.execute(op, inputs));
            if (!(op instanceof ViewOp)) {
                surroundings.made.addAll(List.of(made));
            }
            return made;
        }
        List<Value> operands = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            if (op instanceof MutatingOp mutating && mutating.mutates(i)) {
                overwrite(op, inputs[i]);
            }
            operands.add(value(inputs[i]));
        }
        List<Value> results = sink.apply(op, operands);
        Tensor[] outputs = new Tensor[results.size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = tensor(results.get(i), op instanceof ViewOp && inputs[0].isSymbolic() ? inputs[0] : null);
        }
        if (op instanceof MutatingOp mutating) {
            for (int i = 0; i < inputs.length; i++) {
                if (mutating.mutates(i)) {
                    inputs[i].touch();
                }
            }
        }
        return outputs;
    }

    // Whether all operands are known now, and nothing is overwritten that a run will need.
    private boolean canRun(Op op, Tensor[] inputs) {
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].isSymbolic()) {
                return false;
            }
            inputs[i].check();
            Tensor root = inputs[i].root();
            boolean isKnown = !surroundings.states.contains(root) && !surroundings.replaced.containsKey(root);
            if (op instanceof MutatingOp mutating && mutating.mutates(i)) {
                isKnown &= surroundings.isMade(root) && !surroundings.used.contains(root);
            }
            if (!isKnown && !(op instanceof ViewOp && surroundings.states.contains(root))) {
                return false;
            }
        }
        return inputs.length > 0;
    }

    private void overwrite(Op op, Tensor target) {
        if (target.isSymbolic() || surroundings == null) {
            return;
        }
        Tensor root = target.root();
        if (!surroundings.isMade(root)) {
            surroundings.found.add(root);
        } else if (!surroundings.replaced.containsKey(root)) {
            if (root != target) {
                throw new IllegalStateException("capture: " + op.name() + " overwrites a view of a tensor that the "
                        + "captured code made: view=" + target.spec() + ", tensor=" + root.spec() + "; overwrite the "
                        + "whole tensor, or make it before");
            }
            Value copy = builder.node(new Contiguous(), List.of(value(root))).getFirst();
            surroundings.replaced.put(root, symbol(copy, null));
        }
    }

    private Value value(Tensor tensor) {
        Tensor now = tensor;
        if (!tensor.isSymbolic() && surroundings != null && surroundings.replaced.containsKey(tensor.root())) {
            if (tensor.root() != tensor) {
                throw new IllegalStateException("capture: a view of a tensor that captured code made and overwrote "
                        + "cannot be used: view=" + tensor.spec() + "; make the view again after writing");
            }
            now = surroundings.replaced.get(tensor);
        }
        if (now.isSymbolic()) {
            Value value = symbols.get(now);
            if (value == null) {
                throw new IllegalStateException("capture: a tensor of another capture was used: tensor=" + now.spec()
                        + "; captured code must not keep tensors for later");
            }
            return value;
        }
        now.check();
        if (surroundings == null) {
            return builder.tensor(now, null, false);
        }
        Tensor root = now.root();
        String name = surroundings.names.get(now);
        if (name == null && surroundings.names.containsKey(root)) {
            name = surroundings.names.get(root) + ".view";
        }
        boolean isState = surroundings.states.contains(root);
        surroundings.used.add(root);
        return builder.tensor(lasting(now), name, isState);
    }

    // What lives in a scope ends before the plan does.
    private Tensor lasting(Tensor tensor) {
        return tensor.scope() == null ? tensor : surroundings.copies.computeIfAbsent(tensor, t -> Tensor.over(t.spec(),
                fresh(t)));
    }

    private static MemorySegment fresh(Tensor tensor) {
        return Slab.fresh(tensor.segment().byteSize()).asSlice(0, tensor.segment().byteSize())
                .copyFrom(tensor.segment());
    }

    private Tensor tensor(Value value, Tensor base) {
        return value.hasTensor() ? value.tensor() : symbol(value, base);
    }

    private Tensor symbol(Value value, Tensor base) {
        Tensor tensor = Tensor.symbolic(value.spec(), base);
        symbols.put(tensor, value);
        return tensor;
    }

    /// The value that a tensor without data stands for.
    @Override
    public String origin(Tensor tensor) {
        Value value = symbols.get(tensor);
        return value == null ? "" : value.name();
    }
}
