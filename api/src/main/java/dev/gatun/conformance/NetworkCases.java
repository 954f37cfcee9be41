// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.Add;
import dev.gatun.op.Conv2d;
import dev.gatun.op.CrossEntropy;
import dev.gatun.op.CrossEntropyGrad;
import dev.gatun.op.Dropout;
import dev.gatun.op.Fused;
import dev.gatun.op.Gelu;
import dev.gatun.op.Gru;
import dev.gatun.op.Linear;
import dev.gatun.op.Lstm;
import dev.gatun.op.MatMul;
import dev.gatun.op.Neg;
import dev.gatun.op.Op;
import dev.gatun.op.Relu;
import dev.gatun.op.ScaledDotProductAttention;
import dev.gatun.op.ScaledDotProductAttentionGrad;
import dev.gatun.op.Sigmoid;
import dev.gatun.op.Tanh;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.DType;
import java.util.List;

/// Linear maps, attention, dropout and cross-entropy.
final class NetworkCases {
    private NetworkCases() {
    }

    static void addTo(List<OpCase> cases) {
        addLinear(cases);
        addAttention(cases);
        addFused(cases);
        addRecurrent(cases);
        for (double p : new double[] {0, 0.3, 1}) {
            cases.add(OpCase.of(new Dropout(p)).with(5, 7).with(Fill.of(3, 4), DType.I64, 2).smooth());
            cases.add(OpCase.of(new Dropout(p)).with(257).with(Fill.of(-3, 1L << 40), DType.I64, 2));
        }
        for (double smoothing : new double[] {0, 0.1}) {
            CrossEntropy loss = new CrossEntropy(smoothing, 2);
            OpCase plain = OpCase.of(loss).with(4, 5).with(Fill.of(0, 2, 4, 1), DType.I64, 4);
            cases.add(plain.smooth());
            cases.add(plain.with(Fill.uniform(0.5, 2), DType.F32, 5).smooth());
            cases.add(OpCase.of(loss).with(257, 10).with(Fill.whole(0, 10), DType.I64, 257));
            cases.add(OpCase.of(loss).with(0, 10).with(Fill.whole(0, 10), DType.I64, 0));
            CrossEntropyGrad gradient = new CrossEntropyGrad(smoothing, 2);
            OpCase grad = OpCase.of(gradient).with(4, 5).with(Fill.of(0, 2, 4, 1), DType.I64, 4).with(4);
            cases.add(grad.smooth());
            cases.add(grad.with(Fill.uniform(0.5, 2), DType.F32, 5).smooth());
            cases.add(OpCase.of(gradient).with(257, 10).with(Fill.whole(0, 10), DType.I64, 257).with(257));
        }
    }

    private static void addLinear(List<OpCase> cases) {
        cases.add(OpCase.of(new Linear()).with(3, 4).with(2, 4).with(2).smooth());
        cases.add(OpCase.of(new Linear()).with(2, 3, 4).with(5, 4).smooth());
        cases.add(OpCase.of(new Linear()).with(4).with(3, 4).with(3).smooth());
        for (long[] size : new long[][] {{1, 1, 1}, {17, 33, 31}, {64, 400, 120}, {8, 84, 10}, {0, 3, 4}, {3, 0, 4},
            {3, 4, 0}}) {
            cases.add(OpCase.of(new Linear()).with(size[0], size[1]).with(size[2], size[1]).with(size[2]));
            cases.add(OpCase.of(new Linear()).with(size[0], size[1]).with(size[2], size[1]));
        }
    }

    private static void addFused(List<OpCase> cases) {
        Op conv = new Conv2d(Window2d.of(1, 1), 1);
        Op pointwise = new Conv2d(Window2d.unit(), 1);
        for (List<Op> steps : List.of(List.<Op>of(new Relu()), List.<Op>of(new Sigmoid()), List.<Op>of(new Tanh()),
                List.<Op>of(new Gelu(false), new Neg()))) {
            cases.add(OpCase.of(new Fused(new Linear(), steps)).with(3, 4).with(2, 4).with(2).differentiable());
            cases.add(OpCase.of(new Fused(new MatMul(), steps)).with(17, 65).with(65, 33));
            cases.add(OpCase.of(new Fused(new Linear(), steps)).with(64, 100).with(48, 100).with(48));
            cases.add(OpCase.of(new Fused(conv, steps)).with(2, 3, 5, 6).with(4, 3, 3, 3).with(4).differentiable());
            cases.add(OpCase.of(new Fused(conv, steps)).with(1, 16, 14, 14).with(32, 16, 3, 3));
            cases.add(OpCase.of(new Fused(pointwise, steps)).with(2, 16, 9, 14).with(20, 16, 1, 1).with(20));
        }
        List<Op> residual = List.of(new Add(), new Relu());
        cases.add(OpCase.of(new Fused(conv, residual)).with(2, 3, 5, 6).with(4, 3, 3, 3).with(4).with(2, 4, 5, 6)
                .differentiable());
        cases.add(OpCase.of(new Fused(conv, residual)).with(1, 16, 14, 14).with(32, 16, 3, 3).with(1, 32, 14, 14));
        cases.add(OpCase.of(new Fused(pointwise, residual)).with(2, 16, 9, 14).with(20, 16, 1, 1).with(20)
                .with(2, 20, 9, 14));
        cases.add(OpCase.of(new Fused(new Linear(), List.of(new Add()))).with(9, 20).with(30, 20).with(30).with(9, 30));
        cases.add(OpCase.of(new Fused(new Linear(), List.of(new Add()))).with(9, 20).with(30, 20).with(30));
    }

