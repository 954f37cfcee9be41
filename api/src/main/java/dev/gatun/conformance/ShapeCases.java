// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.Assign;
import dev.gatun.op.Cast;
import dev.gatun.op.Concat;
import dev.gatun.op.Contiguous;
import dev.gatun.op.Detach;
import dev.gatun.op.Diagonal;
import dev.gatun.op.Expand;
import dev.gatun.op.Flip;
import dev.gatun.op.Pad;
import dev.gatun.op.Permute;
import dev.gatun.op.Reshape;
import dev.gatun.op.Slice;
import dev.gatun.op.Sort;
import dev.gatun.op.Tril;
import dev.gatun.op.Triu;
import dev.gatun.op.Unslice;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import java.util.List;

/// Views, copies and conversions.
final class ShapeCases {
    private ShapeCases() {
    }

    static void addTo(List<OpCase> cases) {
        cases.add(OpCase.of(new Reshape(Shape.of(6, 2))).with(3, 4).smooth());
        cases.add(OpCase.of(new Reshape(Shape.scalar())).with(1, 1).smooth());
        cases.add(OpCase.of(new Permute(List.of(2, 0, 1))).with(2, 3, 4).smooth());
        cases.add(OpCase.of(new Expand(Shape.of(2, 3, 4))).with(3, 1).smooth());
        cases.add(OpCase.of(new Slice(1, 1, 6, 2)).with(3, 7).smooth());
        cases.add(OpCase.of(new Slice(0, 2, 2, 1)).with(3, 7));
        cases.add(OpCase.of(new Unslice(7, 1, 1, 2)).with(3, 3).smooth());
        cases.add(OpCase.of(new Unslice(9, 0, 4, 1)).with(3, 2, 2).smooth());
        cases.add(OpCase.of(new Detach()).with(3));
        for (DType dtype : DType.values()) {
            cases.add(OpCase.of(new Contiguous()).with(Fill.whole(0, 2), dtype, 3, 7, 5));
            for (DType to : DType.values()) {
                cases.add(OpCase.of(new Cast(to)).with(Fill.whole(0, 120), dtype, 3, 7));
            }
        }
        cases.add(OpCase.of(new Contiguous()).with(3, 5).smooth());
        cases.add(OpCase.of(new Contiguous()).with(65, 67));
        cases.add(OpCase.of(new Cast(DType.F64)).with(3, 5).smooth());
        joining(cases);
        matrices(cases);
        assignments(cases);
        Fill mixed = Fill.of(0.5, -0.5, 1.5, -2.7, 3e9, -3e9, 1e20, Double.NaN, Double.POSITIVE_INFINITY, 1e-30, 255.9);
        for (DType to : DType.values()) {
            cases.add(OpCase.of(new Cast(to)).with(mixed, DType.F32, 33));
        }
    }

    private static void joining(List<OpCase> cases) {
        cases.add(OpCase.of(new Concat(1)).with(3, 2).with(3, 5).with(3, 0).smooth());
        cases.add(OpCase.of(new Concat(0)).with(3, 2, 5).with(1, 2, 5).smooth());
        cases.add(OpCase.of(new Concat(2)).with(3, 2, 5).with(3, 2, 33));
        cases.add(OpCase.of(new Concat(0)).with(7));
        Pad pad = new Pad(List.of(1L, 0L), List.of(0L, 2L), 0.5);
        cases.add(OpCase.of(pad).with(3, 4).smooth());
        cases.add(OpCase.of(pad).with(0, 4));
        cases.add(OpCase.of(new Pad(List.of(0L, 1L, 2L), List.of(3L, 0L, 1L), -1)).with(2, 3, 5).smooth());
        cases.add(OpCase.of(new Flip(List.of(1))).with(3, 7).smooth());
        cases.add(OpCase.of(new Flip(List.of(0, 2))).with(3, 2, 5).smooth());
        for (DType dtype : DType.values()) {
            Fill bits = Fill.whole(0, 2);
            cases.add(OpCase.of(new Concat(0)).with(bits, dtype, 3, 5).with(bits, dtype, 4, 5));
            cases.add(OpCase.of(new Pad(List.of(1L, 2L), List.of(2L, 0L), 1)).with(bits, dtype, 3, 5));
            cases.add(OpCase.of(new Flip(List.of(0))).with(bits, dtype, 3, 5));
        }
    }

    private static void matrices(List<OpCase> cases) {
        for (long diagonal : new long[] {0, 1, -2, 9, -9}) {
            cases.add(OpCase.of(new Tril(diagonal)).with(2, 3, 5).smooth());
            cases.add(OpCase.of(new Triu(diagonal)).with(2, 5, 3).smooth());
        }
        cases.add(OpCase.of(new Tril(0)).with(Fill.of(1), DType.BOOL, 7, 7));
        cases.add(OpCase.of(new Triu(0)).with(Fill.of(1), DType.BF16, 0, 7));
        cases.add(OpCase.of(new Diagonal(0, 1)).with(4, 4).smooth());
        cases.add(OpCase.of(new Diagonal(2, 0)).with(3, 2, 3).smooth());
        for (boolean descending : new boolean[] {false, true}) {
            for (int axis = 0; axis < 3; axis++) {
                cases.add(OpCase.of(new Sort(axis, descending)).with(Fill.distinct(), DType.F32, 3, 4, 5).smooth());
                cases.add(OpCase.of(new Sort(axis, descending)).with(Fill.whole(0, 3), DType.F32, 5, 7, 9));
                cases.add(OpCase.of(new Sort(axis, descending)).with(Fill.whole(-3, 3), DType.I64, 5, 7, 3));
            }
            cases.add(OpCase.of(new Sort(0, descending)).with(Fill.of(2, Double.NaN, -1, Double.POSITIVE_INFINITY, -0.0,
                    Double.NaN, 0, Double.NEGATIVE_INFINITY), DType.F32, 33));
            cases.add(OpCase.of(new Sort(1, descending)).with(3, 0));
        }
    }

    private static void assignments(List<OpCase> cases) {
        cases.add(OpCase.of(new Assign()).with(3, 7).with(3, 7));
        cases.add(OpCase.of(new Assign()).with(3, 7).with(7));
        cases.add(OpCase.of(new Assign()).with(257).with());
        cases.add(OpCase.of(new Assign()).with(0).with());
        for (DType dtype : DType.values()) {
            cases.add(OpCase.of(new Assign()).with(Fill.of(0), dtype, 5, 3).with(Fill.of(1, 0), dtype, 5, 1));
        }
    }
}
