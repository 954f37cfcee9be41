// SPDX-License-Identifier: Apache-2.0
package dev.gatun.golden;

import dev.gatun.autograd.Tape;
import dev.gatun.nn.Layer;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Runs golden cases through the engine: forward and backward, in `F32` and in `F64`, from the same inputs.
///
/// A table says for each kind of case how to compute its results from its inputs.
final class Replay {
    /// The inputs of a case as tensors, an absent one is null; and the layer, which holds those that are its parameters.
    record Inputs(Map<String, Tensor> tensors, Layer layer) {
        Tensor get(String name) {
            return tensors.get(name);
        }

        Tensor x() {
            return get("x");
        }

        Tensor weight() {
            return get("weight");
        }

        boolean has(String name) {
            return tensors.containsKey(name);
        }

        /// The floating-point type of this run.
        DType dtype() {
            return get("gradOut").dtype();
        }

        /// The extent of the weight along one of the kernel's axes.
        int kernel(int axis) {
            return Math.toIntExact(weight().dim(axis));
        }

        Tensor target() {
            return get("target");
        }

        Tensor a() {
            return get("a");
        }

        Tensor b() {
            return get("b");
        }

        /// All inputs that are named by one letter, in alphabetical order.
        Tensor[] operands() {
            return tensors.keySet().stream().filter(name -> name.length() == 1).sorted().map(tensors::get)
                    .toArray(Tensor[]::new);
        }
    }

    private final Map<String, BiFunction<Goldens.Case, Inputs, Tensor[]>> table = new LinkedHashMap<>();
    private final Map<String, BiFunction<Goldens.Case, Inputs, Layer>> layers = new LinkedHashMap<>();
    private final Set<String> left = new TreeSet<>();

    /// A kind with the only result `y` that needs no parameters.
    Replay add(String kind, Function<Inputs, Tensor> body) {
        return add(kind, (golden, in) -> body.apply(in));
    }

    /// A kind with the only result `y`.
    Replay add(String kind, BiFunction<Goldens.Case, Inputs, Tensor> body) {
        return addAll(kind, (golden, in) -> new Tensor[] {body.apply(golden, in)});
    }

    /// A kind with several results, in the order of the case's outputs.
    Replay addAll(String kind, BiFunction<Goldens.Case, Inputs, Tensor[]> body) {
        if (table.put(kind, body) != null) {
            throw new IllegalArgumentException("replay: kind twice: " + kind);
        }
        return this;
    }

    /// A kind whose result is that of a layer. The layer is loaded with the inputs that have the names of its parameters
    /// and buffers (`runningMean` for `running_mean`), and run in the mode that the case names.
    Replay addLayer(String kind, BiFunction<Goldens.Case, Inputs, Layer> factory) {
        layers.put(kind, factory);
        return addAll(kind, (golden, in) -> {
            Tensor y = in.layer().forward(in.x() == null ? in.get("indices") : in.x());
            Map<String, Tensor> buffers = in.layer().buffers();
            return golden.outputs().contains("runningMeanAfter")
                    ? new Tensor[] {y, buffers.get("running_mean"), buffers.get("running_var")} : new Tensor[] {y};
        });
    }

    /// A kind with several results, which a layer computes.
    Replay addLayer(String kind, BiFunction<Goldens.Case, Inputs, Layer> factory, Function<Inputs, Tensor[]> body) {
        layers.put(kind, factory);
        return addAll(kind, (_, in) -> body.apply(in));
    }

    /// Kinds that the engine has no counterpart for.
    Replay without(String... kinds) {
        left.addAll(List.of(kinds));
        return this;
    }

    /// One test for each case, and one that fails unless the kinds of the group are those added and those left out.
    Stream<DynamicTest> tests(String group) {
        Goldens goldens = new Goldens(group);
        TreeSet<String> kinds = new TreeSet<>(goldens.cases().stream().map(Goldens.Case::kind).toList());
        TreeSet<String> named = new TreeSet<>(table.keySet());
        named.addAll(left);
        DynamicTest complete = DynamicTest.dynamicTest("every kind is named", () -> assertEquals(kinds, named));
        return Stream.concat(Stream.of(complete), goldens.cases().stream()
                .filter(golden -> !left.contains(golden.kind()))
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> check(goldens, golden))));
    }

    private void check(Goldens goldens, Goldens.Case golden) {
        for (DType dtype : List.of(DType.F32, DType.F64)) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            golden.inputs().forEach(name -> tensors.put(name, typed(goldens.get(golden, name), dtype)));
            Layer layer = layer(golden, tensors);
            List<Tensor> wrt = golden.grads().stream().map(tensors::get).toList();
            Tape tape = Tape.watching(wrt);
            Tensor[] results = tape.record(() -> table.get(golden.kind()).apply(golden, new Inputs(tensors, layer)));
            compare(goldens, golden, dtype, golden.outputs().subList(0, results.length), List.of(results));
            if (!wrt.isEmpty()) {
                compare(goldens, golden, dtype, golden.grads().stream().map(name -> "grad_" + name).toList(),
                        tape.gradients(results[0], tensors.get("gradOut"), wrt));
            }
            assertEquals(golden.outputs().size(), results.length + wrt.size(), "number of results");
        }
    }

    private Layer layer(Goldens.Case golden, Map<String, Tensor> tensors) {
        if (!layers.containsKey(golden.kind())) {
            return null;
        }
        Layer layer = layers.get(golden.kind()).apply(golden, new Inputs(tensors, null));
        Map<String, Tensor> state = layer.state();
        state.replaceAll((name, initial) -> switch (name) {
            case "running_mean" -> tensors.get("runningMean");
            case "running_var" -> tensors.get("runningVar");
            case "num_batches_tracked" -> initial;
            default -> tensors.get(name);
        });
        layer.load(state);
        tensors.putAll(layer.parameters());
        return layer;
    }

    private static void compare(Goldens goldens, Goldens.Case golden, DType dtype, List<String> names,
            List<Tensor> results) {
        for (int i = 0; i < names.size(); i++) {
            Tensor result = results.get(i);
            boolean exact = !result.dtype().isFloat();
            if (!exact) {
                assertEquals(dtype, result.dtype(), names.get(i));
            }
            Tensor expected = dtype == DType.F32 || exact
                    ? goldens.get(golden, names.get(i)) : goldens.getWide(golden, names.get(i));
            double relative = exact ? 0 : Goldens.tolerance(golden, dtype == DType.F32 ? 0x1p-24 : 0x1p-53);
            Goldens.assertClose(dtype + " " + names.get(i), expected, result, relative);
        }
    }

    private static Tensor typed(Tensor stored, DType dtype) {
        return stored.dtype().isFloat() ? stored.to(dtype) : stored;
    }
}
