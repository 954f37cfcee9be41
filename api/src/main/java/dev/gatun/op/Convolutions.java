// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Shapes of convolutions.
final class Convolutions {
    private Convolutions() {
    }

    /// The spec of the convolution of `input` with `weight`, after checking that they fit.
    ///
    /// @param inputs all operands, for messages
    /// @param names their roles
    static TensorSpec result(Op op, Window2d window, int groups, TensorSpec input, TensorSpec weight,
            List<TensorSpec> inputs, String... names) {
        Check.floating(op, input);
        Check.sameType(op, input, weight);
        Check.that(input.rank() == 4 && weight.rank() == 4, op, "input and weight must have 4 axes", "input="
                + input.shape() + ", weight=" + weight.shape(), inputs, names);
        Check.that(groups >= 1 && weight.dim(0) % groups == 0, op, "groups must divide the out-channels",
                "weight.dim(0)=" + weight.dim(0) + ", groups=" + groups, inputs, names);
        Check.that(weight.dim(1) * groups == input.dim(1), op,
                "weight in-channels must equal input channels / groups", "weight.dim(1)=" + weight.dim(1)
                        + ", input.dim(1)=" + input.dim(1) + ", groups=" + groups,
                inputs, names);
        long height = window.outHeight(input.dim(2), weight.dim(2));
        long width = window.outWidth(input.dim(3), weight.dim(3));
        boolean fits = weight.dim(2) > 0 && weight.dim(3) > 0 && height > 0 && width > 0;
        Check.that(fits, op, "the kernel must fit into the padded input", "kernel=[" + weight.dim(2) + ","
                + weight.dim(3) + "], input=[" + input.dim(2) + "," + input.dim(3) + "], " + window, inputs, names);
        return TensorSpec.of(input.dtype(), input.dim(0), weight.dim(0), height, width);
    }

    /// Fails unless `bias` is a vector of `channels` elements of the type of `input`.
    static void checkBias(Op op, TensorSpec input, TensorSpec bias, long channels, List<TensorSpec> inputs,
            String... names) {
        Check.sameType(op, input, bias);
        Check.that(bias.shape().equals(Shape.of(channels)), op, "bias must have one element for each out-channel",
                "bias=" + bias.shape() + ", out-channels=" + channels, inputs, names);
    }

    /// Operations of the convolution with the result `out`, or of one of its gradients: a multiply and an add for each
    /// pair of an input and a weight element.
    static double flops(TensorSpec out, TensorSpec weight) {
        return 2.0 * out.size() * weight.dim(1) * weight.dim(2) * weight.dim(3);
    }
}
