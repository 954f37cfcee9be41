// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// One application of an operator: its operands and attributes, as an operator's function sees them.
///
/// Operands are counted from 0; an optional one that is not given is missing, whether its name is empty or the list ends
/// before it. Attributes are read by name, with the value that holds where the node has none.
final class Call {
    private static final int SHOWN = 8;

    private final NodeProto node;
    private final int opset;
    private final Map<String, Object> attributes;
    private final Value[] inputs;
    private final Program.Body[] bodies;

    Call(NodeProto node, int opset, Map<String, Object> attributes, Value[] inputs, Program.Body[] bodies) {
        this.node = node;
        this.opset = opset;
        this.attributes = attributes;
        this.inputs = inputs;
        this.bodies = bodies;
    }

    /// This call with other operands.
    Call with(Value[] others) {
        return new Call(node, opset, attributes, others, bodies);
    }

    /// The version of the operator's domain that the model uses.
    int opset() {
        return opset;
    }

    // ---- operands

    /// The number of operands, missing ones in between included.
    int count() {
        return inputs.length;
    }

    /// Whether operand `i` is given.
    boolean has(int i) {
        return i < inputs.length && inputs[i] != null;
    }

    /// All operands, null where one is missing.
    Value[] values() {
        return inputs.clone();
    }

    /// Operand `i`.
    Value value(int i) {
        if (!has(i)) {
            throw error("an operand is missing", "operand=" + i);
        }
        return inputs[i];
    }

    /// Operand `i`, a tensor.
    Tensor tensor(int i) {
        return value(i).tensor();
    }

    /// Operand `i`, or null if it is missing.
    Tensor tensorOrNull(int i) {
        return has(i) ? tensor(i) : null;
    }

    /// All operands from `first` on, none of them missing.
    Tensor[] tensors(int first) {
        Tensor[] tensors = new Tensor[Math.max(0, count() - first)];
        for (int i = 0; i < tensors.length; i++) {
            tensors[i] = tensor(first + i);
        }
        return tensors;
    }

    /// The element type of operand `i`, which may be coded.
    ElementType type(int i) {
        return switch (value(i)) {
            case Value.Numbers numbers -> numbers.type();
            case Value.Texts _ -> ElementType.STRING;
            default -> throw error("a tensor was expected", "operand=" + i + ", got=" + value(i));
        };
    }

    /// The whole numbers in operand `i`, a tensor of rank 0 or 1 that must be known when a plan is made.
    long[] longs(int i) {
        Tensor x = tensor(i);
        if (x.dtype().isFloat() || x.rank() > 1) {
            throw error("whole numbers along one axis were expected", "operand=" + i + ", tensor=" + x.spec());
        }
        return x.toLongs();
    }

    /// The only number in operand `i`, a tensor of one element that must be known when a plan is made.
    double number(int i) {
        Tensor x = tensor(i);
        if (x.size() != 1) {
            throw error("one number was expected", "operand=" + i + ", tensor=" + x.spec());
        }
        return x.item();
    }

    /// The only whole number in operand `i`.
    long integer(int i) {
        Tensor x = tensor(i);
        if (x.size() != 1 || x.dtype().isFloat()) {
            throw error("one whole number was expected", "operand=" + i + ", tensor=" + x.spec());
        }
        return x.toLongs()[0];
    }

    // ---- results

    /// The number of results that the node names, unwanted ones in between included.
    int results() {
        return node.outputs().size();
    }

    /// Whether anybody wants result `i`.
    boolean wants(int i) {
        return i < results() && !node.outputs().get(i).isEmpty();
    }

    // ---- attributes

    boolean hasAttribute(String name) {
        return attributes.containsKey(name);
    }

    private <T> T attribute(String name, Class<T> type) {
        Object value = attributes.get(name);
        if (value != null && !type.isInstance(value)) {
            throw error("an attribute has the wrong type", "attribute=" + name + ", expected=" + type.getSimpleName()
                    + ", got=" + value.getClass().getSimpleName());
        }
        return type.cast(value);
    }

