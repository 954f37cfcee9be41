// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes a multi-layer perceptron as an ONNX model, so that no model file needs to be kept beside the benchmarks.
///
/// The file is a protocol buffer; the field numbers are those of `onnx.proto` (IR version 8, operator set 13). One `Gemm`
/// with `transB = 1` per layer and a `Relu` between two; the input is `x` of `[batch, in]`, the output `y`.
public final class OnnxMlp {
    private static final int FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private OnnxMlp() {
    }

    /// The bytes of the model with the given parameters (see [Workload#mlp(int...)]).
    public static byte[] bytes(int batch, List<Workload.Parameter> parameters) {
        OnnxMlp graph = new OnnxMlp();
        String flowing = "x";
        int layers = parameters.size() / 2;
        for (int i = 0; i < layers; i++) {
            boolean isLast = i == layers - 1;
            String weight = parameters.get(2 * i).name();
            String bias = parameters.get(2 * i + 1).name();
            String result = isLast ? "y" : "h" + i;
            graph.message(1, node("Gemm", List.of(flowing, weight, bias), result).message(5, transposeRight()));
            flowing = result;
            if (!isLast) {
                flowing = "a" + i;
                graph.message(1, node("Relu", List.of(result), flowing));
            }
        }
        graph.text(2, "mlp");
        for (Workload.Parameter parameter : parameters) {
            graph.message(5, tensor(parameter));
        }
        long[] weight = parameters.get(2 * layers - 2).shape();
        graph.message(11, valueInfo("x", batch, parameters.getFirst().shape()[1]));
        graph.message(12, valueInfo("y", batch, weight[0]));
        OnnxMlp model = new OnnxMlp().number(1, 8).message(7, graph).message(8, new OnnxMlp().number(2, 13));
        return model.out.toByteArray();
    }

    private static OnnxMlp node(String type, List<String> inputs, String output) {
        OnnxMlp node = new OnnxMlp();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, type);
    }

    private static OnnxMlp transposeRight() {
        return new OnnxMlp().text(1, "transB").number(3, 1).number(20, ATTRIBUTE_INT);
    }

    private static OnnxMlp tensor(Workload.Parameter parameter) {
        OnnxMlp tensor = new OnnxMlp();
        for (long dim : parameter.shape()) {
            tensor.number(1, dim);
        }
        ByteBuffer raw = ByteBuffer.allocate(4 * parameter.values().length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(parameter.values());
        return tensor.number(2, FLOAT).text(8, parameter.name()).bytes(9, raw.array());
    }

    private static OnnxMlp valueInfo(String name, long... shape) {
        OnnxMlp dims = new OnnxMlp();
        for (long dim : shape) {
            dims.message(1, new OnnxMlp().number(1, dim));
        }
        OnnxMlp type = new OnnxMlp().message(1, new OnnxMlp().number(1, FLOAT).message(2, dims));
        return new OnnxMlp().text(1, name).message(2, type);
    }

    private OnnxMlp number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    private OnnxMlp text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private OnnxMlp message(int field, OnnxMlp value) {
        return bytes(field, value.out.toByteArray());
    }

    private OnnxMlp bytes(int field, byte[] value) {
        varint((long) field << 3 | 2);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
