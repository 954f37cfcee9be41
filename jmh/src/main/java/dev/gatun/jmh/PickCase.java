// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh;

import dev.gatun.op.Add;
import dev.gatun.op.BatchNorm;
import dev.gatun.op.Conv2d;
import dev.gatun.op.Conv2dInputGrad;
import dev.gatun.op.Conv2dWeightGrad;
import dev.gatun.op.Exp;
import dev.gatun.op.Gelu;
import dev.gatun.op.LayerNorm;
import dev.gatun.op.Linear;
import dev.gatun.op.MatMul;
import dev.gatun.op.MaxPool2d;
import dev.gatun.op.Op;
import dev.gatun.op.Relu;
import dev.gatun.op.Softmax;
import dev.gatun.op.Sum;
import dev.gatun.op.Tanh;
import dev.gatun.op.Window2d;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// An op on operands of given shapes, whose path the dispatcher must pick well.
///
/// @param name    such as `matmul 64x784x256`
/// @param threads how many threads it may use
/// @param op      the op
/// @param shapes  the operands' shapes
record PickCase(String name, int threads, Op op, List<Shape> shapes) {
    private static final int TRAINING_BATCH = 16;

    static List<PickCase> matching(String filter) {
        Pattern pattern = Pattern.compile(filter, Pattern.CASE_INSENSITIVE);
        return all().stream().filter(c -> pattern.matcher(c.name).find()).toList();
    }

    /// Fresh operands.
    Tensor[] operands() {
        Tensor[] operands = new Tensor[shapes.size()];
        for (int i = 0; i < operands.length; i++) {
            long[] dims = shapes.get(i).dims();
            operands[i] = Tensor.of(Workload.uniform(Math.toIntExact(shapes.get(i).size()), i + 1), dims);
        }
        return operands;
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<PickCase> all() {
        List<PickCase> cases = new ArrayList<>();
        for (int threads = 1; threads <= 2; threads++) {
            products(cases, threads);
            convolutions(cases, threads);
        }
        elementwise(cases);
        rows(cases);
        return cases;
    }

    private static void products(List<PickCase> cases, int threads) {
        for (int n : new int[] {8, 16, 32, 64, 128, 256, 512, 1024}) {
            add(cases, "matmul " + MatMulShape.cube(n), threads, new MatMul(), new long[] {n, n}, new long[] {n, n});
        }
        List<MatMulShape> layers = new ArrayList<>(Shapes.products("layers"));
        layers.addAll(Shapes.products("mlp"));
        for (MatMulShape s : layers) {
            add(cases, "linear " + s, threads, new Linear(), new long[] {s.m(), s.k()}, new long[] {s.n(), s.k()},
                    new long[] {s.n()});
        }
    }

    private static void convolutions(List<PickCase> cases, int threads) {
        for (ConvShape s : Shapes.convolutions("resnet50")) {
            add(cases, "conv2d " + s + ", batch 1", threads, new Conv2d(s.window(), 1), s.input(1), s.weight());
        }
        List<ConvShape> trained = new ArrayList<>(Shapes.convolutions("lenet5"));
        trained.addAll(Shapes.convolutions("resnet20"));
        trained.addAll(Shapes.convolutions("resnet50", "3x3"));
        for (ConvShape s : trained) {
            String text = s + ", batch " + TRAINING_BATCH;
            add(cases, "conv2d " + text, threads, new Conv2d(s.window(), 1), s.input(TRAINING_BATCH), s.weight());
            add(cases, "conv2d input gradient " + text, threads, new Conv2dInputGrad(s.window(), 1, s.size(), s.size()),
                    s.output(TRAINING_BATCH), s.weight());
            add(cases, "conv2d weight gradient " + text, threads, new Conv2dWeightGrad(s.window(), 1, s.kernel(),
                    s.kernel()), s.input(TRAINING_BATCH), s.output(TRAINING_BATCH));
        }
    }

    private static void elementwise(List<PickCase> cases) {
        for (long size : new long[] {1, 64, 4_096, 131_072, 4_194_304}) {
            for (Op op : List.of(new Relu(), new Exp(), new Tanh(), new Gelu(false))) {
                add(cases, op.name() + " " + size, 1, op, new long[] {size});
            }
            add(cases, "add " + size, 1, new Add(), new long[] {size}, new long[] {size});
        }
    }

    private static void rows(List<PickCase> cases) {
        for (long[] shape : new long[][] {{1, 10}, {64, 10}, {1_536, 128}, {128, 768}, {64, 1_000}}) {
            String size = " " + shape[0] + "x" + shape[1];
            add(cases, "softmax" + size, 1, new Softmax(1), shape);
            add(cases, "layer norm" + size, 1, new LayerNorm(1, 1e-5), shape, new long[] {shape[1]},
                    new long[] {shape[1]});
            add(cases, "sum of rows" + size, 1, new Sum(List.of(1), false), shape);
            add(cases, "sum of columns" + size, 1, new Sum(List.of(0), false), shape);
        }
        add(cases, "batch norm 16x16x32x32", 1, new BatchNorm(1e-5), new long[] {16, 16, 32, 32}, new long[] {16},
                new long[] {16});
        add(cases, "max pool 16x6x28x28, 2x2 s2", 1, new MaxPool2d(2, 2, Window2d.of(2, 0), false),
                new long[] {16, 6, 28, 28});
        add(cases, "max pool 1x64x112x112, 3x3 s2", 1, new MaxPool2d(3, 3, Window2d.of(2, 1), false),
                new long[] {1, 64, 112, 112});
    }

    private static void add(List<PickCase> cases, String name, int threads, Op op, long[]... shapes) {
        List<Shape> all = new ArrayList<>();
        for (long[] dims : shapes) {
            all.add(Shape.of(dims));
        }
        cases.add(new PickCase(threads == 1 ? name : name + ", " + threads + " threads", threads, op, all));
    }
}
