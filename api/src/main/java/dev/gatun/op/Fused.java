// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An op followed by elementwise ops on its first result, as one op: a backend may do all of it in one pass.
///
/// Operands: those of `main`, then one more for each [BinaryOp] of the epilogue in turn, its right operand (such as the
/// other branch of a residual sum). Result: that of `main`, whose type and shape no step may change.
///
/// @param main an op with one result
/// @param epilogue at least one [UnaryOp] or [BinaryOp], in order
public record Fused(Op main, List<Op> epilogue) implements Composite {
    /// Copies the list.
    ///
    /// @throws IllegalArgumentException if a step is not elementwise, or there is none
    public Fused {
        epilogue = List.copyOf(epilogue);
        if (epilogue.isEmpty()) {
            throw new IllegalArgumentException("fused: the epilogue must have a step: main=" + main);
        }
        for (Op step : epilogue) {
            if (!(step instanceof UnaryOp) && !(step instanceof BinaryOp)) {
                throw new IllegalArgumentException("fused: each step must be an elementwise op of one or two operands: "
                        + "step=" + step + ", main=" + main);
            }
        }
    }

    /// How many operands belong to the epilogue.
    public int extras() {
        return (int) epilogue.stream().filter(BinaryOp.class::isInstance).count();
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.that(inputs.size() > extras(), this, "needs an operand for each two-operand step besides those of main",
                "operands=" + inputs.size() + ", steps=" + extras(), inputs);
        int own = inputs.size() - extras();
        List<TensorSpec> results = main.infer(inputs.subList(0, own));
        Check.that(results.size() == 1, this, "main must have one result", "results=" + results.size(), inputs);
        TensorSpec y = results.getFirst();
        int extra = own;
        for (Op step : epilogue) {
            TensorSpec next = step.infer(step instanceof BinaryOp ? List.of(y, inputs.get(extra++)) : List.of(y))
                    .getFirst();
            Check.that(next.equals(y), this, "a step must not change type or shape", "step=" + step + ", before=" + y
                    + ", after=" + next, inputs);
        }
        return results;
    }

    @Override
    public Fidelity fidelity() {
        return main.fidelity() == Fidelity.EXACT
                && epilogue.stream().allMatch(step -> step.fidelity() == Fidelity.EXACT) ? Fidelity.EXACT
                        : main.fidelity() == Fidelity.RANDOM ? Fidelity.RANDOM : Fidelity.ROUNDING;
    }

    @Override
    public Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        Cost cost = main.cost(inputs.subList(0, inputs.size() - extras()), outputs);
        return Cost.of(cost.flops() + (double) epilogue.size() * outputs.getFirst().size(), inputs, outputs);
    }

    @Override
    public Tensor[] decompose(Tensor[] inputs) {
        int own = inputs.length - extras();
        Tensor y = Ops.apply(main, Arrays.copyOf(inputs, own));
        int extra = own;
        for (Op step : epilogue) {
            y = step instanceof BinaryOp ? Ops.apply(step, y, inputs[extra++]) : Ops.apply(step, y);
        }
        return new Tensor[] {y};
    }

    /// Such as `Fused[Conv2d[…], Add, Relu]`.
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(List.of(main.toString()));
        epilogue.forEach(step -> parts.add(step.toString()));
        return "Fused[" + String.join(", ", parts) + "]";
    }
}
