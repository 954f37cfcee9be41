// SPDX-License-Identifier: Apache-2.0
package dev.gatun.conformance;

import dev.gatun.op.BatchNorm;
import dev.gatun.op.BatchNormGrad;
import dev.gatun.op.BatchNormInference;
import dev.gatun.op.GroupNorm;
import dev.gatun.op.GroupNormGrad;
import dev.gatun.op.LayerNorm;
import dev.gatun.op.LayerNormGrad;
import dev.gatun.op.LogSoftmax;
import dev.gatun.op.LogSoftmaxGrad;
import dev.gatun.op.Op;
import dev.gatun.op.RmsNorm;
import dev.gatun.op.RmsNormGrad;
import dev.gatun.op.Softmax;
import dev.gatun.op.SoftmaxGrad;
import dev.gatun.tensor.DType;
import java.util.Arrays;
import java.util.List;

/// Normalisations and softmax along first, middle and last axes, with and without weight and bias.
final class NormCases {
    private NormCases() {
    }

    static void addTo(List<OpCase> cases) {
        addSoftmax(cases);
        double eps = 1e-5;
        addNorm(cases, new LayerNorm(1, eps), new LayerNormGrad(1, eps), new long[][] {{3, 5}, {2, 3, 4}},
                new long[][] {{17, 33}, {1, 257}, {5, 1}, {0, 7}});
        addNorm(cases, new LayerNorm(2, eps), new LayerNormGrad(2, eps), new long[][] {{2, 3, 4}},
                new long[][] {{7, 3, 31}, {3, 31}});
        for (int groups : new int[] {1, 2, 4}) {
            addNorm(cases, new GroupNorm(groups, eps), new GroupNormGrad(groups, eps), new long[][] {{2, 4, 3}},
                    new long[][] {{3, 12, 7, 5}, {5, 8}, {0, 4, 3}});
        }
        addNorm(cases, new BatchNorm(eps), new BatchNormGrad(eps), new long[][] {{3, 2}, {2, 2, 3}},
                new long[][] {{17, 5}, {3, 33, 7}, {2, 3, 9, 31}});
        addRms(cases, new RmsNorm(1, 1e-6), new RmsNormGrad(1, 1e-6), new long[] {2, 3, 5}, new long[] {5});
        addRms(cases, new RmsNorm(2, 0.1), new RmsNormGrad(2, 0.1), new long[] {2, 3, 5}, new long[] {3, 5});
        cases.add(OpCase.of(new RmsNorm(1, 1e-6)).with(17, 257).with(257));
        Fill positive = Fill.uniform(0.5, 2);
        for (long[] dims : new long[][] {{2, 3}, {2, 3, 2, 2}, {5, 3, 17, 31}}) {
            OpCase plain = OpCase.of(new BatchNormInference(eps)).with(dims);
            OpCase known = plain.with(3).with(positive, DType.F32, 3);
            OpCase affine = plain.with(3).with(3).with(3).with(positive, DType.F32, 3);
            boolean small = dims.length < 4 || dims[0] < 5;
            cases.add(small ? known.smooth() : known);
            cases.add(small ? affine.smooth() : affine);
        }
    }

    private static void addSoftmax(List<OpCase> cases) {
        for (int axis = 0; axis < 3; axis++) {
            for (Op op : List.of(new Softmax(axis), new LogSoftmax(axis))) {
                cases.add(OpCase.of(op).with(2, 3, 4).smooth());
                cases.add(OpCase.of(op).with(7, 33, 17));
                cases.add(OpCase.of(op).with(Fill.uniform(-3e4, 3e4), DType.F32, 5, 3, 7));
                cases.add(OpCase.of(op).with(3, 0, 2));
                cases.add(OpCase.of(op).with(Fill.of(1, Double.NEGATIVE_INFINITY, 2, 0), DType.F32, 3, 5, 7));
            }
            cases.add(OpCase.of(new SoftmaxGrad(axis)).with(2, 3, 4).with(2, 3, 4).smooth());
            cases.add(OpCase.of(new SoftmaxGrad(axis)).with(Fill.uniform(0, 1), DType.F32, 7, 33, 17).with(7, 33, 17));
            cases.add(OpCase.of(new LogSoftmaxGrad(axis)).with(2, 3, 4).with(2, 3, 4).smooth());
            cases.add(OpCase.of(new LogSoftmaxGrad(axis)).with(Fill.uniform(-9, 0), DType.F32, 7, 33, 17)
                    .with(7, 33, 17));
        }
        cases.add(OpCase.of(new Softmax(1)).with(3, 1000));
        cases.add(OpCase.of(new LogSoftmax(1)).with(64, 10));
    }

    private static void addNorm(List<OpCase> cases, Op norm, Op gradient, long[][] small, long[][] large) {
        for (long[] dims : small) {
            addNorm(cases, norm, gradient, dims, true);
        }
        for (long[] dims : large) {
            addNorm(cases, norm, gradient, dims, false);
        }
    }

    private static void addNorm(List<OpCase> cases, Op norm, Op gradient, long[] dims, boolean smooth) {
        long[] parameter = norm instanceof LayerNorm layer
                ? Arrays.copyOfRange(dims, dims.length - layer.axes(), dims.length) : new long[] {dims[1]};
        OpCase plain = OpCase.of(norm).with(dims);
        OpCase grad = OpCase.of(gradient).with(dims).with(dims);
        for (OpCase opCase : List.of(plain, plain.with(parameter), plain.with(parameter).with(parameter), grad,
                grad.with(parameter))) {
            cases.add(smooth ? opCase.smooth() : opCase);
        }
    }

    private static void addRms(List<OpCase> cases, Op norm, Op gradient, long[] dims, long[] parameter) {
        cases.add(OpCase.of(norm).with(dims).smooth());
        cases.add(OpCase.of(norm).with(dims).with(parameter).smooth());
        cases.add(OpCase.of(gradient).with(dims).with(dims).smooth());
        cases.add(OpCase.of(gradient).with(dims).with(dims).with(parameter).smooth());
    }
}
