// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.op.Op;
import dev.gatun.plan.Graph;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;
import java.util.Map;

/// One node of a graph on its way into an ONNX model: its operands and results by name, and the means to write nodes.
final class ExportNode {
    private final OnnxExport export;
    private final Graph.Node node;
    private final Graph.Node twin;
    private final List<String> inputs;
    private final List<String> outputs;

    /// @param twin the same node of the graph that was captured with another batch size, or the node itself
    ExportNode(OnnxExport export, Graph.Node node, Graph.Node twin, List<String> inputs, List<String> outputs) {
        this.export = export;
        this.node = node;
        this.twin = twin;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /// The number of operands.
    int count() {
        return inputs.size();
    }

    /// The name of an operand.
    String in(int i) {
        return inputs.get(i);
    }

    /// The names of all operands.
    List<String> in() {
        return inputs;
    }

    /// The name of the first result.
    String out() {
        return outputs.getFirst();
    }

    /// The name of a result.
    String out(int i) {
        return outputs.get(i);
    }

    /// The name of a result, or nothing if nobody uses it.
    String outIfUsed(int i) {
        return isUsed(i) ? outputs.get(i) : "";
    }

    /// Whether anybody uses a result.
    boolean isUsed(int i) {
        return export.isUsed(node.outputs().get(i));
    }

    /// The spec of an operand.
    TensorSpec spec(int i) {
        return node.inputs().get(i).spec();
    }

    /// The constant that an operand is, or null.
    Tensor constantIn(int i) {
        return node.inputs().get(i).constant();
    }

    /// The sizes of an operand, negative where they depend on the size of the batch: the same number is the same size.
    long[] dimsIn(int i) {
        return OnnxExport.dims(node.inputs().get(i).spec(), twin.inputs().get(i).spec());
    }

    /// The sizes of a result, negative where they depend on the size of the batch.
    long[] dimsOut(int i) {
        return OnnxExport.dims(node.outputs().get(i).spec(), twin.outputs().get(i).spec());
    }

    /// Writes an ONNX node that gives the first result.
    void emit(String operator, List<String> operands, Map<String, ?> attributes) {
        emit(operator, operands, List.of(out()), attributes);
    }

    /// Writes an ONNX node.
    void emit(String operator, List<String> operands, List<String> results, Map<String, ?> attributes) {
        export.node(operator, operands, results, attributes);
    }

    /// Writes an ONNX node with one result of a new name, which is returned.
    String step(String operator, Map<String, ?> attributes, String... operands) {
        String result = temporary();
        emit(operator, List.of(operands), List.of(result), attributes);
        return result;
    }

    /// Writes an ONNX node without attributes.
    String step(String operator, String... operands) {
        return step(operator, Map.of(), operands);
    }

    /// A name that nothing has yet.
    String temporary() {
        return export.fresh(out());
    }

    /// The name of a constant of whole numbers.
    String longs(long... values) {
        return export.constant(Tensor.of(values, values.length));
    }

    /// The name of a constant of one whole number without axes.
    String scalar(long value) {
        return export.constant(Tensor.scalar(value, DType.I64));
    }

    /// The name of a constant number of an operand's type.
    String number(double value, DType dtype) {
        return export.constant(Tensor.scalar(value, dtype));
    }

    /// The name of a constant.
    String constant(Tensor value) {
        return export.constant(value);
    }

    /// Makes the first result another name of an operand.
    void alias() {
        export.alias(node.outputs().getFirst(), in(0));
    }

    /// Says that this op cannot be written, and why.
    UnsupportedOnnxException refuse(Op op, String reason) {
        return new UnsupportedOnnxException("onnx: an op cannot be exported: " + op + "; " + reason);
    }
}
