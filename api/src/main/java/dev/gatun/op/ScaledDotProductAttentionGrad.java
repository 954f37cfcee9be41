// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Gradient of [ScaledDotProductAttention]: operands are query, key, value, its result `y`, the gradient `g` of that, and
/// the mask if there is one; results are the gradients of query, key and value.
///
/// With the weights `p` that the values are mixed by, the gradient of the scores is `p * (g * v^T - sum(g * y))`, the sum
/// along the last axis.
///
/// @param scale as in the op
/// @param causal as in the op
public record ScaledDotProductAttentionGrad(double scale, boolean causal) implements Composite {
    private static final String[] NAMES = {"query", "key", "value", "result", "gradOut", "mask"};

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 5, 6);
        List<TensorSpec> operands = new ArrayList<>(inputs.subList(0, 3));
        operands.addAll(inputs.subList(5, inputs.size()));
        TensorSpec result = forward().infer(operands).get(0);
        for (TensorSpec given : inputs.subList(3, 5)) {
            Check.sameType(this, result, given);
            Check.that(given.shape().equals(result.shape()), this, "result and gradOut must have the result's shape",
                    "expected=" + result.shape() + ", got=" + given.shape(), inputs, NAMES);
        }
        return operands.subList(0, 3).stream().map(TensorSpec::packed).toList();
    }

    private ScaledDotProductAttention forward() {
        return new ScaledDotProductAttention(scale, causal);
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        double width = 3.0 * inputs.get(0).dim(-1) + 2.0 * inputs.get(2).dim(-1);
        double rows = inputs.get(3).size() / Math.max(1.0, inputs.get(2).dim(-1));
        return Cost.of(rows * inputs.get(1).dim(-2) * (2 * width + 8), inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor query = inputs[0];
        Tensor key = inputs[1];
        Tensor value = inputs[2];
        Tensor gradOut = inputs[4];
        Tensor weights = weights(inputs);
        Tensor gradScores = gradScores(weights, inputs).mul(scale);
        return new Tensor[] {gradScores.matmul(key).sumTo(query.shape()),
            gradScores.t().matmul(query).sumTo(key.shape()), weights.t().matmul(gradOut).sumTo(value.shape())};
    }

    private Tensor weights(Tensor[] inputs) {
        Tensor[] operands = inputs.length == 5 ? Arrays.copyOf(inputs, 3)
                : new Tensor[] {inputs[0], inputs[1], inputs[2], inputs[5]};
        return forward().weights(operands);
    }

    private static Tensor gradScores(Tensor weights, Tensor[] inputs) {
        Tensor gradOut = inputs[4];
        return weights.mul(gradOut.matmul(inputs[2].t()).sub(gradOut.mul(inputs[3]).sum(true, -1)));
    }

    /// The gradient of a mask of numbers, from the operands of this op.
    Tensor gradMask(Tensor... inputs) {
        return gradScores(weights(inputs), inputs).sumTo(inputs[5].shape());
    }
}
