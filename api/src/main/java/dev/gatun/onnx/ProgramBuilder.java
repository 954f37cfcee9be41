// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.internal.Eager;
import dev.gatun.io.FormatException;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes a [Program] of a graph: names become slots, nodes are put in order, constants are converted and whatever
/// follows from constants alone is computed once.
final class ProgramBuilder {
    private static final long FUNCTION_STEPS = 1 << 20;
    private static final long FOLD_LIMIT = 1L << 28;
    private static final double FOLD_FLOPS = 1e9;
    private static final Set<String> NOT_FOLDED = Set.of("RandomNormal", "RandomUniform", "RandomNormalLike",
            "RandomUniformLike", "Multinomial", "Bernoulli", "Dropout");

    /// A function with the attributes of a call.
    private record Instance(String function, Map<String, AttributeProto> attributes) {
    }

    private interface Source {
        Value read() throws IOException;
    }

    /// What all graphs of a model share.
    static final class Context {
        private final ModelProto model;
        private final Path folder;
        private final Map<String, FunctionProto> functions = new HashMap<>();
        private final Set<String> unsupported = new LinkedHashSet<>();
        private final Set<String> active = new HashSet<>();
        private final Map<Instance, Program> instances = new HashMap<>();
        private final Map<Instance, Long> sizes = new HashMap<>();
        private long functionSteps;
        private long folded;

        Context(ModelProto model, Path folder) throws FormatException {
            this.model = model;
            this.folder = folder;
            for (FunctionProto function : model.functions()) {
                String key = key(function.domain(), function.name(), function.overload());
                if (functions.put(key, function) != null) {
                    throw new FormatException("onnx: a function is defined twice: function=" + key);
                }
            }
        }

        List<String> unsupported() {
            return List.copyOf(unsupported);
        }

        // Steps of functions as often as they are called: what running them takes.
        private void count(long steps) throws FormatException {
            functionSteps += steps;
            if (functionSteps > FUNCTION_STEPS) {
                throw new FormatException("onnx: functions come to too many nodes: limit=" + FUNCTION_STEPS);
            }
        }

        private static String key(String domain, String name, String overload) {
            return domain + ":" + name + (overload.isEmpty() ? "" : ":" + overload);
        }

        private Value read(TensorProto proto) throws IOException {
            return read(proto, () -> OnnxTensors.read(proto, folder));
        }

        private Value read(SparseTensorProto proto) throws IOException {
            return read(proto.values(), () -> Value.of(OnnxTensors.read(proto, folder)));
        }

        private Value read(TensorProto proto, Source source) throws IOException {
            try {
                return source.read();
            } catch (UnsupportedOnnxException e) {
                unsupported.add(e.getMessage().replaceFirst("^onnx: ", ""));
                return null;
            } catch (IllegalStateException e) {
                throw new FormatException("onnx: a tensor does not fit into memory: " + proto + "; " + e.getMessage());
            }
        }
    }

    private final Context context;
    private final ProgramBuilder outer;
    private final Map<String, Long> opsets;
    // Attributes of the call of a function whose body this is.
    private final Map<String, AttributeProto> bindings;
    private final int depth;
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<Value> constants = new ArrayList<>();
    private final List<Integer> outerSlots = new ArrayList<>();
    private final List<Integer> innerSlots = new ArrayList<>();

    private ProgramBuilder(Context context, ProgramBuilder outer, Map<String, Long> opsets,
            Map<String, AttributeProto> bindings, int depth) {
        this.context = context;
        this.outer = outer;
        this.opsets = opsets;
        this.bindings = bindings;
        this.depth = depth;
    }

    /// The program of a model's graph.
    static Program build(Context context) throws IOException {
        ModelProto model = context.model;
        return new ProgramBuilder(context, null, model.opsets(), null, 0).graph(model.graph());
    }

