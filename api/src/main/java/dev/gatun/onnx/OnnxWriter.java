// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.io.AtomicFile;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An ONNX model that is put together node by node and written to a file (ONNX, `onnx.proto`).
///
///     new OnnxWriter("example", 20).input("x", DType.F32, "batch", 3).constant("w", weight)
///             .node("MatMul", List.of("x", "w"), List.of("y"), Map.of()).output("y", DType.F32, "batch", 4).write(file);
///
/// Nodes are written in the order in which they are added, which must be one in which each can be computed. Tensors are
/// not copied; they must not change until the model is written.
public final class OnnxWriter {
    // A protocol buffer must be smaller than 2 GB; whatever is larger keeps its numbers in a file of their own.
    private static final long INLINE_LIMIT = 2_000_000_000L;
    private static final long EXTERNAL_FROM = 1024;
    private static final int EXTERNAL_ALIGNMENT = 4096;
    // The first operator set of each IR version from 3 on.
    private static final int[] FIRST_OPSETS = {1, 9, 10, 11, 12, 15, 19, 21, 23, 24, 26};

    private final String name;
    private final Map<String, Integer> opsets = new TreeMap<>();
    private final List<ProtoWriter> nodes = new ArrayList<>();
    private final Map<String, Tensor> constants = new LinkedHashMap<>();
    private final List<ProtoWriter> inputs = new ArrayList<>();
    private final List<ProtoWriter> outputs = new ArrayList<>();

    /// A model without nodes.
    ///
    /// @param name the graph's name
    /// @param opset the version of the standard operators
    public OnnxWriter(String name, int opset) {
        this.name = name;
        opset("", opset);
    }

    /// Says which version of a domain's operators nodes use.
    public OnnxWriter opset(String domain, int version) {
        opsets.put(domain, version);
        return this;
    }

    /// Adds an input.
    ///
    /// @param dims sizes; a text names a size that is known only when the model runs
    public OnnxWriter input(String input, DType dtype, Object... dims) {
        inputs.add(valueInfo(input, dtype, dims));
        return this;
    }

    /// Adds an output, which a node, an input or a constant of that name gives.
    ///
    /// @param dims sizes; a text names a size that is known only when the model runs
    public OnnxWriter output(String output, DType dtype, Object... dims) {
        outputs.add(valueInfo(output, dtype, dims));
        return this;
    }

    /// Adds a constant (an initialiser).
    public OnnxWriter constant(String constant, Tensor value) {
        if (constants.putIfAbsent(constant, value.contiguous()) != null) {
            throw new IllegalArgumentException("onnx: a name must be given once: constant='" + constant + "'");
        }
        return this;
    }

    /// Adds a node of the standard operators.
    ///
    /// @param operands names, empty where an optional one is left out
    /// @param attributes by name: a `Long`, `Integer`, `Double`, `Float`, `String`, [Tensor], `long[]` or `float[]`
    public OnnxWriter node(String operator, List<String> operands, List<String> results,
            Map<String, ?> attributes) {
        return node("", operator, operands, results, attributes);
    }

    /// Adds a node of the operators of a domain.
    public OnnxWriter node(String domain, String operator, List<String> operands, List<String> results,
            Map<String, ?> attributes) {
        ProtoWriter node = new ProtoWriter();
        operands.forEach(operand -> node.text(1, operand));
        results.forEach(result -> node.text(2, result));
        node.text(3, results.getFirst()).text(4, operator);
        new TreeMap<>(attributes).forEach((key, value) -> node.message(5, attribute(key, value)));
        if (!domain.isEmpty()) {
            node.text(7, domain);
        }
        nodes.add(node);
        return this;
    }

    /// The model as the bytes of a file.
    ///
    /// @throws IllegalArgumentException if it is too large for an array
    public byte[] toBytes() {
        return model(null).toByteArray();
    }

    /// Writes the model in one atomic step. Of a model of 2 GB and more the numbers go to a second file beside the
    /// first, whose name is that of the first with `.data` behind it; it is written before the first one.
    public void write(Path file) throws IOException {
        write(file, INLINE_LIMIT);
    }

