// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.TensorSpec;
import java.util.List;
import java.util.Locale;

/// One tensor operation as a value: a record of its parameters, without operands.
///
/// All operations go through [Ops#apply]. An op says what it computes ([#infer]), how exactly ([#fidelity]) and at what
/// cost. It implements [Differentiable] for its gradient, [Composite] if it can be written in simpler ops, [ViewOp] if
/// its
/// result shares memory with its operand, [MutatingOp] if it overwrites operands. Components must have value equality
/// (numbers, enums, lists, [dev.gatun.tensor.Shape]): equal ops on equal specs share one prepared kernel.
public interface Op {
    /// The name used in messages, in `-Dgatun.dispatch` and in plans: the class name in lower case.
    default String name() {
        return name(getClass());
    }

    /// The name of the ops of a class.
    static String name(Class<?> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /// The specs of the results, from the operands' specs alone.
    ///
    /// @throws IllegalArgumentException if the operands do not fit, naming op, rule and values
    List<TensorSpec> infer(List<TensorSpec> inputs);

    /// How closely implementations agree with each other.
    default Fidelity fidelity() {
        return Fidelity.ROUNDING;
    }

    /// Work and traffic of one run.
    default Cost cost(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return Cost.elementwise(inputs, outputs);
    }
}
