// SPDX-License-Identifier: Apache-2.0
package dev.gatun.model;

import dev.gatun.nn.Activation;
import dev.gatun.nn.Dropout;
import dev.gatun.nn.Layer;
import dev.gatun.nn.Linear;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A multi-layer perceptron: linear layers with an activation between them (Rumelhart, Hinton and Williams 1986).
///
/// Shapes: `[N, …] -> [N, last size]`; axes behind the first are joined. The layers are named `fc1`, `fc2`, ….
public final class Mlp extends Layer {
    private final List<Linear> linears = new ArrayList<>();
    private final List<Dropout> dropouts = new ArrayList<>();
    private final Activation activation;
    private final long[] sizes;

    /// A network with ReLU and without dropout, in `F32`.
    ///
    /// @param sizes the number of inputs, of each hidden layer's outputs, and of outputs
    public Mlp(Rng rng, long... sizes) {
        this(sizes, Activation.relu(), 0, DType.F32, rng);
    }

    /// A network with all choices.
    ///
    /// @param dropout the probability of dropout behind each activation, 0 for none
    public Mlp(long[] sizes, Activation activation, double dropout, DType dtype, Rng rng) {
        if (sizes.length < 2) {
            throw new IllegalArgumentException("mlp: there must be a size for inputs and one for outputs: sizes="
                    + Arrays.toString(sizes));
        }
        this.sizes = sizes.clone();
        this.activation = child("activation", activation);
        for (int i = 1; i < sizes.length; i++) {
            linears.add(child("fc" + i, new Linear(sizes[i - 1], sizes[i], true, dtype, rng)));
            if (dropout > 0 && i < sizes.length - 1) {
                dropouts.add(child("dropout" + i, new Dropout(dropout, rng)));
            }
        }
    }

    @Override
    protected Tensor compute(Tensor x) {
        Tensor y = linears.get(0).forward(x.rank() > 2 ? x.flatten(1, -1) : x);
        for (int i = 1; i < linears.size(); i++) {
            y = activation.forward(y);
            y = linears.get(i).forward(dropouts.isEmpty() ? y : dropouts.get(i - 1).forward(y));
        }
        return y;
    }

    @Override
    protected String settings() {
        return Arrays.toString(sizes);
    }
}
