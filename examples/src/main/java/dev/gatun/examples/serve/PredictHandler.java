// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples.serve;

import com.sun.net.httpserver.Headers;
import dev.gatun.examples.serve.ServedModel.Values;
import dev.gatun.io.FormatException;
import dev.gatun.io.Npy;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The formats of predictions: what bodies mean as inputs, and how outputs become bodies.
///
/// | Content-Type | body |
/// |---|---|
/// | `application/json` | `{"inputs": {"name": nested arrays}}` |
/// | `application/octet-stream` | packed little-endian elements of the only input; `X-Dtype` and `X-Shape` may name them |
/// | `application/x-npy` | the only input as a file of NumPy |
/// | `image/png`, `image/jpeg` | a picture, prepared as [Vision] says |
///
/// Outputs are JSON, or what `Accept` names: `application/octet-stream` or `application/x-npy` for a model with one
/// output.
final class PredictHandler {
    static final String JSON = "application/json";
    static final String RAW = "application/octet-stream";
    static final String NPY = "application/x-npy";

    private PredictHandler() {
    }

    /// The inputs in a body.
    ///
    /// @throws RequestException with status 400 or 415
    static Values read(Headers headers, byte[] body, ServedModel model, long pixelLimit) {
        String type = headers.getFirst("Content-Type");
        String plain = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        try {
            return switch (plain) {
                case JSON -> JsonTensors.read(body, model);
                case RAW -> raw(headers, body, model);
                case NPY -> npy(body, model);
                case "image/png", "image/jpeg" -> picture(body, model, pixelLimit);
                default -> throw new RequestException(415, "predict: no such kind of body: Content-Type=" + type
                        + "; known " + List.of(JSON, RAW, NPY, "image/png", "image/jpeg"));
            };
        } catch (FormatException e) {
            throw new RequestException(400, e.getMessage());
        }
    }

    private static TensorSpec onlyInput(ServedModel model) {
        if (model.inputs().size() != 1) {
            throw new RequestException(400, "predict: such a body holds one tensor, but the model has more inputs:"
                    + " inputs=" + model.inputNames() + "; send JSON");
        }
        return model.inputs().getFirst();
    }

    private static Values raw(Headers headers, byte[] body, ServedModel model) {
        TensorSpec spec = onlyInput(model);
        String dtype = headers.getFirst("X-Dtype");
        if (dtype != null && !dtype.strip().equalsIgnoreCase(spec.dtype().toString())) {
            throw new RequestException(400, "predict: wrong element type: X-Dtype=" + dtype + "; input '" + model
                    .inputNames().getFirst() + "' is " + spec);
        }
        long[] dims;
        String shape = headers.getFirst("X-Shape");
        try {
            dims = shape == null ? impliedDims(spec, body.length, model) : Shape.of(Arrays.stream(shape.split(",")).map(
                    String::strip).filter(s -> !s.isEmpty()).mapToLong(Long::parseLong).toArray()).dims();
        } catch (IllegalArgumentException e) {
            throw new RequestException(400, "predict: not a shape: X-Shape=" + shape + "; input '" + model.inputNames()
                    .getFirst() + "' is " + spec);
        }
        return checked(MemorySegment.ofArray(body), spec.dtype(), dims, model);
    }

    // As many rows as there are bytes for.
    private static long[] impliedDims(TensorSpec spec, int bytes, ServedModel model) {
        long[] dims = spec.shape().dims();
        if (model.isBatched()) {
            dims[0] = bytes / (spec.bytes() / dims[0]);
        }
        return dims;
    }

    private static Values npy(byte[] body, ServedModel model) throws FormatException {
        onlyInput(model);
        try (Scope _ = Scope.open("npy")) {
            Tensor tensor = Npy.parse(body);
            byte[] bytes = new byte[Math.toIntExact(tensor.spec().bytes())];
            tensor.copyTo(MemorySegment.ofArray(bytes));
            return checked(MemorySegment.ofArray(bytes), tensor.dtype(), tensor.shape().dims(), model);
        }
    }

    private static Values picture(byte[] body, ServedModel model, long pixelLimit) throws FormatException {
        if (model.vision() == null) {
            throw new RequestException(415, "predict: the model takes no pictures: inputs=" + model.inputs());
        }
        MemorySegment input = model.vision().input(body, pixelLimit);
        return new Values(model.isBatched() ? 1 : -1, new MemorySegment[] {input});
    }

    private static Values checked(MemorySegment data, DType dtype, long[] dims, ServedModel model) {
        TensorSpec spec = model.inputs().getFirst();
        long[] expected = spec.shape().dims();
        boolean fits = dtype == spec.dtype() && dims.length == expected.length;
        for (int i = 0; fits && i < dims.length; i++) {
            fits = model.isBatched() && i == 0 ? dims[0] >= 1 && dims[0] <= expected[0] : dims[i] == expected[i];
        }
        TensorSpec given = TensorSpec.of(dtype, dims);
        if (!fits) {
            throw new RequestException(400, "predict: input 0 (" + model.inputNames().getFirst() + ") is " + given
                    + " but the model takes " + spec + (model.isBatched() ? " or fewer rows" : ""));
        }
        if (data.byteSize() != given.bytes()) {
            throw new RequestException(400, "predict: the body must hold " + given + ": bytes=" + data.byteSize()
                    + ", needed=" + given.bytes());
        }
        for (long i = 0; dtype.isFloat() && i < given.size(); i++) {
            double value = dtype.getDouble(data, i * dtype.bytes());
            if (!Double.isFinite(value)) {
                throw new RequestException(400, "predict: inputs must be finite: element=" + i + ", value=" + value
                        + "; input 0 (" + model.inputNames().getFirst() + ") is " + given);
            }
        }
        return new Values(model.isBatched() ? (int) dims[0] : -1, new MemorySegment[] {data});
    }

    /// The answer with these outputs.
    static Response write(Headers headers, ServedModel model, int version, Values outputs) {
        String accept = headers.getFirst("Accept");
        String wanted = accept == null ? "" : accept.split("[;,]", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!wanted.equals(RAW) && !wanted.equals(NPY)) {
            return Response.json(200, JsonTensors.write(model, version, outputs));
        }
        if (model.outputSpecs().size() != 1) {
            throw new RequestException(406, "predict: such a body holds one tensor, but the model has more outputs:"
                    + " outputs=" + model.outputNames() + "; accept JSON");
        }
        TensorSpec spec = model.outputSpecs().getFirst();
        long[] dims = model.dims(spec, outputs.rows());
        byte[] body = (byte[]) outputs.values()[0].heapBase().orElseThrow();
        if (wanted.equals(NPY)) {
            try (Scope _ = Scope.open("npy")) {
                body = Npy.format(Tensor.copyOf(outputs.values()[0], spec.dtype(), dims));
            } catch (IllegalArgumentException e) {
                throw new RequestException(406, e.getMessage());
            }
        }
        return Response.json(200, body).with("Content-Type", wanted).with("X-Dtype", spec.dtype().toString()).with(
                "X-Shape", Arrays.stream(dims).mapToObj(Long::toString).collect(Collectors.joining(","))).with(
                        "X-Model-Version", Integer.toString(version));
    }
}
