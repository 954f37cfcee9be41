// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;

/// The affine map `y = x * weight^T + bias` of the last axis, as in PyTorch's `linear`.
///
/// Operands: x `[…,in]`, weight `[out,in]`, optionally bias `[out]`; result `[…,out]`. With `in = 0` the result is the
/// bias, or zeros.
public record Linear() implements Composite, Differentiable {
    private static final String[] NAMES = {"input", "weight", "bias"};

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2, 3);
        TensorSpec x = inputs.get(0);
        TensorSpec weight = inputs.get(1);
        Check.floating(this, x);
        Check.sameType(this, x, weight);
        Check.that(x.rank() >= 1 && weight.rank() == 2, this, "input must have an axis and weight two", "input="
                + x.shape() + ", weight=" + weight.shape(), inputs, NAMES);
        Check.that(weight.dim(1) == x.dim(-1), this, "weight in-features must equal the input's last dimension",
                "weight.dim(1)=" + weight.dim(1) + ", input.dim(-1)=" + x.dim(-1), inputs, NAMES);
        if (inputs.size() == 3) {
            TensorSpec bias = inputs.get(2);
            Check.sameType(this, x, bias);
            Check.that(bias.shape().equals(Shape.of(weight.dim(0))), this,
                    "bias must have one element for each out-feature", "bias=" + bias.shape() + ", weight.dim(0)="
                            + weight.dim(0),
                    inputs, NAMES);
        }
        return List.of(TensorSpec.of(x.dtype(), x.shape().with(-1, weight.dim(0))));
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(2.0 * outputs.get(0).size() * inputs.get(1).dim(1), inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor x = inputs[0];
        Tensor weight = inputs[1];
        Tensor y = rows(x).matmul(weight.t());
        y = inputs.length == 3 ? y.add(inputs[2]) : y;
        return new Tensor[] {y.reshape(x.shape().with(-1, weight.dim(0)))};
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor gradOut = rows(v.grad());
        Tensor[] gradients = new Tensor[3];
        if (v.needs(0)) {
            gradients[0] = gradOut.matmul(v.x(1)).reshape(v.x(0).shape());
        }
        if (v.needs(1)) {
            gradients[1] = gradOut.t().matmul(rows(v.x(0)));
        }
        if (v.count() == 3 && v.needs(2)) {
            gradients[2] = gradOut.sum(0);
        }
        return Arrays.copyOf(gradients, v.count());
    }

    // All axes but the last one joined.
    private static Tensor rows(Tensor x) {
        long rows = 1;
        for (int i = 0; i < x.rank() - 1; i++) {
            rows *= x.dim(i);
        }
        return x.reshape(rows, x.dim(-1));
    }
}
