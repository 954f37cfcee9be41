// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// `log(sum(e^x))` along some axes, without overflow. Negative infinity where all elements are. No elements are an
/// error.
///
/// @param axes the axes, non-negative; none means all
/// @param keepDims whether reduced axes stay with size 1
public record LogSumExp(List<Integer> axes, boolean keepDims) implements Composite, Differentiable {
    public LogSumExp {
        axes = List.copyOf(axes);
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        Check.floating(this, x);
        return List.of(TensorSpec.of(x.dtype(), Reductions.shape(this, x, axes, keepDims, true)));
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor x = inputs[0];
        Tensor largest = finite(Ops.apply(new Max(axes, true), x));
        Tensor sum = Ops.apply(new Sum(axes, true), x.sub(largest).exp());
        Tensor y = sum.log().add(largest);
        return new Tensor[] {keepDims ? y : y.reshape(infer(List.of(x.spec())).get(0).shape())};
    }

    // Infinite maxima are not subtracted: infinity minus infinity is NaN.
    private static Tensor finite(Tensor x) {
        return x.isFinite().select(x, 0);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Shape kept = Reductions.kept(v.x(0).shape(), axes);
        Tensor share = v.x(0).sub(finite(v.y(0)).reshape(kept)).exp();
        return new Tensor[] {share.mul(v.grad().reshape(kept))};
    }
}
