// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The matrix product of the last two axes; leading axes broadcast as batches.
///
/// Shapes: `[…, m, k] x […, k, n] -> […, m, n]`, both of rank 2 at least ([Tensor#matmul] also takes vectors).
/// `k = 0` gives zeros. Strided and transposed operands are fine. `BF16` operands give a `BF16` result; the sums are
/// rounded once at the end, as in PyTorch.
public record MatMul() implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2);
        TensorSpec a = inputs.get(0);
        TensorSpec b = inputs.get(1);
        Check.sameType(this, a, b);
        if (a.dtype() != DType.BF16) {
            Check.arithmetic(this, a);
        }
        Check.that(a.rank() >= 2 && b.rank() >= 2, this, "operands must be matrices or batches of them", "lhs rank="
                + a.rank() + ", rhs rank=" + b.rank(), inputs);
        if (a.dim(-1) != b.dim(-2)) {
            throw new IllegalArgumentException("matmul: inner dims differ: lhs " + a + " has k=" + a.dim(-1) + ", rhs "
                    + b + " has k=" + b.dim(-2) + (a.dim(-1) == b.dim(-1) ? "; transpose the rhs with .t()" : ""));
        }
        Shape batch = Shape.broadcast(batch(a), batch(b));
        Check.that(batch != null, this, "batch dims must broadcast", "lhs=" + batch(a) + ", rhs=" + batch(b), inputs);
        return List.of(TensorSpec.of(a.dtype(), batch.inserted(-1, a.dim(-2)).inserted(-1, b.dim(-1))));
    }

    private static Shape batch(TensorSpec spec) {
        return spec.shape().without(-1).without(-1);
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(2.0 * outputs.get(0).size() * inputs.get(0).dim(-1), inputs, outputs);
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor gradA = v.needs(0) ? v.grad().matmul(v.x(1).t()).sumTo(v.x(0).shape()) : null;
        Tensor gradB = v.needs(1) ? v.x(0).t().matmul(v.grad()).sumTo(v.x(1).shape()) : null;
        return new Tensor[] {gradA, gradB};
    }
}
