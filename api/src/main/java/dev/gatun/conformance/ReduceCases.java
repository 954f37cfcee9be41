// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.Op;
import dev.gatun.op.Sum;
import dev.gatun.tensor.DType;
import java.util.List;
import java.util.function.BiFunction;

/// Reductions over all, leading, middle and trailing axes.
final class ReduceCases {
    private ReduceCases() {
    }

    static void addTo(List<OpCase> cases) {
        reduction(cases, Sum::new, Fill.normal(), true, true);
    }

    /// Cases of a reduction made from axes and keepDims; `fill` keeps to where its gradient is checked.
    static void reduction(List<OpCase> cases, BiFunction<List<Integer>, Boolean, Op> make, Fill fill,
            boolean acceptsEmpty, boolean smooth) {
        List<List<Integer>> axes = List.of(List.of(), List.of(0), List.of(1), List.of(2), List.of(0, 2), List.of(0, 1),
                List.of(1, 2));
        for (List<Integer> some : axes) {
            Op op = make.apply(some, some.size() == 2);
            cases.add(OpCase.of(op).with(fill, DType.F32, 5, 3, 33));
            cases.add(OpCase.of(op).with(fill, DType.F32, 1, 17, 1));
            OpCase checked = OpCase.of(op).with(fill, DType.F32, 2, 3, 4);
            cases.add(smooth ? checked.smooth() : checked.differentiable());
        }
        cases.add(OpCase.of(make.apply(List.of(), false)).with(fill, DType.F32));
        cases.add(OpCase.of(make.apply(List.of(), false)).with(fill, DType.F32, 70_001));
        cases.add(OpCase.of(make.apply(List.of(1), false)).with(fill, DType.F32, 257, 31));
        cases.add(OpCase.of(make.apply(List.of(0), false)).with(fill, DType.F32, 257, 31));
        cases.add(OpCase.of(make.apply(List.of(1), false)).with(fill, DType.F32, 0, 5));
        if (acceptsEmpty) {
            cases.add(OpCase.of(make.apply(List.of(1), true)).with(fill, DType.F32, 3, 0));
        }
        for (DType dtype : List.of(DType.I32, DType.I64, DType.U8)) {
            cases.add(OpCase.of(make.apply(List.of(1), false)).with(Fill.whole(0, 5), dtype, 7, 9));
        }
    }
}
