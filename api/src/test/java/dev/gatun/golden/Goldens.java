// SPDX-License-Identifier: Apache-2.0
package dev.gatun.golden;

import dev.gatun.internal.Json;
import dev.gatun.io.SafeTensors;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

/// The golden cases of one group: parameters, inputs and PyTorch's results, as described in `goldens/README.md`.
final class Goldens {
    /// One case; `inputs`, `outputs` and `grads` are tensor names, `work` bounds the length of its sums.
    record Case(String name, String kind, Map<String, Object> params, List<String> inputs, List<String> outputs,
            List<String> grads, double work) {
        double number(String param) {
            return ((Number) required(param)).doubleValue();
        }

        int integer(String param) {
            return ((Number) required(param)).intValue();
        }

        boolean flag(String param) {
            return (Boolean) required(param);
        }

        String text(String param) {
            return (String) required(param);
        }

        int[] integers(String param) {
            return Arrays.stream(longs(param)).mapToInt(Math::toIntExact).toArray();
        }

        long[] longs(String param) {
            return ((List<?>) required(param)).stream().mapToLong(v -> ((Number) v).longValue()).toArray();
        }

        private Object required(String param) {
            Object value = params.get(param);
            if (value == null) {
                throw new IllegalArgumentException("golden: no parameter " + param + " in " + name + ": " + params);
            }
            return value;
        }
    }

    private final List<Case> cases;
    private final Map<String, Tensor> single;
    private final Map<String, Tensor> wide;

    /// Loads group `group` from the test resources.
    Goldens(String group) {
        try {
            Map<?, ?> index = (Map<?, ?>) Json.parse(Files.readString(resource("index.json")));
            cases = ((List<?>) index.get("cases")).stream().map(entry -> (Map<?, ?>) entry)
                    .filter(entry -> entry.get("group").equals(group)).map(Goldens::readCase).toList();
            single = SafeTensors.read(resource(group + ".safetensors")).tensors();
            wide = SafeTensors.read(resource(group + "-f64.safetensors")).tensors();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Case> cases() {
        return cases;
    }

    /// An input, or a result of the float32 run.
    Tensor get(Case golden, String tensor) {
        return find(single, golden, tensor);
    }

    /// A floating-point result of the float64 run.
    Tensor getWide(Case golden, String tensor) {
        return find(wide, golden, tensor);
    }

    /// The relative error granted to a result that is rounded at `epsilon` (2^-24 for f32, 2^-53 for f64): roundings
    /// that add up like a random walk over `work` terms, times 8. PyTorch's own results keep this bound.
    static double tolerance(Case golden, double epsilon) {
        return 8 * epsilon * Math.sqrt(golden.work());
    }

    /// Compares shape and values; values may differ by `relative` times the largest finite magnitude expected, and NaN
    /// and infinities must be the same.
    static void assertClose(String label, Tensor expected, Tensor actual, double relative) {
        assertEquals(expected.shape(), actual.shape(), () -> label + ": shape");
        double[] want = expected.toDoubles();
        double[] got = actual.toDoubles();
        double allowed = relative * Arrays.stream(want).map(Math::abs).filter(Double::isFinite).max().orElse(0);
        int worst = -1;
        double largest = allowed;
        for (int i = 0; i < want.length; i++) {
            if (Double.isFinite(want[i]) && Double.isFinite(got[i])) {
                double difference = Math.abs(got[i] - want[i]);
                if (difference > largest) {
                    largest = difference;
                    worst = i;
                }
            } else if (Double.compare(want[i], got[i]) != 0) {
                fail(label + ": element " + i + " must be " + want[i] + " but is " + got[i]);
            }
        }
        if (worst >= 0) {
            fail(label + ": element " + worst + " must be " + want[worst] + " but is " + got[worst] + ": difference="
                    + largest + ", allowed=" + allowed);
        }
    }

    private static Case readCase(Map<?, ?> entry) {
        Map<String, Object> params = new LinkedHashMap<>();
        ((Map<?, ?>) entry.get("params")).forEach((key, value) -> params.put((String) key, value));
        double work = entry.get("work") instanceof Number count ? count.doubleValue() : Double.NaN;
        return new Case((String) entry.get("name"), (String) entry.get("kind"), params, strings(entry.get("inputs")),
                strings(entry.get("outputs")), strings(entry.get("grads")), work);
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    private static Tensor find(Map<String, Tensor> table, Case golden, String tensor) {
        Tensor found = table.get(golden.name() + "/" + tensor);
        if (found == null) {
            throw new IllegalArgumentException("golden: no tensor " + golden.name() + "/" + tensor);
        }
        return found;
    }

    private static Path resource(String name) {
        URL found = Goldens.class.getResource("/goldens/" + name);
        if (found == null) {
            throw new IllegalStateException("golden: no test resource goldens/" + name);
        }
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("golden: not a file: " + found, e);
        }
    }
}
