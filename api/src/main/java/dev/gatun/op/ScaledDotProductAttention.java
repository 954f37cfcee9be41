// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.Arrays;
import java.util.List;

/// `softmax(scale * q * k^T + mask) * v` along the keys (Vaswani et al., "Attention is all you need", 2017; PyTorch's
/// `scaled_dot_product_attention`).
///
/// Operands: query `[…,L,E]`, key `[…,S,E]`, value `[…,S,V]`, whose leading axes broadcast, and optionally a mask that
/// broadcasts to `[…,L,S]`: `BOOL`, true where a query may look at a key, or numbers that are added to the products.
/// Result `[…,L,V]`. A query that may look at no key gives zeros.
///
/// @param scale what the products are multiplied by, usually `1 / sqrt(E)`
/// @param causal whether query `i` may look at keys `0` to `i` only
public record ScaledDotProductAttention(double scale, boolean causal) implements Composite, Differentiable {
    private static final String[] NAMES = {"query", "key", "value", "mask"};

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 3, 4);
        TensorSpec query = inputs.get(0);
        TensorSpec key = inputs.get(1);
        TensorSpec value = inputs.get(2);
        Check.floating(this, query);
        Check.sameType(this, query, key);
        Check.sameType(this, query, value);
        Check.that(query.rank() >= 2 && key.rank() >= 2 && value.rank() >= 2, this,
                "query, key and value must have 2 axes at least", "ranks=" + query.rank() + ", " + key.rank() + ", "
                        + value.rank(),
                inputs, NAMES);
        Check.that(query.dim(-1) == key.dim(-1), this, "query and key must have one width", "query.dim(-1)="
                + query.dim(-1) + ", key.dim(-1)=" + key.dim(-1), inputs, NAMES);
        Check.that(key.dim(-2) == value.dim(-2), this, "key and value must have one length", "key.dim(-2)="
                + key.dim(-2) + ", value.dim(-2)=" + value.dim(-2), inputs, NAMES);
        Shape batch = Shape.broadcast(batch(query), batch(key));
        batch = batch == null ? null : Shape.broadcast(batch, batch(value));
        Check.that(batch != null, this, "leading dims must broadcast", "query=" + batch(query) + ", key=" + batch(key)
                + ", value=" + batch(value), inputs, NAMES);
        if (inputs.size() == 4) {
            TensorSpec mask = inputs.get(3);
            Shape scores = batch.inserted(-1, query.dim(-2)).inserted(-1, key.dim(-2));
            Check.that(mask.dtype() == DType.BOOL || mask.dtype() == query.dtype(), this,
                    "mask must be bool or of the query's type", "mask=" + mask, inputs, NAMES);
            Check.that(scores.equals(Shape.broadcast(scores, mask.shape())), this, "mask must broadcast to the scores",
                    "mask=" + mask.shape() + ", scores=" + scores, inputs, NAMES);
        }
        return List.of(TensorSpec.of(query.dtype(), batch.inserted(-1, query.dim(-2)).inserted(-1, value.dim(-1))));
    }

    private static Shape batch(TensorSpec spec) {
        return spec.shape().without(-1).without(-1);
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        double width = inputs.get(0).dim(-1) + inputs.get(2).dim(-1);
        double rows = outputs.get(0).size() / Math.max(1.0, inputs.get(2).dim(-1));
        return Cost.of(rows * inputs.get(1).dim(-2) * (2 * width + 4), inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        return new Tensor[] {weights(inputs).matmul(inputs[2])};
    }

    /// What the values are mixed by, `softmax(scale * q * k^T + mask)`, from the operands of this op: `[…,L,S]`.
    ///
    /// @throws IllegalArgumentException if the operands do not fit
    public Tensor weights(Tensor... inputs) {
        infer(Arrays.stream(inputs).map(Tensor::spec).toList());
        Tensor scores = inputs[0].mul(scale).matmul(inputs[1].t());
        if (scores.dim(-1) == 0) {
            return scores;
        }
        if (causal) {
            Tensor allowed = Tensor.ones(DType.F32, scores.dim(-2), scores.dim(-1)).tril().notEqual(0);
            scores = allowed.select(scores, Double.NEGATIVE_INFINITY);
        }
        if (inputs.length == 3) {
            return scores.softmax(-1);
        }
        scores = inputs[3].dtype() == DType.BOOL ? inputs[3].select(scores, Double.NEGATIVE_INFINITY)
                : scores.add(inputs[3]);
        // Rows without a key would be NaN, in the gradient too.
        Tensor blind = scores.detach().max(true, -1).equal(Double.NEGATIVE_INFINITY);
        return blind.select(0, blind.select(0, scores).softmax(-1));
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        ScaledDotProductAttentionGrad op = new ScaledDotProductAttentionGrad(scale, causal);
        Tensor[] operands = new Tensor[v.count() + 2];
        for (int i = 0; i < v.count(); i++) {
            operands[i < 3 ? i : 5] = v.x(i);
        }
        operands[3] = v.y(0);
        operands[4] = v.grad();
        Tensor[] gradients = Arrays.copyOf(Ops.applyAll(op, operands), v.count());
        if (v.count() == 4 && v.needs(3)) {
            gradients[3] = op.gradMask(operands);
        }
        return gradients;
    }
}
