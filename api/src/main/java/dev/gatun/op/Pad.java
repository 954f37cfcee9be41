// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The operand with constant elements added before and after it along each axis.
///
/// @param before for each axis, the number of elements added in front
/// @param after for each axis, the number added behind
/// @param value the added elements, converted to the operand's type
public record Pad(List<Long> before, List<Long> after, double value) implements Differentiable {
    // As many elements as a shape may have: the new size stays inside a long.
    private static final long LARGEST = 1L << 59;

    public Pad {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
        TensorSpec x = Check.operands(this, inputs, 1).get(0);
        boolean valid = before.size() == x.rank() && after.size() == x.rank() && before.stream().allMatch(Pad::isWidth)
                && after.stream().allMatch(Pad::isWidth);
        Check.that(valid, this, "widths must be in [0, 2^59], one before and after each axis", "before=" + before
                + ", after=" + after + ", rank=" + x.rank(), inputs);
        Shape shape = x.shape();
        for (int i = 0; i < x.rank(); i++) {
            shape = shape.with(i, x.dim(i) + before.get(i) + after.get(i));
        }
        return List.of(TensorSpec.of(x.dtype(), shape));
    }

    private static boolean isWidth(long n) {
        return n >= 0 && n <= LARGEST;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Tensor[] vjp(Vjp v) {
        Tensor gradient = v.grad();
        for (int i = 0; i < before.size(); i++) {
            gradient = gradient.slice(i, before.get(i), before.get(i) + v.x(0).dim(i));
        }
        return new Tensor[] {gradient};
    }
}
