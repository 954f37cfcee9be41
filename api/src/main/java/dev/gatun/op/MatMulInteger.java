// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The exact product of matrices of bytes: `(a - aZero) x (b - bZero)` in 32 bits, which wrap around, as in ONNX's
/// `MatMulInteger` (version 10).
///
/// Operands: a `[…,m,k]` and b `[…,k,n]`, each `I8` or `U8`; optionally aZero of a's type, of one element, `[m]` or
/// `[…,m,1]`; optionally bZero of b's type, of one element, `[n]` or `[…,1,n]`. Result: `I32[…,m,n]`. Leading axes
/// broadcast.
public record MatMulInteger() implements Composite {
    private static final String[] NAMES = {"a", "b", "aZero", "bZero"};

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 2, 4);
        TensorSpec a = inputs.get(0);
        TensorSpec b = inputs.get(1);
        for (TensorSpec operand : List.of(a, b)) {
            Check.that(operand.dtype() == DType.I8 || operand.dtype() == DType.U8, this, "operands must be i8 or u8",
                    "dtype=" + operand.dtype(), inputs, NAMES);
        }
        List<TensorSpec> product = new MatMul().infer(List.of(TensorSpec.of(DType.I32, a.shape()), TensorSpec.of(
                DType.I32, b.shape())));
        if (inputs.size() > 2) {
            checkZero(inputs, 2, a, -2);
        }
        if (inputs.size() > 3) {
            checkZero(inputs, 3, b, -1);
        }
        return product;
    }

    private void checkZero(List<TensorSpec> inputs, int index, TensorSpec of, int axis) {
        TensorSpec zero = inputs.get(index);
        Check.that(zero.dtype() == of.dtype(), this, "a zero point must have its operand's type", NAMES[index] + "="
                + zero.dtype(), inputs, NAMES);
        boolean fits = zero.size() == 1 || zero.rank() == 1 && zero.dim(0) == of.dim(axis);
        if (!fits && zero.rank() == of.rank() && zero.dim(-3 - axis) == 1) {
            Shape whole = Shape.broadcast(zero.shape(), of.shape());
            fits = whole != null && whole.equals(of.shape());
        }
        Check.that(fits, this, "a zero point must be one number, or one for each " + (axis == -2 ? "row" : "column"),
                NAMES[index] + "=" + zero.shape(), inputs, NAMES);
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.of(2.0 * outputs.get(0).size() * inputs.get(0).dim(-1), inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        Tensor a = inputs[0].to(DType.I32);
        Tensor b = inputs[1].to(DType.I32);
        if (inputs.length > 2) {
            Tensor zero = inputs[2].to(DType.I32);
            a = a.sub(zero.rank() == 1 ? zero.reshape(zero.size(), 1) : zero.size() == 1 ? zero.reshape() : zero);
        }
        if (inputs.length > 3) {
            Tensor zero = inputs[3].to(DType.I32);
            b = b.sub(zero.size() == 1 ? zero.reshape() : zero);
        }
        return new Tensor[] {a.matmul(b)};
    }
}
