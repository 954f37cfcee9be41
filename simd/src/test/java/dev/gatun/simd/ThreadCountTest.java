// SPDX-License-Identifier: Apache-2.0
package dev.gatun.simd;

import dev.gatun.op.Add;
import dev.gatun.op.BatchNorm;
import dev.gatun.op.BatchNormGrad;
import dev.gatun.op.Contiguous;
import dev.gatun.op.Conv2d;
import dev.gatun.op.Conv2dInputGrad;
import dev.gatun.op.Conv2dWeightGrad;
import dev.gatun.op.Dropout;
import dev.gatun.op.Exp;
import dev.gatun.op.GroupNormGrad;
import dev.gatun.op.LayerNormGrad;
import dev.gatun.op.Linear;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.RandomUniform;
import dev.gatun.op.ScaledDotProductAttention;
import dev.gatun.op.ScaledDotProductAttentionGrad;
import dev.gatun.op.Softmax;
import dev.gatun.op.Sum;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import dev.gatun.tensor.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

class ThreadCountTest {
    private static Tensor values(long... dims) {
        Tensor state = Tensor.of(new long[] {7, dims.length}, 2);
        return Ops.apply(new RandomUniform(Shape.of(dims), DType.F32), state);
    }

    private void same(Op op, Tensor... inputs) {
        Tensor[] alone = Ops.applyAll(op, inputs);
        for (int threads : new int[] {2, 3, 5}) {
            try (Workers workers = Workers.of(threads)) {
                Tensor[] together = workers.call(() -> Ops.applyAll(op, inputs));
                for (int i = 0; i < alone.length; i++) {
                    assertArrayEquals(alone[i].toFloats(), together[i].toFloats(), op + " on " + threads + " threads");
                }
            }
        }
    }

    @Test
    void resultsDoNotDependOnTheNumberOfThreads() {
        Tensor matrix = values(1031, 257);
        Tensor images = values(6, 8, 65, 67);
        Tensor channels = values(9, 32, 20, 18);
        Tensor weight = values(48, 32, 3, 3);
        Tensor grads = values(9, 48, 20, 18);
        same(new Conv2d(Window2d.of(1, 1), 1), channels, weight, values(48));
        same(new Conv2dInputGrad(Window2d.of(1, 1), 1, 20, 18), grads, weight);
        same(new Conv2dWeightGrad(Window2d.of(1, 1), 1, 3, 3), channels, grads);
        same(new Conv2d(Window2d.of(2, 1), 1), images, values(5, 8, 3, 3));
        same(new Linear(), matrix, values(129, 257));
        same(new Add(), matrix, matrix);
        same(new Add(), matrix, values(257));
        same(new Exp(), matrix);
        same(new Softmax(1), matrix);
        for (List<Integer> axes : List.of(List.of(0), List.of(1), List.<Integer>of())) {
            same(new Sum(axes, false), matrix);
        }
        same(new Sum(List.of(0, 2, 3), false), images);
        same(new Contiguous(), matrix.t());
        same(new LayerNormGrad(1, 1e-5), matrix, values(1031, 257), values(257));
        same(new BatchNorm(1e-5), images, values(8), values(8));
        same(new BatchNormGrad(1e-5), images, images, values(8));
        same(new GroupNormGrad(4, 1e-5), images, images, values(8));
        Tensor heads = values(3, 5, 150, 24);
        Tensor keys = values(3, 5, 401, 24);
        Tensor mask = values(3, 1, 150, 401);
        for (boolean causal : new boolean[] {false, true}) {
            same(new ScaledDotProductAttention(0.3, causal), heads, keys, keys, mask);
            same(new ScaledDotProductAttentionGrad(0.3, causal), heads, keys, keys, heads, heads, mask);
        }
        same(new Dropout(0.3), matrix, Tensor.of(new long[] {3, 4}, 2));
        same(new RandomUniform(matrix.shape(), DType.F32), Tensor.of(new long[] {3, 4}, 2));
    }
}