    private Program graph(GraphProto graph) throws IOException {
        Program.checkDepth(depth, graph.name());
        for (TensorProto tensor : graph.initializers()) {
            constants.set(define(tensor.name(), "an initialiser", graph.name()), context.read(tensor));
        }
        for (SparseTensorProto tensor : graph.sparseInitializers()) {
            constants.set(define(tensor.values().name(), "an initialiser", graph.name()), context.read(tensor));
        }
        List<String> inputs = new ArrayList<>();
        for (ValueInfo input : graph.inputs()) {
            // Before IR version 4, initialisers are listed here too.
            if (!slots.containsKey(input.name()) || depth > 0) {
                inputs.add(input.name());
            }
        }
        return body(graph.name(), graph.nodes(), inputs, graph.outputs());
    }

    private Program body(String name, List<NodeProto> nodes, List<String> inputs, List<ValueInfo> outputs)
            throws IOException {
        int[] inputSlots = new int[inputs.size()];
        for (int i = 0; i < inputSlots.length; i++) {
            inputSlots[i] = define(inputs.get(i), "an input", name);
        }
        List<Program.Step> steps = new ArrayList<>();
        for (NodeProto node : Order.of(nodes, name)) {
            if (bindings != null) {
                context.count(1);
            }
            step(node, name, steps);
        }
        int[] outputSlots = new int[outputs.size()];
        for (int i = 0; i < outputSlots.length; i++) {
            outputSlots[i] = find(outputs.get(i).name(), "an output of the graph", name);
        }
        return new Program(name, freeing(steps, outputSlots), constants.toArray(Value[]::new), inputSlots, outputSlots,
                array(outerSlots), array(innerSlots), outputs);
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private int define(String value, String what, String graph) throws FormatException {
        int slot = constants.size();
        if (slots.putIfAbsent(value, slot) != null) {
            throw new FormatException("onnx: a value is defined twice: value='" + value + "', second as " + what
                    + "; graph '" + graph + "'");
        }
        constants.add(null);
        return slot;
    }

    // The slot of a value, here or in the graphs around, or -1.
    private int lookup(String value) {
        Integer slot = slots.get(value);
        if (slot != null) {
            return slot;
        }
        int far = outer == null ? -1 : outer.lookup(value);
        if (far < 0) {
            return -1;
        }
        int near = constants.size();
        slots.put(value, near);
        constants.add(outer.constants.get(far));
        if (constants.get(near) == null) {
            outerSlots.add(far);
            innerSlots.add(near);
        }
        return near;
    }

    private int find(String value, String reader, String graph) throws FormatException {
        int slot = lookup(value);
        if (slot < 0) {
            throw new FormatException("onnx: nothing makes a value: value='" + value + "', read by " + reader
                    + "; graph '" + graph + "'");
        }
        return slot;
    }

    private void step(NodeProto node, String graph, List<Program.Step> steps) throws IOException {
        int[] inputs = new int[node.inputs().size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = node.inputs().get(i).isEmpty() ? -1 : find(node.inputs().get(i), node.toString(), graph);
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        List<Program.Sub> bodies = new ArrayList<>();
        for (AttributeProto attribute : node.attributes()) {
            AttributeProto bound = bound(attribute);
            if (bound != null && bound.value() instanceof GraphProto inner) {
                bodies.add(new Program.Sub(attribute.name(), new ProgramBuilder(context, this, opsets, bindings, depth
                        + 1).graph(inner)));
            } else if (bound != null) {
                attributes.put(attribute.name(), converted(bound.value()));
            }
        }
        int[] outputs = new int[node.outputs().size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = node.outputs().get(i).isEmpty() ? -1 : define(node.outputs().get(i), "the result of " + node,
                    graph);
        }
        long version = opsets.getOrDefault(node.domain(), (long) Integer.MAX_VALUE);
        FunctionProto function = context.functions.get(Context.key(node.domain(), node.opType(), node.overload()));
        Operators.Any operator = function != null ? null : Operators.standard().find(node.operator(), version);
        Program program = function == null ? null : function(function, node);
        if (function == null && operator == null) {
            int first = Operators.standard().first(node.operator());
            context.unsupported.add("operator " + node.operator() + (opsets.containsKey(node.domain()) ? " of version "
                    + version : "") + (first > 0 ? " (known since " + first + ")" : ""));
        }
        Program.Step step = new Program.Step(node, (int) Math.min(version, Integer.MAX_VALUE), operator, program,
                attributes, List.copyOf(bodies), inputs, outputs, new int[0]);
        if (!folds(step)) {
            steps.add(step);
        }
    }

    private AttributeProto bound(AttributeProto attribute) {
        return attribute.reference() == null ? attribute : bindings == null ? null : bindings.get(attribute
                .reference());
    }

    private Object converted(Object value) throws IOException {
        return switch (value) {
            case TensorProto tensor -> context.read(tensor);
            case SparseTensorProto tensor -> context.read(tensor);
            default -> value;
        };
    }

    private Program function(FunctionProto function, NodeProto node) throws IOException {
        String key = Context.key(function.domain(), function.name(), function.overload());
        if (!context.active.add(key)) {
            throw new FormatException("onnx: a function must not call itself: function=" + key);
        }
        Program.checkDepth(depth + 1, key);
        Map<String, AttributeProto> given = new HashMap<>();
        for (AttributeProto attribute : function.defaults()) {
            given.put(attribute.name(), attribute);
        }
        for (AttributeProto attribute : node.attributes()) {
            AttributeProto bound = bound(attribute);
            if (bound != null) {
                given.put(attribute.name(), bound);
            }
        }
        Instance instance = new Instance(key, given);
        Program program = context.instances.get(instance);
        if (program == null) {
            long before = context.functionSteps;
            Map<String, Long> versions = function.opsets().isEmpty() ? opsets : function.opsets();
            program = new ProgramBuilder(context, null, versions, given, depth + 1).body(key, function.nodes(), function
                    .inputs(), function.outputs().stream().map(output -> new ValueInfo(output, null)).toList());
            context.instances.put(instance, program);
            context.sizes.put(instance, context.functionSteps - before);
        } else {
            context.count(context.sizes.get(instance));
        }
        context.active.remove(key);
        return program;
    }

    // Whether a step follows from constants alone and was computed now.
    private boolean folds(Program.Step step) {
        boolean foldable = step.operator() != null && step.bodies().isEmpty() && context.folded < FOLD_LIMIT
                && !NOT_FOLDED.contains(step.node().opType());
        for (int input : step.inputs()) {
            foldable &= input < 0 || constants.get(input) != null;
        }
        if (!foldable) {
            return false;
        }
        Value[] operands = new Value[step.inputs().length];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = step.inputs()[i] < 0 ? null : constants.get(step.inputs()[i]);
        }
        Value[] results;
        try {
            results = Ops.with(ProgramBuilder::bounded, () -> Program.compute(step, operands, null));
        } catch (RuntimeException _) {
            // The step stays, and fails again with its place when it is run.
            return false;
        }
        for (int i = 0; i < step.outputs().length; i++) {
            if (step.outputs()[i] >= 0 && (i >= results.length || results[i] == null)) {
                return false;
            }
        }
        for (int i = 0; i < step.outputs().length; i++) {
            if (step.outputs()[i] >= 0) {
                constants.set(step.outputs()[i], results[i]);
                context.folded += results[i] instanceof Value.Numbers numbers ? numbers.tensor().spec().bytes() : 0;
            }
        }
        return true;
    }

    // A few bytes of file can ask for any number of elements.
    private static Tensor[] bounded(Op op, Tensor[] operands) {
        List<TensorSpec> specs = Arrays.stream(operands).map(Tensor::spec).toList();
        List<TensorSpec> results = op.infer(specs);
        if (results.stream().mapToLong(TensorSpec::bytes).sum() > FOLD_LIMIT || op.cost(specs, results)
                .flops() > FOLD_FLOPS) {
            throw new IllegalArgumentException("onnx: too much to be made when the model is read: op=" + op.name());
        }
        return Eager.standard().execute(op, operands);
    }

    private static List<Program.Step> freeing(List<Program.Step> steps, int[] outputs) {
        Set<Integer> seen = new HashSet<>();
        for (int output : outputs) {
            seen.add(output);
        }
        Program.Step[] result = steps.toArray(Program.Step[]::new);
        for (int i = result.length - 1; i >= 0; i--) {
            Program.Step step = result[i];
            List<Integer> done = new ArrayList<>();
            for (int slot : step.inputs()) {
                if (slot >= 0 && seen.add(slot)) {
                    done.add(slot);
                }
            }
            for (Program.Sub sub : step.bodies()) {
                for (int slot : sub.program().captured()) {
                    if (seen.add(slot)) {
                        done.add(slot);
                    }
                }
            }
            // Results that nobody reads.
            for (int slot : step.outputs()) {
                if (slot >= 0 && seen.add(slot)) {
                    done.add(slot);
                }
            }
            result[i] = done.isEmpty() ? step : step.freeing(array(done));
        }
        return List.of(result);
    }

    /// The nodes of a graph in an order in which each comes after those that it reads from.
    private static final class Order {
        private Order() {
        }

        static Collection<NodeProto> of(List<NodeProto> nodes, String graph) throws FormatException {
            Map<String, Integer> makers = new HashMap<>();
            for (int i = 0; i < nodes.size(); i++) {
                for (String output : nodes.get(i).outputs()) {
                    if (!output.isEmpty()) {
                        makers.putIfAbsent(output, i);
                    }
                }
            }
            int[][] sources = new int[nodes.size()][];
            boolean ordered = true;
            for (int i = 0; i < sources.length; i++) {
                Set<String> reads = new LinkedHashSet<>();
                reads(nodes.get(i), reads, 0);
                sources[i] = reads.stream().filter(makers::containsKey).mapToInt(makers::get).toArray();
                for (int source : sources[i]) {
                    ordered &= source < i;
                }
            }
            return ordered ? nodes : sorted(nodes, sources, graph);
        }

        private static void reads(NodeProto node, Set<String> into, int depth) {
            into.addAll(node.inputs());
            for (AttributeProto attribute : node.attributes()) {
                if (attribute.value() instanceof GraphProto graph) {
                    Set<String> inner = new LinkedHashSet<>();
                    for (NodeProto each : graph.nodes()) {
                        reads(each, inner, depth + 1);
                    }
                    graph.outputs().forEach(output -> inner.add(output.name()));
                    graph.nodes().forEach(each -> each.outputs().forEach(inner::remove));
                    graph.inputs().forEach(input -> inner.remove(input.name()));
                    graph.initializers().forEach(tensor -> inner.remove(tensor.name()));
                    into.addAll(inner);
                }
            }
        }

        private static List<NodeProto> sorted(List<NodeProto> nodes, int[][] sources, String graph)
                throws FormatException {
            int[] missing = new int[nodes.size()];
            int[] starts = new int[nodes.size() + 1];
            for (int i = 0; i < missing.length; i++) {
                missing[i] = sources[i].length;
                for (int source : sources[i]) {
                    starts[source + 1]++;
                }
            }
            for (int i = 0; i < missing.length; i++) {
                starts[i + 1] += starts[i];
            }
            int[] readers = new int[starts[missing.length]];
            int[] filled = Arrays.copyOf(starts, missing.length);
            ArrayDeque<Integer> ready = new ArrayDeque<>();
            for (int i = 0; i < missing.length; i++) {
                for (int source : sources[i]) {
                    readers[filled[source]++] = i;
                }
                if (missing[i] == 0) {
                    ready.add(i);
                }
            }
            List<NodeProto> order = new ArrayList<>();
            while (!ready.isEmpty()) {
                int node = ready.remove();
                order.add(nodes.get(node));
                for (int i = starts[node]; i < starts[node + 1]; i++) {
                    if (--missing[readers[i]] == 0) {
                        ready.add(readers[i]);
                    }
                }
            }
            for (int i = 0; order.size() < nodes.size(); i++) {
                if (missing[i] > 0) {
                    throw new FormatException("onnx: nodes must not depend on their own results: node=" + nodes.get(i)
                            + "; graph '" + graph + "'");
                }
            }
            return order;
        }
    }
}
