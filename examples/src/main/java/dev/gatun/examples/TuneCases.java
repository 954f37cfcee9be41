// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples;

import dev.gatun.op.Add;
import dev.gatun.op.AvgPool2d;
import dev.gatun.op.Conv2d;
import dev.gatun.op.Conv2dInputGrad;
import dev.gatun.op.Conv2dWeightGrad;
import dev.gatun.op.Exp;
import dev.gatun.op.Gelu;
import dev.gatun.op.LayerNorm;
import dev.gatun.op.Linear;
import dev.gatun.op.MatMul;
import dev.gatun.op.MaxPool2d;
import dev.gatun.op.Mul;
import dev.gatun.op.Op;
import dev.gatun.op.Relu;
import dev.gatun.op.Sigmoid;
import dev.gatun.op.Softmax;
import dev.gatun.op.Sum;
import dev.gatun.op.Tanh;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.List;

/// What `gatun tune` measures: the ops that networks spend their time in, each from small to large.
final class TuneCases {
    /// One call.
    ///
    /// @param isQuick whether `--quick` measures it too
    record Case(Op op, List<TensorSpec> inputs, boolean isQuick) {
    }

    // m, n, k; the first column says whether it is quick.
    private static final long[][] PRODUCTS = {{1, 16, 16, 16}, {0, 32, 32, 32}, {1, 64, 64, 64}, {0, 96, 96, 96},
        {1, 128, 128, 128}, {1, 256, 256, 256}, {1, 512, 512, 512}, {0, 1024, 1024, 1024}, {0, 4096, 16, 16},
        {1, 4096, 64, 64}, {0, 16, 4096, 16}, {1, 64, 4096, 64}, {0, 64, 64, 4096}, {0, 8, 1024, 1024},
        {1, 1, 1024, 1024}, {0, 100, 300, 500}};
    // rows, in, out
    private static final long[][] LINEARS = {{1, 1, 128, 10}, {1, 1, 784, 128}, {0, 1, 1024, 1024}, {0, 1, 2048, 1000},
        {1, 32, 784, 128}, {1, 64, 784, 256}, {0, 64, 256, 128}, {0, 64, 1024, 1024}, {0, 128, 384, 1536},
        {0, 196, 768, 3072}};
    // batch, channels, size, out channels, kernel, stride, padding, groups
    private static final long[][] CONVOLUTIONS = {{1, 1, 1, 28, 6, 5, 1, 2, 1}, {0, 1, 6, 14, 16, 5, 1, 0, 1},
        {0, 64, 1, 28, 6, 5, 1, 2, 1}, {1, 64, 6, 14, 16, 5, 1, 0, 1}, {1, 64, 16, 32, 16, 3, 1, 1, 1},
        {0, 64, 32, 16, 32, 3, 1, 1, 1}, {0, 64, 64, 8, 64, 3, 1, 1, 1}, {1, 1, 64, 56, 64, 3, 1, 1, 1},
        {0, 1, 128, 28, 128, 3, 1, 1, 1}, {0, 1, 256, 14, 256, 3, 1, 1, 1}, {1, 1, 512, 7, 512, 3, 1, 1, 1},
        {0, 1, 64, 56, 256, 1, 1, 0, 1}, {1, 1, 512, 28, 128, 1, 1, 0, 1}, {0, 1, 2048, 7, 512, 1, 1, 0, 1},
        {1, 1, 3, 224, 64, 7, 2, 3, 1}, {0, 1, 128, 56, 128, 3, 2, 1, 1}, {1, 1, 96, 56, 96, 3, 1, 1, 96}};
    private static final long[] SIZES = {1 << 10, 1 << 14, 1 << 17, 1 << 20, 1 << 24};
    private static final long[][] ROWS = {{1, 10}, {64, 10}, {64, 128}, {128, 768}, {128, 1000}, {4096, 768}};
    // batch, channels, size
    private static final long[][] IMAGES = {{1, 6, 28}, {64, 6, 28}, {1, 64, 112}, {16, 64, 56}};

    private TuneCases() {
    }

    private static TensorSpec f32(long... dims) {
        return TensorSpec.of(DType.F32, dims);
    }

    /// All calls, or the quick ones only.
    static List<Case> of(boolean quick) {
        List<Case> cases = new ArrayList<>();
        for (long[] p : PRODUCTS) {
            cases.add(new Case(new MatMul(), List.of(f32(p[1], p[3]), f32(p[3], p[2])), p[0] == 1));
        }
        cases.add(new Case(new MatMul(), List.of(f32(12, 128, 32), f32(12, 32, 128)), false));
        for (long[] l : LINEARS) {
            cases.add(new Case(new Linear(), List.of(f32(l[1], l[2]), f32(l[3], l[2]), f32(l[3])), l[0] == 1));
        }
        for (long[] c : CONVOLUTIONS) {
            convolutions(cases, c);
        }
        for (long size : SIZES) {
            boolean isQuick = size == 1 << 14 || size == 1 << 20;
            for (Op op : List.of(new Relu(), new Exp(), new Tanh(), new Sigmoid(), new Gelu(false), new Gelu(true))) {
                cases.add(new Case(op, List.of(f32(size)), isQuick));
            }
            for (Op op : List.of(new Add(), new Mul())) {
                cases.add(new Case(op, List.of(f32(size), f32(size)), isQuick));
            }
            cases.add(new Case(new Sum(List.of(), false), List.of(f32(size)), isQuick));
        }
        for (long[] r : ROWS) {
            boolean isQuick = r[1] == 768;
            cases.add(new Case(new Softmax(1), List.of(f32(r)), isQuick));
            cases.add(new Case(new LayerNorm(1, 1e-5), List.of(f32(r), f32(r[1]), f32(r[1])), isQuick));
            cases.add(new Case(new Sum(List.of(0), false), List.of(f32(r)), isQuick));
            cases.add(new Case(new Add(), List.of(f32(r), f32(r[1])), isQuick));
        }
        for (long[] i : IMAGES) {
            boolean isQuick = i[0] == 64;
            Window2d two = Window2d.of(2, 0);
            cases.add(new Case(new MaxPool2d(2, 2, two, false), List.of(f32(i[0], i[1], i[2], i[2])), isQuick));
            cases.add(new Case(new AvgPool2d(2, 2, two, true, false), List.of(f32(i[0], i[1], i[2], i[2])), isQuick));
        }
        return cases.stream().filter(each -> !quick || each.isQuick()).toList();
    }

    private static void convolutions(List<Case> cases, long[] c) {
        Window2d window = Window2d.of((int) c[6], (int) c[7]);
        int groups = (int) c[8];
        TensorSpec x = f32(c[1], c[2], c[3], c[3]);
        TensorSpec weight = f32(c[4], c[2] / groups, c[5], c[5]);
        Conv2d op = new Conv2d(window, groups);
        cases.add(new Case(op, List.of(x, weight, f32(c[4])), c[0] == 1));
        TensorSpec y = op.infer(List.of(x, weight)).getFirst();
        if (c[1] == 64) {
            cases.add(new Case(new Conv2dInputGrad(window, groups, c[3], c[3]), List.of(y, weight), c[0] == 1));
            cases.add(new Case(new Conv2dWeightGrad(window, groups, c[5], c[5]), List.of(x, y), c[0] == 1));
        }
    }
}
