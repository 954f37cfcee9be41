// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.nn.Layer;
import dev.gatun.op.Composite;
import dev.gatun.op.Expand;
import dev.gatun.op.Gru;
import dev.gatun.op.Lstm;
import dev.gatun.op.MutatingOp;
import dev.gatun.op.Op;
import dev.gatun.op.Reshape;
import dev.gatun.plan.Capture;
import dev.gatun.plan.Graph;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Writes networks and functions of tensors as ONNX models, in the standard operators of version [#OPSET].
///
///     OnnxExport.write(Path.of("model.onnx"), model, TensorSpec.of(DType.F32, 1, 1, 28, 28));
///
/// The graph is that of [Capture]: parameters become initialisers with their paths as names, and what depends on them
/// alone is computed at once. An op that ONNX lacks is written in simpler ones ([Composite]); one that cannot be written
/// is an [UnsupportedOnnxException] that names all such ops at once. Training steps cannot be exported.
public final class OnnxExport {
    /// The version of the standard operators in exported models.
    public static final int OPSET = 20;

    /// How the values of a model are named, and whether its batch is open.
    ///
    /// @param inputs names of the inputs, one each, or none for `input` (`input0`, `input1`, … of several)
    /// @param outputs names of the outputs, one each, or none for `output` (`output0`, … of several)
    /// @param batch the name of the first dimension of all inputs where any size is allowed; null to keep the given one
    public record Options(List<String> inputs, List<String> outputs, String batch) {
        /// Copies the lists.
        public Options {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }

        /// Names by number, sizes as given.
        public static Options standard() {
            return new Options(List.of(), List.of(), null);
        }

        /// The same, for batches of any size.
        public Options openBatch() {
            return new Options(inputs, outputs, "batch");
        }
    }

    // Two sizes by which what depends on the batch is told from what does not.
    private static final int[] TRIAL_BATCHES = {5, 7};

    private final OnnxWriter writer;
    private final Map<Graph.Value, String> names = new HashMap<>();
    private final Map<Tensor, String> constants = new IdentityHashMap<>();
    private final Map<String, Tensor> unwritten = new HashMap<>();
    private final Map<String, String> ownConstants = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<Graph.Value> used = new HashSet<>();
    private final Set<String> refused = new LinkedHashSet<>();

    private OnnxExport(String name) {
        this.writer = new OnnxWriter(name, OPSET);
    }

    /// Writes a model in evaluation mode to a file, in one atomic step.
    ///
    /// @throws UnsupportedOnnxException naming all ops that cannot be written
    public static void write(Path file, Layer model, TensorSpec... inputs) throws IOException {
        of(model, Options.standard(), inputs).write(file);
    }

    /// Writes a captured graph to a file, in one atomic step.
    ///
    /// @throws UnsupportedOnnxException naming all ops that cannot be written
    public static void write(Path file, Graph graph) throws IOException {
        of(graph).write(file);
    }

    /// A model in evaluation mode, to be written or turned into bytes.
    ///
    /// @throws UnsupportedOnnxException naming all ops that cannot be written
    public static OnnxWriter of(Layer model, Options options, TensorSpec... inputs) {
        if (inputs.length != 1) {
            throw new IllegalArgumentException("onnx: a layer has one input: inputs=" + inputs.length
                    + "; export a function that calls it");
        }
        Map<String, Tensor> state = model.state();
        return model
                .evaluating(() -> of(model.getClass().getSimpleName(), x -> new Tensor[] {model.forward(x[0])}, state,
                        options, inputs));
    }

    /// A function of tensors.
    ///
    /// @param name the name of the graph
    /// @param tensorNames names for tensors that `body` uses, such as the paths of parameters
    /// @throws UnsupportedOnnxException naming all ops that cannot be written
    public static OnnxWriter of(String name, Function<Tensor[], Tensor[]> body, Map<String, Tensor> tensorNames,
            Options options, TensorSpec... inputs) {
        List<String> inputNames = names("input", options.inputs(), inputs.length);
        if (options.batch() == null) {
            Graph graph = Capture.of(body, inputNames, tensorNames, inputs);
            return export(name, graph, graph, options);
        }
        Graph[] trials = new Graph[TRIAL_BATCHES.length];
        for (int i = 0; i < trials.length; i++) {
            TensorSpec[] specs = new TensorSpec[inputs.length];
            for (int n = 0; n < specs.length; n++) {
                if (inputs[n].rank() == 0) {
                    throw new IllegalArgumentException("onnx: an input without axes has no batch: input="
                            + inputNames.get(n) + " " + inputs[n]);
                }
                specs[n] = TensorSpec.of(inputs[n].dtype(), inputs[n].shape().with(0, TRIAL_BATCHES[i]));
            }
            trials[i] = Capture.of(body, inputNames, tensorNames, specs);
        }
        return export(name, trials[0], trials[1], options);
    }

    /// A captured graph.
    ///
    /// @throws UnsupportedOnnxException naming all ops that cannot be written
    public static OnnxWriter of(Graph graph) {
        return export("graph", graph, graph, Options.standard());
    }

    private static List<String> names(String stem, List<String> given, int count) {
        if (given.isEmpty()) {
            return count == 1 ? List.of(stem) : IntStream.range(0, count).mapToObj(i -> stem + i).toList();
        }
        if (given.size() != count || new HashSet<>(given).size() != count) {
            throw new IllegalArgumentException("onnx: each " + stem + " needs a name of its own: names=" + given
                    + ", count=" + count);
        }
        return given;
    }

    private static OnnxWriter export(String name, Graph graph, Graph twin, Options options) {
        OnnxExport export = new OnnxExport(name);
        for (int i = 0; i < graph.inputs().size(); i++) {
            Graph.Value input = graph.inputs().get(i);
            export.names.put(input, input.name());
            export.taken.add(input.name());
            export.writer.input(input.name(), input.spec().dtype(), declared(input, twin.inputs().get(i), options));
        }
        List<String> outputs = names("output", options.outputs(), graph.outputs().size());
        export.taken.addAll(outputs);
        // A result that is an output gets the output's name at once.
        Set<Graph.Value> given = new HashSet<>(graph.inputs());
        Map<Graph.Value, String> direct = new HashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            Graph.Value output = graph.outputs().get(i);
            if (!given.contains(output) && output.constant() == null) {
                direct.putIfAbsent(output, outputs.get(i));
            }
        }
        export.walk(graph, twin, "", direct);
        if (!export.refused.isEmpty()) {
            throw new UnsupportedOnnxException("onnx: these ops cannot be exported: " + String.join("; ",
                    export.refused));
        }
        for (int i = 0; i < outputs.size(); i++) {
            Graph.Value output = graph.outputs().get(i);
            String source = export.name(output, twin.outputs().get(i));
            if (!source.equals(outputs.get(i))) {
                export.node("Identity", List.of(source), List.of(outputs.get(i)), Map.of());
            }
            export.writer.output(outputs.get(i), output.spec().dtype(), declared(output, twin.outputs().get(i),
                    options));
        }
        return export.writer;
    }

    private static Object[] declared(Graph.Value value, Graph.Value twin, Options options) {
        long[] dims = dims(value.spec(), twin.spec());
        Object[] declared = new Object[dims.length];
        for (int i = 0; i < dims.length; i++) {
            boolean isBatch = dims[i] == -TRIAL_BATCHES[0];
            declared[i] = dims[i] >= 0 ? (Object) dims[i] : isBatch ? options.batch() : options.batch() + "_" + -dims[i]
                    + "_" + TRIAL_BATCHES[0];
        }
        return declared;
    }

    /// Sizes; where they differ between two captures, the first one negated.
    static long[] dims(TensorSpec spec, TensorSpec twin) {
        long[] dims = spec.shape().dims();
        for (int i = 0; i < dims.length; i++) {
            dims[i] = dims[i] == twin.dim(i) ? dims[i] : -dims[i];
        }
        return dims;
    }

    // Writes all nodes of a graph whose inputs have names.
    private void walk(Graph graph, Graph twin, String path, Map<Graph.Value, String> direct) {
        if (graph.nodes().size() != twin.nodes().size()) {
            throw new UnsupportedOnnxException(
                    "onnx: the path through the model depends on the size of the batch: nodes="
                            + graph.nodes().size() + " and " + twin.nodes().size());
        }
        graph.nodes().forEach(node -> used.addAll(node.inputs()));
        used.addAll(graph.outputs());
        for (int i = 0; i < graph.nodes().size(); i++) {
            Graph.Node node = graph.nodes().get(i);
            Graph.Node other = twin.nodes().get(i);
            List<String> outputs = new ArrayList<>();
            for (Graph.Value output : node.outputs()) {
                outputs.add(direct.containsKey(output) ? direct.get(output) : fresh(path + output.name()));
                names.put(output, outputs.getLast());
            }
            try {
                write(node, other, outputs);
            } catch (UnsupportedOnnxException e) {
                refused.add(e.getMessage().replace("onnx: an op cannot be exported: ", ""));
            }
        }
    }

    private void write(Graph.Node node, Graph.Node twin, List<String> outputs) {
        Op op = node.op();
        if (op instanceof MutatingOp) {
            throw new UnsupportedOnnxException(op + " overwrites its operand");
        }
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            // States of recurrent layers may be zeros of another size for each batch; they are looked at, not written.
            Graph.Value value = node.inputs().get(i);
            boolean isVariable = value.constant() != null && !value.spec().shape().equals(twin.inputs().get(i).spec()
                    .shape());
            boolean isState = isVariable && (op instanceof Lstm || op instanceof Gru);
            inputs.add(isState ? "" : name(value, twin.inputs().get(i)));
        }
        boolean isWritten = ExportTable.write(op, new ExportNode(this, node, twin, inputs, outputs));
        if (isWritten && !op.equals(twin.op()) && !(op instanceof Reshape)
                && !(op instanceof Expand)) {
            throw new UnsupportedOnnxException(op + " depends on the size of the batch");
        }
        if (isWritten) {
            return;
        }
        if (!(op instanceof Composite composite)) {
            throw new UnsupportedOnnxException(op.toString());
        }
        Graph inner = decompose(composite, node);
        Graph innerTwin = node == twin ? inner : decompose((Composite) twin.op(), twin);
        for (int i = 0; i < inputs.size(); i++) {
            names.put(inner.inputs().get(i), inputs.get(i));
        }
        Map<Graph.Value, String> direct = new HashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            if (inner.outputs().get(i).constant() == null && !inner.inputs().contains(inner.outputs().get(i))) {
                direct.putIfAbsent(inner.outputs().get(i), outputs.get(i));
            }
        }
        walk(inner, innerTwin, outputs.getFirst() + "/", direct);
        for (int i = 0; i < outputs.size(); i++) {
            names.put(node.outputs().get(i), name(inner.outputs().get(i), innerTwin.outputs().get(i)));
        }
    }

    private static Graph decompose(Composite op, Graph.Node node) {
        return Capture.of(op::decompose, node.inputs().stream().map(value -> value.spec().packed()).toArray(
                TensorSpec[]::new));
    }

    /// The name of a value.
    private String name(Graph.Value value, Graph.Value twin) {
        String known = names.get(value);
        if (known != null) {
            return known;
        }
        if (value.constant() == null) {
            throw new UnsupportedOnnxException("a tensor that is overwritten from run to run: " + value);
        }
        if (!value.spec().shape().equals(twin.spec().shape())) {
            throw new UnsupportedOnnxException("a constant depends on the size of the batch: " + value);
        }
        String name = constants.get(value.constant());
        if (name == null) {
            name = fresh(value.name());
            constants.put(value.constant(), name);
            unwritten.put(name, value.constant());
        }
        names.put(value, name);
        return name;
    }

    /// Writes a node, and before it the constants among its operands that no node had until now.
    void node(String operator, List<String> operands, List<String> results, Map<String, ?> attributes) {
        for (String operand : operands) {
            Tensor constant = unwritten.remove(operand);
            if (constant != null) {
                writer.constant(operand, constant);
            }
        }
        writer.node(operator, operands, results, attributes);
    }

    boolean isUsed(Graph.Value value) {
        return used.contains(value);
    }

    void alias(Graph.Value value, String name) {
        names.put(value, name);
    }

    /// A name that nothing has yet, made of `wanted`.
    String fresh(String wanted) {
        String name = wanted;
        for (int i = 1; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /// The name of a constant of the exporter's own; equal ones are written once.
    String constant(Tensor value) {
        String key = value.spec() + HexFormat.of().formatHex(value.segment().toArray(ValueLayout.JAVA_BYTE));
        return ownConstants.computeIfAbsent(key, _ -> {
            String name = fresh("constant");
            unwritten.put(name, value);
            return name;
        });
    }
}
