// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.io.FormatException;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A network in an ONNX file (onnx.ai, IR versions up to 14), ready to run.
///
/// Its nodes run one after another as tensor functions, on whatever backend dispatch picks, on a tape, or in a capture:
/// `Gatun.compile(model::forward, specs)` makes a plan of it. A plan takes one path for all data: where a model branches or
/// loops by an input, give that input as a constant tensor inside the compiled function. Constants, and whatever follows from constants alone, are
/// made when the model is read. Values are let go after their last use. Immutable; threads may share it.
///
///     OnnxModel model = OnnxModel.load(Path.of("mnist.onnx"));
///     Tensor scores = model.forward(image)[0];
public final class OnnxModel {
    private final ModelProto proto;
    private final Program program;
    private final List<ValueInfo> inputs;
    private final List<String> unsupported;

    private OnnxModel(ModelProto proto, Path folder) throws IOException {
        this.proto = proto;
        ProgramBuilder.Context context = new ProgramBuilder.Context(proto, folder);
        this.program = ProgramBuilder.build(context);
        this.unsupported = context.unsupported();
        Set<String> constants = new LinkedHashSet<>();
        proto.graph().initializers().forEach(tensor -> constants.add(tensor.name()));
        proto.graph().sparseInitializers().forEach(tensor -> constants.add(tensor.values().name()));
        this.inputs = proto.graph().inputs().stream().filter(input -> !constants.contains(input.name())).toList();
    }

    /// Reads a model file. External data are looked for in its folder.
    ///
    /// @throws FormatException if it is not a valid model, saying which rule it breaks
    public static OnnxModel load(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FormatException("onnx: the path must name a file: path=" + file);
        }
        Path folder = file.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(file)) {
            return read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()), folder);
        } catch (FormatException e) {
            throw new FormatException(e.getMessage() + "; file " + file);
        }
    }

    /// Reads a model from memory; `folder` is where files of external data are, or null.
    ///
    /// @throws FormatException if it is not a valid model, saying which rule it breaks
    public static OnnxModel read(MemorySegment bytes, Path folder) throws IOException {
        return new OnnxModel(ProtoParser.model(new ProtoReader(bytes, ProtoReader.Budget.standard())), folder);
    }

    /// Reads a model from memory; `folder` is where files of external data are, or null.
    ///
    /// @throws FormatException if it is not a valid model, saying which rule it breaks
    public static OnnxModel read(byte[] bytes, Path folder) throws IOException {
        return read(MemorySegment.ofArray(bytes), folder);
    }

    /// The content of the file.
    public ModelProto proto() {
        return proto;
    }

    /// What [#run] takes, in order.
    public List<ValueInfo> inputs() {
        return inputs;
    }

    /// What [#run] gives, in order.
    public List<ValueInfo> outputs() {
        return proto.graph().outputs();
    }

    /// Everything that the model asks for and that is known to be missing; empty if it should run.
    ///
    /// Element types and attributes that an operator does not support show only when it runs.
    public List<String> unsupported() {
        return unsupported;
    }

    /// Runs the model on values by name.
    ///
    /// A vector of one number is taken where a scalar is declared.
    ///
    /// @throws IllegalArgumentException if names, element types or shapes are not those of [#inputs()]
    /// @throws UnsupportedOnnxException if the model asks for something that is not supported
    public Map<String, Value> run(Map<String, Value> values) {
        Value[] given = new Value[inputs.size()];
        for (int i = 0; i < given.length; i++) {
            given[i] = values.get(inputs.get(i).name());
        }
        for (String name : values.keySet()) {
            if (inputs.stream().noneMatch(input -> input.name().equals(name))) {
                throw new IllegalArgumentException("onnx: the model has no such input: name='" + name + "', inputs="
                        + inputs);
            }
        }
        Value[] results = run(given);
        Map<String, Value> named = new LinkedHashMap<>();
        for (int i = 0; i < results.length; i++) {
            named.put(outputs().get(i).name(), results[i]);
        }
        return named;
    }

    /// Runs the model on tensors, in the order of [#inputs()], and gives those of [#outputs()].
    ///
    /// @throws IllegalArgumentException if number, element types or shapes are not those of [#inputs()], or a result is
    ///     not a tensor
    /// @throws UnsupportedOnnxException if the model asks for something that is not supported
    public Tensor[] forward(Tensor... tensors) {
        if (tensors.length != inputs.size()) {
            throw new IllegalArgumentException("onnx: one tensor for each input is needed: tensors=" + tensors.length
                    + ", inputs=" + inputs);
        }
        Value[] given = new Value[tensors.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = Value.of(tensors[i]);
        }
        Value[] results = run(given);
        Tensor[] outputs = new Tensor[results.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = results[i].tensor();
        }
        return outputs;
    }

    private Value[] run(Value[] given) {
        if (!unsupported.isEmpty()) {
            throw new UnsupportedOnnxException("onnx: the model needs what is not supported: " + String.join("; ",
                    unsupported));
        }
        for (int i = 0; i < given.length; i++) {
            given[i] = scalar(inputs.get(i), given[i]);
            check(inputs.get(i), given[i]);
        }
        Value[] results = program.run(given, null);
        for (int i = 0; i < results.length; i++) {
            if (results[i] == null) {
                throw new IllegalArgumentException("onnx: a result of the model was not computed: output="
                        + outputs().get(i));
            }
        }
        return results;
    }

    // Writers of test data, and callers, give one number where a scalar is declared.
    private static Value scalar(ValueInfo input, Value value) {
        long[] declared = input.dims();
        boolean one = declared != null && declared.length == 0 && value instanceof Value.Numbers(Tensor x, _) && x
                .rank() == 1 && x.size() == 1;
        return one ? new Value.Numbers(value.tensor().squeeze(0), ((Value.Numbers) value).type()) : value;
    }

    private static void check(ValueInfo input, Value value) {
        boolean fits = switch (input.type()) {
            case null -> value != null;
            case TypeProto.OfTensor type -> value instanceof Value.Numbers numbers && (type.type() == null || type
                    .type() == numbers.type()) && fits(numbers.tensor().shape().dims(), input.dims())
                    || value instanceof Value.Texts texts && (type.type() == null || type.type() == ElementType.STRING)
                            && fits(texts.shape().dims(), input.dims());
            case TypeProto.OfSequence _ -> value instanceof Value.Sequence;
            case TypeProto.OfOptional _ -> true;
            case TypeProto.OfMap _ -> false;
        };
        if (!fits) {
            throw new IllegalArgumentException("onnx: a value must fit its input: input " + input + ", value="
                    + (value == null ? "missing" : value));
        }
    }

    private static boolean fits(long[] dims, long[] declared) {
        boolean fits = declared == null || declared.length == dims.length;
        for (int i = 0; declared != null && fits && i < dims.length; i++) {
            fits = declared[i] < 0 || declared[i] == dims[i];
        }
        return fits;
    }

    /// The name of the graph with its inputs and outputs.
    @Override
    public String toString() {
        return "onnx model '" + proto.graph().name() + "': " + inputs + " -> " + outputs();
    }
}
