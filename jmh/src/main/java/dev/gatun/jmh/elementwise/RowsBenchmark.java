// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.elementwise;

import dev.gatun.jmh.Workload;
import dev.gatun.nn.Functional;
import dev.gatun.tensor.Tensor;
import java.lang.foreign.MemorySegment;
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

/// Reductions and normalizations of the rows of an f32 matrix of half a megabyte, beside a plain copy of as many bytes.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class RowsBenchmark {
    private static final int SIZE = 131_072;

    /// Elements of a row.
    @Param({"128", "1024"})
    public int width;

    private Tensor x;
    private Tensor weight;
    private Tensor bias;
    private Tensor target;

    /// Makes the operands.
    @Setup
    public void operands() {
        x = Tensor.of(Workload.uniform(SIZE, 1), SIZE / width, width);
        weight = Tensor.of(Workload.uniform(width, 2), width);
        bias = Tensor.of(Workload.uniform(width, 3), width);
        target = Tensor.of(Workload.uniform(SIZE, 4), SIZE / width, width);
    }

    /// What memory allows: one read and one write of every element.
    @Benchmark
    public void copy() {
        MemorySegment.copy(x.segment(), 0, target.segment(), 0, (long) Float.BYTES * SIZE);
    }

    /// The sum of each row.
    @Benchmark
    public boolean sumOfRows() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return x.sum(1).isContiguous();
        }
    }

    /// The sum of each column.
    @Benchmark
    public boolean sumOfColumns() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return x.sum(0).isContiguous();
        }
    }

    /// The largest element of each row.
    @Benchmark
    public boolean maxOfRows() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return x.max(1).isContiguous();
        }
    }

    /// Softmax of each row.
    @Benchmark
    public boolean softmax() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return x.softmax(1).isContiguous();
        }
    }

    /// Layer norm of each row, with weight and bias.
    @Benchmark
    public boolean layerNorm() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return Functional.layerNorm(x, 1, weight, bias, 1e-5).isContiguous();
        }
    }
}
