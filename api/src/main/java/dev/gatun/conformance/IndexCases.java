// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.Gather;
import dev.gatun.op.IndexAdd;
import dev.gatun.op.IndexSelect;
import dev.gatun.op.OneHot;
import dev.gatun.op.Scatter;
import dev.gatun.op.ScatterAdd;
import dev.gatun.tensor.DType;
import java.util.List;

/// Selection by index, with repeated indices, and its adjoints.
final class IndexCases {
    private IndexCases() {
    }

    static void addTo(List<OpCase> cases) {
        Fill three = Fill.whole(0, 3);
        Fill five = Fill.whole(0, 5);
        cases.add(OpCase.of(new Gather(1)).with(3, 5).with(five, DType.I64, 3, 7).smooth());
        cases.add(OpCase.of(new Gather(0)).with(3, 5).with(three, DType.I64, 4, 2).smooth());
        cases.add(OpCase.of(new Gather(1)).with(2, 5, 3).with(five, DType.I64, 2, 4, 3).smooth());
        cases.add(OpCase.of(new Gather(1)).with(3, 5).with(five, DType.I64, 3, 0));
        cases.add(OpCase.of(new ScatterAdd(1)).with(3, 5).with(five, DType.I64, 3, 7).with(3, 7).smooth());
        cases.add(OpCase.of(new ScatterAdd(0)).with(3, 5).with(three, DType.I64, 4, 2).with(4, 2).smooth());
        for (Scatter.Mode mode : Scatter.Mode.values()) {
            cases.add(OpCase.of(new Scatter(1, mode)).with(3, 5).with(five, DType.I64, 3, 7).with(3, 7));
            cases.add(OpCase.of(new Scatter(0, mode)).with(5, 3, 4).with(five, DType.I64, 9, 2, 3).with(9, 2, 3));
            cases.add(OpCase.of(new Scatter(1, mode)).with(3, 5).with(five, DType.I64, 3, 0).with(3, 0));
        }
        Scatter replace = new Scatter(1, Scatter.Mode.REPLACE);
        cases.add(OpCase.of(replace).with(3, 5).with(Fill.of(4, 0, 2, 1, 3), DType.I64, 3, 5).with(3, 5).smooth());
        cases.add(OpCase.of(replace).with(3, 5).with(Fill.of(2, 0), DType.I64, 3, 2).with(3, 2).smooth());
        cases.add(OpCase.of(new IndexSelect(0)).with(5, 4).with(five, DType.I64, 7).smooth());
        cases.add(OpCase.of(new IndexSelect(1)).with(2, 5, 3).with(five, DType.I64, 4).smooth());
        cases.add(OpCase.of(new IndexSelect(2)).with(2, 3, 5).with(five, DType.I64, 2, 3).smooth());
        cases.add(OpCase.of(new IndexSelect(0)).with(5, 4).with(five, DType.I64).smooth());
        cases.add(OpCase.of(new IndexSelect(0)).with(5, 33).with(five, DType.I64, 2, 17));
        cases.add(OpCase.of(new IndexSelect(0)).with(5, 4).with(five, DType.I64, 0));
        cases.add(OpCase.of(new IndexSelect(0)).with(5, 0).with(five, DType.I64, 3));
        cases.add(OpCase.of(new IndexAdd(0)).with(5, 4).with(five, DType.I64, 7).with(7, 4).smooth());
        cases.add(OpCase.of(new IndexAdd(1)).with(2, 5, 3).with(five, DType.I64, 4).with(2, 4, 3).smooth());
        cases.add(OpCase.of(new IndexAdd(2)).with(2, 3, 5).with(five, DType.I64, 2, 3).with(2, 3, 2, 3).smooth());
        cases.add(OpCase.of(new IndexAdd(0)).with(5, 33).with(five, DType.I64, 257).with(257, 33));
        for (DType dtype : DType.values()) {
            Fill bits = Fill.whole(0, 2);
            cases.add(OpCase.of(new Gather(0)).with(bits, dtype, 3, 4).with(three, DType.I64, 2, 4));
            cases.add(OpCase.of(new IndexSelect(0)).with(bits, dtype, 3, 4).with(three, DType.I64, 5));
            cases.add(OpCase.of(new OneHot(5, dtype)).with(five, DType.I64, 3, 7));
            cases.add(OpCase.of(new Scatter(0, Scatter.Mode.REPLACE)).with(bits, dtype, 3, 4)
                    .with(three, DType.I64, 2, 4).with(bits, dtype, 2, 4));
            if (dtype.hasArithmetic()) {
                cases.add(OpCase.of(new Scatter(0, Scatter.Mode.MULTIPLY)).with(bits, dtype, 3, 4)
                        .with(three, DType.I64, 2, 4).with(bits, dtype, 2, 4));
                cases.add(OpCase.of(new ScatterAdd(0)).with(bits, dtype, 3, 4).with(three, DType.I64, 2, 4)
                        .with(bits, dtype, 2, 4));
                cases.add(OpCase.of(new IndexAdd(0)).with(bits, dtype, 3, 4).with(three, DType.I64, 5)
                        .with(bits, dtype, 5, 4));
            }
        }
        cases.add(OpCase.of(new OneHot(3, DType.F32)).with(three, DType.I64));
        cases.add(OpCase.of(new OneHot(3, DType.F32)).with(three, DType.I64, 0));
    }
}
