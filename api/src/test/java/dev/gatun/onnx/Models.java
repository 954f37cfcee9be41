// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Model files for tests, message by message, so that they may break every rule.
final class Models {
    private Models() {
    }

    /// A model of version 17 of `ai.onnx` around a graph.
    static byte[] model(ProtoWriter graph, ProtoWriter... functions) {
        ProtoWriter model = new ProtoWriter().number(1, 8).message(8, opset("", 17)).message(8, opset("local", 1));
        model.message(7, graph);
        for (ProtoWriter function : functions) {
            model.message(25, function);
        }
        return model.toByteArray();
    }

    static ProtoWriter opset(String domain, long version) {
        return new ProtoWriter().text(1, domain).number(2, version);
    }

    /// A graph with inputs and outputs of `float` whose shapes are open.
    static ProtoWriter graph(List<String> inputs, List<String> outputs, ProtoWriter... nodes) {
        ProtoWriter graph = new ProtoWriter().text(2, "test");
        for (ProtoWriter node : nodes) {
            graph.message(1, node);
        }
        for (String input : inputs) {
            graph.message(11, value(input, 1));
        }
        for (String output : outputs) {
            graph.message(12, value(output, 1));
        }
        return graph;
    }

    /// A value of an element type, with a shape if `dims` are given.
    static ProtoWriter value(String name, int type, long... dims) {
        ProtoWriter tensor = new ProtoWriter().number(1, type);
        if (dims.length > 0) {
            ProtoWriter shape = new ProtoWriter();
            for (long dim : dims) {
                shape.message(1, new ProtoWriter().number(1, dim));
            }
            tensor.message(2, shape);
        }
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
    }

    static ProtoWriter node(String type, List<String> inputs, List<String> outputs, ProtoWriter... attributes) {
        return node("", type, inputs, outputs, attributes);
    }

    static ProtoWriter node(String domain, String type, List<String> inputs, List<String> outputs,
            ProtoWriter... attributes) {
        ProtoWriter node = new ProtoWriter();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(4, type);
        for (ProtoWriter attribute : attributes) {
            node.message(5, attribute);
        }
        return domain.isEmpty() ? node : node.text(7, domain);
    }

    static ProtoWriter integer(String name, long value) {
        return new ProtoWriter().text(1, name).number(3, value).number(20, 2);
    }

    static ProtoWriter body(String name, ProtoWriter graph) {
        return new ProtoWriter().text(1, name).message(6, graph).number(20, 5);
    }

    static ProtoWriter constant(String name, ProtoWriter tensor) {
        return new ProtoWriter().text(1, name).message(5, tensor).number(20, 4);
    }

    /// A tensor of `float` with raw data.
    static ProtoWriter floats(String name, long[] dims, float... values) {
        ProtoWriter tensor = new ProtoWriter().numbers(1, dims).number(2, 1).text(8, name);
        byte[] raw = new byte[4 * values.length];
        MemorySegment.copy(MemorySegment.ofArray(values), 0, MemorySegment.ofArray(raw), 0, raw.length);
        return tensor.bytes(9, MemorySegment.ofArray(raw));
    }

    /// A tensor of `int64`.
    static ProtoWriter wholes(String name, long[] dims, long... values) {
        return new ProtoWriter().numbers(1, dims).number(2, 7).text(8, name).numbers(7, values);
    }

    static ProtoWriter function(String name, List<String> inputs, List<String> outputs, ProtoWriter... nodes) {
        ProtoWriter function = new ProtoWriter().text(1, name).text(10, "local").message(9, opset("", 17)).message(9,
                opset("local", 1));
        inputs.forEach(input -> function.text(4, input));
        outputs.forEach(output -> function.text(5, output));
        for (ProtoWriter node : nodes) {
            function.message(7, node);
        }
        return function;
    }
}
