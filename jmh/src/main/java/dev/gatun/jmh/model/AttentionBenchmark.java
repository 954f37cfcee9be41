// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.model;

import dev.gatun.jmh.Workload;
import dev.gatun.op.Composite;
import dev.gatun.op.Op;
import dev.gatun.op.Ops;
import dev.gatun.op.ScaledDotProductAttention;
import dev.gatun.op.ScaledDotProductAttentionGrad;
import dev.gatun.tensor.Tensor;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Attention and its gradient on one thread, as one op and as the ops it is made of.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class AttentionBenchmark {
    /// Batch, heads, length and width of a head: of a small encoder, of an image transformer, and of a long text.
    @Param({"1x12x128x32", "8x12x197x64", "1x12x1024x64"})
    public String shape;

    private Composite forward;
    private Composite backward;
    private Tensor[] operands;
    private Tensor[] gradOperands;

    /// Makes the operands.
    @Setup
    public void operands() {
        long[] dims = Arrays.stream(shape.split("x")).mapToLong(Long::parseLong).toArray();
        int size = (int) Arrays.stream(dims).reduce(1, (a, b) -> a * b);
        double scale = 1 / Math.sqrt(dims[3]);
        forward = new ScaledDotProductAttention(scale, false);
        backward = new ScaledDotProductAttentionGrad(scale, false);
        operands = new Tensor[3];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = Tensor.of(Workload.uniform(size, i), dims);
        }
        gradOperands = new Tensor[] {operands[0], operands[1], operands[2], Ops.apply(forward, operands),
            Tensor.of(Workload.uniform(size, 3), dims)};
    }

    private static boolean run(Op op, Tensor[] inputs) {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return Ops.applyAll(op, inputs)[0].isContiguous();
        }
    }

    private static boolean decomposed(Composite op, Tensor[] inputs) {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return op.decompose(inputs)[0].isContiguous();
        }
    }

    /// Attention.
    @Benchmark
    public boolean attention() {
        return run(forward, operands);
    }

    /// Attention with a matrix of scores.
    @Benchmark
    public boolean attentionDecomposed() {
        return decomposed(forward, operands);
    }

    /// The gradients of queries, keys and values.
    @Benchmark
    public boolean gradient() {
        return run(backward, gradOperands);
    }

    /// The same with matrices of scores.
    @Benchmark
    public boolean gradientDecomposed() {
        return decomposed(backward, gradOperands);
    }
}
