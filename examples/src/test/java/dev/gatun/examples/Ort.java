// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs models in ONNX Runtime.
final class Ort {
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();
    private static final Map<DType, OnnxJavaType> TYPES = Map.of(DType.F32, OnnxJavaType.FLOAT, DType.F64,
            OnnxJavaType.DOUBLE, DType.I32, OnnxJavaType.INT32, DType.I64, OnnxJavaType.INT64, DType.I8,
            OnnxJavaType.INT8, DType.U8, OnnxJavaType.UINT8, DType.BOOL, OnnxJavaType.BOOL, DType.F16,
            OnnxJavaType.FLOAT16, DType.BF16, OnnxJavaType.BFLOAT16);

    private Ort() {
    }

    /// Whether tensors of a type can be given to it from Java.
    static boolean takes(DType dtype) {
        return TYPES.containsKey(dtype);
    }

    /// Runs a model without optimisation on inputs in the model's order.
    static Tensor[] run(byte[] model, Tensor... inputs) throws OrtException {
        Map<String, OnnxTensor> feeds = new LinkedHashMap<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            try (OrtSession session = ENVIRONMENT.createSession(model, options)) {
                List<String> names = List.copyOf(session.getInputNames());
                for (int i = 0; i < inputs.length; i++) {
                    feeds.put(names.get(i), toOrt(inputs[i]));
                }
                try (OrtSession.Result result = session.run(feeds)) {
                    List<Tensor> outputs = new ArrayList<>();
                    for (Map.Entry<String, OnnxValue> entry : result) {
                        outputs.add(fromOrt((OnnxTensor) entry.getValue()));
                    }
                    return outputs.toArray(Tensor[]::new);
                }
            }
        } finally {
            feeds.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor toOrt(Tensor tensor) throws OrtException {
        Tensor packed = tensor.contiguous();
        ByteBuffer buffer = ByteBuffer.allocateDirect((int) packed.spec().bytes()).order(ByteOrder.nativeOrder());
        packed.copyTo(MemorySegment.ofBuffer(buffer));
        return OnnxTensor.createTensor(ENVIRONMENT, buffer, tensor.shape().dims(), TYPES.get(tensor.dtype()));
    }

    private static Tensor fromOrt(OnnxTensor value) {
        long[] dims = value.getInfo().getShape();
        DType dtype = TYPES.entrySet().stream().filter(entry -> entry.getValue() == value.getInfo().type).findFirst()
                .orElseThrow().getKey();
        return Shape.of(dims).size() == 0 ? Tensor.zeros(dtype, dims)
                : Tensor.copyOf(MemorySegment.ofBuffer(value.getByteBuffer()), dtype, dims);
    }
}
