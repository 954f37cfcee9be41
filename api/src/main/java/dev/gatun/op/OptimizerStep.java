// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// One step of an optimizer on one parameter, element by element and in place.
///
/// Operands: the parameter, its gradient, the step's numbers `F64[2]` (learning rate, and how many steps this one makes,
/// from 1), then [#states()] state tensors, zeros before the first step unless the op says otherwise. Parameter,
/// gradient and states have one shape and one type, `F32` or `F64`. Parameter and states are overwritten.
public interface OptimizerStep extends MutatingOp {
    /// The number of state tensors.
    int states();

    /// This rule with another weight decay.
    OptimizerStep withWeightDecay(double weightDecay);

    /// One element's step, in double precision: the definition that kernels are tested against.
    ///
    /// @param e parameter, gradient and states; parameter and states are overwritten
    /// @param rate the learning rate
    /// @param step the step's number, from 1
    void update(double[] e, double rate, double step);

    @Override
    default boolean mutates(int i) {
        return i == 0 || i >= 3;
    }

    @Override
    default List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 3 + states());
        TensorSpec parameter = inputs.get(0);
        Check.floating(this, parameter);
        Check.that(inputs.get(2).packed().equals(TensorSpec.of(DType.F64, 2)), this,
                "learning rate and step number must be f64[2]", "numbers=" + inputs.get(2), inputs);
        for (int i = 0; i < inputs.size(); i++) {
            TensorSpec operand = inputs.get(i);
            Check.that(i == 2 || operand.packed().equals(parameter.packed()), this,
                    "parameter, gradient and states must have one type and shape", "operand=" + i + ", parameter="
                            + parameter + ", got=" + operand,
                    inputs);
            for (int axis = 0; axis < operand.rank() && mutates(i); axis++) {
                Check.that(operand.stride(axis) != 0 || operand.size() <= 1, this,
                        "what is overwritten must not repeat elements", "operand=" + i + ", axis=" + axis, inputs);
            }
        }
        return List.of();
    }

    @Override
    default Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        Cost read = Cost.of((4.0 + 4 * states()) * inputs.get(0).size(), inputs, outputs);
        return new Cost(read.flops(), read.bytes() + (1.0 + states()) * inputs.get(0).bytes());
    }
}
