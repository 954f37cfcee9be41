// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Layers one after the other: the output of each is the input of the next.
///
///     Layer model = new Sequential(new Linear(64, 32, rng), Activation.relu(), new Linear(32, 10, rng));
///
/// Layers are named by their number (`0.weight`, `0.bias`, `2.weight`, …) or by given names. Without layers the output
/// is the input.
public final class Sequential extends Layer {
    private final List<Layer> steps = new ArrayList<>();

    /// Layers named `0`, `1`, ….
    public Sequential(Layer... layers) {
        this(numbered(layers));
    }

    /// Layers with names, in the map's order.
    public Sequential(Map<String, Layer> layers) {
        layers.forEach((name, layer) -> steps.add(child(name, layer)));
    }

    private static Map<String, Layer> numbered(Layer[] layers) {
        Map<String, Layer> named = new LinkedHashMap<>();
        for (int i = 0; i < layers.length; i++) {
            named.put(Integer.toString(i), layers[i]);
        }
        return named;
    }

    @Override
    protected Tensor compute(Tensor x) {
        Tensor y = x;
        for (int i = 0; i < steps.size(); i++) {
            y = steps.get(i).forward(y);
        }
        return y;
    }
}
