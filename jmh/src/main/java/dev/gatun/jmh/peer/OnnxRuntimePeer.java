// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.peer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.gatun.jmh.Contender;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/// ONNX Runtime serving a network through its own Java API: all graph optimisations, one input and one output.
public final class OnnxRuntimePeer implements Contender {
    /// A model that calls on any number of threads share.
    public static final class Session implements AutoCloseable {
        private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
        private final OrtSession session;
        private final String name;

        /// Loads a model.
        ///
        /// @param threads how many threads a call may use, its own included
        /// @param spins   whether helpers wait for work in a loop
        public Session(byte[] model, int threads, boolean spins) {
            this.name = "ONNX Runtime " + environment.getVersion() + ", " + threads
                    + (threads == 1 ? " thread" : " threads") + (spins ? ", spinning" : "");
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(threads);
                options.setInterOpNumThreads(1);
                options.addConfigEntry("session.intra_op.allow_spinning", spins ? "1" : "0");
                options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
                this.session = environment.createSession(model, options);
            } catch (OrtException e) {
                throw failed(e);
            }
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (OrtException e) {
                throw failed(e);
            }
        }
    }

    private final Session session;
    private final boolean ownsSession;
    private final boolean isPinned;
    private final String input;
    private final DType dtype;
    private final ByteBuffer values;
    private final long[] shape;
    private final FloatBuffer output;
    private final OnnxTensor x;
    private final OnnxTensor y;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    /// Calls with a session of their own and pinned buffers.
    ///
    /// @param x the input, `F32` or `I64`
    public OnnxRuntimePeer(byte[] model, int threads, boolean spins, Tensor x) {
        this(new Session(model, threads, spins), true, true, x);
    }

    /// Calls with a session that others use too, and pinned buffers.
    public OnnxRuntimePeer(Session session, Tensor x) {
        this(session, false, true, x);
    }

    /// Calls as most services make them: each makes its input tensor and copies its result out.
    public static OnnxRuntimePeer usual(byte[] model, Tensor x) {
        return new OnnxRuntimePeer(new Session(model, 1, false), true, false, x);
    }

    private OnnxRuntimePeer(Session session, boolean ownsSession, boolean isPinned, Tensor x) {
        this.session = session;
        this.ownsSession = ownsSession;
        this.isPinned = isPinned;
        this.dtype = x.dtype();
        this.shape = x.shape().dims();
        byte[] bytes = x.segment().toArray(ValueLayout.JAVA_BYTE);
        this.values = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.nativeOrder()).put(bytes).flip();
        try {
            this.input = session.session.getInputNames().iterator().next();
            String outputName = session.session.getOutputNames().iterator().next();
            this.x = tensor();
            try (OrtSession.Result result = session.session.run(Map.of(input, this.x))) {
                OnnxTensor first = (OnnxTensor) result.get(0);
                this.output = direct(first.getFloatBuffer().remaining());
                this.y = OnnxTensor.createTensor(session.environment, output, first.getInfo().getShape());
            }
            this.inputs = Map.of(input, this.x);
            this.outputs = Map.of(outputName, y);
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private OnnxTensor tensor() throws OrtException {
        return dtype == DType.I64 ? OnnxTensor.createTensor(session.environment, values.asLongBuffer(), shape)
                : OnnxTensor.createTensor(session.environment, values.asFloatBuffer(), shape);
    }

    @Override
    public String name() {
        return session.name + (isPinned ? "" : ", usual API");
    }

    @Override
    public void run() {
        try {
            if (isPinned) {
                session.session.run(inputs, outputs).close();
                return;
            }
            try (OnnxTensor fresh = tensor(); OrtSession.Result result = session.session.run(Map.of(input, fresh))) {
                output.put(0, ((OnnxTensor) result.get(0)).getFloatBuffer(), 0, output.limit());
            }
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    @Override
    public float[] result() {
        float[] copied = new float[output.limit()];
        output.get(0, copied);
        return copied;
    }

    @Override
    public void close() {
        x.close();
        y.close();
        if (ownsSession) {
            session.close();
        }
    }

    private static FloatBuffer direct(int count) {
        return ByteBuffer.allocateDirect(Float.BYTES * count).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    private static IllegalStateException failed(OrtException e) {
        return new IllegalStateException("onnxruntime: " + e.getMessage(), e);
    }
}
