// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.Cast;
import dev.gatun.op.Contiguous;
import dev.gatun.op.Detach;
import dev.gatun.op.Expand;
import dev.gatun.op.Permute;
import dev.gatun.op.Reshape;
import dev.gatun.op.Slice;
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
        Fill mixed = Fill.of(0.5, -0.5, 1.5, -2.7, 3e9, -3e9, 1e20, Double.NaN, Double.POSITIVE_INFINITY, 1e-30, 255.9);
        for (DType to : DType.values()) {
            cases.add(OpCase.of(new Cast(to)).with(mixed, DType.F32, 33));
        }
    }
}
