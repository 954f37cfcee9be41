// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.RandomNormal;
import dev.gatun.op.RandomUniform;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import java.util.List;

/// Random numbers from small, large and negative keys.
final class RandomCases {
    private RandomCases() {
    }

    static void addTo(List<OpCase> cases) {
        for (DType dtype : List.of(DType.F32, DType.F64)) {
            for (Fill state : List.of(Fill.of(0, 0), Fill.of(-1, 1L << 40), Fill.of(0x123456789ABL, 7))) {
                for (Shape shape : List.of(Shape.scalar(), Shape.of(0), Shape.of(3), Shape.of(257), Shape.of(5, 7))) {
                    cases.add(OpCase.of(new RandomUniform(shape, dtype)).with(state, DType.I64, 2));
                    cases.add(OpCase.of(new RandomNormal(shape, dtype)).with(state, DType.I64, 2));
                }
            }
        }
    }
}
