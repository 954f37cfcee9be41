// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.op.BinaryOp;
import dev.gatun.op.MutatingOp;
import dev.gatun.op.Op;
import dev.gatun.op.UnaryOp;
import dev.gatun.op.ViewOp;
import dev.gatun.plan.Graph.Node;
import dev.gatun.plan.Graph.Value;
import dev.gatun.spi.Dispatcher;
import dev.gatun.spi.Kernel;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A computation on inputs of fixed specs, ready to run: kernels chosen, weights packed, memory laid out.
///
///     Plan plan = Gatun.compile(model, TensorSpec.of(DType.F32, 1, 784));
///     try (Runner runner = plan.runner()) {
///         runner.warmUp();
///         runner.input(0).copyFrom(image);
///         runner.run();
///         float[] scores = runner.output(0).toFloats();
///     }
///
/// Immutable and thread-safe; each thread takes a [Runner] of its own. Constants such as weights are those of the time of
/// compilation: a run after one of them was overwritten is an [IllegalStateException]. A plan with states (of random
/// numbers, or of a training step) is run by one runner at a time.
public final class Plan {
    // One kernel with the places of its operands among the values.
    record Step(Node node, Kernel kernel, String implementation, long scratchBytes) {
        /// Whether it is one of the plain loops, which allocate in each run.
        boolean isPlain() {
            return implementation.startsWith("reference: ");
        }
    }

    private static final Pattern OWN = Pattern.compile("(simd|reference): ");

    private final Graph graph;
    private final List<String> inputNames;
    private final List<String> outputNames;
    private final Dispatcher dispatcher;
    private final List<Step> steps = new ArrayList<>();
    private final MemoryPlan memory;
    private final long scratchBytes;
    private final Tensor[] constants;
    private final String[] constantNames;
    private final int[] versions;
    private final Tensor[] states;
    // The runner that is in a run, of a plan with states.
    final AtomicReference<Runner> running = new AtomicReference<>();

