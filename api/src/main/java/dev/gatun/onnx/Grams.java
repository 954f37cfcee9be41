// SPDX-License-Identifier: Apache-2.0
package dev.gatun.onnx;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The operator `TfIdfVectorizer`: counts of runs of items (n-grams) that a table names, weighted.
final class Grams {
    private Grams() {
    }

    static Value count(Call call) {
        List<Object> items = new ArrayList<>();
        long[] dims;
        if (call.value(0) instanceof Value.Texts texts) {
            items.addAll(texts.texts());
            dims = texts.shape().dims();
        } else {
            Arrays.stream(call.tensor(0).toLongs()).forEach(items::add);
            dims = call.tensor(0).shape().dims();
        }
        if (dims.length < 1 || dims.length > 2) {
            throw call.error("items must lie along one axis, or in rows", "axes=" + dims.length);
        }
        long[] targets = required(call, "ngram_indexes");
        Map<List<Object>, Integer> table = table(call, targets.length);
        int width = Math.toIntExact(Arrays.stream(targets).max().orElse(-1) + 1);
        int rows = dims.length == 2 ? (int) dims[0] : 1;
        int length = (int) dims[dims.length - 1];
        float[] counts = new float[Math.multiplyExact(rows, width)];
        int shortest = call.small("min_gram_length", 1);
        int longest = call.small("max_gram_length", 1);
        int skips = call.small("max_skip_count", 0);
        for (int row = 0; row < rows; row++) {
            List<Object> line = items.subList(row * length, (row + 1) * length);
            for (int size = Math.max(1, shortest); size <= Math.min(longest, length); size++) {
                // Single items cannot be apart.
                for (int step = 1; step <= (size == 1 ? 1 : skips + 1) && (long) (size - 1) * step < length; step++) {
                    for (int start = 0; start + (size - 1) * step < length; start++) {
                        Integer gram = table.get(gram(line, start, step, size));
                        if (gram != null) {
                            counts[row * width + (int) targets[gram]]++;
                        }
                    }
                }
            }
        }
        weigh(call, counts, targets, width);
        long[] shape = dims.length == 2 ? new long[] {rows, width} : new long[] {width};
        return Value.of(Tensor.of(counts, shape).to(DType.F32));
    }

    private static List<Object> gram(List<Object> line, int start, int step, int size) {
        List<Object> gram = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            gram.add(line.get(start + i * step));
        }
        return gram;
    }

    private static long[] required(Call call, String name) {
        long[] values = call.integers(name);
        if (values == null || Arrays.stream(values).anyMatch(value -> value < 0 || value > Integer.MAX_VALUE)) {
            throw call.error("an attribute must be a list of indices", name + "=" + Arrays.toString(values));
        }
        return values;
    }

    // The n-grams in the order of the pool: all of length 1, then of length 2, and so on.
    private static Map<List<Object>, Integer> table(Call call, int count) {
        List<Object> pool = new ArrayList<>();
        if (call.hasAttribute("pool_strings")) {
            pool.addAll(call.texts("pool_strings"));
        } else {
            Arrays.stream(required(call, "pool_int64s")).forEach(pool::add);
        }
        long[] starts = required(call, "ngram_counts");
        Map<List<Object>, Integer> table = new HashMap<>();
        int gram = 0;
        for (int size = 1; size <= starts.length; size++) {
            long end = size < starts.length ? starts[size] : pool.size();
            for (long at = starts[size - 1]; at + size <= end; at += size) {
                if (gram == count || end > pool.size()) {
                    throw call.error("the pool must fit its indices", "pool=" + pool.size() + ", ngram_counts=" + Arrays
                            .toString(starts) + ", ngram_indexes=" + count);
                }
                table.put(List.copyOf(pool.subList((int) at, (int) at + size)), gram++);
            }
        }
        return table;
    }

    private static void weigh(Call call, float[] counts, long[] targets, int width) {
        String mode = call.text("mode", "TF");
        float[] weights = call.numbers("weights");
        float[] factors = new float[width];
        Arrays.fill(factors, 1);
        for (int i = 0; weights != null && !mode.equals("TF") && i < Math.min(targets.length, weights.length); i++) {
            factors[(int) targets[i]] = weights[i];
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (mode.equals("IDF") ? Math.min(1, counts[i]) : counts[i]) * factors[i % width];
        }
    }
}
