// SPDX-License-Identifier: Apache-2.0
package dev.gatun.jmh.gemm;

import dev.gatun.jmh.Workload;
import dev.gatun.tensor.Tensor;
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

/// The product of two square f32 matrices, nothing packed beforehand.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class SgemmBenchmark {
    /// Rows, columns and inner size.
    @Param({"64", "128", "256", "512", "1024"})
    public int n;

    private Tensor a;
    private Tensor b;

    /// Makes the operands.
    @Setup
    public void operands() {
        a = Tensor.of(Workload.uniform(n * n, 1), n, n);
        b = Tensor.of(Workload.uniform(n * n, 2), n, n);
    }

    /// `a b`.
    @Benchmark
    public boolean matmul() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return a.matmul(b).isContiguous();
        }
    }

    /// `a` transposed, times `b`: the operand is a strided view.
    @Benchmark
    public boolean transposedLeft() {
        try (dev.gatun.tensor.Scope _ = dev.gatun.tensor.Scope.open()) {
            return a.t().matmul(b).isContiguous();
        }
    }
}
