// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.Rng;
import dev.gatun.tensor.Tensor;

/// In training mode sets elements to 0 with probability `p` and divides the others by `1 - p`; else gives its input
/// (Srivastava et al. 2014).
///
/// With `p = 0.5`, `x = [1, 2, 3]` may give `[2, 0, 6]`. The random numbers come from a generator of its own, `rng`
/// among [#generators()].
public final class Dropout extends Layer {
    private final double p;
    private final Rng rng;

    /// A layer that takes one draw of `rng` to start its own generator.
    public Dropout(double p, Rng rng) {
        if (!(p >= 0 && p < 1)) {
            throw new IllegalArgumentException("dropout: the probability must be in [0, 1): p=" + p);
        }
        this.p = p;
        this.rng = p == 0 ? null : generator("rng", rng.split());
    }

    @Override
    protected Tensor compute(Tensor x) {
        return p == 0 || !isTraining() ? x : Functional.dropout(x, p, rng);
    }

    @Override
    protected String settings() {
        return "p=" + p;
    }
}
