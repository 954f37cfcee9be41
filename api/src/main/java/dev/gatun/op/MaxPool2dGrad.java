// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The gradient of [MaxPool2d]: each element is added to the place it came from in a plane of zeros.
///
/// Operands: gradOut `[N,C,oH,oW]`, indices `I64[N,C,oH,oW]` into the plane; result `[N,C,H,W]`. An index outside the
/// plane is an [IndexOutOfBoundsException].
///
/// @param height `H`, the plane's rows
/// @param width `W`, the plane's columns
public record MaxPool2dGrad(long height, long width) implements Composite {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2);
        TensorSpec gradOut = inputs.get(0);
        TensorSpec indices = inputs.get(1);
        Check.floating(this, gradOut);
        Check.index(this, indices);
        Check.that(gradOut.rank() == 4 && gradOut.shape().equals(indices.shape()), this,
                "gradOut and indices must have one shape of 4 axes", "gradOut=" + gradOut.shape() + ", indices="
                        + indices.shape(),
                inputs);
        return List.of(TensorSpec.of(gradOut.dtype(), gradOut.dim(0), gradOut.dim(1), height, width));
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor gradOut = inputs[0];
        Tensor plane = Tensor.zeros(gradOut.dtype(), gradOut.dim(0), gradOut.dim(1), height * width);
        Tensor gradX = plane.scatterAdd(2, inputs[1].flatten(2, 3), gradOut.flatten(2, 3));
        return new Tensor[] {gradX.reshape(gradOut.dim(0), gradOut.dim(1), height, width)};
    }
}