    long integer(String name, long otherwise) {
        Long value = attribute(name, Long.class);
        return value == null ? otherwise : value;
    }

    /// A whole number that fits in an int.
    int small(String name, int otherwise) {
        long value = integer(name, otherwise);
        if (value != (int) value) {
            throw error("an attribute is out of range", name + "=" + value);
        }
        return (int) value;
    }

    boolean flag(String name, boolean otherwise) {
        return integer(name, otherwise ? 1 : 0) != 0;
    }

    double number(String name, double otherwise) {
        Float value = attribute(name, Float.class);
        return value == null ? otherwise : value;
    }

    String text(String name, String otherwise) {
        String value = attribute(name, String.class);
        return value == null ? otherwise : value;
    }

    /// The whole numbers of an attribute, or null if the node has none.
    long[] integers(String name) {
        // Writers leave the type of an empty list open.
        if (attributes.get(name) instanceof float[] floats && floats.length == 0) {
            return new long[0];
        }
        long[] value = attribute(name, long[].class);
        return value == null ? null : value.clone();
    }

    /// The numbers of an attribute, or null if the node has none.
    float[] numbers(String name) {
        float[] value = attribute(name, float[].class);
        return value == null ? null : value.clone();
    }

    /// The texts of an attribute, or null if the node has none.
    List<String> texts(String name) {
        List<?> value = attribute(name, List.class);
        return value == null ? null : value.stream().map(String.class::cast).toList();
    }

    /// The tensor of an attribute, or null if the node has none.
    Value constant(String name) {
        return attribute(name, Value.class);
    }

    /// The element type that an attribute names by its number; `otherwise` if the node has none.
    ElementType elementType(String name, ElementType otherwise) {
        if (!hasAttribute(name)) {
            return otherwise;
        }
        long code = integer(name, 0);
        ElementType type = code == (int) code ? ElementType.of((int) code) : null;
        if (type == null) {
            throw error("an attribute must name an element type", name + "=" + code);
        }
        return type;
    }

    /// The [DType] that an attribute names by the number of an element type; `otherwise` if the node has none.
    DType dtype(String name, DType otherwise) {
        ElementType type = elementType(name, null);
        if (type == null) {
            return otherwise;
        }
        if (type.dtype() == null || type.isCoded()) {
            throw unsupported("element type " + type);
        }
        return type.dtype();
    }

    /// Whether an attribute holds a graph.
    boolean hasBody(String name) {
        return Arrays.stream(bodies).anyMatch(body -> body.attribute().equals(name));
    }

    /// The graph of an attribute.
    Program.Body body(String name) {
        for (Program.Body body : bodies) {
            if (body.attribute().equals(name)) {
                return body;
            }
        }
        throw error("a graph is missing", "attribute=" + name);
    }

    /// The non-negative form of an axis of a tensor of `rank` axes.
    int axis(long axis, int rank) {
        long result = axis < 0 ? axis + rank : axis;
        if (result < 0 || result >= rank) {
            throw error("axis out of range", "axis=" + axis + ", rank=" + rank);
        }
        return (int) result;
    }

    /// The non-negative forms of several axes.
    int[] axes(long[] axes, int rank) {
        return Arrays.stream(axes).mapToInt(axis -> axis(axis, rank)).toArray();
    }

    // ---- errors

    /// The error that a rule of the operator is broken.
    IllegalArgumentException error(String rule, String values) {
        return new IllegalArgumentException(node.opType() + ": " + rule + ": " + values + "; " + operands());
    }

    /// The error that something in this call is valid but not supported.
    UnsupportedOnnxException unsupported(String what) {
        return new UnsupportedOnnxException(node.opType() + ": not supported: " + what + "; " + operands());
    }

    private String operands() {
        StringBuilder text = new StringBuilder(inputs.length == 0 ? "no operands" : "operands ");
        for (int i = 0; i < Math.min(SHOWN, inputs.length); i++) {
            text.append(i == 0 ? "" : ", ").append(inputs[i] == null ? "none" : inputs[i]);
        }
        return text.append(inputs.length > SHOWN ? ", ..." : "").toString();
    }
}
