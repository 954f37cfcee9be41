// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.All;
import dev.gatun.op.Any;
import dev.gatun.op.ArgMax;
import dev.gatun.op.ArgMin;
import dev.gatun.op.CumSum;
import dev.gatun.op.LogSumExp;
import dev.gatun.op.Max;
import dev.gatun.op.Mean;
import dev.gatun.op.Min;
import dev.gatun.op.Op;
import dev.gatun.op.Prod;
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
        reduction(cases, Mean::new, Fill.normal(), true, true);
        reduction(cases, Max::new, Fill.distinct(), false, true);
        reduction(cases, Min::new, Fill.distinct(), false, true);
        reduction(cases, Prod::new, Fill.uniform(0.5, 1.5), true, true);
        reduction(cases, LogSumExp::new, Fill.normal(), false, true);
        List<BiFunction<List<Integer>, Boolean, Op>> whole = List.of(Sum::new, Max::new, Min::new, Prod::new);
        for (BiFunction<List<Integer>, Boolean, Op> make : whole) {
            for (DType dtype : List.of(DType.I32, DType.I64, DType.U8)) {
                cases.add(OpCase.of(make.apply(List.of(1), false)).with(Fill.whole(0, 5), dtype, 7, 9));
            }
        }
        Fill special = Fill.of(1, Double.NaN, Double.POSITIVE_INFINITY, 2, Double.NEGATIVE_INFINITY, -3, 0);
        for (BiFunction<List<Integer>, Boolean, Op> make : List.<BiFunction<List<Integer>, Boolean, Op>>of(Max::new,
                Min::new, LogSumExp::new)) {
            cases.add(OpCase.of(make.apply(List.of(1), false)).with(special, DType.F32, 7, 3));
        }
        cases.add(OpCase.of(new LogSumExp(List.of(1), false)).with(Fill.of(Double.NEGATIVE_INFINITY), DType.F32, 2, 3));
        cases.add(OpCase.of(new LogSumExp(List.of(0), true)).with(Fill.of(1000, 999, -1000), DType.F32, 3)
                .differentiable());
        cases.add(OpCase.of(new Prod(List.of(1), false)).with(Fill.of(2, 0, -1.5, 3, 0.5, 0, 1, 0, 4), DType.F32, 3, 3)
                .differentiable());
        logic(cases);
        positions(cases);
        for (boolean reverse : new boolean[] {false, true}) {
            for (int axis = 0; axis < 3; axis++) {
                cases.add(OpCase.of(new CumSum(axis, reverse)).with(3, 7, 5));
                cases.add(OpCase.of(new CumSum(axis, reverse)).with(Fill.whole(-9, 9), DType.I64, 2, 3, 4));
                cases.add(OpCase.of(new CumSum(axis, reverse)).with(2, 3, 4).smooth());
            }
            cases.add(OpCase.of(new CumSum(0, reverse)).with(0, 3));
            cases.add(OpCase.of(new CumSum(0, reverse)).with(257));
        }
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
    }

    private static void logic(List<OpCase> cases) {
        for (Fill fill : List.of(Fill.whole(0, 2), Fill.of(0), Fill.of(1))) {
            for (List<Integer> axes : List.of(List.<Integer>of(), List.of(0), List.of(1))) {
                cases.add(OpCase.of(new Any(axes, false)).with(fill, DType.BOOL, 7, 33));
                cases.add(OpCase.of(new All(axes, true)).with(fill, DType.BOOL, 7, 33));
            }
        }
        cases.add(OpCase.of(new Any(List.of(1), false)).with(Fill.of(1), DType.BOOL, 3, 0));
        cases.add(OpCase.of(new All(List.of(1), false)).with(Fill.of(1), DType.BOOL, 3, 0));
    }

    private static void positions(List<OpCase> cases) {
        Fill ties = Fill.whole(0, 3);
        Fill special = Fill.of(1, Double.NaN, Double.POSITIVE_INFINITY, 2, Double.NEGATIVE_INFINITY, -3, 0);
        for (int axis = 0; axis < 3; axis++) {
            for (Op op : List.of(new ArgMax(axis, axis == 1), new ArgMin(axis, axis == 1))) {
                cases.add(OpCase.of(op).with(5, 3, 33));
                cases.add(OpCase.of(op).with(ties, DType.F32, 5, 7, 9));
                cases.add(OpCase.of(op).with(special, DType.F32, 5, 3, 7));
                for (DType dtype : List.of(DType.I32, DType.I64, DType.U8)) {
                    cases.add(OpCase.of(op).with(ties, dtype, 5, 7, 3));
                }
            }
        }
        cases.add(OpCase.of(new ArgMax(1, false)).with(257, 10));
        cases.add(OpCase.of(new ArgMax(1, false)).with(0, 10));
    }
}
