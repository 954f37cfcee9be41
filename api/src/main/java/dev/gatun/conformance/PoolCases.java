// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.AdaptiveAvgPool2d;
import dev.gatun.op.AvgPool2d;
import dev.gatun.op.AvgPool2dGrad;
import dev.gatun.op.MaxPool2d;
import dev.gatun.op.MaxPool2dGrad;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.DType;
import java.util.List;

/// Pooling with overlapping windows, padding, dilation, rests and windows that reach over the end.
final class PoolCases {
    private PoolCases() {
    }

    static void addTo(List<OpCase> cases) {
        Window2d overlap = Window2d.of(2, 1);
        Window2d uneven = new Window2d(1, 2, 0, 1, 1, 0, 1, 1);
        Window2d dilated = new Window2d(2, 1, 1, 1, 1, 1, 2, 1);
        Window2d[] windows = {Window2d.of(2, 0), Window2d.of(1, 0), overlap, uneven, dilated};
        int[][] kernels = {{2, 2}, {3, 3}, {3, 3}, {2, 3}, {3, 2}};
        for (int i = 0; i < windows.length; i++) {
            int h = kernels[i][0];
            int w = kernels[i][1];
            for (boolean ceil : List.of(false, true)) {
                MaxPool2d max = new MaxPool2d(h, w, windows[i], ceil);
                cases.add(OpCase.of(max).with(Fill.distinct(), DType.F32, 1, 2, 5, 6).smooth());
                cases.add(OpCase.of(max).with(2, 3, 17, 31));
                cases.add(OpCase.of(max).with(Fill.of(1, Double.NaN, 2, 2, Double.NEGATIVE_INFINITY), DType.F32, 1, 3,
                        7, 9));
                cases.add(OpCase.of(max).with(0, 3, 7, 9));
                for (boolean count : List.of(false, true)) {
                    AvgPool2d average = new AvgPool2d(h, w, windows[i], count, ceil);
                    cases.add(OpCase.of(average).with(1, 2, 5, 6).smooth());
                    cases.add(OpCase.of(average).with(2, 3, 17, 31));
                    cases.add(OpCase.of(average).with(0, 3, 7, 9));
                    addGradient(cases, average);
                }
            }
        }
        cases.add(OpCase.of(new MaxPool2d(2, 2, Window2d.of(2, 0), false)).with(1, 16, 28, 28));
        cases.add(OpCase.of(new MaxPool2dGrad(5, 4)).with(2, 3, 2, 3).with(Fill.whole(0, 20), DType.I64, 2, 3, 2, 3)
                .smooth());
        cases.add(OpCase.of(new MaxPool2dGrad(33, 17)).with(1, 3, 17, 9).with(Fill.whole(0, 561), DType.I64, 1, 3, 17,
                9));
        for (int[] size : new int[][] {{1, 1}, {3, 2}, {2, 7}, {6, 3}}) {
            cases.add(OpCase.of(new AdaptiveAvgPool2d(size[0], size[1])).with(1, 2, 6, 7).smooth());
        }
    }

    private static void addGradient(List<OpCase> cases, AvgPool2d average) {
        OpCase forward = OpCase.of(average).with(1, 2, 5, 6);
        long[] small = average.infer(forward.specs()).get(0).shape().dims();
        cases.add(OpCase.of(new AvgPool2dGrad(average, 5, 6)).with(small).smooth());
        OpCase large = OpCase.of(average).with(2, 3, 17, 31);
        cases.add(OpCase.of(new AvgPool2dGrad(average, 17, 31)).with(average.infer(large.specs()).get(0).shape()
                .dims()));
    }
}