    private static void addRecurrent(List<OpCase> cases) {
        for (boolean reverse : List.of(false, true)) {
            for (long[] s : new long[][] {{3, 2, 3, 4}, {1, 1, 1, 1}, {7, 5, 17, 33}, {4, 0, 3, 2}}) {
                long n = s[1];
                long in = s[2];
                long h = s[3];
                OpCase lstm = OpCase.of(new Lstm(reverse)).with(s[0], n, in).with(n, h).with(n, h).with(4 * h, in)
                        .with(4
                                * h, h);
                OpCase gru = OpCase.of(new Gru(reverse)).with(s[0], n, in).with(n, h).with(3 * h, in).with(3 * h, h);
                cases.add(lstm);
                cases.add(gru);
                boolean isSmall = h == 4;
                OpCase lstmBias = lstm.with(4 * h).with(4 * h);
                OpCase gruBias = gru.with(3 * h).with(3 * h);
                cases.add(isSmall ? lstmBias.differentiable() : lstmBias);
                cases.add(isSmall ? gruBias.differentiable() : gruBias);
            }
        }
    }

    private static void addAttention(List<OpCase> cases) {
        for (boolean causal : List.of(false, true)) {
            OpCase plain = OpCase.of(new ScaledDotProductAttention(0.5, causal)).with(2, 3, 4).with(2, 5, 4)
                    .with(2, 5, 3);
            cases.add(plain.smooth());
            cases.add(plain.with(3, 5).smooth());
            cases.add(plain.with(Fill.of(1, 0, 1, 1, 0), DType.BOOL, 2, 3, 5).smooth());
            cases.add(plain.with(Fill.of(0, 0, 0, 0, 0, 1), DType.BOOL, 3, 5).smooth());
            cases.add(plain.with(2, 1, 1).smooth());
            OpCase grad = OpCase.of(new ScaledDotProductAttentionGrad(0.5, causal)).with(2, 3, 4).with(2, 5, 4)
                    .with(2, 5, 3).with(2, 3, 3).with(2, 3, 3);
            cases.add(grad.smooth());
            cases.add(grad.with(3, 5).smooth());
            cases.add(grad.with(Fill.of(0, 0, 0, 0, 0, 1), DType.BOOL, 3, 5).smooth());
            cases.add(OpCase.of(new ScaledDotProductAttention(0.5, causal)).with(2, 3, 4).with(5, 4).with(2, 1, 5, 3)
                    .smooth());
            // Query, key and value lengths and widths: one block of keys, several, and ends of blocks.
            for (long[] s : new long[][] {{17, 31, 8, 7}, {50, 50, 32, 32}, {49, 197, 64, 33}, {50, 401, 17, 40},
                {5, 385, 3, 1}, {0, 3, 2, 2}, {3, 0, 2, 2}}) {
                OpCase one = OpCase.of(new ScaledDotProductAttention(0.3, causal)).with(2, 1, s[0], s[2])
                        .with(2, 1, s[1], s[2]).with(2, 1, s[1], s[3]);
                OpCase back = OpCase.of(new ScaledDotProductAttentionGrad(0.3, causal)).with(2, 1, s[0], s[2])
                        .with(2, 1, s[1], s[2]).with(2, 1, s[1], s[3]).with(2, 1, s[0], s[3]).with(2, 1, s[0], s[3]);
                for (OpCase c : List.of(one, back)) {
                    cases.add(c);
                    cases.add(c.with(s[0], s[1]));
                    cases.add(c.with(Fill.of(0, 1, 1), DType.BOOL, 2, 1, 1, s[1]));
                    cases.add(c.with(Fill.of(0, 1, 1, 0, 1), DType.BOOL, 2, 1, s[0], 1));
                }
            }
        }
    }
}
