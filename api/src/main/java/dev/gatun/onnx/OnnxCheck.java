// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.io.FormatException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// What is in a model file, and everything that keeps it from running here, at once.
///
/// @param model the content of the file
/// @param operators how many nodes apply each operator, bodies of nodes and functions included
/// @param constants the initialisers and the tensors of `Constant` nodes, in all graphs
/// @param problems what is missing or wrong, one line each; empty if the model should run
public record OnnxCheck(ModelProto model, Map<String, Integer> operators, List<TensorProto> constants,
        List<String> problems) {
    private static final int NODES_SHOWN = 8;

    /// Looks at a model file.
    ///
    /// @throws FormatException if it is not an ONNX model at all
    public static OnnxCheck of(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FormatException("onnx: the path must name a file: path=" + file);
        }
        ModelProto model;
        try (FileChannel channel = FileChannel.open(file)) {
            model = ProtoParser
                    .model(new ProtoReader(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena
                            .ofAuto()), ProtoReader.Budget.standard()));
        } catch (FormatException e) {
            throw new FormatException(e.getMessage() + "; file " + file);
        }
        Map<String, Integer> operators = new LinkedHashMap<>();
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        List<TensorProto> constants = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Set<String> own = new HashSet<>();
        model.functions().forEach(function -> own.add(function.domain() + ":" + function.name()));
        Path folder = file.toAbsolutePath().getParent();
        BiConsumer<NodeProto, Map<String, Long>> look = (node, opsets) -> {
            operators.merge(node.operator(), 1, Integer::sum);
            long version = opsets.getOrDefault(node.domain(), -1L);
            boolean isKnown = Operators.standard().find(node.operator(),
                    version < 0 ? Integer.MAX_VALUE : version) != null;
            if (!isKnown && !own.contains(node.domain() + ":" + node.opType())) {
                int first = Operators.standard().first(node.operator());
                unknown.computeIfAbsent("operator " + node.opType() + ", domain " + (node.domain().isEmpty() ? "ai.onnx"
                        : node.domain()) + ", opset " + (version < 0 ? "not imported" : version)
                        + (first > 0
                                ? " (known since " + first + ")" : ""),
                        _ -> new ArrayList<>()).add(node.toString());
            }
            for (AttributeProto attribute : node.attributes()) {
                if (attribute.value() instanceof TensorProto tensor && node.opType().equals("Constant")) {
                    constants.add(tensor);
                }
            }
        };
        walk(model.graph(), model.opsets(), constants, look);
        for (FunctionProto function : model.functions()) {
            walk(function.nodes(), function.opsets(), constants, look);
        }
        constants.forEach(tensor -> checkData(tensor, folder, problems));
        unknown.forEach((operator,
                nodes) -> problems.add(operator + ": nodes " + String.join(", ", nodes.subList(0, Math
                        .min(nodes.size(), NODES_SHOWN))) + (nodes.size() > NODES_SHOWN
                                ? " and " + (nodes.size()
                                        - NODES_SHOWN) + " more"
                                : "")));
        if (problems.isEmpty()) {
            // What only shows when the model is put together: types, names, order.
            try {
                problems.addAll(OnnxModel.load(file).unsupported());
            } catch (FormatException e) {
                problems.add(e.getMessage());
            }
        }
        return new OnnxCheck(model, operators, List.copyOf(constants), List.copyOf(problems));
    }

    private static void walk(GraphProto graph, Map<String, Long> opsets, List<TensorProto> constants,
            BiConsumer<NodeProto, Map<String, Long>> look) {
        constants.addAll(graph.initializers());
        walk(graph.nodes(), opsets, constants, look);
    }

    private static void walk(List<NodeProto> nodes, Map<String, Long> opsets, List<TensorProto> constants,
            BiConsumer<NodeProto, Map<String, Long>> look) {
        for (NodeProto node : nodes) {
            look.accept(node, opsets);
            for (AttributeProto attribute : node.attributes()) {
                if (attribute.value() instanceof GraphProto body) {
                    walk(body, opsets, constants, look);
                } else if (attribute.value() instanceof List<?> list) {
                    list.stream().filter(GraphProto.class::isInstance).forEach(body -> walk((GraphProto) body, opsets,
                            constants, look));
                }
            }
        }
    }

    // Elements in the model itself are looked at when the model is put together.
    private static void checkData(TensorProto tensor, Path folder, List<String> problems) {
        if (tensor.external() == null) {
            return;
        }
        try {
            OnnxTensors.checkExternal(tensor, folder);
        } catch (IOException | UnsupportedOnnxException e) {
            problems.add(e.getMessage().replaceFirst("^onnx: ", ""));
        }
    }

    /// The number of elements of all constants.
    public long parameterCount() {
        return constants.stream().mapToLong(OnnxCheck::elements).sum();
    }

    /// The bytes of all constants, packed.
    public long parameterBytes() {
        long bytes = 0;
        for (TensorProto tensor : constants) {
            ElementType type = ElementType.of(tensor.dataType());
            bytes += type == null ? 0 : Math.ceilDiv(elements(tensor) * type.bits(), 8L);
        }
        return bytes;
    }

    private static long elements(TensorProto tensor) {
        return tensor.dims().stream().reduce(1L, (a, b) -> a * b);
    }
}
