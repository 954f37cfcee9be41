// SPDX-License-Identifier: Apache-2.0
package dev.gatun.nn;

import dev.gatun.tensor.Tensor;

/// What is made of the losses of all elements.
public enum Reduction {
    /// Nothing: one loss for each element.
    NONE,
    /// Their mean.
    MEAN,
    /// Their sum.
    SUM,
    /// Their sum divided by the number of examples, the size of the first axis.
    BATCH_MEAN;

    Tensor of(Tensor losses) {
        return switch (this) {
            case NONE -> losses;
            case MEAN -> losses.mean();
            case SUM -> losses.sum();
            case BATCH_MEAN -> losses.sum().div(losses.dim(0));
        };
    }
}