    void write(Path file, long inlineLimit) throws IOException {
        long bytes = constants.values().stream().mapToLong(constant -> constant.spec().bytes()).sum();
        if (bytes < inlineLimit) {
            AtomicFile.write(file, model(null)::writeTo);
            return;
        }
        Path data = file.resolveSibling(file.getFileName() + ".data");
        Map<String, Long> places = new LinkedHashMap<>();
        long end = 0;
        for (Map.Entry<String, Tensor> constant : constants.entrySet()) {
            if (isExternal(constant.getValue())) {
                places.put(constant.getKey(), end);
                end = Math.ceilDiv(end + constant.getValue().spec().bytes(), EXTERNAL_ALIGNMENT) * EXTERNAL_ALIGNMENT;
            }
        }
        AtomicFile.write(data, channel -> {
            for (Map.Entry<String, Long> place : places.entrySet()) {
                channel.position(place.getValue());
                ProtoWriter.write(constants.get(place.getKey()).segment(), channel);
            }
        });
        External external = new External(data.getFileName().toString(), places);
        AtomicFile.write(file, model(external)::writeTo);
    }

    private static boolean isExternal(Tensor tensor) {
        return tensor.spec().bytes() >= EXTERNAL_FROM;
    }

    /// A tensor as the bytes of a `.pb` file, as the official tests keep their inputs and outputs.
    public static byte[] tensorBytes(String tensorName, Tensor tensor) {
        return tensor(tensorName, tensor.contiguous()).toByteArray();
    }

    private record External(String file, Map<String, Long> places) {
    }

    private ProtoWriter model(External external) {
        ProtoWriter graph = new ProtoWriter();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, name);
        constants.forEach((constant, value) -> graph.message(5, external != null && isExternal(value)
                ? externalTensor(constant, value, external) : tensor(constant, value)));
        inputs.forEach(input -> graph.message(11, input));
        outputs.forEach(output -> graph.message(12, output));
        ProtoWriter model = new ProtoWriter().number(1, irVersion(opsets.get(""))).text(2, "gatun");
        model.message(7, graph);
        opsets.forEach((domain, version) -> model.message(8, (domain.isEmpty() ? new ProtoWriter()
                : new ProtoWriter().text(1, domain)).number(2, version)));
        return model;
    }

    // The IR version that the given operator set came with.
    private static int irVersion(int opset) {
        int version = 0;
        while (version < FIRST_OPSETS.length && FIRST_OPSETS[version] <= opset) {
            version++;
        }
        return version + 2;
    }

    private static ProtoWriter valueInfo(String name, DType dtype, Object... dims) {
        ProtoWriter shape = new ProtoWriter();
        for (Object dim : dims) {
            shape.message(1, switch (dim) {
                case String text -> new ProtoWriter().text(2, text);
                case Number size -> new ProtoWriter().number(1, size.longValue());
                default -> throw new IllegalArgumentException("onnx: a size is a number or a name: size=" + dim
                        + ", value='" + name + "'");
            });
        }
        ProtoWriter tensor = new ProtoWriter().number(1, ElementType.of(dtype).code()).message(2, shape);
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
    }

    private static ProtoWriter tensor(String name, Tensor tensor) {
        return header(name, tensor).bytes(9, tensor.segment());
    }

    private static ProtoWriter header(String name, Tensor tensor) {
        ProtoWriter header = new ProtoWriter();
        if (tensor.rank() > 0) {
            header.numbers(1, tensor.shape().dims());
        }
        return header.number(2, ElementType.of(tensor.dtype()).code()).text(8, name);
    }

    private static ProtoWriter externalTensor(String name, Tensor tensor, External external) {
        return header(name, tensor).message(13, entry("location", external.file()))
                .message(13, entry("offset", external.places().get(name)))
                .message(13, entry("length", tensor.spec().bytes())).number(14, 1);
    }

    private static ProtoWriter entry(String key, Object value) {
        return new ProtoWriter().text(1, key).text(2, value.toString());
    }

    private static ProtoWriter attribute(String key, Object value) {
        ProtoWriter attribute = new ProtoWriter().text(1, key);
        return switch (value) {
            case Float real -> attribute.real(2, real).number(20, 1);
            case Double real -> attribute.real(2, real.floatValue()).number(20, 1);
            case Integer number -> attribute.number(3, number).number(20, 2);
            case Long number -> attribute.number(3, number).number(20, 2);
            case String text -> attribute.text(4, text).number(20, 3);
            case Tensor tensor -> attribute.message(5, tensor(key, tensor.contiguous())).number(20, 4);
            case float[] reals -> attribute.reals(7, reals).number(20, 6);
            case long[] numbers -> attribute.numbers(8, numbers).number(20, 7);
            default -> throw new IllegalArgumentException("onnx: an attribute cannot be of this type: name='" + key
                    + "', type=" + value.getClass().getSimpleName());
        };
    }
}
