// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// Elementwise choice `condition ? a : b` with broadcasting. Operands: condition (`BOOL`), a, b (one type).
public record Where() implements Differentiable {
    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 3);
        TensorSpec condition = inputs.get(0);
        Check.that(condition.dtype() == DType.BOOL, this, "condition must be bool", "condition=" + condition, inputs);
        Check.sameType(this, inputs.get(1), inputs.get(2));
        Shape shape = Shape.broadcast(inputs.get(1).shape(), inputs.get(2).shape());
        shape = shape == null ? null : Shape.broadcast(condition.shape(), shape);
        Check.that(shape != null, this, "shapes must broadcast", "condition=" + condition.shape() + ", a="
                + inputs.get(1).shape() + ", b=" + inputs.get(2).shape(), inputs);
        return List.of(TensorSpec.of(inputs.get(1).dtype(), shape));
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor condition = v.x(0);
        Tensor gradA = v.needs(1) ? condition.select(v.grad(), 0).sumTo(v.x(1).shape()) : null;
        Tensor gradB = v.needs(2) ? condition.select(0, v.grad()).sumTo(v.x(2).shape()) : null;
        return new Tensor[] {null, gradA, gradB};
    }
}
