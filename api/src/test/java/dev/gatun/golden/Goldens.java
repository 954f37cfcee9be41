// SPDX-License-Identifier: Apache-2.0
package dev.gatun.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.fail;

/// The golden cases of one group: parameters, inputs and PyTorch's results, as described in `goldens/README.md`.
final class Goldens {

    /// A stored tensor: its dtype in safetensors spelling and its values, row-major, widened to double without loss.
    record Array(String dtype, long[] shape, double[] values) {

        /// The largest finite magnitude, 0 for none.
        double scale() {
            return Arrays.stream(values).map(Math::abs).filter(Double::isFinite).max().orElse(0);
        }
    }

    /// One case; `inputs`, `outputs` and `grads` are tensor names, `work` bounds the length of its sums.
    record Case(String name, String kind, Map<String, Object> params, List<String> inputs, List<String> outputs,
            List<String> grads, double work) {

        boolean has(String input) {
            return inputs.contains(input);
        }

        double number(String param) {
            return (Double) required(param);
        }

        int integer(String param) {
            return (int) number(param);
        }

        boolean flag(String param) {
            return (Boolean) required(param);
        }

        String text(String param) {
            return (String) required(param);
        }

        int[] integers(String param) {
            return ((List<?>) required(param)).stream().mapToInt(v -> ((Double) v).intValue()).toArray();
        }

        private Object required(String param) {
            Object value = params.get(param);
            if (value == null) {
                throw new IllegalArgumentException("golden: no parameter " + param + " in " + name + ": " + params);
            }
            return value;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Case> cases;
    private final Map<String, Array> single;
    private final Map<String, Array> wide;

    /// Loads group `group` from the test resources.
    Goldens(String group) {
        Map<?, ?> index = (Map<?, ?>) Json.parse(new String(resource("index.json"), StandardCharsets.UTF_8));
        cases = ((List<?>) index.get("cases")).stream().map(entry -> (Map<?, ?>) entry)
                .filter(entry -> entry.get("group").equals(group)).map(Goldens::readCase).toList();
        single = readTensors(resource(group + ".safetensors"));
        wide = readTensors(resource(group + "-f64.safetensors"));
    }

    List<Case> cases() {
        return cases;
    }

    /// An input, or a result of the float32 run.
    Array get(Case golden, String tensor) {
        return find(single, golden, tensor);
    }

    /// A floating-point result of the float64 run.
    Array getWide(Case golden, String tensor) {
        return find(wide, golden, tensor);
    }

    /// The relative error granted to a result that is rounded at `epsilon` (2^-24 for f32, 2^-53 for f64): roundings
    /// that add up like a random walk over `work` terms, times 8. PyTorch's own results keep this bound.
    static double tolerance(Case golden, double epsilon) {
        return 8 * epsilon * Math.sqrt(golden.work());
    }

    /// Compares shape and values; values may differ by `relative` times the largest expected magnitude, and NaN and
    /// infinities must be the same.
    static void assertClose(String label, Array expected, long[] shape, double[] actual, double relative) {
        assertArrayEquals(expected.shape(), shape, () -> label + ": shape");
        double allowed = relative * expected.scale();
        int worst = -1;
        double largest = allowed;
        for (int i = 0; i < actual.length; i++) {
            double want = expected.values()[i];
            if (Double.isFinite(want) && Double.isFinite(actual[i])) {
                double difference = Math.abs(actual[i] - want);
                if (difference > largest) {
                    largest = difference;
                    worst = i;
                }
            } else if (Double.compare(want, actual[i]) != 0) {
                fail(label + ": element " + i + " must be " + want + " but is " + actual[i]);
            }
        }
        if (worst >= 0) {
            fail(label + ": element " + worst + " must be " + expected.values()[worst] + " but is " + actual[worst]
                    + ": difference=" + largest + ", allowed=" + allowed);
        }
    }

    private static Case readCase(Map<?, ?> entry) {
        Map<String, Object> params = new LinkedHashMap<>();
        ((Map<?, ?>) entry.get("params")).forEach((key, value) -> params.put((String) key, value));
        double work = entry.get("work") instanceof Double count ? count : Double.NaN;
        return new Case((String) entry.get("name"), (String) entry.get("kind"), params, strings(entry.get("inputs")),
                strings(entry.get("outputs")), strings(entry.get("grads")), work);
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    private static Array find(Map<String, Array> table, Case golden, String tensor) {
        Array found = table.get(golden.name() + "/" + tensor);
        if (found == null) {
            throw new IllegalArgumentException("golden: no tensor " + golden.name() + "/" + tensor);
        }
        return found;
    }

    private static byte[] resource(String name) {
        try (InputStream in = Goldens.class.getResourceAsStream("/goldens/" + name)) {
            if (in == null) {
                throw new IllegalStateException("golden: no test resource goldens/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Array> readTensors(byte[] file) {
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int headerBytes = Math.toIntExact(buffer.getLong());
        Map<?, ?> header = (Map<?, ?>) Json.parse(new String(file, 8, headerBytes, StandardCharsets.UTF_8));
        Map<String, Array> tensors = new LinkedHashMap<>();
        header.forEach((name, value) -> {
            if (!name.equals("__metadata__")) {
                Map<?, ?> entry = (Map<?, ?>) value;
                int start = 8 + headerBytes + ((Double) ((List<?>) entry.get("data_offsets")).getFirst()).intValue();
                long[] shape = ((List<?>) entry.get("shape")).stream().mapToLong(d -> ((Double) d).longValue())
                        .toArray();
                String dtype = (String) entry.get("dtype");
                double[] values = new double[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
                for (int i = 0; i < values.length; i++) {
                    values[i] = switch (dtype) {
                        case "F32" -> buffer.getFloat(start + 4 * i);
                        case "F64" -> buffer.getDouble(start + 8 * i);
                        case "I64" -> buffer.getLong(start + 8 * i);
                        case "U8", "BOOL" -> buffer.get(start + i) & 0xFF;
                        default -> throw new IllegalArgumentException("golden: unknown dtype " + dtype + " of " + name);
                    };
                }
                tensors.put((String) name, new Array(dtype, shape, values));
            }
        });
        return tensors;
    }
}
