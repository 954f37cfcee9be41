// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.nn.Layer;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// This engine serving a multi-layer perceptron, one row a call, in eager mode: the model's forward in a scope, and its
/// output copied to a buffer that outlives it.
public final class GatunMlp implements Contender {
    private final Layer model;
    private final Tensor x;
    private final MemorySegment output;

    /// A model of the given widths.
    public GatunMlp(int... widths) {
        this.model = GatunModels.mlp(widths).eval();
        this.x = Tensor.of(Workload.uniform(widths[0], 3), 1, widths[0]);
        this.output = Arena.ofAuto().allocate(ValueLayout.JAVA_FLOAT, widths[widths.length - 1]);
    }

    @Override
    public String name() {
        return "Gatun eager";
    }

    @Override
    public void run() {
        try (Scope _ = Scope.open("serve")) {
            model.forward(x).copyTo(output);
        }
    }

    @Override
    public float[] result() {
        return output.toArray(ValueLayout.JAVA_FLOAT);
    }
}
