// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.MatMul;
import dev.gatun.op.MatMulInteger;
import dev.gatun.tensor.DType;
import java.util.List;

/// Matrix products of ugly sizes, with and without batches.
final class MatMulCases {
    private MatMulCases() {
    }

    private static void addIntegers(List<OpCase> cases) {
        for (DType a : List.of(DType.U8, DType.I8)) {
            Fill left = a == DType.U8 ? Fill.whole(0, 256) : Fill.whole(-128, 128);
            for (DType b : List.of(DType.I8, DType.U8)) {
                Fill right = b == DType.U8 ? Fill.whole(0, 256) : Fill.whole(-128, 128);
                for (long[] s : new long[][] {{3, 7, 5}, {17, 300, 33}, {64, 64, 64}, {1, 257, 31}, {0, 3, 4},
                    {3, 0, 4}}) {
                    OpCase plain = OpCase.of(new MatMulInteger()).with(left, a, s[0], s[1]).with(right, b, s[1], s[2]);
                    cases.add(plain);
                    cases.add(plain.with(Fill.of(101), a).with(Fill.of(-7 & (b == DType.U8 ? 255 : -1)), b));
                    cases.add(plain.with(left, a, s[0]).with(right, b, s[2]));
                }
                // Sums that neither a step of the kernels nor 24 bits hold.
                OpCase large = OpCase.of(new MatMulInteger()).with(Fill.of(a == DType.U8 ? 255 : -127), a, 5, 1031)
                        .with(
                                Fill.of(b == DType.U8 ? 255 : -127), b, 1031, 6);
                cases.add(large);
                cases.add(large.with(Fill.of(1), a));
                cases.add(large.with(Fill.of(a == DType.U8 ? 0 : 127), a).with(Fill.of(b == DType.U8 ? 0 : 127), b));
                cases.add(OpCase.of(new MatMulInteger()).with(left, a, 2, 3, 5, 7).with(right, b, 3, 7, 4).with(left, a,
                        2, 3, 5, 1).with(right, b, 3, 1, 4));
            }
        }
    }

    static void addTo(List<OpCase> cases) {
        long[][] sizes = {{1, 1, 1}, {3, 7, 5}, {17, 31, 33}, {33, 1, 17}, {1, 257, 31}, {64, 64, 64}, {13, 70, 129},
            {0, 3, 4}, {3, 0, 4}, {3, 4, 0}, {97, 3, 2}, {1, 5, 1}, {130, 260, 66}};
        for (long[] s : sizes) {
            cases.add(OpCase.of(new MatMul()).with(s[0], s[1]).with(s[1], s[2]));
        }
        cases.add(OpCase.of(new MatMul()).with(2, 3, 5, 7).with(3, 7, 4));
        cases.add(OpCase.of(new MatMul()).with(4, 1, 3, 5).with(2, 5, 6));
        cases.add(OpCase.of(new MatMul()).with(0, 3, 5).with(5, 6));
        cases.add(OpCase.of(new MatMul()).with(Fill.whole(-9, 9), DType.I32, 5, 7).with(Fill.whole(-9, 9), DType.I32,
                7, 3));
        cases.add(OpCase.of(new MatMul()).with(Fill.whole(-9, 9), DType.I64, 5, 7).with(Fill.whole(-9, 9), DType.I64,
                7, 3));
        for (long[] s : sizes) {
            cases.add(OpCase.of(new MatMul()).with(Fill.normal(), DType.BF16, s[0], s[1]).with(Fill.normal(),
                    DType.BF16, s[1], s[2]));
        }
        cases.add(OpCase.of(new MatMul()).with(Fill.normal(), DType.BF16, 2, 3, 5, 7).with(Fill.normal(), DType.BF16, 3,
                7, 4));
        addIntegers(cases);
        cases.add(OpCase.of(new MatMul()).with(2, 3).with(3, 4).smooth());
        cases.add(OpCase.of(new MatMul()).with(2, 1, 2, 3).with(3, 3, 2).smooth());
    }
}
