// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.MatMul;
import dev.gatun.tensor.DType;
import java.util.List;

/// Matrix products of ugly sizes, with and without batches.
final class MatMulCases {
    private MatMulCases() {
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
        cases.add(OpCase.of(new MatMul()).with(2, 3).with(3, 4).smooth());
        cases.add(OpCase.of(new MatMul()).with(2, 1, 2, 3).with(3, 3, 2).smooth());
    }
}
