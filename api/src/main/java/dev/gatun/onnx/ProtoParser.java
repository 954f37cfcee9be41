// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.io.FormatException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the records of this package of messages (onnx.proto of ONNX 1.20; fields that it does not know are skipped).
final class ProtoParser {
    // Operator names and the like, which repeat.
    private final Map<String, String> names = new HashMap<>();

    private ProtoParser() {
    }

    static ModelProto model(ProtoReader in) throws FormatException {
        return new ProtoParser().readModel(in);
    }

    static TensorProto tensor(ProtoReader in) throws FormatException {
        return new ProtoParser().readTensor(in);
    }

    static TypeProto type(ProtoReader in) throws FormatException {
        return new ProtoParser().readType(in);
    }

    /// The domain by its short name: empty for `ai.onnx`.
    static String domain(String name) {
        return name.equals("ai.onnx") ? "" : name;
    }

    private String name(ProtoReader in) throws FormatException {
        String text = in.text();
        return names.computeIfAbsent(text, key -> key);
    }

    private ModelProto readModel(ProtoReader in) throws FormatException {
        long version = 0;
        String producer = "";
        String producerVersion = "";
        Map<String, Long> opsets = new LinkedHashMap<>();
        GraphProto graph = null;
        List<FunctionProto> functions = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> version = in.int64();
                case 2 -> producer = in.text();
                case 3 -> producerVersion = in.text();
                case 7 -> graph = readGraph(in.message());
                case 8 -> opset(in.message(), opsets);
                case 14 -> entry(in.message(), metadata);
                case 25 -> functions.add(readFunction(in.message()));
                default -> in.skip();
            }
        }
        if (graph == null) {
            throw new FormatException("onnx: the file holds no graph: ir version=" + version + ", producer='" + producer
                    + "'");
        }
        return new ModelProto(version, (producer + " " + producerVersion).strip(), opsets, graph, List.copyOf(
                functions), metadata);
    }

    private void opset(ProtoReader in, Map<String, Long> opsets) throws FormatException {
        String domain = "";
        long version = 0;
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> domain = domain(name(in));
                case 2 -> version = in.int64();
                default -> in.skip();
            }
        }
        opsets.put(domain, version);
    }

    private static void entry(ProtoReader in, Map<String, String> target) throws FormatException {
        String key = "";
        String value = "";
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> key = in.text();
                case 2 -> value = in.text();
                default -> in.skip();
            }
        }
        target.put(key, value);
    }

    private GraphProto readGraph(ProtoReader in) throws FormatException {
        String name = "";
        ArrayList<NodeProto> nodes = new ArrayList<>();
        ArrayList<ValueInfo> inputs = new ArrayList<>();
        ArrayList<ValueInfo> outputs = new ArrayList<>();
        ArrayList<ValueInfo> values = new ArrayList<>();
        ArrayList<TensorProto> initializers = new ArrayList<>();
        ArrayList<SparseTensorProto> sparse = new ArrayList<>();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> nodes.add(readNode(in.message()));
                case 2 -> name = in.text();
                case 5 -> initializers.add(readTensor(in.message()));
                case 11 -> inputs.add(readValue(in.message()));
                case 12 -> outputs.add(readValue(in.message()));
                case 13 -> values.add(readValue(in.message()));
                case 15 -> sparse.add(readSparse(in.message()));
                default -> in.skip();
            }
        }
        return new GraphProto(name, List.copyOf(nodes), List.copyOf(inputs), List.copyOf(outputs), List.copyOf(values),
                List.copyOf(initializers), List.copyOf(sparse));
    }

    private FunctionProto readFunction(ProtoReader in) throws FormatException {
        String name = "";
        String domain = "";
        String overload = "";
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<String> attributes = new ArrayList<>();
        List<AttributeProto> defaults = new ArrayList<>();
        List<NodeProto> nodes = new ArrayList<>();
        Map<String, Long> opsets = new LinkedHashMap<>();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> name = in.text();
                case 4 -> inputs.add(name(in));
                case 5 -> outputs.add(name(in));
                case 6 -> attributes.add(name(in));
                case 7 -> nodes.add(readNode(in.message()));
                case 9 -> opset(in.message(), opsets);
                case 10 -> domain = domain(in.text());
                case 11 -> defaults.add(readAttribute(in.message()));
                case 13 -> overload = in.text();
                default -> in.skip();
            }
        }
        return new FunctionProto(domain, name, overload, List.copyOf(inputs), List.copyOf(outputs), List.copyOf(
                attributes), List.copyOf(defaults), List.copyOf(nodes), opsets);
    }

    private NodeProto readNode(ProtoReader in) throws FormatException {
        String name = "";
        String domain = "";
        String type = "";
        String overload = "";
        List<String> inputs = List.of();
        List<String> outputs = List.of();
        List<AttributeProto> attributes = List.of();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> inputs = plus(inputs, name(in));
                case 2 -> outputs = plus(outputs, name(in));
                case 3 -> name = in.text();
                case 4 -> type = name(in);
                case 5 -> attributes = plus(attributes, readAttribute(in.message()));
                case 7 -> domain = domain(name(in));
                case 8 -> overload = name(in);
                default -> in.skip();
            }
        }
        return new NodeProto(name, domain, type, overload, List.copyOf(inputs), List.copyOf(outputs), List.copyOf(
                attributes));
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> target = list instanceof ArrayList<T> ? list : new ArrayList<>(4);
        target.add(item);
        return target;
    }

    private AttributeProto readAttribute(ProtoReader in) throws FormatException {
        String name = "";
        String reference = null;
        int type = 0;
        Object single = null;
        ProtoReader.Longs floats = new ProtoReader.Longs();
        ProtoReader.Longs ints = new ProtoReader.Longs();
        List<Object> many = new ArrayList<>(0);
        float f = 0;
        long i = 0;
        String s = "";
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> name = name(in);
                case 2 -> f = in.float32();
                case 3 -> i = in.int64();
                case 4 -> s = in.text();
                case 5 -> single = readTensor(in.message());
                case 6 -> single = readGraph(in.message());
                case 7 -> in.float32s(floats);
                case 8 -> in.int64s(ints);
                case 9 -> many.add(in.text());
                case 10 -> many.add(readTensor(in.message()));
                case 11 -> many.add(readGraph(in.message()));
                case 14 -> single = readType(in.message());
                case 15 -> many.add(readType(in.message()));
                case 20 -> type = in.int32();
                case 21 -> reference = in.text();
                case 22 -> single = readSparse(in.message());
                case 23 -> many.add(readSparse(in.message()));
                default -> in.skip();
            }
        }
        if (reference != null && !reference.isEmpty()) {
            return new AttributeProto(name, reference, null);
        }
        Object value = switch (type) {
            case 1 -> (Object) f;
            case 2 -> i;
            case 3 -> s;
            case 4 -> checked(name, single, TensorProto.class);
            case 5 -> checked(name, single, GraphProto.class);
            case 6 -> floats(floats.toArray());
            case 7 -> ints.toArray();
            case 8 -> checked(name, many, String.class);
            case 9 -> checked(name, many, TensorProto.class);
            case 10 -> checked(name, many, GraphProto.class);
            case 11 -> checked(name, single, SparseTensorProto.class);
            case 12 -> checked(name, many, SparseTensorProto.class);
            case 13 -> checked(name, single, TypeProto.class);
            case 14 -> checked(name, many, TypeProto.class);
            default -> throw new FormatException("onnx: an attribute must have a known type: attribute='" + name
                    + "', type=" + type);
        };
        return new AttributeProto(name, null, value);
    }

    private static float[] floats(long[] bits) {
        float[] values = new float[bits.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat((int) bits[i]);
        }
        return values;
    }

    private static Object checked(String name, Object value, Class<?> type) throws FormatException {
        boolean holds = value instanceof List<?> list ? list.stream().allMatch(type::isInstance) : type.isInstance(
                value);
        if (!holds) {
            throw new FormatException("onnx: an attribute must hold what its type says: attribute='" + name
                    + "', expected " + type.getSimpleName());
        }
        return value instanceof List<?> list ? List.copyOf(list) : value;
    }

    private TensorProto readTensor(ProtoReader in) throws FormatException {
        MemorySegment whole = in.whole();
        String name = "";
        int type = 0;
        boolean isExternal = false;
        ProtoReader.Longs dims = new ProtoReader.Longs();
        Map<String, String> external = new LinkedHashMap<>();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> in.int64s(dims);
                case 2 -> type = in.int32();
                case 3 -> throw new FormatException("onnx: tensors in segments are not supported");
                case 8 -> name = in.text();
                case 13 -> entry(in.message(), external);
                case 14 -> isExternal = in.int64() == 1;
                default -> in.skip();
            }
        }
        List<Long> shape = new ArrayList<>();
        for (long dim : dims.toArray()) {
            shape.add(dim);
        }
        return new TensorProto(name, List.copyOf(shape), type, isExternal ? external : null, whole);
    }

    private SparseTensorProto readSparse(ProtoReader in) throws FormatException {
        TensorProto values = null;
        TensorProto indices = null;
        ProtoReader.Longs dims = new ProtoReader.Longs();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> values = readTensor(in.message());
                case 2 -> indices = readTensor(in.message());
                case 3 -> in.int64s(dims);
                default -> in.skip();
            }
        }
        if (values == null || indices == null) {
            throw new FormatException("onnx: a sparse tensor needs values and indices");
        }
        List<Long> shape = new ArrayList<>();
        for (long dim : dims.toArray()) {
            shape.add(dim);
        }
        return new SparseTensorProto(values, indices, List.copyOf(shape));
    }

    private ValueInfo readValue(ProtoReader in) throws FormatException {
        String name = "";
        TypeProto type = null;
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> name = name(in);
                case 2 -> type = readType(in.message());
                default -> in.skip();
            }
        }
        return new ValueInfo(name, type);
    }

    private TypeProto readType(ProtoReader in) throws FormatException {
        TypeProto type = null;
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1, 8 -> type = readTensorType(in.message());
                case 4 -> type = new TypeProto.OfSequence(readItemType(in.message()));
                case 5 -> {
                    in.skip();
                    type = new TypeProto.OfMap();
                }
                case 9 -> type = new TypeProto.OfOptional(readItemType(in.message()));
                default -> in.skip();
            }
        }
        return type;
    }

    private TypeProto readItemType(ProtoReader in) throws FormatException {
        TypeProto type = null;
        for (int field = in.next(); field != 0; field = in.next()) {
            if (field == 1) {
                type = readType(in.message());
            } else {
                in.skip();
            }
        }
        return type;
    }

    private TypeProto readTensorType(ProtoReader in) throws FormatException {
        int type = 0;
        List<TypeProto.Dim> dims = null;
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> type = in.int32();
                case 2 -> dims = readShape(in.message());
                default -> in.skip();
            }
        }
        return new TypeProto.OfTensor(ElementType.of(type), dims);
    }

    private List<TypeProto.Dim> readShape(ProtoReader in) throws FormatException {
        List<TypeProto.Dim> dims = new ArrayList<>();
        for (int field = in.next(); field != 0; field = in.next()) {
            if (field != 1) {
                in.skip();
                continue;
            }
            ProtoReader dim = in.message();
            long size = -1;
            String name = "";
            for (int part = dim.next(); part != 0; part = dim.next()) {
                switch (part) {
                    case 1 -> size = Math.max(-1, dim.int64());
                    case 2 -> name = name(dim);
                    default -> dim.skip();
                }
            }
            dims.add(new TypeProto.Dim(size, name));
        }
        return List.copyOf(dims);
    }
}
