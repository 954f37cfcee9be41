// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.internal.Eager;
import dev.gatun.tensor.Tensor;
import java.util.function.Supplier;

/// The one door: every tensor operation goes through [#apply(Op, Tensor...)].
///
/// The executor in force is bound to a stretch of code by [#with(Executor, Supplier)]; where none is bound, ops run at
/// once on the fastest backend that accepts them.
public final class Ops {
    private static final ScopedValue<Executor> EXECUTOR = ScopedValue.newInstance();

    private Ops() {
    }

    /// Applies an op and returns its first result.
    public static Tensor apply(Op op, Tensor... inputs) {
        return executor().execute(op, inputs)[0];
    }

    /// Applies an op to one operand and returns its first result.
    public static Tensor apply(Op op, Tensor a) {
        Executor executor = executor();
        return executor instanceof Eager eager ? eager.apply(op, a) : executor.execute(op, new Tensor[] {a})[0];
    }

    /// Applies an op to two operands and returns its first result.
    public static Tensor apply(Op op, Tensor a, Tensor b) {
        Executor executor = executor();
        return executor instanceof Eager eager ? eager.apply(op, a, b) : executor.execute(op, new Tensor[] {a, b})[0];
    }

    /// Applies an op to three operands and returns its first result.
    public static Tensor apply(Op op, Tensor a, Tensor b, Tensor c) {
        Executor executor = executor();
        return executor instanceof Eager eager ? eager.apply(op, a, b, c)
                : executor.execute(op, new Tensor[] {a, b, c})[0];
    }

    /// Applies an op and returns all results.
    public static Tensor[] applyAll(Op op, Tensor... inputs) {
        return executor().execute(op, inputs);
    }

    /// The executor in force on this thread.
    public static Executor executor() {
        return EXECUTOR.isBound() ? EXECUTOR.get() : Eager.standard();
    }

    /// Runs `body` with `executor` in force.
    public static <T> T with(Executor executor, Supplier<T> body) {
        return ScopedValue.where(EXECUTOR, executor).call(body::get);
    }
}
