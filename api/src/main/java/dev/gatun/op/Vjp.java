// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;

/// What a gradient rule sees: the operands and results of one application, and the gradients of the results.
public final class Vjp {
    private final Tensor[] inputs;
    private final Tensor[] outputs;
    private final Tensor[] outputGradients;
    private final boolean[] needed;

    /// @param outputGradients one for each output, null where the loss does not depend on it
    /// @param needed for each input, whether its gradient will be used
    public Vjp(Tensor[] inputs, Tensor[] outputs, Tensor[] outputGradients, boolean[] needed) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.outputGradients = outputGradients;
        this.needed = needed;
    }

    /// Input `i`.
    public Tensor x(int i) {
        return inputs[i];
    }

    /// The number of inputs.
    public int count() {
        return inputs.length;
    }

    /// Output `i`.
    public Tensor y(int i) {
        return outputs[i];
    }

    /// The gradient of the loss with respect to output 0.
    public Tensor grad() {
        return grad(0);
    }

    /// The gradient of the loss with respect to output `i`; zeros where the loss does not depend on it.
    public Tensor grad(int i) {
        Tensor gradient = outputGradients[i];
        return gradient == null ? Tensor.zeros(outputs[i].spec()) : gradient;
    }

    /// Whether the loss depends on output `i`.
    public boolean hasGrad(int i) {
        return outputGradients[i] != null;
    }

    /// Whether the gradient of input `i` will be used; a rule may skip the work where not.
    public boolean needs(int i) {
        return needed[i];
    }
}
