// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The gradient of [AvgPool2d], its adjoint: each element is spread evenly over the elements it is the mean of.
///
/// Operand: gradOut `[N,C,oH,oW]`; result `[N,C,H,W]`.
///
/// @param pool the pooling
/// @param height `H`, the height of the pooling's operand
/// @param width `W`, its width
public record AvgPool2dGrad(AvgPool2d pool, long height, long width) implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec gradOut = Check.operands(this, inputs, 1).get(0);
        Check.that(gradOut.rank() == 4, this, "gradOut must have 4 axes", "gradOut=" + gradOut.shape(), inputs);
        TensorSpec x = TensorSpec.of(gradOut.dtype(), gradOut.dim(0), gradOut.dim(1), height, width);
        TensorSpec y = pool.infer(List.of(x)).get(0);
        Check.that(y.shape().equals(gradOut.shape()), this, "gradOut must have the shape of the pooling", "gradOut="
                + gradOut.shape() + ", pooling=" + y.shape(), inputs);
        return List.of(x);
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of((double) inputs.get(0).size() * pool.kernelH() * pool.kernelW(), inputs, outputs);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        return new Tensor[] {Ops.apply(pool, v.grad())};
    }
}
