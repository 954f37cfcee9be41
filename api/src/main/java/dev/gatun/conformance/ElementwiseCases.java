// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.Add;
import dev.gatun.op.Div;
import dev.gatun.op.Exp;
import dev.gatun.op.Greater;
import dev.gatun.op.Log;
import dev.gatun.op.Mul;
import dev.gatun.op.Neg;
import dev.gatun.op.Op;
import dev.gatun.op.Relu;
import dev.gatun.op.Sigmoid;
import dev.gatun.op.Sqrt;
import dev.gatun.op.Sub;
import dev.gatun.op.Tanh;
import dev.gatun.op.Where;
import dev.gatun.tensor.DType;
import java.util.List;

/// Elementwise ops: ugly sizes, special values, broadcasting, integers.
final class ElementwiseCases {
    private static final long[][] SIZES = {{}, {0}, {1}, {3}, {17}, {33}, {257}, {3, 7}, {2, 3, 31}, {0, 5}};
    private static final Fill SPECIAL = Fill.of(0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY, 1e-40, -1e-40, 88, -88, 104, -104, 1e30, -1e30, 0.5);

    private ElementwiseCases() {
    }

    static void addTo(List<OpCase> cases) {
        unary(cases, new Neg(), Fill.normal(), true);
        unary(cases, new Exp(), Fill.normal(), true);
        unary(cases, new Log(), Fill.uniform(0.2, 4), true);
        unary(cases, new Sqrt(), Fill.uniform(0.2, 4), true);
        unary(cases, new Tanh(), Fill.normal(), true);
        unary(cases, new Sigmoid(), Fill.normal(), true);
        unary(cases, new Relu(), Fill.awayFromZero(0.1, 2), true);
        integers(cases, new Neg());
        integers(cases, new Relu());

        binary(cases, new Add(), Fill.normal(), true);
        binary(cases, new Sub(), Fill.normal(), true);
        binary(cases, new Mul(), Fill.normal(), true);
        binary(cases, new Div(), Fill.awayFromZero(0.5, 2), true);
        binary(cases, new Greater(), Fill.normal(), false);

        for (DType dtype : List.of(DType.F32, DType.I64, DType.U8)) {
            OpCase where = OpCase.of(new Where()).with(Fill.whole(0, 2), DType.BOOL, 3, 1, 7)
                    .with(Fill.whole(0, 9), dtype, 5, 7).with(Fill.whole(0, 9), dtype, 3, 5, 1);
            cases.add(dtype == DType.F32 ? where.smooth() : where);
        }
    }

    /// Cases of a unary op; `fill` keeps to where its gradient is checked.
    static void unary(List<OpCase> cases, Op op, Fill fill, boolean smooth) {
        for (long[] size : SIZES) {
            cases.add(OpCase.of(op).with(size));
        }
        cases.add(OpCase.of(op).with(SPECIAL, DType.F32, 33));
        OpCase checked = OpCase.of(op).with(fill, DType.F32, 3, 7);
        cases.add(smooth ? checked.smooth() : checked.differentiable());
    }

    /// Cases of an op that takes integers.
    static void integers(List<OpCase> cases, Op op) {
        for (DType dtype : List.of(DType.I32, DType.I64, DType.U8)) {
            cases.add(OpCase.of(op).with(Fill.whole(dtype == DType.U8 ? 0 : -100, 100), dtype, 5, 7));
        }
    }

    /// Cases of a binary op over broadcasting patterns and integers.
    static void binary(List<OpCase> cases, Op op, Fill fill, boolean smooth) {
        long[][][] pairs = {{{17}, {17}}, {{257}, {}}, {{}, {257}}, {{5, 7}, {7}}, {{5, 7}, {5, 1}}, {{5, 1}, {1, 7}},
            {{2, 3, 4, 5}, {1, 3, 1, 1}}, {{3, 1, 5}, {2, 1}}, {{0, 3}, {3}}, {{1}, {1}}, {{33, 31}, {33, 31}}};
        for (long[][] pair : pairs) {
            cases.add(OpCase.of(op).with(fill, DType.F32, pair[0]).with(fill, DType.F32, pair[1]));
        }
        cases.add(OpCase.of(op).with(SPECIAL, DType.F32, 16, 1).with(SPECIAL, DType.F32, 16));
        for (DType dtype : List.of(DType.I32, DType.I64, DType.U8)) {
            Fill whole = Fill.whole(dtype == DType.U8 ? 0 : -9, 9);
            cases.add(OpCase.of(op).with(whole, dtype, 5, 7).with(whole, dtype, 7));
        }
        if (smooth) {
            cases.add(OpCase.of(op).with(fill, DType.F32, 3, 1, 2).with(fill, DType.F32, 4, 1).smooth());
            cases.add(OpCase.of(op).with(fill, DType.F32, 5).with(fill, DType.F32, 5).smooth());
        }
    }
}
