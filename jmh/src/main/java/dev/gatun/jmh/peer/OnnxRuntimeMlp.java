// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.peer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.gatun.jmh.Contender;
import dev.gatun.jmh.MatMulShape;
import dev.gatun.jmh.OnnxMlp;
import dev.gatun.jmh.Workload;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/// ONNX Runtime serving a multi-layer perceptron, one row a call, through its own Java API: no spinning, all graph
/// optimisations.
public final class OnnxRuntimeMlp implements Contender {
    private final boolean isPinned;
    private final int classes;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final OnnxTensor x;
    private final OnnxTensor y;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    /// A session for one row of a matrix product, with pinned buffers.
    public OnnxRuntimeMlp(MatMulShape shape, int threads) {
        this(true, threads, shape.left(), List.of(
                new Workload.Parameter("weight", new long[] {shape.n(), shape.k()}, shape.rightTransposed()),
                new Workload.Parameter("bias", new long[] {shape.n()}, new float[shape.n()])));
    }

    /// A session for the widths; with `isPinned` one input and one output buffer are bound once and reused, without it
    /// each call makes its input tensor and copies its result out, as most services do.
    public OnnxRuntimeMlp(boolean isPinned, int... widths) {
        this(isPinned, 1, Workload.uniform(widths[0], 3), Workload.mlp(widths));
    }

    private OnnxRuntimeMlp(boolean isPinned, int threads, float[] row, List<Workload.Parameter> parameters) {
        this.isPinned = isPinned;
        this.classes = parameters.getLast().values().length;
        this.input = direct(row.length).put(row).flip();
        this.output = direct(classes);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            this.session = environment.createSession(OnnxMlp.bytes(1, parameters), options);
            this.x = OnnxTensor.createTensor(environment, input, new long[] {1, row.length});
            this.y = OnnxTensor.createTensor(environment, output, new long[] {1, classes});
        } catch (OrtException e) {
            throw new IllegalStateException("onnxruntime: " + e.getMessage(), e);
        }
        this.inputs = Map.of("x", x);
        this.outputs = Map.of("y", y);
    }

    @Override
    public String name() {
        return "ONNX Runtime " + environment.getVersion() + (isPinned ? ", pinned buffers" : ", usual API");
    }

    @Override
    public void run() {
        try {
            if (isPinned) {
                session.run(inputs, outputs).close();
                return;
            }
            try (OnnxTensor fresh = OnnxTensor.createTensor(environment, input, new long[] {1, input.limit()});
                    OrtSession.Result result = session.run(Map.of("x", fresh))) {
                output.put(0, ((OnnxTensor) result.get(0)).getFloatBuffer(), 0, classes);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("onnxruntime: " + e.getMessage(), e);
        }
    }

    @Override
    public float[] result() {
        float[] values = new float[classes];
        output.get(0, values);
        return values;
    }

    @Override
    public void close() {
        try {
            x.close();
            y.close();
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("onnxruntime: " + e.getMessage(), e);
        }
    }

    private static FloatBuffer direct(int count) {
        return ByteBuffer.allocateDirect(Float.BYTES * count).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }
}