    private Plan(Graph graph, PlanOptions options) {
        this.graph = graph;
        this.dispatcher = options.dispatcher();
        this.inputNames = graph.inputs().stream().map(Value::name).toList();
        this.outputNames = PlanOptions.names("output", options.outputNames(), graph.outputs().size());
        this.memory = MemoryPlan.of(graph, this::worksInPlace);
        long scratch = 0;
        Map<Tensor, String> read = new IdentityHashMap<>();
        Set<Tensor> written = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Node node : graph.nodes()) {
            for (int i = 0; i < node.inputs().size(); i++) {
                Value operand = node.inputs().get(i);
                if (operand.isConstant()) {
                    read.put(operand.tensor().root(), operand.name());
                } else if (operand.hasTensor() && node.op() instanceof MutatingOp mutating && mutating.mutates(i)) {
                    written.add(operand.tensor().root());
                }
            }
            if (!(node.op() instanceof ViewOp)) {
                Dispatcher.Choice choice = dispatcher.choose(node.op(), node.specs(), node.isFixed());
                steps.add(new Step(node, fixed(node, choice.kernel()), choice.implementation(), choice
                        .scratchBytes()));
                scratch = Math.max(scratch, choice.scratchBytes());
            }
        }
        this.scratchBytes = scratch;
        this.constants = read.keySet().toArray(Tensor[]::new);
        this.constantNames = new String[constants.length];
        this.versions = new int[constants.length];
        for (int i = 0; i < constants.length; i++) {
            versions[i] = constants[i].version();
            constantNames[i] = read.get(constants[i]);
        }
        this.states = written.toArray(Tensor[]::new);
    }

    /// The plan of a function of tensors.
    ///
    /// @param tensorNames names for tensors that `body` uses, such as the paths of parameters
    /// @throws IllegalArgumentException if an op refuses its operands
    /// @throws IllegalStateException if `body` reads data that a run will compute
    public static Plan of(Function<Tensor[], Tensor[]> body, Map<String, Tensor> tensorNames, PlanOptions options,
            TensorSpec... inputs) {
        List<String> names = PlanOptions.names("input", options.inputNames(), inputs.length);
        Graph captured = Capture.of(body, names, tensorNames, inputs);
        return new Plan(Passes.all(captured, options.dispatcher()), options);
    }

    // The engine's own elementwise loops read an element before they write it; of a library that is not known.
    private boolean worksInPlace(Node node) {
        boolean isElementwise = node.op() instanceof UnaryOp || node.op() instanceof BinaryOp;
        return isElementwise && OWN.matcher(dispatcher.choose(node.op(), node.specs(), node.isFixed())
                .implementation()).lookingAt();
    }

    private static Kernel fixed(Node node, Kernel kernel) {
        Tensor[] constants = node.inputs().stream().map(Value::constant).toArray(Tensor[]::new);
        for (Tensor constant : constants) {
            if (constant != null) {
                return kernel.fix(constants);
            }
        }
        return kernel;
    }

    /// The specs of the inputs.
    public List<TensorSpec> inputs() {
        return graph.inputs().stream().map(Value::spec).toList();
    }

    /// The specs of the outputs, always packed.
    public List<TensorSpec> outputs() {
        return graph.outputs().stream().map(Value::spec).toList();
    }

    /// The names of the inputs.
    public List<String> inputNames() {
        return inputNames;
    }

    /// The names of the outputs.
    public List<String> outputNames() {
        return outputNames;
    }

    /// What is run, after all passes.
    public Graph graph() {
        return graph;
    }

    /// A runner with memory of its own, for one thread at a time.
    public Runner runner() {
        return new Runner(this);
    }

    /// The bytes of a runner's memory.
    public long slabBytes() {
        return memory.bytes() + scratchBytes;
    }

    /// The bytes of all constants that runs read, as they lie in memory before packing.
    public long constantBytes() {
        long bytes = 0;
        for (Tensor constant : constants) {
            bytes += constant.spec().bytes();
        }
        return bytes;
    }

    /// Every candidate for each step with its reason, and the chosen one.
    public String explain() {
        StringBuilder out = new StringBuilder();
        for (Step step : steps) {
            out.append(out.isEmpty() ? "" : "\n").append(dispatcher.explain(step.node().op(), step.node().inputs()
                    .stream().map(Value::spec).toList(), step.node().isFixed()));
        }
        return out.toString();
    }

    /// A table: number, op, implementation, operands and results, place in the slab, and floating-point operations of
    /// each step.
    @Override
    public String toString() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"step", "op", "implementation", "operands", "results", "offset", "flops"});
        int number = 0;
        for (Step step : steps) {
            Node node = step.node();
            double flops = node.op().cost(List.of(node.specs()), node.outputs().stream().map(Value::spec).toList())
                    .flops();
            rows.add(new String[] {String.valueOf(++number), text(node.op()), step.implementation(), values(node
                    .inputs()),
                values(node.outputs()), String.join(", ", node.outputs().stream().map(v -> String
                        .valueOf(memory.offset(v))).toList()),
                String.format(Locale.ROOT, "%.0f", flops)});
        }
        return table(rows) + "slab " + slabBytes() + " bytes, " + scratchBytes + " of them scratch; constants "
                + constantBytes() + " bytes\n";
    }

    private static String text(Op op) {
        return op.toString().replace("[]", "");
    }

    private static String values(List<Value> values) {
        return String.join(", ", values.stream().map(Value::toString).toList());
    }

    private static String table(List<String[]> rows) {
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                out.append(row[i]);
                if (i < widths.length - 1) {
                    out.repeat(' ', widths[i] - row[i].length() + 2);
                }
            }
            out.append('\n');
        }
        return out.toString();
    }

    List<Step> steps() {
        return steps;
    }

    MemoryPlan memory() {
        return memory;
    }

    long scratchBytes() {
        return scratchBytes;
    }

    boolean hasStates() {
        return states.length > 0;
    }

    Tensor[] states() {
        return states;
    }

    /// Fails if a constant was overwritten since the plan was made.
    void checkConstants() {
        for (int i = 0; i < versions.length; i++) {
            if (constants[i].version() != versions[i]) {
                throw new IllegalStateException(
                        "plan: a constant was overwritten after the plan was compiled: constant="
                                + constantNames[i] + " " + constants[i].spec() + "; compile the plan again");
            }
        }
    }
}
