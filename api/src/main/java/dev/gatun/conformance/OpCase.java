// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.Op;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// An op with operands: one row of the table that every backend is tested with.
///
///     OpCase.of(new Relu()).with(Fill.awayFromZero(0.1, 2), DType.F32, 3, 17).smooth()
///
/// Operands are made from the case's seed, so a case is the same everywhere. A case is run with packed operands and
/// once
/// more with the same values in strided memory, and its `F32` operands are also tried as `F64`.
public final class OpCase {
    /// What is claimed of the gradient.
    public enum Gradient {
        /// Nothing: the op has no floating-point operand that a gradient would make sense for.
        NONE,
        /// The gradient agrees with finite differences at these operands.
        FIRST,
        /// The gradient and the gradient of the gradient agree with finite differences at these operands.
        SECOND
    }

    private record Operand(Fill fill, TensorSpec spec) {
    }

    private final Op op;
    private final List<Operand> operands;
    private final Gradient gradient;

    private OpCase(Op op, List<Operand> operands, Gradient gradient) {
        this.op = op;
        this.operands = operands;
        this.gradient = gradient;
    }

    /// A case of `op` without operands yet.
    public static OpCase of(Op op) {
        return new OpCase(op, List.of(), Gradient.NONE);
    }

    /// This case with one more operand.
    public OpCase with(Fill fill, DType dtype, long... dims) {
        List<Operand> more = new ArrayList<>(operands);
        more.add(new Operand(fill, TensorSpec.of(dtype, dims)));
        return new OpCase(op, List.copyOf(more), gradient);
    }

    /// This case with one more operand of standard normal `F32` values.
    public OpCase with(long... dims) {
        return with(Fill.normal(), DType.F32, dims);
    }

    /// This case with its gradient checked, but not the gradient of the gradient (kinks, or zero by convention).
    public OpCase differentiable() {
        return new OpCase(op, operands, Gradient.FIRST);
    }

    /// This case with its gradient and the gradient of the gradient checked.
    public OpCase smooth() {
        return new OpCase(op, operands, Gradient.SECOND);
    }

    public Op op() {
        return op;
    }

    public Gradient gradient() {
        return gradient;
    }

    /// The operands' specs.
    public List<TensorSpec> specs() {
        return operands.stream().map(Operand::spec).toList();
    }

    /// Whether an operand has type `dtype`.
    public boolean has(DType dtype) {
        return operands.stream().anyMatch(operand -> operand.spec().dtype() == dtype);
    }

    /// The operands, packed.
    public Tensor[] inputs() {
        Tensor[] inputs = new Tensor[operands.size()];
        SplittableRandom random = new SplittableRandom(toString().hashCode());
        for (int n = 0; n < inputs.length; n++) {
            Operand operand = operands.get(n);
            TensorSpec spec = operand.spec();
            Tensor tensor = Tensor.empty(spec);
            for (long i = 0; i < spec.size(); i++) {
                double value = operand.fill().value(i, spec.size(), random);
                spec.dtype().setDouble(tensor.segment(), i * spec.dtype().bytes(), value);
            }
            inputs[n] = tensor;
        }
        return inputs;
    }

    /// Op and operands, such as `Relu[] f32[3,17]`.
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(op.toString());
        for (Operand operand : operands) {
            out.append(' ').append(operand.spec());
        }
        return out.toString();
    }
}
