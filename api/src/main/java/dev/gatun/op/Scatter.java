// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// A copy of x in which each source element meets the element at its index along one axis; with `axis = 1`,
/// `y[i][index[i][j][k]][k] = combine(y[i][index[i][j][k]][k], source[i][j][k])`, in row-major order of the source.
/// Operands: x, indices (`I64`), source (of the indices' shape). Sums are [ScatterAdd].
///
/// An index outside the axis is an [IndexOutOfBoundsException]. The gradient is that of [Mode#REPLACE] alone, for indices
/// that do not repeat.
///
/// @param axis the axis, non-negative
/// @param mode what becomes of two elements that meet
public record Scatter(int axis, Mode mode) implements Differentiable {
    /// How two elements that meet become one.
    public enum Mode {
        /// The source's element; the last one where indices repeat.
        REPLACE,
        /// Their product.
        MULTIPLY,
        /// The larger one, NaN if either is.
        MAXIMUM,
        /// The smaller one, NaN if either is.
        MINIMUM;

        /// The combination of floating-point elements.
        public double combine(double x, double source) {
            return switch (this) {
                case REPLACE -> source;
                case MULTIPLY -> x * source;
                case MAXIMUM -> Math.max(x, source);
                case MINIMUM -> Math.min(x, source);
            };
        }

        /// The combination of integers.
        public long combine(long x, long source) {
            return switch (this) {
                case REPLACE -> source;
                case MULTIPLY -> x * source;
                case MAXIMUM -> Math.max(x, source);
                case MINIMUM -> Math.min(x, source);
            };
        }
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        Check.operands(this, inputs, 3);
        TensorSpec x = inputs.get(0);
        Check.axis(this, axis, x);
        if (mode != Mode.REPLACE && x.dtype() != DType.BOOL) {
            Check.arithmetic(this, x);
        }
        Indices.checkSource(this, axis, x, inputs);
        return List.of(x.packed());
    }

    @Override
    public Fidelity fidelity() {
        return mode == Mode.MULTIPLY ? Fidelity.ROUNDING : Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        if (mode != Mode.REPLACE) {
            throw new IllegalArgumentException("scatter: only mode REPLACE has a gradient: mode=" + mode);
        }
        Tensor index = v.x(1);
        Tensor gradX = v.needs(0) ? Ops.apply(this, v.grad(), index, Tensor.zeros(v.x(2).spec())) : null;
        return new Tensor[] {gradX, null, v.needs(2) ? v.grad().gather(axis, index) : null};
    }
}
