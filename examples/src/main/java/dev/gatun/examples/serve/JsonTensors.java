// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples.serve;

import dev.gatun.examples.serve.ServedModel.Values;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Tensors as nested JSON arrays.
///
/// A request is `{"inputs": {"name": [[…]], …}}`: numbers are checked against the type of the input, arrays against its
/// shape, while they are read, so that no more is kept than the model takes. A result is
/// `{"outputs": {"name": [[…]], …}, …}`; values that JSON has no numbers for are the texts `"NaN"`, `"Infinity"` and
/// `"-Infinity"`.
final class JsonTensors {
    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64).maxNumberLength(64).maxStringLength(4096).maxNameLength(1024).build())
            .build();

    private final JsonParser parser;
    private final ServedModel model;
    private int rows = -1;

    private JsonTensors(JsonParser parser, ServedModel model) {
        this.parser = parser;
        this.model = model;
    }

    /// The inputs in a request.
    ///
    /// @throws RequestException with status 400 if they are not what the model takes
    static Values read(byte[] body, ServedModel model) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            return new JsonTensors(parser, model).request();
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new RequestException(400, "predict: not valid JSON: " + e.getOriginalMessage().lines().findFirst()
                    .orElse("") + (at == null ? "" : "; line " + at.getLineNr() + ", column " + at.getColumnNr()));
        }
    }

    private Values request() {
        Values values = null;
        expect(parser.nextToken(), JsonToken.START_OBJECT, "an object with the member 'inputs'");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (!name.equals("inputs") || values != null) {
                throw wrong("the one member of a request must be 'inputs': member='" + name + "'");
            }
            values = inputs();
        }
        if (values == null) {
            throw wrong("the member 'inputs' is missing");
        }
        if (parser.nextToken() != null) {
            throw wrong("text behind the request");
        }
        return values;
    }

    private Values inputs() {
        List<String> names = model.inputNames();
        MemorySegment[] values = new MemorySegment[names.size()];
        expect(parser.nextToken(), JsonToken.START_OBJECT, "an object with an array for each input");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            int index = names.indexOf(name);
            if (index < 0) {
                throw wrong("no such input: name='" + name + "'; inputs " + names);
            }
            if (values[index] != null) {
                throw wrong("an input is given twice: name='" + name + "'");
            }
            parser.nextToken();
            values[index] = tensor(name, model.inputs().get(index));
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                throw wrong("an input is missing: name='" + names.get(i) + "'; inputs " + names);
            }
        }
        return new Values(rows, values);
    }

    private MemorySegment tensor(String name, TensorSpec spec) {
        long[] index = new long[spec.rank()];
        byte[] bytes = new byte[Math.toIntExact(spec.bytes())];
        MemorySegment segment = MemorySegment.ofArray(bytes);
        if (!model.isBatched()) {
            elements(name, spec, segment, 0, 0, index);
            return segment;
        }
        expect(parser.currentToken(), JsonToken.START_ARRAY, what(name, spec));
        int count = 0;
        long rowElements = spec.size() / spec.dim(0);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count == spec.dim(0)) {
                throw wrong(what(name, spec) + " has too many rows: limit=" + count);
            }
            index[0] = count;
            elements(name, spec, segment, 1, rowElements * count++, index);
        }
        if (count == 0 || rows >= 0 && rows != count) {
            throw wrong(what(name, spec) + " must have " + (rows < 0 ? "a row" : "as many rows as the input before it")
                    + ": rows=" + count);
        }
        rows = count;
        return segment.asSlice(0, rowElements * count * spec.dtype().bytes());
    }

    // Reads the value at the current token: what lies below axis `axis`. Gives the place of the next element.
    private long elements(String name, TensorSpec spec, MemorySegment out, int axis, long at, long[] index) {
        if (axis == spec.rank()) {
            element(name, spec, out, at, index);
            return at + 1;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(what(name, spec) + " must be an array here: at=" + place(index, axis) + ", found="
                    + parser.currentToken());
        }
        long size = spec.dim(axis);
        long next = at;
        for (index[axis] = 0; parser.nextToken() != JsonToken.END_ARRAY; index[axis]++) {
            if (index[axis] == size) {
                throw wrong(what(name, spec) + " has too many elements: at=" + place(index, axis) + ", expected="
                        + size);
            }
            next = elements(name, spec, out, axis + 1, next, index);
        }
        if (index[axis] != size) {
            throw wrong(what(name, spec) + " has too few elements: at=" + place(index, axis) + ", found=" + index[axis]
                    + ", expected=" + size);
        }
        return next;
    }

    private void element(String name, TensorSpec spec, MemorySegment out, long at, long[] index) {
        DType dtype = spec.dtype();
        JsonToken token = parser.currentToken();
        long offset = at * dtype.bytes();
        if (dtype.isFloat() && (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT)) {
            // Rounding to double first could round twice.
            double value = dtype == DType.F32 ? parser.getFloatValue() : parser.getDoubleValue();
            dtype.setDouble(out, offset, value);
            if (!Double.isFinite(dtype.getDouble(out, offset))) {
                throw wrong(what(name, spec) + " cannot hold the number: at=" + place(index, spec.rank()) + ", value="
                        + parser.getString());
            }
            return;
        }
        if (dtype == DType.BOOL && (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE)) {
            dtype.setLong(out, offset, token == JsonToken.VALUE_TRUE ? 1 : 0);
            return;
        }
        if (!dtype.isFloat() && token == JsonToken.VALUE_NUMBER_INT) {
            // Fails for what no long can hold.
            long value = parser.getLongValue();
            dtype.setLong(out, offset, value);
            if (dtype.getLong(out, offset) == value) {
                return;
            }
        }
        throw wrong(what(name, spec) + " cannot hold the value: at=" + place(index, spec.rank()) + ", value="
                + parser.getString());
    }

    private String what(String name, TensorSpec spec) {
        return "input '" + name + "', " + (model.isBatched() ? "rows of " : "") + spec + ",";
    }

    private static String place(long[] index, int axes) {
        return Arrays.toString(Arrays.copyOf(index, axes));
    }

    private void expect(JsonToken found, JsonToken expected, String what) {
        if (found != expected) {
            throw wrong(what + " is expected: found=" + found);
        }
    }

    private RequestException wrong(String text) {
        return new RequestException(400, "predict: " + text + "; line " + parser.currentTokenLocation().getLineNr()
                + ", column " + parser.currentTokenLocation().getColumnNr());
    }

    /// A result as JSON text.
    static byte[] write(ServedModel model, int version, Values outputs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeName("outputs");
            json.writeStartObject();
            for (int i = 0; i < outputs.values().length; i++) {
                TensorSpec spec = model.outputSpecs().get(i);
                json.writeName(model.outputNames().get(i));
                write(json, spec.dtype(), outputs.values()[i], model.dims(spec, outputs.rows()), 0, 0);
            }
            json.writeEndObject();
            json.writeName("model");
            json.writeString(model.name());
            json.writeName("version");
            json.writeNumber(version);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static long write(JsonGenerator json, DType dtype, MemorySegment values, long[] dims, int axis, long at) {
        if (axis == dims.length) {
            write(json, dtype, values, at * dtype.bytes());
            return at + 1;
        }
        long next = at;
        json.writeStartArray();
        for (long i = 0; i < dims[axis]; i++) {
            next = write(json, dtype, values, dims, axis + 1, next);
        }
        json.writeEndArray();
        return next;
    }

    private static void write(JsonGenerator json, DType dtype, MemorySegment values, long offset) {
        if (dtype == DType.BOOL) {
            json.writeBoolean(dtype.getLong(values, offset) != 0);
        } else if (!dtype.isFloat()) {
            json.writeNumber(dtype.getLong(values, offset));
        } else {
            double value = dtype.getDouble(values, offset);
            if (!Double.isFinite(value)) {
                json.writeString(Double.toString(value));
            } else if (dtype == DType.F64) {
                json.writeNumber(value);
            } else {
                json.writeNumber((float) value);
            }
        }
    }

    /// A JSON text of maps, lists, texts and numbers.
    static byte[] write(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            writeValue(json, value);
        }
        return out.toByteArray();
    }

    private static void writeValue(JsonGenerator json, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, member) -> {
                    json.writeName(name.toString());
                    writeValue(json, member);
                });
                json.writeEndObject();
            }
            case Iterable<?> list -> {
                json.writeStartArray();
                list.forEach(element -> writeValue(json, element));
                json.writeEndArray();
            }
            case Float number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            default -> json.writeString(value.toString());
        }
    }
}
